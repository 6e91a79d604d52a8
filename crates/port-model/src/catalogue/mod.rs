//! The vendor's facts as data: roles, services, flow rules, modules and the pages that state them.
//!
//! The facts stand in `catalogue/*.toml` and are compiled in. Code only knows *how* components
//! pair up ([`Pairing`]); which roles talk on which port, since when and why is in the data.

mod data;
mod roles;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub use data::{
    Bearer, Choice, FlowRule, Local, Module, ModulePorts, Pairing, Process, ProcessName, Reference,
    Role, Service,
};

use crate::names::Id;

/// The whole catalogue, indexed by id.
#[derive(Debug, Serialize)]
pub struct Catalogue {
    /// What components can be, in the order in which people choose.
    pub roles: Vec<Role>,
    /// Named listening ports.
    pub services: Vec<Service>,
    /// Which flows follow from which components.
    pub flows: Vec<FlowRule>,
    /// Modules and shared services of the platform.
    pub modules: Vec<Module>,
    /// The pages that the facts stand on.
    pub references: Vec<Reference>,
    #[serde(skip)]
    index: Index,
}

#[derive(Debug, Default)]
struct Index {
    roles: HashMap<Id, usize>,
    services: HashMap<Id, usize>,
    modules: HashMap<Id, usize>,
    references: HashMap<Id, usize>,
    flows: HashMap<Id, usize>,
}

/// One file of the catalogue; each may hold any of the lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default)]
    role: Vec<Role>,
    #[serde(default)]
    service: Vec<Service>,
    #[serde(default)]
    flow: Vec<FlowRule>,
    #[serde(default)]
    module: Vec<Module>,
    #[serde(default)]
    reference: Vec<Reference>,
}

/// The files that are compiled in, by name.
const FILES: [(&str, &str); 7] = [
    ("roles.toml", include_str!("../../catalogue/roles.toml")),
    ("services.toml", include_str!("../../catalogue/services.toml")),
    ("references.toml", include_str!("../../catalogue/references.toml")),
    ("modules.toml", include_str!("../../catalogue/modules.toml")),
    ("core.toml", include_str!("../../catalogue/core.toml")),
    ("appliance.toml", include_str!("../../catalogue/appliance.toml")),
    ("direct-connect.toml", include_str!("../../catalogue/direct-connect.toml")),
];

static BUILTIN: LazyLock<Catalogue> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the files are compiled in and read by every test")]
    Catalogue::from_files(&FILES).expect("the built-in catalogue is sound")
});

/// Why a catalogue file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The file is not TOML of the catalogue's form; the parser's text names line and key.
    #[error("{file}: {error}")]
    Form {
        /// The file's name.
        file: String,
        /// What the parser says.
        error: Box<toml::de::Error>,
    },
    /// An entry names an id that no entry has.
    #[error("{entry}: {kind} '{id}' does not exist")]
    Unknown {
        /// The entry that names it.
        entry: Id,
        /// What kind of id it should be.
        kind: &'static str,
        /// The id.
        id: Id,
    },
    /// Two entries of one kind have the same id.
    #[error("{kind} '{id}' stands twice")]
    Twice {
        /// The kind of entry.
        kind: &'static str,
        /// The id.
        id: Id,
    },
}

impl Catalogue {
    /// The catalogue that comes with the program.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    fn from_files(files: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        let mut all = File::default();
        for (name, text) in files {
            let file: File = toml::from_str(text).map_err(|error| CatalogueError::Form {
                file: (*name).to_owned(),
                error: Box::new(error),
            })?;
            all.role.extend(file.role);
            all.service.extend(file.service);
            all.flow.extend(file.flow);
            all.module.extend(file.module);
            all.reference.extend(file.reference);
        }
        let index = Index {
            roles: index("role", all.role.iter().map(|role| &role.id))?,
            services: index("service", all.service.iter().map(|service| &service.id))?,
            modules: index("module", all.module.iter().map(|module| &module.id))?,
            references: index("reference", all.reference.iter().map(|reference| &reference.id))?,
            flows: index("flow", all.flow.iter().map(|flow| &flow.id))?,
        };
        let File { role, service, flow, module, reference } = all;
        let catalogue = Self {
            roles: role,
            services: service,
            flows: flow,
            modules: module,
            references: reference,
            index,
        };
        catalogue.check()?;
        Ok(catalogue)
    }

    /// Every id that an entry names must exist.
    fn check(&self) -> Result<(), CatalogueError> {
        let known = |entry: &Id, kind, id: &Id, found: bool| {
            if found {
                Ok(())
            } else {
                Err(CatalogueError::Unknown { entry: entry.clone(), kind, id: id.clone() })
            }
        };
        for flow in &self.flows {
            for bearer in [&flow.source, &flow.destination] {
                if let Bearer::Role(role) = bearer {
                    known(&flow.id, "role", role, self.role(role).is_some())?;
                }
            }
            for service in &flow.services {
                known(&flow.id, "service", service, self.service(service).is_some())?;
            }
            for reference in flow.reference.all() {
                known(&flow.id, "reference", reference, self.reference(reference).is_some())?;
            }
            if let Some(module) = &flow.module {
                known(&flow.id, "module", module, self.module(module).is_some())?;
            }
            if let Some(follows) = &flow.follows {
                known(&flow.id, "flow", follows, self.flow(follows).is_some())?;
            }
        }
        for role in &self.roles {
            for other in &role.connects_to {
                known(&role.id, "role", other, self.role(other).is_some())?;
            }
        }
        Ok(())
    }

    /// The role with this id.
    pub fn role(&self, id: &Id) -> Option<&Role> {
        self.index.roles.get(id).and_then(|&at| self.roles.get(at))
    }

    /// The service with this id.
    pub fn service(&self, id: &Id) -> Option<&Service> {
        self.index.services.get(id).and_then(|&at| self.services.get(at))
    }

    /// The module with this id.
    pub fn module(&self, id: &Id) -> Option<&Module> {
        self.index.modules.get(id).and_then(|&at| self.modules.get(at))
    }

    /// The reference with this id.
    pub fn reference(&self, id: &Id) -> Option<&Reference> {
        self.index.references.get(id).and_then(|&at| self.references.get(at))
    }

    /// The flow rule with this id.
    pub fn flow(&self, id: &Id) -> Option<&FlowRule> {
        self.index.flows.get(id).and_then(|&at| self.flows.get(at))
    }
}

fn index<'a>(
    kind: &'static str,
    ids: impl Iterator<Item = &'a Id>,
) -> Result<HashMap<Id, usize>, CatalogueError> {
    let mut index = HashMap::new();
    for (at, id) in ids.enumerate() {
        if index.insert(id.clone(), at).is_some() {
            return Err(CatalogueError::Twice { kind, id: id.clone() });
        }
    }
    Ok(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_file_is_refused_with_its_name_and_line() {
        let error = Catalogue::from_files(&[("own.toml", "[[role]]\nid = \"a\"\nnam = 1")])
            .expect_err("refused");
        let text = error.to_string();
        assert!(text.starts_with("own.toml:") && text.contains("line 3"), "{text}");
    }

    #[test]
    fn a_flow_that_names_an_unknown_role_is_refused() {
        let core = include_str!("../../catalogue/core.toml");
        let error = Catalogue::from_files(&[("core.toml", core)]).expect_err("no roles");
        assert_eq!(error.to_string(), "client-to-server: role 'client-group' does not exist");
    }

    #[test]
    fn an_id_that_stands_twice_is_refused() {
        let roles = FILES[0].1;
        let error = Catalogue::from_files(&[("a", roles), ("b", roles)]).expect_err("twice");
        assert_eq!(error.to_string(), "role 'tanium-server' stands twice");
    }

    #[test]
    fn every_text_is_there_in_both_languages() {
        let catalogue = Catalogue::builtin();
        let texts = catalogue
            .roles
            .iter()
            .map(|role| &role.name)
            .chain(catalogue.services.iter().map(|service| &service.name))
            .chain(catalogue.modules.iter().map(|module| &module.name))
            .chain(catalogue.flows.iter().map(|flow| &flow.summary));
        for text in texts {
            assert!(!text.en.is_empty() && !text.de.is_empty(), "{text:?}");
        }
    }
}

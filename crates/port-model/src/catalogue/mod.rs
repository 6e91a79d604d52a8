//! The vendor's facts as data: roles, services, flow rules, modules and the pages that state them.
//!
//! The facts stand in `catalogue/*.toml` and are compiled in. Code only knows *how* components
//! pair up ([`Pairing`]); which roles talk on which port, since when and why is in the data.

mod change_words;
mod check;
mod choice;
mod data;
mod error;
mod files;
mod history;
mod roles;
mod versions;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;

pub use change_words::DifferenceText;
pub use data::{
    Bearer, Choice, FlowRule, Local, Module, ModulePorts, Pairing, Process, ProcessName, Reference,
    Role, Service, Setting,
};
pub use error::{CatalogueError, CatalogueFault};
pub use history::{ChangeKind, Difference, EntryChange, Recorded, Release, releases};
pub use versions::{EncryptedSince, Versions};

use crate::names::Id;
use files::{Entries, List, Origins};

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

/// The files that are compiled in, by name.
const FILES: [(&str, &str); 12] = [
    ("roles.toml", include_str!("../../catalogue/roles.toml")),
    ("services.toml", include_str!("../../catalogue/services.toml")),
    ("references.toml", include_str!("../../catalogue/references.toml")),
    ("modules.toml", include_str!("../../catalogue/modules.toml")),
    ("core.toml", include_str!("../../catalogue/core.toml")),
    ("appliance.toml", include_str!("../../catalogue/appliance.toml")),
    ("direct-connect.toml", include_str!("../../catalogue/direct-connect.toml")),
    ("connect.toml", include_str!("../../catalogue/connect.toml")),
    ("discover.toml", include_str!("../../catalogue/discover.toml")),
    ("incident-response.toml", include_str!("../../catalogue/incident-response.toml")),
    ("network-quarantine.toml", include_str!("../../catalogue/network-quarantine.toml")),
    ("screen-sharing.toml", include_str!("../../catalogue/screen-sharing.toml")),
];

static BUILTIN: LazyLock<Catalogue> = LazyLock::new(|| {
    #[expect(clippy::panic, reason = "the files are compiled in and read by every test")]
    Catalogue::assemble(&FILES, &[]).unwrap_or_else(|error| panic!("{error}"))
});

/// The optional keys of components that only some roles take; each role says which.
pub(crate) const ROLE_KEYS: [&str; 6] =
    ["cluster", "connects_to", "peering", "engine", "management_address", "count"];

impl Catalogue {
    /// The catalogue that comes with the program. Each flow names the page that states it.
    ///
    /// ```
    /// use port_model::Catalogue;
    ///
    /// let catalogue = Catalogue::builtin();
    /// let flow = catalogue.flow(&"client-to-server".parse()?).expect("a flow");
    /// let service = catalogue.service(&flow.services[0]).expect("its service");
    /// assert_eq!(service.port.map(|port| port.number()), Some(17472));
    /// let page = flow.reference.get("windows").and_then(|id| catalogue.reference(id));
    /// assert_eq!(page.expect("a page").title, "Tanium-Netzwerkports");
    /// # Ok::<(), port_model::fault::FaultKind>(())
    /// ```
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The built-in catalogue with a team's own files, each given by name and text.
    ///
    /// The files have the form of the built-in ones. Each names a `namespace`, with which all of its
    /// ids begin, so that nothing built-in is ever replaced; its flows may name built-in roles and
    /// services.
    ///
    /// ```
    /// use port_model::Catalogue;
    ///
    /// let role = r#"
    /// namespace = "acme"
    /// [[role]]
    /// id = "acme-jump-host"
    /// name = { en = "Jump host", de = "Sprungserver" }
    /// short = "Jump"
    /// column = 4
    /// "#;
    /// let catalogue = Catalogue::with_files(&[("acme.toml", role)]).expect("a sound file");
    /// assert_eq!(catalogue.roles.len(), Catalogue::builtin().roles.len() + 1);
    ///
    /// let error = Catalogue::with_files(&[("acme.toml", "[[role]]")]).expect_err("no namespace");
    /// assert!(error.to_string().starts_with("acme.toml:1: "));
    /// ```
    ///
    /// # Errors
    /// The first thing that is wrong with the files, with file, line and key.
    pub fn with_files(files: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        Self::assemble(&FILES, files)
    }

    fn assemble(builtin: &[(&str, &str)], own: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        let (entries, origins) = files::read(builtin, own)?;
        let index = |list| index(&entries, list, &origins);
        let index = Index {
            roles: index(List::Role)?,
            services: index(List::Service)?,
            modules: index(List::Module)?,
            references: index(List::Reference)?,
            flows: index(List::Flow)?,
        };
        let catalogue = Self {
            roles: entries.role,
            services: entries.service,
            flows: entries.flow,
            modules: entries.module,
            references: entries.reference,
            index,
        };
        check::check(&catalogue, &origins)?;
        Ok(catalogue)
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

fn index(
    entries: &Entries,
    list: List,
    origins: &Origins<'_>,
) -> Result<HashMap<Id, usize>, CatalogueError> {
    let mut index = HashMap::new();
    for (at, id) in entries.ids(list).into_iter().enumerate() {
        if index.insert(id.clone(), at).is_some() {
            let fault = CatalogueFault::Twice { id: id.clone() };
            return Err(origins.error((list, at), "id", fault));
        }
    }
    Ok(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_fit_together() {
        if let Err(error) = Catalogue::assemble(&FILES, &[]) {
            panic!("{error}");
        }
    }

    /// What is said when one of the built-in files has a text replaced.
    fn broken(file: &str, from: &str, to: &str) -> String {
        let (_, text) = FILES.iter().find(|(name, _)| *name == file).expect(file);
        assert!(text.contains(from), "{from}");
        let text = text.replacen(from, to, 1);
        let files =
            FILES.map(|(name, own)| if name == file { (name, text.as_str()) } else { (name, own) });
        Catalogue::assemble(&files, &[]).expect_err(to).to_string()
    }

    #[test]
    fn a_fault_in_a_built_in_file_is_told_with_file_line_and_key() {
        for (file, from, to, told) in [
            (
                "connect.toml",
                "services = [\"smtps\"",
                "services = [\"smtp\"",
                "connect.toml:9: flow[0].services: service 'smtp' does not exist",
            ),
            (
                "core.toml",
                "default-in = [\"core\"]",
                "default-in = [\"lan\"]",
                "core.toml:8: flow[0].default-in: unknown variant `lan`",
            ),
            (
                "core.toml",
                "encryption = \"tls\"",
                "encrypted = \"tls\"",
                "core.toml:10: flow[0].encrypted: ",
            ),
            (
                "modules.toml",
                "ports = \"unknown\"",
                "ports = \"some\"",
                "modules.toml:8: module[0].ports: unknown variant `some`",
            ),
            (
                "services.toml",
                "listeners = [\"tanium-server\"]",
                "listeners = [\"tanium\"]",
                "services.toml:11: service[0].listeners: role 'tanium' does not exist",
            ),
        ] {
            let message = broken(file, from, to);
            assert!(message.starts_with(told), "{message}");
        }
    }
}

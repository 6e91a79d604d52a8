//! Whether the entries of the catalogue fit together.

mod flow;

use super::data::{Bearer, Local, Module, Process, Reference, Role, Service};
use super::error::{CatalogueError, CatalogueFault};
use super::files::{List, Origins};
use super::versions::Versions;
use super::{Catalogue, ROLE_KEYS};
use crate::names::Id;

/// How many letters the short name of a role may have: so many fit into the picture's symbol.
const MAX_SHORT: usize = 4;
/// The last column of a zone in the picture.
const LAST_COLUMN: u8 = 4;

type Checked = Result<(), CatalogueError>;

/// The first thing in which the entries don't fit together.
pub(super) fn check(catalogue: &Catalogue, origins: &Origins<'_>) -> Checked {
    let check = |list, at| Check { catalogue, origins, entry: (list, at) };
    for (at, role) in catalogue.roles.iter().enumerate() {
        check(List::Role, at).role(role)?;
    }
    for (at, service) in catalogue.services.iter().enumerate() {
        check(List::Service, at).service(service)?;
    }
    for (at, flow) in catalogue.flows.iter().enumerate() {
        check(List::Flow, at).flow(flow)?;
    }
    for (at, module) in catalogue.modules.iter().enumerate() {
        check(List::Module, at).module(module)?;
    }
    for (at, page) in catalogue.references.iter().enumerate() {
        check(List::Reference, at).reference(page)?;
    }
    Ok(())
}

/// Checks one entry.
struct Check<'a> {
    catalogue: &'a Catalogue,
    origins: &'a Origins<'a>,
    entry: (List, usize),
}

impl Check<'_> {
    fn ensure(&self, fits: bool, key: &str, fault: impl FnOnce() -> CatalogueFault) -> Checked {
        if fits { Ok(()) } else { Err(self.origins.error(self.entry, key, fault())) }
    }

    fn known(&self, key: &str, list: List, id: &Id) -> Checked {
        let found = match list {
            List::Role => self.catalogue.role(id).is_some(),
            List::Service => self.catalogue.service(id).is_some(),
            List::Flow => self.catalogue.flow(id).is_some(),
            List::Module => self.catalogue.module(id).is_some(),
            List::Reference => self.catalogue.reference(id).is_some(),
        };
        self.ensure(found, key, || CatalogueFault::Unknown { kind: list.word(), id: id.clone() })
    }

    fn bearer(&self, key: &str, bearer: &Bearer) -> Checked {
        match bearer {
            Bearer::Role(role) => self.known(key, List::Role, role),
            Bearer::Appliance | Bearer::Internet => Ok(()),
        }
    }

    fn role(&self, role: &Role) -> Checked {
        self.local("name", &role.name)?;
        self.text("short", &role.short)?;
        let is_short = role.short.chars().count() <= MAX_SHORT;
        self.ensure(is_short, "short", || CatalogueFault::TooLong { limit: MAX_SHORT })?;
        let fits = role.column <= LAST_COLUMN;
        self.ensure(fits, "column", || CatalogueFault::TooLarge { limit: LAST_COLUMN.into() })?;
        for name in role.process.iter().flat_map(Process::names) {
            self.text("process", name)?;
        }
        self.distinct("keys", &role.keys)?;
        for word in &role.keys {
            let known = ROLE_KEYS.contains(&word.as_str());
            self.ensure(known, "keys", || CatalogueFault::NoSuchKey { word: word.clone() })?;
        }
        let (takes, names) = (role.takes("connects_to"), !role.connects_to.is_empty());
        self.ensure(takes || !names, "connects-to", || CatalogueFault::KeyNotTaken {})?;
        let missing = || CatalogueFault::Missing { what: "connects_to".to_owned() };
        self.ensure(names || !takes, "connects-to", missing)?;
        role.connects_to.iter().try_for_each(|other| self.known("connects-to", List::Role, other))
    }

    fn service(&self, service: &Service) -> Checked {
        self.local("name", &service.name)?;
        self.ensure(!service.protocols.is_empty(), "protocols", || CatalogueFault::Empty {})?;
        self.distinct("protocols", &service.protocols)?;
        for protocol in service.protocols.iter().filter(|protocol| protocol.has_ports()) {
            let what = || CatalogueFault::Missing { what: protocol.word().to_owned() };
            self.ensure(service.port.is_some(), "port", what)?;
        }
        let has_ports = service.protocols.iter().any(|protocol| protocol.has_ports());
        self.ensure(has_ports || service.port.is_none(), "port", || CatalogueFault::NoPorts {})?;
        for setting in &service.settings {
            self.text("settings", &setting.name)?;
            self.known("settings", List::Role, &setting.role)?;
        }
        service.module.iter().try_for_each(|id| self.known("module", List::Module, id))?;
        let beside = &service.loopback_beside;
        beside.iter().try_for_each(|id| self.known("loopback-beside", List::Role, id))?;
        service.listeners.iter().try_for_each(|bearer| self.bearer("listeners", bearer))
    }

    fn module(&self, module: &Module) -> Checked {
        self.text("guide", &module.guide)?;
        module.versions.iter().try_for_each(|versions| self.versions(versions))
    }

    fn reference(&self, page: &Reference) -> Checked {
        self.text("title", &page.title)?;
        let is_web = ["https://", "http://"]
            .iter()
            .any(|scheme| page.url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        let printable = !page.url.contains(|c: char| c.is_control() || c.is_whitespace());
        self.ensure(is_web && printable, "url", || CatalogueFault::NotAUrl {
            text: page.url.clone(),
        })
    }

    fn versions(&self, versions: &Versions) -> Checked {
        self.ensure(versions.is_some_range(), "versions", || CatalogueFault::NoVersions {})
    }

    /// A text that people read: there is one, and it can stand in every format.
    fn text(&self, key: &str, text: &str) -> Checked {
        self.ensure(!text.trim().is_empty(), key, || CatalogueFault::EmptyText {})?;
        self.ensure(!text.contains(char::is_control), key, || CatalogueFault::ControlCharacter {})
    }

    fn local(&self, key: &str, text: &Local) -> Checked {
        self.text(key, &text.en)?;
        self.text(key, &text.de)
    }

    /// Nothing stands twice in a list.
    fn distinct<T: PartialEq + ToString>(&self, key: &str, list: &[T]) -> Checked {
        let twice = list.iter().enumerate().find(|(at, value)| list[..*at].contains(value));
        let word = twice.map(|(_, value)| value.to_string());
        self.ensure(word.is_none(), key, || CatalogueFault::Repeated {
            word: word.clone().unwrap_or_default(),
        })
    }
}

//! Whether what a document refers to is there.

use super::{Check, Holder, nearest};
use crate::catalogue::Role;
use crate::document::{Component, Network};
use crate::fault::{FaultKind, Path};
use crate::names::Id;

/// So many faults come with suggestions for what was meant.
const SUGGESTIONS: usize = 50;

/// What an id stands for where it refers to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Referent {
    Zone,
    Network,
    Component,
    Role,
    Service,
}

/// A reference of a part that could not be read for another reason.
#[derive(Debug)]
pub(crate) struct Loose {
    pub(crate) to: Referent,
    pub(crate) id: Id,
    pub(crate) path: Path,
}

impl<'a> Check<'a> {
    /// Whether what parts that could not be read refer to is there.
    pub(super) fn loose(&mut self) {
        for Loose { to, id, path } in &self.origins.loose {
            match to {
                Referent::Zone => self.zone_reference(id, path),
                Referent::Network => drop(self.network_reference(id, path)),
                Referent::Component => drop(self.component_reference(id, path)),
                Referent::Role => drop(self.role_reference(id, path)),
                Referent::Service => self.service_reference(id, path),
            }
        }
    }

    fn suggestion(&self, id: &Id, fits: impl Fn(Holder) -> bool) -> Option<String> {
        // Among thousands of wrong references nobody reads each suggestion, and each costs a search.
        if self.faults.len() > SUGGESTIONS {
            return None;
        }
        nearest(
            id.as_str(),
            self.ids.iter().filter(|(_, (holder, _))| fits(*holder)).map(|(known, _)| *known),
        )
    }

    fn is_broken(&self, id: &Id) -> bool {
        self.origins.broken.contains(id)
    }

    pub(super) fn zone_reference(&mut self, id: &Id, path: &Path) {
        let found = matches!(self.ids.get(id.as_str()), Some((Holder::Zone, _)));
        if !found && !self.is_broken(id) {
            let suggestion = self.suggestion(id, |holder| holder == Holder::Zone);
            self.fault(path.clone(), FaultKind::UnknownZone { id: id.clone(), suggestion });
        }
    }

    pub(super) fn component_reference(&mut self, id: &Id, path: &Path) -> Option<&'a Component> {
        if let Some((Holder::Component(index), _)) = self.ids.get(id.as_str()) {
            return self.document.components.get(*index);
        }
        if !self.is_broken(id) {
            let suggestion = self.suggestion(id, |holder| matches!(holder, Holder::Component(_)));
            self.fault(path.clone(), FaultKind::UnknownComponent { id: id.clone(), suggestion });
        }
        None
    }

    pub(super) fn network_reference(&mut self, id: &Id, path: &Path) -> Option<&'a Network> {
        let found = self.document.networks.iter().find(|network| network.id == *id);
        if found.is_none() && !self.is_broken(id) {
            let suggestion = self.suggestion(id, |holder| holder == Holder::Network);
            self.fault(path.clone(), FaultKind::UnknownNetwork { id: id.clone(), suggestion });
        }
        found
    }

    pub(super) fn role_reference(&mut self, id: &Id, path: &Path) -> Option<&'a Role> {
        let found = self.catalogue.role(id);
        if found.is_none() {
            let words: Vec<&str> =
                self.catalogue.roles.iter().map(|role| role.id.as_str()).collect();
            let suggestion = nearest(id.as_str(), words.iter().copied());
            let text = id.to_string();
            let kind = FaultKind::UnknownWord { text, allowed: words.join(", "), suggestion };
            self.fault(path.clone(), kind);
        }
        found
    }

    /// A service whose port a document sets.
    pub(super) fn service_reference(&mut self, id: &Id, path: &Path) {
        match self.catalogue.service(id) {
            None => {
                let known = self.catalogue.services.iter().map(|service| service.id.as_str());
                let suggestion = nearest(id.as_str(), known);
                self.fault(path.clone(), FaultKind::UnknownService { suggestion });
            }
            Some(service) if service.port.is_none() => {
                self.fault(path.clone(), FaultKind::ServiceWithoutPort {});
            }
            Some(_) => {}
        }
    }
}

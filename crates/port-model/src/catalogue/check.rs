//! Whether the entries of the catalogue fit together.

use super::data::{Bearer, Choice, FlowRule, Pairing, Role, Service};
use super::error::{CatalogueError, CatalogueFault};
use super::files::{List, Origins};
use super::{Catalogue, ROLE_KEYS};
use crate::document::Platform;
use crate::flow::Basis;
use crate::names::Id;

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
        let check = check(List::Flow, at);
        check.flow(flow)?;
        check.choices(flow)?;
        check.follows(flow)?;
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
        for word in &role.keys {
            let known = ROLE_KEYS.contains(&word.as_str());
            self.ensure(known, "keys", || CatalogueFault::NoSuchKey { word: word.clone() })?;
        }
        role.connects_to.iter().try_for_each(|other| self.known("connects-to", List::Role, other))
    }

    fn service(&self, service: &Service) -> Checked {
        self.ensure(!service.protocols.is_empty(), "protocols", || CatalogueFault::Empty)?;
        for protocol in service.protocols.iter().filter(|protocol| protocol.has_ports()) {
            let what = || CatalogueFault::Missing { what: protocol.word().to_owned() };
            self.ensure(service.port.is_some(), "port", what)?;
        }
        service.module.iter().try_for_each(|id| self.known("module", List::Module, id))?;
        let beside = &service.loopback_beside;
        beside.iter().try_for_each(|id| self.known("loopback-beside", List::Role, id))?;
        service.listeners.iter().try_for_each(|bearer| self.bearer("listeners", bearer))
    }

    fn flow(&self, flow: &FlowRule) -> Checked {
        self.bearer("source", &flow.source)?;
        self.bearer("destination", &flow.destination)?;
        let same = matches!(flow.pairing, Pairing::Itself | Pairing::ClusterPeers);
        let fits = !same || flow.source == flow.destination;
        self.ensure(fits, "destination", || CatalogueFault::NotTheSource)?;
        self.ensure(!flow.services.is_empty(), "services", || CatalogueFault::Empty)?;
        flow.services.iter().try_for_each(|id| self.known("services", List::Service, id))?;
        flow.module.iter().try_for_each(|id| self.known("module", List::Module, id))?;
        let references = flow.reference.all();
        references.into_iter().try_for_each(|id| self.known("reference", List::Reference, id))?;
        let (list, at) = self.entry;
        let honest = !self.origins.is_own(list, at)
            || flow.basis.all().into_iter().all(|basis| *basis == Basis::Custom);
        self.ensure(honest, "basis", || CatalogueFault::NotCustom)
    }

    /// What differs by platform or service says something for each.
    fn choices(&self, flow: &FlowRule) -> Checked {
        let platforms: Vec<&str> = match flow.platform {
            Some(platform) => vec![platform.word()],
            None => Platform::ALL.iter().map(|platform| platform.word()).collect(),
        };
        let services: Vec<&str> = flow.services.iter().map(Id::as_str).collect();
        self.complete("basis", &flow.basis, &platforms)?;
        self.complete("reference", &flow.reference, &platforms)?;
        self.complete("section", &flow.section, &platforms)?;
        self.complete("encryption", &flow.encryption, &services)
    }

    fn complete<T>(&self, key: &str, choice: &Choice<T>, cases: &[&str]) -> Checked {
        cases.iter().try_for_each(|case| {
            let missing = || CatalogueFault::Missing { what: (*case).to_owned() };
            self.ensure(choice.get(case).is_some(), key, missing)
        })
    }

    /// A pairing that goes by another flow names one that stands on its own, between fitting roles.
    fn follows(&self, flow: &FlowRule) -> Checked {
        let (same_source, same_destination) = match flow.pairing {
            Pairing::WhereSourceHas => (true, false),
            Pairing::Alongside => (true, true),
            _ => {
                return self
                    .ensure(flow.follows.is_none(), "follows", || CatalogueFault::NothingToFollow);
            }
        };
        let Some(id) = &flow.follows else {
            let what = "pairing".to_owned();
            return self.ensure(false, "follows", || CatalogueFault::Missing { what });
        };
        self.known("follows", List::Flow, id)?;
        let Some(followed) = self.catalogue.flow(id) else { return Ok(()) };
        let stands_alone = followed.follows.is_none();
        self.ensure(stands_alone, "follows", || CatalogueFault::FollowsFollower {
            id: id.clone(),
        })?;
        let fits = (!same_source || followed.source == flow.source)
            && (!same_destination || followed.destination == flow.destination);
        self.ensure(fits, "follows", || CatalogueFault::OtherEnds { id: id.clone() })
    }
}

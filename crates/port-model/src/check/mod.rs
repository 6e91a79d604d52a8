//! Whether the parts of a document fit together.

mod component;
mod extra_flow;
mod references;

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

pub(crate) use self::references::{Loose, Referent};
use crate::catalogue::Catalogue;
use crate::document::Document;
use crate::fault::{Fault, FaultKind, Path};
use crate::names::Id;
use crate::{MAX_COMPONENTS, MAX_NETWORKS};

/// Which entry of the text each part came from, and the ids of parts that could not be read.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    pub(crate) zones: Vec<usize>,
    pub(crate) networks: Vec<usize>,
    pub(crate) components: Vec<usize>,
    pub(crate) extra_flows: Vec<usize>,
    pub(crate) broken: Vec<Id>,
    /// What parts that could not be read refer to.
    pub(crate) loose: Vec<Loose>,
    /// Something was wrong with the zones, so that there may be more than could be read.
    pub(crate) zones_are_broken: bool,
    /// Where the reader found something wrong, and everything around that.
    pub(crate) faulty: HashSet<Path>,
}

impl Origins {
    /// Of a document that did not come from a text.
    pub(crate) fn of(document: &Document) -> Self {
        let all = |length| (0..length).collect();
        Self {
            zones: all(document.zones.len()),
            networks: all(document.networks.len()),
            components: all(document.components.len()),
            extra_flows: all(document.extra_flows.len()),
            broken: Vec::new(),
            loose: Vec::new(),
            faulty: HashSet::new(),
            zones_are_broken: false,
        }
    }
}

/// The candidate that a misspelt word probably meant.
pub(crate) fn nearest<'a>(text: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(text, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.len().max(text.len()) / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// Everything in which the parts of a document don't fit together.
pub(crate) fn faults(document: &Document, origins: &Origins, catalogue: &Catalogue) -> Vec<Fault> {
    let mut check = Check { document, origins, catalogue, ids: HashMap::new(), faults: Vec::new() };
    check.limits();
    if check.faults.is_empty() {
        check.settings();
        check.zones();
        check.networks();
        check.component_ids();
        for (component, at) in document.components.iter().zip(&origins.components) {
            check.component(component, &Path::key("components").item(*at));
        }
        check.extra_flows();
        check.loose();
    }
    check.faults
}

/// What has an id.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Zone,
    Network,
    Component(usize),
}

struct Check<'a> {
    document: &'a Document,
    origins: &'a Origins,
    catalogue: &'a Catalogue,
    ids: HashMap<&'a str, (Holder, Path)>,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    fn fault(&mut self, path: Path, kind: FaultKind) {
        self.faults.push(Fault { path, kind, position: None });
    }

    fn limits(&mut self) {
        let sizes = [
            ("networks", self.document.networks.len(), MAX_NETWORKS),
            ("components", self.document.components.len(), MAX_COMPONENTS),
            ("extra_flows", self.document.extra_flows.len(), MAX_COMPONENTS),
        ];
        for (key, found, limit) in sizes {
            if found > limit {
                self.fault(Path::key(key), FaultKind::TooMany { found, limit });
            }
        }
    }

    fn settings(&mut self) {
        for (at, module) in self.document.settings.modules.iter().enumerate() {
            if self.catalogue.module(module).is_none() {
                let suggestion = nearest(
                    module.as_str(),
                    self.catalogue.modules.iter().map(|known| known.id.as_str()),
                );
                let kind = FaultKind::UnknownModule { text: module.to_string(), suggestion };
                self.fault(Path::key("modules").item(at), kind);
            }
        }
        self.ports(self.document.settings.ports.keys(), &Path::key("ports"));
    }

    fn ports(&mut self, services: impl Iterator<Item = &'a Id>, path: &Path) {
        for id in services {
            self.service_reference(id, &path.then(id.as_str()));
        }
    }

    /// Notes an id; one that is taken is a fault.
    fn claim(&mut self, id: &'a Id, holder: Holder, path: Path) {
        if let Some((_, first)) = self.ids.get(id.as_str()) {
            let kind = FaultKind::IdTwice { id: id.clone(), first: first.to_string() };
            self.fault(path.then("id"), kind);
        } else {
            self.ids.insert(id.as_str(), (holder, path));
        }
    }

    fn zones(&mut self) {
        if self.document.zones.is_empty() && !self.origins.zones_are_broken {
            self.fault(Path::key("zones"), FaultKind::NoZones {});
        }
        for (zone, at) in self.document.zones.iter().zip(&self.origins.zones) {
            self.claim(&zone.id, Holder::Zone, Path::key("zones").item(*at));
        }
    }

    fn networks(&mut self) {
        for (network, at) in self.document.networks.iter().zip(&self.origins.networks) {
            let path = Path::key("networks").item(*at);
            self.claim(&network.id, Holder::Network, path.clone());
            self.zone_reference(&network.zone, &path.then("zone"));
            self.each_once(&network.cidrs, &path.then("cidrs"));
        }
    }

    fn component_ids(&mut self) {
        for (index, (component, at)) in
            self.document.components.iter().zip(&self.origins.components).enumerate()
        {
            let path = Path::key("components").item(*at);
            if component.id == Id::INTERNET {
                self.fault(path.then("id"), FaultKind::ReservedId { id: Id::INTERNET });
            } else {
                self.claim(&component.id, Holder::Component(index), path);
            }
        }
    }

    /// Values that a command brought may stand twice; those from a text were checked with their place.
    fn each_once<T: Eq + Hash + Display>(&mut self, values: &[T], path: &Path) {
        let mut seen = HashSet::new();
        for (at, value) in values.iter().enumerate() {
            if !seen.insert(value) {
                self.fault(path.item(at), FaultKind::Twice { text: value.to_string() });
            }
        }
    }
}

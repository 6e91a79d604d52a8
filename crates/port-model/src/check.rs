//! Whether the parts of a document fit together.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

use crate::catalogue::Catalogue;
use crate::document::{Component, Document, ExtraFlow};
use crate::fault::{Fault, FaultKind, Path};
use crate::names::{Id, Port};
use crate::{MAX_COMPONENTS, MAX_NETWORKS};

/// Which entry of the text each part came from, and the ids of parts that could not be read.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    pub(crate) zones: Vec<usize>,
    pub(crate) networks: Vec<usize>,
    pub(crate) components: Vec<usize>,
    pub(crate) extra_flows: Vec<usize>,
    pub(crate) broken: Vec<Id>,
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
    }
    check.faults
}

/// So many faults come with suggestions for what was meant.
const SUGGESTIONS: usize = 50;

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
            match self.catalogue.service(id) {
                None => {
                    let known = self.catalogue.services.iter().map(|service| service.id.as_str());
                    let suggestion = nearest(id.as_str(), known);
                    self.fault(path.then(id.as_str()), FaultKind::UnknownService { suggestion });
                }
                Some(service) if service.port.is_none() => {
                    self.fault(path.then(id.as_str()), FaultKind::ServiceWithoutPort {});
                }
                Some(_) => {}
            }
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

    fn zone_reference(&mut self, id: &Id, path: &Path) {
        let found = matches!(self.ids.get(id.as_str()), Some((Holder::Zone, _)));
        if !found && !self.is_broken(id) {
            let suggestion = self.suggestion(id, |holder| holder == Holder::Zone);
            self.fault(path.clone(), FaultKind::UnknownZone { id: id.clone(), suggestion });
        }
    }

    fn component_reference(&mut self, id: &Id, path: &Path) -> Option<&'a Component> {
        if let Some((Holder::Component(index), _)) = self.ids.get(id.as_str()) {
            return self.document.components.get(*index);
        }
        if !self.is_broken(id) {
            let suggestion = self.suggestion(id, |holder| matches!(holder, Holder::Component(_)));
            self.fault(path.clone(), FaultKind::UnknownComponent { id: id.clone(), suggestion });
        }
        None
    }

    fn component(&mut self, component: &'a Component, path: &Path) {
        self.role(component, path);
        self.place(component, path);
        self.connections(component, path);
        self.each_once(&component.addresses, &path.then("addresses"));
        self.ports(component.ports.keys(), &path.then("ports"));
        if let Some(address) = &component.management_address
            && !address.is_single()
        {
            let kind = FaultKind::NotOneMachine { text: address.to_string() };
            self.fault(path.then("management_address"), kind);
        }
        if let Some(count) = component.count
            && count > 10_000_000
        {
            self.fault(path.then("count"), FaultKind::BadCount { text: count.to_string() });
        }
    }

    fn role(&mut self, component: &Component, path: &Path) {
        let Some(role) = self.catalogue.role(&component.role) else {
            let words: Vec<&str> =
                self.catalogue.roles.iter().map(|role| role.id.as_str()).collect();
            let suggestion = nearest(component.role.as_str(), words.iter().copied());
            let text = component.role.to_string();
            self.fault(
                path.then("role"),
                FaultKind::UnknownWord { text, allowed: words.join(", "), suggestion },
            );
            return;
        };
        let used = [
            ("cluster", component.cluster.is_some()),
            ("connects_to", component.connects_to.is_some()),
            ("peering", component.peering.is_some()),
            ("engine", component.engine.is_some()),
            ("management_address", component.management_address.is_some()),
            ("count", component.count.is_some()),
        ];
        for (key, _) in
            used.iter().filter(|(key, used)| *used && !role.keys.iter().any(|taken| taken == key))
        {
            self.fault(path.then(key), FaultKind::KeyNotForRole { role: role.id.clone() });
        }
    }

    fn place(&mut self, component: &Component, path: &Path) {
        if let Some(host) = &component.host {
            let path_of_host = path.then("host");
            let found = self.component_reference(host, &path_of_host);
            self.agrees_with_host(component, found, path);
        } else if component.network.is_none() && component.zone.is_none() {
            let places = ["network", "zone", "host"];
            if !places.iter().any(|key| self.origins.faulty.contains(&path.then(key))) {
                self.fault(path.clone(), FaultKind::NoPlace {});
            }
        }
        if let Some(zone) = &component.zone {
            self.zone_reference(zone, &path.then("zone"));
        }
        let Some(id) = &component.network else { return };
        if let Some(network) = self.document.networks.iter().find(|network| network.id == *id) {
            if component.zone.as_ref().is_some_and(|zone| *zone != network.zone) {
                let kind =
                    FaultKind::PlaceDisagrees { network: id.clone(), zone: network.zone.clone() };
                self.fault(path.then("zone"), kind);
            }
        } else if !self.is_broken(id) {
            let suggestion = self.suggestion(id, |holder| holder == Holder::Network);
            self.fault(
                path.then("network"),
                FaultKind::UnknownNetwork { id: id.clone(), suggestion },
            );
        }
    }

    /// The component whose machine it is in the end; nothing in a circle.
    fn end_of_chain(&self, mut host: &'a Component) -> Option<&'a Component> {
        for _ in 0..self.document.components.len() {
            let Some(next) = &host.host else { return Some(host) };
            let Some((Holder::Component(index), _)) = self.ids.get(next.as_str()) else {
                return None;
            };
            host = self.document.components.get(*index)?;
        }
        None
    }

    /// A component that shares a machine may repeat that one's place and addresses, but not contradict them.
    fn agrees_with_host(
        &mut self,
        component: &Component,
        host: Option<&'a Component>,
        path: &Path,
    ) {
        let Some(host) = host.and_then(|host| self.end_of_chain(host)) else { return };
        let says = |own: &Option<Id>, its: &Option<Id>| own.is_some() && own != its;
        let its_zone = host.zone.clone().or_else(|| {
            let network = host.network.as_ref()?;
            self.document
                .networks
                .iter()
                .find(|known| known.id == *network)
                .map(|known| known.zone.clone())
        });
        let differing: [(&str, bool); 3] = [
            ("network", says(&component.network, &host.network)),
            ("zone", says(&component.zone, &its_zone)),
            ("addresses", !component.addresses.is_empty() && component.addresses != host.addresses),
        ];
        for (key, _) in differing.iter().filter(|(_, differs)| *differs) {
            self.fault(path.then(key), FaultKind::HostDisagrees { host: host.id.clone() });
        }
    }

    fn connections(&mut self, component: &'a Component, path: &Path) {
        let Some(ids) = &component.connects_to else { return };
        let path = path.then("connects_to");
        self.each_once(ids, &path);
        let Some(role) = self.catalogue.role(&component.role) else { return };
        if role.connects_to.is_empty() {
            return;
        }
        for (at, id) in ids.iter().enumerate() {
            if let Some(other) = self.component_reference(id, &path.item(at))
                && !role.connects_to.contains(&other.role)
            {
                let allowed =
                    role.connects_to.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
                let kind =
                    FaultKind::WrongRole { id: id.clone(), role: other.role.clone(), allowed };
                self.fault(path.item(at), kind);
            }
        }
    }

    fn extra_flows(&mut self) {
        let mut seen: HashMap<&Id, usize> = HashMap::new();
        let (flows, origins) = (&self.document.extra_flows, &self.origins.extra_flows);
        for (flow, at) in flows.iter().zip(origins) {
            let path = Path::key("extra_flows").item(*at);
            if let Some(first) = seen.insert(&flow.id, *at) {
                let first = Path::key("extra_flows").item(first).to_string();
                self.fault(path.then("id"), FaultKind::IdTwice { id: flow.id.clone(), first });
            }
            self.extra_flow(flow, &path);
        }
    }

    fn extra_flow(&mut self, flow: &ExtraFlow, path: &Path) {
        for (key, end) in [("source", &flow.source), ("destination", &flow.destination)] {
            if *end != Id::INTERNET {
                self.component_reference(end, &path.then(key));
            }
        }
        if flow.source == Id::INTERNET && flow.destination == Id::INTERNET {
            self.fault(path.clone(), FaultKind::OutsideOnly {});
        }
        let ports_were_wrong = self.origins.faulty.contains(&path.then("ports"));
        if flow.protocol.has_ports() && flow.ports.is_empty() && !ports_were_wrong {
            self.fault(path.then("ports"), FaultKind::PortsMissing {});
        } else if !flow.protocol.has_ports() && !flow.ports.is_empty() {
            self.fault(path.then("ports"), FaultKind::PortsNotTaken {});
        }
        self.each_once::<Port>(&flow.ports, &path.then("ports"));
    }
}

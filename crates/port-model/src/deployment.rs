//! A deployment: a document whose parts fit together, with each component's machine and place.

use std::collections::{BTreeMap, HashMap};

use crate::address::Address;
use crate::catalogue::{Catalogue, Role};
use crate::check::{self, Origins};
use crate::derive;
use crate::document::{Component, Document, Network, Platform, Zone, ZoneKind};
use crate::fault::{Fault, FaultKind, Faults, Path};
use crate::flow::Flow;
use crate::names::Id;
use crate::wording::Lang;
use crate::{MAX_BYTES, MAX_FLOWS};

/// A sound deployment.
#[derive(Debug, Clone)]
pub struct Deployment {
    document: Document,
    catalogue: &'static Catalogue,
    by_id: HashMap<Id, usize>,
    /// For each component the one whose machine it is on, itself included.
    machines: Vec<usize>,
    /// The components on each machine.
    shared: HashMap<usize, Vec<usize>>,
    places: Vec<Option<Place>>,
    /// Components that share a machine in a circle, and therefore are nowhere.
    in_host_cycle: Vec<bool>,
}

/// Where a component is: indexes into the document's zones and networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The zone.
    pub zone: usize,
    /// The network, if it is in one.
    pub network: Option<usize>,
}

impl Deployment {
    /// Checks whether a document's parts fit together.
    ///
    /// # Errors
    /// Everything in which they don't.
    pub fn new(document: Document, catalogue: &'static Catalogue) -> Result<Self, Faults> {
        let faults = check::faults(&document, &Origins::of(&document), catalogue);
        if faults.is_empty() { Self::assemble(document, catalogue) } else { Err(Faults(faults)) }
    }

    /// Puts a checked document together.
    pub(crate) fn assemble(
        document: Document,
        catalogue: &'static Catalogue,
    ) -> Result<Self, Faults> {
        let deployment = Self::put_together(document, catalogue);
        if deployment.document.to_json().len() > MAX_BYTES {
            return Err(refused(Path::default(), FaultKind::TooLarge { limit: MAX_BYTES }));
        }
        if derive::count(&deployment, MAX_FLOWS + 1) > MAX_FLOWS {
            return Err(refused(
                Path::key("components"),
                FaultKind::TooManyFlows { limit: MAX_FLOWS },
            ));
        }
        Ok(deployment)
    }

    /// Finds each component's machine and place.
    pub(crate) fn put_together(mut document: Document, catalogue: &'static Catalogue) -> Self {
        let by_id: HashMap<Id, usize> = document
            .components
            .iter()
            .enumerate()
            .map(|(at, component)| (component.id.clone(), at))
            .collect();
        let hosts: Vec<Option<usize>> = document
            .components
            .iter()
            .map(|component| component.host.as_ref().and_then(|host| by_id.get(host).copied()))
            .collect();
        let (machines, in_host_cycle) = machines(&hosts);
        forget_repeated_places(&mut document, &in_host_cycle);
        let places = places(&document, &machines);
        let shared = shared(&machines);
        Self { document, catalogue, by_id, machines, shared, places, in_host_cycle }
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The catalogue that it was checked with.
    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// The deployment's name.
    pub fn name(&self) -> &str {
        self.document.settings.name.as_str()
    }

    /// What its servers run on.
    pub fn platform(&self) -> Platform {
        self.document.settings.platform
    }

    /// The components in the order of the document.
    pub fn components(&self) -> &[Component] {
        &self.document.components
    }

    /// The component with this id.
    pub fn component(&self, id: &Id) -> Option<&Component> {
        self.index_of(id).and_then(|at| self.document.components.get(at))
    }

    /// Where the component with this id stands in the document.
    pub fn index_of(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The component whose machine a component is on: itself, or the end of its chain of hosts.
    pub fn machine(&self, at: usize) -> usize {
        self.machines.get(at).copied().unwrap_or(at)
    }

    /// The components on a machine, in the order of the document.
    pub fn on_machine(&self, machine: usize) -> &[usize] {
        self.shared.get(&machine).map_or(&[], Vec::as_slice)
    }

    /// Where a component is. Only components that share machines in a circle are nowhere.
    pub fn place(&self, at: usize) -> Option<Place> {
        self.places.get(at).copied().flatten()
    }

    /// Whether a component shares a machine in a circle.
    pub fn is_in_host_cycle(&self, at: usize) -> bool {
        self.in_host_cycle.get(at).copied().unwrap_or(false)
    }

    /// The zone that a component is in.
    pub fn zone_of(&self, at: usize) -> Option<&Zone> {
        self.place(at).and_then(|place| self.document.zones.get(place.zone))
    }

    /// The network that a component is in.
    pub fn network_of(&self, at: usize) -> Option<&Network> {
        self.place(at)
            .and_then(|place| place.network)
            .and_then(|network| self.document.networks.get(network))
    }

    /// The kind of zone that a component is in.
    pub fn zone_kind(&self, at: usize) -> Option<ZoneKind> {
        self.zone_of(at).map(|zone| zone.kind)
    }

    /// How a component is reached: by its machine's addresses.
    pub fn addresses(&self, at: usize) -> &[Address] {
        self.document.components.get(self.machine(at)).map_or(&[], |machine| &machine.addresses)
    }

    /// A component's role in the catalogue.
    pub fn role(&self, component: &Component) -> Option<&'static Role> {
        self.catalogue.role(&component.role)
    }

    /// A component's name for people: its own, or its role's.
    pub fn component_name(&self, component: &Component, lang: Lang) -> String {
        match (&component.name, self.role(component)) {
            (Some(name), _) => name.to_string(),
            (None, Some(role)) => role.name.get(lang).to_owned(),
            (None, None) => component.id.to_string(),
        }
    }

    /// Whether a machine is a Tanium Appliance.
    pub fn is_appliance(&self, machine: usize) -> bool {
        self.platform() == Platform::Appliance
            && self.on_machine(machine).iter().any(|at| self.component_is_appliance(*at))
    }

    pub(crate) fn component_is_appliance(&self, at: usize) -> bool {
        let component = self.document.components.get(at);
        component.and_then(|component| self.role(component)).is_some_and(|role| role.appliance)
    }

    /// The clusters: their names, and their members in the order of the document.
    pub fn clusters(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut clusters: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, component) in self.document.components.iter().enumerate() {
            if let Some(cluster) = &component.cluster {
                clusters.entry(cluster.as_str()).or_default().push(at);
            }
        }
        clusters
    }

    /// The flows that follow, sorted by id, with their texts in one language. Each says what it rests on.
    ///
    /// ```
    /// use port_model::flow::Basis;
    /// use port_model::{Lang, topologies};
    ///
    /// let deployment = topologies::find("windows-active-active").expect("known").deployment();
    /// let flows = deployment.flows(Lang::En);
    /// let peers = flows.iter().find(|flow| flow.flow == "server-active-active").expect("a cluster");
    /// assert_eq!(peers.port.map(|port| port.number()), Some(17472));
    /// assert_eq!(peers.reference.basis, Basis::Seed);
    /// ```
    pub fn flows(&self, lang: Lang) -> Vec<Flow> {
        derive::flows(self, lang)
    }
}

impl Zone {
    /// The zone's name for people: its own, or its kind's.
    pub fn display_name(&self, lang: Lang) -> String {
        let of_kind = match (self.kind, lang) {
            (ZoneKind::Core, Lang::En) => "Core",
            (ZoneKind::Core, Lang::De) => "Kernnetz",
            (ZoneKind::Dmz, _) => "DMZ",
            (ZoneKind::Internet, _) => "Internet",
        };
        self.name.as_ref().map_or_else(|| of_kind.to_owned(), ToString::to_string)
    }
}

impl Network {
    /// The network's name for people: its own, or its id.
    pub fn display_name(&self) -> &str {
        self.name.as_ref().map_or(self.id.as_str(), |name| name.as_str())
    }
}

fn refused(path: Path, kind: FaultKind) -> Faults {
    Faults(vec![Fault { path, kind, position: None }])
}

/// Follows each chain of hosts to its end; a component in a circle, or on a machine in one, stays on its own.
fn machines(hosts: &[Option<usize>]) -> (Vec<usize>, Vec<bool>) {
    let end_of = |start: usize| {
        let mut at = start;
        for _ in 0..hosts.len() {
            match hosts.get(at).copied().flatten() {
                Some(host) => at = host,
                None => return Some(at),
            }
        }
        None
    };
    // Most components have no host, and chains are short, so that following each is cheap.
    (0..hosts.len())
        .map(|at| match end_of(at) {
            Some(end) => (end, false),
            None => (at, true),
        })
        .unzip()
}

/// What shares a machine has that one's place and addresses. Repeated, they would stand in the way
/// as soon as the machine moves.
fn forget_repeated_places(document: &mut Document, in_host_cycle: &[bool]) {
    for (component, in_cycle) in document.components.iter_mut().zip(in_host_cycle) {
        if component.host.is_some() && !in_cycle {
            component.network = None;
            component.zone = None;
            component.addresses.clear();
        }
    }
}

fn shared(machines: &[usize]) -> HashMap<usize, Vec<usize>> {
    let mut shared: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, machine) in machines.iter().enumerate() {
        shared.entry(*machine).or_default().push(at);
    }
    shared
}

fn places(document: &Document, machines: &[usize]) -> Vec<Option<Place>> {
    let zones: HashMap<&Id, usize> =
        document.zones.iter().enumerate().map(|(at, zone)| (&zone.id, at)).collect();
    let networks: HashMap<&Id, usize> =
        document.networks.iter().enumerate().map(|(at, network)| (&network.id, at)).collect();
    let place = |root: &Component| {
        if root.host.is_some() {
            return None;
        }
        let Some(network) = &root.network else {
            let zone = *zones.get(root.zone.as_ref()?)?;
            return Some(Place { zone, network: None });
        };
        let network = *networks.get(network)?;
        let zone = *zones.get(&document.networks.get(network)?.zone)?;
        Some(Place { zone, network: Some(network) })
    };
    machines.iter().map(|machine| document.components.get(*machine).and_then(place)).collect()
}

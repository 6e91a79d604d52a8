//! What stands where, without coordinates: zones from left to right, in each the role's sub-columns and
//! the networks, in each cell the machines and clusters.

use std::collections::{BTreeMap, BTreeSet};

use port_model::document::ZoneKind;
use port_model::{Deployment, Flow, Id};

use crate::links::{self, Link};
use crate::nodes::{Node, Nodes};

/// Everything that the picture shows, in order.
#[derive(Debug)]
pub(crate) struct Plan {
    pub nodes: Nodes,
    pub links: Vec<Link>,
    /// From left to right.
    pub zones: Vec<ZonePlan>,
    /// From left to right: the zones' sub-columns, with a wall between zones.
    pub columns: Vec<Column>,
    pub units: Vec<Unit>,
    /// For each node the unit that holds it.
    pub unit_of: Vec<usize>,
}

/// A zone, or what stands in for one.
#[derive(Debug)]
pub(crate) struct ZonePlan {
    pub area: Area,
    /// The roles' sub-columns in use; at least one.
    pub subs: Vec<u8>,
    /// The index of the first sub-column among the columns.
    pub first_column: usize,
    pub bands: Vec<Band>,
}

/// What a column group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// A zone of the document.
    Zone(usize),
    /// Where the internet stands in a document without an internet zone.
    Outside,
    /// Where components stand that share machines in a circle, and so have no place.
    Nowhere,
}

/// A network in its zone, or the part of the zone that is in none.
#[derive(Debug)]
pub(crate) struct Band {
    pub network: Option<usize>,
    /// The units of each sub-column, in the order of the document.
    pub cells: Vec<Vec<usize>>,
}

/// One column of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Cards of one zone.
    Cards { zone: usize },
    /// The firewall between this zone and the next.
    Wall { left: usize },
}

/// What moves as one: a card, a machine with several, or a cluster.
#[derive(Debug)]
pub(crate) struct Unit {
    /// The machines from top to bottom, each with its nodes.
    pub machines: Vec<Vec<usize>>,
    /// The cluster's name.
    pub cluster: Option<String>,
    /// The index among the columns.
    pub column: usize,
}

impl Plan {
    pub(crate) fn of(deployment: &Deployment, flows: &[Flow]) -> Self {
        let nodes = Nodes::of(deployment, flows);
        let links = links::bundle(deployment, &nodes, flows);
        let mut plan = Self {
            zones: zones(deployment, &nodes),
            unit_of: vec![0; nodes.all.len()],
            nodes,
            links,
            columns: Vec::new(),
            units: Vec::new(),
        };
        let mut by_cell = cells(deployment, &plan.nodes);
        for zone in 0..plan.zones.len() {
            plan.fill_zone(deployment, zone, &mut by_cell);
        }
        plan
    }

    /// The column of a node.
    pub(crate) fn column_of(&self, node: usize) -> usize {
        self.unit_of.get(node).and_then(|unit| self.units.get(*unit)).map_or(0, |unit| unit.column)
    }

    /// Whether two nodes are neighbouring members of one cluster, with nothing between them.
    pub(crate) fn are_stacked_members(&self, one: usize, other: usize) -> bool {
        let Some(unit) = self.unit_of.get(one).and_then(|unit| self.units.get(*unit)) else {
            return false;
        };
        let meet = |pair: &[Vec<usize>]| {
            let ends = pair
                .first()
                .and_then(|upper| upper.last())
                .zip(pair.get(1).and_then(|lower| lower.first()));
            ends == Some((&one, &other)) || ends == Some((&other, &one))
        };
        unit.cluster.is_some() && unit.machines.windows(2).any(meet)
    }

    fn fill_zone(&mut self, deployment: &Deployment, at: usize, by_cell: &mut Cells) {
        let Some(zone) = self.zones.get_mut(at) else { return };
        if at > 0 {
            self.columns.push(Column::Wall { left: at - 1 });
        }
        let networks = deployment.document().networks.iter().enumerate();
        let own = networks
            .filter(|(network, _)| area_of_network(deployment, *network) == Some(zone.area));
        let mut areas: Vec<Option<usize>> = own.map(|(network, _)| Some(network)).collect();
        areas.push(None);
        let mut found: Vec<(Option<usize>, BTreeMap<u8, Vec<usize>>)> = areas
            .into_iter()
            .map(|network| {
                (network, by_cell.remove(&(area_key(zone.area), network)).unwrap_or_default())
            })
            .collect();
        let empty_network = |network: usize| !is_stacked_away(deployment, &self.nodes, network);
        found.retain(|(network, cells)| !cells.is_empty() || network.is_some_and(empty_network));
        if found.is_empty() {
            found.push((None, BTreeMap::new()));
        }
        let subs: BTreeSet<u8> =
            found.iter().flat_map(|(_, cells)| cells.keys().copied()).collect();
        zone.subs = if subs.is_empty() { vec![0] } else { subs.into_iter().collect() };
        zone.first_column = self.columns.len();
        self.columns.extend(zone.subs.iter().map(|_| Column::Cards { zone: at }));
        let (subs, first) = (zone.subs.clone(), zone.first_column);
        let mut bands = Vec::new();
        for (network, mut cells) in found {
            let mut units_of = |(sub, column): (usize, &u8)| {
                let members = cells.remove(column).unwrap_or_default();
                self.add_units(deployment, &members, first + sub)
            };
            let cells = subs.iter().enumerate().map(&mut units_of).collect();
            bands.push(Band { network, cells });
        }
        if let Some(zone) = self.zones.get_mut(at) {
            zone.bands = bands;
        }
    }

    /// Groups the nodes of a cell into machines and those into clusters.
    fn add_units(
        &mut self,
        deployment: &Deployment,
        members: &[usize],
        column: usize,
    ) -> Vec<usize> {
        let mut keys: BTreeMap<UnitKey<'_>, usize> = BTreeMap::new();
        let mut units = Vec::new();
        for &node in members {
            let machine = machine_of(deployment, &self.nodes, node);
            let cluster = machine.and_then(|machine| cluster_of(deployment, machine));
            let key = match (machine, cluster) {
                (_, Some(cluster)) => UnitKey::Cluster(cluster),
                (Some(machine), None) => UnitKey::Machine(machine),
                (None, None) => UnitKey::Internet,
            };
            let unit = *keys.entry(key).or_insert_with(|| {
                units.push(self.units.len());
                let cluster = cluster.map(ToOwned::to_owned);
                self.units.push(Unit { machines: Vec::new(), cluster, column });
                self.units.len() - 1
            });
            if let Some(of) = self.unit_of.get_mut(node) {
                *of = unit;
            }
            if let Some(unit) = self.units.get_mut(unit) {
                let same = |known: &&mut Vec<usize>| {
                    known
                        .first()
                        .is_some_and(|&first| machine_of(deployment, &self.nodes, first) == machine)
                };
                match unit.machines.iter_mut().find(same) {
                    Some(known) => known.push(node),
                    None => unit.machines.push(vec![node]),
                }
            }
        }
        for unit in &units {
            self.tidy_cluster(deployment, *unit);
        }
        units
    }

    /// A cluster of one machine is none. In a pair the members stand next to each other, with what
    /// shares their machines outside.
    fn tidy_cluster(&mut self, deployment: &Deployment, unit: usize) {
        let Some(unit) = self.units.get_mut(unit) else { return };
        if unit.machines.len() < 2 {
            unit.cluster = None;
        }
        if unit.cluster.is_none() {
            return;
        }
        if let Some(first) = unit.machines.first_mut() {
            first.reverse();
            let is_member = |node: &usize| is_cluster_member(deployment, &self.nodes, *node);
            first.sort_by_key(is_member);
        }
        if let Some(last) = unit.machines.last_mut() {
            let is_no_member = |node: &usize| !is_cluster_member(deployment, &self.nodes, *node);
            last.sort_by_key(is_no_member);
        }
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum UnitKey<'a> {
    Internet,
    Machine(usize),
    Cluster(&'a str),
}

/// Nodes by area and network, then by role column.
type Cells = BTreeMap<(usize, Option<usize>), BTreeMap<u8, Vec<usize>>>;

/// Areas as keys: a zone's index, and after all of them those that aren't zones.
const fn area_key(area: Area) -> usize {
    match area {
        Area::Zone(zone) => zone,
        Area::Outside => usize::MAX - 1,
        Area::Nowhere => usize::MAX,
    }
}

fn cells(deployment: &Deployment, nodes: &Nodes) -> Cells {
    let mut cells = Cells::new();
    for (at, node) in nodes.all.iter().enumerate() {
        let area = area_key(area_of(deployment, node));
        let network = node.place.and_then(|place| place.network);
        let column = column_of(deployment, nodes, at);
        cells.entry((area, network)).or_default().entry(column).or_default().push(at);
    }
    cells
}

/// The sub-column of the whole machine: that of the component that the others name as host.
fn column_of(deployment: &Deployment, nodes: &Nodes, at: usize) -> u8 {
    let host = machine_of(deployment, nodes, at).and_then(|machine| nodes.of_component(machine));
    nodes.all.get(host.unwrap_or(at)).map_or(0, |node| node.column)
}

fn machine_of(deployment: &Deployment, nodes: &Nodes, at: usize) -> Option<usize> {
    let first = nodes.all.get(at)?.members.first()?;
    Some(deployment.machine(*first))
}

/// The cluster that somebody on a machine is a member of.
fn cluster_of(deployment: &Deployment, machine: usize) -> Option<&str> {
    let on = deployment.on_machine(machine).iter();
    on.filter_map(|at| deployment.components().get(*at)?.cluster.as_ref())
        .map(|name| name.as_str())
        .next()
}

fn is_cluster_member(deployment: &Deployment, nodes: &Nodes, at: usize) -> bool {
    let component = nodes.all.get(at).and_then(|node| node.members.first());
    component
        .and_then(|at| deployment.components().get(*at))
        .is_some_and(|known| known.cluster.is_some())
}

fn area_of(deployment: &Deployment, node: &Node) -> Area {
    let internet = || {
        let mut zones = deployment.document().zones.iter();
        zones.position(|zone| zone.kind == ZoneKind::Internet).map_or(Area::Outside, Area::Zone)
    };
    match node.place {
        Some(place) => Area::Zone(place.zone),
        None if node.is_internet() => internet(),
        None => Area::Nowhere,
    }
}

fn area_of_network(deployment: &Deployment, network: usize) -> Option<Area> {
    let document = deployment.document();
    let zone: &Id = &document.networks.get(network)?.zone;
    document.zones.iter().position(|known| known.id == *zone).map(Area::Zone)
}

/// Whether a network seems empty only because its components went into a stack.
fn is_stacked_away(deployment: &Deployment, nodes: &Nodes, network: usize) -> bool {
    let stacks = nodes.all.iter().filter(|node| node.members.len() > 1);
    stacks
        .flat_map(|node| &node.members)
        .any(|at| deployment.place(*at).is_some_and(|place| place.network == Some(network)))
}

/// The zones from left to right: internet, DMZ, core, those of one kind in the order of the document.
fn zones(deployment: &Deployment, nodes: &Nodes) -> Vec<ZonePlan> {
    let needed = |area: Area| nodes.all.iter().any(|node| area_of(deployment, node) == area);
    let zones = &deployment.document().zones;
    let of_kind = |kind: ZoneKind| {
        let own = zones.iter().enumerate().filter(move |(_, zone)| zone.kind == kind);
        own.map(|(at, _)| Area::Zone(at))
    };
    let outside = needed(Area::Outside).then_some(Area::Outside);
    let nowhere = needed(Area::Nowhere).then_some(Area::Nowhere);
    let areas = outside
        .into_iter()
        .chain(of_kind(ZoneKind::Internet))
        .chain(of_kind(ZoneKind::Dmz))
        .chain(of_kind(ZoneKind::Core))
        .chain(nowhere);
    areas
        .map(|area| ZonePlan { area, subs: Vec::new(), first_column: 0, bands: Vec::new() })
        .collect()
}

//! What stands where, without coordinates: zones from left to right, in each the role's sub-columns and
//! the networks, in each cell the machines and clusters.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use port_model::document::ZoneKind;
use port_model::{Deployment, Flow};

use crate::links::{self, Link};
use crate::nodes::{Node, Nodes};
use crate::units::{self, Units};

/// Everything that the picture shows, in order.
#[derive(Debug)]
pub(crate) struct Plan {
    pub nodes: Nodes,
    pub links: Vec<Link>,
    /// From left to right.
    pub zones: Vec<ZonePlan>,
    /// From left to right: the zones' sub-columns, with a wall between zones.
    pub columns: Vec<Column>,
    pub units: Units,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Area {
    /// A zone of the document.
    Zone(usize),
    /// Where the internet stands in a document without an internet zone.
    Outside,
    /// Where components stand that share machines in a circle, and so have no place.
    Nowhere,
}

/// A network in its zone, or what stands in one of the zone's sub-columns without a network.
#[derive(Debug)]
pub(crate) struct Band {
    pub network: Option<usize>,
    /// The first sub-column that it reaches over.
    pub first: usize,
    /// The units of each sub-column from the first to the last one in use, in the order of the document.
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

impl ZonePlan {
    /// The bands that reach over a sub-column, from top to bottom, each with its cell there.
    pub(crate) fn bands_over(&self, sub: usize) -> impl Iterator<Item = (usize, &[usize])> {
        self.bands.iter().enumerate().filter_map(move |(at, band)| {
            let cell = band.cells.get(sub.checked_sub(band.first)?)?;
            Some((at, cell.as_slice()))
        })
    }
}

impl Plan {
    pub(crate) fn of(deployment: &Deployment, flows: &[Flow]) -> Self {
        let nodes = Nodes::of(deployment, flows);
        let links = links::bundle(deployment, &nodes, flows);
        let units = Units::new(nodes.all.len());
        let mut plan = Self { nodes, links, zones: Vec::new(), columns: Vec::new(), units };
        let mut cells = cells(deployment, &plan.nodes);
        for (at, area) in areas(deployment, &plan.nodes).into_iter().enumerate() {
            if at > 0 {
                plan.columns.push(Column::Wall { left: at - 1 });
            }
            let own = networks(deployment, &plan.nodes, area);
            let own = own.into_iter().map(Some).chain([None]);
            let rows: Vec<Row> = own
                .map(|network| (network, cells.remove(&(area, network)).unwrap_or_default()))
                .collect();
            plan.add_zone(deployment, area, rows);
        }
        plan
    }

    /// The column of a node.
    pub(crate) fn column_of(&self, node: usize) -> usize {
        self.units.of(node).map_or(0, |unit| unit.column)
    }

    fn add_zone(&mut self, deployment: &Deployment, area: Area, rows: Vec<Row>) {
        let at = self.zones.len();
        let used: BTreeSet<u8> = rows.iter().flat_map(|(_, cells)| cells.keys().copied()).collect();
        let subs: Vec<u8> = if used.is_empty() { vec![0] } else { used.into_iter().collect() };
        let first_column = self.columns.len();
        self.columns.extend(subs.iter().map(|_| Column::Cards { zone: at }));
        let mut bands = Vec::new();
        for (network, mut cells) in rows {
            let place = |sub: &u8| subs.iter().position(|known| known == sub).unwrap_or_default();
            let first = cells.keys().next().map_or(0, place);
            let last = cells.keys().next_back().map_or(0, place);
            let mut units_of = |sub: usize| {
                let members = subs.get(sub).and_then(|role| cells.remove(role)).unwrap_or_default();
                self.units.add(deployment, &self.nodes, &members, first_column + sub)
            };
            let cells: Vec<Vec<usize>> = (first..=last).map(&mut units_of).collect();
            if network.is_some() {
                bands.push(Band { network, first, cells });
                continue;
            }
            // What is in no network stands free: each sub-column for itself.
            let free = cells.into_iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            bands.extend(free.map(|(sub, cell)| Band {
                network,
                first: first + sub,
                cells: vec![cell],
            }));
        }
        self.zones.push(ZonePlan { area, subs, first_column, bands });
    }
}

/// A network, or none, with the nodes in it by role column.
type Row = (Option<usize>, BTreeMap<u8, Vec<usize>>);

/// The nodes by area and network, then by role column.
type Cells = BTreeMap<(Area, Option<usize>), BTreeMap<u8, Vec<usize>>>;

fn cells(deployment: &Deployment, nodes: &Nodes) -> Cells {
    let internet = internet_area(deployment);
    let mut cells = Cells::new();
    for (at, node) in nodes.all.iter().enumerate() {
        let area = area_of(node, internet);
        let network = node.place.and_then(|place| place.network);
        let column = units::column_of(deployment, nodes, at);
        cells.entry((area, network)).or_default().entry(column).or_default().push(at);
    }
    cells
}

fn area_of(node: &Node, internet: Area) -> Area {
    match node.place {
        Some(place) => Area::Zone(place.zone),
        None if node.is_internet() => internet,
        None => Area::Nowhere,
    }
}

/// Where the internet stands: in the first internet zone of the document, if there is one.
fn internet_area(deployment: &Deployment) -> Area {
    let mut zones = deployment.document().zones.iter();
    zones.position(|zone| zone.kind == ZoneKind::Internet).map_or(Area::Outside, Area::Zone)
}

/// An area's networks in the order of the document, without those whose components all went into stacks.
fn networks(deployment: &Deployment, nodes: &Nodes, area: Area) -> Vec<usize> {
    let document = deployment.document();
    let Area::Zone(zone) = area else { return Vec::new() };
    let Some(zone) = document.zones.get(zone) else { return Vec::new() };
    let network_of = |at: &usize| deployment.place(*at).and_then(|place| place.network);
    let stacks = nodes.all.iter().filter(|node| node.members.len() > 1);
    let stacked: HashSet<usize> =
        stacks.flat_map(|node| &node.members).filter_map(network_of).collect();
    let shown: HashSet<usize> =
        nodes.all.iter().filter_map(|node| node.place.and_then(|place| place.network)).collect();
    let own = document.networks.iter().enumerate().filter(|(_, network)| network.zone == zone.id);
    own.map(|(at, _)| at).filter(|at| shown.contains(at) || !stacked.contains(at)).collect()
}

/// The areas from left to right: internet, DMZ, core, those of one kind in the order of the document.
fn areas(deployment: &Deployment, nodes: &Nodes) -> Vec<Area> {
    let internet = internet_area(deployment);
    let needed = |area: &Area| nodes.all.iter().any(|node| area_of(node, internet) == *area);
    let of_kind = |kind: ZoneKind| {
        let zones = deployment.document().zones.iter().enumerate();
        zones.filter(move |(_, zone)| zone.kind == kind).map(|(at, _)| Area::Zone(at))
    };
    let outside = Some(Area::Outside).filter(needed);
    let nowhere = Some(Area::Nowhere).filter(needed);
    outside
        .into_iter()
        .chain(of_kind(ZoneKind::Internet))
        .chain(of_kind(ZoneKind::Dmz))
        .chain(of_kind(ZoneKind::Core))
        .chain(nowhere)
        .collect()
}

//! What stands where, without coordinates: lanes from left to right with their zones, in each zone the
//! role's sub-columns and the networks, in each cell the machines and clusters.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use port_model::{Deployment, Flow};

use crate::areas::{self, Area};
use crate::changes::Changes;
use crate::links::{self, Link};
use crate::nodes::Nodes;
use crate::stacks::Expand;
use crate::units::{self, Units};

/// Everything that the picture shows, in order.
#[derive(Debug)]
pub(crate) struct Plan {
    pub nodes: Nodes,
    pub links: Vec<Link>,
    /// From left to right.
    pub lanes: Vec<Lane>,
    /// Lane by lane, from top to bottom.
    pub zones: Vec<ZonePlan>,
    /// From left to right: the lanes' sub-columns, with a wall between lanes.
    pub columns: Vec<Column>,
    pub units: Units,
    /// The index among the zones, for each node; no zone has the one of nodes that have no place yet.
    zone_of_node: Vec<usize>,
}

/// The zones of one kind, above each other.
#[derive(Debug)]
pub(crate) struct Lane {
    /// Their indexes among the zones.
    pub zones: Range<usize>,
    /// The columns of their cards.
    pub columns: Range<usize>,
    /// The column in which lines run from one of the zones to another.
    pub crossing: Option<usize>,
}

/// A zone, or what stands in for one.
#[derive(Debug)]
pub(crate) struct ZonePlan {
    pub area: Area,
    /// The index of its lane.
    pub lane: usize,
    /// The index of the lane's first column.
    pub first_column: usize,
    pub bands: Vec<Band>,
}

/// A network in its zone, or what stands in one of the zone's sub-columns without a network.
#[derive(Debug)]
pub(crate) struct Band {
    pub network: Option<usize>,
    /// Which box of the network it is: one whose components stand in columns apart has several.
    pub part: usize,
    /// The first sub-column that it reaches over.
    pub first: usize,
    /// The units of each sub-column from the first to the last one, in the order of the document.
    pub cells: Vec<Vec<usize>>,
}

/// One column of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Cards of the zones of one lane.
    Cards { lane: usize },
    /// Lines between the zones of one lane.
    Crossing { lane: usize },
    /// The firewall between this lane and the next.
    Wall { left: usize },
}

impl Lane {
    /// Whether there is a boundary inside.
    pub(crate) fn is_divided(&self) -> bool {
        self.zones.len() > 1
    }
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
    pub(crate) fn of(
        deployment: &Deployment,
        flows: &[Flow],
        expand: Expand<'_>,
        changes: &Changes,
    ) -> Self {
        let nodes = Nodes::of(deployment, flows, expand);
        let links = links::bundle(deployment, &nodes, flows, changes);
        let units = Units::new(nodes.all.len());
        let zone_of_node = vec![usize::MAX; nodes.all.len()];
        let mut plan = Self {
            nodes,
            links,
            lanes: Vec::new(),
            zones: Vec::new(),
            columns: Vec::new(),
            units,
            zone_of_node,
        };
        let mut cells = cells(deployment, &plan.nodes);
        for areas in areas::lanes(deployment, &plan.nodes) {
            plan.add_lane(deployment, &areas, &mut cells);
        }
        plan
    }

    /// The column of a node.
    pub(crate) fn column_of(&self, node: usize) -> usize {
        self.units.of(node).map_or(0, |unit| unit.column)
    }

    /// The index of a node's zone.
    pub(crate) fn zone_of(&self, node: usize) -> usize {
        self.zone_of_node.get(node).copied().unwrap_or_default()
    }

    /// The lane of a column; a wall is in none.
    pub(crate) fn lane_of(&self, column: usize) -> Option<&Lane> {
        match self.columns.get(column)? {
            Column::Cards { lane } | Column::Crossing { lane } => self.lanes.get(*lane),
            Column::Wall { .. } => None,
        }
    }

    pub(crate) fn is_wall(&self, column: usize) -> bool {
        matches!(self.columns.get(column), Some(Column::Wall { .. }))
    }

    fn add_lane(&mut self, deployment: &Deployment, areas: &[Area], cells: &mut Cells) {
        let lane = self.lanes.len();
        if let Some(left) = lane.checked_sub(1) {
            self.columns.push(Column::Wall { left });
        }
        let rows: Vec<Vec<Row>> = areas
            .iter()
            .map(|area| {
                let own = areas::networks(deployment, &self.nodes, *area);
                let own = own.into_iter().map(Some).chain([None]);
                let rows: Vec<Row> = own
                    .map(|network| (network, cells.remove(&(*area, network)).unwrap_or_default()))
                    .collect();
                // Networks without components stand below the others, so that nothing moves up when they leave.
                let (used, empty): (Vec<Row>, Vec<Row>) =
                    rows.into_iter().partition(|(_, cells)| !cells.is_empty());
                used.into_iter().chain(empty).collect()
            })
            .collect();
        let cells_of_rows = rows.iter().flatten().flat_map(|(_, cells)| cells);
        let mut subs: BTreeSet<u8> = cells_of_rows.map(|(sub, _)| *sub).collect();
        if subs.is_empty() {
            subs.insert(0);
        }
        let (zone, column) = (self.zones.len(), self.columns.len());
        self.columns.extend(subs.iter().map(|_| Column::Cards { lane }));
        let columns = column..self.columns.len();
        for (area, rows) in areas.iter().zip(rows) {
            let bands = self.bands(deployment, &subs, column, rows);
            self.zones.push(ZonePlan { area: *area, lane, first_column: column, bands });
        }
        let zones = zone..self.zones.len();
        let leads_across = |link: &Link| {
            let (from, to) = (self.zone_of(link.source), self.zone_of(link.destination));
            from != to && zones.contains(&from) && zones.contains(&to)
        };
        let crossing = self.links.iter().any(leads_across).then_some(self.columns.len());
        if crossing.is_some() {
            self.columns.push(Column::Crossing { lane });
        }
        self.lanes.push(Lane { zones, columns, crossing });
    }

    /// The bands of the next zone.
    fn bands(
        &mut self,
        deployment: &Deployment,
        subs: &BTreeSet<u8>,
        first_column: usize,
        rows: Vec<Row>,
    ) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        for (network, mut cells) in rows {
            let mut part = 0;
            // An empty network stands in the first column.
            let empty = cells.is_empty() && network.is_some();
            let mut apart = true;
            for (sub, role) in subs.iter().enumerate() {
                let members = cells.remove(role).unwrap_or_default();
                if members.is_empty() && !(empty && sub == 0) {
                    apart = true;
                    continue;
                }
                for node in &members {
                    if let Some(zone) = self.zone_of_node.get_mut(*node) {
                        *zone = self.zones.len();
                    }
                }
                let column = first_column + sub;
                let units = self.units.add(deployment, &self.nodes, &members, column);
                // What is in no network stands free: each sub-column for itself.
                let joins = !apart && network.is_some();
                if let Some(band) = bands.last_mut().filter(|_| joins) {
                    band.cells.push(units);
                } else {
                    bands.push(Band { network, part, first: sub, cells: vec![units] });
                    part += 1;
                }
                apart = false;
            }
        }
        bands
    }
}

/// A network, or none, with the nodes in it by sub-column.
type Row = (Option<usize>, BTreeMap<u8, Vec<usize>>);

/// The nodes by area and network, then by sub-column.
type Cells = BTreeMap<(Area, Option<usize>), BTreeMap<u8, Vec<usize>>>;

fn cells(deployment: &Deployment, nodes: &Nodes) -> Cells {
    let internet = areas::of_internet(deployment);
    let mut cells = Cells::new();
    for (at, node) in nodes.all.iter().enumerate() {
        let area = areas::of_node(node, internet);
        let network = node.place.and_then(|place| place.network);
        let column = units::column_of(deployment, nodes, at);
        cells.entry((area, network)).or_default().entry(column).or_default().push(at);
    }
    cells
}

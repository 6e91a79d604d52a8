//! Which zones the picture shows, and which of them share a column.

use std::collections::HashSet;

use port_model::Deployment;
use port_model::document::ZoneKind;

use crate::nodes::{Node, Nodes};

/// What a box of the ground is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Area {
    /// A zone of the document.
    Zone(usize),
    /// Where the internet stands in a document without an internet zone.
    Outside,
    /// Where components stand that share machines in a circle, and so have no place.
    Nowhere,
}

/// Where a node stands.
pub(crate) fn of_node(node: &Node, internet: Area) -> Area {
    match node.place {
        Some(place) => Area::Zone(place.zone),
        None if node.is_internet() => internet,
        None => Area::Nowhere,
    }
}

/// Where the internet stands: in the first internet zone of the document, if there is one.
pub(crate) fn of_internet(deployment: &Deployment) -> Area {
    let mut zones = deployment.document().zones.iter();
    zones.position(|zone| zone.kind == ZoneKind::Internet).map_or(Area::Outside, Area::Zone)
}

/// The lanes from left to right: internet, DMZ, core. Zones of one kind stand above each other in one lane, in
/// the order of the document: side by side, traffic of one would seem to cross the firewall of the other.
pub(crate) fn lanes(deployment: &Deployment, nodes: &Nodes) -> Vec<Vec<Area>> {
    let internet = of_internet(deployment);
    let needed = |area: &Area| nodes.all.iter().any(|node| of_node(node, internet) == *area);
    let of_kind = |kind: ZoneKind| -> Vec<Area> {
        let zones = deployment.document().zones.iter().enumerate();
        zones.filter(|(_, zone)| zone.kind == kind).map(|(at, _)| Area::Zone(at)).collect()
    };
    let alone = |area: Area| Vec::from_iter(Some(area).filter(&needed));
    let lanes = [
        alone(Area::Outside),
        of_kind(ZoneKind::Internet),
        of_kind(ZoneKind::Dmz),
        of_kind(ZoneKind::Core),
        alone(Area::Nowhere),
    ];
    lanes.into_iter().filter(|lane| !lane.is_empty()).collect()
}

/// An area's networks in the order of the document, without those whose components all went into stacks.
pub(crate) fn networks(deployment: &Deployment, nodes: &Nodes, area: Area) -> Vec<usize> {
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

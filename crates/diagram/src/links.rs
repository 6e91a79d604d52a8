//! Bundles: the flows of one pair of ends in one direction, which become one line.

use std::collections::BTreeMap;

use port_model::difference::Difference;
use port_model::flow::{Basis, Requirement};
use port_model::{Boundary, Deployment, Flow, Id};

use crate::changes::Changes;
use crate::label::{self, Service};
use crate::nodes::{Node, Nodes};

/// What kind of traffic a line carries, which its colour shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// What endpoints open.
    Clients,
    /// What people open: console, SSH, iDRAC.
    Administration,
    /// Between the platform's own servers.
    Platform,
    /// To and from the internet.
    Internet,
    /// To and from the surrounding services.
    Services,
    /// What the architect added.
    Own,
}

impl Family {
    /// Every family, in the order of the legend.
    pub const ALL: [Self; 6] = [
        Self::Clients,
        Self::Administration,
        Self::Platform,
        Self::Internet,
        Self::Services,
        Self::Own,
    ];

    /// The word in class names and wording keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Administration => "administration",
            Self::Platform => "platform",
            Self::Internet => "internet",
            Self::Services => "services",
            Self::Own => "own",
        }
    }
}

/// One line, before it has a way.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The card that opens the connections.
    pub source: usize,
    /// The card that listens.
    pub destination: usize,
    /// Indexes into the flows.
    pub flows: Vec<usize>,
    /// Either end opens connections.
    pub both_ways: bool,
    /// At least one flow is required.
    pub required: bool,
    /// The protocols and ports.
    pub services: Vec<Service>,
    /// The protocols and ports as the chip shows them.
    pub label: String,
    /// What kind of traffic it is.
    pub family: Family,
    /// How it differs from what it is compared with.
    pub change: Option<Difference>,
}

/// Puts flows into bundles, sorted by source and destination.
pub(crate) fn bundle(
    deployment: &Deployment,
    nodes: &Nodes,
    flows: &[Flow],
    changes: &Changes,
) -> Vec<Link> {
    let mut bundles: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for (at, flow) in flows.iter().enumerate() {
        let ends = nodes
            .index_of(deployment, &flow.source.component)
            .zip(nodes.index_of(deployment, &flow.destination.component));
        let Some(ends) = ends.filter(|_| flow.boundary != Boundary::Host) else { continue };
        let link = bundles.entry(ends).or_insert_with(|| empty(ends));
        link.add(at, flow, changes.of_flow(at));
        link.family = link.family.min(family(deployment, nodes, ends, flow));
    }
    for link in bundles.values_mut() {
        link.change = Changes::of_all(link.flows.iter().map(|at| changes.of_flow(*at)));
        link.services.sort_unstable();
        link.services.dedup();
        link.label = label::short(&link.services);
    }
    put_opposites_together(&mut bundles);
    bundles.into_values().collect()
}

fn empty((source, destination): (usize, usize)) -> Link {
    Link {
        source,
        destination,
        flows: Vec::new(),
        both_ways: false,
        required: false,
        services: Vec::new(),
        label: String::new(),
        family: Family::Own,
        change: None,
    }
}

impl Link {
    fn add(&mut self, at: usize, flow: &Flow, change: Option<Difference>) {
        self.flows.push(at);
        self.services.push(Service::of(flow, change));
        self.both_ways |= flow.bidirectional;
        self.required |= flow.requirement == Requirement::Required;
    }
}

/// Two lines between the same ends that say the same, one each way, are one with two heads.
fn put_opposites_together(bundles: &mut BTreeMap<(usize, usize), Link>) {
    let opposites: Vec<(usize, usize)> = bundles
        .iter()
        .filter(|((source, destination), link)| {
            let other = bundles.get(&(*destination, *source));
            source < destination && other.is_some_and(|other| other.services == link.services)
        })
        .map(|(ends, _)| *ends)
        .collect();
    for (source, destination) in opposites {
        let other = bundles.remove(&(destination, source));
        if let Some((link, other)) = bundles.get_mut(&(source, destination)).zip(other) {
            link.flows.extend(other.flows);
            link.both_ways = true;
            link.required |= other.required;
            link.family = link.family.min(other.family);
        }
    }
}

fn family(
    deployment: &Deployment,
    nodes: &Nodes,
    (source, destination): (usize, usize),
    flow: &Flow,
) -> Family {
    let ends = [nodes.all.get(source), nodes.all.get(destination)];
    let any = |test: fn(&Node) -> bool| ends.iter().flatten().any(|node| test(node));
    let people = deployment.catalogue().role(&flow.source.role).is_some_and(|role| role.many);
    if flow.reference.basis == Basis::Custom {
        Family::Own
    } else if any(Node::is_internet) {
        Family::Internet
    } else if flow.source.role == Id::CLIENT_GROUP {
        Family::Clients
    } else if people {
        Family::Administration
    } else if any(Node::is_service) {
        Family::Services
    } else {
        Family::Platform
    }
}

//! The proof that grouping changes nothing: what rules admit, compared with the flows.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};

use port_model::flow::Protocol;
use port_model::{Address, Endpoint, Flow, Id, Port};

use crate::rule::Rule;

/// One connection that flows ask for or rules admit.
///
/// A component can be reached at different addresses in different flows (a management address, the
/// internet's host names), so that the addresses belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connection<'a> {
    /// The component that opens it, with its addresses.
    pub source: (&'a Id, &'a [Address]),
    /// The component that listens, with its addresses.
    pub destination: (&'a Id, &'a [Address]),
    /// The protocol.
    pub protocol: Protocol,
    /// The port; none for ESP.
    pub port: Option<Port>,
}

/// By the components alone: they have the same addresses nearly everywhere.
impl Hash for Connection<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.source.0, self.destination.0, self.protocol, self.port).hash(state);
    }
}

impl<'a> Connection<'a> {
    /// What flows ask for. A flow that either end may open counts in both directions.
    pub fn of_flows(flows: impl IntoIterator<Item = &'a Flow>) -> HashSet<Self> {
        let mut connections = HashSet::new();
        for flow in flows {
            let there = Self::new(&flow.source, &flow.destination, flow.protocol, flow.port);
            connections.insert(there);
            if flow.bidirectional {
                connections.insert(there.back());
            }
        }
        connections
    }

    /// What rules admit.
    pub fn of_rules(rules: &'a [Rule]) -> HashSet<Self> {
        rules.iter().flat_map(Self::of_rule).collect()
    }

    fn of_rule(rule: &'a Rule) -> impl Iterator<Item = Self> {
        let there = rule.sources.iter().flat_map(move |source| {
            rule.destinations.iter().flat_map(move |destination| {
                rule.services.iter().map(move |service| {
                    Self::new(source, destination, service.protocol, service.port)
                })
            })
        });
        there.flat_map(|there| [Some(there), rule.bidirectional.then(|| there.back())]).flatten()
    }

    fn new(
        source: &'a Endpoint,
        destination: &'a Endpoint,
        protocol: Protocol,
        port: Option<Port>,
    ) -> Self {
        Self {
            source: (&source.component, &source.addresses),
            destination: (&destination.component, &destination.addresses),
            protocol,
            port,
        }
    }

    fn back(self) -> Self {
        Self { source: self.destination, destination: self.source, ..self }
    }
}

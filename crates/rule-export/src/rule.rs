//! A rule: flows put together without widening them.

use std::sync::Arc;

use port_model::flow::{FlowReference, Protocol, Requirement};
use port_model::{Endpoint, Id, Port};
use serde::Serialize;

/// One or more flows put together: every source may reach every destination on every service.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rule {
    /// Made from the ids of components and services, so that it stays the same between versions.
    pub id: String,
    /// The zone that all sources are in.
    pub source_zone: Id,
    /// The zone that all destinations are in.
    pub destination_zone: Id,
    /// Who opens the connections, sorted by component.
    pub sources: Vec<Arc<Endpoint>>,
    /// Who listens, sorted by component.
    pub destinations: Vec<Arc<Endpoint>>,
    /// On what they listen, sorted.
    pub services: Vec<RuleService>,
    /// Either end may open the connections, to the same ports at the other.
    pub bidirectional: bool,
    /// The strongest requirement among the reasons.
    pub requirement: Requirement,
    /// What it is for: the required reasons first.
    pub reasons: Vec<Reason>,
    /// The ids of the flows that it admits, sorted.
    pub flows: Vec<String>,
}

/// A protocol and a port of a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RuleService {
    /// The protocol.
    pub protocol: Protocol,
    /// The port; none for ESP.
    pub port: Option<Port>,
    /// The protocol's number in the IP header.
    pub ip_protocol: u8,
    /// The catalogue's services that listen there, `custom` for the architect's own.
    pub services: Vec<Id>,
}

/// Why a rule is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The catalogue's rule for flows, or `extra:ID`.
    pub flow: String,
    /// What the connection is for.
    pub summary: Arc<str>,
    /// Whether the platform works without it.
    pub requirement: Requirement,
    /// What that rests on.
    pub reference: Arc<FlowReference>,
}

impl Rule {
    /// What the reasons rest on, each source once. The architect's own flows rest on nothing.
    pub fn references(&self) -> Vec<&FlowReference> {
        let mut references: Vec<&FlowReference> = Vec::new();
        for reference in self.reasons.iter().map(|reason| &*reason.reference) {
            if !reference.title.is_empty() && !references.contains(&reference) {
                references.push(reference);
            }
        }
        references
    }
}

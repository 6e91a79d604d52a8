//! Flows on their way to becoming a rule.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use port_model::flow::{Protocol, Requirement};
use port_model::{Address, Endpoint, Flow, Id, Port};

use crate::rule::{Reason, Rule, RuleService};

/// Flows that together admit every source to every destination on every port.
pub(crate) struct Bundle<'a> {
    pub(crate) sources: BTreeSet<End<'a>>,
    pub(crate) destinations: BTreeSet<End<'a>>,
    pub(crate) ports: BTreeSet<(Protocol, Option<Port>)>,
    /// The catalogue's rules, or `extra:ID`, that the flows follow from.
    pub(crate) purposes: BTreeSet<&'a str>,
    pub(crate) bidirectional: bool,
    pub(crate) flows: Vec<&'a Flow>,
}

/// An end of a flow, compared by where it is, which component it is and how it is reached.
#[derive(Clone, Copy)]
pub(crate) struct End<'a>(&'a Arc<Endpoint>);

impl<'a> End<'a> {
    fn key(self) -> (&'a Id, &'a Id, &'a [Address]) {
        (&self.0.zone, &self.0.component, &self.0.addresses)
    }
}

impl PartialEq for End<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for End<'_> {}

impl PartialOrd for End<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for End<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(self.0, other.0) {
            return Ordering::Equal;
        }
        self.key().cmp(&other.key())
    }
}

impl<'a> Bundle<'a> {
    pub(crate) fn of(flow: &'a Flow) -> Self {
        Self {
            sources: BTreeSet::from([End(&flow.source)]),
            destinations: BTreeSet::from([End(&flow.destination)]),
            ports: BTreeSet::from([(flow.protocol, flow.port)]),
            purposes: BTreeSet::from([&*flow.flow]),
            bidirectional: flow.bidirectional,
            flows: vec![flow],
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.sources.extend(other.sources);
        self.destinations.extend(other.destinations);
        self.ports.extend(other.ports);
        self.purposes.extend(other.purposes);
        self.bidirectional |= other.bidirectional;
        self.flows.extend(other.flows);
    }

    /// The first source and the first destination.
    pub(crate) fn first_ends(&self) -> Option<(&'a Endpoint, &'a Endpoint)> {
        Some((self.sources.first()?.0, self.destinations.first()?.0))
    }

    /// The zones that it runs from and to: all its ends are in those of the first ones.
    pub(crate) fn zones(&self) -> Option<(&'a Id, &'a Id)> {
        self.first_ends().map(|(source, destination)| (&source.zone, &destination.zone))
    }

    /// The flow whose id sorts first.
    pub(crate) fn first_flow(&self) -> Option<&'a Flow> {
        self.flows.iter().copied().min_by_key(|flow| &flow.id)
    }

    pub(crate) fn into_rule(self, id: String) -> Option<Rule> {
        let (source_zone, destination_zone) = self.zones()?;
        let reasons = reasons(&self.flows);
        let mut flows: Vec<String> = self.flows.iter().map(|flow| flow.id.clone()).collect();
        flows.sort();
        Some(Rule {
            id,
            source_zone: source_zone.clone(),
            destination_zone: destination_zone.clone(),
            sources: self.sources.iter().map(|end| Arc::clone(end.0)).collect(),
            destinations: self.destinations.iter().map(|end| Arc::clone(end.0)).collect(),
            services: services(&self.flows),
            bidirectional: self.bidirectional,
            requirement: reasons.first().map_or(Requirement::Optional, |first| first.requirement),
            reasons,
            flows,
        })
    }
}

fn reasons(flows: &[&Flow]) -> Vec<Reason> {
    let mut reasons = BTreeMap::new();
    for flow in flows {
        reasons.entry((flow.requirement, &*flow.flow, &*flow.summary)).or_insert_with(|| Reason {
            flow: flow.flow.to_string(),
            summary: Arc::clone(&flow.summary),
            requirement: flow.requirement,
            reference: Arc::clone(&flow.reference),
        });
    }
    reasons.into_values().collect()
}

fn services(flows: &[&Flow]) -> Vec<RuleService> {
    let mut services: BTreeMap<(Protocol, Option<Port>), BTreeSet<&Id>> = BTreeMap::new();
    for flow in flows {
        services.entry((flow.protocol, flow.port)).or_default().insert(&flow.service);
    }
    services
        .into_iter()
        .map(|((protocol, port), ids)| RuleService {
            protocol,
            port,
            ip_protocol: protocol.number(),
            services: ids.into_iter().cloned().collect(),
        })
        .collect()
}

//! Flows on their way to becoming a rule.

use std::cmp::Ordering;
use std::sync::Arc;

use port_model::flow::{Protocol, Requirement};
use port_model::{Address, Endpoint, Flow, Id, Port};

use crate::rule::{Reason, Rule, RuleService};

/// Flows that together admit every source to every destination on every port. Every list is sorted and has
/// everything once, except between [`Bundle::add`] and [`Bundle::settle`].
pub(crate) struct Bundle<'a> {
    pub(crate) sources: Vec<End<'a>>,
    pub(crate) destinations: Vec<End<'a>>,
    pub(crate) ports: Vec<(Protocol, Option<Port>)>,
    /// The catalogue's rules, or `extra:ID`, that the flows follow from.
    pub(crate) purposes: Vec<&'a str>,
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
            sources: vec![End(&flow.source)],
            destinations: vec![End(&flow.destination)],
            ports: vec![(flow.protocol, flow.port)],
            purposes: vec![&*flow.flow],
            bidirectional: flow.bidirectional,
            flows: vec![flow],
        }
    }

    /// Takes in another bundle. What both have in common stays as it is, so that bundles can still be
    /// compared by it.
    pub(crate) fn add(&mut self, other: Self) {
        unite(&mut self.sources, other.sources);
        unite(&mut self.destinations, other.destinations);
        unite(&mut self.ports, other.ports);
        unite(&mut self.purposes, other.purposes);
        self.bidirectional |= other.bidirectional;
        self.flows.extend(other.flows);
    }

    /// Puts the lists in order, once everything is added.
    pub(crate) fn settle(&mut self) {
        settle(&mut self.sources);
        settle(&mut self.destinations);
        settle(&mut self.ports);
        settle(&mut self.purposes);
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

/// Adds what a list does not have as a whole.
fn unite<T: PartialEq>(own: &mut Vec<T>, other: Vec<T>) {
    if *own != other {
        own.extend(other);
    }
}

fn settle<T: Ord>(list: &mut Vec<T>) {
    if list.len() > 1 {
        list.sort();
        list.dedup();
    }
}

fn reasons(flows: &[&Flow]) -> Vec<Reason> {
    fn key(flow: &Flow) -> (Requirement, &str, &str) {
        (flow.requirement, &flow.flow, &flow.summary)
    }
    let mut flows: Vec<&Flow> = flows.to_vec();
    flows.sort_by_key(|flow| key(flow));
    flows.dedup_by_key(|flow| key(flow));
    let reason = |flow: &Flow| Reason {
        flow: flow.flow.to_string(),
        summary: Arc::clone(&flow.summary),
        requirement: flow.requirement,
        reference: Arc::clone(&flow.reference),
    };
    flows.into_iter().map(reason).collect()
}

fn services(flows: &[&Flow]) -> Vec<RuleService> {
    let mut known: Vec<(Protocol, Option<Port>, &Id)> =
        flows.iter().map(|flow| (flow.protocol, flow.port, &flow.service)).collect();
    settle(&mut known);
    let same = known.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    let service = |same: &[(Protocol, Option<Port>, &Id)]| {
        let (protocol, port, _) = *same.first()?;
        let services = same.iter().map(|(_, _, id)| (*id).clone()).collect();
        Some(RuleService { protocol, port, ip_protocol: protocol.number(), services })
    };
    same.filter_map(service).collect()
}

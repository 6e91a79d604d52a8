//! Which flows follow from a deployment: the catalogue's rules, each paired up over its components.

mod pairs;
mod rows;

use std::ops::ControlFlow;

use crate::catalogue::{FlowRule, Service};
use crate::deployment::Deployment;
use crate::document::{Component, ZoneKind};
use crate::flow::Flow;
use crate::names::Port;
use crate::wording::Lang;

use pairs::Pairs;
use rows::Rows;

/// One end of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    Component(usize),
    Internet,
}

type Visit<'v> = &'v mut dyn FnMut(End, End) -> ControlFlow<()>;

/// The flows that follow, sorted by id, each id once.
pub(crate) fn flows(deployment: &Deployment, lang: Lang) -> Vec<Flow> {
    let pairs = Pairs::new(deployment);
    let mut rows = Rows::new(deployment, lang);
    for rule in &deployment.catalogue().flows {
        let _ = pairs.of_rule(rule, &mut |source, destination| {
            rows.add(rule, source, destination);
            ControlFlow::Continue(())
        });
    }
    for extra in &deployment.document().extra_flows {
        rows.add_extra(extra);
    }
    let mut flows = rows.flows;
    flows.sort_by(|one, other| one.id.cmp(&other.id));
    flows.dedup_by(|one, other| one.id == other.id);
    flows
}

/// How many flows follow, counted up to a limit without making them.
pub(crate) fn count(deployment: &Deployment, limit: usize) -> usize {
    let pairs = Pairs::new(deployment);
    let mut found: usize =
        deployment.document().extra_flows.iter().map(|extra| extra.ports.len().max(1)).sum();
    for rule in &deployment.catalogue().flows {
        let each = rows_of_a_pair(deployment, rule);
        let _ = pairs.of_rule(rule, &mut |_, _| {
            found += each;
            if found >= limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if found >= limit {
            break;
        }
    }
    found
}

/// How many flows each pair of a rule gives.
fn rows_of_a_pair(deployment: &Deployment, rule: &FlowRule) -> usize {
    if rule.by_engine {
        return 1;
    }
    let services = rule.services.iter().filter_map(|id| deployment.catalogue().service(id));
    services.map(|service| service.protocols.len()).sum()
}

/// The components that a rule pairs up, source first.
pub(crate) fn pairs_of(deployment: &Deployment, rule: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if let Some(rule) = deployment.catalogue().flows.iter().find(|known| known.id == *rule) {
        let _ = Pairs::new(deployment).of_rule(rule, &mut |source, destination| {
            if let (End::Component(source), End::Component(destination)) = (source, destination) {
                found.push((source, destination));
            }
            ControlFlow::Continue(())
        });
    }
    found
}

/// The number that a component listens on for a service.
pub(crate) fn listening_port(
    deployment: &Deployment,
    at: usize,
    service: &Service,
) -> Option<Port> {
    let own =
        deployment.components().get(at).and_then(|component| component.ports.get(&service.id));
    own.or(deployment.document().settings.ports.get(&service.id)).copied().or(service.port)
}

/// Whether the endpoints of a group talk to each other: as it says, else everywhere but outside.
pub(crate) fn peers(deployment: &Deployment, at: usize, group: &Component) -> bool {
    group
        .peering
        .unwrap_or_else(|| deployment.zone_kind(at).is_some_and(|kind| kind != ZoneKind::Internet))
}

/// An appliance's management address: its own, or that of a component that shares its machine.
pub(crate) fn management_address_of(
    deployment: &Deployment,
    machine: usize,
) -> Option<crate::Address> {
    management_address(deployment, End::Component(machine))
}

fn management_address(deployment: &Deployment, machine: End) -> Option<crate::Address> {
    let End::Component(machine) = machine else { return None };
    std::iter::once(machine)
        .chain(deployment.on_machine(machine).iter().copied())
        .filter_map(|at| deployment.components().get(at))
        .find_map(|component| component.management_address.clone())
}

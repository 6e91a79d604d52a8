//! Services that listen on the same port of one machine, and numbers that nothing listens on.

use std::collections::{BTreeMap, BTreeSet};

use super::{About, Code, Findings, Severity};
use crate::catalogue::{Bearer, Service};
use crate::deployment::Deployment;
use crate::derive::listening_port;
use crate::flow::Protocol;
use crate::names::Port;

pub(super) fn find(findings: &mut Findings<'_>) {
    for machine in 0..findings.deployment.components().len() {
        collisions(findings, machine);
    }
    unused_numbers(findings);
}

/// A listener: the component that bears it, and the service.
type Listener<'a> = (usize, &'a Service);

fn collisions(findings: &mut Findings<'_>, machine: usize) {
    let deployment = findings.deployment;
    let mut by_port: BTreeMap<(Protocol, Port, bool), Vec<Listener<'_>>> = BTreeMap::new();
    for (at, service) in listeners(deployment, machine) {
        if let Some(port) = listening_port(deployment, at, service) {
            for protocol in &service.protocols {
                let loopback = is_on_loopback(deployment, machine, service);
                by_port.entry((*protocol, port, loopback)).or_default().push((at, service));
            }
        }
    }
    for ((protocol, port, _), listeners) in by_port {
        if collide(deployment, &listeners) {
            let components: BTreeSet<usize> = listeners.iter().map(|(at, _)| *at).collect();
            let services: BTreeSet<&str> =
                listeners.iter().map(|(_, service)| service.id.as_str()).collect();
            let services = services.into_iter().collect::<Vec<_>>().join(", ");
            let components: Vec<usize> = components.into_iter().collect();
            let port = format!("{port}/{protocol}");
            let found = findings.add_with(
                Severity::Error,
                Code::ListenersCollide,
                &components,
                |message| message.with("port", &port).with("services", &services),
            );
            found.about = Some(About::Other(port));
        }
    }
}

/// One component may share a port between services that share it by default, as a Zone Server does. What
/// listens once for all the roles on a machine, such as an agent, collides with nothing.
fn collide(deployment: &Deployment, listeners: &[Listener<'_>]) -> bool {
    let role = |at: usize| deployment.components().get(at).map(|component| &component.role);
    let pair_collides = |(at, service): &Listener<'_>, (other_at, other): &Listener<'_>| {
        if at == other_at {
            service.port != other.port
        } else {
            service.id != other.id || role(*at) == role(*other_at)
        }
    };
    listeners.iter().enumerate().any(|(index, listener)| {
        listeners.iter().skip(index + 1).any(|other| pair_collides(listener, other))
    })
}

/// What listens on a machine. What every appliance listens on counts once, at the machine's own component.
fn listeners(deployment: &Deployment, machine: usize) -> Vec<Listener<'static>> {
    let mut listeners = Vec::new();
    for service in &deployment.catalogue().services {
        if !holds(deployment, service) || service.separate_address {
            continue;
        }
        if service.listeners.contains(&Bearer::Appliance) && deployment.is_appliance(machine) {
            listeners.push((machine, service));
            continue;
        }
        let bearing = deployment.on_machine(machine).iter().copied();
        listeners
            .extend(bearing.filter(|at| listens(deployment, *at, service)).map(|at| (at, service)));
    }
    listeners
}

/// Whether a service exists at all on this platform and with these modules.
fn holds(deployment: &Deployment, service: &Service) -> bool {
    let settings = &deployment.document().settings;
    service.platform.is_none_or(|platform| platform == settings.platform)
        && service.module.as_ref().is_none_or(|module| settings.modules.contains(module))
}

fn listens(deployment: &Deployment, at: usize, service: &Service) -> bool {
    let Some(component) = deployment.components().get(at) else { return false };
    service.listeners.contains(&Bearer::Role(component.role.clone()))
        && deployment.role(component).is_some_and(|role| !role.many)
        && service.engine.is_none_or(|engine| component.engine.unwrap_or_default() == engine)
        && (!service.only_in_cluster || component.cluster.is_some())
}

/// Whether a service listens on the machine's loopback address alone, where it meets only others that do.
fn is_on_loopback(deployment: &Deployment, machine: usize, service: &Service) -> bool {
    let roles = deployment.on_machine(machine).iter();
    let roles = roles.filter_map(|at| deployment.components().get(*at)).map(|other| &other.role);
    service
        .loopback_beside
        .as_ref()
        .is_some_and(|beside| roles.into_iter().any(|role| role == beside))
}

/// A number given to a component that does not listen on that service changes nothing.
fn unused_numbers(findings: &mut Findings<'_>) {
    let deployment = findings.deployment;
    for (at, component) in deployment.components().iter().enumerate() {
        for id in component.ports.keys() {
            let Some(service) = deployment.catalogue().service(id) else { continue };
            let by_role = service.listeners.contains(&Bearer::Role(component.role.clone()));
            let by_machine =
                service.listeners.contains(&Bearer::Appliance) && deployment.is_appliance(at);
            if !by_role && !by_machine {
                let found =
                    findings.add_with(Severity::Warning, Code::PortNotUsed, &[at], |message| {
                        message.with("service", id.as_str())
                    });
                found.about = Some(About::Other(id.to_string()));
            }
        }
    }
}

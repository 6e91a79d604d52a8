//! Components in places where they don't work, or should not be.

use super::{Code, Findings, Severity};
use crate::derive::pairs_of;
use crate::document::ZoneKind;
use crate::names::Id;

pub(super) fn find(findings: &mut Findings<'_>) {
    host_cycle(findings);
    zones(findings);
    clusters(findings);
    machines(findings);
    internet_clients_to_server(findings);
}

fn host_cycle(findings: &mut Findings<'_>) {
    let circle: Vec<usize> = (0..findings.deployment.components().len())
        .filter(|at| findings.deployment.is_in_host_cycle(*at))
        .collect();
    if !circle.is_empty() {
        findings.add(Severity::Error, Code::HostCycle, &circle);
    }
}

/// Each role that belongs into one kind of zone only.
fn zones(findings: &mut Findings<'_>) {
    let belongs = [
        (Id::TANIUM_SERVER, ZoneKind::Core, Severity::Error, Code::ServerOutsideCore),
        (Id::MODULE_SERVER, ZoneKind::Core, Severity::Error, Code::ServerOutsideCore),
        (Id::DATABASE_SERVER, ZoneKind::Core, Severity::Error, Code::ServerOutsideCore),
        (Id::ZONE_SERVER, ZoneKind::Dmz, Severity::Warning, Code::ZoneServerOutsideDmz),
        (Id::ZONE_SERVER_HUB, ZoneKind::Core, Severity::Warning, Code::HubOutsideCore),
    ];
    for (role, kind, severity, code) in belongs {
        for at in findings.of_role(&role) {
            if findings.deployment.zone_kind(at).is_some_and(|actual| actual != kind) {
                findings.add(severity, code, &[at]);
            }
        }
    }
}

fn clusters(findings: &mut Findings<'_>) {
    for (name, members) in findings.deployment.clusters() {
        let code = match members.len() {
            1 => Some(Code::ClusterOfOne),
            2 => None,
            _ => Some(Code::ClusterTooLarge),
        };
        if let Some(code) = code {
            findings
                .add_with(Severity::Error, code, &members, |message| message.with("cluster", name));
        }
        let mut zones =
            members.iter().filter_map(|at| findings.deployment.place(*at)).map(|place| place.zone);
        let first = zones.next();
        if zones.any(|zone| Some(zone) != first) {
            findings.add_with(Severity::Warning, Code::ClusterAcrossZones, &members, |message| {
                message.with("cluster", name)
            });
        }
    }
}

fn machines(findings: &mut Findings<'_>) {
    let deployment = findings.deployment;
    let is = |at: usize, role: &Id| {
        deployment.components().get(at).is_some_and(|known| known.role == *role)
    };
    let machine_has =
        |machine: usize, role: &Id| deployment.on_machine(machine).iter().any(|at| is(*at, role));
    for machine in 0..deployment.components().len() {
        if !machine_has(machine, &Id::TANIUM_SERVER) {
            continue;
        }
        let modules = machine_has(machine, &Id::MODULE_SERVER);
        let database = machine_has(machine, &Id::DATABASE_SERVER);
        let all_in_one = modules && (database || !findings.is_windows());
        if all_in_one {
            findings.add(Severity::Warning, Code::AllInOne, deployment.on_machine(machine));
        } else if findings.is_windows() && (modules || database) {
            findings.add(Severity::Warning, Code::SharedHost, deployment.on_machine(machine));
        }
    }
    if findings.is_windows() {
        return;
    }
    for hub in findings.of_role(&Id::ZONE_SERVER_HUB) {
        if !machine_has(deployment.machine(hub), &Id::TANIUM_SERVER) {
            findings.add(Severity::Error, Code::ApplianceHubElsewhere, &[hub]);
        }
    }
    for database in findings.of_role(&Id::DATABASE_SERVER) {
        findings.add(Severity::Error, Code::DatabaseOnAppliance, &[database]);
    }
}

fn internet_clients_to_server(findings: &mut Findings<'_>) {
    let mut groups: Vec<usize> = pairs_of(findings.deployment, "client-to-server")
        .into_iter()
        .map(|(source, _)| source)
        .filter(|source| findings.deployment.zone_kind(*source) == Some(ZoneKind::Internet))
        .collect();
    groups.dedup();
    for group in groups {
        findings.add(Severity::Warning, Code::InternetClientsToServer, &[group]);
    }
}

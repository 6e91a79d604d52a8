//! What works and could be better.

use std::net::IpAddr;

use super::{Code, Findings, Severity};
use crate::address::Address;
use crate::derive::{listening_port, management_address_of, peers};
use crate::document::ZoneKind;
use crate::names::Id;

pub(super) fn find(findings: &mut Findings<'_>) {
    zone_servers(findings);
    management_address_missing(findings);
    restrict_console_source(findings);
    peering_across_wan(findings);
}

fn zone_servers(findings: &mut Findings<'_>) {
    let deployment = findings.deployment;
    let number = |at: usize, id: &str| {
        let service = deployment.catalogue().services.iter().find(|service| service.id == *id)?;
        listening_port(deployment, at, service)
    };
    let zone_servers = findings.of_role(&Id::ZONE_SERVER);
    if let [only] = zone_servers.as_slice() {
        findings.add(Severity::Advice, Code::SingleZoneServer, &[*only]);
    }
    let shared: Vec<usize> = zone_servers
        .into_iter()
        .filter(|at| number(*at, "zone-server-client") == number(*at, "zone-server-hub"))
        .collect();
    if !shared.is_empty() {
        findings.add(Severity::Advice, Code::SeparateZoneServerPorts, &shared);
    }
}

fn management_address_missing(findings: &mut Findings<'_>) {
    let deployment = findings.deployment;
    let missing: Vec<usize> = (0..deployment.components().len())
        .filter(|at| deployment.machine(*at) == *at && deployment.is_appliance(*at))
        .filter(|at| management_address_of(deployment, *at).is_none())
        .collect();
    if !missing.is_empty() {
        findings.add(Severity::Advice, Code::ManagementAddressMissing, &missing);
    }
}

fn restrict_console_source(findings: &mut Findings<'_>) {
    for console in findings.of_role(&Id::CONSOLE) {
        if findings.deployment.addresses(console).iter().any(is_wide) {
            findings.add(Severity::Advice, Code::RestrictConsoleSource, &[console]);
        }
    }
}

/// Wider than a management subnet: more than 256 IPv4 addresses, or more than an IPv6 /64.
fn is_wide(address: &Address) -> bool {
    match address.bounds() {
        Some((IpAddr::V4(first), IpAddr::V4(last))) => u32::from(last) - u32::from(first) > 255,
        Some((IpAddr::V6(first), IpAddr::V6(last))) => {
            u128::from(last) - u128::from(first) > u128::from(u64::MAX)
        }
        _ => false,
    }
}

/// Endpoints peer inside one LAN; a group with several subnets, or outside, is more than that.
fn peering_across_wan(findings: &mut Findings<'_>) {
    let deployment = findings.deployment;
    for group in findings.of_role(&Id::CLIENT_GROUP) {
        let Some(component) = findings.component(group) else { continue };
        let subnets = |v4: bool| {
            let bounds = deployment.addresses(group).iter().filter_map(Address::bounds);
            bounds.filter(|(first, _)| first.is_ipv4() == v4).count()
        };
        let outside = deployment.zone_kind(group) == Some(ZoneKind::Internet);
        if peers(deployment, group, component)
            && (outside || subnets(true) > 1 || subnets(false) > 1)
        {
            findings.add(Severity::Advice, Code::PeeringAcrossWan, &[group]);
        }
    }
}

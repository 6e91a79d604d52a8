//! Addresses that are missing, in the wrong network or given twice, and networks that overlap.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::{About, Code, Findings, Severity};
use crate::address::Address;
use crate::document::{Network, ZoneKind};
use crate::names::Id;

pub(super) fn find(findings: &mut Findings<'_>) {
    missing(findings);
    outside_network(findings);
    twice(findings);
    networks_overlap(findings);
}

/// Endpoints outside can be anywhere, so that a group of them needs no address.
fn missing(findings: &mut Findings<'_>) {
    let deployment = findings.deployment;
    let nowhere: Vec<usize> = deployment
        .components()
        .iter()
        .enumerate()
        .filter(|(at, component)| {
            let roams = component.role == Id::CLIENT_GROUP
                && deployment.zone_kind(*at) == Some(ZoneKind::Internet);
            component.host.is_none() && component.addresses.is_empty() && !roams
        })
        .map(|(at, _)| at)
        .collect();
    if !nowhere.is_empty() {
        findings.add(Severity::Warning, Code::NoAddress, &nowhere);
    }
}

fn outside_network(findings: &mut Findings<'_>) {
    let deployment = findings.deployment;
    for (at, component) in deployment.components().iter().enumerate() {
        let Some(network) = deployment.network_of(at).filter(|network| !network.cidrs.is_empty())
        else {
            continue;
        };
        let outside: Vec<String> = component
            .addresses
            .iter()
            .filter(|address| address.bounds().is_some())
            .filter(|address| !network.cidrs.iter().any(|cidr| address.is_inside(cidr)))
            .map(ToString::to_string)
            .collect();
        if component.host.is_none() && !outside.is_empty() {
            findings.add_with(Severity::Warning, Code::AddressOutsideNetwork, &[at], |message| {
                message
                    .with("addresses", outside.join(", "))
                    .with("network", network.display_name())
            });
        }
    }
}

/// One address, two machines. Subnets and ranges may well serve several purposes.
fn twice(findings: &mut Findings<'_>) {
    let mut bearers: BTreeMap<&Address, Vec<usize>> = BTreeMap::new();
    for (at, component) in findings.deployment.components().iter().enumerate() {
        if component.host.is_none() {
            let own = component.addresses.iter().chain(&component.management_address);
            for address in own.filter(|address| address.is_single()) {
                let bearers = bearers.entry(address).or_default();
                if bearers.last() != Some(&at) {
                    bearers.push(at);
                }
            }
        }
    }
    for (address, components) in bearers.into_iter().filter(|(_, components)| components.len() > 1)
    {
        let address = address.to_string();
        let found =
            findings.add_with(Severity::Warning, Code::AddressTwice, &components, |message| {
                message.with("address", &address)
            });
        found.about = Some(About::Other(address));
    }
}

/// So many overlaps are told of.
const OVERLAPS: usize = 100;

/// Sorted by their first address, a network overlaps only with those that have not ended before it.
fn networks_overlap(findings: &mut Findings<'_>) {
    let networks = &findings.deployment.document().networks;
    let of_network = |(at, network): (usize, &Network)| {
        let ranges = network.cidrs.iter().map(|cidr| (cidr.network(), cidr.broadcast(), at));
        ranges.collect::<Vec<_>>()
    };
    let mut ranges: Vec<(IpAddr, IpAddr, usize)> =
        networks.iter().enumerate().flat_map(of_network).collect();
    ranges.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<(IpAddr, usize)> = Vec::new();
    for (first, last, at) in ranges {
        open.retain(|(end, _)| end.is_ipv4() == first.is_ipv4() && *end >= first);
        if pairs.len() < OVERLAPS {
            let others = open.iter().filter(|(_, other)| *other != at);
            pairs.extend(others.map(|(_, other)| (*other.min(&at), *other.max(&at))));
        }
        open.push((last, at));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.truncate(OVERLAPS);
    for (one, other) in pairs {
        let (Some(one), Some(other)) = (networks.get(one), networks.get(other)) else { continue };
        let found = findings.add_with(Severity::Warning, Code::NetworksOverlap, &[], |message| {
            message.with("one", one.display_name()).with("other", other.display_name())
        });
        found.networks = vec![one.id.clone(), other.id.clone()];
    }
}

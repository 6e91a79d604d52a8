//! Random deployments.
#![allow(dead_code, clippy::allow_attributes, reason = "each test crate uses some of it")]

use port_model::Deployment;
use proptest::prelude::*;

/// A document of a few components of any roles, some on one machine, some without an address, some
/// with ports of their own.
pub(crate) fn documents() -> impl Strategy<Value = String> {
    let roles = prop::sample::select(vec![
        "tanium-server",
        "module-server",
        "zone-server",
        "zone-server-hub",
        "client-group",
        "console",
        "dns-server",
        "admin-workstation",
        "custom",
    ]);
    let zones = prop::sample::select(vec!["core", "dmz", "internet"]);
    let component = (roles, zones, 0..9_u8, 0..5_u8, 0..3_u8);
    let extra = (0..8_usize, 0..9_usize, prop::sample::select(vec!["tcp", "udp", "esp"]), 1..4_u16);
    let settings = (any::<bool>(), any::<bool>(), any::<bool>());
    (settings, prop::collection::vec(component, 1..9), prop::collection::vec(extra, 0..5))
        .prop_map(|(settings, components, extras)| document(settings, &components, &extras))
}

fn document(
    (appliance, internet, direct): (bool, bool, bool),
    components: &[(&str, &str, u8, u8, u8)],
    extras: &[(usize, usize, &str, u16)],
) -> String {
    let platform = if appliance { "appliance" } else { "windows" };
    let modules = if direct { "[direct-connect]" } else { "[]" };
    let settings = format!(
        "portolan: 1\nname: Random\nplatform: {platform}\ninternet_access: {internet}\nmodules: {modules}\ncomponents:\n"
    );
    let components: Vec<String> = (components.iter().enumerate())
        .map(|(at, component)| component_line(at, component, appliance))
        .collect();
    let extras: Vec<String> = (extras.iter().enumerate())
        .map(|(at, extra)| extra_line(at, extra, components.len()))
        .collect();
    let heading = if extras.is_empty() { "" } else { "extra_flows:\n" };
    [&settings, &components.concat(), heading, &extras.concat()].concat()
}

fn component_line(
    at: usize,
    (role, zone, address, host, port): &(&str, &str, u8, u8, u8),
    appliance: bool,
) -> String {
    let hosted = *host == 0 && at > 0 && *role != "client-group";
    let place = match address {
        _ if hosted => format!("host: c{}", at / 2),
        0 => format!("zone: {zone}"),
        _ => format!("zone: {zone}, addresses: [{}]", addresses(at, *address)),
    };
    let more = match *role {
        "tanium-server" if *port > 0 => format!(", cluster: c, ports: {{ server: 1747{port} }}"),
        "zone-server" if *port > 0 && appliance && !hosted => {
            format!(", management_address: 10.9.0.{at}")
        }
        _ => String::new(),
    };
    format!("  - {{ id: c{at}, role: {role}, {place}{more} }}\n")
}

/// One or more addresses of every kind that there is.
fn addresses(at: usize, kind: u8) -> String {
    match kind {
        4 => format!("\"2001:db8:{at}::1\""),
        5 => format!("\"2001:db8:{at}::/48\", 10.4.{at}.0/24"),
        6 => format!("10.5.{at}.3-10.5.{at}.9"),
        7 => format!("h{at}.example.com"),
        8 => format!("\"*.d{at}.example.com\", 10.6.{at}.1, 10.6.{at}.2"),
        _ => format!("10.0.{kind}.{at}"),
    }
}

fn extra_line(
    at: usize,
    (source, destination, protocol, port): &(usize, usize, &str, u16),
    components: usize,
) -> String {
    let source = source % components;
    let destination = match destination {
        8 => "internet".to_owned(),
        component => format!("c{}", component % components),
    };
    let ports = if *protocol == "esp" { String::new() } else { format!("ports: [{port}, 443], ") };
    format!(
        "  - {{ id: x{at}, source: c{source}, destination: {destination}, protocol: {protocol}, {ports}summary: s{at}, requirement: optional }}\n"
    )
}

/// Nothing for the few documents that the model refuses, such as two Tanium Servers on one machine.
pub(crate) fn readable(text: &str) -> Option<Deployment> {
    Deployment::read(text, port_model::Format::Yaml).ok()
}

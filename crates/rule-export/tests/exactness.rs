//! Random deployments: grouping never widens or drops.

#![cfg(test)]

use std::collections::{BTreeSet, HashSet};

use port_model::{Deployment, Flow, Id, Lang};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rule_export::{Connection, Filter, Grouping, rules};

fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

/// A document of a few components of any roles, some on one machine, some without an address, some
/// with ports of their own.
fn documents() -> impl Strategy<Value = String> {
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
    let component = (roles, zones, 0..4_u8, 0..5_u8, 0..3_u8);
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
        _ => format!("zone: {zone}, addresses: [10.0.{address}.{at}]"),
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
fn readable(text: &str) -> Option<Deployment> {
    Deployment::read(text, port_model::Format::Yaml).ok()
}

fn filters() -> impl Strategy<Value = Filter> {
    let component = prop::option::of((0..9_usize).prop_map(|at| id(&format!("c{at}"))));
    let zone = || prop::sample::select(vec![id("core"), id("dmz"), id("internet")]);
    let zones = prop::option::of((zone(), zone()));
    (any::<bool>(), component, zones).prop_map(|(crossing_only, component, zones)| Filter {
        crossing_only,
        component,
        zones,
    })
}

/// The properties below would say little if most documents were refused or gave no flows.
#[test]
fn most_random_documents_give_flows() {
    let mut runner = TestRunner::deterministic();
    let texts = (0..200).map(|_| documents().new_tree(&mut runner).expect("a document").current());
    let deployments: Vec<Deployment> = texts.filter_map(|text| readable(&text)).collect();
    let with_flows = deployments.iter().filter(|it| it.flows(Lang::En).len() > 2).count();
    assert!(with_flows > 100, "{} can be read, {with_flows} give flows", deployments.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn grouping_never_widens_or_drops(text in documents(), some in filters()) {
        let Some(deployment) = readable(&text) else { return Ok(()) };
        let flows = deployment.flows(Lang::En);
        for filter in [Filter::default(), some] {
            let admitted: Vec<&Flow> = flows.iter().filter(|flow| filter.admits(flow)).collect();
            for grouping in Grouping::ALL {
                let rules = rules(&flows, *grouping, &filter);
                prop_assert_eq!(
                    Connection::of_flows(admitted.iter().copied()),
                    Connection::of_rules(&rules)
                );
                let named: BTreeSet<&String> = rules.iter().flat_map(|rule| &rule.flows).collect();
                let asked: BTreeSet<&String> = admitted.iter().map(|flow| &flow.id).collect();
                prop_assert_eq!(named, asked);
                let ids: HashSet<&String> = rules.iter().map(|rule| &rule.id).collect();
                prop_assert_eq!(ids.len(), rules.len());
            }
        }
    }

    #[test]
    fn coarser_groupings_never_have_more_rules(text in documents()) {
        let Some(deployment) = readable(&text) else { return Ok(()) };
        let flows = deployment.flows(Lang::En);
        let count = |grouping| rules(&flows, grouping, &Filter::default()).len();
        prop_assert!(count(Grouping::Flow) >= count(Grouping::Pair));
        prop_assert!(count(Grouping::Pair) >= count(Grouping::Compact));
    }

    #[test]
    fn the_order_of_flows_does_not_matter(text in documents(), turn in 0..50_usize) {
        let Some(deployment) = readable(&text) else { return Ok(()) };
        let flows = deployment.flows(Lang::En);
        let mut turned = flows.clone();
        turned.reverse();
        turned.rotate_left(turn % flows.len().max(1));
        for grouping in Grouping::ALL {
            let filter = Filter::default();
            prop_assert_eq!(rules(&flows, *grouping, &filter), rules(&turned, *grouping, &filter));
        }
    }
}

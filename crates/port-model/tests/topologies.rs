//! The reference topologies are fit to start from: realistic, harmless, and for three of them the
//! contract's own examples.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use std::net::IpAddr;

use ipnet::IpNet;
use port_model::topologies::{self, ALL, Topology};
use port_model::{Address, Deployment, Format, Lang, Severity};

/// What RFC 1918, RFC 5737 and RFC 3849 set aside.
const SET_ASIDE: [&str; 7] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "192.0.2.0/24",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "2001:db8::/32",
];

fn is_set_aside(ip: IpAddr) -> bool {
    SET_ASIDE.iter().any(|net| net.parse::<IpNet>().expect("a network").contains(&ip))
}

fn is_harmless(address: &Address) -> bool {
    match address {
        Address::Fqdn(name) => name.ends_with(".example.com"),
        Address::Ip(_) | Address::Network(_) | Address::Range(..) => {
            address.bounds().is_some_and(|(first, last)| is_set_aside(first) && is_set_aside(last))
        }
    }
}

#[test]
fn addresses_and_names_are_those_set_aside_for_documentation() {
    for topology in &ALL {
        let document = topology.document(Lang::En);
        for component in &document.components {
            let addresses = component.addresses.iter().chain(&component.management_address);
            for address in addresses {
                assert!(is_harmless(address), "{}: {} {address}", topology.id, component.id);
            }
        }
        for cidr in document.networks.iter().flat_map(|network| &network.cidrs) {
            assert!(is_harmless(&Address::Network(*cidr)), "{}: {cidr}", topology.id);
        }
    }
}

#[test]
fn every_machine_inside_has_an_address_within_its_network() {
    for topology in &ALL {
        let deployment = topology.deployment();
        for (at, component) in deployment.components().iter().enumerate() {
            let Some(network) = deployment.network_of(at) else { continue };
            assert!(!deployment.addresses(at).is_empty(), "{}: {}", topology.id, component.id);
            for address in deployment.addresses(at) {
                let inside = matches!(address, Address::Fqdn(_))
                    || network.cidrs.iter().any(|cidr| address.is_inside(cidr));
                assert!(inside, "{}: {} {address}", topology.id, component.id);
            }
        }
    }
}

#[test]
fn nothing_is_wrong_with_them_but_that_one_machine_bears_all() {
    let mut found = Vec::new();
    for topology in &ALL {
        for finding in topology.deployment().findings() {
            if finding.severity != Severity::Advice {
                found.push((topology.id, finding.code));
            }
        }
    }
    assert_eq!(found, [("windows-all-in-one", "all-in-one")]);
}

fn assert_is_the_example(topology: &Topology, example: &str) {
    let example = Deployment::read(example, Format::Yaml).expect("a sound example");
    assert_eq!(topology.deployment().flows(Lang::En), example.flows(Lang::En));
}

#[test]
fn three_are_the_examples_of_the_contract() {
    let topology = |id| topologies::find(id).expect(id);
    assert_is_the_example(
        topology("windows-active-active"),
        include_str!("examples/windows-active-active.yaml"),
    );
    assert_is_the_example(
        topology("appliance-active-active"),
        include_str!("examples/appliance-active-active.yaml"),
    );
    assert_is_the_example(
        topology("windows-all-in-one"),
        include_str!("examples/windows-all-in-one.yaml"),
    );
}

#[test]
fn each_hub_of_the_two_dmzs_serves_one_of_them() {
    let flows = topologies::find("two-dmzs").expect("known").deployment().flows(Lang::En);
    let walls: Vec<_> = flows
        .iter()
        .filter(|flow| flow.flow == "hub-to-zone-server")
        .map(|flow| (flow.source.component.as_str(), flow.destination.zone.as_str()))
        .collect();
    assert_eq!(
        walls,
        [
            ("hub-america", "dmz-america"),
            ("hub-america", "dmz-america"),
            ("hub-europe", "dmz-europe"),
            ("hub-europe", "dmz-europe"),
        ]
    );
}

#[test]
fn nothing_leaves_the_air_gapped_one() {
    let flows = topologies::find("air-gapped").expect("known").deployment().flows(Lang::En);
    assert!(!flows.is_empty());
    assert!(flows.iter().all(|flow| flow.destination.component != "internet"));
}

//! What rules admit, and what they are called.

#![cfg(test)]

mod support;

use std::collections::HashSet;

use port_model::{Boundary, Flow, Id, Lang};
use rule_export::{Filter, Grouping, Rule, rules};
use support::{EXAMPLES, deployment};

fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

fn flows(text: &str) -> Vec<Flow> {
    deployment(text).flows(Lang::En)
}

fn ids(rules: &[Rule]) -> Vec<&str> {
    rules.iter().map(|rule| rule.id.as_str()).collect()
}

const BRANCHES: &str = "
portolan: 1
name: Branches
platform: windows
internet_access: false
components:
  - { id: ts1, role: tanium-server, zone: core, addresses: [10.0.0.1], cluster: c }
  - { id: ts2, role: tanium-server, zone: core, addresses: [10.0.0.2], cluster: c }
  - { id: bonn, role: client-group, zone: core, addresses: [10.1.0.0/16] }
  - { id: kiel, role: client-group, zone: core, addresses: [10.2.0.0/16] }
";

#[test]
fn words_name_groupings() {
    for grouping in Grouping::ALL {
        assert_eq!(Grouping::from_word(grouping.word()), Some(*grouping));
        assert_eq!(serde_json::to_value(grouping).expect("JSON"), grouping.word());
    }
    assert_eq!(Grouping::from_word("Pair"), None);
}

#[test]
fn compact_puts_sources_and_destinations_together() {
    let flows = flows(BRANCHES);
    let compact = rules(&flows, Grouping::Compact, &Filter::default());
    assert_eq!(
        ids(&compact),
        ["bonn_bonn", "kiel_kiel", "bonn_ts1", "ts2_ts1", "ts1_ts2"],
        "peers apart from clients"
    );
    let clients = &compact[2];
    let names = |ends: &[std::sync::Arc<port_model::Endpoint>]| -> Vec<String> {
        ends.iter().map(|end| end.component.to_string()).collect()
    };
    assert_eq!(names(&clients.sources), ["bonn", "kiel"]);
    assert_eq!(names(&clients.destinations), ["ts1", "ts2"]);
    assert_eq!(clients.flows.len(), 4);
    assert_eq!(clients.reasons.len(), 1);
}

#[test]
fn peering_is_one_rule_that_says_both_ways() {
    for grouping in Grouping::ALL {
        let rules = rules(&flows(BRANCHES), *grouping, &Filter::default());
        let peering: Vec<&Rule> = rules.iter().filter(|rule| rule.bidirectional).collect();
        assert_eq!(peering.len(), 2, "{grouping:?}");
        assert!(peering.iter().all(|rule| rule.sources == rule.destinations));
    }
}

/// Two flows of the catalogue and one of the architect go to the same port of the same component.
const SAME_PORT: &str = "
portolan: 1
name: Same port
platform: windows
internet_access: false
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1] }
  - { id: people, role: console, zone: core, addresses: [10.0.1.0/24] }
extra_flows:
  - { id: api, source: people, destination: ts, protocol: tcp, ports: [443, 9443], summary: Scripts, requirement: optional }
";

#[test]
fn flows_that_differ_only_in_reason_become_one_rule_with_both() {
    for grouping in Grouping::ALL {
        let rules = rules(&flows(SAME_PORT), *grouping, &Filter::default());
        let admits_443 = |rule: &&Rule| {
            rule.services
                .iter()
                .any(|service| service.port.is_some_and(|port| port.number() == 443))
        };
        let found: Vec<&Rule> = rules.iter().filter(admits_443).collect();
        assert_eq!(found.len(), 1, "{grouping:?}");
        let reasons: Vec<&str> = found[0].reasons.iter().map(|reason| &*reason.flow).collect();
        assert_eq!(reasons, ["console-to-server", "extra:api"]);
        assert_eq!(found[0].requirement.word(), "required");
        assert_eq!(found[0].services[0].services, [id("console"), id("custom")]);
        assert_eq!(found[0].references().len(), 1, "the architect's own rests on nothing");
    }
    let each = rules(&flows(SAME_PORT), Grouping::Flow, &Filter::default());
    assert_eq!(ids(&each), ["people_ts_console-tcp", "people_ts_custom-tcp-9443"]);
}

#[test]
fn an_address_of_its_own_makes_a_rule_of_its_own() {
    let (_, appliance) = EXAMPLES[2];
    let rules = rules(&flows(appliance), Grouping::Pair, &Filter::default());
    let of_ops: Vec<(&str, String)> = rules
        .iter()
        .filter(|rule| rule.id.starts_with("ops_ts1"))
        .map(|rule| (rule.id.as_str(), rule.destinations[0].addresses[0].to_string()))
        .collect();
    assert_eq!(
        of_ops,
        [
            ("ops_ts1", "10.10.0.11".to_owned()),
            ("ops_ts1_admin-to-idrac", "10.10.1.111".to_owned())
        ]
    );
}

#[test]
fn flows_inside_a_machine_are_never_in_a_rule() {
    let (_, all_in_one) = EXAMPLES[1];
    let flows = flows(all_in_one);
    let inside = flows.iter().filter(|flow| flow.boundary == Boundary::Host);
    let inside: HashSet<&String> = inside.map(|flow| &flow.id).collect();
    assert_eq!(inside.len(), 3);
    for grouping in Grouping::ALL {
        let rules = rules(&flows, *grouping, &Filter::default());
        let named: Vec<&String> = rules.iter().flat_map(|rule| &rule.flows).collect();
        assert_eq!(named.len(), flows.len() - 3);
        assert!(named.iter().all(|id| !inside.contains(id)));
    }
}

#[test]
fn filters_choose() {
    let (_, example) = EXAMPLES[0];
    let flows = flows(example);
    let admitted = |filter: &Filter| -> Vec<&Flow> {
        flows.iter().filter(|flow| filter.admits(flow)).collect()
    };
    let crossing = admitted(&Filter { crossing_only: true, ..Filter::default() });
    assert!(!crossing.is_empty() && crossing.len() < flows.len());
    assert!(crossing.iter().all(|flow| flow.boundary == Boundary::Crossing));

    let server = id("ts1");
    let own = admitted(&Filter { component: Some(server.clone()), ..Filter::default() });
    assert!(own.iter().any(|flow| flow.source.component == server));
    assert!(own.iter().any(|flow| flow.destination.component == server));
    assert!(own.iter().all(|f| f.source.component == server || f.destination.component == server));

    let wall = admitted(&Filter { zones: Some((id("dmz"), id("core"))), ..Filter::default() });
    assert!(!wall.is_empty());
    assert!(wall.iter().all(|flow| flow.source.zone != flow.destination.zone));
    let turned = admitted(&Filter { zones: Some((id("core"), id("dmz"))), ..Filter::default() });
    assert_eq!(wall, turned);
}

#[test]
fn long_ids_are_cut_without_colliding() {
    let server = "s".repeat(63);
    let mut text = format!(
        "portolan: 1\nname: Long\nplatform: windows\ncomponents:\n  - {{ id: {server}, role: tanium-server, zone: core }}\n"
    );
    for at in 0..20 {
        let group = format!("{}{at:02}", "g".repeat(61));
        text.extend(["  - { id: ", &group, ", role: client-group, zone: core }\n"]);
    }
    for grouping in [Grouping::Flow, Grouping::Pair] {
        let rules = rules(&flows(&text), grouping, &Filter::default());
        let distinct: HashSet<&str> = ids(&rules).into_iter().collect();
        assert_eq!(distinct.len(), rules.len());
        assert!(rules.iter().all(|rule| rule.id.len() <= 63));
    }
}

#[test]
fn a_component_that_is_added_renames_no_rule() {
    let before = flows(BRANCHES);
    let after = flows(&format!(
        "{BRANCHES}  - {{ id: zug, role: client-group, zone: core, addresses: [10.3.0.0/16] }}\n"
    ));
    for grouping in Grouping::ALL {
        let before = rules(&before, *grouping, &Filter::default());
        let after = rules(&after, *grouping, &Filter::default());
        let after: HashSet<&str> = ids(&after).into_iter().collect();
        assert!(ids(&before).into_iter().all(|id| after.contains(id)), "{grouping:?}");
    }
}

#[test]
fn rules_are_ordered_by_zones_then_destination_then_service() {
    for (name, text) in EXAMPLES {
        for grouping in Grouping::ALL {
            let rules = rules(&flows(text), *grouping, &Filter::default());
            let key = |rule: &Rule| {
                let zones = (rule.destination_zone.clone(), rule.source_zone.clone());
                (zones, rule.destinations[0].component.clone(), rule.services.clone())
            };
            assert!(rules.is_sorted_by_key(key), "{name} {grouping}");
        }
    }
}

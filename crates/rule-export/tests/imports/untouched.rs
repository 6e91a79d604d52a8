//! A sheet in which nobody has changed anything says nothing.

use port_model::{Deployment, topologies};
use proptest::prelude::*;
use rule_export::Filter;

use crate::drafts;
use crate::sheets::{filters, read, request_in, ways};
use crate::support::deployment;

fn says_nothing(deployment: &Deployment, filter: &Filter) {
    for way in ways() {
        let bytes = request_in(deployment, way, filter.clone());
        let filled =
            read(&bytes, deployment).unwrap_or_else(|faults| panic!("{way:?}: {faults:?}"));
        assert!(filled.is_empty(), "{way:?}: {filled:?}");
        assert_eq!(filled.remarks, [], "{way:?}");
    }
}

#[test]
fn every_reference_topology_in_every_form() {
    for topology in &topologies::ALL {
        says_nothing(&topology.deployment(), &Filter::default());
    }
}

#[test]
fn every_filter() {
    let deployment = topologies::ALL[0].deployment();
    for filter in filters(&deployment) {
        says_nothing(&deployment, &filter);
    }
}

#[test]
fn names_that_look_like_formulas_and_break_lines() {
    let names = ["=1+1", "@x", "-", "Größe, €", "address missing: x", "a; b", "'quoted'"];
    let components = names.iter().enumerate().map(|(at, name)| {
        let name = serde_json::to_string(name).expect("a text");
        format!("  - {{ id: c{at}, role: client-group, zone: core, name: {name} }}\n")
    });
    let text = format!(
        "portolan: 1\nname: '=1'\nplatform: windows\ncomponents:\n{}  - {{ id: ts, role: tanium-server, zone: core }}\n",
        components.collect::<String>()
    );
    says_nothing(&deployment(&text), &Filter::default());
}

/// More addresses than a cell takes: the rule stands in several rows.
#[test]
fn rules_that_stand_in_several_rows() {
    let addresses: Vec<String> =
        (0..600).map(|at| format!("10.{}.{}.7", at / 250, at % 250)).collect();
    let text = format!(
        "portolan: 1\nname: Lab\nplatform: windows\ncomponents:\n  - {{ id: ts, role: tanium-server, zone: core }}\n  - {{ id: lab, role: client-group, zone: core, addresses: [{}] }}\n",
        addresses.join(", ")
    );
    says_nothing(&deployment(&text), &Filter::default());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_deployments_with_random_filters(text in drafts::documents(), at in any::<prop::sample::Index>()) {
        let Some(deployment) = drafts::readable(&text) else { return Ok(()) };
        let filters = filters(&deployment);
        says_nothing(&deployment, at.get(&filters));
    }
}

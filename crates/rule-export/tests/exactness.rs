//! Random deployments: grouping never widens or drops.

#![cfg(test)]

use std::collections::{BTreeSet, HashSet};

#[path = "support/drafts.rs"]
mod drafts;

use drafts::{documents, readable};
use port_model::{Deployment, Flow, Id, Lang};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rule_export::{Connection, Filter, Grouping, rules};

fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

fn filters() -> impl Strategy<Value = Filter> {
    let component = prop::option::of((0..9_usize).prop_map(|at| id(&format!("c{at}"))));
    let zone = || prop::sample::select(vec![id("core"), id("dmz"), id("internet")]);
    let zones = prop::option::of((zone(), zone()));
    (any::<bool>(), component, zones).prop_map(|(crossing_only, component, zones)| Filter {
        crossing_only,
        component,
        zones,
        host: None,
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
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

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

//! The flows are derived a second time, straight from the contract's table. Both derivations have
//! to agree on thousands of random documents.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod random;
mod second;

use std::collections::BTreeSet;

use port_model::{Catalogue, Deployment, Document, Lang};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use second::{Row, expected};

fn derived(document: &Document) -> BTreeSet<Row> {
    let deployment =
        Deployment::new(document.clone(), Catalogue::builtin()).expect("a sound document");
    let row = |flow: port_model::Flow| Row {
        flow: flow.flow.to_string(),
        source: flow.source.component.to_string(),
        destination: flow.destination.component.to_string(),
        protocol: flow.protocol,
        port: flow.port.map(port_model::Port::number),
        boundary: flow.boundary.word(),
        requirement: flow.requirement,
        bidirectional: flow.bidirectional,
    };
    deployment.flows(Lang::En).into_iter().map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_derivations_agree(document in random::document()) {
        let (expected, derived) = (expected(&document), derived(&document));
        let missing: Vec<_> = expected.difference(&derived).collect();
        let surplus: Vec<_> = derived.difference(&expected).collect();
        prop_assert!(missing.is_empty() && surplus.is_empty(), "missing {missing:#?}, surplus {surplus:#?}");
    }
}

/// The random documents are worth something only if every flow of the table comes up in them.
#[test]
fn random_documents_bring_every_flow_of_the_catalogue() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..500 {
        let document = random::document().new_tree(&mut runner).expect("a document").current();
        seen.extend(expected(&document).into_iter().map(|row| row.flow));
    }
    for flow in &Catalogue::builtin().flows {
        assert!(seen.contains(flow.id.as_str()), "{} never came up", flow.id);
    }
}

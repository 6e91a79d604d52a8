//! What holds for the flows of every document.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod random;

use std::collections::BTreeSet;

use port_model::topologies::ALL;
use port_model::{Catalogue, Deployment, Document, Flow, Format, Id, Lang};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn flows(document: &Document) -> Vec<Flow> {
    let catalogue = Catalogue::builtin();
    Deployment::new(document.clone(), catalogue).expect("a sound document").flows(Lang::En)
}

fn ids(flows: &[Flow]) -> BTreeSet<String> {
    flows.iter().map(|flow| flow.id.clone()).collect()
}

/// A document, and the same with its components in another order.
fn shuffled() -> impl Strategy<Value = (Document, Document)> {
    random::document().prop_flat_map(|document| {
        let components = Just(document.components.clone()).prop_shuffle();
        (Just(document), components).prop_map(|(document, components)| {
            let other = Document { components, ..document.clone() };
            (document, other)
        })
    })
}

/// A document without one of its components and without all that names it.
fn without(document: &Document, gone: &Id) -> Document {
    let mut rest = document.clone();
    rest.components.retain(|component| component.id != *gone);
    for named in rest.components.iter_mut().filter_map(|component| component.connects_to.as_mut()) {
        named.retain(|id| id != gone);
    }
    rest.extra_flows.retain(|extra| extra.source != *gone && extra.destination != *gone);
    rest
}

/// The components that have a machine of their own.
fn alone(document: &Document) -> Vec<Id> {
    let hosts: BTreeSet<&Id> =
        document.components.iter().filter_map(|component| component.host.as_ref()).collect();
    document
        .components
        .iter()
        .filter(|component| component.host.is_none() && !hosts.contains(&component.id))
        .map(|component| component.id.clone())
        .collect()
}

/// What has to be left of some flows when a component goes: those that don't touch it. Sessions of
/// Direct Connect follow from registering with a Tanium Server, and go with the group's last one.
fn left_without(flows: &[Flow], gone: &Id) -> BTreeSet<String> {
    let untouched: Vec<&Flow> = flows
        .iter()
        .filter(|flow| flow.source.component != *gone && flow.destination.component != *gone)
        .collect();
    let registers = |group: &Id| {
        untouched
            .iter()
            .any(|flow| flow.flow == "client-to-server" && flow.source.component == *group)
    };
    untouched
        .iter()
        .filter(|flow| flow.flow != "direct-connect-internal" || registers(&flow.source.component))
        .map(|flow| flow.id.clone())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_document_gives_the_same_bytes(document in random::document()) {
        let bytes = |document| serde_json::to_string(&flows(document)).expect("JSON");
        prop_assert_eq!(bytes(&document), bytes(&document.clone()));
    }

    #[test]
    fn the_order_of_components_changes_no_flow((document, other) in shuffled()) {
        prop_assert_eq!(ids(&flows(&document)), ids(&flows(&other)));
    }

    #[test]
    fn findings_have_keys_of_their_own_that_outlive_names(document in random::document()) {
        let keys = |document: &Document| -> Vec<String> {
            let deployment = Deployment::new(document.clone(), Catalogue::builtin()).expect("sound");
            deployment.findings().iter().map(port_model::Finding::key).collect()
        };
        let before = keys(&document);
        prop_assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len(), "{:?}", before);
        let mut renamed = document.clone();
        for component in &mut renamed.components {
            component.name = Some("Another name".parse().expect("a name"));
        }
        prop_assert_eq!(before, keys(&renamed));
    }

    #[test]
    fn both_ends_of_each_flow_exist(document in random::document()) {
        let known: BTreeSet<&str> =
            document.components.iter().map(|component| component.id.as_str()).chain(["internet"]).collect();
        for flow in flows(&document) {
            prop_assert!(known.contains(flow.source.component.as_str()), "{}", flow.id);
            prop_assert!(known.contains(flow.destination.component.as_str()), "{}", flow.id);
        }
    }

    #[test]
    fn ids_are_unique_and_sorted(document in random::document()) {
        let flows = flows(&document);
        prop_assert!(flows.windows(2).all(|pair| pair[0].id < pair[1].id));
    }

    #[test]
    fn removing_a_component_removes_its_flows_and_no_other(
        document in random::document(),
        pick in any::<Index>(),
    ) {
        let alone = alone(&document);
        prop_assume!(!alone.is_empty());
        let gone = pick.get(&alone);
        prop_assert_eq!(ids(&flows(&without(&document, gone))), left_without(&flows(&document), gone));
    }

    #[test]
    fn documents_read_back_as_they_were(document in random::document()) {
        let yaml = Deployment::read(&document.to_yaml(), Format::Yaml).expect("YAML");
        prop_assert_eq!(yaml.document(), &document);
        let json = Deployment::read(&document.to_json(), Format::Json).expect("JSON");
        prop_assert_eq!(json.document(), &document);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in vec(any::<u8>(), 0..2_000)) {
        for format in [Format::Yaml, Format::Json, Format::Either] {
            prop_assert!(Deployment::read_bytes(&bytes, format).is_err());
        }
    }

    #[test]
    fn damaged_documents_never_panic(
        text in select(ALL.map(|topology| topology.yaml.to_owned()).to_vec()),
        damages in vec((any::<Index>(), any::<Index>(), select(PIECES.to_vec())), 1..4),
    ) {
        let json = Deployment::read(&text, Format::Yaml).expect("sound").document().to_json();
        for text in [text, json] {
            let damaged = damages.iter().fold(text, |text, damage| damaged(&text, damage));
            for format in [Format::Yaml, Format::Json, Format::Either] {
                if let Ok(deployment) = Deployment::read(&damaged, format) {
                    deployment.flows(Lang::De);
                    deployment.findings();
                }
            }
        }
    }
}

/// What is put into a document: what means something to YAML, JSON or the reader, and what is
/// long, odd or nothing at all.
const PIECES: [&str; 24] = [
    "",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ":",
    ", ",
    "\n",
    "  - ",
    "&a ",
    "*a",
    "!x ",
    "# ",
    "---\n",
    "~",
    "0",
    "-1",
    "99999999999999999999",
    "ä😀",
    "\0",
    "\u{feff}",
    "components: []\n",
];

/// Puts a piece in the place of what is between two of a text's letters.
fn damaged(text: &str, (one, other, piece): &(Index, Index, &str)) -> String {
    let letters: Vec<char> = text.chars().collect();
    let start = one.index(letters.len() + 1);
    // A short cut mostly, or little would be left to read.
    let end = (start + other.index(letters.len() + 1) % 12).min(letters.len());
    let before = letters[..start].iter();
    let after = letters[end..].iter();
    before.copied().chain(piece.chars()).chain(after.copied()).collect()
}

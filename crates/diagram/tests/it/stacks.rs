//! Large deployments: like components go into stacks.

use std::collections::BTreeSet;

use crate::common::{branches, faults, read, visible};
use diagram::{Expand, Options, scene};

/// How many cards there are for the branches of a document.
fn cards_for(text: &str, expand: Expand<'_>) -> usize {
    let (deployment, flows) = read(text);
    let scene = scene(&deployment, &flows, &Options { expand, ..Options::default() });
    scene.cards.iter().filter(|card| card.id.starts_with("branch-")).count()
}

#[test]
fn a_stack_begins_with_eight_like_components_and_in_large_deployments_with_four() {
    assert_eq!(cards_for(&branches(7), Expand::Nothing), 7);
    assert_eq!(cards_for(&branches(8), Expand::Nothing), 1);
    let among = |others: usize| {
        let others =
            (0..others).map(|at| format!("  - {{ id: o{at}, role: custom, zone: dmz }}\n"));
        format!("{}{}", branches(4), others.collect::<String>())
    };
    assert_eq!(cards_for(&among(290), Expand::Nothing), 4);
    assert_eq!(cards_for(&among(291), Expand::Nothing), 1);
}

#[test]
fn a_stack_is_expanded_as_a_whole_when_asked_for() {
    assert_eq!(cards_for(&branches(100), Expand::Everything), 100);
    let one = "branch-3".parse().expect("an id");
    assert_eq!(cards_for(&branches(12), Expand::These(&[one])), 12);
    let other = "ts1".parse().expect("an id");
    assert_eq!(cards_for(&branches(12), Expand::These(&[other])), 1);
}

#[test]
fn like_branches_are_one_stack_that_stands_for_all_of_them() {
    let text = branches(400).replace("id: branch-7, ", "id: branch-7, connects_to: [ts1], ");
    let (deployment, flows) = read(&text);
    let scene = scene(&deployment, &flows, &Options::default());
    let stack = scene.cards.iter().find(|card| card.stack.is_some()).expect("a stack");
    assert_eq!(stack.id, "branch-1");
    assert_eq!(stack.stack.as_ref().map(|label| label.text.as_str()), Some("×399"));
    assert_eq!(stack.components.len(), 399);
    assert!(!stack.components.contains(&"branch-7".to_owned()), "it talks to others than they do");
    let cards: BTreeSet<&str> = scene.cards.iter().map(|card| card.id.as_str()).collect();
    assert!(cards.contains("branch-7") && cards.contains("ts1"));
    let networks: Vec<Option<&str>> =
        scene.networks.iter().map(|network| network.id.as_deref()).collect();
    assert_eq!(networks, [Some("servers"), Some("lan-7")]);
    assert_eq!(faults(&scene), Vec::<String>::new());
    let lines = scene.lines.iter().map(|line| &line.flows);
    let shown: BTreeSet<usize> =
        lines.chain(scene.marks.iter().map(|mark| &mark.flows)).flatten().copied().collect();
    assert_eq!(shown, visible(&flows));
}

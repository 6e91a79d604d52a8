//! Large deployments: like components go into stacks.

use std::collections::BTreeSet;

use crate::common::{branches, faults, read, visible};
use diagram::{Options, scene};

#[test]
fn up_to_three_hundred_components_each_has_a_card() {
    let (deployment, flows) = read(&branches(294));
    let scene = scene(&deployment, &flows, &Options::default());
    assert_eq!(deployment.components().len(), 300);
    assert_eq!(scene.cards.iter().filter(|card| card.id != "internet").count(), 300);
}

#[test]
fn beyond_that_like_branches_are_one_stack_that_stands_for_all_of_them() {
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

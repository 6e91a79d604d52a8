//! A small edit moves little, and this says how little. Each property compares a document without a component with
//! the same one with it, so that it holds for adding and for removing.

use std::collections::BTreeSet;

use crate::common::{documents, read, scene_of};
use crate::drafts::{Draft, draft};
use diagram::scene::{Card, Line};
use diagram::{Expand, Options, Rect, Scene, scene};
use proptest::prelude::*;

fn example(edit: impl Fn(&str) -> String) -> (Scene, Scene) {
    let text = &documents()[0].1;
    (scene_of(text), scene_of(&edit(text)))
}

#[test]
fn a_new_client_group_at_the_end_leaves_the_others_in_order_and_in_their_columns() {
    let (before, after) = example(|text| {
        let group = "  - { id: new, role: client-group, name: New branch, zone: core, addresses: [10.77.0.0/16] }\n";
        format!("{text}{group}")
    });
    for one in &before.cards {
        let same = after.cards.iter().find(|card| card.id == one.id).expect("still there");
        assert_eq!(same.rect.x, one.rect.x, "{}", one.id);
        for other in before.cards.iter().filter(|other| other.rect.x == one.rect.x) {
            let same_other =
                after.cards.iter().find(|card| card.id == other.id).expect("still there");
            let order = one.rect.y.cmp(&other.rect.y);
            assert_eq!(same.rect.y.cmp(&same_other.rect.y), order, "{} and {}", one.id, other.id);
        }
    }
}

#[test]
fn a_new_name_or_address_moves_nothing() {
    let (before, after) = example(|text| {
        text.replace(
            "name: Berlin clients, network",
            "name: Everybody in all of Berlin and around, network",
        )
        .replace("[192.0.2.12]", "[\"2001:db8::1234:5678\", 192.0.2.12]")
    });
    let places = |scene: &Scene| scene.cards.iter().map(|card| card.rect).collect::<Vec<_>>();
    let ways =
        |scene: &Scene| scene.lines.iter().map(|line| line.points.clone()).collect::<Vec<_>>();
    assert_eq!(places(&before), places(&after));
    assert_eq!(ways(&before), ways(&after));
}

/// The picture of a text, each component with its own card.
fn drawn(text: &str) -> Scene {
    let (deployment, flows) = read(text);
    scene(&deployment, &flows, &Options { expand: Expand::Everything, ..Options::default() })
}

/// Everything but words.
fn geometry(scene: &Scene) -> impl PartialEq + std::fmt::Debug + use<> {
    let areas = scene.zones.iter().chain(&scene.networks).map(|area| area.rect);
    let boxes = areas
        .chain(scene.frames.iter().map(|frame| frame.rect))
        .chain(scene.walls.iter().map(|wall| wall.rect))
        .chain(scene.cards.iter().map(|card| card.rect))
        .chain(scene.marks.iter().map(|mark| mark.rect))
        .chain(scene.lines.iter().flat_map(|line| &line.chips).map(|chip| chip.rect));
    let ways = scene.lines.iter().map(|line| (line.points.clone(), line.hops.clone()));
    (scene.width, scene.height, boxes.collect::<Vec<_>>(), ways.collect::<Vec<_>>())
}

/// The cards of the first picture with their places in both, without those that the second lacks.
fn both<'a>(before: &'a Scene, after: &Scene) -> Vec<(&'a Card, Rect)> {
    let place = |id: &str| after.cards.iter().find(|card| card.id == id).map(|card| card.rect);
    before.cards.iter().filter_map(|card| Some((card, place(&card.id)?))).collect()
}

/// What stands further left, or above in the same column, still does.
fn changes_of_order(before: &Scene, after: &Scene) -> Vec<String> {
    let cards = both(before, after);
    let mut changes = Vec::new();
    for (one, new) in &cards {
        for (other, other_new) in &cards {
            let same_order = if one.rect.x == other.rect.x {
                new.x == other_new.x && one.rect.y.cmp(&other.rect.y) == new.y.cmp(&other_new.y)
            } else {
                one.rect.x.cmp(&other.rect.x) == new.x.cmp(&other_new.x)
            };
            if !same_order {
                changes.push(format!("{} and {}", one.id, other.id));
            }
        }
    }
    changes
}

/// The left edge of the leftmost card that a line begins or ends at which only one of the pictures has.
fn leftmost_change(before: &Scene, after: &Scene) -> i32 {
    let lines = |scene: &Scene| -> BTreeSet<(String, String, String)> {
        let line =
            |line: &Line| (line.source.clone(), line.destination.clone(), line.title.clone());
        scene.lines.iter().map(line).collect()
    };
    let (old, new) = (lines(before), lines(after));
    let changed: BTreeSet<&str> = old
        .symmetric_difference(&new)
        .flat_map(|(source, destination, _)| [source.as_str(), destination.as_str()])
        .collect();
    let ids = |scene: &Scene| -> BTreeSet<String> {
        scene.cards.iter().map(|card| card.id.clone()).collect()
    };
    let (old, new) = (ids(before), ids(after));
    let touched = |card: &&Card| {
        changed.contains(card.id.as_str()) || !old.contains(&card.id) || !new.contains(&card.id)
    };
    let cards = before.cards.iter().chain(&after.cards).filter(touched);
    cards.map(|card| card.rect.x).min().unwrap_or(i32::MAX)
}

/// The pictures without and with one component more at the end of the document, which talks to nobody.
fn without_flows(draft: &Draft, zone: usize) -> (Scene, Scene) {
    let place = draft.zone(zone);
    let line = format!("  - {{ id: extra, role: custom, name: Extra, zone: {place} }}\n");
    (drawn(&draft.text()), drawn(&format!("{}{line}", draft.text())))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn other_names_move_nothing(draft in draft(), name in "[A-Za-zÄÖÜäöüß東京都مركز -]{1,110}") {
        let renamed = draft.text_with(|at| format!("{name}{at}"));
        prop_assert_eq!(geometry(&drawn(&draft.text())), geometry(&drawn(&renamed)));
    }

    #[test]
    fn a_component_more_or_less_changes_no_order(draft in draft(), nth in 0_usize..24) {
        let (less, more) = (drawn(&draft.without(nth).text()), drawn(&draft.text()));
        prop_assert_eq!(changes_of_order(&less, &more), Vec::<String>::new());
    }

    #[test]
    fn a_component_more_or_less_moves_nothing_to_the_left_of_what_it_changes(draft in draft(), nth in 0_usize..24) {
        let (less, more) = (drawn(&draft.without(nth).text()), drawn(&draft.text()));
        let edge = leftmost_change(&less, &more);
        for (card, new) in both(&less, &more) {
            if card.rect.right() < edge {
                prop_assert_eq!(card.rect.x, new.x, "{}", card.id);
            }
        }
    }

    #[test]
    fn a_component_without_flows_at_the_end_of_a_column_moves_nothing(
        draft in draft(), zone in 0_usize..8,
    ) {
        let (less, more) = without_flows(&draft, zone);
        let extra = more.cards.iter().find(|card| card.id == "extra").expect("the new card").rect;
        let column = more.cards.iter().filter(|card| card.rect.x == extra.x);
        let is_last = column.clone().count() > 1 && column.clone().all(|card| card.rect.y <= extra.y);
        let places = both(&less, &more);
        let lower = more.zones.iter().filter(|area| area.rect.x <= extra.x && extra.x < area.rect.right());
        let lowest = lower.map(|area| area.rect.y).max();
        if is_last && lowest.is_some_and(|y| y < extra.y) {
            for (card, new) in places {
                prop_assert_eq!(card.rect, new, "{}", card.id);
            }
        }
    }
}

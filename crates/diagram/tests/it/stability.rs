//! A small edit moves little.

use crate::common::{documents, scene_of};
use diagram::Scene;

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

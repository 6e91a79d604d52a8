//! What moves has a reason. Adding or removing one component may move a card up or down only where it must make room,
//! or where it follows what it is connected with to its right; and each such chain begins at what really changed.

use std::collections::{BTreeMap, BTreeSet};

use diagram::scene::{Card, Line};
use diagram::{Expand, Options, Point, Rect, Scene, scene};

use crate::common::{documents, read};

/// What is put in.
const ROLES: [&str; 6] =
    ["client-group", "console", "zone-server", "zone-server-hub", "module-server", "custom"];

/// The picture of a text, each component with its own card.
fn drawn(text: &str) -> Scene {
    let (deployment, flows) = read(text);
    scene(&deployment, &flows, &Options { expand: Expand::Everything, ..Options::default() })
}

/// The cards that both pictures have, and what changed of them.
struct Moves<'s> {
    before: &'s Scene,
    after: &'s Scene,
    /// Those with another top, as high as before and with the same lines above them.
    moved: BTreeSet<&'s str>,
    /// Those that have a reason to stand where they do.
    explained: BTreeSet<&'s str>,
}

impl<'s> Moves<'s> {
    fn between(before: &'s Scene, after: &'s Scene) -> Self {
        let (old, new) = (cards(before), cards(after));
        let mut moves = Self { before, after, moved: BTreeSet::new(), explained: BTreeSet::new() };
        for (id, card) in old.iter().chain(&new) {
            let (Some(was), Some(is)) = (old.get(id), new.get(id)) else {
                moves.explained.insert(id);
                continue;
            };
            if was.rect.height != is.rect.height || passes(before, was) != passes(after, is) {
                moves.explained.insert(id);
            } else if was.rect.y != is.rect.y {
                moves.moved.insert(&card.id);
            }
        }
        moves
    }

    /// What moved without a reason.
    fn unexplained(mut self) -> BTreeSet<&'s str> {
        let mut causes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for scene in [self.before, self.after] {
            let cards = cards(scene);
            for line in &scene.lines {
                let ends = (cards.get(line.source.as_str()), cards.get(line.destination.as_str()));
                let (Some(one), Some(other)) = ends else { continue };
                let (follower, leader) =
                    if one.rect.x < other.rect.x { (one, other) } else { (other, one) };
                if follower.rect.x < leader.rect.x {
                    causes.entry(&follower.id).or_default().insert(&leader.id);
                }
            }
            for one in &scene.cards {
                let reasons = scene.cards.iter().filter(|other| makes_room(other, one, scene));
                causes.entry(&one.id).or_default().extend(reasons.map(|it| it.id.as_str()));
            }
        }
        loop {
            let has_reason = |id: &&&str| {
                causes.get(**id).is_some_and(|them| !them.is_disjoint(&self.explained))
            };
            let found: Vec<&str> = self.moved.iter().filter(has_reason).copied().collect();
            if found.is_empty() {
                return self.moved;
            }
            for id in found {
                self.moved.remove(id);
                self.explained.insert(id);
            }
        }
    }
}

fn cards(scene: &Scene) -> BTreeMap<&str, &Card> {
    scene.cards.iter().map(|card| (card.id.as_str(), card)).collect()
}

/// Whether one card moves another when it comes, goes, grows or moves: it stands, with the network or the frame around
/// it, above the other one in the same column, or in the same box, or in a zone above its zone.
fn makes_room(above: &Card, card: &Card, scene: &Scene) -> bool {
    let boxes = scene.networks.iter().map(|it| it.rect);
    let mut boxes = boxes.chain(scene.frames.iter().map(|it| it.rect)).chain([above.rect]);
    let shares_box = boxes.any(|rect| {
        let over = rect.x < card.rect.right() && card.rect.x < rect.right() && rect.y < card.rect.y;
        holds(rect, above) && over
    });
    let zone = |card: &Card| scene.zones.iter().map(|it| it.rect).find(|rect| holds(*rect, card));
    let zones = zone(above).zip(zone(card));
    shares_box || zones.is_some_and(|(above, own)| above.x == own.x && above.bottom() <= own.y)
}

/// The lines that pass above a card, or above its zone where that stands below another one.
fn passes<'s>(scene: &'s Scene, card: &Card) -> BTreeSet<(&'s str, &'s str)> {
    let zone = scene.zones.iter().map(|it| it.rect).find(|rect| holds(*rect, card));
    let middle = card.rect.x + card.rect.width / 2;
    let over = |from: i32, to: i32, bottom: i32| {
        let over = move |ends: &[Point]| match ends {
            [one, other] => {
                one.x.min(other.x) <= to && from <= one.x.max(other.x) && one.y < bottom
            }
            _ => false,
        };
        move |line: &Line| line.points.windows(2).any(over)
    };
    let over_card = over(middle, middle, card.rect.y);
    let over_zone = zone.map(|rect| over(rect.x, rect.right(), rect.y));
    let passing = scene
        .lines
        .iter()
        .filter(|line| over_card(line) || over_zone.as_ref().is_some_and(|passes| passes(line)));
    passing.map(|line| (line.source.as_str(), line.destination.as_str())).collect()
}

fn holds(rect: Rect, card: &Card) -> bool {
    rect.x <= card.rect.x
        && card.rect.right() <= rect.right()
        && rect.y <= card.rect.y
        && card.rect.bottom() <= rect.bottom()
}

/// The documents with one component more, as each role in each zone that there is, first, in the middle and last.
fn with_one_more(text: &str) -> Vec<(String, String)> {
    let (deployment, _) = read(text);
    let is_component = |line: &&str| line.starts_with("  - { id: ") && line.contains(" role: ");
    let components: Vec<&str> = text.lines().filter(is_component).collect();
    let mut found = Vec::new();
    for zone in &deployment.document().zones {
        for role in ROLES {
            let line = format!("  - {{ id: new, role: {role}, name: New, zone: {} }}", zone.id);
            for at in [0, components.len() / 2, components.len().saturating_sub(1)] {
                let Some(next) = components.get(at) else { continue };
                let more = text.replacen(next, &format!("{line}\n{next}"), 1);
                found.push((format!("{role} in {} before {next}", zone.id), more));
            }
        }
    }
    found
}

#[test]
fn what_moves_has_a_reason() {
    for (name, text) in documents() {
        let before = drawn(&text);
        for (what, more) in with_one_more(&text) {
            let after = drawn(&more);
            let unexplained = Moves::between(&before, &after).unexplained();
            assert_eq!(unexplained, BTreeSet::new(), "{name}: {what}");
        }
    }
}

//! What the signs in view mean. Signs that the picture doesn't show are left out.

use port_model::Lang;
use port_model::difference::Difference;
use port_model::findings::Severity;

use super::MARGIN;
use crate::geometry::Rect;
use crate::links::Family;
use crate::metrics::Weight;
use crate::scene::{ChipKind, Label, LegendEntry, Scene, Sign};
use crate::wording;

const SIZE: i32 = 11;
const SIGN_WIDTH: i32 = 32;
const SMALL_SIGN_WIDTH: i32 = 16;
const SIGN_GAP: i32 = 8;
const ENTRY_GAP: i32 = 24;
const ROW: i32 = 24;
const ROOM: i32 = 400;

/// Adds the legend below the picture, in as many rows as it takes.
pub(super) fn add(scene: &mut Scene, lang: Lang, top: i32) {
    let (mut x, mut y) = (MARGIN, top);
    let right = scene.width - MARGIN;
    for sign in signs(scene) {
        let text = wording::text(lang, &sign.key());
        let label = Label::new(&text, (0, 0), ROOM, SIZE, Weight::Regular);
        let wide = if is_small(sign) { SMALL_SIGN_WIDTH } else { SIGN_WIDTH };
        let width = wide + SIGN_GAP + label.rect.width;
        if x > MARGIN && x + width > right {
            (x, y) = (MARGIN, y + ROW);
        }
        let middle = y + ROW / 2;
        let at = Rect { x: x + wide + SIGN_GAP, y: middle - label.rect.height / 2, ..label.rect };
        let rect = Rect::new(x, y + 4, wide, ROW - 8);
        scene.legend.push(LegendEntry { sign, rect, label: Label { rect: at, ..label } });
        scene.width = scene.width.max(x + width + MARGIN);
        x += width + ENTRY_GAP;
    }
    if !scene.legend.is_empty() {
        scene.height = y + ROW + MARGIN;
    }
}

/// Whether a sign is no wider than a letter.
const fn is_small(sign: Sign) -> bool {
    matches!(sign, Sign::Mark | Sign::Finding(_))
}

fn signs(scene: &Scene) -> Vec<Sign> {
    let lines = || scene.lines.iter();
    let chips = || lines().flat_map(|line| &line.chips);
    let badges = || scene.cards.iter().filter_map(|card| card.badge.as_ref());
    let has_family = |family: &Family| {
        lines().any(|line| line.family == *family)
            || scene.marks.iter().any(|mark| mark.family == *family)
    };
    let mut signs: Vec<Sign> =
        Family::ALL.into_iter().filter(has_family).map(Sign::Family).collect();
    let mut add = |sign: Sign, shown: bool| signs.extend(shown.then_some(sign));
    add(Sign::BothWays, lines().any(|line| line.heads.len() > 1));
    add(Sign::Optional, lines().any(|line| !line.required));
    add(Sign::Gate, chips().any(|chip| matches!(chip.kind, ChipKind::Gate(_))));
    add(Sign::Mark, !scene.marks.is_empty());
    add(Sign::Stack, scene.cards.iter().any(|card| card.stack.is_some()));
    for severity in Severity::ALL {
        add(Sign::Finding(*severity), badges().any(|badge| badge.severity == *severity));
    }
    let differs = |change: Difference| {
        let cards = scene.cards.iter().map(|card| card.change);
        let marks = scene.marks.iter().map(|mark| mark.change);
        cards.chain(marks).chain(lines().map(|line| line.change)).any(|known| known == Some(change))
    };
    let changes = Difference::ALL.iter().copied();
    signs.extend(changes.filter(|change| differs(*change)).map(Sign::Change));
    signs
}

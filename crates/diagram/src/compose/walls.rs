//! The firewalls: upright between lanes, level between the zones of one lane.

use port_model::wording::Message;

use super::Layout;
use super::ground::{HEADING_TOP, zone_span, zone_words};
use crate::geometry::Rect;
use crate::metrics::Weight;
use crate::plan::{Column, Lane};
use crate::routes::{Pin, Spot};
use crate::scene::{Label, Wall};
use crate::stacking::{WALL_ROOM, ZONE_BOTTOM, ZONE_TOP};
use crate::wording;

const THICKNESS: i32 = 14;
const LABEL: i32 = 11;
const LABEL_GAP: i32 = 8;

pub(super) fn all(layout: &Layout<'_>) -> Vec<Wall> {
    let columns = layout.plan.columns.iter().enumerate();
    let upright = columns.filter_map(|(at, column)| match column {
        Column::Wall { left } => upright(layout, at, *left),
        Column::Cards { .. } | Column::Crossing { .. } => None,
    });
    let level = layout.plan.lanes.iter().flat_map(|lane| {
        let lower = lane.zones.clone().skip(1);
        lower.filter_map(move |zone| level(layout, lane, zone))
    });
    upright.chain(level).collect()
}

fn upright(layout: &Layout<'_>, column: usize, left: usize) -> Option<Wall> {
    let lanes = layout.plan.lanes.get(left).zip(layout.plan.lanes.get(left + 1))?;
    let (x, width) = layout.columns.span(column);
    let (x, top) = (layout.origin.0 + x, layout.origin.1);
    let middle = x + width / 2;
    let height = layout.stacking.height + ZONE_BOTTOM + 8;
    let rect = Rect::new(middle - THICKNESS / 2, top - 8, THICKNESS, height);
    let heading = Rect::new(x, top - ZONE_TOP + HEADING_TOP, width, 16);
    let label = Label::centred(&name(layout), heading, LABEL, Weight::Bold);
    let is_gate = |pin: &&Pin| pin.column == column && pin.spot == Spot::Gate;
    let gates = layout.routes.pins.iter().filter(is_gate).count();
    let sides = (side(layout, &lanes.0.zones), side(layout, &lanes.1.zones));
    Some(wall(layout, sides, gates, (rect, label)))
}

/// The wall above a zone that is not the first one of its lane.
fn level(layout: &Layout<'_>, lane: &Lane, zone: usize) -> Option<Wall> {
    let above = zone.checked_sub(1)?;
    let (left, mut right) = zone_span(layout, lane);
    if let Some(crossing) = lane.crossing {
        let (x, width) = layout.columns.span(crossing);
        right = layout.origin.0 + x + width;
    }
    let middle = middle(layout, zone);
    let label = Label::new(
        &name(layout),
        (left, middle - LABEL / 2 - 1),
        right - left,
        LABEL,
        Weight::Bold,
    );
    let start = label.rect.right() + LABEL_GAP;
    let rect = Rect::new(start, middle - THICKNESS / 2, (right - start).max(THICKNESS), THICKNESS);
    let gates = layout.routes.pins.iter().filter(|pin| {
        let next = pin.next.and_then(|next| layout.routes.pins.get(next));
        let ends = pin
            .zone
            .zip(next.filter(|next| next.spot == Spot::Crossing).and_then(|next| next.zone));
        pin.spot == Spot::Crossing && ends.is_some_and(|(from, to)| (from < zone) != (to < zone))
    });
    let sides = (side(layout, &(above..zone)), side(layout, &(zone..zone + 1)));
    Some(wall(layout, sides, gates.count(), (rect, label)))
}

/// The height at which the wall above a zone stands.
pub(super) fn middle(layout: &Layout<'_>, zone: usize) -> i32 {
    layout.origin.1 + layout.stacking.zone(zone).0 - ZONE_TOP - WALL_ROOM / 2
}

fn name(layout: &Layout<'_>) -> String {
    wording::text(layout.lang, "firewall")
}

/// The ids and the names of the zones on one side.
fn side(layout: &Layout<'_>, zones: &std::ops::Range<usize>) -> (String, String) {
    let zones = layout.plan.zones.get(zones.clone()).unwrap_or_default();
    let words = zones.iter().map(|zone| zone_words(layout, zone));
    let (ids, names): (Vec<String>, Vec<String>) =
        words.map(|(id, _, name)| (id.unwrap_or_default(), name)).unzip();
    (ids.join(" "), names.join(", "))
}

fn wall(
    layout: &Layout<'_>,
    (one, other): ((String, String), (String, String)),
    gates: usize,
    (rect, label): (Rect, Label),
) -> Wall {
    let message = Message::new("firewall-title")
        .with("left", one.1)
        .with("right", other.1)
        .with("count", gates);
    let title = wording::message(layout.lang, &message);
    Wall { between: (one.0, other.0), rect, label, title }
}

//! What cards stand on: zones, networks and the walls between zones.

use port_model::document::ZoneKind;
use port_model::wording::Message;

use super::{Layout, ZONE_BOTTOM, ZONE_TOP};
use crate::content::first_of;
use crate::geometry::Rect;
use crate::metrics::{self, Weight};
use crate::plan::{Area as PlanArea, Column, ZonePlan};
use crate::routes::Spot;
use crate::scene::{Area, Label, Wall};
use crate::wording;

const ZONE_NAME: i32 = 15;
const NETWORK_NAME: i32 = 11;
const HEADING_LEFT: i32 = 12;
const HEADING_TOP: i32 = 12;
const NETWORK_HEADING_TOP: i32 = 8;
const DETAIL_GAP: i32 = 8;
const WALL_THICKNESS: i32 = 14;
const WALL_LABEL: i32 = 11;
/// The edges of networks lie between the heights at which lines run.
const BETWEEN_LINES: i32 = 4;

pub(super) fn zones(layout: &Layout<'_>) -> Vec<Area> {
    layout.plan.zones.iter().map(|zone| zone_area(layout, zone)).collect()
}

fn zone_area(layout: &Layout<'_>, zone: &ZonePlan) -> Area {
    let (left, right) = zone_span(layout, zone);
    let rect = Rect::new(left, zone_top(layout), right - left, zone_height(layout));
    let (id, kind, title) = zone_words(layout, zone);
    let at = (rect.x + HEADING_LEFT, rect.y + HEADING_TOP);
    let room = rect.width - 2 * HEADING_LEFT;
    let name = Label::new(&title, at, room, ZONE_NAME, Weight::Bold);
    Area { id, kind, rect, name, detail: None, title }
}

fn zone_top(layout: &Layout<'_>) -> i32 {
    layout.origin.1 - ZONE_TOP
}

fn zone_height(layout: &Layout<'_>) -> i32 {
    ZONE_TOP + layout.stacking.height + ZONE_BOTTOM
}

/// From the wall on the left to the wall on the right.
fn zone_span(layout: &Layout<'_>, zone: &ZonePlan) -> (i32, i32) {
    let edges = &layout.columns.edges;
    let edge = |channel: usize| edges.get(channel).copied().unwrap_or_default();
    let last = zone.first_column + zone.subs.len() - 1;
    let (gutter_end, _) = layout.columns.span(last + 1);
    let is_last = last + 1 >= layout.plan.columns.len();
    let right = if is_last { layout.columns.width() } else { gutter_end };
    (layout.origin.0 + edge(zone.first_column), layout.origin.0 + right)
}

/// A zone's id, kind and name.
fn zone_words(layout: &Layout<'_>, zone: &ZonePlan) -> (Option<String>, &'static str, String) {
    let outside = ZoneKind::Internet.word();
    match zone.area {
        PlanArea::Zone(at) => match layout.deployment.document().zones.get(at) {
            Some(known) => {
                (Some(known.id.to_string()), known.kind.word(), known.display_name(layout.lang))
            }
            None => (None, outside, String::new()),
        },
        PlanArea::Outside => (None, outside, wording::text(layout.lang, "internet")),
        PlanArea::Nowhere => (None, "nowhere", wording::text(layout.lang, "nowhere")),
    }
}

pub(super) fn networks(layout: &Layout<'_>) -> Vec<Area> {
    let mut areas = Vec::new();
    for (zone, places) in layout.plan.zones.iter().zip(&layout.stacking.bands) {
        for (band, (top, height)) in zone.bands.iter().zip(places) {
            let first = zone.first_column + band.first;
            let (left, right) = band_span(layout, first, first + band.cells.len() - 1);
            let top = layout.origin.1 + top + BETWEEN_LINES;
            let rect = Rect::new(left, top, right - left, height - 2 * BETWEEN_LINES);
            // The heading stays over the first column, where no line runs at its height.
            let (x, width) = layout.columns.span(first);
            let room = layout.origin.0 + x + width - left - HEADING_LEFT;
            areas.extend(band.network.and_then(|at| network(layout, zone, at, rect, room)));
        }
    }
    areas
}

/// From the left gutter of the first column to the right gutter of the last one.
fn band_span(layout: &Layout<'_>, first: usize, last: usize) -> (i32, i32) {
    let gutter = |column: usize| layout.columns.gutters.get(column).copied().unwrap_or_default();
    let (left, _) = layout.columns.span(first);
    let (x, width) = layout.columns.span(last);
    (layout.origin.0 + left - gutter(first).0, layout.origin.0 + x + width + gutter(last).1)
}

/// One network with its heading.
fn network(layout: &Layout<'_>, zone: &ZonePlan, at: usize, rect: Rect, room: i32) -> Option<Area> {
    let network = layout.deployment.document().networks.get(at)?;
    let (x, y) = (rect.x + HEADING_LEFT, rect.y + NETWORK_HEADING_TOP);
    let label = |text: &str, at, room, weight| Label::new(text, at, room, NETWORK_NAME, weight);
    let all: Vec<String> = network.cidrs.iter().map(ToString::to_string).collect();
    let name = network.display_name();
    let name_width = metrics::width(name, NETWORK_NAME, Weight::Bold);
    let beside =
        |text: &str| room - metrics::width(text, NETWORK_NAME, Weight::Regular) - DETAIL_GAP;
    let ranges = [Some(all.join(", ")), first_of(&all)];
    let mut ranges = ranges.into_iter().flatten().filter(|text| !text.is_empty());
    let ranges =
        ranges.clone().find(|text| name_width <= beside(text)).or_else(|| ranges.next_back());
    // A long name leaves at least a half to the ranges.
    let name = match &ranges {
        Some(text) => label(name, (x, y), beside(text).max(room / 2), Weight::Bold),
        None => label(name, (x, y), room, Weight::Bold),
    };
    let name = Label { rect: Rect { x, ..name.rect }, ..name };
    let start = name.rect.right() + DETAIL_GAP;
    let detail = ranges.map(|text| label(&text, (start, y), x + room - start, Weight::Regular));
    let title = [network.display_name().to_owned(), all.join(", ")].join(" ").trim_end().to_owned();
    let (_, kind, _) = zone_words(layout, zone);
    Some(Area { id: Some(network.id.to_string()), kind, rect, name, detail, title })
}

pub(super) fn walls(layout: &Layout<'_>) -> Vec<Wall> {
    let columns = layout.plan.columns.iter().enumerate();
    columns
        .filter_map(|(at, column)| match column {
            Column::Wall { left } => wall(layout, at, *left),
            Column::Cards { .. } => None,
        })
        .collect()
}

fn wall(layout: &Layout<'_>, column: usize, left: usize) -> Option<Wall> {
    let zones = layout.plan.zones.get(left).zip(layout.plan.zones.get(left + 1))?;
    let (left_words, right_words) = (zone_words(layout, zones.0), zone_words(layout, zones.1));
    let (x, width) = layout.columns.span(column);
    let (x, y) = (layout.origin.0 + x, zone_top(layout));
    let middle = x + width / 2;
    let rect = Rect::new(
        middle - WALL_THICKNESS / 2,
        layout.origin.1 - 8,
        WALL_THICKNESS,
        layout.stacking.height + ZONE_BOTTOM + 8,
    );
    let text = wording::text(layout.lang, "firewall");
    let heading = Rect::new(x, y + HEADING_TOP, width, 16);
    let label = Label::centred(&text, heading, WALL_LABEL, Weight::Bold);
    let gates =
        layout.routes.pins.iter().filter(|pin| pin.column == column && pin.spot == Spot::Gate);
    let message = Message::new("firewall-title")
        .with("left", left_words.2)
        .with("right", right_words.2)
        .with("count", gates.count());
    let title = wording::message(layout.lang, &message);
    let id = |id: Option<String>| id.unwrap_or_default();
    Some(Wall { between: (id(left_words.0), id(right_words.0)), rect, label, title })
}

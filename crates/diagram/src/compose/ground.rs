//! What cards stand on: zones and networks.

use port_model::document::ZoneKind;

use super::Layout;
use crate::areas::Area as PlanArea;
use crate::content::first_of;
use crate::geometry::Rect;
use crate::metrics::{self, Weight};
use crate::plan::{Lane, ZonePlan};
use crate::scene::{Area, Label};
use crate::stacking::{ZONE_BOTTOM, ZONE_TOP};
use crate::wording;

const ZONE_NAME: i32 = 15;
const NETWORK_NAME: i32 = 11;
const HEADING_LEFT: i32 = 12;
pub(super) const HEADING_TOP: i32 = 12;
const NETWORK_HEADING_TOP: i32 = 8;
const LAST_PAD: i32 = 8;
const ZONE_PAD: i32 = 4;
const DETAIL_GAP: i32 = 8;
/// The edges of networks lie between the heights at which lines run.
const BETWEEN_LINES: i32 = 4;

pub(super) fn zones(layout: &Layout<'_>) -> Vec<Area> {
    let zones = layout.plan.zones.iter().enumerate();
    zones.filter_map(|(at, zone)| zone_area(layout, at, zone)).collect()
}

fn zone_area(layout: &Layout<'_>, at: usize, zone: &ZonePlan) -> Option<Area> {
    let (left, right) = zone_span(layout, layout.plan.lanes.get(zone.lane)?);
    let (top, bottom) = layout.stacking.zone(at);
    let (y, height) = (layout.origin.1 + top - ZONE_TOP, ZONE_TOP + bottom - top + ZONE_BOTTOM);
    let rect = Rect::new(left, y, right - left, height);
    let (id, kind, title) = zone_words(layout, zone);
    let at = (rect.x + HEADING_LEFT, rect.y + HEADING_TOP);
    let room = rect.width - 2 * HEADING_LEFT;
    let name = Label::new(&title, at, room, ZONE_NAME, Weight::Bold);
    Some(Area { id, part: 0, kind, zone: None, rect, name, detail: None, title })
}

/// A zone alone in its lane reaches from wall to wall. Where there are several, lines run to each of them
/// between walls and zones, so that they cross none of the others.
pub(super) fn zone_span(layout: &Layout<'_>, lane: &Lane) -> (i32, i32) {
    let (first, last) = (lane.columns.start, lane.columns.end.saturating_sub(1));
    if lane.is_divided() {
        let (left, right) = band_span(layout, first, last);
        return (left - ZONE_PAD, right + ZONE_PAD);
    }
    let edge = layout.columns.edges.get(first).copied().unwrap_or_default();
    let is_last = last + 1 >= layout.plan.columns.len();
    let right = if is_last { layout.columns.width() } else { layout.columns.span(last + 1).0 };
    (layout.origin.0 + edge, layout.origin.0 + right)
}

/// A zone's id, kind and name.
pub(super) fn zone_words(
    layout: &Layout<'_>,
    zone: &ZonePlan,
) -> (Option<String>, &'static str, String) {
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
            // The heading stays over the first column and its gutters, where no line runs at its height.
            let (x, width) = layout.columns.span(first);
            let room =
                layout.origin.0 + x + width + gutter_of(layout, first).1 - left - HEADING_LEFT;
            let own = band.network.and_then(|at| network(layout, zone, at, rect, room));
            areas.extend(own.map(|area| Area { part: band.part, ..area }));
        }
    }
    areas
}

/// From the left gutter of the first column to the right gutter of the last one.
fn band_span(layout: &Layout<'_>, first: usize, last: usize) -> (i32, i32) {
    let (left, _) = layout.columns.span(first);
    let (x, width) = layout.columns.span(last);
    let is_last = last + 1 >= layout.plan.columns.len();
    let divided = layout.plan.lane_of(last).is_some_and(Lane::is_divided);
    // At the right end only lines inside the zone run beside the last column.
    let right = if is_last && !divided {
        layout.columns.width() - LAST_PAD
    } else {
        x + width + gutter_of(layout, last).1
    };
    (layout.origin.0 + left - gutter_of(layout, first).0, layout.origin.0 + right)
}

/// A column's gutters: left and right.
fn gutter_of(layout: &Layout<'_>, column: usize) -> (i32, i32) {
    layout.columns.gutters.get(column).copied().unwrap_or_default()
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
    let (zone, kind, _) = zone_words(layout, zone);
    let id = Some(network.id.to_string());
    Some(Area { id, part: 0, kind, zone, rect, name, detail, title })
}

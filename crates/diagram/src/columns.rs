//! Where columns, tracks and gutters stand from left to right.
//!
//! Between two columns lie the gutter with the left column's labels, the tracks, and the gutter with
//! the right column's labels. Widths follow from what stands in the columns and which lines run between them, and not
//! from the heights: what moves up or down moves nothing to the left or right.

use crate::channels::Channels;
use crate::crossing::Crossings;
use crate::geometry::step_up;
use crate::label;
use crate::plan::{Column, Plan};
use crate::routes::{Routes, Side, Spot};
use crate::shapes::{CARD_WIDTH, Shapes};

/// Where a label starts, from the edge of its column: behind an arrowhead.
pub(crate) const LABEL_START: i32 = 10;
/// How far the tip of a gate's plate reaches beyond its text.
pub(crate) const GATE_TIP: i32 = 7;
const LABEL_END: i32 = 3;
const GUTTER: i32 = 12;
const WALL_GUTTER: i32 = 2;
const GUTTER_STEP: i32 = 4;
/// The distance of two tracks,
const TRACK: i32 = 6;
/// and where a channel has more of them than it has room for.
const LEAST_TRACK: i32 = 2;
const TRACKS_MARGIN: i32 = 4;
const EMPTY_WIDTH: i32 = 128;
const WALL_WIDTH: i32 = 64;
const WALL_MARGIN: i32 = 1;

/// Everything's place from left to right.
#[derive(Debug)]
pub(crate) struct Columns {
    /// Each column's left edge and width.
    pub spans: Vec<(i32, i32)>,
    /// Each column's gutters: left and right.
    pub gutters: Vec<(i32, i32)>,
    /// Each channel's first track, and how far its tracks are apart.
    tracks: Vec<(i32, i32)>,
    /// Each channel's left edge, and the right edge of the whole.
    pub edges: Vec<i32>,
    /// For each column how far frames reach out beside its cards.
    pub insets: Vec<i32>,
    crossings: Crossings,
}

impl Columns {
    pub(crate) fn of(plan: &Plan, shapes: &Shapes, routes: &Routes, channels: &Channels) -> Self {
        let insets = insets(plan, shapes);
        let gutters = gutters(plan, routes);
        let crossings = Crossings::of(plan, routes);
        let widths = widths(plan, routes, &crossings, &insets);
        let mut columns = Self {
            spans: Vec::new(),
            gutters,
            tracks: Vec::new(),
            edges: Vec::new(),
            insets,
            crossings,
        };
        let mut x = 0;
        for (channel, (nets, tracks)) in channels.nets.iter().zip(&channels.tracks).enumerate() {
            columns.edges.push(x);
            let before = channel.checked_sub(1).and_then(|column| columns.gutters.get(column));
            x += before.map_or(0, |(_, right)| *right) + TRACKS_MARGIN;
            let beside_wall = plan.is_wall(channel)
                || channel.checked_sub(1).is_some_and(|left| plan.is_wall(left));
            let (room, pitch) = room_for(*nets, *tracks, beside_wall);
            columns.tracks.push((x, pitch));
            x += room + TRACKS_MARGIN;
            x += columns.gutters.get(channel).map_or(0, |(left, _)| *left);
            if let Some(width) = widths.get(channel) {
                columns.spans.push((x, *width));
                x += width;
            }
        }
        columns.edges.push(x);
        columns
    }

    /// The left edge of a column's cards.
    pub(crate) fn card_left(&self, column: usize) -> i32 {
        let (x, _) = self.span(column);
        x + self.insets.get(column).copied().unwrap_or(0)
    }

    /// A column's left edge and width.
    pub(crate) fn span(&self, column: usize) -> (i32, i32) {
        self.spans.get(column).copied().unwrap_or_default()
    }

    /// A track of a channel.
    pub(crate) fn track(&self, channel: usize, track: usize) -> i32 {
        let (first, pitch) = self.tracks.get(channel).copied().unwrap_or_default();
        first + i32::try_from(track).unwrap_or(0) * pitch
    }

    /// Where the line through a pin of a crossing runs up or down.
    pub(crate) fn crossing_at(&self, column: usize, pin: usize) -> Option<i32> {
        Some(self.span(column).0 + self.crossings.offset(pin)?)
    }

    /// The right edge of the whole.
    pub(crate) fn width(&self) -> i32 {
        self.edges.last().copied().unwrap_or_default()
    }
}

/// How wide a channel's tracks are together, and how far apart. Few nets have a track each, of many some share
/// one, and beside a wall most are straight. How many tracks they need in the end depends on heights, so the width
/// doesn't follow it, and tracks lie closer instead.
fn room_for(nets: usize, tracks: usize, beside_wall: bool) -> (i32, i32) {
    let (each, share) = if beside_wall { (2, 4) } else { (4, 3) };
    let usual = nets.min(each) + nets.saturating_sub(each).div_ceil(share);
    let gaps = |tracks: usize| i32::try_from(tracks.saturating_sub(1)).unwrap_or(i32::MAX / 64);
    let room = gaps(usual) * TRACK;
    let pitch = if gaps(tracks) > 0 { room / gaps(tracks) } else { TRACK };
    let pitch = pitch.clamp(LEAST_TRACK, TRACK);
    (room.max(gaps(tracks) * pitch), pitch)
}

/// Within a zone every column has the room of the widest frame, so that cards stand evenly.
fn insets(plan: &Plan, shapes: &Shapes) -> Vec<i32> {
    let mut insets = vec![0; plan.columns.len()];
    for (unit, shape) in plan.units.all.iter().zip(&shapes.units) {
        if let Some(inset) = insets.get_mut(unit.column) {
            *inset = shape.inset.max(*inset);
        }
    }
    insets
}

fn gutters(plan: &Plan, routes: &Routes) -> Vec<(i32, i32)> {
    let mut gutters: Vec<(i32, i32)> = plan
        .columns
        .iter()
        .map(|column| match column {
            Column::Cards { .. } => (GUTTER, GUTTER),
            Column::Wall { .. } | Column::Crossing { .. } => (WALL_GUTTER, WALL_GUTTER),
        })
        .collect();
    for pin in &routes.pins {
        let (Spot::Port { side, .. }, Some(link)) = (pin.spot, pin.label) else { continue };
        let width = plan.links.get(link).map_or(0, |link| label::chip_width(&link.label));
        let width = step_up(LABEL_START + width + LABEL_END, GUTTER_STEP);
        if let Some((left, right)) = gutters.get_mut(pin.column) {
            let gutter = if side == Side::Left { left } else { right };
            *gutter = width.max(*gutter);
        }
    }
    gutters
}

fn widths(plan: &Plan, routes: &Routes, crossings: &Crossings, insets: &[i32]) -> Vec<i32> {
    let mut used = vec![false; plan.columns.len()];
    for unit in &plan.units.all {
        if let Some(used) = used.get_mut(unit.column) {
            *used = true;
        }
    }
    let width = |(at, ((column, used), inset)): (usize, ((&Column, &bool), &i32))| match column {
        Column::Crossing { .. } => crossings.width(at),
        Column::Wall { .. } => WALL_WIDTH,
        Column::Cards { .. } if *used => CARD_WIDTH + 2 * inset,
        Column::Cards { .. } => EMPTY_WIDTH,
    };
    let mut widths: Vec<i32> =
        plan.columns.iter().zip(&used).zip(insets).enumerate().map(width).collect();
    for pin in routes.pins.iter().filter(|pin| pin.spot == Spot::Gate) {
        let link = pin.label.and_then(|link| plan.links.get(link));
        let plate =
            link.map_or(0, |link| label::chip_width(&link.label)) + 2 * (GATE_TIP + WALL_MARGIN);
        if let Some(width) = widths.get_mut(pin.column) {
            *width = step_up(plate, GUTTER_STEP).max(*width);
        }
    }
    widths
}

//! The height of every pin: ports on their card, passes in the room between cards, gates in their wall.
//!
//! Lines are straight where they can be: a line that runs alone keeps the height at which it left,
//! lines that run together the height at which they arrive.

use crate::cells::{PASS_MARGIN, PASS_PITCH, Passes};
use crate::geometry::{mean, snap};
use crate::plan::{Column, Lane, Plan};
use crate::routes::{Routes, Side, Spot};
use crate::settle::{Wish, settle};
use crate::shapes::{PITCH, Shapes};
use crate::stacking::{Gap, Stacking};

const SWEEPS: usize = 3;

/// How high the picture must be for the gates of every wall.
pub(crate) fn of_walls(plan: &Plan, routes: &Routes) -> i32 {
    let mut gates = vec![1; plan.columns.len()];
    for pin in routes.pins.iter().filter(|pin| pin.spot == Spot::Gate) {
        if let Some(count) = gates.get_mut(pin.column) {
            *count += 1;
        }
    }
    gates.into_iter().max().unwrap_or(0) * PITCH
}

/// Chooses for each passing line the gap nearest to where it would run, and returns for each pin its
/// gap, and how many lines pass in each.
pub(crate) fn choose_gaps(
    plan: &Plan,
    shapes: &Shapes,
    routes: &mut Routes,
    stacking: &Stacking,
) -> (Vec<usize>, Passes) {
    start_at_cards(plan, shapes, routes, stacking);
    let mut chosen = vec![0; routes.pins.len()];
    let mut passes: Passes = vec![Vec::new(); plan.columns.len()];
    let gaps: Vec<Vec<Gap>> =
        (0..plan.columns.len()).map(|column| stacking.gaps(plan, shapes, column)).collect();
    for (count, gaps) in passes.iter_mut().zip(&gaps) {
        count.resize(gaps.len(), 0);
    }
    for pin in in_order_of_travel(routes) {
        let wanted = height_of_end(routes, pin);
        let Some(at) = routes.pins.get_mut(pin) else { continue };
        at.y = wanted;
        let passes_here = matches!(at.spot, Spot::Pass | Spot::Crossing);
        let Some(own) = gaps.get(at.column).filter(|_| passes_here) else { continue };
        // Between zones where there are several: a line that only passes must not seem to enter one of them.
        let divided = plan.lane_of(at.column).is_some_and(Lane::is_divided);
        let open = own.iter().enumerate().filter(|(_, gap)| !divided || gap.zone == at.zone);
        let nearest = open.min_by_key(|(_, gap)| (wanted - inside(**gap, wanted)).abs());
        let Some((nearest, gap)) = nearest else { continue };
        at.y = inside(*gap, wanted);
        if let Some(chosen) = chosen.get_mut(pin) {
            *chosen = nearest;
        }
        if let Some(count) = passes.get_mut(at.column).and_then(|gaps| gaps.get_mut(nearest)) {
            *count += 1;
        }
    }
    (chosen, passes)
}

/// Gives every pin its height.
pub(crate) fn settle_pins(
    plan: &Plan,
    shapes: &Shapes,
    routes: &mut Routes,
    stacking: &Stacking,
    chosen: &[usize],
) {
    start_at_cards(plan, shapes, routes, stacking);
    for pin in in_order_of_travel(routes) {
        let wanted = wanted(routes, pin);
        if let Some(pin) = routes.pins.get_mut(pin) {
            pin.y = wanted;
        }
    }
    let rows = Rows::of(plan, shapes, routes, stacking, chosen);
    for _ in 0..SWEEPS {
        for row in rows.passing.iter().chain(rows.passing.iter().rev()) {
            settle_row(routes, row);
        }
        for row in &rows.ports {
            settle_row(routes, row);
        }
    }
    for row in &rows.passing {
        settle_row(routes, row);
    }
}

/// Pins that must keep their distance from each other.
struct Row {
    pins: Vec<usize>,
    from: i32,
    to: i32,
    pitch: i32,
}

struct Rows {
    /// By column from left to right.
    passing: Vec<Row>,
    ports: Vec<Row>,
}

impl Rows {
    fn of(
        plan: &Plan,
        shapes: &Shapes,
        routes: &Routes,
        stacking: &Stacking,
        chosen: &[usize],
    ) -> Self {
        let gaps: Vec<Vec<Gap>> =
            (0..plan.columns.len()).map(|column| stacking.gaps(plan, shapes, column)).collect();
        let mut passing: Vec<Vec<Row>> = gaps
            .iter()
            .zip(&plan.columns)
            .map(|(gaps, column)| match column {
                Column::Cards { .. } | Column::Crossing { .. } => {
                    gaps.iter().map(|gap| gap_row(*gap)).collect()
                }
                Column::Wall { .. } => {
                    vec![Row { pins: Vec::new(), from: PITCH, to: stacking.height, pitch: PITCH }]
                }
            })
            .collect();
        let mut ports: Vec<[Row; 2]> = (0..plan.nodes.all.len())
            .map(|node| [0, 1].map(|_| card_row(plan, shapes, stacking, node)))
            .collect();
        for (at, pin) in routes.pins.iter().enumerate() {
            let row = match pin.spot {
                Spot::Port { node, side } => ports
                    .get_mut(node)
                    .and_then(|rows| rows.get_mut(usize::from(side == Side::Right))),
                Spot::Gate => passing.get_mut(pin.column).and_then(|rows| rows.first_mut()),
                Spot::Pass | Spot::Crossing => passing
                    .get_mut(pin.column)
                    .and_then(|rows| rows.get_mut(chosen.get(at).copied().unwrap_or_default())),
            };
            if let Some(row) = row {
                row.pins.push(at);
            }
        }
        let used = |row: &Row| !row.pins.is_empty();
        Self {
            passing: passing.into_iter().flatten().filter(used).collect(),
            ports: ports.into_iter().flatten().filter(used).collect(),
        }
    }
}

fn gap_row(gap: Gap) -> Row {
    let to = gap.to - PASS_MARGIN + PASS_PITCH;
    Row { pins: Vec::new(), from: gap.from + PASS_MARGIN, to, pitch: PASS_PITCH }
}

fn card_row(plan: &Plan, shapes: &Shapes, stacking: &Stacking, node: usize) -> Row {
    let middle = middle_of(plan, shapes, stacking, node);
    let half = shapes.heights.get(node).copied().unwrap_or_default() / 2;
    Row { pins: Vec::new(), from: middle - half + PITCH, to: middle + half, pitch: PITCH }
}

fn middle_of(plan: &Plan, shapes: &Shapes, stacking: &Stacking, node: usize) -> i32 {
    let top = plan.units.index_of(node).and_then(|unit| stacking.tops.get(unit));
    top.copied().unwrap_or_default() + shapes.middles.get(node).copied().unwrap_or_default()
}

/// Sorts a row's pins by where they want to be and puts them there.
fn settle_row(routes: &mut Routes, row: &Row) {
    let mut wanted: Vec<(i32, i32, usize)> =
        row.pins.iter().map(|pin| (wanted(routes, *pin), beyond(routes, *pin), *pin)).collect();
    wanted.sort_unstable();
    let wishes: Vec<Wish> =
        wanted.iter().map(|(at, _, _)| Wish { at: *at, length: row.pitch }).collect();
    for ((_, _, pin), y) in wanted.iter().zip(settle(&wishes, row.from, row.to)) {
        if let Some(pin) = routes.pins.get_mut(*pin) {
            pin.y = y;
        }
    }
}

/// The height of the card that a line through a pin comes from, or if several lines run together there of the one that they
/// go to. The gap that is chosen in one column doesn't depend on those in the others, so that a card which stands in
/// the way there moves nothing here.
fn height_of_end(routes: &Routes, pin: usize) -> i32 {
    let alone = |at: usize| match routes.pins.get(at)?.feeds.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let first =
        std::iter::successors(Some(pin), |at| alone(*at)).last().and_then(|at| routes.pins.get(at));
    let is_alone = first.is_some_and(|first| first.feeds.is_empty());
    let end =
        if is_alone { first } else { routes.chain(pin).last().and_then(|at| routes.pins.get(at)) };
    end.map_or(0, |end| end.y)
}

/// The height at which a line through a pin would be straight.
fn wanted(routes: &Routes, pin: usize) -> i32 {
    let Some(at) = routes.pins.get(pin) else { return 0 };
    let y_of = |pin: usize| routes.pins.get(pin).map_or(at.y, |pin| pin.y);
    let leaves_crossing = |feed: usize| {
        at.spot == Spot::Crossing
            && routes.pins.get(feed).is_some_and(|feed| feed.spot == Spot::Crossing)
    };
    match (at.feeds.as_slice(), at.next) {
        // Where it runs up or down, what it came from doesn't matter.
        ([only], Some(next)) if leaves_crossing(*only) => y_of(next),
        // A line that runs alone goes on as it came, lines that run together as they will arrive.
        ([only], Some(_)) => y_of(*only),
        (_, Some(next)) => y_of(next),
        (feeds, None) => mean(feeds.iter().map(|feed| y_of(*feed))).unwrap_or(at.y),
    }
}

/// Where a line goes from a pin, or comes from: what decides between those that want the same height.
fn beyond(routes: &Routes, pin: usize) -> i32 {
    let Some(at) = routes.pins.get(pin) else { return 0 };
    let end = std::iter::successors(Some(pin), |at| routes.pins.get(*at)?.next).last();
    if at.next.is_none() {
        return at.feeds.first().map_or(at.y, |feed| routes.pins.get(*feed).map_or(0, |pin| pin.y));
    }
    end.and_then(|end| routes.pins.get(end)).map_or(at.y, |pin| pin.y)
}

/// Every port at the middle of its card.
fn start_at_cards(plan: &Plan, shapes: &Shapes, routes: &mut Routes, stacking: &Stacking) {
    for pin in &mut routes.pins {
        if let Spot::Port { node, .. } = pin.spot {
            pin.y = snap(middle_of(plan, shapes, stacking, node));
        }
    }
}

/// Passes and gates, each after those that lead to it, except that shared ones come before, from
/// the destination.
fn in_order_of_travel(routes: &Routes) -> Vec<usize> {
    let is_port =
        |pin: usize| matches!(routes.pins.get(pin).map(|pin| pin.spot), Some(Spot::Port { .. }));
    let shared = |pin: usize| routes.pins.get(pin).is_some_and(|pin| pin.feeds.len() > 1);
    let mut order: Vec<usize> = Vec::new();
    let mut seen = vec![false; routes.pins.len()];
    for first in (0..routes.pins.len())
        .filter(|pin| routes.pins.get(*pin).is_some_and(|pin| pin.feeds.is_empty()))
    {
        let chain: Vec<usize> = routes.chain(first).filter(|pin| !is_port(*pin)).collect();
        let joined = chain.iter().position(|pin| shared(*pin)).unwrap_or(chain.len());
        let (alone, together) = chain.split_at(joined);
        for pin in alone.iter().chain(together.iter().rev()) {
            if let Some(seen) = seen.get_mut(*pin).filter(|seen| !**seen) {
                *seen = true;
                order.push(*pin);
            }
        }
    }
    order
}

fn inside(gap: Gap, wanted: i32) -> i32 {
    let (low, high) = (gap.from + PASS_MARGIN, gap.to - PASS_MARGIN);
    if low > high { snap(gap.from.midpoint(gap.to)) } else { wanted.clamp(low, high) }
}

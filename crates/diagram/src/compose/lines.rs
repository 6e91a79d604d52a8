//! The ways of lines as points, with their heads, chips and hops.

use port_model::wording::Message;

use super::cards::rect_of;
use super::{Layout, walls};
use crate::channels::channel_between;
use crate::columns::{GATE_TIP, LABEL_START};
use crate::content::id_of;
use crate::geometry::{Point, Rect};
use crate::label;
use crate::links::Link;
use crate::metrics::Weight;
use crate::routes::{Pin, Side, Spot, Way};
use crate::scene::{Chip, ChipKind, Direction, Head, Label, Line, Mark};
use crate::shapes::CARD_WIDTH;
use crate::wording;

/// The room for the sign in a mark.
pub(crate) const MARK_SIGN: i32 = 14;
const MARK_RIGHT: i32 = 10;
/// The distance of several lines between two members of a cluster.
const DOWN_PITCH: i32 = 16;
const DOWN_RIGHT: i32 = 24;
/// The distance of their labels from the upper member, below its frame.
const DOWN_LABEL: i32 = 16;
/// Their room, beside the line and inside the card's width.
const DOWN_ROOM: i32 = 136;
const DOWN_LABEL_PITCH: i32 = label::HEIGHT + 2;
/// With more hops than this the picture is too dense for them to help.
const MOST_HOPS: usize = 4_000;

pub(super) fn lines(layout: &Layout<'_>) -> Vec<Line> {
    let ways = layout.plan.links.iter().zip(&layout.routes.ways);
    ways.filter_map(|(link, way)| match way {
        Way::Mark => None,
        Way::Down => down_line(layout, link),
        Way::From(first) => Some(routed(layout, link, *first)),
    })
    .collect()
}

fn bare(layout: &Layout<'_>, link: &Link) -> Line {
    Line {
        source: id_of(&layout.plan, link.source).to_owned(),
        destination: id_of(&layout.plan, link.destination).to_owned(),
        flows: link.flows.clone(),
        family: link.family,
        change: link.change,
        required: link.required,
        points: Vec::new(),
        hops: Vec::new(),
        heads: Vec::new(),
        chips: Vec::new(),
        title: title(layout, link),
    }
}

fn title(layout: &Layout<'_>, link: &Link) -> String {
    let name =
        |node: usize| layout.shapes.contents.get(node).map_or("", |content| content.name.as_str());
    let key = if link.source == link.destination {
        "line-within"
    } else if link.both_ways {
        "line-both-ways"
    } else {
        "line"
    };
    let message = Message::new(key)
        .with("source", name(link.source))
        .with("destination", name(link.destination))
        .with("ports", label::full(&link.services));
    let title = wording::message(layout.lang, &message);
    match link.change {
        Some(change) => {
            format!("{title} ({})", wording::text(layout.lang, &format!("sign-{change}")))
        }
        None => title,
    }
}

/// A line from pin to pin: along each pin's height to the trunk, along that to the next pin's height.
fn routed(layout: &Layout<'_>, link: &Link, first: usize) -> Line {
    let mut drawn = bare(layout, link);
    let mut last = first;
    for at in layout.routes.chain(first) {
        let Some(pin) = layout.routes.pins.get(at) else { break };
        let y = layout.origin.1 + pin.y;
        if at == first {
            drawn.points.push(Point { x: edge(layout, pin), y });
        } else if let Some(x) = trunk(layout, last, at) {
            let from = drawn.points.last().map_or(y, |point| point.y);
            drawn.points.extend([Point { x, y: from }, Point { x, y }]);
        } else if let Some(x) = crossing(layout, last, at) {
            let from = drawn.points.last().map_or(y, |point| point.y);
            drawn.points.extend([Point { x, y: from }, Point { x, y }]);
            let from = layout.routes.pins.get(last);
            drawn.chips.extend(
                from.into_iter().flat_map(|from| level_gates(layout, link, x, (from, pin))),
            );
        }
        match pin.spot {
            Spot::Port { .. } if at != first => {
                drawn.points.push(Point { x: edge(layout, pin), y });
            }
            Spot::Port { .. } if pin.label.is_some() => {
                drawn.chips.push(port_chip(layout, link, pin));
            }
            Spot::Gate => drawn.chips.push(gate_chip(layout, link, pin)),
            Spot::Port { .. } | Spot::Pass | Spot::Crossing => {}
        }
        last = at;
    }
    drawn.points = tidy(drawn.points);
    drawn.heads.extend(head(layout, last));
    drawn.heads.extend(link.both_ways.then(|| head(layout, first)).flatten());
    drawn
}

/// Where a card's port is.
fn edge(layout: &Layout<'_>, pin: &Pin) -> i32 {
    let left = layout.origin.0 + layout.columns.card_left(pin.column);
    match pin.spot {
        Spot::Port { side: Side::Right, .. } => left + CARD_WIDTH,
        Spot::Port { .. } | Spot::Pass | Spot::Gate | Spot::Crossing => left,
    }
}

fn trunk(layout: &Layout<'_>, from: usize, to: usize) -> Option<i32> {
    let track = layout.channels.track_to.get(to).copied().flatten()?;
    let channel = channel_between(&layout.routes, from, to);
    Some(layout.origin.0 + layout.columns.track(channel, track))
}

/// Where a line runs up or down between two pins of a crossing.
fn crossing(layout: &Layout<'_>, from: usize, to: usize) -> Option<i32> {
    let pin = |at: usize| layout.routes.pins.get(at).filter(|pin| pin.spot == Spot::Crossing);
    let column = pin(from).and(pin(to))?.column;
    Some(layout.origin.0 + layout.columns.crossing_at(column, from)?)
}

/// The openings that a line needs between zones of one lane: one in each wall on the way.
fn level_gates(layout: &Layout<'_>, link: &Link, x: i32, (from, to): (&Pin, &Pin)) -> Vec<Chip> {
    let (Some(from), Some(to)) = (from.zone, to.zone) else { return Vec::new() };
    let direction = if from < to { Direction::Down } else { Direction::Up };
    let direction = (!link.both_ways).then_some(direction);
    let wide = label::chip_width(&link.label);
    let gates = (from.min(to) + 1..=from.max(to)).map(|below| {
        let middle = walls::middle(layout, below);
        let text = Rect::new(x - wide / 2, middle - label::HEIGHT / 2, wide, label::HEIGHT);
        let (above, under) = match direction {
            Some(Direction::Up) => (GATE_TIP, 0),
            Some(_) => (0, GATE_TIP),
            None => (GATE_TIP, GATE_TIP),
        };
        let rect = Rect { y: text.y - above, height: text.height + above + under, ..text };
        let label = Label::centred(&link.label, text, label::SIZE, Weight::Regular);
        Chip { label, rect, kind: ChipKind::Gate(direction) }
    });
    gates.collect()
}

/// Drops points that lie on the way between their neighbours.
fn tidy(points: Vec<Point>) -> Vec<Point> {
    let mut tidied: Vec<Point> = Vec::new();
    for point in points {
        if tidied.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = tidied.as_slice() {
            let level = before.y == last.y && last.y == point.y;
            let upright = before.x == last.x && last.x == point.x;
            if level || upright {
                tidied.pop();
            }
        }
        tidied.push(point);
    }
    tidied
}

fn head(layout: &Layout<'_>, at: usize) -> Option<Head> {
    let pin = layout.routes.pins.get(at)?;
    let Spot::Port { side, .. } = pin.spot else { return None };
    let tip = Point { x: edge(layout, pin), y: layout.origin.1 + pin.y };
    let direction = if side == Side::Left { Direction::Right } else { Direction::Left };
    Some(Head { tip, direction })
}

fn port_chip(layout: &Layout<'_>, link: &Link, pin: &Pin) -> Chip {
    let (x, width) = layout.columns.span(pin.column);
    let wide = label::chip_width(&link.label);
    let x = layout.origin.0
        + match pin.spot {
            Spot::Port { side: Side::Left, .. } => x - LABEL_START - wide,
            _ => x + width + LABEL_START,
        };
    chip(
        &link.label,
        Rect::new(x, layout.origin.1 + pin.y - label::HEIGHT / 2, wide, label::HEIGHT),
        ChipKind::Port,
    )
}

fn gate_chip(layout: &Layout<'_>, link: &Link, pin: &Pin) -> Chip {
    let (x, width) = layout.columns.span(pin.column);
    let wide = label::chip_width(&link.label) + 2 * GATE_TIP;
    let rightwards = layout.plan.column_of(link.source) < layout.plan.column_of(link.destination);
    let direction = if rightwards { Direction::Right } else { Direction::Left };
    let x = layout.origin.0 + x + (width - wide) / 2;
    let rect = Rect::new(x, layout.origin.1 + pin.y - label::HEIGHT / 2, wide, label::HEIGHT);
    chip(&link.label, rect, ChipKind::Gate((!link.both_ways).then_some(direction)))
}

fn chip(text: &str, rect: Rect, kind: ChipKind) -> Chip {
    Chip { label: Label::centred(text, rect, label::SIZE, Weight::Regular), rect, kind }
}

/// A line straight down from one member of a cluster to the next, at the right, where no frame has its
/// heading.
fn down_line(layout: &Layout<'_>, link: &Link) -> Option<Line> {
    let (source, destination) = (rect_of(layout, link.source)?, rect_of(layout, link.destination)?);
    let leads_down = source.y < destination.y;
    let (upper, lower) = if leads_down { (source, destination) } else { (destination, source) };
    // Two lines, one each way, stand side by side.
    let nth = i32::from(!link.both_ways && !leads_down);
    let x = upper.right() - DOWN_RIGHT - nth * DOWN_PITCH;
    let (top, bottom) = (Point { x, y: upper.bottom() }, Point { x, y: lower.y });
    let up = Head { tip: top, direction: Direction::Up };
    let down = Head { tip: bottom, direction: Direction::Down };
    let mut drawn = bare(layout, link);
    drawn.points = if leads_down { vec![top, bottom] } else { vec![bottom, top] };
    drawn.heads = match (link.both_ways, leads_down) {
        (true, _) => vec![up, down],
        (false, true) => vec![down],
        (false, false) => vec![up],
    };
    // One line has room for two chips, two lines for one each.
    let rows = if link.both_ways {
        label::rows(&link.services, DOWN_ROOM)
    } else {
        vec![link.label.clone()]
    };
    let right = upper.right() - DOWN_RIGHT - DOWN_PITCH - 8;
    let mut y = top.y + DOWN_LABEL + nth * DOWN_LABEL_PITCH;
    for text in rows {
        let wide = label::chip_width(&text);
        let rect = Rect::new(right - wide, y, wide, label::HEIGHT);
        drawn.chips.push(chip(&text, rect, ChipKind::Port));
        y += DOWN_LABEL_PITCH;
    }
    Some(drawn)
}

pub(super) fn marks(layout: &Layout<'_>) -> Vec<Mark> {
    let ways = layout.plan.links.iter().zip(&layout.routes.ways);
    ways.filter(|(_, way)| **way == Way::Mark).filter_map(|(link, _)| mark(layout, link)).collect()
}

/// A mark stands on the lower edge of its card.
fn mark(layout: &Layout<'_>, link: &Link) -> Option<Mark> {
    let card = rect_of(layout, link.source)?;
    let text = label::chip_width(&link.label);
    let width = text + MARK_SIGN;
    let x = card.right() - width - MARK_RIGHT;
    let rect = Rect::new(x, card.bottom() - label::HEIGHT / 2 - 1, width, label::HEIGHT);
    let room = Rect { x: rect.x + MARK_SIGN, width: text, ..rect };
    Some(Mark {
        card: id_of(&layout.plan, link.source).to_owned(),
        flows: link.flows.clone(),
        family: link.family,
        change: link.change,
        rect,
        label: Label::centred(&link.label, room, label::SIZE, Weight::Regular),
        title: title(layout, link),
    })
}

/// Lets horizontal pieces hop over the trunks that they cross.
pub(super) fn hop_over(layout: &Layout<'_>, lines: &mut [Line]) {
    let crossed = &layout.channels;
    let count: usize =
        crossed.crossed_leaving.iter().chain(&crossed.crossed_arriving).map(Vec::len).sum();
    if count > MOST_HOPS {
        return;
    }
    let firsts = layout.routes.ways.iter().filter_map(|way| match way {
        Way::From(first) => Some(Some(*first)),
        Way::Down => Some(None),
        Way::Mark => None,
    });
    for (line, first) in lines.iter_mut().zip(firsts) {
        let Some(first) = first else { continue };
        let pins: Vec<usize> = layout.routes.chain(first).collect();
        for pair in pins.windows(2) {
            let [from, to] = pair else { continue };
            let channel = channel_between(&layout.routes, *from, *to);
            let pieces = [(from, &crossed.crossed_leaving), (to, &crossed.crossed_arriving)];
            for (pin, crossed) in pieces {
                let y = layout.routes.pins.get(*pin).map_or(0, |pin| pin.y) + layout.origin.1;
                let tracks = crossed.get(*pin).into_iter().flatten();
                line.hops.extend(tracks.map(|track| Point {
                    x: layout.origin.0 + layout.columns.track(channel, *track),
                    y,
                }));
            }
        }
        line.hops.sort_unstable();
        line.hops.dedup();
    }
}

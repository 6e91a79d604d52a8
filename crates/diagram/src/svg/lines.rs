//! Lines with their heads and chips, and the marks on cards.

use std::fmt::Write as _;

use super::canvas::Canvas;
use super::paint::{self, Token};
use super::{changes, pair, tails};
use crate::columns::GATE_TIP;
use crate::compose::MARK_SIGN;
use crate::geometry::{Point, Rect};
use crate::label;
use crate::scene::{Chip, ChipKind, Direction, Head, Line, Mark, Scene};

const CORNER: i32 = 6;
const HOP: i32 = 4;
/// Lines that are no further apart than this are crossed together.
const ONE_BRIDGE: u32 = 12;
const HEAD_LENGTH: i32 = 8;
const HEAD_HALF: i32 = 4;
/// A filled head covers the end of its line, so that the line's width doesn't show at the tip.
const COVERED: i32 = 5;

pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    scene.open_layer(canvas, "lines", &[("fill", "none"), ("stroke-width", "1.4")]);
    for one in &scene.lines {
        line(canvas, one, scene.compares);
    }
    canvas.close();
}

fn line(canvas: &mut Canvas, line: &Line, compares: bool) {
    let colour = canvas.colour(paint::family(line.family));
    let id = format!("b-{}", pair(&line.source, &line.destination));
    let mut attributes = vec![
        ("id", id.as_str()),
        ("role", "img"),
        ("data-source", &line.source),
        ("data-destination", &line.destination),
        ("stroke", colour),
    ];
    attributes.extend(changes::fade(compares, line.change));
    canvas.open(&class(line), &attributes);
    canvas.title(&line.title);
    canvas.path("dg-line", &way(line), line.change.map_or(&[][..], changes::pen));
    if let Some(tail) = tails::of(line) {
        tails::draw(canvas, line.family, tail);
    }
    for one in &line.heads {
        draw_head(canvas, *one, line.required, colour);
    }
    for one in &line.chips {
        chip(canvas, one);
    }
    canvas.close();
}

fn class(line: &Line) -> String {
    let optional = if line.required { "" } else { " dg-optional" };
    format!("dg-bundle dg-{}{optional}", line.family.word())
}

/// The way of a line with round corners and hops. What has the same shape everywhere is written from where the
/// line is, so that large pictures compress well.
pub(super) fn way(line: &Line) -> String {
    let mut points = line.points.clone();
    if line.required {
        for head in &line.heads {
            let end = if points.first() == Some(&head.tip) {
                points.first_mut()
            } else {
                points.last_mut()
            };
            if let Some(end) = end {
                *end = behind(*head, COVERED);
            }
        }
    }
    let mut data = String::new();
    let Some(mut from) = points.first().copied() else { return data };
    // Writing into a text can't fail.
    let _ = write!(data, "M{} {}", from.x, from.y);
    for (at, to) in points.iter().enumerate().skip(1) {
        let corner = points
            .get(at + 1)
            .map_or(0, |next| (length(from, *to).min(length(*to, *next) / 2)).min(CORNER));
        let corner = if at > 1 { corner.min(length(from, *to)) } else { corner };
        let stop = towards(*to, from, corner);
        straight(&mut data, from, stop, &line.hops);
        from = stop;
        if let Some(next) = points.get(at + 1).filter(|_| corner > 0) {
            let end = towards(*to, *next, corner);
            let (bend, turned) = (*to - from, end - from);
            let _ = write!(data, "q{} {} {} {}", bend.x, bend.y, turned.x, turned.y);
            from = end;
        }
    }
    data
}

/// A straight piece, with a bridge over what it crosses.
fn straight(data: &mut String, from: Point, to: Point, hops: &[Point]) {
    if from.x == to.x {
        let _ = write!(data, "V{}", to.y);
        return;
    }
    let (left, right) = (from.x.min(to.x), from.x.max(to.x));
    let over = |hop: &&Point| hop.y == from.y && left + HOP <= hop.x && hop.x + HOP <= right;
    let mut over: Vec<i32> = hops.iter().filter(over).map(|hop| hop.x).collect();
    over.sort_unstable();
    let (along, sweep) = if from.x < to.x { (HOP, 1) } else { (-HOP, 0) };
    if from.x > to.x {
        over.reverse();
    }
    // What lies close together is crossed on one bridge.
    for bridge in over.chunk_by(|one, next| one.abs_diff(*next) <= ONE_BRIDGE) {
        let (Some(first), Some(last)) = (bridge.first(), bridge.last()) else { continue };
        let start = first - along;
        let _ = write!(data, "H{start}a{HOP} {HOP} 0 0 {sweep} {along} -{HOP}");
        if first != last {
            let _ = write!(data, "H{last}");
        }
        let _ = write!(data, "a{HOP} {HOP} 0 0 {sweep} {along} {HOP}");
    }
    let _ = write!(data, "H{}", to.x);
}

fn length(from: Point, to: Point) -> i32 {
    (to.x - from.x).abs() + (to.y - from.y).abs()
}

/// The point that is so far from one point towards another, on a horizontal or vertical line.
fn towards(from: Point, to: Point, by: i32) -> Point {
    Point { x: from.x + (to.x - from.x).signum() * by, y: from.y + (to.y - from.y).signum() * by }
}

/// The point behind a tip.
fn behind(head: Head, by: i32) -> Point {
    let Point { x, y } = head.tip;
    match head.direction {
        Direction::Left => Point { x: x + by, y },
        Direction::Right => Point { x: x - by, y },
        Direction::Up => Point { x, y: y + by },
        Direction::Down => Point { x, y: y - by },
    }
}

/// Draws a head: filled for what is required, open for the rest.
pub(super) fn draw_head(canvas: &mut Canvas, one: Head, filled: bool, colour: &str) {
    let (class, fill) = if filled { ("dg-head", colour) } else { ("dg-head dg-open", "none") };
    canvas.path(class, &head(one, filled), &[("fill", fill)]);
}

fn head(head: Head, filled: bool) -> String {
    let base = behind(head, HEAD_LENGTH);
    let (across, along) = match head.direction {
        Direction::Left | Direction::Right => (0, HEAD_HALF),
        Direction::Up | Direction::Down => (HEAD_HALF, 0),
    };
    let one = Point { x: base.x - across, y: base.y - along };
    let (to_tip, back) = (head.tip - one, base - head.tip);
    let end = if filled { "z" } else { "" };
    format!(
        "M{} {}l{} {}l{} {}{end}",
        one.x,
        one.y,
        to_tip.x,
        to_tip.y,
        back.x + across,
        back.y + along
    )
}

fn chip(canvas: &mut Canvas, chip: &Chip) {
    match chip.kind {
        ChipKind::Port => {
            let pen = [("fill", canvas.colour(Token::Card)), ("stroke-width", "0.6")];
            canvas.rect("dg-chip", chip.rect, 3, &pen);
        }
        ChipKind::Gate(direction) => {
            let pen = [("fill", canvas.colour(Token::Card)), ("stroke-width", "1")];
            canvas.path("dg-gate", &plate(chip.rect, direction), &pen);
        }
    }
    canvas.text_without_edge("dg-ports", &chip.label, Token::Ink);
}

/// A gate's plate, which points where the connections go.
pub(super) fn plate(rect: Rect, direction: Option<Direction>) -> String {
    if rect.height > label::HEIGHT {
        return level_plate(rect, direction);
    }
    let (above, tip) = (rect.height / 2, rect.height / 2);
    let below = rect.height - above;
    let left = if direction == Some(Direction::Right) { 0 } else { tip };
    let right = if direction == Some(Direction::Left) { 0 } else { tip };
    let edge = rect.width - left - right;
    format!(
        "M{} {}h{edge}l{right} {above}l{} {below}h-{edge}l{} -{below}z",
        rect.x + left,
        rect.y,
        -right,
        -left
    )
}

/// A plate in a wall that lies, pointing up or down.
fn level_plate(rect: Rect, direction: Option<Direction>) -> String {
    let (left, right, middle) = (rect.x, rect.right(), rect.x + rect.width / 2);
    let above = if direction == Some(Direction::Down) { 0 } else { GATE_TIP };
    let below = if direction == Some(Direction::Up) { 0 } else { GATE_TIP };
    let (top, bottom) = (rect.y + above, rect.bottom() - below);
    format!(
        "M{left} {top}H{}L{middle} {}L{} {top}H{right}V{bottom}H{}L{middle} {}L{} {bottom}H{left}z",
        middle - above,
        rect.y,
        middle + above,
        middle + below,
        rect.bottom(),
        middle - below,
    )
}

pub(super) fn draw_marks(canvas: &mut Canvas, scene: &Scene) {
    scene.open_layer(canvas, "marks", &[("fill", "none"), ("stroke-width", "1.4")]);
    for one in &scene.marks {
        mark(canvas, one, scene.compares);
    }
    canvas.close();
}

fn mark(canvas: &mut Canvas, mark: &Mark, compares: bool) {
    let id = format!("b-{}", pair(&mark.card, &mark.card));
    let class = format!("dg-bundle dg-{}", mark.family.word());
    let mut attributes = vec![
        ("id", id.as_str()),
        ("role", "img"),
        ("data-source", &mark.card),
        ("data-destination", &mark.card),
        ("stroke", canvas.colour(paint::family(mark.family))),
    ];
    attributes.extend(changes::fade(compares, mark.change));
    canvas.open(&class, &attributes);
    canvas.title(&mark.title);
    let pen = [("fill", canvas.colour(Token::Card)), ("stroke-width", "0.8")];
    canvas.rect("dg-chip", mark.rect, 6, &pen);
    canvas.path("dg-loop", &turn(Rect { width: MARK_SIGN, ..mark.rect }), &[]);
    canvas.text_without_edge("dg-ports", &mark.label, Token::Ink);
    canvas.close();
}

/// The sign of peering: an arrow there and one back.
pub(super) fn turn(rect: Rect) -> String {
    let (x, y) = (rect.x + rect.width / 2 + 1, rect.middle());
    format!(
        "M{} {}h8m-2.5 -2.5l2.5 2.5l-2.5 2.5M{} {}h-8m2.5 -2.5l-2.5 2.5l2.5 2.5",
        x - 4,
        y - 2,
        x + 4,
        y + 3
    )
}

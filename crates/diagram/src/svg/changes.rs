//! The marks of what was added, changed or removed: a sign on cards, and a style of their own for lines.

use port_model::difference::Difference;

use super::canvas::Canvas;
use super::paint::{self, Token};
use crate::geometry::Point;

/// Half of a sign's width.
const RADIUS: i32 = 8;

/// Draws a sign: a disc with a plus, a minus or a wave.
pub(super) fn sign(canvas: &mut Canvas, change: Difference, at: Point) {
    let glyph = match change {
        Difference::Added => "M-4 0H4M0 -4V4",
        Difference::Removed => "M-4 0H4",
        Difference::Changed => "M-4 1.5q2 -4 4 -1.5t4 -1.5",
    };
    let place = format!("translate({} {})", at.x, at.y);
    let disc = format!(
        "M-{RADIUS} 0a{RADIUS} {RADIUS} 0 1 0 {0} 0a{RADIUS} {RADIUS} 0 1 0 -{0} 0z",
        2 * RADIUS
    );
    let (ink, ground) = (canvas.colour(paint::change(change)), canvas.colour(Token::Card));
    let edge =
        [("fill", ink), ("stroke", ground), ("stroke-width", "1.5"), ("transform", place.as_str())];
    canvas.path(&format!("dg-change dg-change-{change}"), &disc, &edge);
    let pen = [("fill", "none"), ("stroke", ground), ("stroke-width", "2")];
    let pen = [&pen[..], &[("stroke-linecap", "round"), ("transform", &place)]].concat();
    canvas.path("dg-change-sign", glyph, &pen);
}

/// What sets a line apart from those that stayed as they were.
pub(super) const fn pen(change: Difference) -> &'static [(&'static str, &'static str)] {
    match change {
        Difference::Added => &[("stroke-width", "2.6")],
        Difference::Changed => &[("stroke-width", "2"), ("stroke-dasharray", "10 3 2 3")],
        Difference::Removed => &[("stroke-width", "1.4"), ("stroke-dasharray", "4 4")],
    }
}

/// What stayed as it was steps back where two states are compared.
pub(super) fn fade(
    compares: bool,
    change: Option<Difference>,
) -> Option<(&'static str, &'static str)> {
    (compares && change.is_none()).then_some(("opacity", "0.4"))
}

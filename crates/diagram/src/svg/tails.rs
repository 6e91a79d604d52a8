//! The tail of a line, at the end that opens the connections: a sign for its family, so that families can be told
//! apart without colours. Lines between the platform's own servers, of which there are most, have none.

use super::canvas::Canvas;
use super::paint::Token;
use crate::columns::LABEL_START;
use crate::geometry::Point;
use crate::links::Family;
use crate::scene::{ChipKind, Line};

/// How far the middle of the sign is from the line's end.
pub(super) const DISTANCE: i32 = 4;

/// Where a line's sign stands: where it leaves its source. A line that either end opens has a head there; its sign
/// stands behind the chip instead.
pub(super) fn of(line: &Line) -> Option<Point> {
    let (from, to) = (line.points.first()?, line.points.get(1)?);
    let (x, y) = ((to.x - from.x).signum(), (to.y - from.y).signum());
    let is_port = |kind| matches!(kind, ChipKind::Port);
    let chip = line.chips.iter().find(|chip| is_port(chip.kind)).map(|chip| chip.rect.width);
    let distance = match (line.heads.len(), chip) {
        (..=1, _) => DISTANCE,
        (_, Some(width)) => LABEL_START + width + DISTANCE,
        (_, None) => LABEL_START + DISTANCE,
    };
    Some(Point { x: from.x + x * distance, y: from.y + y * distance })
}

/// Draws a family's sign.
pub(super) fn draw(canvas: &mut Canvas, family: Family, Point { x, y }: Point) {
    let (data, hollow) = match family {
        Family::Platform => return,
        Family::Clients => (disc(x, y), false),
        Family::Internet => (disc(x, y), true),
        Family::Administration => (format!("M{} {}h6v6h-6z", x - 3, y - 3), false),
        Family::Services => (format!("M{} {}h6v6h-6z", x - 3, y - 3), true),
        Family::Own => (format!("M{} {y}l4 -4l4 4l-4 4z", x - 4), false),
    };
    if hollow {
        let pen = [("fill", canvas.colour(Token::Card))];
        canvas.path("dg-tail dg-open", &data, &pen);
    } else {
        let pen = [("fill", canvas.colour(super::paint::family(family)))];
        canvas.path("dg-tail", &data, &pen);
    }
}

fn disc(x: i32, y: i32) -> String {
    format!("M{} {y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z", x - 3)
}

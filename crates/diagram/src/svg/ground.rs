//! Zones, networks, frames and walls.

use std::fmt::Write as _;

use super::canvas::Canvas;
use super::paint;
use crate::geometry::Rect;
use crate::scene::{Area, FrameKind, Scene, Wall};

const BRICK: i32 = 12;
const COURSE: i32 = 8;
/// A wall higher than this is drawn plain: nobody sees that many bricks.
const MOST_COURSES: i32 = 1_000;

pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    canvas.open("dg-ground", &[]);
    for zone in &scene.zones {
        let (fill, edge) = paint::zone(zone.kind);
        open_area(canvas, "zone", "z", zone);
        canvas.title(&zone.title);
        canvas.rect("dg-zone-box", zone.rect, 8, &[("fill", fill), ("stroke", edge)]);
        canvas.text("dg-zone-name", &zone.name, paint::INK);
        canvas.close();
    }
    for network in &scene.networks {
        let (fill, edge) = paint::network(network.kind);
        open_area(canvas, "network", "n", network);
        canvas.title(&network.title);
        canvas.rect("dg-network-box", network.rect, 6, &[("fill", fill), ("stroke", edge)]);
        canvas.text("dg-network-name", &network.name, paint::INK);
        if let Some(detail) = &network.detail {
            canvas.text("dg-muted", detail, paint::MUTED);
        }
        canvas.close();
    }
    for frame in &scene.frames {
        let (class, (edge, fill)) = match frame.kind {
            FrameKind::Host => ("dg-host", paint::HOST),
            FrameKind::Cluster => ("dg-cluster", paint::CLUSTER),
        };
        canvas.open(class, &[]);
        canvas.title(&frame.title);
        canvas.rect("dg-frame-box", frame.rect, 8, &[("fill", fill), ("stroke", edge)]);
        canvas.text("dg-muted", &frame.label, paint::MUTED);
        canvas.close();
    }
    for one in &scene.walls {
        wall(canvas, one);
    }
    canvas.close();
}

fn open_area(canvas: &mut Canvas, what: &str, prefix: &str, area: &Area) {
    let class = format!("dg-{what} dg-{}", area.kind);
    let data = format!("data-{what}");
    match &area.id {
        // An id of the document has no dot.
        Some(id) if area.part > 0 => {
            canvas.open(&class, &[("id", &format!("{prefix}-{id}.{}", area.part)), (&data, id)]);
        }
        Some(id) => canvas.open(&class, &[("id", &format!("{prefix}-{id}")), (&data, id)]),
        None => canvas.open(&class, &[]),
    }
}

fn wall(canvas: &mut Canvas, wall: &Wall) {
    let (left, right) = &wall.between;
    let id = format!("w-{left}--{right}").replace(' ', ".");
    canvas.open("dg-wall", &[("id", &id), ("data-left", left), ("data-right", right)]);
    canvas.title(&wall.title);
    let (brick, joint) = paint::WALL;
    canvas.rect("dg-wall-box", wall.rect, 2, &[("fill", brick)]);
    let joints = joints(wall.rect);
    canvas.path("dg-wall-joints", &joints, &[("fill", "none"), ("stroke", joint)]);
    canvas.text("dg-wall-name", &wall.label, paint::INK);
    canvas.close();
}

/// The joints of a wall: a line below each course, and a joint in it that changes sides.
fn joints(rect: Rect) -> String {
    if rect.width > rect.height {
        return level_joints(rect);
    }
    let mut data = String::new();
    for course in 1..=(rect.height / COURSE).min(MOST_COURSES) {
        let y = rect.y + course * COURSE;
        let x = if course % 2 == 0 { rect.x + BRICK / 3 } else { rect.x + rect.width - BRICK / 3 };
        // Writing into a text can't fail.
        let _ = write!(data, "M{x} {}v{COURSE}M{} {y}h{}", y - COURSE, rect.x, rect.width);
    }
    data
}

/// The joints of a wall that lies: two courses with a line between.
fn level_joints(rect: Rect) -> String {
    let (half, middle) = (rect.height / 2, rect.y + rect.height / 2);
    let mut data = format!("M{} {middle}h{}", rect.x, rect.width);
    for brick in 1..(rect.width * 2 / BRICK).min(MOST_COURSES) {
        let y = if brick % 2 == 0 { rect.y } else { middle };
        let _ = write!(data, "M{} {y}v{half}", rect.x + brick * BRICK / 2);
    }
    data
}

//! Zones, networks, frames and walls.

use std::fmt::Write as _;

use super::canvas::Canvas;
use super::paint::{self, Token};
use super::{box_of, pair};
use crate::geometry::Rect;
use crate::scene::{Area, Frame, FrameKind, Scene, Wall};

const BRICK: i32 = 12;
const COURSE: i32 = 8;
/// A wall higher than this is drawn plain: nobody sees that many bricks.
const MOST_COURSES: i32 = 1_000;

pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    layer(canvas, scene, "zones", &scene.zones, zone);
    layer(canvas, scene, "networks", &scene.networks, network);
    layer(canvas, scene, "frames", &scene.frames, frame);
    layer(canvas, scene, "walls", &scene.walls, wall);
}

fn layer<T>(
    canvas: &mut Canvas,
    scene: &Scene,
    name: &str,
    all: &[T],
    draw: impl Fn(&mut Canvas, &T),
) {
    scene.open_layer(canvas, name, &[]);
    for one in all {
        draw(canvas, one);
    }
    canvas.close();
}

fn zone(canvas: &mut Canvas, zone: &Area) {
    // An id of the document has no dot.
    let unnamed = format!(".{}", zone.kind);
    let id = format!("z-{}", zone.id.as_ref().unwrap_or(&unnamed));
    let (class, place) = (format!("dg-zone dg-{}", zone.kind), box_of(zone.rect));
    let mut attributes = vec![("id", id.as_str()), ("role", "img"), ("data-box", &place)];
    attributes.extend(zone.id.as_ref().map(|id| ("data-zone", id.as_str())));
    canvas.open(&class, &attributes);
    canvas.title(&zone.title);
    let (fill, edge) = paint::zone(zone.kind);
    let pen = [("fill", canvas.colour(fill)), ("stroke", canvas.colour(edge))];
    canvas.rect("dg-zone-box", zone.rect, 8, &pen);
    canvas.text("dg-zone-name", &zone.name, Token::Ink);
    canvas.close();
}

fn network(canvas: &mut Canvas, network: &Area) {
    let name = network.id.as_deref().unwrap_or_default();
    let part = if network.part > 0 { format!(".{}", network.part) } else { String::new() };
    let (id, place) = (format!("n-{name}{part}"), box_of(network.rect));
    let mut attributes = vec![("id", id.as_str()), ("role", "img"), ("data-box", &place)];
    attributes.push(("data-network", name));
    attributes.extend(network.zone.as_ref().map(|zone| ("data-zone", zone.as_str())));
    canvas.open(&format!("dg-network dg-{}", network.kind), &attributes);
    canvas.title(&network.title);
    let (fill, edge) = paint::network(network.kind);
    let pen = [("fill", canvas.colour(fill)), ("stroke", canvas.colour(edge))];
    canvas.rect("dg-network-box", network.rect, 6, &pen);
    canvas.text("dg-network-name", &network.name, Token::Ink);
    if let Some(detail) = &network.detail {
        canvas.text("dg-muted", detail, Token::Muted);
    }
    canvas.close();
}

fn frame(canvas: &mut Canvas, frame: &Frame) {
    let (class, what, fill, edge) = match frame.kind {
        FrameKind::Host => ("dg-host", "host", Token::HostGround, Token::HostEdge),
        FrameKind::Cluster => ("dg-cluster", "cluster", Token::ClusterGround, Token::ClusterEdge),
    };
    let first = frame.members.first().map_or("", String::as_str);
    let (id, members) = (format!("f-{what}-{first}"), frame.members.join(" "));
    let place = box_of(frame.rect);
    let attributes =
        [("id", id.as_str()), ("role", "img"), ("data-box", &place), ("data-members", &members)];
    canvas.open(class, &attributes);
    canvas.title(&frame.title);
    let pen = [("fill", canvas.colour(fill)), ("stroke", canvas.colour(edge))];
    canvas.rect("dg-frame-box", frame.rect, 8, &pen);
    canvas.text("dg-muted", &frame.label, Token::Muted);
    canvas.close();
}

fn wall(canvas: &mut Canvas, wall: &Wall) {
    let (left, right) = &wall.between;
    let (id, place) = (format!("w-{}", pair(left, right)).replace(' ', "."), box_of(wall.rect));
    let attributes = [
        ("id", id.as_str()),
        ("role", "img"),
        ("data-box", &place),
        ("data-left", left),
        ("data-right", right),
    ];
    canvas.open("dg-wall", &attributes);
    canvas.title(&wall.title);
    let edge = [("fill", canvas.colour(Token::Brick)), ("stroke", canvas.colour(Token::WallEdge))];
    canvas.rect("dg-wall-box", wall.rect, 2, &edge);
    let joints = joints(wall.rect);
    let pen = [("fill", "none"), ("stroke", canvas.colour(Token::Joint))];
    canvas.path("dg-wall-joints", &joints, &pen);
    canvas.text("dg-wall-name", &wall.label, Token::Ink);
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

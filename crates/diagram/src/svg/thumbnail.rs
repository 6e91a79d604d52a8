//! The picture in small: the same zones, cards and lines at the same places, without any text and with large icons.

use std::fmt::Write as _;

use super::canvas::{Canvas, escaped};
use super::paint::{self, Token};
use super::{icons, lines};
use crate::Theme;
use crate::geometry::Rect;
use crate::scene::{Area, Card, FrameKind, Line, Scene};

const MARGIN: i32 = 8;
/// The room that an icon leaves inside its card, and the size that it has at most.
const ICON_MARGIN: i32 = 2;
const ICON_MOST: i32 = 56;
/// Thick enough to be seen at a quarter of the size.
const LINE: &str = "3.5";
const EDGE: &str = "2.5";

pub(super) fn draw(scene: &Scene, theme: Theme) -> String {
    let mut canvas = Canvas::new(theme);
    let zones = scene.zones.iter().map(|zone| zone.rect);
    let all = zones.reduce(|one, other| one.around(&other)).unwrap_or_default().grown(MARGIN);
    // Writing into a text can't fail.
    let _ = writeln!(
        canvas,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dg\" viewBox=\"{} {} {} {}\" width=\"{}\" height=\"{}\" \
         role=\"img\">\n<title>{}</title>",
        all.x,
        all.y,
        all.width,
        all.height,
        all.width,
        all.height,
        escaped(&scene.title),
    );
    if theme == Theme::Auto {
        canvas.push(&paint::auto_style());
    }
    for zone in &scene.zones {
        area(&mut canvas, "zone", zone, paint::zone(zone.kind));
    }
    for network in &scene.networks {
        area(&mut canvas, "network", network, paint::network(network.kind));
    }
    frames(&mut canvas, scene);
    for wall in &scene.walls {
        let pen = [
            ("fill", canvas.colour(Token::Brick)),
            ("stroke", canvas.colour(Token::WallEdge)),
            ("stroke-width", EDGE),
        ];
        canvas.rect("dg-wall-box", wall.rect, 2, &pen);
    }
    for one in &scene.lines {
        line(&mut canvas, one);
    }
    for one in &scene.cards {
        card(&mut canvas, one);
    }
    canvas.push("</svg>\n");
    canvas.finish()
}

fn area(canvas: &mut Canvas, what: &str, area: &Area, (fill, edge): (Token, Token)) {
    canvas.open(&format!("dg-{what} dg-{}", area.kind), &[]);
    let pen =
        [("fill", canvas.colour(fill)), ("stroke", canvas.colour(edge)), ("stroke-width", EDGE)];
    canvas.rect(&format!("dg-{what}-box"), area.rect, 12, &pen);
    canvas.close();
}

fn frames(canvas: &mut Canvas, scene: &Scene) {
    for frame in &scene.frames {
        let (class, fill, edge) = match frame.kind {
            FrameKind::Host => ("dg-host", Token::HostGround, Token::HostEdge),
            FrameKind::Cluster => ("dg-cluster", Token::ClusterGround, Token::ClusterEdge),
        };
        canvas.open(class, &[]);
        let pen = [
            ("fill", canvas.colour(fill)),
            ("stroke", canvas.colour(edge)),
            ("stroke-width", EDGE),
        ];
        canvas.rect("dg-frame-box", frame.rect, 8, &pen);
        canvas.close();
    }
}

/// A line without heads and hops, which would be specks.
fn line(canvas: &mut Canvas, line: &Line) {
    let plain = Line { required: false, hops: Vec::new(), ..line.clone() };
    let colour = canvas.colour(paint::family(line.family));
    canvas.open(&format!("dg-bundle dg-{}", line.family.word()), &[("stroke", colour)]);
    let pen = [("fill", "none"), ("stroke-width", LINE)];
    canvas.path("dg-line", &lines::way(&plain), &pen);
    canvas.close();
}

fn card(canvas: &mut Canvas, card: &Card) {
    let (rank, ground, ink) = if card.is_platform {
        ("dg-platform-card", Token::Platform, Token::PlatformIcon)
    } else {
        ("dg-other-card", Token::Other, Token::OtherIcon)
    };
    canvas.open(&format!("dg-card {rank}"), &[]);
    let pen = [
        ("fill", canvas.colour(ground)),
        ("stroke", canvas.colour(Token::CardEdge)),
        ("stroke-width", EDGE),
    ];
    canvas.rect("dg-card-strip", card.rect, 10, &pen);
    icon(canvas, card, ink);
    canvas.close();
}

fn icon(canvas: &mut Canvas, card: &Card, ink: Token) {
    let Rect { x, y, width, height } = card.rect;
    let size = (height - 2 * ICON_MARGIN).min(ICON_MOST);
    let place = format!(
        "translate({} {}) scale({:.2})",
        x + (width - size) / 2,
        y + (height - size) / 2,
        f64::from(size) / 24.0
    );
    let pen = [
        ("fill", "none"),
        ("stroke", canvas.colour(ink)),
        ("stroke-width", "1.8"),
        ("stroke-linejoin", "round"),
        ("stroke-linecap", "round"),
        ("transform", place.as_str()),
    ];
    canvas.path("dg-icon", icons::of(&card.role), &pen);
}

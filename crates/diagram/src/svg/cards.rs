//! Cards with their icons, texts and badges.

use std::fmt::Write as _;

use port_model::findings::Severity;

use super::canvas::Canvas;
use super::paint::{self, Token};
use super::{box_of, changes, icons};
use crate::compose::ICON_STRIP;
use crate::geometry::{Point, Rect};
use crate::metrics::Weight;
use crate::scene::{Badge, Card, Scene};

const RADIUS: i32 = 6;
/// How far the cards behind a stack's first one show.
const STACK_STEP: i32 = 3;

pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    scene.open_layer(canvas, "cards", &[]);
    for one in &scene.cards {
        card(canvas, one);
        if let Some(change) = one.change {
            changes::sign(canvas, change, Point { x: one.rect.x, y: one.rect.y });
        }
    }
    canvas.close();
}

fn card(canvas: &mut Canvas, card: &Card) {
    let rank = if card.is_platform { "dg-platform-card" } else { "dg-other-card" };
    let class = format!("dg-card dg-role-{} {rank}", card.role);
    let (id, all) = (format!("c-{}", card.id), card.components.join(" "));
    let (place, order) = (box_of(card.rect), card.order.map(|order| order.to_string()));
    let mut attributes =
        vec![("id", id.as_str()), ("role", "img"), ("aria-label", card.spoken.as_str())];
    attributes.extend([("data-component", card.id.as_str()), ("data-box", &place)]);
    let known =
        [("data-zone", &card.zone), ("data-network", &card.network), ("data-order", &order)];
    attributes.extend(known.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))));
    if card.stack.is_some() {
        attributes.push(("data-components", &all));
    }
    canvas.open(&class, &attributes);
    canvas.title(&card.title);
    let (strip, icon) = if card.is_platform {
        (Token::Platform, Token::PlatformIcon)
    } else {
        (Token::Other, Token::OtherIcon)
    };
    let edge = [("fill", canvas.colour(Token::Card)), ("stroke", canvas.colour(Token::CardEdge))];
    for behind in if card.stack.is_some() { [2, 1].as_slice() } else { &[] } {
        let by = behind * STACK_STEP;
        let rect = Rect { x: card.rect.x + by, y: card.rect.y + by, ..card.rect };
        canvas.rect("dg-card-box", rect, RADIUS, &edge);
    }
    let own = card.change.map_or(&[][..], changes::pen);
    canvas.rect("dg-card-box", card.rect, RADIUS, &[&edge[..], own].concat());
    let ground = [("fill", canvas.colour(strip))];
    canvas.path("dg-card-strip", &left_strip(card.rect), &ground);
    draw_icon(canvas, card, icon);
    canvas.text("dg-card-name", &card.name, Token::Ink);
    for detail in &card.details {
        // A long name goes on in a second line.
        match detail.weight {
            Weight::Bold => canvas.text("dg-card-name", detail, Token::Ink),
            Weight::Regular => canvas.text("dg-muted", detail, Token::Muted),
        }
    }
    if let Some(stack) = &card.stack {
        canvas.text("dg-card-name", stack, Token::Ink);
    }
    if let Some(one) = &card.badge {
        badge(canvas, &card.id, one);
    }
    canvas.close();
}

fn draw_icon(canvas: &mut Canvas, card: &Card, colour: Token) {
    let (x, y) =
        (card.rect.x + (ICON_STRIP - icons::SIZE) / 2, card.rect.middle() - icons::SIZE / 2);
    let place = format!("translate({x} {y}) scale({})", icons::SCALE);
    let pen = [
        ("fill", "none"),
        ("stroke", canvas.colour(colour)),
        ("stroke-width", "1.8"),
        ("stroke-linejoin", "round"),
        ("stroke-linecap", "round"),
        ("transform", place.as_str()),
    ];
    canvas.path("dg-icon", icons::of(&card.role), &pen);
}

/// The ground of the icon, with the card's round corners on the left.
fn left_strip(rect: Rect) -> String {
    let mut data = String::new();
    let _ = write!(
        data,
        "M{} {}h-{}q-{RADIUS} 0 -{RADIUS} {RADIUS}v{}q0 {RADIUS} {RADIUS} {RADIUS}h{}z",
        rect.x + ICON_STRIP,
        rect.y,
        ICON_STRIP - RADIUS,
        rect.height - 2 * RADIUS,
        ICON_STRIP - RADIUS,
    );
    data
}

fn badge(canvas: &mut Canvas, card: &str, badge: &Badge) {
    let (ink, ground) = paint::severity(badge.severity);
    let id = format!("badge-{card}");
    canvas.open(&format!("dg-badge dg-{}", badge.severity), &[("id", &id)]);
    canvas.title(&badge.title);
    let edge =
        [("fill", canvas.colour(ground)), ("stroke", canvas.colour(ink)), ("stroke-width", "0.8")];
    canvas.rect("dg-badge-box", badge.rect, 8, &edge);
    draw_sign(canvas, "dg-badge-sign", badge.severity, (badge.rect.x + 4, badge.rect.y + 3));
    canvas.text("dg-badge-count", &badge.count, ink);
    canvas.close();
}

/// Draws a finding's sign, ten by ten: an octagon for errors, a triangle for warnings, a disc for advice, each with
/// its letter cut out.
pub(super) fn draw_sign(canvas: &mut Canvas, class: &str, severity: Severity, (x, y): (i32, i32)) {
    let outline = match severity {
        Severity::Error => {
            "M3 0h4l3 3v4l-3 3h-4l-3 -3v-4zM4.3 2.2h1.4v3.6h-1.4zM4.3 6.6h1.4v1.4h-1.4z"
        }
        Severity::Warning => "M5 0.2l5.4 9.6h-10.8zM4.4 3.4h1.2v3.2h-1.2zM4.4 7.3h1.2v1.3h-1.2z",
        Severity::Advice => {
            "M0 5a5 5 0 1 0 10 0a5 5 0 1 0 -10 0zM4.3 2h1.4v1.4h-1.4zM4.3 4.3h1.4v3.8h-1.4z"
        }
    };
    let (ink, _) = paint::severity(severity);
    let place = format!("translate({x} {y})");
    let pen = [("fill", canvas.colour(ink)), ("fill-rule", "evenodd"), ("transform", &place)];
    canvas.path(class, outline, &pen);
}

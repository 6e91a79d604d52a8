//! Cards with their icons, texts and badges.

use std::fmt::Write as _;

use port_model::findings::Severity;

use super::canvas::Canvas;
use super::{icons, paint};
use crate::compose::ICON_STRIP;
use crate::geometry::Rect;
use crate::metrics::Weight;
use crate::scene::{Badge, Card, Scene};

const RADIUS: i32 = 6;
/// How far the cards behind a stack's first one show.
const STACK_STEP: i32 = 3;

pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    canvas.open("dg-cards", &[]);
    for one in &scene.cards {
        card(canvas, one);
    }
    canvas.close();
}

fn card(canvas: &mut Canvas, card: &Card) {
    let rank = if card.is_platform { "dg-platform-card" } else { "dg-other-card" };
    let class = format!("dg-card dg-role-{} {rank}", card.role);
    let (id, all) = (format!("c-{}", card.id), card.components.join(" "));
    let mut attributes = vec![("id", id.as_str()), ("data-component", card.id.as_str())];
    if card.stack.is_some() {
        attributes.push(("data-components", &all));
    }
    canvas.open(&class, &attributes);
    canvas.title(&card.title);
    let (strip, icon) = if card.is_platform { paint::PLATFORM } else { paint::OTHER };
    let edge = [("fill", paint::CARD), ("stroke", paint::CARD_EDGE)];
    for behind in if card.stack.is_some() { [2, 1].as_slice() } else { &[] } {
        let by = behind * STACK_STEP;
        let rect = Rect { x: card.rect.x + by, y: card.rect.y + by, ..card.rect };
        canvas.rect("dg-card-box", rect, RADIUS, &edge);
    }
    canvas.rect("dg-card-box", card.rect, RADIUS, &edge);
    canvas.path("dg-card-strip", &left_strip(card.rect), &[("fill", strip)]);
    let (x, y) =
        (card.rect.x + (ICON_STRIP - icons::SIZE) / 2, card.rect.middle() - icons::SIZE / 2);
    let place = format!("translate({x} {y})");
    let pen =
        [("fill", "none"), ("stroke", icon), ("stroke-width", "1.5"), ("stroke-linejoin", "round")];
    let pen: Vec<(&str, &str)> = pen
        .into_iter()
        .chain([("stroke-linecap", "round"), ("transform", place.as_str())])
        .collect();
    canvas.path("dg-icon", icons::of(&card.role), &pen);
    canvas.text("dg-card-name", &card.name, paint::INK);
    for detail in &card.details {
        // A long name goes on in a second line.
        match detail.weight {
            Weight::Bold => canvas.text("dg-card-name", detail, paint::INK),
            Weight::Regular => canvas.text("dg-muted", detail, paint::MUTED),
        }
    }
    if let Some(stack) = &card.stack {
        canvas.text("dg-card-name", stack, paint::INK);
    }
    if let Some(one) = &card.badge {
        badge(canvas, one);
    }
    canvas.close();
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

fn badge(canvas: &mut Canvas, badge: &Badge) {
    let (ink, ground) = paint::severity(badge.severity);
    canvas.open(&format!("dg-badge dg-{}", badge.severity), &[]);
    canvas.rect(
        "dg-badge-box",
        badge.rect,
        8,
        &[("fill", ground), ("stroke", ink), ("stroke-width", "0.8")],
    );
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
    canvas.path(class, outline, &[("fill", ink), ("fill-rule", "evenodd"), ("transform", &place)]);
}

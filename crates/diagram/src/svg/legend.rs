//! The legend: each sign as it looks in the picture, with its meaning.

use super::canvas::Canvas;
use super::paint::{self, Token};
use super::{cards, changes, lines, tails};
use crate::geometry::{Point, Rect};
use crate::links::Family;
use crate::scene::{Direction, Head, LegendEntry, Scene, Sign};

pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    scene.open_layer(canvas, "legend", &[("fill", "none"), ("stroke-width", "1.4")]);
    for one in &scene.legend {
        entry(canvas, one);
    }
    canvas.close();
}

fn entry(canvas: &mut Canvas, entry: &LegendEntry) {
    let (rect, id) = (entry.rect, format!("l-{}", entry.sign.key()));
    canvas.open("dg-legend-entry", &[("id", &id), ("role", "img")]);
    canvas.title(&entry.label.text);
    match entry.sign {
        Sign::Family(family) => arrow(canvas, rect, family, true, false),
        Sign::BothWays => arrow(canvas, rect, Family::Platform, true, true),
        Sign::Optional => arrow(canvas, rect, Family::Platform, false, false),
        Sign::Gate => {
            let plate = Rect::new(rect.x + 2, rect.middle() - 6, rect.width - 4, 13);
            let data = lines::plate(plate, Some(Direction::Right));
            let colour = canvas.colour(paint::family(Family::Platform));
            canvas.open("dg-bundle dg-platform", &[("stroke", colour)]);
            let pen = [("fill", canvas.colour(Token::Card)), ("stroke-width", "1")];
            canvas.path("dg-gate", &data, &pen);
            canvas.close();
        }
        Sign::Mark => {
            let data = lines::turn(Rect { x: rect.x + rect.width / 2 - 8, width: 14, ..rect });
            let colour = canvas.colour(paint::family(Family::Clients));
            canvas.open("dg-bundle dg-clients", &[("stroke", colour)]);
            canvas.path("dg-loop", &data, &[]);
            canvas.close();
        }
        Sign::Stack => stack(canvas, rect),
        Sign::Change(change) => {
            let y = rect.middle();
            let ink = ("stroke", canvas.colour(Token::Ink));
            let pen = [&[ink][..], changes::pen(change)].concat();
            canvas.path("dg-change-line", &format!("M{} {y}H{}", rect.x, rect.right()), &pen);
            changes::sign(canvas, change, Point { x: rect.x + rect.width / 2, y });
        }
        Sign::Finding(severity) => {
            let place = (rect.x + rect.width / 2 - 5, rect.middle() - 5);
            cards::draw_sign(canvas, &format!("dg-badge-sign dg-{severity}"), severity, place);
        }
    }
    canvas.text("dg-muted", &entry.label, Token::Muted);
    canvas.close();
}

fn arrow(canvas: &mut Canvas, rect: Rect, family: Family, filled: bool, both: bool) {
    let y = rect.middle();
    let colour = canvas.colour(paint::family(family));
    let (left, right) = (Point { x: rect.x, y }, Point { x: rect.right(), y });
    let mut heads = vec![Head { tip: right, direction: Direction::Right }];
    heads.extend(both.then_some(Head { tip: left, direction: Direction::Left }));
    canvas.open(&format!("dg-bundle dg-{}", family.word()), &[("stroke", colour)]);
    let start = if both { left.x + 5 } else { left.x };
    canvas.path(
        "dg-line",
        &format!("M{start} {y}H{}", if filled { right.x - 5 } else { right.x }),
        &[],
    );
    if filled && !both {
        tails::draw(canvas, family, Point { x: left.x + tails::DISTANCE, y });
    }
    for head in heads {
        lines::draw_head(canvas, head, filled, colour);
    }
    canvas.close();
}

fn stack(canvas: &mut Canvas, rect: Rect) {
    for by in [4, 2, 0] {
        let card = Rect::new(rect.x + 5 + by, rect.y + by, rect.width - 14, rect.height - 6);
        let pen = [
            ("fill", canvas.colour(Token::Card)),
            ("stroke", canvas.colour(Token::CardEdge)),
            ("stroke-width", "1"),
        ];
        canvas.rect("dg-card-box", card, 2, &pen);
    }
}

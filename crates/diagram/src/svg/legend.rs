//! The legend: each sign as it looks in the picture, with its meaning.

use super::canvas::Canvas;
use super::{cards, lines, paint};
use crate::geometry::{Point, Rect};
use crate::links::Family;
use crate::scene::{Direction, Head, LegendEntry, Scene, Sign};

pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    canvas.open("dg-legend", &[("fill", "none"), ("stroke-width", "1.4")]);
    for one in &scene.legend {
        entry(canvas, one);
    }
    canvas.close();
}

fn entry(canvas: &mut Canvas, entry: &LegendEntry) {
    let rect = entry.rect;
    match entry.sign {
        Sign::Family(family) => arrow(canvas, rect, family, true, false),
        Sign::BothWays => arrow(canvas, rect, Family::Platform, true, true),
        Sign::Optional => arrow(canvas, rect, Family::Platform, false, false),
        Sign::Gate => {
            let plate = Rect::new(rect.x + 2, rect.middle() - 6, rect.width - 4, 13);
            let data = lines::plate(plate, Some(Direction::Right));
            let colour = paint::family(Family::Platform);
            canvas.open("dg-bundle dg-platform", &[("stroke", colour)]);
            canvas.path("dg-gate", &data, &[("fill", paint::CARD), ("stroke-width", "1")]);
            canvas.close();
        }
        Sign::Mark => {
            let data = lines::turn(Rect { x: rect.x + rect.width / 2 - 8, width: 14, ..rect });
            canvas.open("dg-bundle dg-clients", &[("stroke", paint::family(Family::Clients))]);
            canvas.path("dg-loop", &data, &[]);
            canvas.close();
        }
        Sign::Stack => stack(canvas, rect),
        Sign::Finding(severity) => {
            let place = (rect.x + rect.width / 2 - 5, rect.middle() - 5);
            cards::draw_sign(canvas, &format!("dg-badge-sign dg-{severity}"), severity, place);
        }
    }
    canvas.text("dg-muted", &entry.label, paint::MUTED);
}

fn arrow(canvas: &mut Canvas, rect: Rect, family: Family, filled: bool, both: bool) {
    let y = rect.middle();
    let colour = paint::family(family);
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
    for head in heads {
        lines::draw_head(canvas, head, filled, colour);
    }
    canvas.close();
}

fn stack(canvas: &mut Canvas, rect: Rect) {
    for by in [4, 2, 0] {
        let card = Rect::new(rect.x + 5 + by, rect.y + by, rect.width - 14, rect.height - 6);
        canvas.rect(
            "dg-card-box",
            card,
            2,
            &[("fill", paint::CARD), ("stroke", paint::CARD_EDGE), ("stroke-width", "1")],
        );
    }
}

//! The drawing as a PDF's operators.

use std::collections::BTreeMap;

use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Name, Str};
use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::layout::{PositionedGlyph, Span};
use resvg::usvg::{
    Color, Fill, FillRule, Group, LineCap, LineJoin, Node, Paint, PaintOrder, Path, Stop, Stroke,
    Text,
};

use super::embed::{Font, Fonts};

/// How exactly glyphs follow each other before they are moved, in thousandths of a letter's size.
const TOLERANCE: f32 = 2.0;

/// A drawing as it grows.
pub(super) struct Drawing<'a> {
    pub(super) content: Content,
    fonts: &'a Fonts,
    /// The opacities in use, fill and stroke in thousandths, with their names.
    opacities: BTreeMap<(u16, u16), String>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self { content: Content::new(), fonts, opacities: BTreeMap::new() }
    }

    /// The names of the opacities in use, and the opacities of fill and stroke.
    pub(super) fn opacities(&self) -> Vec<(String, (f32, f32))> {
        let share = |thousandths: u16| f32::from(thousandths) / 1_000.0;
        self.opacities
            .iter()
            .map(|((fill, stroke), name)| (name.clone(), (share(*fill), share(*stroke))))
            .collect()
    }

    pub(super) fn group(&mut self, group: &Group, opacity: f32) {
        let opacity = opacity * group.opacity().get();
        let transform = group.transform();
        let moves = !transform.is_identity();
        if moves {
            self.content.save_state().transform(matrix(transform));
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity),
                Node::Path(path) => self.path(path, opacity),
                Node::Text(text) => self.text(text, opacity),
                // The layout draws none, and the reader of the drawing loads none.
                Node::Image(_) => {}
            }
        }
        if moves {
            self.content.restore_state();
        }
    }

    fn path(&mut self, path: &Path, opacity: f32) {
        if !path.is_visible() {
            return;
        }
        let (fill, stroke) = (path.fill(), path.stroke());
        let plain = path.paint_order() == PaintOrder::FillAndStroke;
        match (fill, stroke) {
            (Some(_), Some(_)) if plain => self.painted(path, fill, stroke, opacity),
            (Some(_), Some(_)) => {
                self.painted(path, None, stroke, opacity);
                self.painted(path, fill, None, opacity);
            }
            (None, None) => {}
            _ => self.painted(path, fill, stroke, opacity),
        }
    }

    fn painted(&mut self, path: &Path, fill: Option<&Fill>, stroke: Option<&Stroke>, opacity: f32) {
        let see_through = self.pens(fill, stroke, opacity);
        outline(&mut self.content, path);
        let even_odd = fill.is_some_and(|fill| fill.rule() == FillRule::EvenOdd);
        match (fill.is_some(), stroke.is_some(), even_odd) {
            (true, true, true) => self.content.fill_even_odd_and_stroke(),
            (true, true, false) => self.content.fill_nonzero_and_stroke(),
            (true, false, true) => self.content.fill_even_odd(),
            (true, false, false) => self.content.fill_nonzero(),
            (false, _, _) => self.content.stroke(),
        };
        if see_through {
            self.content.restore_state();
        }
    }

    /// Sets colours and pens. Where something shows through, the state has to be restored after it.
    fn pens(&mut self, fill: Option<&Fill>, stroke: Option<&Stroke>, opacity: f32) -> bool {
        let filled = fill.map_or(1.0, |fill| fill.opacity().get() * opacity);
        let drawn = stroke.map_or(1.0, |stroke| stroke.opacity().get() * opacity);
        let see_through = filled < 1.0 || drawn < 1.0;
        if see_through {
            let next = format!("G{}", self.opacities.len());
            let name = self.opacities.entry((thousandths(filled), thousandths(drawn)));
            let name = name.or_insert(next).clone();
            self.content.save_state().set_parameters(Name(name.as_bytes()));
        }
        if let Some(fill) = fill {
            let [red, green, blue] = colour(fill.paint());
            self.content.set_fill_rgb(red, green, blue);
        }
        if let Some(stroke) = stroke {
            pen(&mut self.content, stroke);
        }
        see_through
    }

    fn text(&mut self, text: &Text, opacity: f32) {
        let embedded = |glyph: &PositionedGlyph| self.fonts.get(glyph.font).is_some();
        if !text.layouted().iter().flat_map(|span| &span.positioned_glyphs).all(embedded) {
            // A font that can't be embedded: the letters as shapes.
            self.group(text.flattened(), opacity);
            return;
        }
        for span in text.layouted().iter().filter(|span| span.visible) {
            self.span(span, opacity);
        }
    }

    fn span(&mut self, span: &Span, opacity: f32) {
        let Some(fill) = &span.fill else { return };
        let see_through = self.pens(Some(fill), None, opacity);
        self.content.begin_text();
        let mut glyphs = span.positioned_glyphs.as_slice();
        while let Some(first) = glyphs.first() {
            let length = glyphs
                .iter()
                .take_while(|glyph| glyph.font == first.font && level(first, glyph))
                .count();
            let (run, rest) = glyphs.split_at(length.max(1));
            if let Some(font) = self.fonts.get(first.font) {
                run_of(&mut self.content, font, span.font_size.get(), run);
            }
            glyphs = rest;
        }
        self.content.end_text();
        if see_through {
            self.content.restore_state();
        }
    }
}

/// Whether two glyphs stand on one line.
fn level(one: &PositionedGlyph, other: &PositionedGlyph) -> bool {
    (one.transform().ty - other.transform().ty).abs() < 0.01
}

/// Glyphs of one font on one line.
fn run_of(content: &mut Content, font: &Font, size: f32, run: &[PositionedGlyph]) {
    let Some(first) = run.first() else { return };
    let shrink = font.units_per_em / size;
    let start = first.outline_transform().pre_scale(shrink, shrink);
    content.set_font(Name(font.name.as_bytes()), size).set_text_matrix(matrix(start));
    let mut shown = content.show_positioned();
    let mut items = shown.items();
    let mut expected = start.tx;
    for glyph in run {
        let (id, advance) = font.glyph(glyph.id.0);
        // Positive numbers move to the left.
        let off = (expected - glyph.transform().tx) / size * 1_000.0;
        if off.abs() > TOLERANCE {
            items.adjust(off);
        }
        expected = glyph.transform().tx + advance / 1_000.0 * size;
        items.show(Str(&id.to_be_bytes()));
    }
}

fn outline(content: &mut Content, path: &Path) {
    let mut last = (0.0, 0.0);
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                content.move_to(to.x, to.y);
                last = (to.x, to.y);
            }
            PathSegment::LineTo(to) => {
                content.line_to(to.x, to.y);
                last = (to.x, to.y);
            }
            PathSegment::QuadTo(by, to) => {
                // A curve of the next degree with the same way.
                let between = |end: f32, by: f32| end + (by - end) * 2.0 / 3.0;
                content.cubic_to(
                    between(last.0, by.x),
                    between(last.1, by.y),
                    between(to.x, by.x),
                    between(to.y, by.y),
                    to.x,
                    to.y,
                );
                last = (to.x, to.y);
            }
            PathSegment::CubicTo(one, other, to) => {
                content.cubic_to(one.x, one.y, other.x, other.y, to.x, to.y);
                last = (to.x, to.y);
            }
            PathSegment::Close => {
                content.close_path();
            }
        }
    }
}

fn pen(content: &mut Content, stroke: &Stroke) {
    let [red, green, blue] = colour(stroke.paint());
    content.set_stroke_rgb(red, green, blue).set_line_width(stroke.width().get());
    content.set_line_cap(match stroke.linecap() {
        LineCap::Butt => LineCapStyle::ButtCap,
        LineCap::Round => LineCapStyle::RoundCap,
        LineCap::Square => LineCapStyle::ProjectingSquareCap,
    });
    content.set_line_join(match stroke.linejoin() {
        LineJoin::Miter | LineJoin::MiterClip => LineJoinStyle::MiterJoin,
        LineJoin::Round => LineJoinStyle::RoundJoin,
        LineJoin::Bevel => LineJoinStyle::BevelJoin,
    });
    content.set_miter_limit(stroke.miterlimit().get());
    let dashes = stroke.dasharray().unwrap_or_default();
    content.set_dash_pattern(dashes.iter().copied(), stroke.dashoffset());
}

/// The colour of a paint; of shades the first.
fn colour(paint: &Paint) -> [f32; 3] {
    let first = match paint {
        Paint::Color(colour) => Some(*colour),
        Paint::LinearGradient(shade) => shade.stops().first().map(Stop::color),
        Paint::RadialGradient(shade) => shade.stops().first().map(Stop::color),
        Paint::Pattern(_) => None,
    };
    let Color { red, green, blue } = first.unwrap_or(Color::black());
    [red, green, blue].map(|part| f32::from(part) / 255.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an opacity is from 0 to 1"
)]
fn thousandths(opacity: f32) -> u16 {
    (opacity.clamp(0.0, 1.0) * 1_000.0).round() as u16
}

fn matrix(transform: Transform) -> [f32; 6] {
    let Transform { sx, kx, ky, sy, tx, ty } = transform;
    [sx, ky, kx, sy, tx, ty]
}

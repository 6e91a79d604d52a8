//! Draws a [`Scene`] as SVG.
//!
//! Colours stand on the elements themselves, as they are in light themes, so that the picture needs no
//! style sheet; each element's class lets a page's style sheet change them. There are no scripts, no styles,
//! no references and no markers, so that the picture fits into a page with a strict content policy,
//! and drawing it stays quick.

mod canvas;
mod cards;
mod ground;
mod icons;
mod legend;
mod lines;
mod paint;

use std::fmt::Write as _;

use crate::geometry::Rect;
use crate::scene::Scene;
use canvas::{Canvas, escaped};

impl Scene {
    /// The picture as an element of a page.
    pub fn to_svg(&self) -> String {
        self.draw(false)
    }

    /// The picture as a file of its own, on white ground.
    pub fn to_standalone_svg(&self) -> String {
        self.draw(true)
    }

    fn draw(&self, standalone: bool) -> String {
        let mut canvas = Canvas::default();
        if standalone {
            canvas.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        }
        let (width, height) = (self.width, self.height);
        let _ = write!(
            canvas,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"dg-title dg-desc\" \
             font-family=\"{}\"{}>\n<title id=\"dg-title\">{}</title>\n<desc id=\"dg-desc\">{}</desc>\n",
            paint::FONT,
            // In a page the style sheet says so; the page's policy forbids it here.
            if standalone { paint::SETTING } else { "" },
            escaped(&self.title),
            escaped(&self.summary),
        );
        if standalone {
            canvas.rect("dg-paper", Rect::new(0, 0, width, height), 0, &[("fill", paint::PAPER)]);
        }
        for (at, label) in self.heading.iter().enumerate() {
            let (class, fill) =
                if at == 0 { ("dg-name", paint::INK) } else { ("dg-muted", paint::MUTED) };
            canvas.text(class, label, fill);
        }
        ground::draw(&mut canvas, self);
        lines::draw(&mut canvas, self);
        cards::draw(&mut canvas, self);
        lines::draw_marks(&mut canvas, self);
        legend::draw(&mut canvas, self);
        canvas.push("</svg>\n");
        canvas.finish()
    }
}

//! Draws a [`Scene`] as SVG.
//!
//! Colours stand on the elements themselves, as they are in light themes, so that the picture needs no
//! style sheet; each element's class lets a page's style sheet change them. There are no scripts, no styles,
//! no references and no markers, so that the picture fits into a page with a strict content policy,
//! and drawing it stays quick.

mod canvas;
mod cards;
mod changes;
pub mod colours;
mod ground;
mod icons;
mod legend;
mod lines;
mod paint;
mod tails;
mod thumbnail;

use std::fmt::Write as _;

use port_model::Document;

use crate::compose::CAPTION;
use crate::geometry::Rect;
use crate::scene::{Label, Scene};
use crate::{Theme, wording};
use canvas::{Canvas, escaped};
use paint::Token;

const RULE_GAP: i32 = 12;

impl Scene {
    /// The picture as an element of a page, which has the colours.
    pub fn to_svg(&self) -> String {
        self.draw(None, "", "")
    }

    /// The picture as a file of its own, on white ground.
    pub fn to_standalone_svg(&self) -> String {
        self.to_svg_file(Theme::Light)
    }

    /// The picture as a file of its own, on the theme's ground.
    pub fn to_svg_file(&self, theme: Theme) -> String {
        self.draw(Some(theme), "", "")
    }

    /// The same that carries its document, so that it can be opened again, and a style sheet such as one with fonts, in
    /// which nothing must be escaped.
    pub fn to_svg_with(&self, document: &Document, theme: Theme, style: &str) -> String {
        self.draw(Some(theme), &document.to_svg_metadata(), style)
    }

    /// A small one to choose by: zones, cards with their icons and lines at their places, and no text.
    pub fn to_thumbnail(&self, theme: Theme) -> String {
        thumbnail::draw(self, theme)
    }

    fn draw(&self, file: Option<Theme>, metadata: &str, style: &str) -> String {
        let mut canvas = Canvas::new(file.unwrap_or_default());
        self.open(&mut canvas, file);
        if !metadata.is_empty() {
            let _ = writeln!(canvas, "<metadata>{metadata}</metadata>");
        }
        if !style.is_empty() {
            let _ = writeln!(canvas, "<style>{style}</style>");
        }
        if file == Some(Theme::Auto) {
            canvas.push(&paint::auto_style());
        }
        if file.is_some() {
            let ground = [("fill", canvas.colour(Token::Paper))];
            canvas.rect("dg-paper", Rect::new(0, 0, self.width, self.height), 0, &ground);
        }
        self.draw_heading(&mut canvas);
        ground::draw(&mut canvas, self);
        lines::draw(&mut canvas, self);
        cards::draw(&mut canvas, self);
        lines::draw_marks(&mut canvas, self);
        legend::draw(&mut canvas, self);
        canvas.push("</svg>\n");
        canvas.finish()
    }

    fn open(&self, canvas: &mut Canvas, file: Option<Theme>) {
        if file.is_some() {
            canvas.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        }
        let (width, height) = (self.width, self.height);
        let _ = write!(
            canvas,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"group\" aria-roledescription=\"{}\" \
             aria-labelledby=\"dg-title\" aria-describedby=\"dg-desc\" lang=\"{}\" font-family=\"{}\"{}>\n\
             <title id=\"dg-title\">{}</title>\n<desc id=\"dg-desc\">{}</desc>\n",
            escaped(&wording::text(self.lang, "diagram-kind")),
            self.lang,
            paint::FONT,
            // In a page the style sheet says so; the page's policy forbids it here.
            if file.is_some() { paint::SETTING } else { "" },
            escaped(&self.title),
            escaped(&self.summary),
        );
    }

    /// Opens a layer with its name in the picture's language.
    fn open_layer(&self, canvas: &mut Canvas, name: &str, attributes: canvas::Attributes<'_>) {
        let title = wording::text(self.lang, &format!("layer-{name}"));
        canvas.open_layer(&format!("dg-{name}"), &title, attributes);
    }

    fn draw_heading(&self, canvas: &mut Canvas) {
        let Some((name, facts)) = self.heading.split_first() else { return };
        self.open_layer(canvas, "heading", &[]);
        canvas.text("dg-name", name, Token::Ink);
        for fact in facts {
            heading_text(canvas, fact);
        }
        let bottom = self.heading.iter().map(|label| label.rect.bottom()).max().unwrap_or_default();
        let (left, width) = (name.rect.x, self.width - 2 * name.rect.x);
        let rule = format!("M{left} {}h{width}", bottom + RULE_GAP);
        canvas.path("dg-rule", &rule, &[("stroke", canvas.colour(Token::Rule))]);
        canvas.close();
    }
}

/// A caption or a fact; what is an address leads there.
fn heading_text(canvas: &mut Canvas, label: &Label) {
    if label.size == CAPTION {
        return canvas.text("dg-muted", label, Token::Muted);
    }
    let leads = ["https://", "http://"].iter().any(|scheme| label.text.starts_with(scheme));
    if !leads || label.text.ends_with('…') {
        return canvas.text("dg-fact", label, Token::Ink);
    }
    let _ = writeln!(canvas, "<a href=\"{}\">", escaped(&label.text));
    canvas.text("dg-fact", label, Token::Ink);
    canvas.push("</a>\n");
}

/// The outline of a role's icon, drawn on a field of 24 by 24.
pub fn icon(role: &str) -> &'static str {
    icons::of(role)
}

/// A box as scripts read it: left, top, width and height.
fn box_of(rect: Rect) -> String {
    format!("{} {} {} {}", rect.x, rect.y, rect.width, rect.height)
}

/// Two ids as one that no other two make: where either has two dashes in a row itself, the separator is another.
fn pair(one: &str, other: &str) -> String {
    let separator = if one.contains("--") || other.contains("--") { "_" } else { "--" };
    format!("{one}{separator}{other}")
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[test]
    fn no_two_pairs_make_the_same_id() {
        assert_eq!(pair("berlin", "ts1"), "berlin--ts1");
        assert_ne!(pair("a--b", "c"), pair("a", "b--c"));
        assert_ne!(pair("a--b", "c"), pair("a", "b-c"));
        assert_ne!(pair("a-", "b"), pair("a", "b"));
    }
}

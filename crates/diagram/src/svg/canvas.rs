//! Writes SVG elements. Every text and attribute value goes through [`escaped`].

use std::fmt::{self, Write as _};

use super::paint::Token;
use crate::Theme;
use crate::geometry::Rect;
use crate::metrics::Weight;
use crate::scene::Label;

/// The document as it grows.
#[derive(Debug)]
pub(super) struct Canvas {
    out: String,
    theme: Theme,
}

/// A text as XML wants it.
pub(super) struct Escaped<'a>(&'a str);

/// Makes a text safe between tags and in quoted attributes.
pub(super) fn escaped(text: &str) -> Escaped<'_> {
    Escaped(text)
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => formatter.write_str("&amp;")?,
                '<' => formatter.write_str("&lt;")?,
                '>' => formatter.write_str("&gt;")?,
                '"' => formatter.write_str("&quot;")?,
                '\'' => formatter.write_str("&#39;")?,
                // XML 1.0 can't hold these, not even escaped.
                '\u{0}'..='\u{8}'
                | '\u{b}'
                | '\u{c}'
                | '\u{e}'..='\u{1f}'
                | '\u{fffe}'
                | '\u{ffff}' => {
                    formatter.write_char('\u{fffd}')?;
                }
                _ => formatter.write_char(letter)?,
            }
        }
        Ok(())
    }
}

impl fmt::Write for Canvas {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.push_str(text);
        Ok(())
    }
}

/// Names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Canvas {
    pub(super) fn new(theme: Theme) -> Self {
        Self { out: String::new(), theme }
    }

    /// A colour in the picture's theme.
    pub(super) const fn colour(&self, token: Token) -> &'static str {
        token.colour(self.theme)
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Appends markup.
    pub(super) fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Opens a group.
    pub(super) fn open(&mut self, class: &str, attributes: Attributes<'_>) {
        let _ = write!(self, "<g class=\"{class}\"");
        self.attributes(attributes);
        self.push(">\n");
    }

    /// Opens a layer: a group whose name says what it holds.
    pub(super) fn open_layer(&mut self, id: &str, name: &str, attributes: Attributes<'_>) {
        let _ = write!(self, "<g class=\"{id}\" id=\"{id}\" role=\"group\"");
        self.attributes(attributes);
        self.push(">\n");
        self.title(name);
    }

    /// Closes a group.
    pub(super) fn close(&mut self) {
        self.push("</g>\n");
    }

    /// The accessible name of the group around it, which is its tooltip as well.
    pub(super) fn title(&mut self, text: &str) {
        let _ = writeln!(self, "<title>{}</title>", escaped(text));
    }

    /// Draws a box.
    pub(super) fn rect(
        &mut self,
        class: &str,
        rect: Rect,
        radius: i32,
        attributes: Attributes<'_>,
    ) {
        let Rect { x, y, width, height } = rect;
        let _ = write!(
            self,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
        );
        if radius > 0 {
            let _ = write!(self, " rx=\"{radius}\"");
        }
        self.attributes(attributes);
        self.push("/>\n");
    }

    /// Draws a path.
    pub(super) fn path(&mut self, class: &str, data: &str, attributes: Attributes<'_>) {
        let _ = write!(self, "<path class=\"{class}\" d=\"{data}\"");
        self.attributes(attributes);
        self.push("/>\n");
    }

    /// Writes a text where the layout put it.
    pub(super) fn text(&mut self, class: &str, label: &Label, fill: Token) {
        self.text_with(class, label, &[("fill", self.colour(fill))]);
    }

    /// Writes a text inside a group whose outlines have a colour.
    pub(super) fn text_without_edge(&mut self, class: &str, label: &Label, fill: Token) {
        self.text_with(class, label, &[("fill", self.colour(fill)), ("stroke", "none")]);
    }

    fn text_with(&mut self, class: &str, label: &Label, attributes: Attributes<'_>) {
        let rtl = label.is_right_to_left();
        // Text that runs from right to left starts at its right end.
        let x = if rtl { label.rect.right() } else { label.rect.x };
        let _ = write!(
            self,
            "<text class=\"{class}\" x=\"{x}\" y=\"{}\" font-size=\"{}\"",
            label.baseline(),
            label.size
        );
        self.attributes(attributes);
        if label.weight == Weight::Bold {
            self.push(" font-weight=\"700\"");
        }
        if rtl {
            self.push(" direction=\"rtl\"");
        }
        let _ = writeln!(self, ">{}</text>", escaped(&label.text));
    }

    fn attributes(&mut self, attributes: Attributes<'_>) {
        for (name, value) in attributes {
            let _ = write!(self, " {name}=\"{}\"", escaped(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_place() {
        let text = escaped("<script>\"&'\u{1}").to_string();
        assert_eq!(text, "&lt;script&gt;&quot;&amp;&#39;\u{fffd}");
    }
}

//! The scene's drawing, read for pixels and pages.

use std::panic::{AssertUnwindSafe, catch_unwind};

use diagram::{Scene, Theme, metrics};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use crate::error::PictureError;
use crate::fonts;

const TEXT: &str = "<text ";
const RTL: &str = " direction=\"rtl\"";

/// Reads the scene's drawing. It refers to nothing, and nothing that it could refer to would be loaded.
pub(crate) fn of(scene: &Scene, theme: Theme) -> Result<Tree, PictureError> {
    let theme = if theme == Theme::Auto { Theme::Light } else { theme };
    let svg = right_to_left(&scene.to_svg_file(theme));
    let nothing = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options {
        fontdb: fonts::covering(&svg),
        font_family: metrics::FAMILY.to_owned(),
        image_href_resolver: nothing,
        ..Options::default()
    };
    // The reader gives up on some letters that it can't set side by side, and not with an error.
    let read = catch_unwind(AssertUnwindSafe(|| Tree::from_str(&svg, &options)));
    Ok(read.map_err(|_| PictureError::Words)??)
}

/// Puts texts that run from right to left into words that the reader understands.
///
/// It doesn't know the attribute `direction`: such texts end where they would start, and Unicode's own marks say how
/// they run. Also, it breaks off over letters from right to left that are set without kerning, so these get it.
///
/// Tags and attributes can be told from text by their brackets and quotes, which are escaped in text.
fn right_to_left(svg: &str) -> String {
    let mut pieces = svg.split(TEXT);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(TEXT);
        let Some((attributes, rest)) = piece.split_once('>') else {
            out.push_str(piece);
            continue;
        };
        let (text, rest) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.chars().any(may_turn) {
            out.push_str(piece);
            continue;
        }
        let (marks, attributes) = match attributes.split_once(RTL) {
            Some((before, after)) => {
                (["\u{2067}", "\u{2069}"], format!("{before} text-anchor=\"end\"{after}"))
            }
            None => (["", ""], attributes.to_owned()),
        };
        for part in [&attributes, " style=\"font-kerning:auto\">", marks[0], text, marks[1], rest] {
            out.push_str(part);
        }
    }
    out
}

/// Whether a letter runs from right to left or makes others do so.
fn may_turn(letter: char) -> bool {
    matches!(u32::from(letter),
        0x590..=0x8ff
        | 0x200f
        | 0x202b
        | 0x202e
        | 0x2067
        | 0xfb1d..=0xfdff
        // The last of these has no letter yet, and yet a direction.
        | 0xfe70..=0xfefe
        | 0x1_0800..=0x1_0fff
        | 0x1_e800..=0x1_efff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_that_run_from_right_to_left_change() {
        let svg = "<text x=\"9\">a</text><text x=\"9\" direction=\"rtl\">&quot;ب&quot;</text><g/>";
        assert_eq!(
            right_to_left(svg),
            "<text x=\"9\">a</text><text x=\"9\" text-anchor=\"end\" style=\"font-kerning:auto\">\u{2067}&quot;ب&quot;\u{2069}</text><g/>"
        );
    }
}

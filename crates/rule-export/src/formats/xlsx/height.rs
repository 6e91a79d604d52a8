//! How high a row has to be. Excel finds out by itself when it opens a file, but what prints without
//! a screen does not, and lets the lines of a cell run into the next rows.

/// How high a line is in the workbook's font, in points.
const LINE: f64 = 15.0;

/// The most that a row can have, in points.
const MAX: f64 = 409.0;

/// How much of a column's width a line fills at most. Widths count digits of the workbook's font; the
/// fonts that stand in for it are wider.
const FILLED: f64 = 0.9;

/// The height in points of a row with these texts, each beside the width of its column in characters;
/// `None` where one line will do.
pub(super) fn height<'t>(cells: impl Iterator<Item = (&'t str, f64)>) -> Option<f64> {
    let lines = cells.map(|(text, width)| lines(text, width * FILLED)).max().unwrap_or(1);
    let lines = u16::try_from(lines).unwrap_or(u16::MAX);
    (lines > 1).then(|| (f64::from(lines) * LINE).min(MAX))
}

/// How many lines a text takes in a column, wrapped at spaces, and inside of words that are wider.
fn lines(text: &str, width: f64) -> usize {
    text.split('\n').map(|line| wrapped(line, width)).sum()
}

fn wrapped(line: &str, width: f64) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in line.split(' ') {
        let mut rest: f64 = word.chars().map(size).sum();
        if used > 0.0 && used + rest > width {
            lines += 1;
            used = 0.0;
        }
        while rest > width {
            lines += 1;
            rest -= width;
        }
        used += rest + 1.0;
    }
    lines
}

/// How wide a character is: those of East Asian scripts take the place of two.
const fn size(character: char) -> f64 {
    if (character as u32) < 0x1100 { 1.0 } else { 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_inside_of_long_words() {
        for (text, expected) in [
            ("", 1),
            ("ten digits", 1),
            ("ten digits more", 2),
            ("a\nb\nc", 3),
            ("elevenchars", 2),
            ("a elevenchars", 3),
            ("elevenchars of", 2),
            ("日本語日本", 1),
            ("日本語日本語", 2),
        ] {
            assert_eq!(lines(text, 10.0), expected, "{text}");
        }
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        assert_eq!(height([("one", 10.0), ("line", 10.0)].into_iter()), None);
        assert_eq!(height([("one", 10.0), ("a\nb\nc", 10.0)].into_iter()), Some(45.0));
        assert_eq!(height([("\n".repeat(100).as_str(), 10.0)].into_iter()), Some(409.0));
    }
}

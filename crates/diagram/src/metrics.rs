//! How wide a text is, without asking a browser: the picture's boxes are sized here, so that an
//! export equals the screen.
//!
//! The widths are those of `DejaVu Sans`, an open font that comes along in [`font`]; the pages serve the same
//! letters, and Verdana, which the picture names second, is as wide. Pictures are set without kerning and
//! ligatures, so that a text is as wide as its letters together. Letters that the table lacks count as a bit more
//! than an em, which is what Chinese, Japanese and Korean ones take at most; Arabic ones count as they stand
//! alone, which is no narrower than in a word.

use std::borrow::Cow;
use std::sync::LazyLock;

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Names and headings.
    Bold,
}

const UNITS_PER_EM: i64 = 2_048;
const ELLIPSIS: char = '…';

static REGULAR: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../data/dejavu-sans-regular.txt")));
static BOLD: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../data/dejavu-sans-bold.txt")));

/// The font itself, as a `TrueType` file with all its letters: for those who draw pictures without a browser. Its
/// licence stands beside it.
pub const fn font(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../fonts/DejaVuSans.ttf"),
        Weight::Bold => include_bytes!("../fonts/DejaVuSans-Bold.ttf"),
    }
}

/// The name of the font's family.
pub const FAMILY: &str = "DejaVu Sans";

/// Runs of code points with their widths, sorted by the first code point.
struct Table(Vec<(u32, Vec<u16>)>);

impl Table {
    fn read(text: &str) -> Self {
        let runs = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (first, widths) = line.split_once(':')?;
            let widths = widths.split_whitespace().flat_map(repeated).collect();
            Some((u32::from_str_radix(first, 16).ok()?, widths))
        });
        Self(runs.collect())
    }

    fn advance(&self, letter: char) -> i64 {
        let code = u32::from(letter);
        if takes_no_room(code) {
            return 0;
        }
        self.listed(code).map_or_else(|| unlisted(code), i64::from)
    }

    fn listed(&self, code: u32) -> Option<u16> {
        let run = self.0.partition_point(|(first, _)| *first <= code);
        let (first, widths) = self.0.get(run.checked_sub(1)?)?;
        widths.get(usize::try_from(code - first).ok()?).copied()
    }
}

/// `651` or, for several equal widths in a row, `651x4`.
fn repeated(entry: &str) -> Vec<u16> {
    let (width, times) = entry.split_once('x').unwrap_or((entry, "1"));
    vec![width.parse().unwrap_or(0); times.parse().unwrap_or(0)]
}

/// Marks for direction, joining and variants.
const fn takes_no_room(code: u32) -> bool {
    matches!(code, 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff)
}

/// Whether the width of a letter was read from the font, which then has it. Others need another font.
pub fn is_measured(letter: char) -> bool {
    let code = u32::from(letter);
    takes_no_room(code) || REGULAR.listed(code).is_some()
}

/// The width of a letter that the table lacks: an em, and a little more, since some common fonts for Chinese go
/// beyond it. Pictographs are wider still.
const fn unlisted(code: u32) -> i64 {
    if code >= 0x1_f000 { UNITS_PER_EM * 3 / 2 } else { UNITS_PER_EM * 41 / 40 }
}

/// How many pixels a text takes, rounded up.
pub fn width(text: &str, size: i32, weight: Weight) -> i32 {
    let table = match weight {
        Weight::Regular => &*REGULAR,
        Weight::Bold => &*BOLD,
    };
    let units: i64 = text.chars().map(|letter| table.advance(letter)).sum();
    let pixels = (units * i64::from(size) + UNITS_PER_EM - 1) / UNITS_PER_EM;
    i32::try_from(pixels).unwrap_or(i32::MAX / 4)
}

/// The text, cut so that it takes no more than `room` pixels, with an ellipsis for what went.
pub fn fit(text: &str, size: i32, weight: Weight, room: i32) -> Cow<'_, str> {
    if width(text, size, weight) <= room {
        return Cow::Borrowed(text);
    }
    let room = room - width("…", size, weight);
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let next = at + letter.len_utf8();
        if width(text.get(..next).unwrap_or(text), size, weight) > room {
            break;
        }
        end = next;
    }
    let mut cut = text.get(..end).unwrap_or_default().trim_end().to_owned();
    cut.push(ELLIPSIS);
    Cow::Owned(cut)
}

/// A text in two lines: as many words as fit into the first, and the rest. A word that is longer than the
/// line is broken.
pub fn wrap(text: &str, size: i32, weight: Weight, room: i32) -> (&str, &str) {
    if width(text, size, weight) <= room {
        return (text, "");
    }
    let fits =
        |end: &usize| width(text.get(..*end).unwrap_or(text).trim_end(), size, weight) <= room;
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let end = ends.take_while(fits).last().unwrap_or(0);
    let (line, _) = text.split_at_checked(end).unwrap_or((text, ""));
    let word = line.rfind(|letter: char| letter.is_whitespace() || letter == '-');
    let end = word.filter(|at| *at * 3 > end).map_or(end, |at| at + 1);
    let (first, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (first.trim_end(), rest.trim_start())
}

/// Whether a text runs from right to left: its first letter with a direction decides.
pub fn is_right_to_left(text: &str) -> bool {
    let is_rtl = |letter: char| matches!(u32::from(letter), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc);
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_rtl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        assert_eq!(width("A", 2_048, Weight::Regular), 1_401);
        assert_eq!(width("AA", 2_048, Weight::Bold), 2 * 1_585);
        assert_eq!(width("", 12, Weight::Regular), 0);
    }

    #[test]
    fn the_table_is_what_the_font_says() {
        for (weight, table) in [(Weight::Regular, &*REGULAR), (Weight::Bold, &*BOLD)] {
            let face = ttf_parser::Face::parse(font(weight), 0).unwrap();
            let gdef = face.tables().gdef.unwrap();
            assert_eq!(i64::from(face.units_per_em()), UNITS_PER_EM);
            let letters = table.0.iter().flat_map(|(first, widths)| (*first..).zip(widths));
            let mut compared = 0;
            for (code, width) in letters.filter(|(code, _)| !takes_no_room(*code)) {
                let letter = char::from_u32(code).unwrap();
                let glyph = face.glyph_index(letter).unwrap_or_else(|| panic!("no {letter:?}"));
                // Marks stand on the letter before them, whatever their own width.
                let is_mark = gdef.glyph_class(glyph) == Some(ttf_parser::gdef::GlyphClass::Mark);
                let advance = if is_mark { Some(0) } else { face.glyph_hor_advance(glyph) };
                assert_eq!(advance, Some(*width), "{weight:?} {letter:?}");
                compared += 1;
            }
            assert!(compared > 1_600, "{compared}");
        }
    }

    #[test]
    fn a_letter_outside_the_table_takes_a_wide_em_and_a_mark_nothing() {
        assert_eq!(width("東京", 12, Weight::Regular), 25);
        assert_eq!(width("e\u{301}", 12, Weight::Regular), width("e", 12, Weight::Regular));
        assert_eq!(width("\u{200f}", 12, Weight::Regular), 0);
    }

    #[test]
    fn what_is_too_long_is_cut_and_fits() {
        assert_eq!(fit("Zone Server", 12, Weight::Bold, 200), "Zone Server");
        let cut = fit("Donaudampfschifffahrtsgesellschaft", 12, Weight::Bold, 100);
        assert!(cut.starts_with("Donaudampf") && cut.ends_with('…'), "{cut}");
        assert!(width(&cut, 12, Weight::Bold) <= 100);
        assert_eq!(fit("東京", 12, Weight::Bold, 0), "…");
    }

    #[test]
    fn what_is_too_long_for_a_line_goes_on_in_the_next() {
        let two = |text, room| wrap(text, 12, Weight::Bold, room);
        assert_eq!(two("Zone Server", 200), ("Zone Server", ""));
        assert_eq!(two("Zone Server Frankfurt 1", 130), ("Zone Server", "Frankfurt 1"));
        let (start, more) = two("Donaudampfschifffahrtsgesellschaft", 100);
        assert!(start.starts_with("Donaudampf") && width(start, 12, Weight::Bold) <= 100);
        assert_eq!(format!("{start}{more}"), "Donaudampfschifffahrtsgesellschaft");
        assert_eq!(two("東京データセンター", 62), ("東京データ", "センター"));
        assert_eq!(two("AB", 0), ("", "AB"));
    }

    #[test]
    fn the_first_letter_decides_the_direction() {
        assert!(is_right_to_left("1 مركز البيانات"));
        assert!(!is_right_to_left("TS 1 مركز"));
        assert!(!is_right_to_left("123"));
    }
}

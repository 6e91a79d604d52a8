//! The font inside an SVG file, so that a browser sets the words as wide as the layout counted them, whatever fonts its
//! system has: of each weight in use the letters in use, as a font file in the style sheet.
//!
//! Letters that are joined or put on others, such as Arabic ones and accents of their own, need rules of the font that
//! don't come along. They are left to the system's fonts, as those are that the font lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diagram::metrics::{self, FAMILY, Weight};
use diagram::{Label, Scene};
use subsetter::GlyphRemapper;
use ttf_parser::gdef::GlyphClass;
use ttf_parser::{Face, RawFace, Tag};

const CMAP: Tag = Tag::from_bytes(b"cmap");
const OS2: Tag = Tag::from_bytes(b"OS/2");
const HEAD: Tag = Tag::from_bytes(b"head");
/// Where the checksum of the whole file stands in the table `head`, and what it is counted from.
const ADJUSTMENT: std::ops::Range<usize> = 8..12;
const MAGIC: u32 = 0xb1b0_afba;

/// The style sheet with the fonts that a scene needs.
pub(crate) fn style(scene: &Scene) -> String {
    let mut style = String::new();
    for (weight, number) in [(Weight::Regular, 400), (Weight::Bold, 700)] {
        let labels = scene.labels().filter(|label| label.weight == weight);
        if let Some(font) = subset(metrics::font(weight), &letters(labels)) {
            // Writing into a text can't fail.
            let _ = write!(
                style,
                "@font-face{{font-family:'{FAMILY}';font-weight:{number};src:url(data:font/ttf;base64,{}) format('truetype')}}",
                STANDARD.encode(font)
            );
        }
    }
    style
}

fn letters<'a>(labels: impl Iterator<Item = &'a Label>) -> BTreeSet<char> {
    let letters: BTreeSet<char> = labels.flat_map(|label| label.text.chars()).collect();
    letters.into_iter().filter(|letter| stands_alone(*letter)).collect()
}

/// Whether a letter of the font looks the same beside any other.
fn stands_alone(letter: char) -> bool {
    let code = u32::from(letter);
    let is_simple = matches!(code, 0x20..=0x58f | 0x10a0..=0x10ff | 0x1d00..=0x1fff | 0x2010..=0x2027 | 0x2030..=0x205e | 0x2070..=0x2bff);
    is_simple && metrics::is_measured(letter)
}

/// A font file with these letters alone; none where there are none.
fn subset(data: &[u8], letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let face = Face::parse(data, 0).ok()?;
    let mut mapped = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    for letter in letters {
        let glyph = face.glyph_index(*letter)?;
        let class = face.tables().gdef.and_then(|gdef| gdef.glyph_class(glyph));
        if class != Some(GlyphClass::Mark) {
            glyphs.insert(u16::try_from(u32::from(*letter)).ok()?, mapped.remap(glyph.0));
        }
    }
    if glyphs.is_empty() {
        return None;
    }
    let small = subsetter::subset(data, 0, &mapped).ok()?;
    let small = RawFace::parse(&small, 0).ok()?;
    let mut tables: BTreeMap<Tag, Vec<u8>> = BTreeMap::new();
    for record in small.table_records {
        tables.insert(record.tag, small.table(record.tag)?.to_vec());
    }
    // What papers do without and browsers insist on.
    tables.insert(CMAP, cmap(&glyphs)?);
    tables.insert(OS2, RawFace::parse(data, 0).ok()?.table(OS2)?.to_vec());
    tables.get_mut(&HEAD)?.get_mut(ADJUSTMENT)?.fill(0);
    file(&tables)
}

/// Which code has which glyph: `cmap` with one table of format 4 for the first plane of Unicode.
fn cmap(glyphs: &BTreeMap<u16, u16>) -> Option<Vec<u8>> {
    let mut runs: Vec<(u16, u16, u16)> = Vec::new();
    for (code, glyph) in glyphs {
        let delta = glyph.wrapping_sub(*code);
        match runs.last_mut() {
            Some((_, end, known)) if end.wrapping_add(1) == *code && *known == delta => {
                *end = *code;
            }
            _ => runs.push((*code, *code, delta)),
        }
    }
    // The format wants a last run that has no glyph.
    runs.push((u16::MAX, u16::MAX, 1));
    let count = u16::try_from(runs.len()).ok()?;
    let step = count.ilog2();
    let range = 2_u16.checked_mul(1 << step)?;
    let length = 16 + 8 * count;
    let head = [0, 1, 3, 1, 0, 12, 4, length, 0, 2 * count, range, u16::try_from(step).ok()?];
    let numbers = head
        .into_iter()
        .chain([2 * count - range])
        .chain(runs.iter().map(|(_, end, _)| *end))
        .chain([0])
        .chain(runs.iter().map(|(start, ..)| *start))
        .chain(runs.iter().map(|(.., delta)| *delta))
        .chain(runs.iter().map(|_| 0));
    Some(numbers.flat_map(u16::to_be_bytes).collect())
}

/// A font file of its tables.
fn file(tables: &BTreeMap<Tag, Vec<u8>>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let step = count.checked_ilog2()?;
    let range = 16 * (1_u16 << step);
    let mut out = 0x0001_0000_u32.to_be_bytes().to_vec();
    let directory = [count, range, u16::try_from(step).ok()?, 16 * count - range];
    out.extend(directory.into_iter().flat_map(u16::to_be_bytes));
    let mut offset = 12 + 16 * u32::from(count);
    let mut head = None;
    for (tag, table) in tables {
        let length = u32::try_from(table.len()).ok()?;
        if *tag == HEAD {
            head = usize::try_from(offset).ok();
        }
        for number in [tag.0, checksum(table), offset, length] {
            out.extend(number.to_be_bytes());
        }
        offset += length.next_multiple_of(4);
    }
    for table in tables.values() {
        out.extend(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let sum = MAGIC.wrapping_sub(checksum(&out)).to_be_bytes();
    let start = head? + ADJUSTMENT.start;
    out.get_mut(start..start + sum.len())?.copy_from_slice(&sum);
    Some(out)
}

/// The sum of a table's numbers of four bytes, the last one filled up with zeros.
fn checksum(table: &[u8]) -> u32 {
    let number = |bytes: &[u8]| {
        let filled = bytes.iter().copied().chain(std::iter::repeat(0)).take(4);
        filled.fold(0_u32, |number, byte| number << 8 | u32::from(byte))
    };
    table.chunks(4).map(number).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_font_has_its_letters_as_wide_as_the_whole_one() {
        let letters: BTreeSet<char> = "Zürich → 17472, ×3…АЖ".chars().collect();
        for weight in [Weight::Regular, Weight::Bold] {
            let whole = Face::parse(metrics::font(weight), 0).unwrap();
            let font = subset(metrics::font(weight), &letters).unwrap();
            assert!(font.len() < 60_000, "{}", font.len());
            assert_eq!(checksum(&font), MAGIC);
            let small = Face::parse(&font, 0).unwrap();
            for letter in &letters {
                let width = |face: &Face<'_>| face.glyph_hor_advance(face.glyph_index(*letter)?);
                assert!(width(&small).is_some(), "{letter}");
                assert_eq!(width(&small), width(&whole), "{letter}");
                let shape = |face: &Face<'_>| face.glyph_bounding_box(face.glyph_index(*letter)?);
                assert_eq!(shape(&small), shape(&whole), "{letter}");
            }
            assert_eq!(small.glyph_index('Q'), None);
        }
    }

    #[test]
    fn what_needs_rules_or_another_font_stays_with_the_system() {
        for letter in ['ب', '\u{301}', '東', 'ש', '\u{202e}', '\n', '🖧', '\u{fefd}'] {
            let set =
                BTreeSet::from([letter]).into_iter().filter(|one| stands_alone(*one)).collect();
            assert_eq!(subset(metrics::font(Weight::Regular), &set), None, "{letter:?}");
        }
    }
}

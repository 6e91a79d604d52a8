//! Which part of the picture each page shows, and how large.

use diagram::Scene;

use crate::error::PictureError;
use crate::settings::{Layout, Settings};

/// What printers leave white: 10 mm.
pub(super) const MARGIN: f32 = 28.35;
/// How far pages that lie side by side show the same: 8 mm, to cut and glue.
const OVERLAP: f32 = 22.68;
/// The size at which letters read well: a screen's pixel is three quarters of a point.
const NATURAL: f32 = 0.75;
/// How small pages may be made to save some, so that no page shows a strip alone.
const SMALLEST: f32 = 0.6;
/// Small pictures are not blown up beyond this.
const LARGEST: f32 = 1.0;
const MAX_PAGES: u64 = 400;

/// The pages of a file.
#[derive(Debug)]
pub(super) struct Sheets {
    /// Width and height.
    pub(super) paper: (f32, f32),
    /// How many points a pixel takes.
    pub(super) scale: f32,
    picture: (f32, f32),
    columns: u16,
    rows: u16,
}

/// A page.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Left, bottom, width and height of the part that shows the picture.
    pub(super) window: (f32, f32, f32, f32),
    /// Where the picture's lower left corner lies.
    pub(super) origin: (f32, f32),
    /// How it goes together with others.
    pub(super) marks: Option<Marks>,
}

/// Signs of how pages go together.
#[derive(Debug)]
pub(super) struct Marks {
    /// Where the pages at the sides begin to show the same.
    pub(super) across: Vec<f32>,
    /// Where those above and below do.
    pub(super) down: Vec<f32>,
    /// Which page it is: rows have letters, columns numbers.
    pub(super) text: String,
}

impl Sheets {
    pub(super) fn of(scene: &Scene, settings: Settings) -> Result<Self, PictureError> {
        let paper = settings.paper.size();
        let picture = (points(scene.width), points(scene.height));
        let room = room(paper);
        let fitting = (room.0 / picture.0).min(room.1 / picture.1).min(LARGEST);
        if settings.layout == Layout::Fit || fitting >= NATURAL {
            return Ok(Self { paper, scale: fitting, picture, columns: 1, rows: 1 });
        }
        let counts =
            |scale: f32| (count(picture.0 * scale, room.0), count(picture.1 * scale, room.1));
        let least = counts(SMALLEST);
        // The largest size that takes no more pages than the smallest.
        let size = |count: u64, room: f32, length: f32| {
            (approximately(count) * (room - OVERLAP) + OVERLAP) / length
        };
        let scale = size(least.0, room.0, picture.0)
            .min(size(least.1, room.1, picture.1))
            .clamp(SMALLEST, NATURAL);
        let (columns, rows) = least;
        let pages = columns.saturating_mul(rows);
        match (u16::try_from(columns), u16::try_from(rows)) {
            (Ok(columns), Ok(rows)) if pages <= MAX_PAGES => {
                Ok(Self { paper, scale, picture, columns, rows })
            }
            _ => Err(PictureError::TooManyPages { pages, limit: MAX_PAGES }),
        }
    }

    /// The pages, row by row.
    pub(super) fn all(&self) -> impl Iterator<Item = Sheet> {
        let places =
            (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (row, column)));
        places.map(|(row, column)| self.sheet(row, column))
    }

    fn sheet(&self, row: u16, column: u16) -> Sheet {
        let room = room(self.paper);
        let (width, height) = (self.picture.0 * self.scale, self.picture.1 * self.scale);
        let window = (MARGIN, MARGIN, room.0, room.1);
        if self.columns == 1 && self.rows == 1 {
            // In the middle, and at the top where there is room below.
            let origin = (MARGIN + (room.0 - width) / 2.0, MARGIN + room.1 - height);
            return Sheet { window, origin, marks: None };
        }
        let left = f32::from(column) * (room.0 - OVERLAP);
        let top = f32::from(row) * (room.1 - OVERLAP);
        let origin = (MARGIN - left, MARGIN + room.1 - height + top);
        Sheet { window, origin, marks: Some(self.marks(row, column)) }
    }

    fn marks(&self, row: u16, column: u16) -> Marks {
        let room = room(self.paper);
        let neighbours = |at: u16, count: u16, low: f32, high: f32| {
            let before = (at > 0).then_some(low + OVERLAP);
            let after = (at + 1 < count).then_some(high - OVERLAP);
            before.into_iter().chain(after).collect::<Vec<_>>()
        };
        let (right, top) = (MARGIN + room.0, MARGIN + room.1);
        // Rows count from the top, points from the bottom.
        let from_below = self.rows - 1 - row;
        let number = u32::from(row) * u32::from(self.columns) + u32::from(column) + 1;
        let all = u32::from(self.rows) * u32::from(self.columns);
        Marks {
            across: neighbours(column, self.columns, MARGIN, right),
            down: neighbours(from_below, self.rows, MARGIN, top),
            text: format!("{}{}   {number} / {all}", letters(row), column + 1),
        }
    }
}

fn room((width, height): (f32, f32)) -> (f32, f32) {
    (width - 2.0 * MARGIN, height - 2.0 * MARGIN)
}

/// How many pages a length takes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length over a page's is positive, and a count beyond all bounds is refused"
)]
fn count(length: f32, room: f32) -> u64 {
    ((length - OVERLAP) / (room - OVERLAP)).ceil().max(1.0) as u64
}

#[expect(clippy::cast_precision_loss, reason = "pages are few, or refused")]
fn approximately(count: u64) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a rounding of sixteen million pixels shows nowhere"
)]
fn points(pixels: i32) -> f32 {
    pixels.max(1) as f32
}

/// `A` to `Z`, then `AA`.
fn letters(row: u16) -> String {
    let letter = char::from(b'A' + u8::try_from(row % 26).unwrap_or_default());
    if row < 26 { letter.to_string() } else { format!("{}{letter}", letters(row / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_letters() {
        assert_eq!([0, 25, 26, 51, 52].map(letters), ["A", "Z", "AA", "AZ", "BA"]);
    }

    #[test]
    fn pages_overlap_and_cover_everything() {
        let paper = (841.89, 595.28);
        let sheets =
            Sheets { paper, scale: 0.75, picture: (3_000.0, 2_000.0), columns: 3, rows: 3 };
        let all: Vec<Sheet> = sheets.all().collect();
        assert_eq!(all.len(), 9);
        let room = room(paper);
        let seen = |sheet: &Sheet| sheet.window.0 - sheet.origin.0;
        assert!((seen(&all[1]) - (seen(&all[0]) + room.0 - OVERLAP)).abs() < 0.01);
        assert!(seen(&all[2]) + room.0 >= 3_000.0 * 0.75);
        let below = |sheet: &Sheet| sheet.window.1 - sheet.origin.1;
        assert!(below(&all[8]) <= 0.0, "the last row shows the picture's lower edge");
        let marks = all[4].marks.as_ref().expect("marks");
        assert_eq!(
            (marks.text.as_str(), marks.across.len(), marks.down.len()),
            ("B2   5 / 9", 2, 2)
        );
    }
}

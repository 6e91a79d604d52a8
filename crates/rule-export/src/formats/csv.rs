//! The rule spreadsheet as comma-separated values: RFC 4180, UTF-8 with a byte order mark, so that
//! Excel takes it for UTF-8.

use std::borrow::Cow;
use std::io;

use csv::{Terminator, Writer, WriterBuilder};

use crate::content::Content;
use crate::report::Report;
use crate::request::ExportError;
use crate::table;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What makes a spreadsheet take a cell for a formula. Some versions take the wide letters of East
/// Asian keyboards for the narrow ones.
const FORMULA_STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table as comma-separated values, row by row. No cell of it becomes a formula, whatever it holds.
#[derive(Debug)]
pub struct CsvFile<W: io::Write = Vec<u8>> {
    writer: Writer<W>,
}

impl Default for CsvFile {
    fn default() -> Self {
        Self::after_mark(BYTE_ORDER_MARK.to_vec())
    }
}

impl<W: io::Write> CsvFile<W> {
    /// A table that goes to `output` row by row.
    ///
    /// # Errors
    /// Where `output` takes nothing.
    pub fn to(mut output: W) -> Result<Self, ExportError> {
        output.write_all(BYTE_ORDER_MARK)?;
        Ok(Self::after_mark(output))
    }

    fn after_mark(output: W) -> Self {
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::CRLF);
        Self { writer: builder.from_writer(output) }
    }

    /// Adds a row, the headings first. Every row has as many cells as the first.
    ///
    /// # Errors
    /// Where it has not.
    pub fn row(&mut self, cells: &[String]) -> Result<(), ExportError> {
        for cell in cells {
            self.writer.write_field(as_text(cell).as_bytes()).map_err(ExportError::Csv)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(ExportError::Csv)
    }

    /// What it was written to, with all of it.
    ///
    /// # Errors
    /// Where its end can't be written.
    pub fn into_output(self) -> Result<W, ExportError> {
        self.writer.into_inner().map_err(|failed| ExportError::Csv(failed.into_error().into()))
    }
}

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn io::Write,
) -> Result<(), ExportError> {
    let mut file = CsvFile::to(output)?;
    file.row(&table::header(content.lang()))?;
    table::for_each_row(content, report, |_, cells| file.row(&cells))?;
    file.into_output()?;
    Ok(())
}

/// A cell that spreadsheets take for a text: what looks like a formula gets an apostrophe.
fn as_text(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA_STARTS) && !is_negative_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn is_negative_number(cell: &str) -> bool {
    cell.strip_prefix('-').is_some_and(|number| {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits(whole) && digits(fraction)
    })
}

#[cfg(test)]
mod tests {
    use super::as_text;

    #[test]
    fn what_looks_like_a_formula_becomes_a_text() {
        for formula in
            ["=1+1", "+1", "-1+1", "-", "--1", "-1.", "-A1", "@SUM(1)", "\t=1", "\r=1", "＝1"]
        {
            assert_eq!(as_text(formula), format!("'{formula}"));
        }
    }

    #[test]
    fn numbers_and_other_texts_stay() {
        for text in ["-1", "-1.5", "1", "", "a=b", "10.0.0.1", "'=1", "tcp\nudp"] {
            assert_eq!(as_text(text), text);
        }
    }
}

//! The rule spreadsheet as comma-separated values: RFC 4180, UTF-8 with a byte order mark, so that
//! Excel takes it for UTF-8.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use crate::content::Content;
use crate::report::Report;
use crate::request::ExportError;
use crate::table::{self, Cells};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What makes a spreadsheet take a cell for a formula. Some versions take the wide letters of East
/// Asian keyboards for the narrow ones.
const FORMULA_STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

pub(crate) fn write(content: &Content<'_>, report: &mut Report) -> Result<Vec<u8>, ExportError> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    write_row(&mut writer, &table::header(content.lang()))?;
    table::for_each_row(content, report, |cells| write_row(&mut writer, &cells))?;
    writer.into_inner().map_err(|failed| ExportError::Csv(failed.into_error().into()))
}

fn write_row(writer: &mut Writer<Vec<u8>>, cells: &Cells) -> Result<(), ExportError> {
    for cell in cells {
        writer.write_field(as_text(cell).as_bytes()).map_err(ExportError::Csv)?;
    }
    writer.write_record(None::<&[u8]>).map_err(ExportError::Csv)
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

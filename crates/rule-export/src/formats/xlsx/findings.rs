//! The sheet that says what the reader should know about the draft.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Lines;
use crate::content::Content;
use crate::findings;
use crate::text::text;

/// How wide the columns are, in characters, in the order of [`findings::COLUMNS`].
const WIDTHS: [f64; findings::COLUMNS.len()] = [12.0, 28.0, 28.0, 60.0, 60.0, 40.0];

pub(super) fn write(sheet: &mut Worksheet, content: &Content<'_>) -> Result<(), XlsxError> {
    let mut lines = Lines::new(sheet, &text(content.lang(), "sheet-findings"), &WIDTHS)?;
    let rows = findings::rows(content);
    if rows.is_empty() {
        return lines.line(&[&text(content.lang(), "findings-none")]);
    }
    lines.heading(&findings::header(content.lang()).each_ref().map(String::as_str))?;
    for row in &rows {
        lines.line(&row.each_ref().map(String::as_str))?;
    }
    lines.sheet.set_freeze_panes(1, 0)?;
    lines.sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

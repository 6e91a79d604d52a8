//! The sheet that says what differs in the rules that are modified.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Lines;
use crate::content::Content;
use crate::table;
use crate::text::text;

/// How wide the columns are, in characters: rule, column, before, after.
const WIDTHS: [f64; 4] = [28.0, 24.0, 44.0, 44.0];

pub(super) fn write(sheet: &mut Worksheet, content: &Content<'_>) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let mut lines = Lines::new(sheet, &say("sheet-changes"), &WIDTHS)?;
    let differing = table::modified(content);
    if differing.is_empty() {
        return lines.line(&[&say("changes-none")]);
    }
    let heading = ["column-rule-id", "legend-column", "changes-before", "changes-after"].map(say);
    lines.heading(&heading.each_ref().map(String::as_str))?;
    for cell in differing {
        let column = say(&format!("column-{}", cell.column));
        lines.line(&[&cell.rule, &column, &cell.before, &cell.after])?;
    }
    lines.sheet.set_freeze_panes(1, 0)?;
    lines.sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

//! What a workbook says of where it comes from.

use port_model::Lang;

use super::sheet::{Row, Sheet};
use crate::text::text;

/// The version and the name of the deployment that was exported.
pub(super) fn of(sheets: &[Sheet]) -> (Option<i64>, Option<String>) {
    for lang in Lang::ALL.iter().copied() {
        let begins = |sheet: &&Sheet| {
            sheet.rows.first().is_some_and(|row| row.text(0) == text(lang, "request-heading"))
        };
        if let Some(sheet) = sheets.iter().find(begins) {
            let value = |key: &str| value(&sheet.rows, &text(lang, key));
            let version = value("request-version").and_then(|text| text.parse().ok());
            return (version, value("request-deployment").map(str::to_owned));
        }
    }
    (None, None)
}

fn value<'s>(rows: &'s [Row], label: &str) -> Option<&'s str> {
    let row = rows.iter().find(|row| row.text(0) == label)?;
    Some(row.text(1)).filter(|text| !text.is_empty())
}

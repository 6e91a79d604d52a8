//! The rules that are not as they were, as rows to show beside each other.

use crate::change::Change;
use crate::content::{Content, Row};
use crate::request::{ExportError, Request, content};
use crate::table::{Cells, cells, header, shorten};

/// A rule that is not as it was, in the columns of [`sheet_columns`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// What becomes of the rule; never [`Change::Keep`].
    pub change: Change,
    /// Its cells; of one that is gone, as they were.
    pub cells: Cells,
    /// As they were, where the rule is modified.
    pub before: Option<Cells>,
}

/// The headings of the rule spreadsheet's columns.
pub fn sheet_columns(lang: port_model::Lang) -> Cells {
    header(lang)
}

/// The rules that two versions don't have alike, in the order of rules.
///
/// # Errors
/// As [`export`](crate::export).
pub fn changed_rows(request: &Request<'_>) -> Result<Vec<ChangedRow>, ExportError> {
    let content = content(request)?;
    let cells = |row: &Row<'_>| {
        let mut cells = cells::of(row.names, row.change, row.rule);
        shorten(content.lang(), &mut cells);
        cells
    };
    let mut former = former(&content, &cells).into_iter();
    let changed = content.rows().filter_map(|row| {
        let change = row.change.filter(|change| *change != Change::Keep)?;
        let before = (change == Change::Modify).then(|| former.next()).flatten();
        Some(ChangedRow { change, cells: cells(&row), before })
    });
    Ok(changed.collect())
}

/// The cells of the modified rules as they were, in the order of rules.
fn former(content: &Content<'_>, cells: &dyn Fn(&Row<'_>) -> Cells) -> Vec<Cells> {
    content.modified().map(|[before, _]| cells(&before)).collect()
}

//! The rule spreadsheet, whatever file it ends up in: 14 columns that firewall request forms share.

mod cells;
mod changed;
mod divide;

use std::borrow::Cow;

use port_model::Lang;

use crate::change::Change;
use crate::content::{Content, Names};
use crate::report::{Remark, Report};
use crate::request::ExportError;
use crate::rule::Rule;
use crate::text::text;

pub(crate) use cells::{address_lines, missing};
pub use changed::{ChangedRow, changed_rows, sheet_columns};

/// How many characters a cell of a spreadsheet takes, counted as UTF-16.
const MAX_CELL: usize = 32_767;
/// How many line breaks a cell of a spreadsheet takes.
const MAX_BREAKS: usize = 253;
/// How many addresses with the names of their objects a cell takes for sure: none of them is longer
/// than 322 letters.
pub(crate) const ADDRESSES_IN_A_CELL: usize = 100;
/// How many rows a spreadsheet takes.
const MAX_ROWS: usize = 1_048_576;

/// The columns' ids, in order. `column-ID` is the heading, `legend-column-ID` says what stands in it.
pub(crate) const COLUMNS: [&str; 14] = [
    "rule-id",
    "change",
    "source-zone",
    "source-name",
    "source-address",
    "destination-zone",
    "destination-name",
    "destination-address",
    "protocol",
    "port",
    "service",
    "action",
    "justification",
    "reference",
];

/// The cells of one row: those of the 14 columns that firewall request forms share.
pub type Cells = [String; 14];

/// The headings.
pub(crate) fn header(lang: Lang) -> Cells {
    COLUMNS.map(|id| text(lang, &format!("column-{id}")))
}

/// Calls `write` with each row: one per rule, or several where its cells would be too long.
pub(crate) fn for_each_row(
    content: &Content<'_>,
    report: &mut Report,
    mut write: impl FnMut(Option<Change>, Cells) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let mut rows = 1;
    for row in content.rows() {
        let parts = parts(row.names, row.change, row.rule);
        rows += parts.len();
        if rows > MAX_ROWS {
            return Err(ExportError::TooManyRows { rows, limit: MAX_ROWS });
        }
        remark(row.rule, parts.len(), report);
        for (at, Part { mut cells, .. }) in parts.into_iter().enumerate() {
            if shorten(content.lang(), &mut cells) && at == 0 {
                report.remarks.push(Remark::Shortened { rule: row.rule.id.clone() });
            }
            write(row.change, cells)?;
        }
    }
    Ok(())
}

/// A row of a rule, or of a part of it where its cells would be too long.
pub(crate) struct Part<'a> {
    /// What of the rule stands in the row.
    pub(crate) rule: Cow<'a, Rule>,
    /// The cells; justification and references may be longer than a cell takes.
    pub(crate) cells: Cells,
}

/// The rows of a rule.
pub(crate) fn parts<'a>(names: Names<'_>, change: Option<Change>, rule: &'a Rule) -> Vec<Part<'a>> {
    let parts = divide::parts(rule, &|part| cells::fit(names, part));
    let count = parts.len();
    let row = |(at, part): (usize, Cow<'a, Rule>)| {
        let mut cells = cells::of(names, change, &part);
        if count > 1 {
            cells[0] = format!("{} ({}/{count})", rule.id, at + 1);
        }
        Part { rule: part, cells }
    };
    parts.into_iter().enumerate().map(row).collect()
}

/// The rule that a row's first cell names: what [`parts`] has put behind its id is no part of it.
pub(crate) fn rule_id(cell: &str) -> &str {
    cell.split(' ').next().unwrap_or(cell)
}

/// A cell of a modified rule that is not as it was.
pub(crate) struct Modified {
    /// The rule's id.
    pub(crate) rule: String,
    /// The column's id.
    pub(crate) column: &'static str,
    /// What stood there.
    pub(crate) before: String,
    /// What stands there.
    pub(crate) after: String,
}

/// What differs in the rules that are modified, cell by cell.
pub(crate) fn modified(content: &Content<'_>) -> Vec<Modified> {
    let mut differing = Vec::new();
    for rows in content.modified() {
        let [before, after] = rows.map(|row| {
            let mut cells = cells::of(row.names, row.change, row.rule);
            shorten(content.lang(), &mut cells);
            cells
        });
        let rule = after[0].clone();
        for ((column, before), after) in COLUMNS.into_iter().zip(before).zip(after) {
            if before != after {
                differing.push(Modified { rule: rule.clone(), column, before, after });
            }
        }
    }
    differing
}

fn remark(rule: &Rule, rows: usize, report: &mut Report) {
    if rows > 1 {
        report.remarks.push(Remark::Divided { rule: rule.id.clone(), rows });
    }
}

fn shorten(lang: Lang, cells: &mut Cells) -> bool {
    let mut shortened = false;
    for cell in cells.iter_mut().filter(|cell| !fits(cell)) {
        *cell = shortened_cell(cell, &text(lang, "cell-shortened"));
        shortened = true;
    }
    shortened
}

/// Whether a spreadsheet takes a cell.
fn fits(cell: &str) -> bool {
    // A character has at least as many bytes as UTF-16 units, so that most cells need no counting.
    (cell.len() <= MAX_CELL || cell.encode_utf16().count() <= MAX_CELL)
        && cell.bytes().filter(|byte| *byte == b'\n').count() <= MAX_BREAKS
}

/// As much of a cell as fits before a note on a line of its own.
fn shortened_cell(cell: &str, note: &str) -> String {
    let mut room = MAX_CELL - note.encode_utf16().count() - 1;
    let mut breaks = MAX_BREAKS - 1;
    let mut kept = String::new();
    for letter in cell.chars() {
        let Some(left) = room.checked_sub(letter.len_utf16()) else { break };
        room = left;
        if letter == '\n' {
            if breaks == 0 {
                break;
            }
            breaks -= 1;
        }
        kept.push(letter);
    }
    format!("{kept}\n{note}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_cell_is_cut_to_what_fits() {
        for letter in ["a", "ü", "🦀", "a\n"] {
            let cell = letter.repeat(40_000);
            assert!(!fits(&cell));
            let cut = shortened_cell(&cell, "cut here");
            assert!(fits(&cut) && cut.ends_with("\ncut here"), "{letter:?}");
        }
    }

    #[test]
    fn a_cell_of_exactly_the_limit_fits() {
        assert!(fits(&"a".repeat(MAX_CELL)) && !fits(&"a".repeat(MAX_CELL + 1)));
        assert!(fits(&"ü".repeat(MAX_CELL)) && !fits(&"ü".repeat(MAX_CELL + 1)));
        assert!(fits(&"\n".repeat(MAX_BREAKS)) && !fits(&"\n".repeat(MAX_BREAKS + 1)));
    }
}

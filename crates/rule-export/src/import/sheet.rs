//! A sheet as it was read, whatever file it came in.

use std::sync::Arc;

/// A sheet: its rows that hold something.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name; a text file has none.
    pub(super) name: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// A row that holds something.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Counted from 1, as spreadsheets show it.
    pub(super) number: u32,
    /// The cells that hold something, with their columns counted from 0.
    pub(super) cells: Vec<(u32, Cell)>,
}

/// A cell that holds something.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) text: Arc<str>,
    pub(super) kind: CellKind,
}

/// What a spreadsheet takes a cell for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    Text,
    /// A number, a date, a truth value or an error.
    Number,
    Formula,
}

impl Row {
    /// The cell in a column, if it holds something.
    pub(super) fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| cell)
    }

    /// The text in a column without white space around it.
    pub(super) fn text(&self, column: u32) -> &str {
        self.cell(column).map_or("", |cell| cell.text.trim())
    }
}

/// The lines of a cell without white space around them and without blank ones at the end. All kinds
/// of line breaks are alike: spreadsheets exchange them.
pub(super) fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.split('\n').flat_map(|line| line.split('\r')).collect();
    if text.contains("\r\n") {
        lines = text.split('\n').flat_map(|line| line.trim_end_matches('\r').split('\r')).collect();
    }
    for line in &mut lines {
        *line = line.trim();
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

/// A column's letters, such as `E` or `AA`; columns are counted from 0.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_that_spreadsheets_show() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), text);
        }
    }

    #[test]
    fn lines_are_those_that_people_see() {
        assert_eq!(lines(" a \r\nb\rc\n\n \n"), ["a", "b", "c"]);
        assert_eq!(lines("a\n\nb"), ["a", "", "b"]);
        assert!(lines(" \n").is_empty());
    }
}

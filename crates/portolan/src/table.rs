//! A plain table: columns as wide as their widest cell, two blanks between them.

use std::fmt::Write as _;
use std::io::{self, Write};

/// Rows of texts under a heading.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with its heading.
    pub(crate) fn new(heading: Vec<String>) -> Self {
        Self { rows: vec![heading] }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Writes heading and rows; no line ends in blanks.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let widths = self.widths();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                let _ = write!(line, "{cell:width$}  ");
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
        };
        (0..columns).map(|column| width(column).unwrap_or(0)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_lines_end_in_text() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let mut table = Table::new(row(["Dienst", "Port", "Zu"]));
        table.row(row(["Prüfung", "443", ""]));
        table.row(row(["a", "17472", "ts1"]));
        let mut text = Vec::new();
        table.write(&mut text).expect("a vector takes everything");
        let text = String::from_utf8(text).expect("text");
        assert_eq!(text, "Dienst   Port   Zu\nPrüfung  443\na        17472  ts1\n");
    }
}

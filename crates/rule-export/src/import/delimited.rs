//! Separated values as a sheet. Spreadsheets separate by commas, semicolons or tabs, depending on
//! where in the world they run; the headings tell.

use std::iter::Peekable;
use std::str::Chars;

use super::encoding::decoded;
use super::fault::{CellPlace, ImportFault, ImportFaultKind};
use super::headings;
use super::sheet::{Cell, CellKind, Row, Sheet};
use super::workbook::MAX_CELLS;

const SEPARATORS: [char; 3] = [',', ';', '\t'];

pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, ImportFault> {
    let text = decoded(bytes)?;
    let (text, named) = match named_separator(&text) {
        Some((separator, rest)) => (rest, Some(separator)),
        None => (text.as_str(), None),
    };
    let mut rows = Rows::of(text, named.unwrap_or_else(|| separator(text)));
    // A line that names the separator is a row, too.
    rows.number = u32::from(named.is_some());
    let (mut read, mut count) = (Vec::new(), 0);
    while let Some(row) = rows.next().transpose()? {
        count += row.cells.len();
        if count > MAX_CELLS {
            return Err(ImportFault { place: None, kind: ImportFaultKind::TooMuch });
        }
        if !row.cells.is_empty() {
            read.push(row);
        }
    }
    Ok(Sheet { name: None, rows: read })
}

/// Excel's way to name the separator in a first line of its own: `sep=;`.
fn named_separator(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let named = line.trim_end().strip_prefix("sep=")?;
    SEPARATORS.into_iter().find(|it| named == it.to_string()).map(|it| (it, rest))
}

/// The separator that lets the most headings show.
fn separator(text: &str) -> char {
    let shown = |separator: &char| {
        let rows = Rows::of(text, *separator).take(headings::SEARCHED);
        rows.map_while(Result::ok).map(|row| headings::known(&row)).max().unwrap_or_default()
    };
    let most = SEPARATORS.into_iter().rev().max_by_key(shown);
    most.unwrap_or(',')
}

/// The rows of a text, blank ones too: spreadsheets count them.
struct Rows<'t> {
    rest: Peekable<Chars<'t>>,
    separator: char,
    /// How many rows there were so far.
    number: u32,
}

impl<'t> Rows<'t> {
    fn of(text: &'t str, separator: char) -> Self {
        Self { rest: text.chars().peekable(), separator, number: 0 }
    }

    /// The text up to a separator or the end of a row; none where a quote is never closed.
    fn field(&mut self) -> Option<String> {
        let mut field = String::new();
        if self.rest.next_if_eq(&'"').is_some() {
            loop {
                match self.rest.next()? {
                    '"' if self.rest.next_if_eq(&'"').is_none() => break,
                    letter => field.push(letter),
                }
            }
        }
        let separator = self.separator;
        let is_inside = |letter: &char| *letter != separator && !"\r\n".contains(*letter);
        field.extend(std::iter::from_fn(|| self.rest.next_if(is_inside)));
        Some(field)
    }

    fn row(&mut self) -> Option<Row> {
        let mut row = Row { number: self.number, cells: Vec::new() };
        for column in 0.. {
            let text = self.field()?;
            if !text.trim().is_empty() {
                let kind = if text.starts_with('=') { CellKind::Formula } else { CellKind::Text };
                row.cells.push((column, Cell { text: text.into(), kind }));
            }
            if self.rest.next_if_eq(&self.separator).is_none() {
                break;
            }
        }
        // A row ends with either of the two, or with both.
        self.rest.next_if_eq(&'\r');
        self.rest.next_if_eq(&'\n');
        Some(row)
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ImportFault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest.peek()?;
        self.number = self.number.saturating_add(1);
        let place = CellPlace { sheet: None, row: self.number, column: None };
        let fault = ImportFault { place: Some(place), kind: ImportFaultKind::OpenQuote };
        Some(self.row().ok_or(fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let row = |row: Result<Row, ImportFault>| {
            let row = row.expect("a row");
            (row.number, row.cells.iter().map(|(at, cell)| format!("{at} {}", cell.text)).collect())
        };
        Rows::of(text, ',').map(row).collect()
    }

    #[test]
    fn rows_have_the_numbers_that_spreadsheets_show() {
        let rows = rows("a,\"b\nc\"\r\n\r\n\nd\r,\r\ne");
        let numbers: Vec<u32> =
            rows.iter().filter(|(_, cells)| !cells.is_empty()).map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 4, 6]);
    }

    #[test]
    fn quotes_hold_separators_and_quotes() {
        assert_eq!(
            rows("\"a\"\"b,\",,c\"d"),
            [(1, vec!["0 a\"b,".to_owned(), "2 c\"d".to_owned()])]
        );
        assert!(Rows::of("a\nb,\"c", ',').nth(1).is_some_and(|row| row.is_err()));
    }
}

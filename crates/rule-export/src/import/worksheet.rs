//! The XML of a workbook's parts: cells and the texts that they share.

use std::sync::Arc;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::fault::ImportFaultKind;
use super::sheet::{Cell, CellKind, Row};
use super::workbook::{MAX_CELLS, Room};

const MAX_ROW: u32 = 1_048_576;
const MAX_COLUMN: u32 = 16_384;

/// A reader of a part. Its own kinds of entities, with which small files say much, are refused.
pub(super) struct Xml<'a>(Reader<&'a [u8]>);

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self(reader)
    }

    /// The next event; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, ImportFaultKind> {
        match self.0.read_event() {
            Ok(Event::Eof) => Ok(None),
            Ok(Event::DocType(_)) | Err(_) => Err(ImportFaultKind::Damaged),
            Ok(event) => Ok(Some(event)),
        }
    }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(
    element: &BytesStart<'_>,
    name: &str,
) -> Result<Option<String>, ImportFaultKind> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| ImportFaultKind::Damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| ImportFaultKind::Damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// Adds what an event says to a text.
fn add(event: &Event<'_>, text: &mut String) -> Result<(), ImportFaultKind> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(named) => text.push_str(&referred(named)?),
        _ => {}
    }
    Ok(())
}

fn referred(named: &BytesRef<'_>) -> Result<String, ImportFaultKind> {
    let damaged = |_| ImportFaultKind::Damaged;
    if let Some(letter) = named.resolve_char_ref().map_err(damaged)? {
        return Ok(letter.to_string());
    }
    let known = resolve_predefined_entity(named.as_ref());
    known.map(str::to_owned).ok_or(ImportFaultKind::Damaged)
}

/// The texts that cells share, in their order. How to pronounce them is left out.
pub(super) fn strings(text: &str) -> Result<Vec<Arc<str>>, ImportFaultKind> {
    let mut xml = Xml::new(text);
    let (mut strings, mut string) = (Vec::new(), String::new());
    let (mut is_text, mut is_sound) = (false, false);
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "si" => string.clear(),
                "t" => is_text = !is_sound,
                "rPh" => is_sound = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "si" if strings.len() == MAX_CELLS => return Err(ImportFaultKind::TooMuch),
                "si" => strings.push(Arc::from(unescaped(&string))),
                "t" => is_text = false,
                "rPh" => is_sound = false,
                _ => {}
            },
            other if is_text => add(other, &mut string)?,
            _ => {}
        }
    }
    Ok(strings)
}

/// The rows that hold something.
pub(super) fn rows(
    text: &str,
    strings: &[Arc<str>],
    room: &mut Room,
) -> Result<Vec<Row>, ImportFaultKind> {
    let mut xml = Xml::new(text);
    let mut rows: Vec<Row> = Vec::new();
    let (mut row, mut column) = (Row::default(), 0);
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(element) if element.local_name().as_ref() == "row" => {
                let number = attribute(element, "r")?.map(|text| number(&text)).transpose()?;
                row = Row {
                    number: number.unwrap_or(row.number.saturating_add(1)),
                    cells: Vec::new(),
                };
                column = 0;
            }
            Event::Start(element) if element.local_name().as_ref() == "c" => {
                let named = attribute(element, "r")?.map(|text| column_of(&text)).transpose()?;
                column = named.unwrap_or(column);
                let kind = attribute(element, "t")?.unwrap_or_default();
                let cell = OpenCell::read(&mut xml)?.close(&kind, strings)?;
                if let Some(cell) = cell.filter(|_| column < MAX_COLUMN) {
                    room.take(&cell.text)?;
                    row.cells.push((column, cell));
                }
                column = column.saturating_add(1);
            }
            Event::End(element)
                if element.local_name().as_ref() == "row" && !row.cells.is_empty() =>
            {
                rows.push(Row { number: row.number, cells: std::mem::take(&mut row.cells) });
            }
            Event::End(element) if element.local_name().as_ref() == "sheetData" => break,
            _ => {}
        }
    }
    Ok(rows)
}

/// What stands between the tags of a cell.
#[derive(Debug, Default)]
struct OpenCell {
    /// The value, or which of the shared texts it is.
    value: String,
    /// A text of its own.
    text: String,
    is_formula: bool,
}

impl OpenCell {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ImportFaultKind> {
        let mut cell = Self::default();
        let (mut inside, mut is_sound) = (None, false);
        while let Some(event) = xml.next()? {
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "f" => cell.is_formula = true,
                    "v" => inside = Some(false),
                    "t" if !is_sound => inside = Some(true),
                    "rPh" => is_sound = true,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "c" => return Ok(cell),
                    "v" | "t" => inside = None,
                    "rPh" => is_sound = false,
                    _ => {}
                },
                other => match inside {
                    Some(false) => add(other, &mut cell.value)?,
                    Some(true) => add(other, &mut cell.text)?,
                    None => {}
                },
            }
        }
        Err(ImportFaultKind::Damaged)
    }

    /// The cell, if it holds something. `kind` is its type in the file.
    fn close(self, kind: &str, strings: &[Arc<str>]) -> Result<Option<Cell>, ImportFaultKind> {
        let Self { value, text, is_formula } = self;
        let (text, cell_kind) = match kind {
            "s" => {
                let shared = value.trim().parse().ok().and_then(|at: usize| strings.get(at));
                (Arc::clone(shared.ok_or(ImportFaultKind::Damaged)?), CellKind::Text)
            }
            "inlineStr" => (unescaped(&text).into(), CellKind::Text),
            "str" => (unescaped(&value).into(), CellKind::Text),
            _ => (value.into(), CellKind::Number),
        };
        let kind = if is_formula { CellKind::Formula } else { cell_kind };
        Ok(Some(Cell { text, kind }).filter(|cell| is_formula || !cell.text.trim().is_empty()))
    }
}

fn number(text: &str) -> Result<u32, ImportFaultKind> {
    let number = text.parse().ok().filter(|number| (1..=MAX_ROW).contains(number));
    number.ok_or(ImportFaultKind::Damaged)
}

/// The column of a cell such as `AB12`, counted from 0.
fn column_of(cell: &str) -> Result<u32, ImportFaultKind> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let one = |column: u32, letter: u8| {
        column * 26 + u32::from(letter.to_ascii_uppercase().saturating_sub(b'A')) + 1
    };
    letters.fold(0, one).checked_sub(1).ok_or(ImportFaultKind::Damaged)
}

/// A text without the escapes that workbooks have for what XML has none for, such as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        whole.push_str(before);
        let digits = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let letter =
            digits.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32);
        let length = if letter.is_some() { 7 } else { 2 };
        whole.push_str(&letter.map_or_else(|| "_x".to_owned(), String::from));
        rest = from.get(length..).unwrap_or_default();
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_from_the_names_of_cells() {
        for (cell, column) in [("A1", 0), ("Z9", 25), ("AA10", 26), ("XFD1048576", 16_383)] {
            assert!(matches!(column_of(cell), Ok(read) if read == column), "{cell}");
        }
        assert!(column_of("12").is_err());
    }

    #[test]
    fn only_escapes_are_unescaped() {
        assert_eq!(unescaped("a_x000A_b_x_c_x00"), "a\nb_x_c_x00");
        assert_eq!(unescaped("_x005F_x000A_"), "_x000A_");
        assert_eq!(unescaped("_xü00A_"), "_xü00A_");
    }
}

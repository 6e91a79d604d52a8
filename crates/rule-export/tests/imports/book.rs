//! Workbooks, edited: a cell of a sheet gets another text, as programs write it.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook with their names.
#[derive(Debug, Clone)]
pub(crate) struct Book(pub(crate) Vec<(String, String)>);

/// The sheets' parts, in the order of an export without a comparison.
pub(crate) const RULES: &str = "xl/worksheets/sheet1.xml";
pub(crate) const REQUEST: &str = "xl/worksheets/sheet2.xml";
pub(crate) const OBJECTS: &str = "xl/worksheets/sheet3.xml";

impl Book {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
        let count = archive.len();
        let part = |at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("a text");
            (part.name().expect("a name").into_owned(), text)
        };
        Self((0..count).map(part).collect())
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            writer.start_file(name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(text.as_bytes()).expect("written");
        }
        writer.finish().expect("a ZIP").into_inner()
    }

    pub(crate) fn part(&mut self, name: &str) -> &mut String {
        let part = self.0.iter_mut().find(|(part, _)| part == name);
        &mut part.expect(name).1
    }

    /// Puts a text into a cell such as `E5`.
    pub(crate) fn set(&mut self, sheet: &str, cell: &str, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let inner = format!("<is><t xml:space=\"preserve\">{text}</t></is>");
        self.put(sheet, cell, &format!("<c r=\"{cell}\" t=\"inlineStr\">{inner}</c>"));
    }

    /// Puts XML in the place of a cell.
    pub(crate) fn put(&mut self, sheet: &str, cell: &str, xml: &str) {
        let part = self.part(sheet);
        let start = part.find(&format!("<c r=\"{cell}\"")).expect(cell);
        let tag = start + part[start..].find('>').expect("the end of a tag");
        let end = if part[..tag].ends_with('/') {
            tag + 1
        } else {
            tag + part[tag..].find("</c>").expect("the end of a cell") + "</c>".len()
        };
        part.replace_range(start..end, xml);
    }
}

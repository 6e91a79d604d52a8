//! A workbook of Excel since 2007: a ZIP of XML. Whatever it claims to hold, no more is inflated than
//! a limit, and nothing is reserved that is not there.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use quick_xml::events::BytesStart;
use zip::ZipArchive;
use zip::result::ZipError;

use super::fault::ImportFaultKind;
use super::sheet::Sheet;
use super::worksheet::{self, Xml};

/// How many bytes all parts of a workbook that are read may have, inflated.
pub(super) const MAX_INFLATED: u64 = 64 * 1024 * 1024;
/// How many cells with content are read.
pub(super) const MAX_CELLS: usize = 1_500_000;
/// How many sheets are read.
const MAX_SHEETS: usize = 100;

/// How the types of the parts end that are looked for.
const WORKBOOK: &str = "/officeDocument";
const SHARED_STRINGS: &str = "/sharedStrings";
/// A part that only a workbook in binary form has.
const BINARY: &str = "xl/workbook.bin";
/// A part in which other formats of ZIPs say what they are.
const MEDIA_TYPE: &str = "mimetype";

/// All sheets, in their order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ImportFaultKind> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportFaultKind::Damaged)?;
    let mut parts = Parts { archive, left: MAX_INFLATED };
    let Some(roots) = parts.text("_rels/.rels")? else { return Err(parts.what_else()) };
    let roots = relations(&roots, "")?;
    let workbook = roots.iter().find(|it| it.kind.ends_with(WORKBOOK));
    let workbook = workbook.ok_or(ImportFaultKind::NotASpreadsheet)?.target.clone();
    if workbook == BINARY {
        return Err(ImportFaultKind::BinaryWorkbook);
    }
    let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let listed = parts.needed(&workbook)?;
    let beside = parts.needed(&joined(folder, &format!("_rels/{name}.rels")))?;
    let relations = relations(&beside, folder)?;
    let shared = relations.iter().find(|it| it.kind.ends_with(SHARED_STRINGS));
    let strings = match shared.map(|it| parts.text(&it.target)).transpose()?.flatten() {
        Some(text) => worksheet::strings(&text)?,
        None => Vec::new(),
    };
    let targets: HashMap<&str, &str> =
        relations.iter().map(|it| (it.id.as_str(), it.target.as_str())).collect();
    let mut room = Room { cells: MAX_CELLS, bytes: MAX_INFLATED };
    let mut sheets = Vec::new();
    for (name, id) in names(&listed)?.into_iter().take(MAX_SHEETS) {
        let Some(target) = targets.get(id.as_str()) else { continue };
        // Sheets that are charts have no cells.
        let rows = worksheet::rows(&parts.needed(target)?, &strings, &mut room)?;
        sheets.push(Sheet { name: Some(name), rows });
    }
    Ok(sheets)
}

/// How much more of cells is read. Texts that many cells share count for each.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) cells: usize,
    pub(super) bytes: u64,
}

impl Room {
    pub(super) fn take(&mut self, text: &Arc<str>) -> Result<(), ImportFaultKind> {
        let cells = self.cells.checked_sub(1).ok_or(ImportFaultKind::TooMuch)?;
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let bytes = self.bytes.checked_sub(length).ok_or(ImportFaultKind::TooMuch)?;
        (self.cells, self.bytes) = (cells, bytes);
        Ok(())
    }
}

/// The parts of a workbook.
struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be inflated.
    left: u64,
}

impl Parts<'_> {
    fn text(&mut self, name: &str) -> Result<Option<String>, ImportFaultKind> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(ImportFaultKind::Damaged),
        };
        let mut bytes = Vec::new();
        // One byte more than may be tells that there is more.
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or(ImportFaultKind::TooMuch)?;
        read.map_err(|_| ImportFaultKind::Damaged)?;
        String::from_utf8(bytes).map(Some).map_err(|_| ImportFaultKind::Damaged)
    }

    fn needed(&mut self, name: &str) -> Result<String, ImportFaultKind> {
        self.text(name)?.ok_or(ImportFaultKind::Damaged)
    }

    /// What a ZIP is that is no workbook.
    fn what_else(&mut self) -> ImportFaultKind {
        match self.text(MEDIA_TYPE) {
            Ok(Some(kind)) if kind.contains("opendocument.spreadsheet") => {
                ImportFaultKind::OpenDocument
            }
            _ => ImportFaultKind::NotASpreadsheet,
        }
    }
}

/// What leads from one part to another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn relations(text: &str, folder: &str) -> Result<Vec<Relation>, ImportFaultKind> {
    let mut relations = Vec::new();
    each(text, "Relationship", |element| {
        let attribute = |name| worksheet::attribute(element, name);
        relations.push(Relation {
            id: attribute("Id")?.unwrap_or_default(),
            kind: attribute("Type")?.unwrap_or_default(),
            target: joined(folder, &attribute("Target")?.unwrap_or_default()),
        });
        Ok(())
    })?;
    Ok(relations)
}

/// The sheets' names with the ids of what leads to them.
fn names(workbook: &str) -> Result<Vec<(String, String)>, ImportFaultKind> {
    let mut names = Vec::new();
    each(workbook, "sheet", |element| {
        let name = worksheet::attribute(element, "name")?.unwrap_or_default();
        names.push((name, worksheet::attribute(element, "id")?.unwrap_or_default()));
        Ok(())
    })?;
    Ok(names)
}

/// Calls `take` with each element of a name.
fn each(
    text: &str,
    name: &str,
    mut take: impl FnMut(&BytesStart<'_>) -> Result<(), ImportFaultKind>,
) -> Result<(), ImportFaultKind> {
    let mut xml = Xml::new(text);
    while let Some(event) = xml.next()? {
        if let quick_xml::events::Event::Start(element) = &event
            && element.local_name().as_ref() == name
        {
            take(element)?;
        }
    }
    Ok(())
}

/// The name of a part from the folder of the part that names it; it may begin at the root.
fn joined(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

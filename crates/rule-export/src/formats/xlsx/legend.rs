//! The sheet that explains the others.

use port_model::flow::Requirement;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Lines;
use crate::content::Content;
use crate::table::COLUMNS;
use crate::text::text;

/// Words of the other sheets besides the requirements; `word-ID` is the word, `legend-word-ID` what
/// it means.
const WORDS: &[&str] =
    &["allow", "both-ways", "address-missing", "address-any", "host", "crossing"];

pub(super) fn write(sheet: &mut Worksheet, content: &Content<'_>) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let mut lines = Lines::new(sheet, &say("sheet-legend"), &[30.0, 60.0, 60.0, 60.0])?;
    lines.heading(&[&say("legend-column"), &say("legend-meaning")])?;
    for id in COLUMNS {
        lines.line(&[&say(&format!("column-{id}")), &say(&format!("legend-column-{id}"))])?;
    }
    lines.heading(&[&say("legend-word"), &say("legend-meaning")])?;
    for requirement in Requirement::ALL {
        let word = say(&format!("requirement-{requirement}"));
        lines.line(&[&word, &say(&format!("legend-requirement-{requirement}"))])?;
    }
    for id in WORDS {
        lines.line(&[&say(&format!("word-{id}")), &say(&format!("legend-word-{id}"))])?;
    }
    services(&mut lines, content)?;
    references(&mut lines, content)
}

fn services(lines: &mut Lines<'_>, content: &Content<'_>) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    lines.heading(&[&say("legend-service"), &say("legend-meaning")])?;
    for (id, name) in content.services() {
        lines.line(&[id.as_str(), name])?;
    }
    lines.line(&["custom", &say("legend-service-custom")])
}

fn references(lines: &mut Lines<'_>, content: &Content<'_>) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let headings =
        ["title", "section", "url", "note"].map(|id| say(&format!("legend-reference-{id}")));
    lines.heading(&headings.each_ref().map(String::as_str))?;
    for reference in content.references() {
        let note = reference.note.as_deref().unwrap_or_default();
        lines.line(&[&reference.title, &reference.section, &reference.url, note])?;
    }
    Ok(())
}

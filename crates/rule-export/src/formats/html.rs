//! The rules for a browser and its printer: one page that needs no other file. The template escapes
//! every text.

use std::io::Write;

use askama::Template;
use port_model::Lang;

use crate::change::Change;
use crate::content::Content;
use crate::facts::facts;
use crate::findings;
use crate::report::Report;
use crate::request::ExportError;
use crate::table::{self, Cells};
use crate::text::text;

#[derive(Template)]
#[template(path = "rules.html")]
struct Page<'a> {
    lang: Lang,
    title: &'a str,
    facts: Vec<(String, String)>,
    without_address: String,
    remarks: String,
    report: &'a Report,
    header: Cells,
    rows: Vec<(Option<Change>, Cells)>,
    findings_title: String,
    findings_header: [String; findings::COLUMNS.len()],
    findings: Vec<[String; findings::COLUMNS.len()]>,
}

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let lang = content.lang();
    let mut rows = Vec::with_capacity(content.rules.len());
    table::for_each_row(content, report, |change, cells| {
        rows.push((change, cells));
        Ok(())
    })?;
    let page = Page {
        lang,
        title: content.request.deployment.name(),
        facts: facts(content, report),
        without_address: text(lang, "request-without-address"),
        remarks: text(lang, "request-remarks"),
        report,
        header: table::header(lang),
        rows,
        findings_title: text(lang, "sheet-findings"),
        findings_header: findings::header(lang),
        findings: findings::rows(content),
    };
    page.write_into(output)?;
    Ok(())
}

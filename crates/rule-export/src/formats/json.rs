//! The rules for programs.
//!
//! One object: `deployment` (its name), `version` (null where it isn't stored), `date`, `link`,
//! `grouping` (`flow`, `pair` or `compact`), `filter` (`crossing_only`, `component`, `zones`),
//! `report` ([`Report`]) and `rules`, an array of [`Rule`]s in the order of the
//! spreadsheet, and `findings`, each with the `reason` where it was acknowledged. Every rule allows; endpoints are written as in the deployment's flows.

use std::io::Write;

use serde::Serialize;

use crate::content::Content;
use crate::filter::Filter;
use crate::group::Grouping;
use crate::report::Report;
use crate::request::ExportError;
use crate::rule::Rule;

#[derive(Serialize)]
struct File<'a, F> {
    deployment: &'a str,
    version: Option<i64>,
    date: &'a str,
    link: Option<&'a str>,
    grouping: Grouping,
    filter: &'a Filter,
    report: &'a Report,
    rules: &'a [Rule],
    findings: Vec<F>,
}

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let request = content.request;
    let file = File {
        deployment: request.deployment.name(),
        version: request.version,
        date: request.date,
        link: request.link,
        grouping: request.grouping,
        filter: &request.filter,
        report,
        rules: &content.rules,
        findings: request.findings.iter().map(|known| known.row(request.lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *output, &file).map_err(ExportError::Json)?;
    output.write_all(b"\n")?;
    Ok(())
}

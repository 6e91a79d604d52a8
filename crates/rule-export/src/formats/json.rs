//! The rules for programs.
//!
//! One object: `deployment` (its name), `version` (null where it isn't stored), `date`, `link`,
//! `grouping` (`flow`, `pair` or `compact`), `filter` (`crossing_only`, `component`, `zones`),
//! `report` ([`Report`]) and `rules`, an array of [`Rule`]s in the order of the
//! spreadsheet, and `findings`, each with the `reason` where it was acknowledged. A change request has
//! `compared_with` besides: `deployment`, `version` and `changes`, an array of [`ChangedRule`]s. Every
//! rule allows; endpoints are written as in the deployment's flows.

use std::io::Write;

use serde::Serialize;

use crate::change::ChangedRule;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_with: Option<Former<'a>>,
    findings: Vec<F>,
}

/// What the rules are compared with, and what became of them.
#[derive(Serialize)]
struct Former<'a> {
    deployment: &'a str,
    version: Option<i64>,
    changes: &'a [ChangedRule],
}

impl<'a> Former<'a> {
    fn of(content: &'a Content<'_>) -> Option<Self> {
        let (before, changes) = (content.request.before?, content.changed.as_deref()?);
        Some(Self { deployment: before.deployment.name(), version: before.version, changes })
    }
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
        compared_with: Former::of(content),
        findings: request.findings.iter().map(|known| known.row(request.lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *output, &file).map_err(ExportError::Json)?;
    output.write_all(b"\n")?;
    Ok(())
}

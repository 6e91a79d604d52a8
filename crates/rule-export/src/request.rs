//! An export from beginning to end.

use std::io::{self, Write};

use port_model::{Deployment, Flow, Id, Lang};

use crate::change::{Before, changes};
use crate::connection::Connection;
use crate::content::Content;
use crate::device_group::DeviceGroup;
use crate::filter::Filter;
use crate::findings::KnownFinding;
use crate::format::ExportFormat;
use crate::group::{Grouping, rules};
use crate::report::Report;
use crate::rule::Rule;

/// What to export.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The deployment that the flows follow from.
    pub deployment: &'a Deployment,
    /// Its flows, in the language of the export.
    pub flows: &'a [Flow],
    /// What the reader should know about the draft.
    pub findings: &'a [KnownFinding<'a>],
    /// Which version of it, where it is stored.
    pub version: Option<i64>,
    /// The day of the export, such as `2026-03-01`.
    pub date: &'a str,
    /// Where the reader finds the deployment, where it is stored.
    pub link: Option<&'a str>,
    /// The language of headings and sentences.
    pub lang: Lang,
    /// How flows become rules.
    pub grouping: Grouping,
    /// Which flows.
    pub filter: Filter,
    /// The device group of a Panorama that the rules are for; none for a firewall by itself.
    pub device_group: Option<DeviceGroup>,
    /// The older version to compare with, for a change request. None for all rules as they are.
    pub before: Option<Before<'a>>,
}

/// A file for other people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its media type, with the character set where it is a text.
    pub media_type: &'static str,
    /// What to call it: letters of ids, digits, hyphens and one dot.
    pub file_name: String,
    /// What it holds and what it doesn't.
    pub report: Report,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The rules don't admit exactly what the flows ask for: a defect of this program.
    #[error("the rules drop {dropped} connections of the flows and add {added}")]
    NotExact {
        /// How many connections of the flows no rule admits.
        dropped: usize,
        /// How many connections the rules admit that no flow asks for.
        added: usize,
    },
    /// A spreadsheet takes only so many rows.
    #[error("{rows} rows are more than the {limit} that a spreadsheet takes")]
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// How many it takes.
        limit: usize,
    },
    /// The format has no way to say what differs.
    #[error("the format '{format}' can't say what differs from an older version")]
    NoComparison {
        /// The format's word.
        format: &'static str,
    },
    /// The archive could not be written.
    #[error("the archive could not be written")]
    Archive(#[from] zip::result::ZipError),
    /// The date in the request is none.
    #[error("'{date}' is not a date such as 2026-03-01")]
    BadDate {
        /// The text.
        date: String,
    },
    /// The workbook could not be written.
    #[error("the workbook could not be written")]
    Workbook(#[source] Box<rust_xlsxwriter::XlsxError>),
    /// The CSV could not be written.
    #[error("the CSV could not be written")]
    Csv(#[source] csv::Error),
    /// The JSON could not be written.
    #[error("the JSON could not be written")]
    Json(#[source] serde_json::Error),
    /// The YAML could not be written.
    #[error("the YAML could not be written")]
    Yaml(#[source] serde_json::Error),
    /// Where the file goes to takes no more of it.
    #[error("the file could not be written")]
    Output(#[from] io::Error),
}

/// Makes a file of a deployment's flows.
///
/// # Errors
/// Where the rules would not be exact, or the format doesn't take what there is.
pub fn export(format: ExportFormat, request: &Request<'_>) -> Result<Exported, ExportError> {
    let mut bytes = Vec::new();
    let report = export_to(format, request, &mut bytes)?;
    Ok(Exported {
        bytes,
        media_type: format.media_type(),
        file_name: file_name(format, request),
        report,
    })
}

/// Writes a file of a deployment's flows piece by piece, so that a large one is nowhere as a whole.
///
/// # Errors
/// As [`export`], and where `output` takes no more. What is written by then is no whole file.
pub fn export_to(
    format: ExportFormat,
    request: &Request<'_>,
    output: &mut dyn Write,
) -> Result<Report, ExportError> {
    if request.before.is_some() && !format.says_changes() {
        return Err(ExportError::NoComparison { format: format.word() });
    }
    let content = content(request)?;
    let mut report = Report::new(request, &content.rules);
    format.write(&content, &mut report, output)?;
    Ok(report)
}

/// What formats are given to write.
pub(crate) fn content<'a>(request: &'a Request<'a>) -> Result<Content<'a>, ExportError> {
    let rules = exact_rules(request.flows, request)?;
    let before = request.before.map(|before| exact_rules(before.flows, request)).transpose()?;
    let changed = before.as_ref().map(|before| changes(before.clone(), rules.clone()));
    Ok(Content { request, rules, changed, former: before.unwrap_or_default() })
}

/// The rules for the flows of a version, which admit exactly these.
fn exact_rules(flows: &[Flow], request: &Request<'_>) -> Result<Vec<Rule>, ExportError> {
    let rules = rules(flows, request.grouping, &request.filter);
    let admitted = flows.iter().filter(|flow| request.filter.admits(flow));
    check(&Connection::of_flows(admitted), &Connection::of_rules(&rules))?;
    Ok(rules)
}

type Connections<'a> = std::collections::HashSet<Connection<'a>>;

fn check(asked: &Connections<'_>, admitted: &Connections<'_>) -> Result<(), ExportError> {
    if asked == admitted {
        return Ok(());
    }
    Err(ExportError::NotExact {
        dropped: asked.difference(admitted).count(),
        added: admitted.difference(asked).count(),
    })
}

/// What to call a file: letters of ids, digits, hyphens and one dot.
pub fn file_name(format: ExportFormat, request: &Request<'_>) -> String {
    name_ending_in(format.extension(), request)
}

/// What to call an archive of files.
pub fn archive_name(request: &Request<'_>) -> String {
    name_ending_in("zip", request)
}

fn name_ending_in(extension: &str, request: &Request<'_>) -> String {
    let fallback = "deployment";
    let name = fallback.parse().map_or_else(
        |_| fallback.to_owned(),
        |fallback| Id::from_name(request.deployment.name(), &fallback).to_string(),
    );
    let former = request.before.map(|before| before.version);
    let version = |version: Option<i64>| version.map_or_else(String::new, |it| format!("-v{it}"));
    let now = version(request.version);
    match former {
        Some(former) => format!("{name}-changes{}{now}.{extension}", version(former)),
        None => format!("{name}-rules{now}.{extension}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_widen_or_drop_are_refused() {
        let text = include_str!("../../port-model/tests/examples/windows-all-in-one.yaml");
        let deployment = Deployment::read(text, port_model::Format::Yaml).expect("an example");
        let flows = deployment.flows(Lang::En);
        let filter = Filter::default();
        let admitted: Vec<&Flow> = flows.iter().filter(|flow| filter.admits(flow)).collect();
        let asked = Connection::of_flows(admitted.iter().copied());
        let sound = rules(&flows, Grouping::Pair, &filter);
        assert!(check(&asked, &Connection::of_rules(&sound)).is_ok());

        let mut wider = sound.clone();
        let other = wider[1].sources[0].clone();
        wider[0].sources.push(other);
        assert!(matches!(
            check(&asked, &Connection::of_rules(&wider)),
            Err(ExportError::NotExact { dropped: 0, added: 1.. })
        ));
        assert!(matches!(
            check(&asked, &Connection::of_rules(&sound[1..])),
            Err(ExportError::NotExact { dropped: 1.., added: 0 })
        ));
    }
}

//! `portolan check`: what the architect should know about a draft.

use std::io::{self, Write};

use port_model::findings::FindingRow;
use port_model::{Lang, Severity};

use super::Outcome;
use crate::arguments::{CheckCommand, ReportFormat};
use crate::error::CommandError;
use crate::input::read_deployment;
use crate::output::{Output, write_json_list};
use crate::wording;

pub(super) fn run(
    command: &CheckCommand,
    lang: Lang,
    output: &mut Output,
) -> Result<Outcome, CommandError> {
    let findings: Vec<FindingRow> = read_deployment(&command.file, command.catalogue.load()?)?
        .findings()
        .iter()
        .map(|finding| finding.row(lang))
        .collect();
    output.print(|out| match command.format {
        ReportFormat::Table => report(&findings, lang, out),
        ReportFormat::Json => write_json_list(&findings, out),
    })?;
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_errors { Outcome::FoundErrors } else { Outcome::Done })
}

fn report(findings: &[FindingRow], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let concerned: Vec<&str> = finding
            .components
            .iter()
            .chain(&finding.networks)
            .map(port_model::Id::as_str)
            .collect();
        writeln!(out, "{} {}", wording::text(lang, severity_key(finding.severity)), finding.code)?;
        if !concerned.is_empty() {
            writeln!(out, "  {}", concerned.join(", "))?;
        }
        writeln!(out, "  {}\n  {}\n", finding.message, finding.remedy)?;
    }
    writeln!(out, "{}", totals(findings, lang))
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Advice => "severity-advice",
    }
}

fn totals(findings: &[FindingRow], lang: Lang) -> String {
    let keys = [
        (Severity::Error, "error-count"),
        (Severity::Warning, "warning-count"),
        (Severity::Advice, "advice-count"),
    ];
    keys.map(|(severity, key)| {
        let of_severity = findings.iter().filter(|finding| finding.severity == severity);
        wording::count(lang, key, of_severity.count())
    })
    .join(", ")
}

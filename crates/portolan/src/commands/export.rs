//! `portolan export`: rules for the people and machines that open firewalls.

use jiff::civil::Date;
use port_model::{Deployment, Lang};
use rule_export::{
    Before, ExportFormat, Filter, KnownFinding, LeftOut, Report, Request, archive, export_to,
};

use super::Outcome;
use crate::arguments::{ExportCommand, ExportKind};
use crate::error::CommandError;
use crate::input::read_deployment;
use crate::output::Output;
use crate::wording;

pub(super) fn run(
    command: &ExportCommand,
    lang: Lang,
    output: &mut Output,
    today: Date,
) -> Result<Outcome, CommandError> {
    let catalogue = command.catalogue.load()?;
    let deployment = read_deployment(&command.file, catalogue)?;
    let since = command.since.as_deref().map(|old| read_deployment(old, catalogue)).transpose()?;
    let former = since.as_ref().map(|old| (old, old.flows(lang)));
    let findings = deployment.findings();
    let request = Request {
        deployment: &deployment,
        flows: &deployment.flows(lang),
        findings: &KnownFinding::open(&findings),
        version: None,
        date: &command.date.unwrap_or(today).to_string(),
        link: None,
        lang,
        grouping: command.grouping,
        filter: filter(&command.filter, &deployment, since.as_ref())?,
        device_group: command.device_group.clone(),
        before: former.as_ref().map(|(deployment, flows)| Before {
            deployment,
            flows,
            version: None,
        }),
    };
    write(command.format, &request, command.output.as_deref(), output)?;
    Ok(Outcome::Done)
}

/// The filter that a word names in the document, or in the older one.
fn filter(
    word: &str,
    deployment: &Deployment,
    since: Option<&Deployment>,
) -> Result<Filter, CommandError> {
    Filter::from_word(word, deployment)
        .or_else(|fault| since.and_then(|old| Filter::from_word(word, old).ok()).ok_or(fault))
        .map_err(CommandError::NotAFilter)
}

/// Writes a file, and what it does not hold to standard error.
pub(super) fn write(
    kind: ExportKind,
    request: &Request<'_>,
    path: Option<&std::path::Path>,
    output: &mut Output,
) -> Result<(), CommandError> {
    let mut bytes = Vec::new();
    let report = match kind {
        ExportKind::File(format) => Some(export_to(format, request, &mut bytes)?),
        ExportKind::Archive => {
            archive(ExportFormat::ALL, request, &mut bytes)?;
            None
        }
    };
    let goes_to_terminal = path.is_none() && output.is_terminal();
    if goes_to_terminal && std::str::from_utf8(&bytes).is_err() {
        return Err(CommandError::BinaryToTerminal { format: kind.word() });
    }
    output.save(path, &bytes)?;
    output.note(&report.map_or_else(Vec::new, |report| notes(&report, request.lang)));
    Ok(())
}

/// What the file does not hold or could not say, one line each.
fn notes(report: &Report, lang: Lang) -> Vec<String> {
    let left_out = (report.left_out != LeftOut::default()).then(|| report.left_out.text(lang));
    let without_address = report
        .without_address
        .iter()
        .map(|end| wording::about(lang, "no-address", end.component.as_str()));
    let remarks = report.remarks.iter().map(|remark| remark.text(lang));
    left_out.into_iter().chain(without_address).chain(remarks).collect()
}

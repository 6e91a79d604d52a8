//! `portolan export`: rules for the people and machines that open firewalls.

use jiff::civil::Date;
use port_model::Lang;
use rule_export::{Exported, Filter, KnownFinding, LeftOut, Report, Request, export};

use super::Outcome;
use crate::arguments::{ExportCommand, FlowFilter};
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
    let deployment = read_deployment(&command.file, command.catalogue.load()?)?;
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
        filter: Filter {
            crossing_only: command.filter == FlowFilter::Crossing,
            ..Filter::default()
        },
        device_group: command.device_group.clone(),
        before: None,
    };
    let Exported { bytes, report, .. } = export(command.format, &request)?;
    let goes_to_terminal = command.output.is_none() && output.is_terminal();
    if goes_to_terminal && std::str::from_utf8(&bytes).is_err() {
        return Err(CommandError::BinaryToTerminal { format: command.format.word() });
    }
    output.save(command.output.as_deref(), &bytes)?;
    output.note(&notes(&report, lang));
    Ok(Outcome::Done)
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

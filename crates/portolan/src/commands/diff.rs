//! `portolan diff`: which flows came, went or changed between two documents.

use std::io::{self, Write};

use port_model::difference::{FlowChange, FlowChanges};
use port_model::{Flow, Lang};

use super::Outcome;
use super::flows::port_and_protocol;
use crate::arguments::{DiffCommand, ReportFormat};
use crate::error::CommandError;
use crate::input::read_deployment;
use crate::output::Output;
use crate::table::Table;
use crate::wording;

pub(super) fn run(
    command: &DiffCommand,
    lang: Lang,
    output: &mut Output,
) -> Result<Outcome, CommandError> {
    let catalogue = command.catalogue.load()?;
    let old = read_deployment(&command.old, catalogue)?;
    let new = read_deployment(&command.new, catalogue)?;
    let (old, new) = (old.flows(lang), new.flows(lang));
    let difference = FlowChanges::between(&old, &new);
    output.print(|out| match command.format {
        ReportFormat::Table => table(&difference, lang, out),
        ReportFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &difference)?;
            writeln!(out)
        }
    })?;
    let tells = command.exit_code && !difference.is_empty();
    Ok(if tells { Outcome::FoundDifferences } else { Outcome::Done })
}

fn table(difference: &FlowChanges<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if !difference.is_empty() {
        let keys = ["change", "flow", "source", "destination", "port", "differs"];
        let mut table = Table::new(wording::heading(lang, keys));
        let signed = |sign, flows: &[&Flow]| {
            flows.iter().map(|flow| row(sign, flow, String::new())).collect::<Vec<_>>()
        };
        let changed = |change: &FlowChange<'_>| row("~", change.after, change.keys().join(", "));
        let rows = [signed("-", &difference.removed), signed("+", &difference.added)].concat();
        rows.into_iter()
            .chain(difference.changed.iter().map(changed))
            .for_each(|row| table.row(row));
        table.write(out)?;
        writeln!(out)?;
    }
    let counts = [
        ("added-count", difference.added.len()),
        ("removed-count", difference.removed.len()),
        ("changed-count", difference.changed.len()),
    ];
    writeln!(out, "{}", counts.map(|(key, count)| wording::count(lang, key, count)).join(", "))
}

fn row(sign: &str, flow: &Flow, differs: String) -> Vec<String> {
    vec![
        sign.to_owned(),
        flow.flow.to_string(),
        flow.source.component.to_string(),
        flow.destination.component.to_string(),
        port_and_protocol(flow),
        differs,
    ]
}

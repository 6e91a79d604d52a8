//! `portolan diff`: which flows and rules came, went or changed between two documents.

use std::io::{self, Write};

use jiff::civil::Date;
use port_model::difference::{FlowChange, FlowChanges};
use port_model::{Deployment, Flow, Lang};
use rule_export::{Before, Change, ChangedRule, Filter, Grouping, Request, changes, rules};
use serde::Serialize;

use super::flows::port_and_protocol;
use super::{Outcome, export};
use crate::arguments::{DiffCommand, DiffFormat, ExportKind};
use crate::error::CommandError;
use crate::input::read_deployment;
use crate::output::Output;
use crate::table::Table;
use crate::wording;

/// What differs.
#[derive(Serialize)]
struct Difference<'a> {
    #[serde(flatten)]
    flows: FlowChanges<'a>,
    /// The rules that are not kept as they are.
    rules: Vec<ChangedRule>,
}

pub(super) fn run(
    command: &DiffCommand,
    lang: Lang,
    output: &mut Output,
    today: Date,
) -> Result<Outcome, CommandError> {
    let catalogue = command.catalogue.load()?;
    let old = read_deployment(&command.old, catalogue)?;
    let new = read_deployment(&command.new, catalogue)?;
    let (before, after) = (old.flows(lang), new.flows(lang));
    let difference = Difference {
        flows: FlowChanges::between(&before, &after),
        rules: rule_changes(&before, &after, command.grouping),
    };
    match command.format {
        DiffFormat::Table | DiffFormat::Json => {
            let mut text = Vec::new();
            if command.format == DiffFormat::Table {
                table(&difference, lang, &mut text).map_err(CommandError::Output)?;
            } else {
                write_json(&difference, &mut text).map_err(CommandError::Output)?;
            }
            output.save(command.output.as_deref(), &text)?;
        }
        DiffFormat::File(format) => {
            let before = Before { deployment: &old, flows: &before, version: None };
            let date = command.date.unwrap_or(today).to_string();
            let request = change_request((&new, &after), before, &date, lang, command.grouping);
            let kind = ExportKind::File(format);
            export::write(kind, &request, command.output.as_deref(), output)?;
        }
    }
    let tells = command.exit_code && !difference.flows.is_empty();
    Ok(if tells { Outcome::FoundDifferences } else { Outcome::Done })
}

fn write_json(difference: &Difference<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, difference)?;
    writeln!(out)
}

fn change_request<'a>(
    (deployment, flows): (&'a Deployment, &'a [Flow]),
    before: Before<'a>,
    date: &'a str,
    lang: Lang,
    grouping: Grouping,
) -> Request<'a> {
    Request {
        deployment,
        flows,
        findings: &[],
        version: None,
        date,
        link: None,
        lang,
        grouping,
        filter: Filter::default(),
        device_group: None,
        before: Some(before),
    }
}

fn rule_changes(before: &[Flow], after: &[Flow], grouping: Grouping) -> Vec<ChangedRule> {
    let rules = |flows| rules(flows, grouping, &Filter::default());
    let mut changed = changes(rules(before), rules(after));
    changed.retain(|rule| rule.change != Change::Keep);
    changed
}

fn table(difference: &Difference<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let flows = &difference.flows;
    if !flows.is_empty() {
        let keys = ["change", "flow", "source", "destination", "port", "differs"];
        let mut table = Table::new(wording::heading(lang, keys));
        let signed = |sign, flows: &[&Flow]| {
            flows.iter().map(|flow| row(sign, flow, String::new())).collect::<Vec<_>>()
        };
        let changed = |change: &FlowChange<'_>| row("~", change.after, change.keys().join(", "));
        let rows = [signed("-", &flows.removed), signed("+", &flows.added)].concat();
        rows.into_iter().chain(flows.changed.iter().map(changed)).for_each(|row| table.row(row));
        table.write(out)?;
        writeln!(out)?;
    }
    let counts = [
        ("added-count", flows.added.len()),
        ("removed-count", flows.removed.len()),
        ("changed-count", flows.changed.len()),
    ];
    writeln!(out, "{}", counts.map(|(key, count)| wording::count(lang, key, count)).join(", "))?;
    rule_table(&difference.rules, lang, out)
}

/// The rules that are not kept, as a firewall team reads them.
fn rule_table(rules: &[ChangedRule], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if rules.is_empty() {
        return Ok(());
    }
    let mut table =
        Table::new(wording::heading(lang, ["change", "rule", "source", "destination", "port"]));
    for ChangedRule { change, rule, .. } in rules {
        let ends = |ends: &[std::sync::Arc<port_model::Endpoint>]| {
            ends.iter().map(|end| end.component.to_string()).collect::<Vec<_>>().join(", ")
        };
        let services = rule.services.iter().map(|service| match service.port {
            Some(port) => format!("{port}/{}", service.protocol),
            None => service.protocol.to_string(),
        });
        let sign = match change {
            Change::Add => "+",
            Change::Remove => "-",
            Change::Modify | Change::Keep => "~",
        };
        table.row(vec![
            sign.to_owned(),
            rule.id.clone(),
            ends(&rule.sources),
            ends(&rule.destinations),
            services.collect::<Vec<_>>().join(", "),
        ]);
    }
    writeln!(out)?;
    table.write(out)
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

//! `portolan flows`: which flows follow from a deployment.

use std::io::{self, Write};

use port_model::flow::Flow;
use port_model::{Address, Lang};

use super::Outcome;
use crate::arguments::{FlowsCommand, FlowsFormat};
use crate::error::CommandError;
use crate::input::read_deployment;
use crate::output::{Output, write_json_list};
use crate::table::Table;
use crate::wording;

/// The columns of the CSV table. Programs rely on their names and order.
const COLUMNS: [&str; 24] = [
    "id",
    "flow",
    "source",
    "source_name",
    "source_zone",
    "source_network",
    "source_addresses",
    "destination",
    "destination_name",
    "destination_zone",
    "destination_network",
    "destination_addresses",
    "protocol",
    "port",
    "service",
    "bidirectional",
    "boundary",
    "requirement",
    "encryption",
    "source_process",
    "destination_process",
    "summary",
    "basis",
    "reference",
];

pub(super) fn run(
    command: &FlowsCommand,
    lang: Lang,
    output: &mut Output,
) -> Result<Outcome, CommandError> {
    let flows = read_deployment(&command.file, command.catalogue.load()?)?.flows(lang);
    output.print(|out| match command.format {
        FlowsFormat::Table => table(&flows, lang, out),
        FlowsFormat::Json => write_json_list(&flows, out),
        FlowsFormat::Csv => csv(&flows, out),
    })?;
    Ok(Outcome::Done)
}

fn table(flows: &[Flow], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let keys = ["flow", "source", "destination", "port", "boundary", "requirement"];
    let mut table = Table::new(wording::heading(lang, keys));
    for flow in flows {
        table.row(vec![
            flow.flow.to_string(),
            flow.source.component.to_string(),
            flow.destination.component.to_string(),
            port_and_protocol(flow),
            wording::text(lang, &format!("boundary-{}", flow.boundary)),
            wording::text(lang, &format!("requirement-{}", flow.requirement)),
        ]);
    }
    table.write(out)?;
    writeln!(out, "\n{}", wording::count(lang, "flow-count", flows.len()))
}

/// `17472/tcp`, or the protocol alone where it has no ports.
pub(super) fn port_and_protocol(flow: &Flow) -> String {
    match flow.port {
        Some(port) => format!("{port}/{}", flow.protocol),
        None => flow.protocol.to_string(),
    }
}

fn csv(flows: &[Flow], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for flow in flows {
        writer.write_record(record(flow))?;
    }
    writer.flush()
}

fn record(flow: &Flow) -> [String; COLUMNS.len()] {
    let (source, destination) = (&flow.source, &flow.destination);
    let or_empty = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        flow.id.clone(),
        flow.flow.to_string(),
        source.component.to_string(),
        source.name.clone(),
        source.zone.to_string(),
        or_empty(source.network.as_ref().map(port_model::Id::as_str)),
        joined(&source.addresses),
        destination.component.to_string(),
        destination.name.clone(),
        destination.zone.to_string(),
        or_empty(destination.network.as_ref().map(port_model::Id::as_str)),
        joined(&destination.addresses),
        flow.protocol.to_string(),
        flow.port.map(|port| port.to_string()).unwrap_or_default(),
        flow.service.to_string(),
        flow.bidirectional.to_string(),
        flow.boundary.to_string(),
        flow.requirement.to_string(),
        flow.encryption.to_string(),
        or_empty(flow.source_process.as_deref()),
        or_empty(flow.destination_process.as_deref()),
        flow.summary.to_string(),
        flow.reference.basis.to_string(),
        flow.reference.to_string(),
    ]
}

fn joined(addresses: &[Address]) -> String {
    addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

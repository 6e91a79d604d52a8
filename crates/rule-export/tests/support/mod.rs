//! What several tests need: deployments, and exports read back by other libraries.
#![allow(dead_code, clippy::allow_attributes, reason = "each test crate uses some of it")]

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use port_model::{Deployment, Flow, Format, Lang};
use rule_export::{ExportFormat, Exported, Filter, Grouping, Request, export};

pub(crate) const EXAMPLES: [(&str, &str); 3] = [
    (
        "windows-active-active",
        include_str!("../../../port-model/tests/examples/windows-active-active.yaml"),
    ),
    (
        "windows-all-in-one",
        include_str!("../../../port-model/tests/examples/windows-all-in-one.yaml"),
    ),
    (
        "appliance-active-active",
        include_str!("../../../port-model/tests/examples/appliance-active-active.yaml"),
    ),
];

pub(crate) const HEADER: [&str; 14] = [
    "Rule ID",
    "Change",
    "Source zone",
    "Source name",
    "Source address",
    "Destination zone",
    "Destination name",
    "Destination address",
    "Protocol",
    "Port",
    "Service",
    "Action",
    "Justification",
    "Reference",
];

pub(crate) fn deployment(text: &str) -> Deployment {
    Deployment::read(text, Format::Yaml).expect("a sound document")
}

pub(crate) fn request<'a>(
    deployment: &'a Deployment,
    flows: &'a [Flow],
    grouping: Grouping,
) -> Request<'a> {
    Request {
        deployment,
        flows,
        findings: &[],
        version: Some(3),
        date: "2026-03-01",
        link: Some("https://portolan.example.com/d/1"),
        lang: Lang::En,
        grouping,
        filter: Filter::default(),
        device_group: None,
        before: None,
    }
}

pub(crate) fn exported(format: ExportFormat, text: &str, grouping: Grouping) -> Exported {
    let deployment = deployment(text);
    let flows = deployment.flows(Lang::En);
    export(format, &request(&deployment, &flows, grouping)).expect("an export")
}

/// The rows of a CSV with the header, as another reader of the format sees them.
pub(crate) fn csv_rows(exported: &Exported) -> Vec<Vec<String>> {
    csv_rows_of(&exported.bytes)
}

pub(crate) fn csv_rows_of(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// The rows of a sheet; every cell has to be a text or empty.
pub(crate) fn sheet_rows(exported: &Exported, sheet: &str) -> Vec<Vec<String>> {
    sheet_rows_of(&exported.bytes, sheet)
}

pub(crate) fn sheet_rows_of(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let formulas = book.worksheet_formula(sheet).expect("a sheet");
    assert!(formulas.used_cells().next().is_none(), "{sheet} has formulas");
    let range = book.worksheet_range(sheet).expect("a sheet");
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{sheet} has {other:?}"),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// The appliances' example with a syslog server that has no address yet.
pub(crate) fn without_an_address() -> String {
    let known = "name: SIEM, network: infra, addresses: [10.10.1.14]";
    assert!(EXAMPLES[2].1.contains(known));
    EXAMPLES[2].1.replace(known, "name: SIEM, network: infra")
}

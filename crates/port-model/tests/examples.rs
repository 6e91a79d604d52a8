//! The three example documents give exactly the flows that the contract lists for them.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use port_model::{Deployment, Format, Lang};

/// The flows as the tables list them. The tables sort by column, the flows themselves by id.
fn rows(document: &str) -> Vec<String> {
    let deployment = Deployment::read(document, Format::Yaml).expect("a sound example");
    let mut rows: Vec<String> = deployment
        .flows(Lang::En)
        .into_iter()
        .map(|flow| {
            let port = flow.port.map_or_else(|| "-".to_owned(), |port| port.to_string());
            let ends = format!("{}\t{}", flow.source.component, flow.destination.component);
            let nature = format!("{}\t{}\t{}", flow.boundary, flow.requirement, flow.bidirectional);
            format!("{}\t{ends}\t{}\t{port}\t{nature}", flow.flow, flow.protocol)
        })
        .collect();
    rows.sort();
    rows
}

fn listed(table: &str) -> Vec<&str> {
    table.lines().skip(1).collect()
}

#[test]
fn windows_active_active() {
    let expected = include_str!("examples/windows-active-active.flows.tsv");
    assert_eq!(rows(include_str!("examples/windows-active-active.yaml")), listed(expected));
}

#[test]
fn windows_all_in_one() {
    let expected = include_str!("examples/windows-all-in-one.flows.tsv");
    assert_eq!(rows(include_str!("examples/windows-all-in-one.yaml")), listed(expected));
}

#[test]
fn appliance_active_active() {
    let expected = include_str!("examples/appliance-active-active.flows.tsv");
    assert_eq!(rows(include_str!("examples/appliance-active-active.yaml")), listed(expected));
}

//! The three example documents give exactly the flows that the contract lists for them.

use std::fmt::Write as _;

use port_model::{Deployment, Format, Lang};

fn rows(document: &str) -> String {
    let deployment = Deployment::read(document, Format::Yaml).expect("a sound example");
    let mut table =
        "flow\tsource\tdestination\tprotocol\tport\tboundary\trequirement\tbidirectional\n"
            .to_owned();
    for flow in deployment.flows(Lang::En) {
        let port = flow.port.map_or_else(|| "-".to_owned(), |port| port.to_string());
        let (source, destination) = (&flow.source.component, &flow.destination.component);
        writeln!(
            table,
            "{}\t{source}\t{destination}\t{}\t{port}\t{}\t{}\t{}",
            flow.flow, flow.protocol, flow.boundary, flow.requirement, flow.bidirectional
        )
        .expect("text");
    }
    table
}

#[test]
fn windows_active_active() {
    let expected = include_str!("examples/windows-active-active.flows.tsv");
    assert_eq!(rows(include_str!("examples/windows-active-active.yaml")), expected);
}

#[test]
fn windows_all_in_one() {
    let expected = include_str!("examples/windows-all-in-one.flows.tsv");
    assert_eq!(rows(include_str!("examples/windows-all-in-one.yaml")), expected);
}

#[test]
fn appliance_active_active() {
    let expected = include_str!("examples/appliance-active-active.flows.tsv");
    assert_eq!(rows(include_str!("examples/appliance-active-active.yaml")), expected);
}

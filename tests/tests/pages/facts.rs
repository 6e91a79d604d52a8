//! Each fact of the vendor's pages is traced: from the list of facts to the row of the port reference
//! and to the flow of a deployment, and from each row and each flow back to a fact.

use std::collections::BTreeSet;

use portolan_tests::Server;
use serde::Deserialize;
use serde_json::Value;
use storage::testing::FreshDatabase;

storage::on_both_engines!(
    every_fact_has_a_row_and_every_row_a_fact,
    every_fact_brings_a_flow_and_every_flow_has_a_fact,
);

const FACTS: [&str; 2] = [
    include_str!("../../../crates/port-model/tests/facts/seed.toml"),
    include_str!("../../../crates/port-model/tests/facts/vendor.toml"),
];

/// Two drafts that have everything, one on each platform.
const DRAFTS: [&str; 2] =
    [include_str!("everything-windows.yaml"), include_str!("everything-appliance.yaml")];

#[derive(Deserialize)]
struct List {
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
struct Fact {
    #[serde(default)]
    brings: Vec<Brought>,
}

/// A flow, its service, protocol and port: what facts, rows and flows have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Brought {
    flow: String,
    service: String,
    protocol: String,
    port: Option<u64>,
}

fn facts() -> BTreeSet<Brought> {
    let lists = FACTS.iter().map(|text| toml::from_str::<List>(text).expect("a list of facts"));
    lists.flat_map(|list| list.fact).flat_map(|fact| fact.brings).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

async fn every_fact_has_a_row_and_every_row_a_fact(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let page = server.get("/ports").send().await.expect(200).text();
    let file = server.get("/ports.json").send().await.expect(200).json();
    let mut rows = BTreeSet::new();
    for entry in file["entries"].as_array().expect("a list") {
        let row = Brought {
            flow: text(&entry["flow"]),
            service: text(&entry["service"]["id"]),
            protocol: text(&entry["protocol"]["id"]),
            port: entry["port"].as_u64(),
        };
        let place = format!("<tr id=\"{}\">", text(&entry["id"]));
        assert_eq!(page.matches(&place).count(), 1, "{place}");
        assert!(rows.insert(row), "{place}");
    }
    assert_eq!(rows, facts());
}

async fn every_fact_brings_a_flow_and_every_flow_has_a_fact(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut flows = BTreeSet::new();
    for draft in DRAFTS {
        let rows = server.post("/api/v1/flows").yaml(draft).send().await.expect(200).json();
        for row in rows.as_array().expect("a list") {
            flows.insert(Brought {
                flow: text(&row["flow"]),
                service: text(&row["service"]),
                protocol: text(&row["protocol"]),
                port: row["port"].as_u64(),
            });
        }
    }
    assert_eq!(flows, facts());
}

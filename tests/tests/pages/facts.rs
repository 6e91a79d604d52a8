//! Each fact of the vendor's pages is traced: from the list of facts to the row of the port reference
//! and to the flow of a deployment, and from each row and each flow back to a fact.

use std::collections::{BTreeMap, BTreeSet};

use portolan_tests::Server;
use serde::Deserialize;
use serde_json::Value;
use storage::testing::FreshDatabase;

storage::on_both_engines!(
    every_fact_has_a_row_and_every_row_a_fact,
    every_fact_brings_a_flow_and_every_flow_has_a_fact,
    every_module_of_the_facts_is_listed_and_no_other,
    what_facts_tell_stands_beside_its_row,
    the_settings_and_processes_of_the_facts_stand_beside_their_rows,
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
    says: String,
    #[serde(default)]
    brings: Vec<Brought>,
    module: Option<Module>,
    told: Option<Told>,
    process: Option<Process>,
    appliance: Option<BTreeMap<String, String>>,
    #[serde(default)]
    settings: Vec<Setting>,
}

#[derive(Deserialize)]
struct Module {
    id: String,
    ports: String,
}

#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    flows: Vec<String>,
    module: Option<String>,
    en: Vec<String>,
    de: Vec<String>,
}

#[derive(Deserialize)]
struct Process {
    role: String,
    windows: String,
}

#[derive(Deserialize)]
struct Setting {
    service: String,
    name: String,
}

/// A flow, its service, protocol and port: what facts, rows and flows have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Brought {
    flow: String,
    service: String,
    protocol: String,
    port: Option<u64>,
}

fn lists() -> Vec<Fact> {
    let lists = FACTS.iter().map(|text| toml::from_str::<List>(text).expect("a list of facts"));
    lists.flat_map(|list| list.fact).collect()
}

fn facts() -> BTreeSet<Brought> {
    lists().into_iter().flat_map(|fact| fact.brings).collect()
}

/// The rows of the port reference in one language.
async fn rows(server: &Server, lang: &str) -> Vec<Value> {
    let file = server.get(&format!("/ports.json?lang={lang}")).send().await.expect(200).json();
    file["entries"].as_array().expect("a list").clone()
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

async fn every_module_of_the_facts_is_listed_and_no_other(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let page = server.get("/ports?lang=en").send().await.expect(200).text();
    let mut stated = BTreeSet::new();
    for module in lists().into_iter().filter_map(|fact| fact.module) {
        // Of some modules that the facts leave open, a part is listed.
        let known: &[&str] = match module.ports.as_str() {
            "none" => &["none beyond the platform"],
            "catalogued" => &["listed in the catalogue"],
            _ => &["not known here", "listed in part"],
        };
        let row = module_row(&page, &module.id);
        assert!(known.iter().any(|word| row.contains(word)), "{}: {row}", module.id);
        stated.insert(module.id);
    }
    let places = page.split("<tr id=\"module-").skip(1).filter_map(|row| row.split('"').next());
    // Ids of entries may begin with the same word, and go on with a slash.
    let places = places.filter(|place| !place.contains('/'));
    assert_eq!(places.map(str::to_owned).collect::<BTreeSet<_>>(), stated);
}

fn module_row<'a>(page: &'a str, module: &str) -> &'a str {
    let start = page.find(&format!("<tr id=\"module-{module}\"")).expect(module);
    page[start..].split("</tr>").next().expect("a row")
}

async fn what_facts_tell_stands_beside_its_row(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    for lang in ["en", "de"] {
        let page = server.get(&format!("/ports?lang={lang}")).send().await.expect(200).text();
        let page = page.replace("&#39;", "'");
        let rows = rows(&server, lang).await;
        let mut beside: BTreeSet<String> = BTreeSet::new();
        for (says, told) in lists().into_iter().filter_map(|fact| Some((fact.says, fact.told?))) {
            let words = if lang == "en" { &told.en } else { &told.de };
            for flow in &told.flows {
                let mut of_flow = rows.iter().filter(|row| row["flow"] == flow.as_str()).peekable();
                assert!(of_flow.peek().is_some(), "{says}: {flow}");
                for row in of_flow {
                    let texts = format!("{} {}", row["note"], row["discrepancy"]);
                    assert!(words.iter().all(|word| texts.contains(word)), "{says}: {texts}");
                }
                beside.insert(flow.clone());
            }
            if let Some(module) = &told.module {
                let row = module_row(&page, module);
                assert!(words.iter().all(|word| row.contains(word)), "{says}: {row}");
            }
        }
        let tells = |row: &&Value| row["note"].is_string() || row["discrepancy"].is_string();
        let told: BTreeSet<String> =
            rows.iter().filter(tells).map(|row| text(&row["flow"])).collect();
        assert_eq!(told, beside);
    }
}

async fn the_settings_and_processes_of_the_facts_stand_beside_their_rows(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let rows = rows(&server, "en").await;
    let (mut moved, facts) = (BTreeSet::new(), lists());
    for setting in facts.iter().flat_map(|fact| &fact.settings) {
        for row in rows.iter().filter(|row| row["service"]["id"] == setting.service.as_str()) {
            let shown = row["setting"].as_str().unwrap_or_default();
            assert!(shown.contains(&setting.name), "{}: {shown}", setting.service);
        }
        moved.insert(setting.service.clone());
    }
    let with_setting = rows.iter().filter(|row| row["setting"].is_string());
    let with_setting: BTreeSet<String> =
        with_setting.map(|row| text(&row["service"]["id"])).collect();
    assert_eq!(with_setting, moved);

    let on_windows = facts.iter().filter_map(|fact| fact.process.as_ref());
    let on_windows = on_windows.map(|process| (&process.role, &process.windows));
    let on_appliances = facts.iter().filter_map(|fact| fact.appliance.as_ref()).flatten();
    for (role, process) in on_windows.chain(on_appliances) {
        let shows = |row: &Value| {
            let opens = row["source"]["id"] == role.as_str();
            let end = if opens { "source" } else { "destination" };
            let mut processes = row["processes"].as_array().into_iter().flatten();
            row[end]["id"] == role.as_str()
                && processes.any(|on| on[end].as_str() == Some(process.as_str()))
        };
        assert!(rows.iter().any(shows), "{role}: {process}");
    }
}

//! YAML: another reader finds the same in it as in the JSON.

use std::fs;
use std::process::Command;

use port_model::{Deployment, Lang, topologies};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use rule_export::{ExportFormat, Grouping, export};
use serde_json::Value;

use crate::awkward::AWKWARD;
use crate::harness::{document_with, nasty};
use crate::support::{deployment, request};
use crate::validator::run;
use crate::{drafts, link};

fn written(format: ExportFormat, deployment: &Deployment) -> Vec<u8> {
    let flows = deployment.flows(Lang::En);
    let request = request(deployment, &flows, Grouping::Compact);
    export(format, &request).expect("a file").bytes
}

/// Compares the files of each pair; `PyYAML` reads YAML 1.1, which takes more words for something else
/// than texts than YAML 1.2 does.
const COMPARE: &str = r#"
import json, pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
    read = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    assert read == json.loads(path.with_suffix(".json").read_bytes()), path.read_text("utf-8")
    print(path.name)
"#;

#[test]
fn another_reader_finds_what_is_in_the_json() {
    let mut deployments: Vec<Deployment> =
        topologies::ALL.iter().map(topologies::Topology::deployment).collect();
    deployments.push(deployment(AWKWARD));
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let texts = prop::array::uniform5(nasty());
    let mut draw = || texts.new_tree(&mut runner).expect("texts").current();
    let odd = std::iter::repeat_with(|| drafts::readable(&document_with(&draw())));
    deployments.extend(odd.flatten().take(200));
    for word in [
        "no",
        "1:20",
        "1:2:3:4:5:6:7:8",
        "2026-03-01",
        "0o7",
        "1e3",
        "~",
        "null",
        "=",
        "<<",
        "- a",
        "a: b",
        "a #b",
        "\tü\n'@",
        "a\u{7f}\u{85}\u{9b}\u{2028}\u{feff}😀",
    ] {
        let text = [word, word, word, word, word].map(str::to_owned);
        deployments.extend(drafts::readable(&document_with(&text)));
    }
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("yaml");
    fs::create_dir_all(&folder).expect("a folder");
    for (at, deployment) in deployments.iter().enumerate() {
        for (format, end) in [(ExportFormat::Yaml, "yaml"), (ExportFormat::Json, "json")] {
            let path = folder.join(format!("{at:04}.{end}"));
            fs::write(path, written(format, deployment)).expect("a file");
        }
    }
    let said = run(Command::new("python3").args(["-c", COMPARE]).arg(&folder));
    assert_eq!(said.lines().count(), deployments.len());
    assert!(deployments.len() > 215);
}

#[test]
fn it_has_flows_and_objects_beside_the_rules() {
    let deployment = deployment(AWKWARD);
    let flows = deployment.flows(Lang::En);
    let file: Value =
        serde_json::from_slice(&written(ExportFormat::Json, &deployment)).expect("JSON");
    assert_eq!(file["flows"], serde_json::to_value(&flows).expect("JSON"));
    let objects = file["objects"]["addresses"].as_array().expect("objects");
    let address = |name: &str| {
        let found = objects.iter().find(|object| object["name"] == name);
        found.unwrap_or_else(|| panic!("no {name}"))["address"].clone()
    };
    assert_eq!(address("none-yet_no_address"), Value::Null);
    assert_eq!(address("both_192.0.2.128_25"), "192.0.2.128/25");
    assert_eq!(address("domain_all_digicert.com"), "*.digicert.com");
    let services = file["objects"]["services"].as_array().expect("services");
    assert!(services.iter().any(|it| it["name"] == "esp" && it["ip_protocol"] == 50));
    let rules = rule_export::rules(&flows, Grouping::Compact, &rule_export::Filter::default());
    let known: Vec<&str> = objects.iter().filter_map(|it| it["address"].as_str()).collect();
    for link in link::admitted(&deployment, &rules) {
        for side in [link.source, link.destination] {
            let is_known =
                known.contains(&side.as_str()) || side == "any" || side.starts_with("missing:");
            assert!(is_known, "{side}");
        }
    }
}

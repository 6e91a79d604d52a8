//! Filters by word, and all files at once.

#![cfg(test)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use port_model::{Boundary, Lang};
use rule_export::{Before, ExportFormat, Filter, Grouping, NotAFilter, Request, archive, export};
use serde_json::Value;
use sha2::{Digest, Sha256};
use support::{EXAMPLES, deployment, request};

fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn packed(formats: &[ExportFormat], request: &Request<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut bytes = Vec::new();
    archive(formats, request, &mut bytes).expect("an archive");
    unpacked(bytes)
}

#[test]
fn an_archive_holds_each_firewall_and_each_machine() {
    for (_, text) in EXAMPLES {
        let deployment = deployment(text);
        let flows = deployment.flows(Lang::En);
        let request = request(&deployment, &flows, Grouping::Pair);
        let files = packed(ExportFormat::ALL, &request);
        let manifest: Value = serde_json::from_slice(&files["manifest.json"]).expect("JSON");
        let listed = manifest["files"].as_array().expect("files");
        let paths: BTreeSet<&str> =
            listed.iter().map(|file| file["path"].as_str().expect("a path")).collect();
        let others = files.keys().map(String::as_str).filter(|path| *path != "manifest.json");
        assert_eq!(paths, others.collect());
        for file in listed {
            let text = |key: &str| file[key].as_str().expect(key);
            let format = ExportFormat::from_word(text("format")).expect("a format");
            let filter = Filter::from_word(text("filter"), &deployment).expect("a filter");
            let alone = export(format, &Request { filter, ..request.clone() }).expect("a file");
            let bytes = &files[text("path")];
            assert_eq!(*bytes, alone.bytes, "{}", text("path"));
            assert_eq!(file["bytes"], bytes.len());
            assert_eq!(text("sha256"), hex::encode(Sha256::digest(bytes)));
            assert_eq!(file["report"], serde_json::to_value(&alone.report).expect("JSON"));
        }
        for format in ExportFormat::ALL {
            assert!(
                paths.iter().any(|path| path.starts_with(&format!("whole/{}.", format.word())))
            );
        }
    }
}

/// Each flow between zones is in the file of its firewall, and in no other's.
#[test]
fn the_firewalls_share_out_what_crosses_them() {
    let deployment = deployment(EXAMPLES[0].1);
    let flows = deployment.flows(Lang::En);
    let walls = Filter::walls(&flows);
    for flow in &flows {
        let holding = walls.iter().filter(|wall| wall.admits(flow)).count();
        let between =
            flow.boundary == Boundary::Crossing && flow.source.zone != flow.destination.zone;
        assert_eq!(holding, usize::from(between), "{}", flow.id);
    }
    let hosts = Filter::hosts(&deployment, &flows);
    for flow in flows.iter().filter(|flow| flow.boundary != Boundary::Host) {
        assert!(hosts.iter().any(|host| host.admits(flow)), "{}", flow.id);
    }
}

#[test]
fn a_narrowed_archive_has_one_folder_and_a_change_request_what_can_say_it() {
    let deployment = deployment(EXAMPLES[0].1);
    let flows = deployment.flows(Lang::En);
    let filter = Filter::from_word("wall:core:dmz", &deployment).expect("a filter");
    let narrow = Request { filter, ..request(&deployment, &flows, Grouping::Pair) };
    let files = packed(&[ExportFormat::Csv, ExportFormat::Panos], &narrow);
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(paths, ["manifest.json", "whole/csv.csv", "whole/panos.set"]);

    let before = Some(Before { deployment: &deployment, flows: &flows, version: Some(1) });
    let files = packed(ExportFormat::ALL, &Request { before, ..narrow });
    for format in ExportFormat::ALL {
        let path = format!("whole/{}.{}", format.word(), format.extension());
        assert_eq!(files.contains_key(&path), format.says_changes(), "{path}");
    }
}

#[test]
fn words_name_filters_and_filters_their_words() {
    let deployment = deployment(EXAMPLES[0].1);
    for word in
        ["all", "crossing", "wall:core:dmz", "wall:dmz:internet", "host:ts1", "component:hub1"]
    {
        assert_eq!(Filter::from_word(word, &deployment).expect(word).word(), word);
    }
    let on_a_host = Filter::from_word("host:hub1", &deployment).expect("a filter");
    assert_eq!(on_a_host.word(), "host:ts1", "the machine");
    assert_eq!(on_a_host.host.expect("a machine").components.len(), 2);
    let fault = |word: &str| Filter::from_word(word, &deployment).expect_err(word);
    assert_eq!(fault("wall:core:moon"), NotAFilter::NoZone { id: "moon".to_owned() });
    assert_eq!(fault("host:moon"), NotAFilter::NoComponent { id: "moon".to_owned() });
    for word in ["none", "wall:core", "wall", "host:", "wall:core:dmz:internet", "ALL"] {
        assert!(fault(word).text(Lang::En).contains(word.rsplit(':').next().expect("a part")));
        assert!(!fault(word).text(Lang::De).is_empty());
    }
}

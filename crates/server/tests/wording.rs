//! Every sentence that a page asks for is there.

#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;

use port_model::Severity;
use port_model::document::{Platform, ZoneKind};
use port_model::flow::{Basis, Boundary, Encryption, Requirement};
use port_model::wording::WORDS;
use rule_export::{ExportFormat, Grouping};

fn sentences() -> BTreeSet<String> {
    let files = fs::read_dir("locales/en").expect("the sentences");
    let texts = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("a text"));
    // Both languages have the same keys.
    let texts = texts.chain(WORDS.map(|(_, words)| words.to_owned()));
    let is_key = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
    texts
        .flat_map(|text| {
            let keys = text.lines().filter(is_key).filter_map(|line| line.split_once(" = "));
            keys.map(|(key, _)| key.to_owned()).collect::<Vec<_>>()
        })
        .collect()
}

/// The keys in `base.t("…")`, `base.t1("…", …)` and `base.count("…", …)` of a template.
fn asked_for(template: &str) -> Vec<String> {
    let calls = ["base.t(\"", "base.t1(\"", "base.count(\""];
    let keys = calls.iter().flat_map(|call| template.split(call).skip(1));
    keys.filter_map(|rest| rest.split_once('"')).map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn templates_ask_only_for_sentences_that_are_there() {
    let known = sentences();
    let mut asked = 0;
    for entry in fs::read_dir("../../web/templates").expect("the templates") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            for key in asked_for(&fs::read_to_string(&path).expect("a template")) {
                assert!(known.contains(&key), "{}: {key}", path.display());
                asked += 1;
            }
        }
    }
    assert!(asked > 150, "only {asked} sentences were looked for");
}

#[test]
fn every_word_of_the_model_has_its_sentence() {
    let known = sentences();
    let mut words: Vec<String> = Vec::new();
    words.extend(Boundary::ALL.iter().map(|word| format!("boundary-{word}")));
    words.extend(Requirement::ALL.iter().map(|word| format!("requirement-{word}")));
    words.extend(Encryption::ALL.iter().map(|word| format!("encryption-{word}")));
    words.extend(Basis::ALL.iter().map(|word| format!("basis-{word}")));
    words.extend(Severity::ALL.iter().map(|word| format!("severity-{word}")));
    words.extend(Platform::ALL.iter().map(|word| format!("platform-{word}")));
    words.extend(ZoneKind::ALL.iter().map(|word| format!("zone-kind-{word}")));
    words.extend(ExportFormat::ALL.iter().map(|word| format!("format-{}", word.word())));
    words.extend(Grouping::ALL.iter().map(|word| format!("grouping-{}", word.word())));
    for word in words {
        assert!(known.contains(&word), "{word}");
    }
}

#[test]
fn every_error_has_a_title_and_a_text() {
    let known = sentences();
    let code = include_str!("../src/error.rs");
    let (_, keys) = code.split_once("pub(crate) fn key(&self)").expect("the keys");
    let (keys, _) = keys.split_once("\n    }\n").expect("their end");
    let keys: Vec<&str> = keys.split('"').skip(1).step_by(2).collect();
    assert!(keys.len() > 10, "{keys:?}");
    for key in keys {
        for part in ["title", "text"] {
            assert!(known.contains(&format!("error-{key}-{part}")), "error-{key}-{part}");
        }
    }
}

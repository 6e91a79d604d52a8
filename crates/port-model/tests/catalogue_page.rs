//! `docs/CATALOGUE.md` tells a contributor about every key that the catalogue uses.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The part of the page below the heading of a list.
fn part<'a>(page: &'a str, list: &str) -> &'a str {
    let start = page.find(&format!("## `[[{list}]]`")).expect(list);
    let rest = &page[start + 1..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

/// The words in code quotes of the first column of the tables of a part.
fn explained(part: &str) -> BTreeSet<&str> {
    let cells = part.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_key_and_pairing_is_explained() {
    let page = read("../../docs/CATALOGUE.md");
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue"));
    let mut seen = 0;
    for file in folder.expect("the catalogue") {
        let name = file.expect("an entry").file_name();
        let text = read(&format!("catalogue/{}", name.to_str().expect("UTF-8")));
        for (list, entries) in text.parse::<toml::Table>().expect("TOML") {
            let explained = explained(part(&page, &list));
            for entry in entries.as_array().expect("a list") {
                let entry = entry.as_table().expect("an entry");
                let pairing = entry.get("pairing").and_then(toml::Value::as_str);
                for word in entry.keys().map(String::as_str).chain(pairing) {
                    assert!(explained.contains(word), "{list}: {word}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

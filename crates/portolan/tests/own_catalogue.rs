//! `--catalogue DIR`: a team's own files beside the built-in catalogue.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod program;

use std::process::Output;

use program::{Folder, code, name, run, run_with, text};
use serde_json::Value;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/examples/catalogue");

const ACME: &str = "\
portolan: 1
name: ACME
platform: windows
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
  - { id: jump, role: acme-jump-host, zone: core, addresses: [10.0.0.9] }
";

#[test]
fn every_command_knows_the_own_role() {
    let own = run_with(ACME, &["flows", "-", "--catalogue", EXAMPLE, "--format", "json"]);
    assert_eq!(code(&own), Some(0), "{}", text(&own.stderr));
    assert!(text(&own.stdout).contains("\"acme-jump-to-console/jump/ts/tcp/443\""));
    let folder = Folder::new("own-catalogue");
    let file = folder.file("acme.yaml", ACME);
    for arguments in [
        &["check", name(&file)][..],
        &["export", name(&file), "--format", "csv"],
        &["diagram", name(&file)],
        &["diff", name(&file), name(&file)],
    ] {
        let output = run(&[arguments, &["--catalogue", EXAMPLE]].concat());
        assert_ne!(code(&output), Some(2), "{arguments:?}: {}", text(&output.stderr));
        assert_eq!(code(&run(arguments)), Some(2), "the built-in catalogue has no such role");
    }
}

#[test]
fn catalogue_and_schema_list_the_own_entries() {
    let table = run(&["catalogue", "--catalogue", EXAMPLE, "--lang", "de"]);
    assert!(text(&table.stdout).contains("Sicherungsserver"));
    let schema = run(&["schema", "--catalogue", EXAMPLE]);
    serde_json::from_slice::<Value>(&schema.stdout).expect("JSON");
    assert!(text(&schema.stdout).contains("\"acme-backup-server\""));
}

#[test]
fn a_broken_file_is_refused_with_its_place() {
    let folder = Folder::new("broken-catalogue");
    let broken = "namespace = \"acme\"\n\n[[role]]\nid = \"acme-x\"\nname = { en = \"X\", de = \"X\" }\nshort = \"X\"\ncolum = 4\n";
    let file = folder.file("b.toml", broken);
    folder.file("a.toml", "namespace = \"acme\"\n");
    folder.file("notes.txt", "not read");
    let refused = |output: Output| {
        assert_eq!(code(&output), Some(2));
        assert_eq!(text(&output.stdout), "");
        let told = format!("{}:7: role[0].colum: unknown field `colum`", name(&file));
        assert!(text(&output.stderr).starts_with(&told), "{}", text(&output.stderr));
    };
    let own = ["--catalogue", name(&folder.0)];
    refused(run_with(ACME, &[&["flows", "-"][..], &own].concat()));
    let database = format!("sqlite://{}/new.db", name(&folder.0));
    let serve = ["serve", "--listen", "127.0.0.1:0", "--database", &database];
    for arguments in [&["catalogue"][..], &["schema"], &serve] {
        refused(run(&[arguments, &own].concat()));
    }
    let picture = folder.0.join("picture.svg");
    let arguments = ["diagram", "-", "-o", name(&picture), "--catalogue", name(&folder.0)];
    assert_eq!(code(&run_with(ACME, &arguments)), Some(2));
    assert_eq!(folder.names(), ["a.toml", "b.toml", "notes.txt"], "nothing is written");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let output = run(&["catalogue", "--catalogue", "no-such-folder"]);
    assert_eq!(code(&output), Some(2));
    assert!(text(&output.stderr).starts_with("portolan: no-such-folder: can't be read: "));
}

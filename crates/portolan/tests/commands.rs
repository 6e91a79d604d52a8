//! The program as people and pipelines run it: what it prints, what it writes, and how it ends.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod program;

use std::fs;

use port_model::Catalogue;
use program::{Folder, code, name, run, run_with, start, text};
use serde_json::Value;

const SOUND: &str = include_str!("../../port-model/topologies/windows-active-active.yaml");

/// Without a Module Server and without a database: two errors.
const INCOMPLETE: &str = "\
portolan: 1
name: Lab
platform: windows
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
  - { id: lab, role: client-group, zone: core, addresses: [10.0.0.0/24] }
";

const WRONG: &str = "\
portolan: 1
name: Lab
platform: windows
components:
  - { id: ts, role: tanium-server, zone: core, adress: [10.0.0.10] }
  - { id: lab, role: client-group, zone: core, addresses: [10.0.0.256] }
";

#[test]
fn flows_are_a_table_unless_asked_otherwise() {
    let output = run_with(INCOMPLETE, &["flows", "-"]);
    assert_eq!(code(&output), Some(0));
    insta::assert_snapshot!(text(&output.stdout), @"
    Flow                      Source  Destination  Port       Boundary  Requirement
    client-peering            lab     lab          17472/tcp  network   required
    client-to-server          lab     ts           17472/tcp  zone      required
    server-to-internet-http   ts      internet     80/tcp     crossing  required
    server-to-internet-https  ts      internet     443/tcp    crossing  required

    4 flows
    ");
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn flows_are_one_array_of_json() {
    let output = run_with(SOUND, &["flows", "-", "--format", "json"]);
    let flows: Vec<Value> = serde_json::from_slice(&output.stdout).expect("an array");
    assert_eq!(flows.len(), 28);
    let row = flows.iter().find(|flow| flow["id"] == "client-to-server/berlin/ts1/tcp/17472");
    insta::assert_json_snapshot!("flow", row);
}

#[test]
fn flows_as_csv_have_the_columns_of_the_contract() {
    let output = run_with(SOUND, &["flows", "-", "--format", "csv"]);
    let mut lines = text(&output.stdout).lines();
    assert_eq!(
        lines.next(),
        Some(
            "id,flow,source,source_name,source_zone,source_network,source_addresses,destination,\
             destination_name,destination_zone,destination_network,destination_addresses,protocol,\
             port,service,bidirectional,boundary,requirement,encryption,source_process,\
             destination_process,summary,basis,reference"
        )
    );
    assert_eq!(lines.clone().count(), 28);
    insta::assert_snapshot!("csv", lines.next().expect("a flow"));
}

#[test]
fn csv_joins_addresses_and_leaves_empty_what_there_is_not() {
    let appliance = include_str!("../../port-model/topologies/appliance-active-active.yaml");
    let output = run_with(appliance, &["flows", "-", "--format", "csv"]);
    let esp =
        text(&output.stdout).lines().find(|line| line.starts_with("appliance-cluster-esp/ts1/"));
    insta::assert_snapshot!("csv_without_port", esp.expect("a flow without a port"));
}

#[test]
fn summaries_come_in_german_too() {
    let output = run_with(SOUND, &["flows", "-", "--format", "csv", "--lang", "de"]);
    assert!(text(&output.stdout).contains("Endpunkte registrieren sich beim Tanium Server"));
}

#[test]
fn tables_say_their_words_in_german_too() {
    let flows = run_with(SOUND, &["flows", "-", "--format", "table", "--lang", "de"]);
    let catalogue = run(&["catalogue", "--lang", "de"]);
    for table in [text(&flows.stdout), text(&catalogue.stdout)] {
        assert!(table.contains("erforderlich") && !table.contains("required"), "{table}");
    }
    assert!(text(&flows.stdout).contains("zonenübergreifend"));
    assert!(text(&catalogue.stdout).contains("Herstellerseite von 2021 (appliance)"));
    let changes = run(&["catalogue", "--format", "changes", "--lang", "de"]);
    let changes = text(&changes.stdout);
    let first = changes.lines().next().expect("a version");
    assert_eq!(first.matches('.').count(), 2, "a German date: {first}");
    for german in ["Plattformversionen: – → ab 7.3", "hier nicht bekannt → im Katalog aufgeführt"]
    {
        assert!(changes.contains(german), "{german}: {changes}");
    }
    for raw in ["requirement", "required", "encryption", "versions", "from ", "unknown"] {
        assert!(!changes.contains(raw), "{raw}: {changes}");
    }
}

#[test]
fn check_ends_with_one_only_for_errors() {
    let sound = run_with(SOUND, &["check", "-"]);
    assert_eq!(code(&sound), Some(0), "{}", text(&sound.stdout));
    let incomplete = run_with(INCOMPLETE, &["check", "-"]);
    assert_eq!(code(&incomplete), Some(1));
    assert!(text(&incomplete.stdout).contains("Error no-module-server\n"));
    assert!(text(&incomplete.stdout).contains("2 errors, "), "{}", text(&incomplete.stdout));
}

#[test]
fn check_as_json_has_the_codes() {
    let output = run_with(INCOMPLETE, &["check", "-", "--format", "json", "--lang", "de"]);
    assert_eq!(code(&output), Some(1));
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).expect("an array");
    let codes: Vec<&str> = findings
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .filter_map(|finding| finding["code"].as_str())
        .collect();
    assert_eq!(codes, ["no-database", "no-module-server"]);
}

#[test]
fn each_fault_has_a_line_with_its_place() {
    let folder = Folder::new("faults");
    let file = folder.file("wrong.yaml", WRONG);
    for arguments in [["flows"], ["check"]] {
        let output = run(&[arguments[0], name(&file)]);
        assert_eq!(code(&output), Some(2));
        assert_eq!(text(&output.stdout), "");
        let told = text(&output.stderr).replace(name(&file), "wrong.yaml");
        insta::allow_duplicates! {
            insta::assert_snapshot!(told, @"
            wrong.yaml:5:48: components[0].adress: unknown key, did you mean 'addresses'?
            wrong.yaml:6:60: components[1].addresses[0]: '10.0.0.256' is not an address; use IPv4, IPv6, a CIDR, a range a-b or a full host name such as dc1.example.com
            ");
        }
    }
}

#[test]
fn faults_of_standard_input_name_it() {
    let output = run_with("portolan: 1\nname: Lab\nplatform: linux\n", &["flows", "-"]);
    assert_eq!(
        text(&output.stderr),
        "<stdin>:3:11: platform: 'linux' is none of windows, appliance\n"
    );
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let output = run_with(&" ".repeat(4 * 1024 * 1024 + 1), &["flows", "-"]);
    assert_eq!(code(&output), Some(2));
    assert!(text(&output.stderr).starts_with("<stdin>:1:1: larger than 4194304 bytes"));
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let output = run(&["flows", "no-such-file.yaml"]);
    assert_eq!(code(&output), Some(2));
    assert!(text(&output.stderr).starts_with("portolan: no-such-file.yaml: can't be read: "));
}

#[test]
fn errors_are_told_in_german_too() {
    for (arguments, told) in [
        (
            &["flows", "no-such-file.yaml"][..],
            "portolan: no-such-file.yaml: nicht lesbar: diese Datei oder diesen Ordner gibt es nicht\n",
        ),
        (&["flows", "."], "portolan: .: nicht lesbar: das ist ein Ordner\n"),
        (
            &["serve", "--database", "mysql://x"],
            "portolan: die Adresse einer Datenbank beginnt mit postgres:// oder sqlite://\n",
        ),
        (
            &["serve", "--database", "postgres://u:secret@127.0.0.1:1/x"],
            "portolan: keine Verbindung zur Datenbank („Connection refused",
        ),
        (&["diagram", "-", "-o", "x.gif"], "portolan: x.gif: der Name endet auf kein Bildformat"),
        (&["serve", "--listen", "0.0.0.0:0"], "portolan: 0.0.0.0:0 ist für andere erreichbar"),
        (&["serve", "--log", "="], "portolan: „=“ ist kein gültiger Filter für das Log"),
    ] {
        let output = run_with(SOUND, &[arguments, &["--lang", "de"]].concat());
        assert_eq!(code(&output), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).starts_with(told), "{}", text(&output.stderr));
        assert!(!text(&output.stderr).contains("secret"));
    }
}

#[test]
fn a_database_that_is_none_is_told_with_its_cause() {
    let output = run(&["serve", "--database", "sqlite://Cargo.toml"]);
    assert_eq!(code(&output), Some(2));
    let told = "portolan: can't connect to the database: (code: 26) file is not a database; ";
    assert!(text(&output.stderr).starts_with(told), "{}", text(&output.stderr));
}

#[test]
fn wrong_arguments_end_like_wrong_documents() {
    for arguments in [
        &["flows"][..],
        &["flow", "x"],
        &["flows", "x", "--format", "xml"],
        &["flows", "x", "--lang", "fr"],
    ] {
        let output = run(arguments);
        assert_eq!(code(&output), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "");
    }
}

#[test]
fn an_export_is_written_in_one_piece() {
    let folder = Folder::new("export");
    let rules = folder.0.join("rules.xlsx");
    let arguments = ["export", "-", "--format", "xlsx", "-o", name(&rules), "--date", "2026-03-01"];
    let output = run_with(SOUND, &arguments);
    assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
    assert_eq!(folder.names(), ["rules.xlsx"]);
    let first = fs::read(&rules).expect("the workbook");
    assert!(first.starts_with(b"PK"));
    run_with(SOUND, &arguments);
    assert_eq!(
        fs::read(&rules).expect("the workbook"),
        first,
        "the same date gives the same bytes"
    );
}

#[test]
fn a_wrong_document_leaves_the_old_file_alone() {
    let folder = Folder::new("untouched");
    let rules = folder.file("rules.csv", "old");
    for (command, format) in [("export", &["--format", "csv"][..]), ("diagram", &[])] {
        let arguments = [&[command, "-", "-o", name(&rules)], format].concat();
        assert_eq!(code(&run_with(WRONG, &arguments)), Some(2));
        assert_eq!(fs::read_to_string(&rules).expect("the old file"), "old");
        assert_eq!(folder.names(), ["rules.csv"]);
    }
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let arguments = ["export", "-", "--format", "csv", "-o", "no-such-folder/rules.csv"];
    let output = run_with(SOUND, &arguments);
    assert_eq!(code(&output), Some(2));
    assert!(text(&output.stderr).contains("no-such-folder/rules.csv: can't be written: "));
}

#[test]
fn an_export_can_go_through_a_pipe() {
    let arguments =
        ["export", "-", "--format", "csv", "--filter", "crossing", "--date", "2026-03-01"];
    let crossing = run_with(SOUND, &arguments);
    let all = run_with(SOUND, &["export", "-", "--format", "csv", "--date", "2026-03-01"]);
    assert_eq!(code(&crossing), Some(0));
    assert!(text(&crossing.stdout).contains("Rule ID,"));
    assert!(crossing.stdout.len() < all.stdout.len());
    let unaddressed = SOUND.replacen("addresses: [192.0.2.11]", "addresses: []", 1);
    assert_ne!(unaddressed, SOUND);
    let noted = run_with(&unaddressed, &arguments);
    assert!(text(&noted.stderr).contains("zs1 has no address yet\n"), "{}", text(&noted.stderr));
}

#[test]
fn a_diagram_is_a_file_of_its_own() {
    let folder = Folder::new("diagram");
    let picture = folder.0.join("picture.svg");
    let output = run_with(SOUND, &["diagram", "-", "-o", name(&picture)]);
    assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
    let drawn = fs::read_to_string(&picture).expect("the picture");
    assert!(drawn.contains("<svg") && drawn.contains("http://www.w3.org/2000/svg"));
    let piped = run_with(SOUND, &["diagram", "-"]);
    assert_eq!(text(&piped.stdout), drawn);
}

#[test]
fn the_name_of_the_file_says_which_format() {
    let folder = Folder::new("formats");
    let starts: [(&str, &[u8]); 6] = [
        ("svg", b"<?xml"),
        ("png", b"\x89PNG"),
        ("pdf", b"%PDF-"),
        ("drawio", b"<?xml"),
        ("mmd", b"---\ntitle: "),
        ("d2", b"direction: right"),
    ];
    for (format, start) in starts {
        let named = folder.0.join(format!("picture.{}", format.to_uppercase()));
        let output = run_with(SOUND, &["diagram", "-", "-o", name(&named)]);
        assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
        let drawn = fs::read(&named).expect("the picture");
        assert!(drawn.starts_with(start), "{format}");
        assert_eq!(run_with(SOUND, &["diagram", "-", "--format", format]).stdout, drawn);
    }
    let unknown = run_with(SOUND, &["diagram", "-", "-o", name(&folder.0.join("picture.gif"))]);
    assert_eq!(code(&unknown), Some(2));
    assert!(text(&unknown.stderr).contains("picture.gif: the name ends in no format of pictures"));
    let pages = ["diagram", "-", "--format", "pdf", "--paper", "a3", "--tile"];
    assert!(run_with(SOUND, &pages).stdout.starts_with(b"%PDF-"));
    assert_eq!(code(&run_with(SOUND, &["diagram", "-", "--scale", "5"])), Some(2));
}

#[test]
fn a_picture_can_be_read_wherever_a_document_can() {
    let folder = Folder::new("carried");
    let picture = folder.0.join("picture.svg");
    run_with(SOUND, &["diagram", "-", "-o", name(&picture)]);
    let drawn = run_with("", &["flows", name(&picture), "--format", "json"]);
    assert_eq!(code(&drawn), Some(0), "{}", text(&drawn.stderr));
    assert_eq!(drawn.stdout, run_with(SOUND, &["flows", "-", "--format", "json"]).stdout);
    let piped = fs::read_to_string(&picture).expect("the picture");
    assert_eq!(code(&run_with(&piped, &["check", "-"])), Some(0));
    let other = folder.file("other.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let refused = run_with("", &["flows", name(&other)]);
    assert_eq!(code(&refused), Some(2));
    assert!(text(&refused.stderr).contains("other.svg:1:1: this picture carries no deployment"));
}

#[test]
fn a_difference_is_told_by_flow() {
    let folder = Folder::new("diff");
    let old = folder.file("old.yaml", INCOMPLETE);
    let moved = INCOMPLETE
        .replace("10.0.0.10", "10.0.0.11")
        .replace("platform: windows", "platform: windows\nports: { client-peer: 17473 }");
    let output = run_with(&moved, &["diff", name(&old), "-"]);
    assert_eq!(code(&output), Some(0));
    insta::assert_snapshot!("difference", text(&output.stdout));
    let telling = run_with(&moved, &["diff", name(&old), "-", "--exit-code", "--format", "json"]);
    assert_eq!(code(&telling), Some(1));
    let difference: Value = serde_json::from_slice(&telling.stdout).expect("JSON");
    assert_eq!(difference["added"][0]["id"], "client-peering/lab/lab/tcp/17473");
    assert_eq!(difference["removed"][0]["id"], "client-peering/lab/lab/tcp/17472");
    assert_eq!(difference["changed"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_same_document_has_no_difference() {
    let folder = Folder::new("same");
    let old = folder.file("old.yaml", SOUND);
    let output = run_with(SOUND, &["diff", name(&old), "-", "--exit-code", "--lang", "de"]);
    assert_eq!(code(&output), Some(0));
    assert_eq!(text(&output.stdout), "0 hinzugekommen, 0 entfallen, 0 geändert\n");
}

#[test]
fn the_schema_is_json() {
    let schema: Value = serde_json::from_slice(&run(&["schema"]).stdout).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let rules = run(&["schema", "--rules"]).stdout;
    assert_eq!(text(&rules), rule_export::RULES_SCHEMA);
}

#[test]
fn the_catalogue_is_readable_by_people_and_programs() {
    let table = run(&["catalogue"]);
    for line in ["Roles\n", "Services\n", "Flows\n", "Modules\n", "17472/tcp", "hub-to-zone-server"]
    {
        assert!(text(&table.stdout).contains(line), "{line}");
    }
    let catalogue: Value =
        serde_json::from_slice(&run(&["catalogue", "--format", "json"]).stdout).expect("JSON");
    let known = Catalogue::builtin();
    assert_eq!(catalogue["roles"].as_array().map(Vec::len), Some(known.roles.len()));
    assert_eq!(catalogue["modules"].as_array().map(Vec::len), Some(known.modules.len()));
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(&["completions", shell]);
        assert_eq!(code(&output), Some(0));
        assert!(text(&output.stdout).contains("catalogue"), "{shell}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_ends_it_quietly() {
    let mut child = start(&["catalogue", "--format", "json"]);
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((code(&output), text(&output.stderr)), (Some(0), ""));
}

#[test]
fn a_picture_shows_what_is_asked_for() {
    let view = ["diagram", "-", "--view", "wall:dmz:core", "--flow", "hub-to-zone-server"];
    let output = run_with(SOUND, &view);
    assert_eq!((code(&output), text(&output.stderr)), (Some(0), ""));
    let picture = text(&output.stdout);
    assert!(picture.contains("Firewall between DMZ and Core · only hub-to-zone-server"));
    assert!(picture.contains("id=\"b-hub1--zs1\"") && !picture.contains("id=\"b-ms--internet\""));
    let two = ["diagram", "-", "--zone", "dmz,internet", "--zone", "core", "--findings"];
    assert!(
        text(&run_with(SOUND, &two).stdout).contains("only Core, DMZ, Internet; with findings")
    );
}

#[test]
fn a_picture_of_what_is_not_there_is_refused_with_what_is() {
    let wrong = ["diagram", "-", "--view", "wall:core:lab", "--zone", "lab", "--lang", "de"];
    let output = run_with(SOUND, &wrong);
    assert_eq!((code(&output), text(&output.stdout)), (Some(2), ""));
    insta::assert_snapshot!(text(&output.stderr), @"
    --zone: „lab“ gibt es hier nicht. Möglich: core, dmz, internet
    --view: „wall:core:lab“ gibt es hier nicht. Möglich: wall:internet:dmz, wall:dmz:core
    ");
    let output = run_with(SOUND, &["diagram", "-", "--protocol", "icmp"]);
    assert_eq!(
        text(&output.stderr),
        "--protocol: ‘icmp’ is not known here. Known: tcp, udp, esp\n"
    );
}

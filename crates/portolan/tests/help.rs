//! What `--help` says, to be read through when it changes.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use std::process::{Command, Output};

use rule_export::ExportFormat;

const COMMANDS: [&str; 9] =
    ["serve", "flows", "check", "export", "diagram", "diff", "catalogue", "schema", "completions"];

fn portolan(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
    // A width of one's own, as tests run without a terminal.
    command.args(arguments).env("COLUMNS", "100").output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn help(arguments: &[&str]) -> String {
    let output = portolan(&[arguments, &["--help"]].concat());
    assert!(output.status.success());
    text(&output.stdout).to_owned()
}

/// Help whose lists of values are each on one line, however long they are.
fn on_one_line(help: &str) -> String {
    const LIST: &str = "[possible values: ";
    let mut parts = help.split(LIST);
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (list, rest) = part.split_once(']').expect("an end of the list");
        let words: Vec<&str> = list.split_whitespace().collect();
        joined.extend([LIST, &words.join(" "), "]", rest]);
    }
    joined
}

#[test]
fn help_of_the_program() {
    insta::assert_snapshot!("portolan", help(&[]));
}

#[test]
fn help_of_each_command() {
    // A new format is no new help.
    let formats: Vec<&str> = ExportFormat::ALL.iter().map(|format| format.word()).collect();
    for command in COMMANDS {
        let help = on_one_line(&help(&[command])).replace(&formats.join(", "), "every format");
        insta::assert_snapshot!(command, help);
    }
}

#[test]
fn help_in_german() {
    insta::assert_snapshot!("german_portolan", help(&["--lang", "de"]));
    for command in ["flows", "serve", "completions"] {
        insta::assert_snapshot!(format!("german_{command}"), help(&["--lang=de", command]));
    }
}

#[test]
fn no_help_in_german_has_words_of_clap() {
    let english = [
        "Usage",
        "Options",
        "OPTIONS",
        "Arguments",
        "Commands",
        "Possible",
        "possible",
        "default",
        "env:",
        "Print",
        "Example",
        "print",
    ];
    for command in COMMANDS {
        let long = help(&["--lang", "de", command]);
        let short = portolan(&["--lang", "de", command, "-h"]);
        for help in [long.as_str(), text(&short.stdout)] {
            for word in english {
                assert!(!help.contains(word), "{word}: {help}");
            }
        }
    }
}

#[test]
fn wrong_arguments_in_german() {
    let cases: [&[&str]; 16] = [
        &["flow"],
        &["help", "flow"],
        &["flows"],
        &["flows", "a", "b"],
        &["flows", "--formt", "json", "a"],
        &["flows", "-x"],
        &["--formt", "flows"],
        &["flows", "a", "--format", "jsno"],
        &["flows", "a", "--format"],
        &["flows", "a", "--format", "json", "--format", "csv"],
        &["diagram", "a", "--tile=x"],
        &["diagram", "a", "--scale", "5"],
        &["export", "a"],
        &["export", "a", "--format", "csv", "--date", "2026-13-01"],
        &["export", "a", "--format", "panos", "--device-group", "!"],
        &["serve", "--listen", "localhost"],
    ];
    let told = cases.map(|case| {
        let output = portolan(&[&["--lang", "de"], case].concat());
        assert_eq!(output.status.code(), Some(2), "{case:?}");
        assert!(output.stdout.is_empty(), "{case:?}");
        format!("$ portolan {}\n{}", case.join(" "), text(&output.stderr))
    });
    insta::assert_snapshot!("german_errors", told.join("\n"));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_told_in_german() {
    use std::os::unix::ffi::OsStrExt as _;

    let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
    let view = std::ffi::OsStr::from_bytes(b"--view=\xff");
    let output = command.args(["diagram", "x", "--lang", "de"]).arg(view).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("Fehler: ein Argument ist kein gültiger Text"));
}

#[test]
fn completions_describe_in_german() {
    let script = portolan(&["completions", "zsh", "--lang", "de"]);
    assert!(text(&script.stdout).contains("Spalten für Menschen"));
    assert!(!text(&script.stdout).contains("How to write them"));
}

//! What `--help` says, to be read through when it changes.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use std::process::Command;

use rule_export::ExportFormat;

fn help(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
    // A width of one's own, as tests run without a terminal.
    let output = command.args(arguments).arg("--help").env("COLUMNS", "100").output();
    let output = output.expect("the program runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
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
    let commands = [
        "serve",
        "flows",
        "check",
        "export",
        "diagram",
        "diff",
        "catalogue",
        "schema",
        "completions",
    ];
    for command in commands {
        let help = on_one_line(&help(&[command])).replace(&formats.join(", "), "every format");
        insta::assert_snapshot!(command, help);
    }
}

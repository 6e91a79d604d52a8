use std::collections::BTreeSet;

use clap::builder::ValueParser;

use super::*;
use crate::wording::HELP;

/// Every command with its '--help', in English.
fn commands() -> Vec<Command> {
    let mut program = Arguments::command();
    program.build();
    let inner: Vec<Command> = program.get_subcommands().cloned().collect();
    std::iter::once(program).chain(inner).collect()
}

/// The keys of the German texts that begin with one of some words.
fn german_keys(kinds: &[&str]) -> BTreeSet<String> {
    let keys = HELP.lines().filter(|line| !line.starts_with([' ', '#']));
    let keys = keys.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned());
    keys.filter(|key| kinds.iter().any(|kind| key.starts_with(kind))).collect()
}

/// The keys of everything that English has a text for.
fn keys_of(command: &Command) -> Vec<String> {
    let name = command.get_name();
    let mut keys = vec![format!("command-{name}")];
    for argument in command.get_arguments() {
        keys.push(argument_key(name, argument.get_id().as_str()));
        if takes_value(argument) {
            keys.push(format!("placeholder-{}", argument.get_id()));
            let described = argument.get_possible_values().into_iter();
            let described = described.filter(|value| value.get_help().is_some());
            keys.extend(described.map(|value| choice_key(argument, name, &value)));
        }
    }
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let paragraphs = after.split("\n\n").filter_map(|paragraph| paragraph.lines().next());
    keys.extend(paragraphs.map(caption_key));
    keys
}

#[test]
fn german_has_a_text_for_everything_and_none_too_many() {
    // English has these sentences elsewhere.
    let faults = port_model::wording::faults_in(&[(Lang::De, HELP)]);
    assert_eq!(faults.iter().find(|fault| !fault.starts_with("en: ")), None);
    let mut keys: BTreeSet<String> = commands().iter().flat_map(keys_of).collect();
    // Every one has it, and its name is none that clap tells.
    keys.insert("placeholder-command".to_owned());
    let kinds = ["command-", "argument-", "placeholder-", "choice-", "caption-"];
    assert_eq!(keys, german_keys(&kinds));
}

#[test]
fn german_is_as_long_as_english() {
    for command in commands() {
        let (_, long) = paragraphs(&german(&format!("command-{}", command.get_name())));
        let english = command.get_long_about().is_some() && command.get_name() != "help";
        assert_eq!(long.is_some(), english, "{}", command.get_name());
    }
}

#[test]
fn the_words_around_texts_are_the_ones_in_use() {
    let sources = concat!(include_str!("../help.rs"), include_str!("../usage_error.rs"));
    let kinds = ["frame-", "usage-"];
    let used: BTreeSet<String> = sources
        .split('"')
        .filter(|text| kinds.iter().any(|kind| text.starts_with(kind)))
        .map(str::to_owned)
        .collect();
    assert_eq!(used, german_keys(&kinds));
}

#[test]
fn what_a_value_must_be_is_said_where_it_is_more_than_a_text() {
    let free = [ValueParser::string().type_id(), ValueParser::path_buf().type_id()];
    let checked = |argument: &&Arg| {
        takes_value(argument)
            && argument.get_possible_values().is_empty()
            && !free.contains(&argument.get_value_parser().type_id())
    };
    let commands = commands();
    let keys = commands.iter().flat_map(|command| command.get_arguments().filter(checked));
    let keys: BTreeSet<String> =
        keys.map(|argument| format!("expected-{}", argument.get_id())).collect();
    assert!(keys.contains("expected-date"), "{keys:?}");
    assert_eq!(keys, german_keys(&["expected-"]));
}

#[test]
fn clap_finds_nothing_wrong_with_german() {
    to_parse(Lang::De).debug_assert();
    to_complete(Lang::De).debug_assert();
}

#[test]
fn the_language_is_known_before_the_arguments_are_right() {
    let of = |line: &str| {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        language_of(&words)
    };
    for german in
        ["p --lang de", "p flows --lang=de x", "p --langs --lang de", "p x --lang de --lang en"]
    {
        assert_eq!(of(german), Lang::De, "{german}");
    }
    for english in
        ["p", "p --lang", "p --lang fr", "p --lang=", "p --langde", "p -- --lang de", "--lang de"]
    {
        assert_eq!(of(english), Lang::En, "{english}");
    }
}

#[test]
fn both_languages_parse_alike() {
    let lines = [
        "portolan --lang de",
        "portolan export x --format csv --lang de --date 2026-01-31",
        "portolan diagram --lang de x --zone a --zone b --scale 3 --tile",
        "portolan serve --log-format json --lang de",
    ];
    for line in lines {
        let parse = |lang| {
            let matches = to_parse(lang).try_get_matches_from(line.split(' ')).expect(line);
            let arguments = <Arguments as clap::FromArgMatches>::from_arg_matches(&matches);
            format!("{:?}", arguments.expect(line))
        };
        assert_eq!(parse(Lang::De), parse(Lang::En));
    }
}

//! What `--help` says, in the language that is asked for.
//!
//! English stands beside the declarations, in the comments that clap makes its help from. German is put over
//! it: it stands in `locales/de/help.ftl`, under keys that are made of the names of commands and arguments.

use std::ffi::OsString;
use std::io::Write;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory as _};
use clap_complete::Shell;
use port_model::Lang;
use port_model::wording::Message;

use crate::arguments::Arguments;
use crate::wording::{german, german_message, has_german};

/// The language that arguments ask for, before they are known to be right.
pub(crate) fn language_of(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().skip(1).map(|word| word.to_str().unwrap_or_default());
    while let Some(word) = words.next().filter(|word| *word != "--") {
        let value = match word {
            "--lang" => words.next(),
            _ => word.strip_prefix("--lang="),
        };
        if let Some(lang) = value.and_then(Lang::from_word) {
            return lang;
        }
    }
    Lang::default()
}

/// The command line to parse arguments with, which helps in a language.
pub(crate) fn to_parse(lang: Lang) -> Command {
    in_language(lang, laid_out)
}

/// Writes a shell's completion script, with descriptions in a language.
pub(crate) fn write_completions(
    shell: Shell,
    lang: Lang,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut to_complete(lang), "portolan", &mut script);
    out.write_all(&script)
}

/// The command line to complete in shells, with descriptions in a language.
fn to_complete(lang: Lang) -> Command {
    in_language(lang, with_choices)
}

fn in_language(lang: Lang, finish: fn(Command) -> Command) -> Command {
    let mut command = Arguments::command();
    if lang == Lang::De {
        // Gives every command its '--help', and decides which have more to say at length.
        command.build();
        command = translated(command, finish);
    }
    command
}

fn translated(command: Command, finish: fn(Command) -> Command) -> Command {
    let name = command.get_name().to_owned();
    let command = described(command).mut_args(|argument| renamed(argument, &name));
    finish(command).mut_subcommands(|inner| translated(inner, finish))
}

/// With German texts of its own.
fn described(command: Command) -> Command {
    let (short, long) = paragraphs(&german(&format!("command-{}", command.get_name())));
    let after = command.get_after_help().map(|text| ending(&text.to_string()));
    let command = match long {
        Some(long) => command.long_about(format!("{short}\n\n{long}")),
        None => command,
    };
    let command = match after {
        Some(after) => command.after_help(after),
        None => command,
    };
    command.about(short)
}

/// The first paragraph, and the others; each on one line, for clap to break.
fn paragraphs(text: &str) -> (String, Option<String>) {
    let joined = |part: &str| part.replace('\n', " ");
    match text.split_once("\n\n") {
        Some((first, rest)) => (joined(first), Some(joined(rest))),
        None => (joined(text), None),
    }
}

/// Paragraphs whose captions are German. Examples stay; other paragraphs are another text.
fn ending(english: &str) -> String {
    let paragraph = |paragraph: &str| {
        let (caption, rest) = paragraph.split_once('\n').unwrap_or((paragraph, ""));
        let key = caption_key(caption);
        match caption {
            "Example:" | "Examples:" => format!("{}\n{rest}", german(&key)),
            _ => german(&key),
        }
    };
    english.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn caption_key(caption: &str) -> String {
    format!("caption-{}", caption.trim_end_matches(':').to_lowercase().replace(' ', "-"))
}

/// With a German text and a German placeholder of its value.
fn renamed(argument: Arg, command: &str) -> Arg {
    let id = argument.get_id().to_string();
    let argument = match argument.get_value_names() {
        Some(_) if takes_value(&argument) => {
            argument.value_name(german(&format!("placeholder-{id}")))
        }
        _ => argument,
    };
    let text = german(&argument_key(command, &id)).replace('\n', " ");
    // Only '--help' itself has two texts, where there are two lengths of help.
    if argument.get_long_help().is_none() {
        return argument.help(text);
    }
    let hint = |key| german_message(&Message::new(key).with("text", text.as_str()));
    argument.help(hint("frame-see-more")).long_help(hint("frame-see-less"))
}

/// The command's own text for an argument, or the one of all commands that have it.
fn argument_key(command: &str, id: &str) -> String {
    let own = format!("argument-{command}-{id}");
    if has_german(&own) { own } else { format!("argument-{id}") }
}

fn takes_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
}

/// The values of an argument, each with its German text where it has an English one.
fn choices(argument: &Arg, command: &str) -> Vec<(PossibleValue, Option<String>)> {
    if !takes_value(argument) {
        return Vec::new();
    }
    let values = argument.get_possible_values().into_iter();
    let text =
        |value: &PossibleValue| value.get_help().map(|_| choice_key(argument, command, value));
    values.map(|value| (value.clone(), text(&value).map(|key| german(&key)))).collect()
}

fn choice_key(argument: &Arg, command: &str, value: &PossibleValue) -> String {
    format!("choice-{command}-{}-{}", argument.get_id(), value.get_name())
}

/// With German texts of values. What it parses are texts, so that it is good for descriptions alone.
fn with_choices(command: Command) -> Command {
    let name = command.get_name().to_owned();
    command.mut_args(|argument| {
        let values = choices(&argument, &name);
        if values.is_empty() {
            return argument;
        }
        let described = values.into_iter().map(|(value, text)| match text {
            Some(text) => value.help(text),
            None => value,
        });
        argument.value_parser(PossibleValuesParser::new(described.collect::<Vec<_>>()))
    })
}

/// With German around its texts: headings, usage, defaults and values, for which clap has English words.
fn laid_out(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let is_long = command.get_arguments().any(|argument| argument.get_long_help().is_some());
    let mut command = command
        .mut_args(|argument| spelled_out(argument, &name, is_long))
        .subcommand_help_heading(german("frame-command-heading"))
        .subcommand_value_name(german("placeholder-command"));
    let usage = usage(&command.render_usage().ansi().to_string());
    let about = "{before-help}{about-with-newline}";
    command.help_template(format!("{about}\n{usage}\n\n{{all-args}}{{after-help}}"))
}

/// How a command is called, from what clap says of it.
pub(crate) fn usage(english: &str) -> String {
    let options = format!("[{}]", german("frame-options"));
    let usage = english.replacen("Usage:", &german("frame-usage"), 1);
    usage.replacen("[OPTIONS]", &options, 1)
}

/// With everything that help says of it in its texts.
fn spelled_out(argument: Arg, command: &str, is_long: bool) -> Arg {
    let heading = if argument.is_positional() {
        german("frame-argument-heading")
    } else {
        german("frame-option-heading")
    };
    let values = choices(&argument, command);
    let notes = notes(&argument);
    let list = (!values.is_empty()).then(|| value_list(&values));
    let argument = argument
        .help_heading(heading)
        .hide_env(true)
        .hide_default_value(true)
        .hide_possible_values(true);
    if notes.is_empty() && list.is_none() {
        return argument;
    }
    let text = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let described = values.iter().any(|(_, text)| text.is_some());
    let brief: Vec<String> = notes.iter().chain(&list).cloned().collect();
    let argument = argument.help(format!("{text} {}", brief.join(" ")));
    match (is_long, described) {
        (false, _) => argument,
        (true, false) => argument.long_help(format!("{text}\n\n{}", brief.join("\n"))),
        (true, true) => {
            let parts = [text, described_list(&values), notes.join("\n")];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            argument.long_help(parts.collect::<Vec<_>>().join("\n\n"))
        }
    }
}

/// The environment variable and the default.
fn notes(argument: &Arg) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(variable) = argument.get_env() {
        let variable = variable.to_string_lossy().into_owned();
        notes.push(german_message(&Message::new("frame-variable").with("variable", variable)));
    }
    let defaults = argument.get_default_values();
    if takes_value(argument) && !defaults.is_empty() {
        let defaults: Vec<_> = defaults.iter().map(|value| value.to_string_lossy()).collect();
        let message = Message::new("frame-default").with("value", defaults.join(" "));
        notes.push(german_message(&message));
    }
    notes
}

fn value_list(values: &[(PossibleValue, Option<String>)]) -> String {
    let names: Vec<&str> = values.iter().map(|(value, _)| value.get_name()).collect();
    values_note(&names)
}

/// The values that an argument takes.
pub(crate) fn values_note(names: &[&str]) -> String {
    german_message(&Message::new("frame-values").with("values", names.join(", ")))
}

/// The values one below the other, their texts beside them.
fn described_list(values: &[(PossibleValue, Option<String>)]) -> String {
    let width = values.iter().map(|(value, _)| value.get_name().len() + 1).max().unwrap_or(0);
    let line = |(value, text): &(PossibleValue, Option<String>)| match text {
        Some(text) => format!("\n- {:width$} {text}", format!("{}:", value.get_name())),
        None => format!("\n- {}", value.get_name()),
    };
    let lines: String = values.iter().map(line).collect();
    format!("{}{lines}", german("frame-choices"))
}

#[cfg(test)]
mod tests;

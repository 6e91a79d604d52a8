//! What is wrong with the arguments, in German. clap says it in English by itself.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use port_model::wording::Message;

use crate::help::{usage, values_note};
use crate::wording::{german, german_message, has_german};

/// The whole message.
pub(crate) fn text(error: &Error) -> String {
    let message = german_message(&sentence(error));
    let mut lines = vec![german_message(&Message::new("usage-error").with("message", message))];
    lines.extend(missing(error).iter().map(|argument| format!("  {argument}")));
    let known = texts(error, ContextKind::ValidValue);
    if !known.is_empty() {
        lines.push(format!("  {}", values_note(&known)));
    }
    let mut parts = vec![lines.join("\n")];
    let tip = |tip: &Message| Message::new("usage-tip").with("tip", german_message(tip));
    let tips: Vec<String> = tips(error).iter().map(tip).map(|tip| german_message(&tip)).collect();
    if !tips.is_empty() {
        parts.push(format!("  {}", tips.join("\n  ")));
    }
    if let Some(ContextValue::StyledStr(english)) = error.get(ContextKind::Usage) {
        parts.push(usage(&english.to_string()));
    }
    parts.push(german("usage-more"));
    format!("{}\n", parts.join("\n\n"))
}

fn sentence(error: &Error) -> Message {
    let argument = text_of(error, ContextKind::InvalidArg);
    let value = text_of(error, ContextKind::InvalidValue);
    let about = |key: &'static str| Message::new(key).with("argument", argument);
    match error.kind() {
        ErrorKind::UnknownArgument => about("usage-unknown-argument"),
        ErrorKind::InvalidSubcommand => {
            let command = text_of(error, ContextKind::InvalidSubcommand);
            Message::new("usage-unknown-command").with("command", command)
        }
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing"),
        ErrorKind::InvalidValue if value.is_empty() => about("usage-no-value"),
        ErrorKind::InvalidValue => about("usage-wrong-value").with("value", value),
        ErrorKind::ValueValidation => match expected(argument) {
            Some(expected) => {
                about("usage-wrong-form").with("value", value).with("expected", expected)
            }
            None => about("usage-wrong-value").with("value", value),
        },
        ErrorKind::TooManyValues => about("usage-surplus-value").with("value", value),
        ErrorKind::ArgumentConflict => about("usage-repeated"),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-text"),
        _ => Message::new("usage-wrong"),
    }
}

/// What a value has to be, for `--some-argument <VALUE>`.
fn expected(argument: &str) -> Option<String> {
    let name = argument.trim_start_matches('-').split(' ').next()?;
    let key = format!("expected-{}", name.replace('-', "_"));
    has_german(&key).then(|| german(&key))
}

fn missing(error: &Error) -> Vec<&str> {
    match error.kind() {
        ErrorKind::MissingRequiredArgument => texts(error, ContextKind::InvalidArg),
        _ => Vec::new(),
    }
}

/// What may have been meant.
fn tips(error: &Error) -> Vec<Message> {
    let similar = [
        (ContextKind::SuggestedSubcommand, "usage-similar-command"),
        (ContextKind::SuggestedArg, "usage-similar-argument"),
        (ContextKind::SuggestedValue, "usage-similar-value"),
    ];
    let mut tips: Vec<Message> = Vec::new();
    for (kind, key) in similar {
        let known = texts(error, kind).into_iter();
        tips.extend(known.map(|known| Message::new(key).with("known", known)));
    }
    if let Some(ContextValue::StyledStrs(english)) = error.get(ContextKind::Suggested) {
        let argument = text_of(error, ContextKind::InvalidArg);
        tips.extend(english.iter().filter_map(|tip| other_tip(&tip.to_string(), argument)));
    }
    tips
}

/// What clap has no words of its own for, only an English sentence.
fn other_tip(english: &str, argument: &str) -> Option<Message> {
    if !argument.is_empty() && english.ends_with(&format!("'-- {argument}'")) {
        return Some(Message::new("usage-as-value").with("argument", argument));
    }
    let known = english.strip_prefix('\'')?.strip_suffix("' exists")?;
    Some(Message::new("usage-similar-argument").with("known", known))
}

fn text_of(error: &Error, kind: ContextKind) -> &str {
    texts(error, kind).first().copied().unwrap_or_default()
}

fn texts(error: &Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text],
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

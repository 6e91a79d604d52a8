//! Sentences for people, in English and German: one place for all of them.
//!
//! Sentences stand in Fluent files, `locales/LANGUAGE/*.ftl`. A [`Message`] names one of them with its
//! arguments; who shows it chooses the language.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::catalogue::Local;
use crate::flow::words;

words! {
    /// A language of the product.
    #[derive(Default)]
    Lang {
        /// English.
        #[default]
        En = "en",
        /// German.
        De = "de",
    }
}

/// A sentence to be shown: its key in the Fluent files and what it tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    key: Cow<'static, str>,
    args: Vec<(&'static str, Argument)>,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A text.
    Text(String),
    /// A number, which sentences may count by.
    Number(usize),
    /// A text that differs by language.
    Local(Local),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&Local> for Argument {
    fn from(text: &Local) -> Self {
        Self::Local(text.clone())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl Message {
    /// A sentence without values yet.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The sentence in one language, from this crate's own files.
    pub fn text(&self, lang: Lang) -> String {
        OWN.message(lang, self)
    }
}

/// Words of the model that other parts of the program show, too; they read this file beside their own.
pub const WORDS: [(Lang, &str); 2] = [
    (Lang::En, include_str!("../locales/en/words.ftl")),
    (Lang::De, include_str!("../locales/de/words.ftl")),
];

/// This crate's own files.
const FILES: [(Lang, &str); 10] = [
    WORDS[0],
    WORDS[1],
    (Lang::En, include_str!("../locales/en/faults.ftl")),
    (Lang::En, include_str!("../locales/en/catalogue.ftl")),
    (Lang::En, include_str!("../locales/en/findings.ftl")),
    (Lang::En, include_str!("../locales/en/commands.ftl")),
    (Lang::De, include_str!("../locales/de/faults.ftl")),
    (Lang::De, include_str!("../locales/de/catalogue.ftl")),
    (Lang::De, include_str!("../locales/de/findings.ftl")),
    (Lang::De, include_str!("../locales/de/commands.ftl")),
];

static OWN: LazyLock<Wording> = LazyLock::new(|| Wording::new(&FILES));

/// The sentences of one part of the program in every language.
pub struct Wording {
    bundles: Vec<(Lang, FluentBundle<FluentResource>)>,
}

impl fmt::Debug for Wording {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Wording").finish_non_exhaustive()
    }
}

impl Wording {
    /// Reads Fluent files that are compiled in.
    ///
    /// What a file has wrong is left out here and found by [`faults_in`] in a test.
    pub fn new(files: &[(Lang, &str)]) -> Self {
        let bundles = Lang::ALL.iter().map(|&lang| {
            let mut bundle = FluentBundle::new_concurrent(vec![identifier(lang)]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(match lang {
                Lang::En => Some(|value, _| grouped_value(Lang::En, value)),
                Lang::De => Some(|value, _| grouped_value(Lang::De, value)),
            });
            for (_, text) in files.iter().filter(|(of, _)| *of == lang) {
                let resource =
                    FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(part, _)| part);
                bundle.add_resource_overriding(resource);
            }
            (lang, bundle)
        });
        Self { bundles: bundles.collect() }
    }

    /// A sentence in one language; one that is missing there comes in English.
    pub fn message(&self, lang: Lang, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            match value {
                Argument::Text(text) => args.set(*name, FluentValue::from(text.as_str())),
                Argument::Number(number) => args.set(*name, FluentValue::from(*number)),
                Argument::Local(text) => args.set(*name, FluentValue::from(text.get(lang))),
            }
        }
        [lang, Lang::En]
            .into_iter()
            .find_map(|lang| self.format(lang, &message.key, &args))
            .unwrap_or_else(|| message.key.clone().into_owned())
    }

    /// A sentence without values.
    pub fn text(&self, lang: Lang, key: &str) -> String {
        self.message(lang, &Message::new(key.to_owned()))
    }

    /// Whether a language has a sentence for a key.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.format(lang, key, &FluentArgs::new()).is_some()
    }

    fn format(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (_, bundle) = self.bundles.iter().find(|(of, _)| *of == lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }
}

/// How a number that a sentence counts by is written; `None` leaves it, and texts, as they are.
fn grouped_value(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    number.as_string().parse().ok().map(|number| grouped(lang, number))
}

/// A number with its thousands apart, as each language writes it.
///
/// ```
/// use port_model::Lang;
/// use port_model::wording::grouped;
///
/// assert_eq!(grouped(Lang::En, 4_000), "4,000");
/// assert_eq!(grouped(Lang::De, 4_000), "4.000");
/// ```
pub fn grouped(lang: Lang, number: u64) -> String {
    let separator = match lang {
        Lang::En => ',',
        Lang::De => '.',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A day, given as `2026-01-31`, as people of each language write it. Another text stays as it is.
///
/// ```
/// use port_model::Lang;
/// use port_model::wording::day;
///
/// assert_eq!(day(Lang::En, "2026-01-31"), "2026-01-31");
/// assert_eq!(day(Lang::De, "2026-01-31"), "31.01.2026");
/// assert_eq!(day(Lang::De, "soon"), "soon");
/// ```
pub fn day(lang: Lang, iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    match (lang, parts.as_slice()) {
        (Lang::De, [year, month, day]) => format!("{day}.{month}.{year}"),
        _ => iso.to_owned(),
    }
}

fn identifier(lang: Lang) -> LanguageIdentifier {
    lang.word().parse().unwrap_or_default()
}

/// What is wrong with Fluent files: keys that one language lacks or has twice, and lines that are not Fluent.
pub fn faults_in(files: &[(Lang, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut keys: Vec<(Lang, String)> = Vec::new();
    for (lang, text) in files {
        if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
            faults.extend(errors.iter().map(|error| format!("{lang}: {error}")));
        }
        for line in text.lines() {
            if let Some((key, _)) =
                line.split_once(" =").filter(|(key, _)| !key.starts_with([' ', '#', '*']))
            {
                let entry = (*lang, key.to_owned());
                if keys.contains(&entry) {
                    faults.push(format!("{lang}: {key} stands twice"));
                }
                keys.push(entry);
            }
        }
    }
    for (lang, key) in &keys {
        for other in Lang::ALL.iter().filter(|other| *other != lang) {
            if !keys.contains(&(*other, key.clone())) {
                faults.push(format!("{other}: {key} is missing"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(grouped(Lang::De, 4_000), "4.000");
        assert_eq!(grouped(Lang::En, 900), "900");
        let files = [(Lang::En, "a = { $count } here"), (Lang::De, "a = { $count } hier")];
        let message = Message::new("a").with("count", 12_345_usize);
        let wording = Wording::new(&files);
        assert_eq!(wording.message(Lang::En, &message), "12,345 here");
        assert_eq!(wording.message(Lang::De, &message), "12.345 hier");
    }

    #[test]
    fn both_languages_have_every_sentence() {
        assert_eq!(faults_in(&FILES), Vec::<String>::new());
    }

    #[test]
    fn a_missing_key_and_a_broken_line_are_found() {
        let faults = faults_in(&[(Lang::En, "a = A\nb = { $x\n"), (Lang::De, "c = C\n")]);
        assert!(faults.iter().any(|fault| fault == "de: a is missing"), "{faults:?}");
        assert!(faults.iter().any(|fault| fault == "en: c is missing"), "{faults:?}");
        assert!(faults.len() > 3, "{faults:?}");
    }

    #[test]
    fn what_german_lacks_comes_in_english_and_what_both_lack_as_its_key() {
        let wording = Wording::new(&[(Lang::En, "a = Only { $count } here")]);
        let message = Message::new("a").with("count", 2_usize);
        assert_eq!(wording.message(Lang::De, &message), "Only 2 here");
        assert_eq!(wording.text(Lang::En, "nothing"), "nothing");
    }
}

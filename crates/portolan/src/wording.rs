//! The program's own sentences in English and German: headings, counts and errors. What clap prints, such
//! as `--help`, has its English from clap, and German sentences here.

use std::sync::LazyLock;

use port_model::Lang;
use port_model::wording::{Message, WORDS, Wording};

const FILES: [(Lang, &str); 4] = [
    WORDS[0],
    WORDS[1],
    (Lang::En, include_str!("../locales/en/commands.ftl")),
    (Lang::De, include_str!("../locales/de/commands.ftl")),
];

static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::new(&FILES));

/// The German of what clap says in English.
pub(crate) const HELP: &str = include_str!("../locales/de/help.ftl");

static GERMAN: LazyLock<Wording> = LazyLock::new(|| Wording::new(&[(Lang::De, HELP)]));

/// What clap says in English, in German.
pub(crate) fn german(key: &str) -> String {
    GERMAN.text(Lang::De, key)
}

/// The same with values.
pub(crate) fn german_message(message: &Message) -> String {
    GERMAN.message(Lang::De, message)
}

/// Whether there is a German sentence.
pub(crate) fn has_german(key: &str) -> bool {
    GERMAN.has(Lang::De, key)
}

/// A sentence without values.
pub(crate) fn text(lang: Lang, key: &str) -> String {
    WORDING.text(lang, key)
}

/// A sentence with values.
pub(crate) fn message(lang: Lang, message: &Message) -> String {
    WORDING.message(lang, message)
}

/// A sentence that counts something.
pub(crate) fn count(lang: Lang, key: &'static str, count: usize) -> String {
    WORDING.message(lang, &Message::new(key).with("count", count))
}

/// A sentence about something that has an id.
pub(crate) fn about(lang: Lang, key: &'static str, id: &str) -> String {
    WORDING.message(lang, &Message::new(key).with("id", id))
}

/// A table's heading.
pub(crate) fn heading<const N: usize>(lang: Lang, keys: [&str; N]) -> Vec<String> {
    keys.map(|key| text(lang, key)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence() {
        assert_eq!(port_model::wording::faults_in(&FILES), Vec::<String>::new());
    }
}

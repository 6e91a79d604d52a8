//! The program's own sentences in English and German: headings, counts and errors. What clap prints, such
//! as `--help`, is English.

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

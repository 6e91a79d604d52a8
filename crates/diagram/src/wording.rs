//! The picture's own words, in English and German.

use std::sync::LazyLock;

use port_model::Lang;
pub(crate) use port_model::wording::grouped;
use port_model::wording::{Message, Wording};

const FILES: [(Lang, &str); 2] = [
    (Lang::En, include_str!("../locales/en/diagram.ftl")),
    (Lang::De, include_str!("../locales/de/diagram.ftl")),
];

static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::new(&FILES));

/// A text without values.
pub(crate) fn text(lang: Lang, key: &str) -> String {
    WORDING.text(lang, key)
}

/// A text with values.
pub(crate) fn message(lang: Lang, message: &Message) -> String {
    WORDING.message(lang, message)
}

/// `4,000 endpoints`.
pub(crate) fn endpoints(lang: Lang, count: u64) -> String {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    message(lang, &Message::new("endpoints").with("count", count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text() {
        assert_eq!(port_model::wording::faults_in(&FILES), Vec::<String>::new());
    }
}

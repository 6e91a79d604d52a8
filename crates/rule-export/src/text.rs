//! The sentences of the exports, in English and German.

use std::sync::LazyLock;

use port_model::Lang;
use port_model::wording::{Message, Wording};

const FILES: &[(Lang, &str)] = &[
    (Lang::En, include_str!("../locales/en/exports.ftl")),
    (Lang::De, include_str!("../locales/de/exports.ftl")),
];

static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::new(FILES));

/// A sentence without values.
pub(crate) fn text(lang: Lang, key: &str) -> String {
    WORDING.text(lang, key)
}

/// A sentence with values.
pub(crate) fn message(lang: Lang, message: &Message) -> String {
    WORDING.message(lang, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence() {
        assert_eq!(port_model::wording::faults_in(FILES), Vec::<String>::new());
    }
}

//! What people are called in the log and to each other.
//!
//! The log keeps a name that somebody has given themselves, or a word where there is none; a word is
//! put into the reader's language. So nobody may take a word for a name.

use port_model::{Lang, Name};

use crate::access::Access;
use crate::language::WORDING;
use crate::state::App;
use crate::visitor::Visitor;

/// One person on their own machine.
const LOCAL: &str = "local";
/// Somebody without a name.
const BROWSER: &str = "browser";
/// A program.
const API: &str = "api";

/// The longest name that somebody can have, in characters.
pub(crate) const MAX_NAME: usize = 60;

/// What the log calls a visitor. One person's own server knows but one person.
pub(crate) fn of_visitor<'v>(app: &App, visitor: &'v Visitor) -> &'v str {
    match (app.access, &visitor.bearer) {
        (_, Some(_)) => API,
        (Access::Local, None) => LOCAL,
        (Access::Links, None) => visitor.name.as_deref().unwrap_or(BROWSER),
    }
}

/// Who did something, as the log has it, for people.
pub(crate) fn words(author: &str, lang: Lang) -> String {
    match author {
        LOCAL | BROWSER | API => WORDING.text(lang, &format!("author-{author}")),
        name => name.to_owned(),
    }
}

/// Who is there, as the log would have it, for people.
pub(crate) fn present(author: &str, lang: Lang) -> String {
    if author == BROWSER { WORDING.text(lang, "presence-guest") } else { words(author, lang) }
}

/// What is wrong with a name that somebody wants to have, by its sentence's key.
pub(crate) fn wrong(name: &Name) -> Option<&'static str> {
    let is_word = |word: &&str| name.as_str().eq_ignore_ascii_case(word);
    if name.as_str().chars().count() > MAX_NAME {
        return Some("name-too-long");
    }
    // Such signs turn the text around them, so that a line of the log could be made to lie.
    let turns = |sign: char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if name.as_str().contains(turns) {
        return Some("name-turns");
    }
    [LOCAL, BROWSER, API].iter().any(is_word).then_some("name-taken")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str) -> Option<&'static str> {
        wrong(&name.parse().expect("a name"))
    }

    #[test]
    fn a_name_is_no_word_of_the_log() {
        assert_eq!(check("Anna Müller"), None);
        assert_eq!(check("local network team"), None);
        for word in [LOCAL, BROWSER, API, "API", "Local"] {
            assert_eq!(check(word), Some("name-taken"), "{word}");
        }
        assert_eq!(check(&"ä".repeat(MAX_NAME)), None);
        assert_eq!(check(&"ä".repeat(MAX_NAME + 1)), Some("name-too-long"));
        assert_eq!(check("Anna\u{202e}annA"), Some("name-turns"));
    }

    #[test]
    fn names_are_never_looked_up_as_sentences() {
        for name in ["Anna", "api-op-id", "title", ""] {
            assert_eq!(words(name, Lang::De), name);
            assert_eq!(present(name, Lang::De), name);
        }
        assert_eq!(words(BROWSER, Lang::De), "im Browser");
        assert_eq!(present(BROWSER, Lang::De), "Gast");
    }
}

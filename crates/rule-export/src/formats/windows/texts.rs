//! Texts in PowerShell.

use crate::firewall::{Object, ascii, cut, one_line};

/// A comment on one line.
pub(super) fn comment(text: &str) -> String {
    format!("# {}", ascii(&one_line(text)))
}

/// A text in single quotes, in which nothing but the quote itself means something. In ASCII there is
/// one kind of it; PowerShell knows four more.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", ascii(&one_line(text)).replace('\'', "''"))
}

/// A text for people in so many bytes. The firewall keeps a rule's parts apart by bars.
pub(super) fn words(text: &str, limit: usize) -> String {
    quoted(&cut(&ascii(&one_line(text)).replace('|', "/"), limit).0)
}

/// The variable with the addresses of a component that has none yet.
pub(super) fn variable(object: &Object<'_>) -> String {
    format!("${{{}}}", object.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_quote_ends_a_text() {
        assert_eq!(quoted("a'b"), "'a''b'");
        assert_eq!(quoted("\u{2018}a\u{2019}b\u{201a}c\u{201b}"), "'''a''b''c?'");
        assert_eq!(quoted("$(x) `n ${y}\n\"\\"), "'$(x) `n ${y} \"\\'");
        assert!(quoted("Ж’東ü").is_ascii());
    }

    #[test]
    fn texts_are_cut_and_have_no_bars() {
        assert_eq!(words("a | b", 10), "'a / b'");
        assert_eq!(words(&"ü".repeat(10), 9), "'ueueue...'");
    }
}

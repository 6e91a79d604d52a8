//! Texts on their way into the database: what can't be stored is refused, and what is searched is
//! folded.

use crate::StorageError;

/// Refuses texts that PostgreSQL can't store; SQLite could, but both shall do the same.
pub(crate) fn check(texts: &[(&'static str, &str)]) -> Result<(), StorageError> {
    match texts.iter().find(|(_, text)| text.contains('\0')) {
        Some((field, _)) => Err(StorageError::Nul { field }),
        None => Ok(()),
    }
}

/// A text without its case, so that `STRASSE` finds `Straße`.
///
/// Done here and stored, because the engines' own folding differs: SQLite's knows only ASCII,
/// PostgreSQL's depends on the locale. Upper case first, then lower, letter by letter, comes close
/// to Unicode's case folding.
pub(crate) fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_folded_beyond_ascii() {
        assert_eq!(folded("Straße"), folded("STRASSE"));
        assert_eq!(folded("ΟΔΟΣ"), folded("οδος"));
        assert_eq!(folded("ÄÖÜ"), "äöü");
    }
}

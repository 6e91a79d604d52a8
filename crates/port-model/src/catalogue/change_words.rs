//! Changes of the catalogue in words, as the page of changes and the command line show them.

use std::borrow::Cow;

use super::history::{ChangeKind, Difference, EntryChange, Recorded};
use super::{Bearer, Catalogue};
use crate::wording::{Lang, Message};

/// A key that differs, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceText {
    /// What the key is called.
    pub key: String,
    /// Its value before; a dash where there was none.
    pub before: String,
    /// Its value after; a dash where there is none.
    pub after: String,
}

impl ChangeKind {
    /// The word in URLs and stylesheets.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }

    /// The word for people.
    pub fn text(self, lang: Lang) -> String {
        words(format!("entry-change-{}", self.word()), lang)
    }
}

impl Difference {
    /// The difference in words; `catalogue` names the roles.
    ///
    /// ```
    /// use port_model::catalogue::Difference;
    /// use port_model::{Catalogue, Lang};
    ///
    /// let difference = Difference {
    ///     key: "requirement".to_owned(),
    ///     before: String::new(),
    ///     after: "required".to_owned(),
    /// };
    /// let text = difference.text(Catalogue::builtin(), Lang::De);
    /// assert_eq!([text.key, text.before, text.after], ["Verbindlichkeit", "–", "erforderlich"]);
    /// ```
    pub fn text(&self, catalogue: &Catalogue, lang: Lang) -> DifferenceText {
        let shown = |value: &str| value_text(catalogue, &self.key, value, lang);
        DifferenceText {
            key: words(format!("entry-{}", self.key), lang),
            before: shown(&self.before),
            after: shown(&self.after),
        }
    }
}

impl EntryChange {
    /// The module that the entry is about, if it is about one.
    pub fn module(&self) -> Option<&str> {
        self.id.strip_prefix("module:")
    }

    /// What the entry is, in words: its ends and its port, or the module's name.
    pub fn about(&self, catalogue: &Catalogue, lang: Lang) -> String {
        if let Some(module) = self.module() {
            let known = module.parse().ok().and_then(|id| catalogue.module(&id));
            return known.map_or_else(|| module.to_owned(), |own| own.name.get(lang).to_owned());
        }
        let end = |key| end_text(catalogue, value_of(&self.entry, key), lang);
        let protocol = value_of(&self.entry, "protocol").to_uppercase();
        let port = match value_of(&self.entry, "port") {
            "" => protocol,
            port => format!("{port}/{protocol}"),
        };
        let message = Message::new("entry-about").with("source", end("source"));
        message.with("destination", end("destination")).with("port", port).text(lang)
    }
}

impl Catalogue {
    /// The name of an end: a role's, or a word for the two that are none.
    pub fn end_text(&self, end: &Bearer, lang: Lang) -> String {
        match end {
            Bearer::Role(id) => {
                self.role(id).map_or_else(|| id.to_string(), |role| role.name.get(lang).to_owned())
            }
            Bearer::Appliance => words("end-appliance", lang),
            Bearer::Internet => words("end-internet", lang),
        }
    }
}

fn words(key: impl Into<Cow<'static, str>>, lang: Lang) -> String {
    Message::new(key).text(lang)
}

fn value_of<'a>(entry: &'a Recorded, key: &str) -> &'a str {
    entry.get(key).map_or("", String::as_str)
}

fn end_text(catalogue: &Catalogue, end: &str, lang: Lang) -> String {
    let known = Bearer::from_text(end);
    known.map_or_else(|| end.to_owned(), |bearer| catalogue.end_text(&bearer, lang))
}

/// The value of a key in words, as far as it is more than a number or a name.
fn value_text(catalogue: &Catalogue, key: &str, value: &str, lang: Lang) -> String {
    if value.is_empty() {
        return "–".to_owned();
    }
    let text = |word: &str| match (key, word.split_once(' ')) {
        ("source" | "destination", _) => end_text(catalogue, word, lang),
        ("ports", _) => words(format!("module-ports-known-{word}"), lang),
        ("platform" | "requirement" | "encryption" | "basis", _) => {
            words(format!("{key}-{word}"), lang)
        }
        ("versions", Some((bound, version))) => {
            Message::new(format!("versions-{bound}")).with("version", version).text(lang)
        }
        _ => word.to_owned(),
    };
    value.split(", ").map(text).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::releases;
    use super::*;

    #[test]
    fn every_recorded_key_and_value_has_words_in_both_languages() {
        let catalogue = Catalogue::builtin();
        for (entry, recorded) in catalogue.recorded() {
            for (key, value) in recorded {
                let difference = Difference { key, before: String::new(), after: value };
                for &lang in Lang::ALL {
                    let text = difference.text(catalogue, lang);
                    for part in [&text.key, &text.after] {
                        // What has no sentence shows its key.
                        let is_key = part.contains("entry-")
                            || part.starts_with("module-ports-")
                            || part.contains(&format!("{}-", difference.key));
                        assert!(!is_key, "{entry}: {part}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_entry_is_named_by_its_ends_or_its_module() {
        let catalogue = Catalogue::builtin();
        let changes: Vec<EntryChange> =
            releases().into_iter().flat_map(|release| release.changes).collect();
        for change in &changes {
            let about = change.about(catalogue, Lang::De);
            assert_eq!(change.module().is_none(), about.contains(" → "), "{about}");
        }
        assert!(changes.iter().any(|change| change.module().is_none()));
    }
}

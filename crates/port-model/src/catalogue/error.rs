//! What can be wrong with a catalogue file.

use std::fmt;

use crate::fault::fault_kinds;
use crate::names::Id;
use crate::wording::Lang;

/// Why a catalogue file can't be used, and where: `FILE:LINE: KEY: WHAT`.
#[derive(Debug)]
pub struct CatalogueError {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The key, such as `flow[2].services`; empty where the fault is about the whole file.
    pub key: String,
    /// What is wrong there.
    pub fault: CatalogueFault,
}

impl CatalogueError {
    /// The whole line in one language.
    pub fn text(&self, lang: Lang) -> String {
        let Self { file, line, key, fault } = self;
        let colon = if key.is_empty() { "" } else { ": " };
        format!("{file}:{line}: {key}{colon}{}", fault.message().text(lang))
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for CatalogueError {}

fault_kinds! {
    /// What is wrong with a catalogue file.
    CatalogueFault:
    /// The file is not TOML of the catalogue's form.
    Form { message: String } = "catalogue-form",
    /// An entry names an id that no entry has.
    Unknown { kind: &'static str, id: Id } = "catalogue-unknown",
    /// Two entries of one kind have the same id.
    Twice { id: Id } = "catalogue-twice",
    /// A value is left out that is needed here.
    Missing { what: String } = "catalogue-missing",
    /// A list has no entry where at least one is needed.
    Empty {} = "catalogue-empty",
    /// A list has one of its entries twice.
    Repeated { word: String } = "catalogue-repeated",
    /// A text for people is empty.
    EmptyText {} = "catalogue-empty-text",
    /// A text for people has a character that can't be shown.
    ControlCharacter {} = "catalogue-control-character",
    /// A text is longer than its place in the picture.
    TooLong { limit: usize } = "catalogue-too-long",
    /// A number is larger than the largest that has a meaning.
    TooLarge { limit: usize } = "catalogue-too-large",
    /// A page's address is none that a browser opens.
    NotAUrl { text: String } = "catalogue-not-a-url",
    /// A range of versions has no bound, or none that a version can be between.
    NoVersions {} = "catalogue-no-versions",
    /// A port of protocols that have none.
    NoPorts {} = "catalogue-no-ports",
    /// Roles to connect to, for a role that can't name any.
    KeyNotTaken {} = "catalogue-key-not-taken",
    /// A choice has a value for what is no case of it.
    Stranger { word: String, known: String } = "catalogue-stranger",
    /// The pairing goes by a key of components that this role doesn't take.
    TakesNot { bearer: String, key: &'static str } = "catalogue-takes-not",
    /// The pairing goes by `connects_to` of a role that can't name the other.
    CanNotChoose { chooser: String, other: String } = "catalogue-can-not-choose",
    /// The pairing is one with a role that is at neither end.
    NeedsRole { role: Id } = "catalogue-needs-role",
    /// A flow goes to a service that doesn't listen there.
    ListensNot { service: Id, bearer: String } = "catalogue-listens-not",
    /// A flow goes to a service that exists under a condition that the flow doesn't have.
    OnlyWith { service: Id, key: &'static str, value: String } = "catalogue-only-with",
    /// A flow goes by the product of a database, and its service is none.
    NoEngine { service: Id } = "catalogue-no-engine",
    /// A word that is no optional key of a component.
    NoSuchKey { word: String } = "catalogue-no-such-key",
    /// The pairing is one between components of a single role.
    NotTheSource {} = "catalogue-not-the-source",
    /// The pairing goes by no other flow.
    NothingToFollow {} = "catalogue-nothing-to-follow",
    /// A flow goes by one that itself goes by another.
    FollowsFollower { id: Id } = "catalogue-follows-follower",
    /// A flow goes by one between other roles.
    OtherEnds { id: Id } = "catalogue-other-ends",
    /// A file of one's own has no namespace.
    NoNamespace {} = "catalogue-no-namespace",
    /// The namespace is the beginning of a built-in id.
    NamespaceTaken { namespace: Id, id: Id } = "catalogue-namespace-taken",
    /// An id of one's own is outside the file's namespace.
    OutsideNamespace { id: Id, namespace: Id } = "catalogue-outside-namespace",
    /// A flow of one's own claims to rest on the vendor's pages.
    NotCustom {} = "catalogue-not-custom",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_fault_has_its_sentence_and_no_sentence_is_left_over() {
        let text = include_str!("../../locales/en/catalogue.ftl");
        let keys = text.lines().filter_map(|line| Some(line.split_once(" = ")?.0));
        let keys: BTreeSet<&str> = keys.filter(|key| !key.starts_with([' ', '#'])).collect();
        assert_eq!(keys, CatalogueFault::KEYS.iter().copied().collect());
    }

    #[test]
    fn place_and_sentence_are_one_line_in_each_language() {
        let fault = CatalogueFault::Unknown { kind: "service", id: Id::INTERNET };
        let (file, key) = ("acme.toml".to_owned(), "flow[0].services".to_owned());
        let error = CatalogueError { file, line: 9, key, fault };
        let english = "acme.toml:9: flow[0].services: service 'internet' does not exist";
        assert_eq!(error.to_string(), english);
        let german = "acme.toml:9: flow[0].services: den Dienst „internet“ gibt es nicht";
        assert_eq!(error.text(Lang::De), german);
    }
}

//! What can be wrong with a catalogue file.

use crate::names::Id;

/// Why a catalogue file can't be used, and where: `FILE:LINE: KEY: WHAT`.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {key}{}{fault}", if key.is_empty() { "" } else { ": " })]
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

/// What is wrong with a catalogue file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueFault {
    /// The file is not TOML of the catalogue's form.
    #[error("{message}")]
    Form {
        /// What the parser says.
        message: String,
    },
    /// An entry names an id that no entry has.
    #[error("{kind} '{id}' does not exist")]
    Unknown {
        /// What kind of id it should be.
        kind: &'static str,
        /// The id.
        id: Id,
    },
    /// Two entries of one kind have the same id.
    #[error("'{id}' stands twice")]
    Twice {
        /// The id.
        id: Id,
    },
    /// A value is left out that is needed here.
    #[error("is missing for '{what}'")]
    Missing {
        /// For what it is needed.
        what: String,
    },
    /// A list has no entry where at least one is needed.
    #[error("needs at least one entry")]
    Empty,
    /// A list has one of its entries twice.
    #[error("names '{word}' twice")]
    Repeated {
        /// The entry.
        word: String,
    },
    /// A text for people is empty.
    #[error("needs a text, in each language where it has several")]
    EmptyText,
    /// A text for people has a character that can't be shown.
    #[error("has a control character, such as a line break; write it in one line")]
    ControlCharacter,
    /// A text is longer than its place in the picture.
    #[error("has more than {limit} letters")]
    TooLong {
        /// How many letters it may have.
        limit: usize,
    },
    /// A number is larger than the largest that has a meaning.
    #[error("has to be a number from 0 to {limit}")]
    TooLarge {
        /// The largest.
        limit: u8,
    },
    /// A page's address is none that a browser opens.
    #[error("'{text}' is no address of a page; use one that begins with https://")]
    NotAUrl {
        /// What stands there.
        text: String,
    },
    /// A range of versions has no bound, or none that a version can be between.
    #[error("needs 'from' or 'before', and 'from' has to be the earlier version")]
    NoVersions,
    /// A port of protocols that have none.
    #[error("has no meaning, since no protocol of this service has ports")]
    NoPorts,
    /// Roles to connect to, for a role that can't name any.
    #[error("has no meaning unless keys has 'connects_to'")]
    KeyNotTaken,
    /// A choice has a value for what is no case of it.
    #[error("'{word}' is none of '{known}'")]
    Stranger {
        /// For what the value is.
        word: String,
        /// For what there can be values.
        known: String,
    },
    /// The pairing goes by a key of components that this role doesn't take.
    #[error("'{bearer}' does not take '{key}', by which this pairing goes")]
    TakesNot {
        /// The end.
        bearer: String,
        /// The key.
        key: &'static str,
    },
    /// The pairing goes by `connects_to` of a role that can't name the other.
    #[error("goes by connects_to, and '{chooser}' can not name '{other}' there; use 'each'")]
    CanNotChoose {
        /// The role that chooses.
        chooser: String,
        /// The role at the other end.
        other: String,
    },
    /// The pairing is one with a role that is at neither end.
    #[error("has a meaning with '{role}' at one end only")]
    NeedsRole {
        /// The role.
        role: Id,
    },
    /// A flow goes to a service that doesn't listen there.
    #[error("'{service}' does not listen on '{bearer}'; its listeners say where it does")]
    ListensNot {
        /// The service.
        service: Id,
        /// The flow's destination.
        bearer: String,
    },
    /// A flow goes to a service that exists under a condition that the flow doesn't have.
    #[error("has to be '{value}', because '{service}' exists only with {key} = '{value}'")]
    OnlyWith {
        /// The service.
        service: Id,
        /// The key of the condition.
        key: &'static str,
        /// Its value.
        value: String,
    },
    /// A flow goes by the product of a database, and its service is none.
    #[error("'{service}' is no product of a database server")]
    NoEngine {
        /// The service.
        service: Id,
    },
    /// A word that is no optional key of a component.
    #[error("'{word}' is no optional key of a component")]
    NoSuchKey {
        /// The word.
        word: String,
    },
    /// The pairing is one between components of a single role.
    #[error("has to be the source with this pairing")]
    NotTheSource,
    /// The pairing goes by no other flow.
    #[error("has no meaning with this pairing")]
    NothingToFollow,
    /// A flow goes by one that itself goes by another.
    #[error("'{id}' follows another flow itself")]
    FollowsFollower {
        /// The flow that it goes by.
        id: Id,
    },
    /// A flow goes by one between other roles.
    #[error("'{id}' connects other roles")]
    OtherEnds {
        /// The flow that it goes by.
        id: Id,
    },
    /// A file of one's own has no namespace.
    #[error("begins without namespace = \"…\", which every file of one's own needs")]
    NoNamespace,
    /// The namespace is the beginning of a built-in id.
    #[error("'{namespace}' is taken, the built-in '{id}' begins with it; choose another")]
    NamespaceTaken {
        /// The namespace.
        namespace: Id,
        /// A built-in entry's id.
        id: Id,
    },
    /// An id of one's own is outside the file's namespace.
    #[error("'{id}' has to begin with '{namespace}-'")]
    OutsideNamespace {
        /// The id.
        id: Id,
        /// The namespace.
        namespace: Id,
    },
    /// A flow of one's own claims to rest on the vendor's pages.
    #[error("has to be 'custom' in a file of one's own")]
    NotCustom,
}

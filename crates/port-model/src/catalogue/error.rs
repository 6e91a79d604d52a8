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

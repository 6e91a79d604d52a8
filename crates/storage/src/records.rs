//! What callers hand in and get back, as plain values.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use sqlx::FromRow;

use crate::{BadId, DeploymentId, SessionId, time};

/// Who does something.
#[derive(Debug, Clone, Copy)]
pub struct Author<'a> {
    /// The session, which tells people apart; none where there is but one person.
    pub session: Option<&'a SessionId>,
    /// The name, for people to read. Two people may have the same.
    pub name: &'a str,
}

/// Whose deployments are meant.
#[derive(Debug, Clone, Copy)]
pub enum Owner<'a> {
    /// Everybody's: for a server that one person uses.
    All,
    /// Those that a session has made.
    Session(&'a SessionId),
}

impl<'a> Owner<'a> {
    /// The session to compare with; none matches all.
    pub(crate) fn session(self) -> Option<&'a str> {
        match self {
            Self::All => None,
            Self::Session(session) => Some(session.as_str()),
        }
    }
}

/// How many findings a deployment has, kept beside it so that a list need not derive them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, FromRow)]
pub struct FindingCounts {
    /// How many are errors.
    #[sqlx(try_from = "i64")]
    pub errors: u32,
    /// How many are warnings.
    #[sqlx(try_from = "i64")]
    pub warnings: u32,
}

/// What a deployment is at one version.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// The name, as the document has it.
    pub name: &'a str,
    /// The platform's word, as the document has it.
    pub platform: &'a str,
    /// The document, as JSON.
    pub document: &'a str,
    /// What is found in it.
    pub findings: FindingCounts,
}

/// A deployment to store.
#[derive(Debug, Clone, Copy)]
pub struct NewDeployment<'a> {
    /// Its id.
    pub id: &'a DeploymentId,
    /// Whose it is; none for a server that one person uses.
    pub owner: Option<&'a SessionId>,
    /// What it is.
    pub content: Content<'a>,
    /// Who makes it.
    pub author: Author<'a>,
    /// When.
    pub now: Timestamp,
}

/// A deployment without its document.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Summary {
    /// Its id.
    pub id: DeploymentId,
    /// Whose it is.
    pub owner: Option<SessionId>,
    /// The version: 1 when made, one more with each change.
    pub version: i64,
    /// The name.
    pub name: String,
    /// The platform's word.
    pub platform: String,
    /// How many findings it has.
    #[sqlx(flatten)]
    pub findings: FindingCounts,
    /// When it was made.
    #[sqlx(try_from = "time::Micros")]
    pub created_at: Timestamp,
    /// When it was last changed.
    #[sqlx(try_from = "time::Micros")]
    pub changed_at: Timestamp,
    /// The name of who changed it last.
    pub changed_by: String,
}

impl Summary {
    /// Where the list goes on after this deployment.
    pub fn cursor(&self) -> Cursor {
        Cursor { changed_at: time::micros(self.changed_at), id: self.id.clone() }
    }
}

/// A deployment.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Stored {
    /// All but the document.
    #[sqlx(flatten)]
    pub summary: Summary,
    /// The document, as JSON.
    pub document: String,
}

/// A place in the list of deployments. As text it may stand in a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) changed_at: i64,
    pub(crate) id: DeploymentId,
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.changed_at, self.id)
    }
}

impl FromStr for Cursor {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let (changed_at, id) = text.split_once('.').ok_or(BadId)?;
        Ok(Self { changed_at: changed_at.parse().map_err(|_| BadId)?, id: id.parse()? })
    }
}

/// How an entry of the log relates to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It stands for itself.
    Edit,
    /// It takes back an edit or a redo: the entry of this version.
    Undo(i64),
    /// It takes back an undo: the entry of this version.
    Redo(i64),
}

impl Effect {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
        }
    }

    pub(crate) fn undoes(self) -> Option<i64> {
        match self {
            Self::Edit => None,
            Self::Undo(version) | Self::Redo(version) => Some(version),
        }
    }
}

/// An effect as it is stored.
#[derive(FromRow)]
pub(crate) struct EffectRow {
    effect: String,
    undoes: Option<i64>,
}

/// A word that is none of those a value can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("none of the words that can stand here")]
pub struct UnknownWord;

impl TryFrom<EffectRow> for Effect {
    type Error = UnknownWord;

    fn try_from(row: EffectRow) -> Result<Self, UnknownWord> {
        match (row.effect.as_str(), row.undoes) {
            ("edit", None) => Ok(Self::Edit),
            ("undo", Some(version)) => Ok(Self::Undo(version)),
            ("redo", Some(version)) => Ok(Self::Redo(version)),
            _ => Err(UnknownWord),
        }
    }
}

/// One entry of a deployment's log.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct LogEntry {
    /// The version that it made.
    pub version: i64,
    /// What was done: the command's word, or `create`.
    pub kind: String,
    /// How it relates to other entries.
    #[sqlx(flatten, try_from = "EffectRow")]
    pub effect: Effect,
    /// The version that took this one back, if one has.
    pub undone_by: Option<i64>,
    /// The session of who did it.
    pub session: Option<SessionId>,
    /// The name of who did it.
    pub author: String,
    /// When.
    #[sqlx(try_from = "time::Micros")]
    pub at: Timestamp,
    /// A sentence about it, if there is one.
    pub summary: Option<String>,
    /// The command, as JSON; of the first entry the whole document.
    pub command: String,
    /// The command that takes it back, as JSON; none where nothing can.
    pub inverse: Option<String>,
    /// What people call the version, if they have named it.
    pub name: Option<String>,
}

//! What Portolan keeps: deployments with the log of their commands and the findings that were
//! acknowledged, sessions, and the links that give others access. PostgreSQL for a team, SQLite for one person; both in earnest.
//!
//! A [`Database`] is opened by its address and holds either engine; everything above sees no
//! difference. This is the only crate that names sqlx, and no type of sqlx leaves it.
//!
//! What happens to a deployment is told to whoever [watches](Database::watch) it, in every process.
//!
//! Documents and commands are opaque JSON texts here: what they mean is `port-model`'s business.
//! Who may call what is the server's, which asks [`Database::right`]. Ids and tokens are drawn by
//! the caller, and so is the time, so that tests are exact.
//!
//! Statements live in `sql.rs`, once for both engines, in the part of SQL that they share. Where
//! the engines differ in behaviour, this crate evens it out and says so at the place.

mod access;
mod acknowledgements;
mod connect;
mod database;
mod deployments;
mod error;
mod feed;
mod ids;
mod listener;
mod log;
mod records;
mod sessions;
mod sql;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod text;
mod time;
mod trash;

pub use access::{Link, NewLink, Right};
pub use acknowledgements::{Acknowledgement, NewAcknowledgement};
pub use database::{Database, Engine};
pub use error::StorageError;
pub use feed::{Event, MAX_NOTE, Watch};
pub use ids::{BadId, DeploymentId, LinkId, SessionId};
pub use log::{Appended, Change, Made};
pub use records::{
    Author, Content, Cursor, Effect, FindingCounts, LogEntry, NewDeployment, Owner, Stored,
    Summary, UnknownWord,
};
pub use sessions::Session;
pub use trash::{Deleted, KEPT_FOR};

/// The SHA-256 of a token. Tokens themselves never come here.
pub type TokenHash = [u8; 32];

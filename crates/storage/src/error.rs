//! What can go wrong, as the callers have to tell it apart.
//!
//! The texts are for the log and the person who starts the server. None holds a secret or what
//! somebody wrote; what the driver said is the source.

use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::migrate::MigrateError;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why the storage did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    /// Somebody else was faster.
    #[error("the deployment has changed: it is at version {current}")]
    Stale {
        /// The version that the deployment has now.
        current: i64,
    },
    /// What the call is about does not exist, or is deleted.
    #[error("nothing is stored under this id")]
    NotFound,
    /// An id or a token that has to be unique is stored already.
    #[error("this id is taken")]
    Taken,
    /// A text with a NUL character, which PostgreSQL can't store, so neither engine gets it.
    #[error("the {field} holds a NUL character, which can't be stored")]
    Nul {
        /// Which of the texts.
        field: &'static str,
    },
    /// A note that is too long to be sent.
    #[error("a note of {length} bytes is too long to be sent")]
    LongNote {
        /// How many bytes it has.
        length: usize,
    },
    /// The database can't do it now: gone, busy or full. A change under way when this comes is
    /// stored as a whole or not at all; sent again with the same `op_id` it is stored once.
    #[error("the database is not available")]
    Unavailable(#[source] Source),
    /// What is stored can't be what was written.
    #[error("the database holds something that can't be read")]
    Corrupt(#[source] Source),
    /// The database refused a statement: a mistake in this crate.
    #[error("the database refused a statement")]
    Refused(#[source] Source),
    /// An address that is of neither engine.
    #[error("a database address starts with postgres:// or sqlite://")]
    UnknownScheme,
    /// An address that starts well and goes on badly.
    #[error("the address of the database can't be read")]
    BadUrl(#[source] Source),
    /// No path, or one that stands for a database in memory.
    #[error(
        "the address of a SQLite database has to name a file, such as sqlite://data/portolan.db"
    )]
    NoFile,
    /// The folder of a SQLite database can't be made.
    #[error("the folder of the database can't be created")]
    Folder(#[source] std::io::Error),
    /// The database does not answer, or does not let us in.
    #[error("can't connect to the database")]
    Connect(#[source] Source),
    /// A newer Portolan has used this database.
    #[error("the database has schema version {found}, this program knows only up to {known}")]
    TooNew {
        /// The version of the schema in the database.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The schema can't be made or brought up to date.
    #[error("the database's schema can't be brought up to date")]
    Schema(#[source] Source),
}

impl StorageError {
    /// Not a `From`: that would make sqlx part of what this crate promises.
    pub(crate) fn from_sqlx(error: sqlx::Error) -> Self {
        use sqlx::Error;
        match error {
            Error::Database(ref cause) => match verdict(cause.as_ref()) {
                Verdict::Taken => Self::Taken,
                Verdict::NotFound => Self::NotFound,
                Verdict::Unavailable => Self::Unavailable(error.into()),
                Verdict::Corrupt => Self::Corrupt(error.into()),
                Verdict::Refused => Self::Refused(error.into()),
            },
            Error::Io(_)
            | Error::Tls(_)
            | Error::Protocol(_)
            | Error::PoolTimedOut
            | Error::PoolClosed
            | Error::WorkerCrashed
            | Error::BeginFailed => Self::Unavailable(error.into()),
            Error::ColumnDecode { .. } | Error::Decode(_) => Self::Corrupt(error.into()),
            other => Self::Refused(other.into()),
        }
    }

    pub(crate) fn from_migration(error: MigrateError, known: i64) -> Self {
        match error {
            MigrateError::VersionMissing(found) if found > known => Self::TooNew { found, known },
            other => Self::Schema(other.into()),
        }
    }
}

enum Verdict {
    Taken,
    NotFound,
    Unavailable,
    Corrupt,
    Refused,
}

fn verdict(error: &dyn DatabaseError) -> Verdict {
    match error.kind() {
        ErrorKind::UniqueViolation => Verdict::Taken,
        ErrorKind::ForeignKeyViolation => Verdict::NotFound,
        _ => match error.code() {
            Some(code) => by_code(&code),
            None => Verdict::Refused,
        },
    }
}

/// The driver's code: of PostgreSQL a SQLSTATE of five characters, of SQLite a decimal number. No
/// number of SQLite's has five digits.
fn by_code(code: &str) -> Verdict {
    if code.len() == 5 { by_sqlstate(code) } else { by_sqlite_code(code) }
}

/// See "PostgreSQL Error Codes": the first two characters are the class.
fn by_sqlstate(code: &str) -> Verdict {
    /// Connection lost; not let in any more; the database is gone; rolled back to end a conflict;
    /// out of memory, disk or connections; shut down, or its backend ended; the disk failed.
    const LOST: [&str; 7] = ["08", "28", "3D", "40", "53", "57", "58"];
    /// A standby that takes no writes; a lock that was not to be had.
    const REFUSED_FOR_NOW: [&str; 2] = ["25006", "55P03"];
    /// A damaged table or index.
    const DAMAGED: [&str; 2] = ["XX001", "XX002"];
    if DAMAGED.contains(&code) {
        Verdict::Corrupt
    } else if REFUSED_FOR_NOW.contains(&code) || LOST.iter().any(|class| code.starts_with(class)) {
        Verdict::Unavailable
    } else {
        Verdict::Refused
    }
}

/// See "Result and Error Codes": the lowest byte is the primary code, the rest says more.
fn by_sqlite_code(code: &str) -> Verdict {
    const BUSY: i32 = 5;
    const LOCKED: i32 = 6;
    const NO_MEMORY: i32 = 7;
    const READ_ONLY: i32 = 8;
    const INPUT_OUTPUT: i32 = 10;
    const CORRUPT: i32 = 11;
    const FULL: i32 = 13;
    const CAN_NOT_OPEN: i32 = 14;
    const NOT_A_DATABASE: i32 = 26;
    match code.parse::<i32>().map(|code| code & 0xff) {
        Ok(BUSY | LOCKED | NO_MEMORY | READ_ONLY | INPUT_OUTPUT | FULL | CAN_NOT_OPEN) => {
            Verdict::Unavailable
        }
        Ok(CORRUPT | NOT_A_DATABASE) => Verdict::Corrupt,
        _ => Verdict::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_engines_are_understood() {
        for code in ["57P01", "08006", "53100", "40001", "25006", "5", "2067", "778", "13"] {
            let expected = code != "2067";
            assert_eq!(matches!(by_code(code), Verdict::Unavailable), expected, "{code}");
        }
        assert!(matches!(by_code("XX001"), Verdict::Corrupt));
        assert!(matches!(by_code("11"), Verdict::Corrupt));
        assert!(matches!(by_code("42P01"), Verdict::Refused));
        assert!(matches!(by_code(""), Verdict::Refused));
    }
}

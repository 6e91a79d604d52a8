//! What the system and the database say when something fails, as parts of the program's sentences.

use std::io::{self, ErrorKind};

use port_model::wording::Message;
use server::StorageError;

/// A sentence with its cause.
pub(crate) fn because(key: &'static str, error: &dyn std::error::Error) -> Message {
    Message::new(key).with("error", error.to_string())
}

/// A sentence with what the system says. The usual causes have words of their own in both languages;
/// the others are quoted.
pub(crate) fn system(key: &'static str, error: &io::Error) -> Message {
    because(key, error).with("cause", cause(error.kind()))
}

/// What the sentences call a cause.
fn cause(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "not-found",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::AlreadyExists => "exists",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::AddrInUse => "in-use",
        ErrorKind::AddrNotAvailable => "not-here",
        ErrorKind::InvalidData => "not-text",
        _ => "other",
    }
}

/// Why the database can't be used, with the innermost cause in the words of driver or system: the
/// storage's own sentences only say what was tried.
pub(crate) fn storage(error: &StorageError) -> Message {
    let why = |why: &'static str| {
        let message = Message::new("no-storage").with("error", innermost(error));
        message.with("why", why)
    };
    match error {
        StorageError::UnknownScheme => why("scheme"),
        StorageError::BadUrl(_) => why("url"),
        StorageError::NoFile => why("no-file"),
        StorageError::Folder(error) => why("folder").with("cause", cause(error.kind())),
        StorageError::Connect(_) => why("connect"),
        StorageError::TooNew { found, known } => {
            why("too-new").with("found", found.to_string()).with("known", known.to_string())
        }
        StorageError::Schema(_) => why("schema"),
        _ => why("other"),
    }
}

fn innermost(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

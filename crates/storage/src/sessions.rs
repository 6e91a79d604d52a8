//! Sessions: who comes back, by the token that their browser holds.

use jiff::{SignedDuration, Timestamp};
use sqlx::FromRow;

use crate::database::{changed, on_engine};
use crate::time::{self, micros};
use crate::{Database, SessionId, StorageError, TokenHash, sql, text};

/// How old a "last seen" or "last used" may get before it is written again, so that reading a page
/// seldom writes.
const TOUCHED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Whether a time that notes the last use is due to be written again.
pub(crate) fn is_due(last: Option<Timestamp>, now: Timestamp) -> bool {
    last.is_none_or(|last| now.duration_since(last) >= TOUCHED_EVERY)
}

/// Somebody who was here before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The session's id.
    pub id: SessionId,
    /// What they want to be called, if they have said so.
    pub name: Option<String>,
}

#[derive(FromRow)]
struct Seen {
    id: SessionId,
    name: Option<String>,
    #[sqlx(try_from = "time::Micros")]
    last_seen_at: Timestamp,
}

impl Database {
    /// Stores a new session by the hash of its token.
    pub async fn create_session(
        &self,
        id: &SessionId,
        token_hash: &TokenHash,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let token_hash = &token_hash[..];
        changed!(self, sql::INSERT_SESSION, id.as_str(), token_hash, micros(now)).map(|_| ())
    }

    /// The session of a token, and notes that it was seen where that can be written.
    pub async fn find_session(
        &self,
        token_hash: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Session>, StorageError> {
        let token_hash = &token_hash[..];
        let seen = on_engine!(self, pool => sqlx::query_as::<_, Seen>(sql::FIND_SESSION)
            .bind(token_hash)
            .fetch_optional(pool))?;
        let Some(Seen { id, name, last_seen_at }) = seen else { return Ok(None) };
        if is_due(Some(last_seen_at), now) {
            // Only a note: a database that is full or takes no writes can still be read.
            let _ = changed!(self, sql::TOUCH_SESSION, id.as_str(), micros(now));
        }
        Ok(Some(Session { id, name }))
    }

    /// Keeps what somebody wants to be called from now on; nothing forgets it.
    pub async fn name_session(
        &self,
        id: &SessionId,
        name: Option<&str>,
    ) -> Result<(), StorageError> {
        text::check(&[("name", name.unwrap_or_default())])?;
        match changed!(self, sql::NAME_SESSION, id.as_str(), name)? {
            0 => Err(StorageError::NotFound),
            _ => Ok(()),
        }
    }
}

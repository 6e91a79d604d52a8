//! The log of a deployment: each change as a command, with the one that takes it back.

use jiff::Timestamp;
use sqlx::FromRow;

use crate::database::{announced, changed, on_engine};
use crate::text::{self, folded};
use crate::time::micros;
use crate::{
    Author, Content, Database, DeploymentId, Effect, Event, LogEntry, SessionId, StorageError, sql,
};

/// A change to append to a deployment's log.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Which deployment.
    pub id: &'a DeploymentId,
    /// The version that the change was made from.
    pub expected: i64,
    /// What the deployment is after it.
    pub content: Content<'a>,
    /// The command's word.
    pub kind: &'a str,
    /// The command, as JSON.
    pub command: &'a str,
    /// The command that takes it back, as JSON.
    pub inverse: Option<&'a str>,
    /// A sentence about it.
    pub summary: Option<&'a str>,
    /// Whether it is an edit, or takes back another entry.
    pub effect: Effect,
    /// Who makes it.
    pub author: Author<'a>,
    /// What tells a repeated request from a new one.
    pub op_id: Option<&'a str>,
    /// When.
    pub now: Timestamp,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// It made this version.
    Done(i64),
    /// The same `op_id` has made this version before; nothing was changed now.
    Already(i64),
}

/// Who made a version, and by which request.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Made {
    /// The version.
    pub version: i64,
    /// What the request was named by.
    pub op_id: Option<String>,
    /// The name of who made it.
    pub author: String,
}

/// Where a deployment stands that a change did not fit.
#[derive(Clone, Copy, FromRow)]
struct Standing {
    current: i64,
    replayed: Option<i64>,
}

/// Why a change did not fit.
fn unfit(standing: Option<Standing>) -> Result<Appended, StorageError> {
    match standing {
        None => Err(StorageError::NotFound),
        Some(Standing { replayed: Some(version), .. }) => Ok(Appended::Already(version)),
        Some(Standing { current, .. }) => Err(StorageError::Stale { current }),
    }
}

impl Change<'_> {
    fn check(&self) -> Result<(), StorageError> {
        text::check(&[
            ("name", self.content.name),
            ("platform", self.content.platform),
            ("document", self.content.document),
            ("kind", self.kind),
            ("command", self.command),
            ("inverse", self.inverse.unwrap_or_default()),
            ("summary", self.summary.unwrap_or_default()),
            ("author", self.author.name),
            ("op_id", self.op_id.unwrap_or_default()),
        ])
    }
}

impl Database {
    /// Stores the deployment after a change and the change in its log, both or neither.
    ///
    /// Of several changes made from the same version one is stored; the others are
    /// [stale](StorageError::Stale).
    pub async fn append(&self, change: &Change<'_>) -> Result<Appended, StorageError> {
        change.check()?;
        let version = change.expected.saturating_add(1);
        announced!(self, change.id, connection => {
            let content = change.content;
            let update = sqlx::query(sql::UPDATE_DEPLOYMENT)
                .bind(change.id.as_str())
                .bind(change.expected)
                .bind(change.op_id)
                .bind(content.name)
                .bind(folded(content.name))
                .bind(content.platform)
                .bind(i64::from(content.findings.errors))
                .bind(i64::from(content.findings.warnings))
                .bind(micros(change.now))
                .bind(change.author.name)
                .bind(content.document)
                .execute(&mut *connection)
                .await?;
            if update.rows_affected() == 0 {
                let standing = sqlx::query_as::<_, Standing>(sql::FIND_STANDING)
                    .bind(change.id.as_str())
                    .bind(change.op_id)
                    .fetch_optional(&mut *connection)
                    .await?;
                (unfit(standing), None)
            } else {
                sqlx::query(sql::INSERT_ENTRY)
                    .bind(change.id.as_str())
                    .bind(version)
                    .bind(change.op_id)
                    .bind(change.kind)
                    .bind(change.effect.word())
                    .bind(change.effect.undoes())
                    .bind(change.author.session.map(SessionId::as_str))
                    .bind(change.author.name)
                    .bind(micros(change.now))
                    .bind(change.summary)
                    .bind(change.command)
                    .bind(change.inverse)
                    .execute(&mut *connection)
                    .await?;
                (Ok(Appended::Done(version)), Some(Event::Version(version)))
            }
        })?
    }

    /// The version that an operation has made, if it is in the log.
    pub async fn version_of(
        &self,
        id: &DeploymentId,
        op_id: &str,
    ) -> Result<Option<i64>, StorageError> {
        text::check(&[("op_id", op_id)])?;
        let standing = on_engine!(self, pool => sqlx::query_as::<_, Standing>(sql::FIND_STANDING)
            .bind(id.as_str())
            .bind(op_id)
            .fetch_optional(pool))?;
        Ok(standing.and_then(|standing| standing.replayed))
    }

    /// The version that a deployment is at, unless it is deleted.
    pub async fn version(&self, id: &DeploymentId) -> Result<Option<i64>, StorageError> {
        on_engine!(self, pool => sqlx::query_scalar::<_, i64>(sql::FIND_VERSION)
            .bind(id.as_str())
            .fetch_optional(pool))
    }

    /// The versions made after another, the oldest first.
    pub async fn made_after(
        &self,
        id: &DeploymentId,
        version: i64,
        limit: u32,
    ) -> Result<Vec<Made>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, Made>(sql::LIST_MADE)
            .bind(id.as_str())
            .bind(version)
            .bind(i64::from(limit))
            .fetch_all(pool))
    }

    /// A deployment's log, the newest entry first, those `before` a version.
    pub async fn log(
        &self,
        id: &DeploymentId,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<LogEntry>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, LogEntry>(sql::LIST_ENTRIES)
            .bind(id.as_str())
            .bind(before.unwrap_or(i64::MAX))
            .bind(i64::from(limit))
            .fetch_all(pool))
    }

    /// The entry that made a version.
    pub async fn entry(
        &self,
        id: &DeploymentId,
        version: i64,
    ) -> Result<Option<LogEntry>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, LogEntry>(sql::FIND_ENTRY)
            .bind(id.as_str())
            .bind(version)
            .fetch_optional(pool))
    }

    /// Gives a version a name, or takes it away.
    pub async fn name_version(
        &self,
        id: &DeploymentId,
        version: i64,
        name: Option<&str>,
    ) -> Result<(), StorageError> {
        text::check(&[("name", name.unwrap_or_default())])?;
        let named = changed!(self, sql::NAME_VERSION, id.as_str(), version, name)?;
        if named == 0 { Err(StorageError::NotFound) } else { Ok(()) }
    }

    /// What a person's next undo takes back: their last edit or redo that still holds.
    pub async fn last_undoable(
        &self,
        id: &DeploymentId,
        session: Option<&SessionId>,
    ) -> Result<Option<LogEntry>, StorageError> {
        self.last(sql::LAST_UNDOABLE, id, session).await
    }

    /// What a person's next redo takes back: their last undo that still holds, unless they have
    /// edited since.
    pub async fn last_redoable(
        &self,
        id: &DeploymentId,
        session: Option<&SessionId>,
    ) -> Result<Option<LogEntry>, StorageError> {
        self.last(sql::LAST_REDOABLE, id, session).await
    }

    async fn last(
        &self,
        statement: &'static str,
        id: &DeploymentId,
        session: Option<&SessionId>,
    ) -> Result<Option<LogEntry>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, LogEntry>(statement)
            .bind(id.as_str())
            .bind(session.map(SessionId::as_str))
            .fetch_optional(pool))
    }
}

//! Deleting deployments, bringing them back, and letting them go for good.

use jiff::{SignedDuration, Timestamp};
use sqlx::FromRow;

use crate::database::{announced, changed, on_engine};
use crate::time::{self, micros};
use crate::{Database, DeploymentId, Event, Owner, StorageError, sql};

/// How long a deleted deployment can be restored: 30 days.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A deployment that was deleted and can be restored.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Deleted {
    /// Its id.
    pub id: DeploymentId,
    /// Its name.
    pub name: String,
    /// Its platform's word.
    pub platform: String,
    /// When it was deleted.
    #[sqlx(try_from = "time::Micros")]
    pub deleted_at: Timestamp,
}

/// What was deleted before this is beyond restoring.
fn oldest_kept(now: Timestamp) -> i64 {
    micros(now).saturating_sub(KEPT_FOR.as_secs() * 1_000_000)
}

impl Database {
    /// Deletes a deployment: it is found no more and its links open nothing, until it is restored.
    /// With an expected version, only when it is at that.
    pub async fn delete(
        &self,
        id: &DeploymentId,
        expected: Option<i64>,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let deleted = announced!(self, id, connection => {
            let deleted = sqlx::query(sql::DELETE_DEPLOYMENT)
                .bind(id.as_str())
                .bind(expected)
                .bind(micros(now))
                .execute(&mut *connection)
                .await?
                .rows_affected();
            (deleted, (deleted > 0).then_some(Event::Access))
        });
        if deleted? > 0 {
            return Ok(());
        }
        match self.find(id).await? {
            Some(stored) => Err(StorageError::Stale { current: stored.summary.version }),
            None => Err(StorageError::NotFound),
        }
    }

    /// Brings back what was deleted no more than [`KEPT_FOR`] ago and is `who`'s.
    pub async fn restore(
        &self,
        id: &DeploymentId,
        who: Owner<'_>,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let (owner, oldest) = (who.session(), oldest_kept(now));
        match changed!(self, sql::RESTORE_DEPLOYMENT, id.as_str(), owner, oldest)? {
            0 => Err(StorageError::NotFound),
            _ => Ok(()),
        }
    }

    /// What can be restored, the last deleted first.
    pub async fn list_deleted(
        &self,
        who: Owner<'_>,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Deleted>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, Deleted>(sql::LIST_DELETED)
            .bind(who.session())
            .bind(oldest_kept(now))
            .bind(i64::from(limit))
            .fetch_all(pool))
    }

    /// Removes for good what can't be restored any more, with its log and links; says how many
    /// deployments that were.
    pub async fn purge(&self, now: Timestamp) -> Result<u64, StorageError> {
        changed!(self, sql::PURGE_DEPLOYMENTS, oldest_kept(now))
    }
}

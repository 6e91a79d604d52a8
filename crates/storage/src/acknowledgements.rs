//! Findings that somebody has seen and accepted, with the reason.

use jiff::Timestamp;
use sqlx::FromRow;

use crate::database::{announced, on_engine};
use crate::time::{self, micros};
use crate::{Author, Database, DeploymentId, Event, FindingCounts, StorageError, sql, text};

/// A finding to acknowledge.
#[derive(Debug, Clone, Copy)]
pub struct NewAcknowledgement<'a> {
    /// The deployment that it is found in.
    pub deployment: &'a DeploymentId,
    /// What tells it from the deployment's other findings.
    pub finding: &'a str,
    /// Why it is accepted.
    pub reason: &'a str,
    /// What is still open after it.
    pub open: FindingCounts,
    /// Who accepts it.
    pub author: Author<'a>,
    /// When.
    pub now: Timestamp,
}

/// A finding that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Acknowledgement {
    /// What tells it from the deployment's other findings.
    pub finding: String,
    /// Why it is accepted.
    pub reason: String,
    /// The name of who accepted it.
    pub author: String,
    /// When.
    #[sqlx(try_from = "time::Micros")]
    pub at: Timestamp,
}

impl Database {
    /// Notes that a finding is accepted; a later reason takes the place of an earlier one.
    pub async fn acknowledge(&self, new: &NewAcknowledgement<'_>) -> Result<(), StorageError> {
        text::check(&[
            ("finding", new.finding),
            ("reason", new.reason),
            ("author", new.author.name),
        ])?;
        let noted = announced!(self, new.deployment, connection => {
            let noted = sqlx::query(sql::ACKNOWLEDGE)
                .bind(new.deployment.as_str())
                .bind(new.finding)
                .bind(new.reason)
                .bind(new.author.name)
                .bind(micros(new.now))
                .execute(&mut *connection)
                .await?
                .rows_affected();
            sqlx::query(sql::COUNT_FINDINGS)
                .bind(new.deployment.as_str())
                .bind(i64::from(new.open.errors))
                .bind(i64::from(new.open.warnings))
                .execute(&mut *connection)
                .await?;
            (noted, (noted > 0).then_some(Event::Findings))
        })?;
        if noted == 0 { Err(StorageError::NotFound) } else { Ok(()) }
    }

    /// Forgets that a finding was accepted; `open` is what is open after that.
    pub async fn reopen(
        &self,
        deployment: &DeploymentId,
        finding: &str,
        open: FindingCounts,
    ) -> Result<(), StorageError> {
        text::check(&[("finding", finding)])?;
        let forgotten = announced!(self, deployment, connection => {
            let forgotten = sqlx::query(sql::REOPEN)
                .bind(deployment.as_str())
                .bind(finding)
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if forgotten > 0 {
                sqlx::query(sql::COUNT_FINDINGS)
                    .bind(deployment.as_str())
                    .bind(i64::from(open.errors))
                    .bind(i64::from(open.warnings))
                    .execute(&mut *connection)
                    .await?;
            }
            (forgotten, (forgotten > 0).then_some(Event::Findings))
        })?;
        if forgotten == 0 { Err(StorageError::NotFound) } else { Ok(()) }
    }

    /// What was acknowledged of a deployment, also what is not found any more.
    pub async fn acknowledgements(
        &self,
        deployment: &DeploymentId,
    ) -> Result<Vec<Acknowledgement>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, Acknowledgement>(sql::LIST_ACKNOWLEDGEMENTS)
            .bind(deployment.as_str())
            .fetch_all(pool))
    }
}

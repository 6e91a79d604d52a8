//! Deployments: making, finding and listing them.

use crate::database::{in_transaction, on_engine};
use crate::text::{self, folded};
use crate::time::micros;
use crate::{
    Cursor, Database, DeploymentId, NewDeployment, Owner, SessionId, StorageError, Stored, Summary,
    sql,
};

/// The kind of every log's first entry.
const CREATE: &str = "create";

impl Database {
    /// Stores a new deployment as version 1, with the first entry of its log, which holds the whole
    /// document: every later version follows from it by the log's commands.
    pub async fn create(&self, new: &NewDeployment<'_>) -> Result<(), StorageError> {
        let content = new.content;
        text::check(&[
            ("name", content.name),
            ("platform", content.platform),
            ("document", content.document),
            ("author", new.author.name),
        ])?;
        in_transaction!(self, connection => {
            sqlx::query(sql::INSERT_DEPLOYMENT)
                .bind(new.id.as_str())
                .bind(new.owner.map(SessionId::as_str))
                .bind(content.name)
                .bind(folded(content.name))
                .bind(content.platform)
                .bind(i64::from(content.findings.errors))
                .bind(i64::from(content.findings.warnings))
                .bind(micros(new.now))
                .bind(new.author.name)
                .bind(content.document)
                .execute(&mut *connection)
                .await?;
            sqlx::query(sql::INSERT_ENTRY)
                .bind(new.id.as_str())
                .bind(1_i64)
                .bind(None::<&str>)
                .bind(CREATE)
                .bind("edit")
                .bind(None::<i64>)
                .bind(new.author.session.map(SessionId::as_str))
                .bind(new.author.name)
                .bind(micros(new.now))
                .bind(None::<&str>)
                .bind(content.document)
                .bind(None::<&str>)
                .execute(&mut *connection)
                .await?;
        })
    }

    /// The deployment with its document, unless it is deleted.
    pub async fn find(&self, id: &DeploymentId) -> Result<Option<Stored>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, Stored>(sql::FIND_DEPLOYMENT)
            .bind(id.as_str())
            .fetch_optional(pool))
    }

    /// Deployments, the last changed first, those whose name contains `search` whatever its case.
    /// The next page comes `after` the last deployment of this one.
    pub async fn list(
        &self,
        who: Owner<'_>,
        search: Option<&str>,
        after: Option<&Cursor>,
        limit: u32,
    ) -> Result<Vec<Summary>, StorageError> {
        let search = search.unwrap_or_default();
        text::check(&[("search", search)])?;
        let (changed_at, id) =
            after.map_or((i64::MAX, ""), |cursor| (cursor.changed_at, cursor.id.as_str()));
        on_engine!(self, pool => sqlx::query_as::<_, Summary>(sql::LIST_DEPLOYMENTS)
            .bind(who.session())
            .bind(folded(search))
            .bind(changed_at)
            .bind(id)
            .bind(i64::from(limit))
            .fetch_all(pool))
    }
}

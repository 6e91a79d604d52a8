//! Every statement, once, in the part of SQL that PostgreSQL and SQLite share. A test prepares each
//! of them on both.
//!
//! What to mind here: placeholders are `$1`; no casts by `::`; text compares by bytes; a parameter
//! that may be absent is compared before it is asked whether it is, since PostgreSQL learns its type
//! from the first use.

/// Starts a transaction on PostgreSQL.
pub(crate) const BEGIN_POSTGRES: &str = "BEGIN";
/// Starts a transaction on SQLite, with the right to write from the start. One that reads first and
/// writes later fails when another has written in between, and no waiting helps it.
pub(crate) const BEGIN_SQLITE: &str = "BEGIN IMMEDIATE";

/// What notifications of this program are sent by.
pub(crate) const CHANNEL: &str = "portolan";
/// Sends a notification, on PostgreSQL alone: SQLite has none.
pub(crate) const NOTIFY: &str = "SELECT pg_notify($1, $2)";

macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $($part:expr),+;)+) => {
        $($(#[$doc])* pub(crate) const $name: &str = concat!($($part),+);)+

        /// Every statement, by its name.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

macro_rules! summary_columns {
    () => {
        "d.id, d.owner, d.version, d.name, d.platform, d.errors, d.warnings,
         d.created_at, d.changed_at, d.changed_by"
    };
}

macro_rules! entries {
    () => {
        "SELECT e.version, e.kind, e.effect, e.undoes, e.session, e.author, e.at, e.summary,
                e.command, e.inverse, e.name,
                (SELECT later.version FROM log_entries AS later
                  WHERE later.deployment = e.deployment AND later.undoes = e.version) AS undone_by
           FROM log_entries AS e "
    };
}

/// The condition that nothing has taken an entry back.
macro_rules! not_undone {
    () => {
        " NOT EXISTS (SELECT 1 FROM log_entries AS later
                       WHERE later.deployment = e.deployment AND later.undoes = e.version) "
    };
}

/// The condition that a link and its deployment are alive at the time `$now`.
macro_rules! alive_at {
    ($now:literal) => {
        concat!(
            " l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > ",
            $now,
            ") AND d.deleted_at IS NULL "
        )
    };
}

macro_rules! link_columns {
    () => {
        "l.id, l.deployment, l.access, l.label, l.created_at, l.expires_at, l.revoked_at,
         l.last_used_at"
    };
}

statements! {
    PING = "SELECT 1";

    INSERT_DEPLOYMENT =
        "INSERT INTO deployments (id, owner, version, name, name_folded, platform, errors, warnings,
                                  created_at, changed_at, changed_by, document)
         VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $8, $9, $10)";
    FIND_DEPLOYMENT =
        "SELECT ", summary_columns!(), ", d.document
           FROM deployments AS d WHERE d.id = $1 AND d.deleted_at IS NULL";
    /// A name contains what can be cut out of it. `LIKE` would need its wildcards escaped, and has a
    /// longest pattern on SQLite; the functions that find a text in another differ.
    LIST_DEPLOYMENTS =
        "SELECT ", summary_columns!(), " FROM deployments AS d
          WHERE (d.owner = $1 OR $1 IS NULL) AND d.deleted_at IS NULL
            AND ($2 = '' OR replace(d.name_folded, $2, '') <> d.name_folded)
            AND (d.changed_at, d.id) < ($3, $4)
          ORDER BY d.changed_at DESC, d.id DESC LIMIT $5";

    /// Changes nothing when the version is another or the operation is already in the log.
    UPDATE_DEPLOYMENT =
        "UPDATE deployments
            SET version = version + 1, name = $4, name_folded = $5, platform = $6, errors = $7,
                warnings = $8, changed_at = $9, changed_by = $10, document = $11
          WHERE id = $1 AND version = $2 AND deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM log_entries WHERE deployment = $1 AND op_id = $3)";
    INSERT_ENTRY =
        "INSERT INTO log_entries (deployment, version, op_id, kind, effect, undoes, session, author,
                                  at, summary, command, inverse)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Where a deployment stands, and the version that an operation has made, if it has.
    FIND_STANDING =
        "SELECT d.version AS current, (SELECT e.version FROM log_entries AS e
                                        WHERE e.deployment = d.id AND e.op_id = $2) AS replayed
           FROM deployments AS d WHERE d.id = $1 AND d.deleted_at IS NULL";
    FIND_VERSION = "SELECT d.version FROM deployments AS d WHERE d.id = $1 AND d.deleted_at IS NULL";
    LIST_MADE =
        "SELECT e.version, e.op_id, e.author FROM log_entries AS e
          WHERE e.deployment = $1 AND e.version > $2 ORDER BY e.version LIMIT $3";
    LIST_ENTRIES =
        entries!(), "WHERE e.deployment = $1 AND e.version < $2 ORDER BY e.version DESC LIMIT $3";
    FIND_ENTRY = entries!(), "WHERE e.deployment = $1 AND e.version = $2";
    NAME_VERSION =
        "UPDATE log_entries SET name = $3
          WHERE deployment = $1 AND version = $2
            AND EXISTS (SELECT 1 FROM deployments AS d WHERE d.id = $1 AND d.deleted_at IS NULL)";
    LAST_UNDOABLE =
        entries!(), "WHERE e.deployment = $1 AND e.session IS NOT DISTINCT FROM $2
            AND e.effect <> 'undo' AND e.inverse IS NOT NULL AND", not_undone!(),
        "ORDER BY e.version DESC LIMIT 1";
    LAST_REDOABLE =
        entries!(), "WHERE e.deployment = $1 AND e.session IS NOT DISTINCT FROM $2
            AND e.effect = 'undo' AND e.inverse IS NOT NULL AND", not_undone!(),
        "AND NOT EXISTS (SELECT 1 FROM log_entries AS edit
                          WHERE edit.deployment = $1 AND edit.session IS NOT DISTINCT FROM $2
                            AND edit.effect = 'edit' AND edit.version > e.version)
          ORDER BY e.version DESC LIMIT 1";

    /// Notes nothing where there is no such deployment.
    ACKNOWLEDGE =
        "INSERT INTO acknowledgements (deployment, finding, reason, author, at)
         SELECT d.id, $2, $3, $4, $5
           FROM deployments AS d WHERE d.id = $1 AND d.deleted_at IS NULL
         ON CONFLICT (deployment, finding)
         DO UPDATE SET reason = excluded.reason, author = excluded.author, at = excluded.at";
    REOPEN = "DELETE FROM acknowledgements WHERE deployment = $1 AND finding = $2";
    LIST_ACKNOWLEDGEMENTS =
        "SELECT a.finding, a.reason, a.author, a.at FROM acknowledgements AS a
          WHERE a.deployment = $1 ORDER BY a.finding";
    COUNT_FINDINGS =
        "UPDATE deployments SET errors = $2, warnings = $3 WHERE id = $1 AND deleted_at IS NULL";

    DELETE_DEPLOYMENT =
        "UPDATE deployments SET deleted_at = $3
          WHERE id = $1 AND (version = $2 OR $2 IS NULL) AND deleted_at IS NULL";
    RESTORE_DEPLOYMENT =
        "UPDATE deployments SET deleted_at = NULL
          WHERE id = $1 AND (owner = $2 OR $2 IS NULL) AND deleted_at >= $3";
    LIST_DELETED =
        "SELECT d.id, d.name, d.platform, d.deleted_at FROM deployments AS d
          WHERE (d.owner = $1 OR $1 IS NULL) AND d.deleted_at >= $2
          ORDER BY d.deleted_at DESC, d.id DESC LIMIT $3";
    PURGE_DEPLOYMENTS = "DELETE FROM deployments WHERE deleted_at < $1";

    INSERT_SESSION =
        "INSERT INTO sessions (id, token_hash, created_at, last_seen_at) VALUES ($1, $2, $3, $3)";
    FIND_SESSION = "SELECT id, name, last_seen_at FROM sessions WHERE token_hash = $1";
    NAME_SESSION = "UPDATE sessions SET name = $2 WHERE id = $1";
    TOUCH_SESSION = "UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2";

    /// Inserts nothing when there is no such deployment.
    INSERT_LINK =
        "INSERT INTO links (id, deployment, token_hash, access, label, created_at, expires_at)
         SELECT $1, d.id, $3, $4, $5, $6, $7
           FROM deployments AS d WHERE d.id = $2 AND d.deleted_at IS NULL";
    LIST_LINKS =
        "SELECT ", link_columns!(), " FROM links AS l
          WHERE l.deployment = $1 ORDER BY l.created_at DESC, l.id DESC";
    FIND_LINK =
        "SELECT ", link_columns!(), " FROM links AS l JOIN deployments AS d ON d.id = l.deployment
          WHERE l.token_hash = $1 AND", alive_at!("$2");
    TOUCH_LINK =
        "UPDATE links SET last_used_at = $2
          WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";
    /// Revoking again keeps the first time.
    REVOKE_LINK =
        "UPDATE links SET revoked_at = COALESCE(revoked_at, $3) WHERE deployment = $1 AND id = $2";
    INSERT_GRANT =
        "INSERT INTO grants (session, link, granted_at) VALUES ($1, $2, $3)
         ON CONFLICT (session, link) DO NOTHING";
    LIST_RIGHTS =
        "SELECT 'edit' AS access FROM deployments AS d
          WHERE d.id = $2 AND d.owner = $1 AND d.deleted_at IS NULL
         UNION
         SELECT l.access FROM grants AS g
           JOIN links AS l ON l.id = g.link JOIN deployments AS d ON d.id = l.deployment
          WHERE g.session = $1 AND l.deployment = $2 AND", alive_at!("$3");
    FIND_GUEST =
        "SELECT g.link FROM grants AS g WHERE g.session = $1 LIMIT 1";
    LIST_GRANTED =
        "SELECT ", summary_columns!(), " FROM deployments AS d
          WHERE d.id IN (SELECT l.deployment FROM grants AS g
                           JOIN links AS l ON l.id = g.link
                          WHERE g.session = $1 AND", alive_at!("$2"), ")
          ORDER BY d.changed_at DESC, d.id DESC LIMIT $3";
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection, Executor, SqlSafeStr};

    use super::ALL;
    use crate::testing;

    /// Prepares every statement, so that a misspelt one is found without a test of what it does.
    macro_rules! prepare_all {
        ($connection:expr) => {
            for &(name, statement) in ALL {
                let prepared = (&mut $connection).prepare(statement.into_sql_str()).await;
                assert!(prepared.is_ok(), "{name}: {:?}", prepared.err());
            }
        };
    }

    #[tokio::test]
    async fn postgres_prepares_every_statement() {
        let fresh = testing::postgres().await;
        let mut connection = sqlx::PgConnection::connect(&fresh.url).await.unwrap();
        prepare_all!(connection);
    }

    #[tokio::test]
    async fn sqlite_prepares_every_statement() {
        let fresh = testing::sqlite().await;
        let mut connection = sqlx::SqliteConnection::connect(&fresh.url).await.unwrap();
        prepare_all!(connection);
    }
}

//! From an address to a pool of connections, with the schema up to date.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::StorageError;
use crate::database::Pool;

static POSTGRES_SCHEMA: Migrator = sqlx::migrate!("../../migrations/postgres");
static SQLITE_SCHEMA: Migrator = sqlx::migrate!("../../migrations/sqlite");

/// How long a call waits for a connection, or on SQLite for another's write to end. Long enough for
/// a busy moment; short enough that a lost database is told while the person still looks.
const PATIENCE: Duration = Duration::from_secs(5);

/// PostgreSQL allows 100 connections unless told otherwise: room for a few servers on one database.
/// One of them only listens.
const POSTGRES_CONNECTIONS: u32 = 17;

/// SQLite lets one write and any number read; more connections than this only queue.
const SQLITE_CONNECTIONS: u32 = 8;

pub(crate) async fn open(url: &str) -> Result<Pool, StorageError> {
    if let Some(path) = url.strip_prefix("sqlite://") {
        return sqlite(sqlite_file(path)?).await;
    }
    if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        return Err(StorageError::UnknownScheme);
    }
    let options = PgConnectOptions::from_str(url)
        .map_err(|error| StorageError::BadUrl(error.into()))?
        .application_name("portolan");
    postgres(options).await
}

/// One connection comes first: the pool would try again in silence for as long as it may wait, and
/// then only say that it has waited.
pub(crate) async fn postgres(options: PgConnectOptions) -> Result<Pool, StorageError> {
    let mut connection = connected(options.connect()).await?;
    migrated(&POSTGRES_SCHEMA, POSTGRES_SCHEMA.run(&mut connection)).await?;
    connection.close().await.map_err(StorageError::from_sqlx)?;
    let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(PATIENCE);
    Ok(Pool::Postgres(pool.connect_lazy_with(options)))
}

pub(crate) async fn sqlite(options: SqliteConnectOptions) -> Result<Pool, StorageError> {
    let mut connection = connected(options.connect()).await?;
    migrated(&SQLITE_SCHEMA, SQLITE_SCHEMA.run(&mut connection)).await?;
    connection.close().await.map_err(StorageError::from_sqlx)?;
    let pool = SqlitePoolOptions::new()
        .max_connections(SQLITE_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .before_acquire(|connection, _| Box::pin(async { Ok(is_sound(connection)) }));
    Ok(Pool::Sqlite(pool.connect_lazy_with(options)))
}

/// Whether a connection of the pool can be used again; otherwise it is closed. SQLite ends a
/// transaction by itself when the disk is full or fails. sqlx does not notice, takes the transaction
/// for open, and would refuse every later one on this connection.
fn is_sound(connection: &SqliteConnection) -> bool {
    !connection.is_in_transaction()
}

/// The options for a file. What follows `sqlite://` is its path as it stands, without parameters
/// and percent signs.
///
/// `synchronous=FULL` has every commit on the disk before it is acknowledged: what was saved
/// survives a crash of the machine, which WAL alone does not promise.
pub(crate) fn sqlite_file(path: &str) -> Result<SqliteConnectOptions, StorageError> {
    if path.is_empty() || path == ":memory:" || path.contains('\0') {
        return Err(StorageError::NoFile);
    }
    // Absolute, so that SQLite takes no name for one of its own, such as `file:`.
    let path = std::path::absolute(path).map_err(StorageError::Folder)?;
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/")))
        .map_err(StorageError::Folder)?;
    Ok(SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE))
}

async fn connected<C>(
    connecting: impl Future<Output = Result<C, sqlx::Error>>,
) -> Result<C, StorageError> {
    match tokio::time::timeout(PATIENCE, connecting).await {
        Ok(connection) => connection.map_err(|error| StorageError::Connect(error.into())),
        Err(elapsed) => Err(StorageError::Connect(elapsed.into())),
    }
}

async fn migrated(
    schema: &Migrator,
    running: impl Future<Output = Result<(), MigrateError>>,
) -> Result<(), StorageError> {
    let known = schema.iter().map(|migration| migration.version).max().unwrap_or_default();
    running.await.map_err(|error| StorageError::from_migration(error, known))
}

#[cfg(test)]
mod tests {
    use sqlx::Row;

    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn every_sqlite_connection_keeps_its_promises() {
        let fresh = testing::sqlite().await;
        let Pool::Sqlite(pool) = &fresh.database.pool else { panic!("another engine") };
        let (mut one, mut two) = (pool.acquire().await.unwrap(), pool.acquire().await.unwrap());
        for connection in [&mut one, &mut two] {
            for (setting, expected) in [
                ("PRAGMA journal_mode", "wal"),
                ("PRAGMA synchronous", "2"),
                ("PRAGMA foreign_keys", "1"),
                ("PRAGMA busy_timeout", "5000"),
            ] {
                let row = sqlx::query(setting).fetch_one(&mut **connection).await.unwrap();
                let value = match row.try_get::<i64, _>(0) {
                    Ok(number) => number.to_string(),
                    Err(_) => row.get::<String, _>(0),
                };
                assert_eq!(value, expected, "{setting}");
            }
        }
    }
}

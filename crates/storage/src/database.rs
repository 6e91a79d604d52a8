//! The database: one of two engines behind one type.

use std::fmt;
use std::sync::Arc;

use sqlx::{PgPool, SqlitePool};

use crate::feed::Feed;
use crate::{StorageError, connect, sql};

/// A database that is open and has the schema that this program needs. Clones share it.
#[derive(Clone)]
pub struct Database {
    pub(crate) pool: Pool,
    pub(crate) feed: Arc<Feed>,
}

/// The pool of either engine.
#[derive(Clone)]
pub(crate) enum Pool {
    Postgres(PgPool),
    Sqlite(SqlitePool),
}

/// Which engine a database is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A PostgreSQL server.
    Postgres,
    /// A SQLite file.
    Sqlite,
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Postgres => "PostgreSQL",
            Self::Sqlite => "SQLite",
        })
    }
}

/// Makes the same call on either engine: an expression of the pool that ends in a future of sqlx.
/// sqlx types a query by its engine, so that one function can't serve both; a call that is written
/// once and expanded twice can.
macro_rules! on_engine {
    ($database:expr, $pool:ident => $call:expr) => {
        match &$database.pool {
            $crate::database::Pool::Postgres($pool) => $call.await,
            $crate::database::Pool::Sqlite($pool) => $call.await,
        }
        .map_err($crate::StorageError::from_sqlx)
    };
}

/// Executes a statement with the values given and says how many rows it changed.
macro_rules! changed {
    ($database:expr, $statement:expr $(, $value:expr)+) => {
        $crate::database::on_engine!($database, pool => async {
            let query = sqlx::query($statement)$(.bind($value))+;
            query.execute(pool).await.map(|done| done.rows_affected())
        })
    };
}

/// Runs a block in a transaction that may write. The block awaits and uses `?`; what it did is kept
/// when it gets to its end, otherwise nothing of it.
macro_rules! in_transaction {
    ($database:expr, $connection:ident => $body:block) => {
        $crate::database::on_engine!($database, pool => async {
            let mut transaction = pool.begin_with($database.begin()).await?;
            let $connection = &mut *transaction;
            let result = $body;
            transaction.commit().await?;
            Ok::<_, sqlx::Error>(result)
        })
    };
}

/// Runs a block in a transaction, as `in_transaction` does, and tells those who watch the deployment
/// of it once it is committed. The block gives its result and the event, if there is one.
macro_rules! announced {
    ($database:expr, $deployment:expr, $connection:ident => $body:block) => {{
        let done = $crate::database::in_transaction!($database, $connection => {
            let (result, event): (_, Option<$crate::Event>) = $body;
            if let (Some(event), $crate::Engine::Postgres) = (&event, $database.engine()) {
                sqlx::query($crate::sql::NOTIFY)
                    .bind($crate::sql::CHANNEL)
                    .bind($crate::feed::notification($deployment, event))
                    .execute(&mut *$connection)
                    .await?;
            }
            (result, event)
        });
        done.map(|(result, event)| {
            $database.committed($deployment, event);
            result
        })
    }};
}

pub(crate) use {announced, changed, in_transaction, on_engine};

impl Database {
    /// Opens the database at an address and brings its schema up to date: `postgres://…`, or
    /// `sqlite://` and the path of a file, which is made with its folder where it does not exist.
    pub async fn open(url: &str) -> Result<Self, StorageError> {
        connect::open(url).await.map(Self::of)
    }

    pub(crate) fn of(pool: Pool) -> Self {
        Self { pool, feed: Arc::default() }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StorageError> {
        on_engine!(self, pool => sqlx::query_scalar::<_, i32>(sql::PING).fetch_one(pool))
            .map(|_| ())
    }

    /// Which engine this is, to say it at the start.
    pub fn engine(&self) -> Engine {
        match &self.pool {
            Pool::Postgres(_) => Engine::Postgres,
            Pool::Sqlite(_) => Engine::Sqlite,
        }
    }

    /// The statement that starts a transaction.
    pub(crate) fn begin(&self) -> &'static str {
        match self.engine() {
            Engine::Postgres => sql::BEGIN_POSTGRES,
            Engine::Sqlite => sql::BEGIN_SQLITE,
        }
    }

    /// Waits for calls under way and closes every connection. All later calls, of clones too, fail
    /// as [`StorageError::Unavailable`].
    pub async fn close(&self) {
        match &self.pool {
            Pool::Postgres(pool) => pool.close().await,
            Pool::Sqlite(pool) => pool.close().await,
        }
    }
}

/// Without the address, which may hold a password.
impl fmt::Debug for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Database").field(&self.engine()).finish()
    }
}

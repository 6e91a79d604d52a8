//! Fresh databases for tests, of both engines: for this crate's own tests and those of whoever
//! builds on it, by the feature `testing`.
//!
//! PostgreSQL is a real server, named by `PORTOLAN_TEST_POSTGRES`; `scripts/with-postgres` starts
//! one for the command that it is given. A test that has none fails: skipping would look like
//! passing.
//!
//! ```text
//! async fn a_test(fresh: FreshDatabase) { … }
//!
//! storage::on_both_engines!(a_test);
//! ```
#![expect(clippy::expect_used, clippy::panic, reason = "a test that can't begin has to fail")]

use std::hash::{BuildHasher, RandomState};
use std::ops::Deref;
use std::path::PathBuf;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

use crate::{Database, connect};

/// Runs each test function on a fresh database of either engine, as `name::postgres` and
/// `name::sqlite`. The functions are async and take a [`FreshDatabase`].
#[macro_export]
macro_rules! on_both_engines {
    ($($test:ident),+ $(,)?) => {$(
        mod $test {
            #[tokio::test]
            async fn postgres() {
                super::$test($crate::testing::postgres().await).await;
            }

            #[tokio::test]
            async fn sqlite() {
                super::$test($crate::testing::sqlite().await).await;
            }
        }
    )+};
}

/// A database of its own for one test. A SQLite one is removed when this is dropped; a PostgreSQL
/// one goes with the server.
#[derive(Debug)]
pub struct FreshDatabase {
    /// The database. Clone it to hand it on, but keep this as long as the test lasts.
    pub database: Database,
    /// Its address, to look at it from beside.
    pub url: String,
    folder: Option<PathBuf>,
}

impl Deref for FreshDatabase {
    type Target = Database;

    fn deref(&self) -> &Database {
        &self.database
    }
}

impl Drop for FreshDatabase {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            // What can't be removed stays in the temporary folder; no reason to fail a test.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// A fresh database of each engine.
pub async fn fresh_databases() -> Vec<FreshDatabase> {
    vec![postgres().await, sqlite().await]
}

/// A fresh database on the PostgreSQL server for tests.
///
/// # Panics
///
/// When there is no such server.
pub async fn postgres() -> FreshDatabase {
    let server =
        PgConnectOptions::from_str(&server_url()).expect("PORTOLAN_TEST_POSTGRES is an address");
    let mut connection = server.connect().await.expect("the PostgreSQL server for tests answers");
    let name = unique_name();
    let create = format!("CREATE DATABASE {name}");
    connection.execute(AssertSqlSafe(create)).await.expect("a new database");
    connection.close().await.expect("the connection ends");
    let url = server.database(&name).to_url_lossy().to_string();
    let database = Database::open(&url).await.expect("the new database opens");
    FreshDatabase { database, url, folder: None }
}

impl FreshDatabase {
    /// The same database, opened once more as another process would.
    ///
    /// # Panics
    ///
    /// When it does not open.
    pub async fn beside(&self) -> Self {
        let database = Database::open(&self.url).await.expect("the database opens again");
        Self { database, url: self.url.clone(), folder: None }
    }
}

/// A fresh SQLite database in the temporary folder.
///
/// # Panics
///
/// When it can't be made.
pub async fn sqlite() -> FreshDatabase {
    let (folder, path) = new_file();
    let url = format!("sqlite://{path}");
    let database = Database::open(&url).await.expect("a new file opens");
    FreshDatabase { database, url, folder: Some(folder) }
}

/// A fresh SQLite database that is full at this many pages of 4 KiB, as if the disk were.
///
/// # Panics
///
/// When it can't be made.
pub async fn sqlite_of_pages(pages: u32) -> FreshDatabase {
    let (folder, path) = new_file();
    let options = connect::sqlite_file(&path).expect("a path of a file");
    let options = options.pragma("max_page_count", pages.to_string());
    let database = Database::of(connect::sqlite(options).await.expect("a new file opens"));
    FreshDatabase { database, url: format!("sqlite://{path}"), folder: Some(folder) }
}

fn new_file() -> (PathBuf, String) {
    let folder = std::env::temp_dir().join(unique_name());
    let path = folder.join("portolan.db");
    let path = path.to_str().expect("the temporary folder's name is text").to_owned();
    (folder, path)
}

#[expect(clippy::disallowed_methods, reason = "a setting of the tests, not of the program")]
fn server_url() -> String {
    std::env::var("PORTOLAN_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "this test needs a PostgreSQL server and PORTOLAN_TEST_POSTGRES names none; \
             run the tests through scripts/with-postgres, such as: \
             scripts/with-postgres cargo test -p storage"
        )
    })
}

/// A name that no other test has, of this process or another. The standard library's hash keys are
/// random.
fn unique_name() -> String {
    format!("portolan_test_{:016x}", RandomState::new().hash_one(std::process::id()))
}

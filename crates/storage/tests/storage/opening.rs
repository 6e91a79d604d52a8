//! Opening databases by their address.

use std::error::Error;

use storage::testing::{self, FreshDatabase};
use storage::{Database, Engine, StorageError};

use crate::samples::stored_deployment;

storage::on_both_engines!(
    what_is_stored_is_there_after_opening_again,
    a_newer_schema_is_refused,
    a_schema_that_was_tampered_with_is_refused,
    nothing_of_the_address_is_shown,
);

async fn what_is_stored_is_there_after_opening_again(fresh: FreshDatabase) {
    let id = stored_deployment(&fresh, 1).await;
    let before = fresh.find(&id).await.unwrap();
    fresh.close().await;
    let again = Database::open(&fresh.url).await.unwrap();
    again.ping().await.unwrap();
    assert_eq!(again.find(&id).await.unwrap(), before);
}

async fn a_newer_schema_is_refused(fresh: FreshDatabase) {
    let newest = "(SELECT max(version) FROM _sqlx_migrations)";
    let newer = format!("UPDATE _sqlx_migrations SET version = 9999 WHERE version = {newest}");
    change_schema(&fresh.url, newer).await;
    let refused = Database::open(&fresh.url).await;
    assert!(matches!(refused, Err(StorageError::TooNew { found: 9999, known: 4 })), "{refused:?}");
}

async fn a_schema_that_was_tampered_with_is_refused(fresh: FreshDatabase) {
    let tampered = "UPDATE _sqlx_migrations SET checksum = checksum || checksum";
    change_schema(&fresh.url, tampered.to_owned()).await;
    let refused = Database::open(&fresh.url).await;
    assert!(matches!(refused, Err(StorageError::Schema(_))), "{refused:?}");
}

async fn nothing_of_the_address_is_shown(fresh: FreshDatabase) {
    let shown = match fresh.engine() {
        Engine::Postgres => "Database(Postgres)",
        Engine::Sqlite => "Database(Sqlite)",
    };
    assert_eq!(format!("{:?}", fresh.database), shown);
}

#[tokio::test]
async fn addresses_that_lead_nowhere_say_why() {
    let open = async |url| Database::open(url).await.unwrap_err();
    for url in ["", "portolan.db", "mysql://localhost/x", "sqlite:portolan.db", "Postgres://x"] {
        assert!(matches!(open(url).await, StorageError::UnknownScheme), "{url}");
    }
    for url in ["sqlite://", "sqlite://:memory:", "sqlite://a\0b"] {
        assert!(matches!(open(url).await, StorageError::NoFile), "{url}");
    }
    for url in ["postgres://localhost:port/x", "postgres://localhost/x?sslmode=perhaps"] {
        assert!(matches!(open(url).await, StorageError::BadUrl(_)), "{url}");
    }
    // Below a file there can be no folder, and a folder is no file.
    assert!(matches!(open("sqlite:///dev/null/data/x.db").await, StorageError::Folder(_)));
    assert!(matches!(open("sqlite:///dev").await, StorageError::Connect(_)));
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_told_without_the_password() {
    // Nothing listens on port 1.
    let error = Database::open("postgres://me:hunter2@127.0.0.1:1/x").await.unwrap_err();
    assert!(matches!(error, StorageError::Connect(_)), "{error:?}");
    let mut told = format!("{error:?} {error}");
    let mut source = error.source();
    while let Some(cause) = source {
        told.push_str(&cause.to_string());
        source = cause.source();
    }
    assert!(!told.contains("hunter2"), "{told}");
}

#[tokio::test]
async fn a_file_in_a_folder_that_does_not_exist_is_made() {
    let fresh = testing::sqlite().await;
    let path = format!("{}.d/deeper/100% new.db", fresh.url.trim_start_matches("sqlite://"));
    Database::open(&format!("sqlite://{path}")).await.unwrap().ping().await.unwrap();
    assert!(std::path::Path::new(&path).exists());
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_alone() {
    let fresh = testing::sqlite().await;
    let path = format!("{}.txt", fresh.url.trim_start_matches("sqlite://"));
    let text = "Not a database. ".repeat(100);
    std::fs::write(&path, &text).unwrap();
    let refused = Database::open(&format!("sqlite://{path}")).await;
    assert!(matches!(refused, Err(StorageError::Connect(_))), "{refused:?}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

async fn change_schema(url: &str, statement: String) {
    let statement = sqlx::AssertSqlSafe(statement);
    if url.starts_with("postgres") {
        let pool = sqlx::PgPool::connect(url).await.unwrap();
        sqlx::query(statement).execute(&pool).await.unwrap();
    } else {
        let pool = sqlx::SqlitePool::connect(url).await.unwrap();
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
}

//! The database goes away: what was under way is stored as a whole or not at all, and the error
//! says that trying again may help.

use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use storage::testing::{self, FreshDatabase};
use storage::{Appended, Change, Owner, StorageError};

use crate::samples::{edit, stored_deployment};

storage::on_both_engines!(
    a_closed_database_is_unavailable,
    a_change_whose_entry_is_refused_is_not_stored,
);

async fn a_closed_database_is_unavailable(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.close().await;
    let told = database.append(&edit(&id, 1)).await;
    assert!(matches!(told, Err(StorageError::Unavailable(_))), "{told:?}");
    let told = database.find(&id).await;
    assert!(matches!(told, Err(StorageError::Unavailable(_))), "{told:?}");
    assert!(matches!(database.ping().await, Err(StorageError::Unavailable(_))));
}

/// The entry is the second of two statements; one that takes back what does not exist is refused.
async fn a_change_whose_entry_is_refused_is_not_stored(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let before = database.find(&id).await.unwrap();
    let change = Change { effect: storage::Effect::Undo(-1), ..edit(&id, 1) };
    database.append(&change).await.unwrap_err();
    assert_eq!(database.find(&id).await.unwrap(), before);
    assert_eq!(database.append(&edit(&id, 1)).await.unwrap(), Appended::Done(2));
}

/// The server ends the connection between the two statements of a change.
#[tokio::test]
async fn postgres_a_connection_lost_in_the_middle_leaves_nothing() {
    const END_THE_CONNECTION: &str = "
        CREATE FUNCTION end_the_connection() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END';
        CREATE TRIGGER lost BEFORE INSERT ON log_entries
            FOR EACH ROW EXECUTE FUNCTION end_the_connection();";
    let database = testing::postgres().await;
    let id = stored_deployment(&database, 1).await;
    let before = database.find(&id).await.unwrap();
    let mut beside = PgConnection::connect(&database.url).await.unwrap();
    beside.execute(END_THE_CONNECTION).await.unwrap();

    let change = Change { op_id: Some("op"), ..edit(&id, 1) };
    let told = database.append(&change).await;
    assert!(matches!(told, Err(StorageError::Unavailable(_))), "{told:?}");
    assert_eq!(database.find(&id).await.unwrap(), before);
    assert_eq!(database.log(&id, None, 10).await.unwrap().len(), 1);

    beside.execute("DROP TRIGGER lost ON log_entries").await.unwrap();
    assert_eq!(database.append(&change).await.unwrap(), Appended::Done(2));
}

#[tokio::test]
async fn postgres_connections_that_were_lost_are_replaced() {
    let database = testing::postgres().await;
    let id = stored_deployment(&database, 1).await;
    let mut beside = PgConnection::connect(&database.url).await.unwrap();
    let ended = beside
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await
        .unwrap();
    assert!(ended.rows_affected() > 0);
    assert_eq!(database.append(&edit(&id, 1)).await.unwrap(), Appended::Done(2));
}

#[tokio::test]
async fn postgres_a_database_that_is_gone_is_unavailable() {
    let database = testing::postgres().await;
    let id = stored_deployment(&database, 1).await;
    let options = PgConnectOptions::from_str(&database.url).unwrap();
    let drop = format!("DROP DATABASE {} WITH (FORCE)", options.get_database().unwrap());
    let mut beside = options.database("postgres").connect().await.unwrap();
    beside.execute(AssertSqlSafe(drop)).await.unwrap();
    let told = database.append(&edit(&id, 1)).await;
    assert!(matches!(told, Err(StorageError::Unavailable(_))), "{told:?}");
}

/// The disk fills while the document is written.
#[tokio::test]
async fn sqlite_a_full_disk_leaves_nothing_half_stored() {
    let database = testing::sqlite_of_pages(60).await;
    let id = stored_deployment(&database, 1).await;
    let before = database.find(&id).await.unwrap();
    // The document fits, the same size again in the log does not.
    let large = "x".repeat(60 * 4096 / 2);
    let mut change = edit(&id, 1);
    (change.content.document, change.command) = (&large, &large);
    let told = database.append(&change).await;
    assert!(matches!(told, Err(StorageError::Unavailable(_))), "{told:?}");

    assert_eq!(database.find(&id).await.unwrap(), before);
    assert_eq!(database.log(&id, None, 10).await.unwrap().len(), 1);
    assert_eq!(database.list(Owner::All, None, None, 10).await.unwrap().len(), 1);
    assert_eq!(database.append(&edit(&id, 1)).await.unwrap(), Appended::Done(2));
}

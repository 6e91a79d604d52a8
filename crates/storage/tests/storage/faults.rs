//! The database goes away: what was under way is stored as a whole or not at all, and the error
//! says that trying again may help.

use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use storage::testing::{self, FreshDatabase};
use storage::{Appended, Change, Database, Owner, Right, StorageError};

use crate::samples::{at, edit, link, link_to, stored_deployment, stored_session, token};

/// Ends the connections to this database but one's own.
const END_ALL_OTHERS: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()";

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
    let ended = beside.execute(END_ALL_OTHERS).await.unwrap();
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

/// As a standby that has not taken over yet.
#[tokio::test]
async fn postgres_that_takes_no_writes_is_still_read() {
    let database = testing::postgres().await;
    let (id, link, secret) = (stored_deployment(&database, 1).await, link(1), token(1));
    let session = stored_session(&database, 1).await;
    database.create_link(&link_to(&id, &link, &secret, Right::View)).await.unwrap();
    let options = PgConnectOptions::from_str(&database.url).unwrap();
    let read_only = format!(
        "ALTER DATABASE {} SET default_transaction_read_only = on",
        options.get_database().unwrap()
    );
    let mut beside = options.connect().await.unwrap();
    beside.execute(AssertSqlSafe(read_only)).await.unwrap();
    beside.execute(END_ALL_OTHERS).await.unwrap();

    let told = database.append(&edit(&id, 1)).await;
    assert!(matches!(told, Err(StorageError::Unavailable(_))), "{told:?}");
    assert_eq!(database.find_session(&token(1), at(500)).await.unwrap().unwrap().id, session);
    assert_eq!(database.find_link(&secret, at(500)).await.unwrap().unwrap().id, link);
    assert_eq!(database.find(&id).await.unwrap().unwrap().summary.version, 1);
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

/// What a killed process leaves behind is its files as they are, not closed in order.
#[tokio::test]
async fn sqlite_what_was_acknowledged_survives_the_process() {
    let database = testing::sqlite().await;
    let id = stored_deployment(&database, 1).await;
    database.append(&edit(&id, 1)).await.unwrap();
    let file = database.url.trim_start_matches("sqlite://");
    for ending in ["", "-wal"] {
        std::fs::copy(format!("{file}{ending}"), format!("{file}.left{ending}")).unwrap();
    }
    let left = Database::open(&format!("{}.left", database.url)).await.unwrap();
    assert_eq!(left.find(&id).await.unwrap(), database.find(&id).await.unwrap());
    assert_eq!(left.log(&id, None, 10).await.unwrap(), database.log(&id, None, 10).await.unwrap());
    assert_eq!(left.append(&edit(&id, 2)).await.unwrap(), Appended::Done(3));
}

//! Sessions.

use storage::testing::FreshDatabase;
use storage::{Session, StorageError};

use crate::samples::{at, session, stored_session, token};

storage::on_both_engines!(
    a_session_is_found_by_its_token,
    a_token_belongs_to_one_session,
    seeing_a_session_writes_at_most_once_a_minute,
    a_session_has_the_name_that_it_was_given_last,
);

async fn a_session_is_found_by_its_token(database: FreshDatabase) {
    let id = stored_session(&database, 1).await;
    stored_session(&database, 2).await;
    let session = Session { id, name: None };
    assert_eq!(database.find_session(&token(1), at(1)).await.unwrap(), Some(session));
    assert_eq!(database.find_session(&token(3), at(1)).await.unwrap(), None);
}

async fn a_token_belongs_to_one_session(database: FreshDatabase) {
    stored_session(&database, 1).await;
    let refused = database.create_session(&session(2), &token(1), at(1)).await;
    assert!(matches!(refused, Err(StorageError::Taken)), "{refused:?}");
}

async fn seeing_a_session_writes_at_most_once_a_minute(database: FreshDatabase) {
    stored_session(&database, 1).await;
    for (now, last_seen) in [(59, 0), (60, 60), (61, 60), (119, 60), (300, 300), (200, 300)] {
        database.find_session(&token(1), at(now)).await.unwrap();
        assert_eq!(last_seen_at(&database.url).await, at(last_seen).as_microsecond(), "at {now}");
    }
}

async fn a_session_has_the_name_that_it_was_given_last(database: FreshDatabase) {
    let id = stored_session(&database, 1).await;
    for name in [Some("Ärzte & Söhne"), Some("Anna"), None] {
        database.name_session(&id, name).await.unwrap();
        let found = database.find_session(&token(1), at(1)).await.unwrap().unwrap();
        assert_eq!(found.name.as_deref(), name);
    }
    let refused = database.name_session(&session(2), Some("Anna")).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    let refused = database.name_session(&id, Some("An\0na")).await;
    assert!(matches!(refused, Err(StorageError::Nul { field: "name" })), "{refused:?}");
}

/// What no call tells, read from beside.
async fn last_seen_at(url: &str) -> i64 {
    const STATEMENT: &str = "SELECT last_seen_at FROM sessions";
    if url.starts_with("postgres") {
        let pool = sqlx::PgPool::connect(url).await.unwrap();
        sqlx::query_scalar(STATEMENT).fetch_one(&pool).await.unwrap()
    } else {
        let pool = sqlx::SqlitePool::connect(url).await.unwrap();
        sqlx::query_scalar(STATEMENT).fetch_one(&pool).await.unwrap()
    }
}

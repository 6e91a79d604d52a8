//! Whoever watches a deployment hears of what was committed, in every process. Each wait for an
//! event ends with the test's failure when none comes.

use std::time::Duration;

use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection, Executor, PgConnection};
use storage::testing::{self, FreshDatabase};
use storage::{
    Appended, Author, Change, Effect, Event, FindingCounts, MAX_NOTE, Made, NewAcknowledgement,
    Owner, Right, StorageError, Watch,
};
use tokio::time::timeout;

use crate::samples::{at, edit, link, link_to, session, stored_deployment, token};

storage::on_both_engines!(
    each_kind_of_change_is_announced,
    what_was_not_done_is_not_announced,
    only_those_who_watch_the_deployment_hear,
    notes_reach_everybody_and_have_an_end,
    the_log_says_who_made_which_version,
);

/// Events come after the change; how much later is not what is tested here.
const LONG: Duration = Duration::from_secs(20);

async fn next(watch: &mut Watch) -> Event {
    timeout(LONG, watch.next()).await.unwrap()
}

/// What came before a note that is sent now.
async fn until_now(database: &storage::Database, watch: &mut Watch) -> Vec<Event> {
    let id = crate::samples::deployment(1);
    database.send_note(&id, "now").await.unwrap();
    let mut before = Vec::new();
    loop {
        match next(watch).await {
            Event::Note(text) if &*text == "now" => return before,
            event => before.push(event),
        }
    }
}

fn acknowledgement(id: &storage::DeploymentId) -> NewAcknowledgement<'_> {
    NewAcknowledgement {
        deployment: id,
        finding: "one",
        reason: "known",
        open: FindingCounts::default(),
        author: Author { session: None, name: "Author" },
        now: at(1),
    }
}

async fn each_kind_of_change_is_announced(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.create_link(&link_to(&id, &link(1), &token(1), Right::View)).await.unwrap();
    let mut watch = database.watch(&id).await;
    database.append(&edit(&id, 1)).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Version(2));
    let undo = Change { effect: Effect::Undo(2), ..edit(&id, 2) };
    database.append(&undo).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Version(3));
    database.acknowledge(&acknowledgement(&id)).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Findings);
    database.reopen(&id, "one", FindingCounts::default()).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Findings);
    database.revoke_link(&id, &link(1), at(2)).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Access);
    database.delete(&id, None, at(3)).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Access);
}

async fn what_was_not_done_is_not_announced(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let named = Change { op_id: Some("op"), ..edit(&id, 1) };
    database.append(&named).await.unwrap();
    let mut watch = database.watch(&id).await;

    database.append(&edit(&id, 1)).await.unwrap_err();
    assert_eq!(database.append(&named).await.unwrap(), Appended::Already(2));
    // Refused in the middle, after the document was replaced.
    let half = Change { effect: Effect::Undo(-1), ..edit(&id, 2) };
    database.append(&half).await.unwrap_err();
    database.reopen(&id, "unknown", FindingCounts::default()).await.unwrap_err();
    database.revoke_link(&id, &link(9), at(2)).await.unwrap_err();
    database.delete(&id, Some(1), at(3)).await.unwrap_err();
    database.restore(&id, Owner::All, at(3)).await.unwrap_err();
    assert_eq!(until_now(&database, &mut watch).await, []);
}

async fn only_those_who_watch_the_deployment_hear(database: FreshDatabase) {
    let (id, other) =
        (stored_deployment(&database, 1).await, stored_deployment(&database, 2).await);
    let mut watch = database.watch(&id).await;
    let mut same = database.watch(&id).await;
    database.append(&edit(&other, 1)).await.unwrap();
    database.append(&edit(&id, 1)).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Version(2));
    assert_eq!(next(&mut same).await, Event::Version(2));
}

async fn notes_reach_everybody_and_have_an_end(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let mut watch = database.watch(&id).await;
    let longest = "ü".repeat(MAX_NOTE / 2);
    for note in ["", "Anna\nand a line", "{\"selected\":[\"zs1\"]}", &longest] {
        database.send_note(&id, note).await.unwrap();
        assert_eq!(next(&mut watch).await, Event::Note(note.into()));
    }
    let refused = database.send_note(&id, &format!("{longest}xx")).await;
    assert!(matches!(refused, Err(StorageError::LongNote { length: 7_902 })), "{refused:?}");
    let refused = database.send_note(&id, "\0").await;
    assert!(matches!(refused, Err(StorageError::Nul { field: "note" })), "{refused:?}");
}

async fn the_log_says_who_made_which_version(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let session = session(1);
    let author = Author { session: Some(&session), name: "Anna" };
    let named = Change { op_id: Some("op"), author, ..edit(&id, 1) };
    database.append(&named).await.unwrap();
    database.append(&edit(&id, 2)).await.unwrap();
    assert_eq!(database.version(&id).await.unwrap(), Some(3));
    let made = |version, op_id: Option<&str>, author: &str| Made {
        version,
        op_id: op_id.map(str::to_owned),
        author: author.to_owned(),
    };
    let (second, third) = (made(2, Some("op"), "Anna"), made(3, None, "Second author"));
    assert_eq!(database.made_after(&id, 1, 9).await.unwrap(), [second.clone(), third]);
    assert_eq!(database.made_after(&id, 1, 1).await.unwrap(), [second]);
    assert_eq!(database.made_after(&id, 3, 9).await.unwrap(), []);
    database.delete(&id, None, at(9)).await.unwrap();
    assert_eq!(database.version(&id).await.unwrap(), None);
}

/// Two processes on one database.
#[tokio::test]
async fn postgres_tells_every_process() {
    let one = testing::postgres().await;
    let other = one.beside().await;
    let id = stored_deployment(&one, 1).await;
    let mut watch = other.watch(&id).await;
    let mut own = one.watch(&id).await;
    one.append(&edit(&id, 1)).await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Version(2));
    assert_eq!(next(&mut own).await, Event::Version(2));
    one.send_note(&id, "here").await.unwrap();
    assert_eq!(next(&mut watch).await, Event::Note("here".into()));
}

/// While a transaction is open, nothing of it is told.
#[tokio::test]
async fn postgres_tells_nothing_before_the_commit() {
    let database = testing::postgres().await;
    let id = stored_deployment(&database, 1).await;
    let mut watch = database.watch(&id).await;
    // The change has to wait with its entry of the log, after the document was replaced.
    let mut beside = PgConnection::connect(&database.url).await.unwrap();
    let mut held = beside.begin().await.unwrap();
    held.execute("LOCK TABLE log_entries IN SHARE MODE").await.unwrap();
    let appending = {
        let (database, id) = (database.database.clone(), id.clone());
        tokio::spawn(async move { database.append(&edit(&id, 1)).await.unwrap() })
    };
    waits_for_a_lock(&database.url).await;
    assert_eq!(until_now(&database, &mut watch).await, []);
    held.rollback().await.unwrap();
    assert_eq!(timeout(LONG, appending).await.unwrap().unwrap(), Appended::Done(2));
    assert_eq!(next(&mut watch).await, Event::Version(2));
}

async fn waits_for_a_lock(url: &str) {
    const WAITING: &str = "SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d
          ON d.oid = l.database WHERE d.datname = current_database() AND NOT l.granted";
    let pool = PgPoolOptions::new().max_connections(1).connect(url).await.unwrap();
    let waiting = async {
        loop {
            if sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&pool).await.unwrap() > 0 {
                return;
            }
        }
    };
    timeout(LONG, waiting).await.unwrap();
}

/// The server ends the connection that listens: it is made again, whoever watches is told to look,
/// and hears what comes after.
#[tokio::test]
async fn postgres_a_listener_that_was_cut_off_comes_back() {
    const END_THE_LISTENER: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    let database = testing::postgres().await;
    let id = stored_deployment(&database, 1).await;
    let mut watch = database.watch(&id).await;
    let mut beside = PgConnection::connect(&database.url).await.unwrap();
    for expected in 1..=3 {
        let ended = beside.execute(END_THE_LISTENER).await.unwrap();
        assert_eq!(ended.rows_affected(), 1);
        assert_eq!(next(&mut watch).await, Event::LookAgain);
        database.append(&edit(&id, expected)).await.unwrap();
        assert_eq!(next(&mut watch).await, Event::Version(expected + 1));
    }
}

/// The task that listens holds nothing back.
#[tokio::test]
async fn postgres_that_is_watched_can_be_closed() {
    let database = testing::postgres().await;
    let id = stored_deployment(&database, 1).await;
    let _watch = database.watch(&id).await;
    timeout(LONG, database.close()).await.expect("it closes");
}

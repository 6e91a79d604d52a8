//! Several at once.

use storage::testing::FreshDatabase;
use storage::{Appended, Change, Database, DeploymentId, StorageError};
use tokio::task::JoinSet;

use crate::samples::{edit, stored_deployment};

const WRITERS: usize = 8;

storage::on_both_engines!(
    of_changes_from_one_version_one_is_stored,
    of_one_operation_sent_often_one_is_stored,
    writers_that_try_again_all_get_through,
);

/// Appends from as many tasks at once and gathers what they were told.
async fn append_at_once(
    database: &Database,
    id: &DeploymentId,
    op_id: impl Fn(usize) -> String,
) -> Vec<Result<Appended, StorageError>> {
    let mut tasks = JoinSet::new();
    for writer in 0..WRITERS {
        let (database, id, op_id) = (database.clone(), id.clone(), op_id(writer));
        tasks.spawn(async move {
            database.append(&Change { op_id: Some(&op_id), ..edit(&id, 1) }).await
        });
    }
    tasks.join_all().await
}

async fn of_changes_from_one_version_one_is_stored(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let told = append_at_once(&database, &id, |writer| format!("op-{writer}")).await;
    let done = told.iter().filter(|told| matches!(told, Ok(Appended::Done(2)))).count();
    let stale =
        told.iter().filter(|told| matches!(told, Err(StorageError::Stale { current: 2 }))).count();
    assert_eq!((done, stale), (1, WRITERS - 1), "{told:?}");
    assert_eq!(database.log(&id, None, 10).await.unwrap().len(), 2);
}

async fn of_one_operation_sent_often_one_is_stored(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let told = append_at_once(&database, &id, |_| "op".to_owned()).await;
    let done = told.iter().filter(|told| matches!(told, Ok(Appended::Done(2)))).count();
    let already = told.iter().filter(|told| matches!(told, Ok(Appended::Already(2)))).count();
    assert_eq!((done, already), (1, WRITERS - 1), "{told:?}");
    assert_eq!(database.find(&id).await.unwrap().unwrap().summary.version, 2);
}

async fn writers_that_try_again_all_get_through(database: FreshDatabase) {
    const EACH: i64 = 5;
    let id = stored_deployment(&database, 1).await;
    let mut tasks = JoinSet::new();
    for _ in 0..WRITERS {
        let (database, id) = (database.clone(), id.clone());
        tasks.spawn(async move {
            let mut expected = 1;
            for _ in 0..EACH {
                expected = append_until_done(&database, &id, expected).await;
            }
        });
    }
    tasks.join_all().await;
    let all = 1 + i64::try_from(WRITERS).unwrap() * EACH;
    assert_eq!(database.find(&id).await.unwrap().unwrap().summary.version, all);
    let log = database.log(&id, None, 1000).await.unwrap();
    let versions: Vec<_> = log.into_iter().map(|entry| entry.version).collect();
    assert_eq!(versions, (1..=all).rev().collect::<Vec<_>>());
}

async fn append_until_done(database: &Database, id: &DeploymentId, mut expected: i64) -> i64 {
    loop {
        match database.append(&edit(id, expected)).await {
            Ok(Appended::Done(version)) => return version,
            Err(StorageError::Stale { current }) => expected = current,
            other => panic!("{other:?}"),
        }
    }
}

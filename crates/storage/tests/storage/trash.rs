//! Deleting, restoring and purging.

use storage::testing::FreshDatabase;
use storage::{Deleted, NewDeployment, Owner, Right, StorageError};

use crate::samples::{
    at, days_later, deployment, edit, link, link_to, new, stored_deployment, stored_session, token,
};

storage::on_both_engines!(
    what_is_deleted_is_found_no_more_and_comes_back_whole,
    deleting_may_expect_a_version,
    thirty_days_long_and_no_longer,
    only_the_owner_restores,
    purging_takes_everything_along,
);

async fn what_is_deleted_is_found_no_more_and_comes_back_whole(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.append(&edit(&id, 1)).await.unwrap();
    database
        .append(&storage::Change { effect: storage::Effect::Undo(2), ..edit(&id, 2) })
        .await
        .unwrap();
    let (before, log) =
        (database.find(&id).await.unwrap(), database.log(&id, None, 9).await.unwrap());
    database.delete(&id, None, at(5)).await.unwrap();

    assert_eq!(database.find(&id).await.unwrap(), None);
    assert_eq!(database.list(Owner::All, None, None, 10).await.unwrap(), []);
    let deleted = Deleted {
        id: id.clone(),
        name: "Changed".to_owned(),
        platform: "windows".to_owned(),
        deleted_at: at(5),
    };
    assert_eq!(database.list_deleted(Owner::All, at(6), 10).await.unwrap(), [deleted]);
    let again = database.delete(&id, None, at(6)).await;
    assert!(matches!(again, Err(StorageError::NotFound)), "{again:?}");

    database.restore(&id, Owner::All, at(7)).await.unwrap();
    assert_eq!(database.find(&id).await.unwrap(), before);
    assert_eq!(database.log(&id, None, 9).await.unwrap(), log);
    assert_eq!(database.list_deleted(Owner::All, at(8), 10).await.unwrap(), []);
    let again = database.restore(&id, Owner::All, at(8)).await;
    assert!(matches!(again, Err(StorageError::NotFound)), "{again:?}");
}

async fn deleting_may_expect_a_version(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.append(&edit(&id, 1)).await.unwrap();
    let refused = database.delete(&id, Some(1), at(3)).await;
    assert!(matches!(refused, Err(StorageError::Stale { current: 2 })), "{refused:?}");
    assert!(database.find(&id).await.unwrap().is_some());
    database.delete(&id, Some(2), at(3)).await.unwrap();
    assert!(database.find(&id).await.unwrap().is_none());
}

async fn thirty_days_long_and_no_longer(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.delete(&id, None, at(0)).await.unwrap();
    let too_late = days_later(30) + jiff::SignedDuration::from_micros(1);

    assert_eq!(database.list_deleted(Owner::All, too_late, 10).await.unwrap(), []);
    let refused = database.restore(&id, Owner::All, too_late).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    assert_eq!(database.purge(days_later(30)).await.unwrap(), 0);
    database.restore(&id, Owner::All, days_later(30)).await.unwrap();
    assert!(database.find(&id).await.unwrap().is_some());
}

async fn only_the_owner_restores(database: FreshDatabase) {
    let (mine, theirs) = (stored_session(&database, 1).await, stored_session(&database, 2).await);
    let id = deployment(1);
    database.create(&NewDeployment { owner: Some(&mine), ..new(&id, "Lab") }).await.unwrap();
    database.delete(&id, None, at(1)).await.unwrap();
    assert_eq!(database.list_deleted(Owner::Session(&theirs), at(2), 10).await.unwrap(), []);
    let refused = database.restore(&id, Owner::Session(&theirs), at(2)).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    assert_eq!(database.list_deleted(Owner::Session(&mine), at(2), 10).await.unwrap().len(), 1);
    database.restore(&id, Owner::Session(&mine), at(2)).await.unwrap();
}

async fn purging_takes_everything_along(database: FreshDatabase) {
    let visitor = stored_session(&database, 1).await;
    let (old, kept) =
        (stored_deployment(&database, 1).await, stored_deployment(&database, 2).await);
    for (number, id) in [(1, &old), (2, &kept)] {
        database.append(&edit(id, 1)).await.unwrap();
        database
            .append(&storage::Change { effect: storage::Effect::Undo(2), ..edit(id, 2) })
            .await
            .unwrap();
        let (link, token) = (link(number), token(number));
        database.create_link(&link_to(id, &link, &token, Right::View)).await.unwrap();
        database.grant(&visitor, &link, at(0)).await.unwrap();
    }
    database.delete(&old, None, at(0)).await.unwrap();
    database.delete(&kept, None, days_later(5)).await.unwrap();

    assert_eq!(database.purge(days_later(31)).await.unwrap(), 1);
    assert!(database.log(&old, None, 10).await.unwrap().is_empty());
    assert!(database.list_links(&old).await.unwrap().is_empty());
    database.restore(&kept, Owner::All, days_later(31)).await.unwrap();
    assert_eq!(database.log(&kept, None, 10).await.unwrap().len(), 3);
    assert_eq!(database.right(&visitor, &kept, at(1)).await.unwrap(), Some(Right::View));
    // The id is free again: nothing of the old one is left.
    stored_deployment(&database, 1).await;
}

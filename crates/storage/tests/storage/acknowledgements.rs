//! Findings that were accepted, with their reasons.

use storage::testing::FreshDatabase;
use storage::{Acknowledgement, Author, FindingCounts, NewAcknowledgement, StorageError};

use crate::samples::{at, days_later, deployment, edit, stored_deployment};

storage::on_both_engines!(
    a_reason_stays_with_the_deployment_through_every_change,
    a_later_reason_takes_the_place_of_an_earlier_one,
    what_is_reopened_is_forgotten,
    nothing_is_noted_of_what_is_not_there,
);

fn accepted<'a>(
    deployment: &'a storage::DeploymentId,
    finding: &'a str,
    reason: &'a str,
) -> NewAcknowledgement<'a> {
    NewAcknowledgement {
        deployment,
        finding,
        reason,
        open: FindingCounts { errors: 1, warnings: 0 },
        author: Author { session: None, name: "Architect" },
        now: at(1),
    }
}

async fn a_reason_stays_with_the_deployment_through_every_change(database: FreshDatabase) {
    let (id, other) =
        (stored_deployment(&database, 1).await, stored_deployment(&database, 2).await);
    database.acknowledge(&accepted(&id, "no-address-1", "Planned for May")).await.unwrap();
    let expected = [Acknowledgement {
        finding: "no-address-1".to_owned(),
        reason: "Planned for May".to_owned(),
        author: "Architect".to_owned(),
        at: at(1),
    }];
    assert_eq!(database.acknowledgements(&id).await.unwrap(), expected);
    assert_eq!(database.acknowledgements(&other).await.unwrap(), []);
    let summary = database.find(&id).await.unwrap().unwrap().summary;
    assert_eq!((summary.version, summary.findings.errors), (1, 1), "counted, and no new version");

    database.append(&edit(&id, 1)).await.unwrap();
    database.delete(&id, None, at(5)).await.unwrap();
    database.restore(&id, storage::Owner::All, at(6)).await.unwrap();
    assert_eq!(database.acknowledgements(&id).await.unwrap(), expected);
    database.delete(&id, None, at(7)).await.unwrap();
    assert_eq!(database.purge(days_later(31)).await.unwrap(), 1);
    assert_eq!(database.acknowledgements(&id).await.unwrap(), []);
}

async fn a_later_reason_takes_the_place_of_an_earlier_one(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.acknowledge(&accepted(&id, "all-in-one-1", "A lab")).await.unwrap();
    let later = NewAcknowledgement { now: at(2), ..accepted(&id, "all-in-one-1", "A pilot") };
    database.acknowledge(&later).await.unwrap();
    let [only] = database.acknowledgements(&id).await.unwrap().try_into().unwrap();
    assert_eq!((only.reason.as_str(), only.at), ("A pilot", at(2)));
}

async fn what_is_reopened_is_forgotten(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.acknowledge(&accepted(&id, "all-in-one-1", "A lab")).await.unwrap();
    let open = FindingCounts { errors: 0, warnings: 4 };
    database.reopen(&id, "all-in-one-1", open).await.unwrap();
    assert_eq!(database.acknowledgements(&id).await.unwrap(), []);
    assert_eq!(database.find(&id).await.unwrap().unwrap().summary.findings, open);
    let again = database.reopen(&id, "all-in-one-1", FindingCounts::default()).await;
    assert!(matches!(again, Err(StorageError::NotFound)), "{again:?}");
    assert_eq!(database.find(&id).await.unwrap().unwrap().summary.findings, open);
}

async fn nothing_is_noted_of_what_is_not_there(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.delete(&id, None, at(1)).await.unwrap();
    for id in [&id, &deployment(9)] {
        let refused = database.acknowledge(&accepted(id, "all-in-one-1", "A lab")).await;
        assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    }
    let refused = database.acknowledge(&accepted(&id, "all-in-one-1", "\0")).await;
    assert!(matches!(refused, Err(StorageError::Nul { field: "reason" })), "{refused:?}");
}

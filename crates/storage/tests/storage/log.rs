//! Appending changes, reading them, undo and redo.

use storage::testing::FreshDatabase;
use storage::{
    Appended, Author, Content, Database, DeploymentId, Effect, FindingCounts, SessionId,
    StorageError,
};

use crate::samples::{at, deployment, edit, session, stored_deployment};

storage::on_both_engines!(
    a_change_is_stored_with_its_entry,
    a_stale_change_is_refused_with_the_current_version,
    an_unknown_or_deleted_deployment_takes_no_change,
    a_repeated_operation_is_stored_once,
    operations_of_different_deployments_are_different,
    the_log_is_read_backwards_in_pages,
    undo_and_redo_walk_back_and_forth,
    each_person_undoes_their_own,
    what_has_no_inverse_is_not_undoable,
    an_entry_is_taken_back_once,
    versions_are_named_beside_the_log,
);

async fn a_change_is_stored_with_its_entry(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let who = session(5);
    let mut change = edit(&id, 1);
    change.content = Content {
        name: "New name",
        platform: "appliance",
        document: "{}",
        findings: FindingCounts { errors: 0, warnings: 4 },
    };
    change.author.session = Some(&who);
    change.summary = Some("Renamed");
    assert_eq!(database.append(&change).await.unwrap(), Appended::Done(2));

    let found = database.find(&id).await.unwrap().unwrap();
    assert_eq!((found.summary.version, found.document.as_str()), (2, "{}"));
    assert_eq!(
        (found.summary.name.as_str(), found.summary.platform.as_str()),
        ("New name", "appliance")
    );
    assert_eq!(found.summary.findings, FindingCounts { errors: 0, warnings: 4 });
    assert_eq!((found.summary.created_at, found.summary.changed_at), (at(0), at(1)));
    assert_eq!(found.summary.changed_by, "Second author");

    let entry = database.entry(&id, 2).await.unwrap().unwrap();
    assert_eq!((entry.version, entry.kind.as_str(), entry.effect), (2, "rename", Effect::Edit));
    assert_eq!(
        (entry.command.as_str(), entry.inverse.as_deref()),
        (change.command, change.inverse)
    );
    assert_eq!(
        (entry.session, entry.author.as_str(), entry.at),
        (Some(who), "Second author", at(1))
    );
    assert_eq!((entry.summary.as_deref(), entry.undone_by), (Some("Renamed"), None));
}

async fn a_stale_change_is_refused_with_the_current_version(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.append(&edit(&id, 1)).await.unwrap();
    database.append(&edit(&id, 2)).await.unwrap();
    for expected in [0, 1, 2, 4, -1, i64::MAX] {
        let change = storage::Change { expected, ..edit(&id, 1) };
        let refused = database.append(&change).await;
        assert!(matches!(refused, Err(StorageError::Stale { current: 3 })), "{refused:?}");
    }
    assert_eq!(database.log(&id, None, 10).await.unwrap().len(), 3);
}

async fn an_unknown_or_deleted_deployment_takes_no_change(database: FreshDatabase) {
    let refused = database.append(&edit(&deployment(9), 1)).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    let id = stored_deployment(&database, 1).await;
    database.delete(&id, None, at(1)).await.unwrap();
    let refused = database.append(&edit(&id, 1)).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    assert_eq!(database.log(&id, None, 10).await.unwrap().len(), 1);
}

async fn a_repeated_operation_is_stored_once(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let mut change = edit(&id, 1);
    change.op_id = Some("op-1");
    assert_eq!(database.append(&change).await.unwrap(), Appended::Done(2));
    let before = database.find(&id).await.unwrap();
    // As it was, and as a server sends it that has read the new version in between.
    for expected in [1, 2] {
        change.expected = expected;
        change.content.name = "Twice";
        assert_eq!(database.append(&change).await.unwrap(), Appended::Already(2));
    }
    assert_eq!(database.find(&id).await.unwrap(), before);
    assert_eq!(database.log(&id, None, 10).await.unwrap().len(), 2);
    assert_eq!(database.version_of(&id, "op-1").await.unwrap(), Some(2));
    assert_eq!(database.version_of(&id, "op-2").await.unwrap(), None);
}

async fn operations_of_different_deployments_are_different(database: FreshDatabase) {
    for number in [1, 2] {
        let id = stored_deployment(&database, number).await;
        let mut change = edit(&id, 1);
        change.op_id = Some("op-1");
        assert_eq!(database.append(&change).await.unwrap(), Appended::Done(2));
    }
}

async fn the_log_is_read_backwards_in_pages(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    stored_deployment(&database, 2).await;
    for expected in 1..5 {
        database.append(&edit(&id, expected)).await.unwrap();
    }
    let versions = async |before| {
        let log = database.log(&id, before, 2).await.unwrap();
        log.into_iter().map(|entry| entry.version).collect::<Vec<_>>()
    };
    assert_eq!(versions(None).await, [5, 4]);
    assert_eq!(versions(Some(4)).await, [3, 2]);
    assert_eq!(versions(Some(2)).await, [1]);
    assert!(versions(Some(1)).await.is_empty());
}

/// One person at one deployment, for tests of undo.
struct Person<'a> {
    database: &'a Database,
    id: &'a DeploymentId,
    session: Option<&'a SessionId>,
}

impl Person<'_> {
    async fn append(&self, effect: Effect) -> i64 {
        let expected = self.database.find(self.id).await.unwrap().unwrap().summary.version;
        let author = Author { session: self.session, name: "Same name" };
        let change = storage::Change { effect, author, ..edit(self.id, expected) };
        assert_eq!(self.database.append(&change).await.unwrap(), Appended::Done(expected + 1));
        expected + 1
    }

    async fn undoable(&self) -> Option<i64> {
        let entry = self.database.last_undoable(self.id, self.session).await.unwrap();
        entry.map(|entry| entry.version)
    }

    async fn redoable(&self) -> Option<i64> {
        let entry = self.database.last_redoable(self.id, self.session).await.unwrap();
        entry.map(|entry| entry.version)
    }
}

async fn undo_and_redo_walk_back_and_forth(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let person = Person { database: &database, id: &id, session: None };
    assert_eq!((person.undoable().await, person.redoable().await), (None, None));
    let (first, second) = (person.append(Effect::Edit).await, person.append(Effect::Edit).await);
    assert_eq!((person.undoable().await, person.redoable().await), (Some(second), None));

    let undo_second = person.append(Effect::Undo(second)).await;
    assert_eq!(
        (person.undoable().await, person.redoable().await),
        (Some(first), Some(undo_second))
    );
    let undo_first = person.append(Effect::Undo(first)).await;
    assert_eq!((person.undoable().await, person.redoable().await), (None, Some(undo_first)));
    assert_eq!(database.entry(&id, first).await.unwrap().unwrap().undone_by, Some(undo_first));

    let redo_first = person.append(Effect::Redo(undo_first)).await;
    assert_eq!(
        (person.undoable().await, person.redoable().await),
        (Some(redo_first), Some(undo_second))
    );
    let redo_second = person.append(Effect::Redo(undo_second)).await;
    assert_eq!((person.undoable().await, person.redoable().await), (Some(redo_second), None));

    // A redo can be undone again, and an edit ends what could be redone.
    let undo_again = person.append(Effect::Undo(redo_second)).await;
    assert_eq!(
        (person.undoable().await, person.redoable().await),
        (Some(redo_first), Some(undo_again))
    );
    let third = person.append(Effect::Edit).await;
    assert_eq!((person.undoable().await, person.redoable().await), (Some(third), None));
}

async fn each_person_undoes_their_own(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let (one, two) = (session(1), session(2));
    let one = Person { database: &database, id: &id, session: Some(&one) };
    let two = Person { database: &database, id: &id, session: Some(&two) };
    let nobody = Person { database: &database, id: &id, session: None };
    let mine = one.append(Effect::Edit).await;
    let theirs = two.append(Effect::Edit).await;
    assert_eq!((one.undoable().await, two.undoable().await), (Some(mine), Some(theirs)));
    assert_eq!(nobody.undoable().await, None);
    let undo = one.append(Effect::Undo(mine)).await;
    two.append(Effect::Edit).await;
    assert_eq!((one.undoable().await, one.redoable().await), (None, Some(undo)));
}

async fn what_has_no_inverse_is_not_undoable(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.append(&edit(&id, 1)).await.unwrap();
    database.append(&storage::Change { inverse: None, ..edit(&id, 2) }).await.unwrap();
    let last = database.last_undoable(&id, None).await.unwrap().unwrap();
    assert_eq!(last.version, 2);
}

async fn an_entry_is_taken_back_once(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let change = |expected, effect| storage::Change { effect, ..edit(&id, expected) };
    database.append(&edit(&id, 1)).await.unwrap();
    database.append(&change(2, Effect::Undo(2))).await.unwrap();
    let before = database.find(&id).await.unwrap();
    let twice = database.append(&change(3, Effect::Undo(2))).await;
    assert!(matches!(twice, Err(StorageError::Taken)), "{twice:?}");
    let unknown = database.append(&change(3, Effect::Undo(77))).await;
    assert!(matches!(unknown, Err(StorageError::NotFound)), "{unknown:?}");
    assert_eq!(database.find(&id).await.unwrap(), before);
}

async fn versions_are_named_beside_the_log(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.append(&edit(&id, 1)).await.unwrap();
    database.name_version(&id, 1, Some("As approved")).await.unwrap();
    let names = || async {
        let entries = database.log(&id, None, 10).await.unwrap();
        entries.into_iter().map(|entry| entry.name).collect::<Vec<_>>()
    };
    assert_eq!(names().await, [None, Some("As approved".to_owned())]);
    assert_eq!(database.version(&id).await.unwrap(), Some(2), "it makes no version");
    database.name_version(&id, 1, Some("As built")).await.unwrap();
    assert_eq!(database.entry(&id, 1).await.unwrap().unwrap().name.as_deref(), Some("As built"));
    database.name_version(&id, 1, None).await.unwrap();
    assert_eq!(names().await, [None, None]);
    let nul = database.name_version(&id, 1, Some("\0")).await;
    assert!(matches!(nul, Err(StorageError::Nul { .. })), "{nul:?}");

    for (id, version) in [(&id, 0), (&id, 3), (&deployment(9), 1)] {
        let refused = database.name_version(id, version, Some("None")).await;
        assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    }
    database.delete(&id, None, at(1)).await.unwrap();
    let refused = database.name_version(&id, 1, Some("Deleted")).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
}

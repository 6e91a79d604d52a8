//! Making, finding and listing deployments.

use storage::testing::FreshDatabase;
use storage::{
    Author, Content, Cursor, Effect, FindingCounts, LogEntry, NewDeployment, Owner, StorageError,
    Stored, Summary,
};

use crate::samples::{at, content, deployment, edit, new, stored_deployment, stored_session};

storage::on_both_engines!(
    a_new_deployment_is_found_as_it_was_stored,
    an_unknown_deployment_is_absent,
    an_id_is_taken_once,
    odd_texts_come_back_unchanged,
    nul_is_refused_and_names_the_text,
    pages_follow_each_other_without_gap_or_repeat,
    a_session_lists_its_own,
    search_ignores_case_beyond_ascii,
    a_search_is_taken_literally,
    an_owner_has_to_exist,
);

async fn a_new_deployment_is_found_as_it_was_stored(database: FreshDatabase) {
    let owner = stored_session(&database, 1).await;
    let id = deployment(1);
    let author = Author { session: Some(&owner), name: "First author" };
    let stored = NewDeployment { owner: Some(&owner), author, ..new(&id, "Lab") };
    database.create(&stored).await.unwrap();

    let summary = Summary {
        id: id.clone(),
        owner: Some(owner.clone()),
        version: 1,
        name: "Lab".to_owned(),
        platform: "windows".to_owned(),
        findings: FindingCounts { errors: 2, warnings: 3 },
        created_at: at(0),
        changed_at: at(0),
        changed_by: "First author".to_owned(),
    };
    let document = r#"{"portolan":1}"#.to_owned();
    let found = database.find(&id).await.unwrap();
    assert_eq!(found, Some(Stored { summary: summary.clone(), document: document.clone() }));
    assert_eq!(database.list(Owner::All, None, None, 10).await.unwrap(), [summary]);
    let first = LogEntry {
        version: 1,
        kind: "create".to_owned(),
        effect: Effect::Edit,
        undone_by: None,
        session: Some(owner),
        author: "First author".to_owned(),
        at: at(0),
        summary: None,
        command: document,
        inverse: None,
        name: None,
    };
    assert_eq!(database.log(&id, None, 10).await.unwrap(), [first]);
}

async fn an_unknown_deployment_is_absent(database: FreshDatabase) {
    assert_eq!(database.find(&deployment(9)).await.unwrap(), None);
    assert_eq!(database.log(&deployment(9), None, 10).await.unwrap(), []);
    assert_eq!(database.entry(&deployment(9), 1).await.unwrap(), None);
}

async fn an_id_is_taken_once(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let again = database.create(&new(&id, "Another")).await;
    assert!(matches!(again, Err(StorageError::Taken)), "{again:?}");
    assert_eq!(database.find(&id).await.unwrap().unwrap().summary.name, "Lab");
}

async fn odd_texts_come_back_unchanged(database: FreshDatabase) {
    let odd = [
        "東京 🗼 Übergang",
        "e\u{301} is not é",
        "right \u{202e}to left",
        "line\nbreak\ttab \r\n",
        "quote ' double \" back \\ dollar $1 percent %s semicolon ;--",
        " spaces around ",
        "\u{feff}\u{200b}\u{10ffff}\u{1}\u{7f}",
        "",
    ];
    for (number, &text) in (1..).zip(&odd) {
        let id = deployment(number);
        let author = Author { session: None, name: text };
        let content = Content { platform: text, document: text, ..content(text) };
        database.create(&NewDeployment { content, author, ..new(&id, text) }).await.unwrap();
        let mut change = edit(&id, 1);
        (change.content, change.author, change.op_id) = (content, author, Some(text));
        (change.kind, change.command, change.summary) = (text, text, Some(text));
        change.inverse = Some(text);
        database.append(&change).await.unwrap();

        let found = database.find(&id).await.unwrap().unwrap();
        let Stored { summary, document } = found;
        assert_eq!([summary.name, summary.platform, summary.changed_by, document], [text; 4]);
        let entry = database.entry(&id, 2).await.unwrap().unwrap();
        assert_eq!([entry.kind, entry.command, entry.author], [text; 3]);
        assert_eq!([entry.summary.as_deref(), entry.inverse.as_deref()], [Some(text); 2]);
    }
}

async fn nul_is_refused_and_names_the_text(database: FreshDatabase) {
    let id = deployment(1);
    let refused = database.create(&new(&id, "La\0b")).await;
    assert!(matches!(refused, Err(StorageError::Nul { field: "name" })), "{refused:?}");
    assert_eq!(database.find(&id).await.unwrap(), None);

    stored_deployment(&database, 1).await;
    let mut change = edit(&id, 1);
    change.op_id = Some("\0");
    let refused = database.append(&change).await;
    assert!(matches!(refused, Err(StorageError::Nul { field: "op_id" })), "{refused:?}");
    let refused = database.list(Owner::All, Some("\0"), None, 10).await;
    assert!(matches!(refused, Err(StorageError::Nul { field: "search" })), "{refused:?}");
}

async fn pages_follow_each_other_without_gap_or_repeat(database: FreshDatabase) {
    for number in 1..=7 {
        // Pairs of the same time, so that the id has to decide.
        let now = at(i64::from(number / 2));
        let id = deployment(number);
        database.create(&NewDeployment { now, ..new(&id, "Lab") }).await.unwrap();
    }
    let mut seen = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = database.list(Owner::All, None, after.as_ref(), 2).await.unwrap();
        let Some(last) = page.last() else { break };
        assert!(page.len() <= 2);
        let cursor = last.cursor();
        assert_eq!(cursor.to_string().parse(), Ok(cursor.clone()));
        after = Some(cursor);
        seen.extend(page.into_iter().map(|summary| summary.id));
    }
    let newest_first: Vec<_> = (1..=7).rev().map(deployment).collect();
    assert_eq!(seen, newest_first);
}

async fn a_session_lists_its_own(database: FreshDatabase) {
    let (mine, theirs) = (stored_session(&database, 1).await, stored_session(&database, 2).await);
    for (number, owner) in [(1, Some(&mine)), (2, Some(&theirs)), (3, None)] {
        let id = deployment(number);
        database.create(&NewDeployment { owner, ..new(&id, "Lab") }).await.unwrap();
    }
    let listed = async |who| {
        let list = database.list(who, None, None, 10).await.unwrap();
        list.into_iter().map(|summary| summary.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(Owner::Session(&mine)).await, [deployment(1)]);
    assert_eq!(listed(Owner::Session(&theirs)).await, [deployment(2)]);
    assert_eq!(listed(Owner::All).await.len(), 3);
}

async fn search_ignores_case_beyond_ascii(database: FreshDatabase) {
    for (number, name) in (1..).zip(["Werk Straße", "ÜBUNG Nord", "Москва", "lab"]) {
        database.create(&new(&deployment(number), name)).await.unwrap();
    }
    for (search, name) in
        [("STRASSE", "Werk Straße"), ("übung", "ÜBUNG Nord"), ("МОСК", "Москва"), ("LAB", "lab")]
    {
        assert_eq!(found_names(&database, search).await, [name], "{search}");
    }
    assert!(found_names(&database, "nothing of this").await.is_empty());
}

async fn a_search_is_taken_literally(database: FreshDatabase) {
    for (number, name) in (1..).zip(["100 % sure", "100 parts", "a_b", "axb", r"back\slash"]) {
        database.create(&new(&deployment(number), name)).await.unwrap();
    }
    assert_eq!(found_names(&database, "0 %").await, ["100 % sure"]);
    assert_eq!(found_names(&database, "a_b").await, ["a_b"]);
    assert_eq!(found_names(&database, r"\").await, [r"back\slash"]);
    assert_eq!(found_names(&database, "").await.len(), 5);
    for nothing in ["'", "$2", "*", &"a".repeat(100_000)] {
        assert!(found_names(&database, nothing).await.is_empty());
    }
}

async fn an_owner_has_to_exist(database: FreshDatabase) {
    let stranger = crate::samples::session(9);
    let id = deployment(1);
    let refused =
        database.create(&NewDeployment { owner: Some(&stranger), ..new(&id, "Lab") }).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    assert_eq!(database.find(&id).await.unwrap(), None);
}

async fn found_names(database: &storage::Database, search: &str) -> Vec<String> {
    let found = database.list(Owner::All, Some(search), None, 10).await.unwrap();
    found.into_iter().map(|summary| summary.name).collect()
}

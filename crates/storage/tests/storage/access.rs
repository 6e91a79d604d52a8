//! Links, grants and rights.

use storage::testing::FreshDatabase;
use storage::{Link, NewDeployment, NewLink, Owner, Right, StorageError};

use crate::samples::{
    at, deployment, link, link_to, new, session, stored_deployment, stored_session, token,
};

storage::on_both_engines!(
    a_link_is_found_by_its_token_and_listed,
    a_link_leads_to_a_deployment_that_exists,
    using_a_link_is_noted_to_the_minute,
    the_owner_may_edit_and_a_stranger_nothing,
    a_link_gives_its_right_and_the_greatest_counts,
    revoking_works_at_once,
    an_expired_link_opens_nothing,
    links_sleep_while_their_deployment_is_deleted,
    a_link_is_revoked_where_it_belongs,
    granted_lists_what_links_have_opened,
);

async fn a_link_is_found_by_its_token_and_listed(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    let (first, second, token_1, token_2) = (link(1), link(2), token(1), token(2));
    let new = link_to(&id, &first, &token_1, Right::View);
    database.create_link(&new).await.unwrap();
    let later = NewLink {
        expires_at: Some(at(99)),
        now: at(1),
        ..link_to(&id, &second, &token_2, Right::Edit)
    };
    database.create_link(&later).await.unwrap();

    let [newest, oldest] = database.list_links(&id).await.unwrap().try_into().unwrap();
    let expected = Link {
        id: second,
        deployment: id,
        right: Right::Edit,
        label: "Firewall team".to_owned(),
        created_at: at(1),
        expires_at: Some(at(99)),
        revoked_at: None,
        last_used_at: None,
    };
    assert_eq!(newest, expected);
    assert_eq!((oldest.id, oldest.right, oldest.expires_at), (first, Right::View, None));
    assert_eq!(database.find_link(&token_2, at(2)).await.unwrap(), Some(expected));
    assert_eq!(database.find_link(&token(3), at(2)).await.unwrap(), None);
}

async fn a_link_leads_to_a_deployment_that_exists(database: FreshDatabase) {
    let id = deployment(1);
    let refused = database.create_link(&link_to(&id, &link(1), &token(1), Right::View)).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    stored_deployment(&database, 1).await;
    database.create_link(&link_to(&id, &link(1), &token(1), Right::View)).await.unwrap();
    let refused = database.create_link(&link_to(&id, &link(2), &token(1), Right::View)).await;
    assert!(matches!(refused, Err(StorageError::Taken)), "{refused:?}");
    let refused = database.grant(&session(9), &link(1), at(0)).await;
    assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
}

async fn using_a_link_is_noted_to_the_minute(database: FreshDatabase) {
    let id = stored_deployment(&database, 1).await;
    database.create_link(&link_to(&id, &link(1), &token(1), Right::View)).await.unwrap();
    for (now, last_used) in [(5, 5), (64, 5), (65, 65), (30, 65)] {
        database.find_link(&token(1), at(now)).await.unwrap();
        let links = database.list_links(&id).await.unwrap();
        assert_eq!(links[0].last_used_at, Some(at(last_used)), "at {now}");
    }
}

async fn the_owner_may_edit_and_a_stranger_nothing(database: FreshDatabase) {
    let (owner, stranger) =
        (stored_session(&database, 1).await, stored_session(&database, 2).await);
    let id = deployment(1);
    database.create(&NewDeployment { owner: Some(&owner), ..new(&id, "Lab") }).await.unwrap();
    let unowned = stored_deployment(&database, 2).await;
    assert_eq!(database.right(&owner, &id, at(1)).await.unwrap(), Some(Right::Edit));
    assert_eq!(database.right(&stranger, &id, at(1)).await.unwrap(), None);
    assert_eq!(database.right(&owner, &unowned, at(1)).await.unwrap(), None);
}

async fn a_link_gives_its_right_and_the_greatest_counts(database: FreshDatabase) {
    let visitor = stored_session(&database, 1).await;
    let (id, other) =
        (stored_deployment(&database, 1).await, stored_deployment(&database, 2).await);
    for (number, right) in [(1, Right::View), (2, Right::Edit)] {
        database.create_link(&link_to(&id, &link(number), &token(number), right)).await.unwrap();
    }
    assert_eq!(database.right(&visitor, &id, at(1)).await.unwrap(), None);
    database.grant(&visitor, &link(1), at(1)).await.unwrap();
    assert_eq!(database.right(&visitor, &id, at(1)).await.unwrap(), Some(Right::View));
    database.grant(&visitor, &link(2), at(2)).await.unwrap();
    database.grant(&visitor, &link(2), at(3)).await.unwrap();
    assert_eq!(database.right(&visitor, &id, at(3)).await.unwrap(), Some(Right::Edit));
    assert_eq!(database.right(&visitor, &other, at(3)).await.unwrap(), None);
}

async fn revoking_works_at_once(database: FreshDatabase) {
    let visitor = stored_session(&database, 1).await;
    let id = stored_deployment(&database, 1).await;
    database.create_link(&link_to(&id, &link(1), &token(1), Right::Edit)).await.unwrap();
    database.grant(&visitor, &link(1), at(1)).await.unwrap();
    assert!(!database.is_guest(&stored_session(&database, 2).await).await.unwrap());
    database.revoke_link(&id, &link(1), at(1)).await.unwrap();

    assert!(database.is_guest(&visitor).await.unwrap(), "who came by a link stays a guest");
    assert_eq!(database.right(&visitor, &id, at(1)).await.unwrap(), None);
    assert_eq!(database.find_link(&token(1), at(1)).await.unwrap(), None);
    assert_eq!(database.granted(&visitor, at(1), 10).await.unwrap(), []);
    database.grant(&visitor, &link(1), at(2)).await.unwrap();
    assert_eq!(database.right(&visitor, &id, at(2)).await.unwrap(), None);
    database.revoke_link(&id, &link(1), at(9)).await.unwrap();
    assert_eq!(database.list_links(&id).await.unwrap()[0].revoked_at, Some(at(1)));
}

async fn an_expired_link_opens_nothing(database: FreshDatabase) {
    let visitor = stored_session(&database, 1).await;
    let id = stored_deployment(&database, 1).await;
    let (link, token) = (link(1), token(1));
    let until = NewLink { expires_at: Some(at(10)), ..link_to(&id, &link, &token, Right::View) };
    database.create_link(&until).await.unwrap();
    database.grant(&visitor, &link, at(1)).await.unwrap();
    for (now, alive) in [(9, true), (10, false), (11, false)] {
        assert_eq!(database.right(&visitor, &id, at(now)).await.unwrap().is_some(), alive);
        assert_eq!(database.find_link(&token, at(now)).await.unwrap().is_some(), alive);
        assert_eq!(
            database.granted(&visitor, at(now), 10).await.unwrap().len(),
            usize::from(alive)
        );
    }
}

async fn links_sleep_while_their_deployment_is_deleted(database: FreshDatabase) {
    let owner = stored_session(&database, 1).await;
    let visitor = stored_session(&database, 2).await;
    let id = deployment(1);
    database.create(&NewDeployment { owner: Some(&owner), ..new(&id, "Lab") }).await.unwrap();
    database.create_link(&link_to(&id, &link(1), &token(1), Right::View)).await.unwrap();
    database.grant(&visitor, &link(1), at(1)).await.unwrap();
    database.delete(&id, None, at(2)).await.unwrap();
    assert_eq!(database.right(&visitor, &id, at(3)).await.unwrap(), None);
    assert_eq!(database.right(&owner, &id, at(3)).await.unwrap(), None);
    assert_eq!(database.find_link(&token(1), at(3)).await.unwrap(), None);
    assert_eq!(database.granted(&visitor, at(3), 10).await.unwrap(), []);
    database.restore(&id, Owner::Session(&owner), at(4)).await.unwrap();
    assert_eq!(database.right(&visitor, &id, at(5)).await.unwrap(), Some(Right::View));
}

async fn a_link_is_revoked_where_it_belongs(database: FreshDatabase) {
    let (id, other) =
        (stored_deployment(&database, 1).await, stored_deployment(&database, 2).await);
    database.create_link(&link_to(&id, &link(1), &token(1), Right::View)).await.unwrap();
    for (deployment, link) in [(&other, link(1)), (&id, link(2))] {
        let refused = database.revoke_link(deployment, &link, at(1)).await;
        assert!(matches!(refused, Err(StorageError::NotFound)), "{refused:?}");
    }
    assert!(database.find_link(&token(1), at(2)).await.unwrap().is_some());
}

async fn granted_lists_what_links_have_opened(database: FreshDatabase) {
    let visitor = stored_session(&database, 1).await;
    for number in 1..=3 {
        let id = stored_deployment(&database, number).await;
        database
            .create_link(&link_to(&id, &link(number), &token(number), Right::View))
            .await
            .unwrap();
    }
    // Two links to the same deployment list it once.
    database.create_link(&link_to(&deployment(3), &link(4), &token(4), Right::Edit)).await.unwrap();
    for number in [1, 3, 4] {
        database.grant(&visitor, &link(number), at(1)).await.unwrap();
    }
    let granted = database.granted(&visitor, at(2), 10).await.unwrap();
    let ids: Vec<_> = granted.into_iter().map(|summary| summary.id).collect();
    assert_eq!(ids, [deployment(3), deployment(1)]);
}

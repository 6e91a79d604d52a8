//! Deployments: stored, read, listed, replaced and deleted.

use port_model::{Deployment, Format};
use portolan_tests::Server;
use serde_json::json;
use storage::testing::FreshDatabase;

use crate::samples::{LAB, log, named, names, store};

storage::on_both_engines!(
    a_document_comes_back_as_it_was_stored,
    a_known_version_is_not_sent_again,
    a_replacement_names_the_version_that_it_is_for,
    of_two_replacements_at_once_one_is_stored,
    a_deployment_is_deleted_at_the_version_that_is_named,
    the_list_comes_in_pages,
    the_list_is_searched,
    the_log_tells_what_was_done,
);

async fn a_document_comes_back_as_it_was_stored(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    let id = stored.answer.json()["id"].as_str().expect("an id").to_owned();
    assert_eq!(stored.path, format!("/api/v1/deployments/{id}"));
    assert_eq!(
        (stored.answer.json()["version"].clone(), stored.answer.header("etag")),
        (json!(1), "\"1\"")
    );
    assert_eq!(stored.token.len(), 64);

    let document = Deployment::read(LAB, Format::Yaml).expect("sound").document().clone();
    let json = server.get(&stored.path).send().await.expect(200);
    assert_eq!(json.text(), document.to_json());
    assert_eq!((json.header("content-type"), json.header("etag")), ("application/json", "\"1\""));
    let yaml =
        server.get(&stored.path).header("accept", "application/yaml").send().await.expect(200);
    assert_eq!(yaml.text(), document.to_yaml());
    assert_eq!((yaml.header("content-type"), yaml.header("vary")), ("application/yaml", "accept"));

    for kind in ["text/yaml", "application/x-yaml", "application/yaml; charset=utf-8"] {
        server.post("/api/v1/deployments").body(kind, LAB).send().await.expect(201);
    }
    let again = server.post("/api/v1/deployments").body("Application/JSON", json.body).send();
    again.await.expect(201);
}

async fn a_known_version_is_not_sent_again(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    let known = server.get(&stored.path).header("if-none-match", "\"1\"").send().await.expect(304);
    assert!(known.body.is_empty());
    assert_eq!(known.header("etag"), "\"1\"");
    server.get(&stored.path).header("if-none-match", "\"2\"").send().await.expect(200);
}

async fn a_replacement_names_the_version_that_it_is_for(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    let put = || server.put(&stored.path).json(named("Replaced"));

    put().send().await.expect(428);
    for other in ["\"2\"", "1", "\"abc\"", ""] {
        let refused = put().header("if-match", other).send().await.expect(412).json();
        assert_eq!(refused["version"], 1, "{other}");
    }
    assert_eq!(names(&server).await, ["Lab"]);

    server.wait(60);
    let replaced = put().header("if-match", "\"1\"").send().await.expect(200);
    assert_eq!((replaced.json(), replaced.header("etag")), (json!({ "version": 2 }), "\"2\""));
    put().header("if-match", "\"1\"").send().await.expect(412);
    put().header("if-match", "*").send().await.expect(200);
    put().header("if-match", "\"1\", W/\"3\"").send().await.expect(200);
    assert_eq!(names(&server).await, ["Replaced"]);
    assert_eq!(log(&server, &stored).await, ["replace", "replace", "replace", "create"]);
}

async fn of_two_replacements_at_once_one_is_stored(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    let put = |name| server.put(&stored.path).header("if-match", "\"1\"").json(named(name)).send();
    let (one, other) = tokio::join!(put("One"), put("Other"));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    assert_eq!(log(&server, &stored).await, ["replace", "create"]);
}

async fn a_deployment_is_deleted_at_the_version_that_is_named(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let (one, other) = (store(&server, LAB).await, store(&server, LAB).await);
    let refused = server.delete(&one.path).header("if-match", "\"7\"").send().await.expect(412);
    assert_eq!(refused.json()["version"], 1);
    assert_eq!(names(&server).await.len(), 2);
    server.delete(&one.path).header("if-match", "\"1\"").send().await.expect(204);
    server.delete(&other.path).send().await.expect(204);
    for path in [&one.path, &one.sub("flows"), &one.sub("links")] {
        server.get(path).send().await.expect(404);
    }
    server.delete(&one.path).send().await.expect(404);
    server.get(&one.path).token(&one.token).send().await.expect(401);
    assert!(names(&server).await.is_empty());
}

async fn the_list_comes_in_pages(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for name in ["One", "Two", "Three", "Four", "Five"] {
        server.post("/api/v1/deployments").json(named(name)).send().await.expect(201);
        server.wait(60);
    }
    let (mut path, mut pages) = ("/api/v1/deployments?limit=2".to_owned(), Vec::new());
    loop {
        let page = server.get(&path).send().await.expect(200);
        let list = page.json();
        let rows = list["deployments"].as_array().expect("a list");
        pages.push(
            rows.iter()
                .map(|row| row["name"].as_str().expect("a name").to_owned())
                .collect::<Vec<_>>(),
        );
        let link = page.header("link");
        assert_eq!(link.is_empty(), list["next"].is_null());
        let Some(next) =
            link.strip_prefix('<').and_then(|link| link.strip_suffix(">; rel=\"next\""))
        else {
            break;
        };
        assert!(
            next.ends_with(&format!("&after={}", list["next"].as_str().expect("a cursor"))),
            "{next}"
        );
        path = next.to_owned();
    }
    assert_eq!(pages, [vec!["Five", "Four"], vec!["Three", "Two"], vec!["One"]]);

    let row =
        server.get("/api/v1/deployments?limit=0").send().await.expect(200).json()["deployments"][0]
            .clone();
    assert_eq!(
        (&row["platform"], &row["version"], &row["changed_by"]),
        (&json!("windows"), &json!(1), &json!("local"))
    );
    assert_eq!(row["created_at"], "2026-03-01T12:04:00Z");
    assert!(row["errors"].as_u64() > Some(0));
    for wrong in ["limit=many", "limit=-1", "after=there", "q=%00"] {
        let refused = server.get(&format!("/api/v1/deployments?{wrong}")).send().await.expect(400);
        assert_eq!(refused.json()["type"], "urn:portolan:error:unreadable", "{wrong}");
    }
}

async fn the_list_is_searched(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for name in ["Straße 100%", "Lab", "<b>&"] {
        server.post("/api/v1/deployments").json(named(name)).send().await.expect(201);
    }
    for (q, found) in
        [("STRASSE", 1), ("100%25", 1), ("%25", 1), ("%3Cb%3E%26", 1), ("%20", 3), ("none", 0)]
    {
        let list =
            server.get(&format!("/api/v1/deployments?q={q}")).send().await.expect(200).json();
        assert_eq!(list["deployments"].as_array().expect("a list").len(), found, "{q}");
    }
}

async fn the_log_tells_what_was_done(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    for base in 1..4 {
        server.wait(60);
        let edit = json!({ "base": base, "command": { "op": "rename", "id": "ts", "name": format!("TS {base}") } });
        server
            .post(&stored.sub("commands"))
            .token(&stored.token)
            .json(edit)
            .send()
            .await
            .expect(200);
    }
    let page = server.get(&stored.sub("versions?limit=3")).send().await.expect(200);
    let log = page.json();
    assert_eq!(
        log["versions"][0],
        json!({
            "version": 4,
            "op": "rename",
            "author": "api",
            "at": "2026-03-01T12:03:00Z",
            "undoes": null,
            "name": null,
            "summary": "rename TS 2 to TS 3",
        })
    );
    assert_eq!(log["next"], 2);
    assert_eq!(
        page.header("link"),
        format!("<{}?limit=3&before=2>; rel=\"next\"", stored.sub("versions"))
    );
    let rest = server.get(&stored.sub("versions?before=2")).send().await.expect(200).json();
    assert_eq!((&rest["versions"][0]["op"], &rest["next"]), (&json!("create"), &json!(null)));
    assert_eq!(rest["versions"][0]["author"], "local");
    server.get(&stored.sub("versions?before=x")).send().await.expect(400);
}

//! Earlier versions: read, named, compared and restored.

use portolan_tests::{Request, Server};
use serde_json::{Value, json};
use storage::testing::FreshDatabase;

use crate::samples::{LAB, Stored, log, store};

storage::on_both_engines!(
    a_version_is_read_as_it_was,
    a_version_bears_a_name,
    what_differs_is_told_of_document_and_flows,
    a_comparison_has_a_picture_in_every_format,
    a_restored_version_is_a_new_one,
    who_may_only_look_can_neither_name_nor_restore,
);

/// Stores a document, gives it another address (version 2) and another component (3).
async fn edited(server: &Server) -> Stored {
    let stored = store(server, LAB).await;
    let address = json!({ "op": "set-addresses", "id": "ts", "addresses": ["10.0.0.99"] });
    let console = json!({ "id": "admin", "role": "console", "zone": "core" });
    let console = json!({ "op": "add-component", "component": console });
    for (base, command) in [(1, address), (2, console)] {
        let edit = json!({ "base": base, "command": command });
        server
            .post(&stored.sub("commands"))
            .token(&stored.token)
            .json(edit)
            .send()
            .await
            .expect(200);
    }
    stored
}

fn get(server: &Server, stored: &Stored, rest: &str) -> Request {
    server.get(&stored.sub(rest)).token(&stored.token)
}

async fn a_version_is_read_as_it_was(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = edited(&server).await;
    let first = get(&server, &stored, "versions/1").send().await.expect(200);
    assert_eq!(first.header("etag"), "\"1\"");
    assert_eq!(first.json()["components"][0]["addresses"], json!(["10.0.0.10"]));
    assert_eq!(first.json()["components"].as_array().map(Vec::len), Some(2));
    let second = get(&server, &stored, "versions/2").header("accept", "application/yaml");
    let second = second.send().await.expect(200).text();
    assert!(second.contains("10.0.0.99") && !second.contains("admin"), "{second}");
    let current = server.get(&stored.path).token(&stored.token).send().await.expect(200);
    let same = get(&server, &stored, "versions/3").send().await.expect(200);
    assert_eq!((same.body, same.status), (current.body, current.status));
    get(&server, &stored, "versions/2").header("if-none-match", "\"2\"").send().await.expect(304);
    for unknown in ["0", "-1", "4", "x", "9223372036854775808"] {
        get(&server, &stored, &format!("versions/{unknown}")).send().await.expect(404);
    }
}

async fn a_version_bears_a_name(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = edited(&server).await;
    let path = stored.sub("versions/2/name");
    let put = |body: Value| server.put(&path).token(&stored.token).json(body);
    put(json!({ "name": "As approved" })).send().await.expect(204);
    let names = || async {
        let list = get(&server, &stored, "versions?lang=de").send().await.expect(200).json();
        let rows = list["versions"].as_array().expect("a list").clone();
        rows.iter().map(|row| (row["name"].clone(), row["summary"].clone())).collect::<Vec<_>>()
    };
    let known = names().await;
    assert_eq!(
        known[1],
        (json!("As approved"), json!("die Adressen von Tanium Server festlegen")),
        "{known:?}"
    );
    assert_eq!(known[2], (json!(null), json!(null)));
    for wrong in
        [json!({}), json!({ "name": "" }), json!({ "name": 7 }), json!({ "name": "x", "y": 1 })]
    {
        assert_eq!(put(wrong).send().await.expect(422).errors().len(), 1);
    }
    server.delete(&path).token(&stored.token).send().await.expect(204);
    assert_eq!(names().await[1].0, json!(null));
    for unknown in ["versions/4/name", "versions/x/name"] {
        let path = stored.sub(unknown);
        let body = json!({ "name": "x" });
        server.put(&path).token(&stored.token).json(body.clone()).send().await.expect(404);
        server.delete(&path).token(&stored.token).send().await.expect(404);
    }
}

async fn what_differs_is_told_of_document_and_flows(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = edited(&server).await;
    let all = get(&server, &stored, "compare?from=1").send().await.expect(200).json();
    assert_eq!((&all["from"], &all["to"]), (&json!(1), &json!(3)));
    let components = &all["document"]["components"];
    assert_eq!(components[0]["id"], "ts");
    let addresses =
        json!([{ "key": "addresses", "before": ["10.0.0.10"], "after": ["10.0.0.99"] }]);
    assert_eq!(components[0]["keys"], addresses);
    assert_eq!(
        (&components[1]["id"], &components[1]["change"]),
        (&json!("admin"), &json!("added"))
    );
    let flows = &all["flows"];
    assert_eq!(flows["added"][0]["source"]["component"], "admin", "{flows:#}");
    let changed = &flows["changed"][0];
    assert_eq!(changed["before"]["id"], changed["after"]["id"]);
    assert_eq!(flows["removed"], json!([]));
    let rules = all["rules"].as_array().expect("rules");
    let of = |change: &str| rules.iter().filter(|rule| rule["change"] == change).count();
    assert!(of("add") > 0 && of("modify") > 0 && of("keep") == 0, "{rules:#?}");
    let modified = rules.iter().find(|rule| rule["change"] == "modify").expect("one");
    assert_eq!(modified["before"]["id"], modified["rule"]["id"]);
    // By itself it is the newest change, and a filter holds.
    let newest = get(&server, &stored, "compare").send().await.expect(200).json();
    assert_eq!(newest["from"], 2);
    assert_eq!(newest["flows"]["changed"], json!([]));
    let none = get(&server, &stored, "compare?from=1&protocol=udp").send().await.expect(200).json();
    assert_eq!(none["flows"], json!({ "added": [], "removed": [], "changed": [] }));
    for (query, status) in [("from=4", 404), ("to=0", 400), ("from=x", 400), ("zone=lab", 400)] {
        get(&server, &stored, &format!("compare?{query}")).send().await.expect(status);
    }
}

async fn a_comparison_has_a_picture_in_every_format(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = edited(&server).await;
    for format in ["svg", "png", "pdf", "drawio", "mmd", "d2"] {
        let picture = get(&server, &stored, &format!("compare.{format}?from=1&to=3"));
        let picture = picture.send().await.expect(200);
        let name = picture.header("content-disposition").to_owned();
        assert!(name.ends_with(&format!("filename=\"lab-v1-v3.{format}\"")), "{name}");
        if ["svg", "drawio", "mmd", "d2"].contains(&format) {
            let text = picture.text();
            assert!(text.contains("+ tcp 443"), "{format} marks what was added: {text}");
        }
        let known = get(&server, &stored, &format!("compare.{format}?from=1&to=3"));
        known.header("if-none-match", picture.header("etag")).send().await.expect(304);
    }
    get(&server, &stored, "compare.png?scale=9").send().await.expect(400);
}

async fn a_restored_version_is_a_new_one(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = edited(&server).await;
    let restore = |version: i64, body: Value| {
        let path = stored.sub(&format!("versions/{version}/restorations"));
        server.post(&path).token(&stored.token).json(body)
    };
    let wanted = json!({ "base": 3, "op_id": "once" });
    for _ in 0..2 {
        let made = restore(1, wanted.clone()).send().await.expect(200);
        assert_eq!(made.json(), json!({ "version": 4 }), "sent again, it is not done again");
    }
    let versions = [get(&server, &stored, "versions/1"), get(&server, &stored, "versions/4")];
    let [first, fourth] = versions.map(Request::send);
    assert_eq!(first.await.json(), fourth.await.json());
    assert_eq!(
        log(&server, &stored).await,
        ["replace", "add-component", "set-addresses", "create"]
    );
    let list = get(&server, &stored, "versions").send().await.json();
    assert_eq!(list["versions"][0]["summary"], "restore version 1");
    // What is so already makes no version.
    let same = restore(4, json!({ "base": 4 })).send().await.expect(200);
    assert_eq!(same.json(), json!({ "version": 4 }));
    // Somebody who has not seen the current version overwrites nothing.
    let met = restore(3, json!({ "base": 2 })).send().await.expect(409);
    assert_eq!(met.json()["version"], 4);
    assert_eq!(restore(3, json!({})).send().await.expect(422).errors().len(), 1);
    assert_eq!(restore(3, json!({ "base": 4, "x": 1 })).send().await.expect(422).errors().len(), 1);
    restore(9, json!({ "base": 4 })).send().await.expect(404);
    let back = restore(3, json!({ "base": 4 })).send().await.expect(200);
    assert_eq!(back.json(), json!({ "version": 5 }));
}

async fn who_may_only_look_can_neither_name_nor_restore(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = edited(&server).await;
    let link = json!({ "right": "view" });
    let made = server.post(&stored.sub("links")).token(&stored.token).json(link).send().await;
    let token = made.expect(201).json()["token"].as_str().expect("a token").to_owned();
    for looked in ["versions/1", "compare", "compare.svg", "versions"] {
        server.get(&stored.sub(looked)).token(&token).send().await.expect(200);
        server.get(&stored.sub(looked)).send().await.expect(404);
    }
    let name = stored.sub("versions/1/name");
    server.put(&name).token(&token).json(json!({ "name": "x" })).send().await.expect(403);
    server.delete(&name).token(&token).send().await.expect(403);
    let restore = stored.sub("versions/1/restorations");
    server.post(&restore).token(&token).json(json!({ "base": 3 })).send().await.expect(403);
}

//! Acknowledging findings with a reason.

use portolan_tests::Server;
use serde_json::{Value, json};
use storage::testing::FreshDatabase;

use crate::samples::{Stored, store};

storage::on_both_engines!(
    an_acknowledged_finding_keeps_its_reason_until_it_is_about_something_else,
    a_reason_is_asked_for_and_a_finding_that_is_there,
    who_may_only_look_acknowledges_nothing,
);

/// Without a Module Server and a database, and with one component that has no address.
const DRAFT: &str = "
portolan: 1
name: Lab
platform: windows
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
  - { id: lan, role: client-group, zone: core }
";

async fn findings(server: &Server, stored: &Stored) -> Vec<Value> {
    let answer = server.get(&stored.sub("findings")).send().await.expect(200);
    answer.json().as_array().expect("a list").clone()
}

fn key(findings: &[Value], code: &str) -> String {
    let found = findings.iter().find(|finding| finding["code"] == code).expect(code);
    found["key"].as_str().expect("a key").to_owned()
}

async fn counts(server: &Server) -> (Value, Value) {
    let list = server.get("/api/v1/deployments").send().await.expect(200).json();
    let row = &list["deployments"][0];
    (row["errors"].clone(), row["warnings"].clone())
}

async fn an_acknowledged_finding_keeps_its_reason_until_it_is_about_something_else(
    fresh: FreshDatabase,
) {
    let server = Server::local(fresh);
    let stored = store(&server, DRAFT).await;
    let before = findings(&server, &stored).await;
    let (errors, warnings) = counts(&server).await;
    let database = key(&before, "no-database");
    let path = stored.sub(&format!("findings/{database}/acknowledgement"));
    let reason = json!({ "reason": " It is another team's " });
    server.put(&path).token(&stored.token).json(reason).send().await.expect(204);

    let after = findings(&server, &stored).await;
    assert_eq!(after.len(), before.len());
    let noted = after.iter().find(|finding| finding["key"] == *database).expect("the finding");
    assert_eq!(noted["acknowledged"]["reason"], "It is another team's");
    assert_eq!(noted["acknowledged"]["by"], "api");
    let open = json!(errors.as_u64().expect("a number") - 1);
    assert_eq!(counts(&server).await, (open.clone(), warnings.clone()));

    // An edit that has nothing to do with it, and one that makes the other finding another one.
    let lan = key(&before, "no-address");
    let path_of_lan = stored.sub(&format!("findings/{lan}/acknowledgement"));
    let reason = json!({ "reason": "Planned" });
    server.put(&path_of_lan).token(&stored.token).json(reason).send().await.expect(204);
    let more = json!({ "id": "other", "role": "console", "zone": "core" });
    let edit = json!({ "base": 1, "command": { "op": "add-component", "component": more } });
    server.post(&stored.sub("commands")).token(&stored.token).json(edit).send().await.expect(200);
    let after = findings(&server, &stored).await;
    let open_again = after.iter().filter(|finding| finding["acknowledged"].is_null());
    let codes: Vec<&str> =
        open_again.map(|finding| finding["code"].as_str().expect("a code")).collect();
    assert!(codes.contains(&"no-address") && !codes.contains(&"no-database"), "{codes:?}");
    assert_eq!(counts(&server).await.0, open);

    server.delete(&path).token(&stored.token).send().await.expect(204);
    assert_eq!(counts(&server).await.0, errors);
    server.delete(&path).token(&stored.token).send().await.expect(404);
}

async fn a_reason_is_asked_for_and_a_finding_that_is_there(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, DRAFT).await;
    let database = key(&findings(&server, &stored).await, "no-database");
    let path = stored.sub(&format!("findings/{database}/acknowledgement"));
    for (body, paths) in [
        (json!({}), "reason"),
        (json!({ "reason": "  " }), "reason"),
        (json!({ "reason": 7 }), "reason"),
        (json!({ "reason": "x".repeat(501) }), "reason"),
        (json!({ "reason": "nul \u{0}" }), "reason"),
        (json!({ "reason": "Fine", "why": "" }), "why"),
    ] {
        let refused = server.put(&path).token(&stored.token).json(body).send().await.expect(422);
        assert_eq!(refused.json()["errors"][0]["path"], paths, "{}", refused.text());
    }
    let nothing = stored.sub("findings/no-database-0000000000000000/acknowledgement");
    let reason = json!({ "reason": "Fine" });
    server.put(&nothing).token(&stored.token).json(reason).send().await.expect(404);
}

async fn who_may_only_look_acknowledges_nothing(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, DRAFT).await;
    let link = json!({ "right": "view" });
    let link =
        server.post(&stored.sub("links")).token(&stored.token).json(link).send().await.expect(201);
    let token = link.json()["token"].as_str().expect("a token").to_owned();
    let list = server.get(&stored.sub("findings")).token(&token).send().await.expect(200).json();
    let database = key(list.as_array().expect("a list"), "no-database");
    let path = stored.sub(&format!("findings/{database}/acknowledgement"));
    let reason = json!({ "reason": "Fine" });
    server.put(&path).token(&token).json(reason.clone()).send().await.expect(403);
    server.put(&path).json(reason).send().await.expect(404);
}

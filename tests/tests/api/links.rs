//! Links: what a token opens, for how long, and what it does not.

use portolan_tests::Server;
use serde_json::{Value, json};
use storage::testing::FreshDatabase;

use crate::samples::{LAB, Stored, named, store};

storage::on_both_engines!(
    a_view_token_only_reads,
    a_token_is_shown_once,
    a_link_ends_when_it_is_revoked_or_expires,
    a_token_opens_no_other_deployment,
    without_a_right_nothing_exists,
    a_wrong_link_is_not_made,
);

async fn link(server: &Server, stored: &Stored, wanted: Value) -> Value {
    let links = server.post(&stored.sub("links")).token(&stored.token);
    links.json(wanted).send().await.expect(201).json()
}

fn token(link: &Value) -> &str {
    link["token"].as_str().expect("a token")
}

const READ: [&str; 6] = ["", "/flows", "/findings", "/diagram.svg", "/exports/csv", "/versions"];

async fn a_view_token_only_reads(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let view = link(&server, &stored, json!({ "label": "Firewall team" })).await;
    assert_eq!((&view["right"], &view["expires_at"]), (&json!("view"), &json!(null)));
    let token = token(&view);
    for part in READ {
        server.get(&format!("{}{part}", stored.path)).token(token).send().await.expect(200);
    }
    let list = server.get("/api/v1/deployments").token(token).send().await.expect(200).json();
    assert_eq!(list["deployments"][0]["name"], "Lab");
    server
        .put(&stored.path)
        .token(token)
        .header("if-match", "\"1\"")
        .json(named("Mine"))
        .send()
        .await
        .expect(403);
    server.delete(&stored.path).token(token).send().await.expect(403);
    let remove = json!({ "base": 1, "command": { "op": "remove", "id": "ts" } });
    server.post(&stored.sub("commands")).token(token).json(remove).send().await.expect(403);
    server.get(&stored.sub("links")).token(token).send().await.expect(403);
    server.post(&stored.sub("links")).token(token).json(json!({})).send().await.expect(403);
    let own = stored.sub(&format!("links/{}", view["id"].as_str().expect("an id")));
    server.delete(&own).token(token).send().await.expect(403);
    server
        .get(&stored.path)
        .token(&stored.token)
        .header("if-none-match", "\"1\"")
        .send()
        .await
        .expect(304);
}

async fn a_token_is_shown_once(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    server.wait(60);
    let made = link(&server, &stored, json!({ "label": "Team", "right": "edit", "days": 7 })).await;
    assert_eq!(made["url"], format!("http://localhost:8080/s/{}", token(&made)));
    assert_eq!(made["expires_at"], "2026-03-08T12:01:00Z");
    server.get(&stored.path).token(token(&made)).send().await.expect(200);
    let listed = server.get(&stored.sub("links")).token(&stored.token).send().await.expect(200);
    assert!(!listed.text().contains(token(&made)) && !listed.text().contains(&stored.token));
    let links = listed.json()["links"].clone();
    assert_eq!(
        links[0],
        json!({
            "id": made["id"], "label": "Team", "right": "edit", "created_at": "2026-03-01T12:01:00Z",
            "expires_at": "2026-03-08T12:01:00Z", "revoked_at": null, "last_used_at": "2026-03-01T12:01:00Z",
        })
    );
    assert_eq!((&links[1]["label"], &links[1]["right"]), (&json!("API"), &json!("edit")));
}

async fn a_link_ends_when_it_is_revoked_or_expires(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let revoked = link(&server, &stored, json!({ "right": "edit" })).await;
    let until = json!({ "expires_at": "2026-03-01T12:30:00Z" });
    let short = link(&server, &stored, until).await;
    let get = |token: &str| server.get(&stored.path).token(token);
    get(token(&short)).send().await.expect(200);
    let path = stored.sub(&format!("links/{}", revoked["id"].as_str().expect("an id")));
    for _ in 0..2 {
        server.delete(&path).token(&stored.token).send().await.expect(204);
    }
    get(token(&revoked)).send().await.expect(401);
    server.get("/api/v1/deployments").token(token(&revoked)).send().await.expect(401);
    server.post("/api/v1/deployments").token(token(&revoked)).yaml(LAB).send().await.expect(401);
    server.wait(30 * 60);
    get(token(&short)).send().await.expect(401);
    get(&stored.token).send().await.expect(200);
    for unknown in ["links/none", "links/0000000000000000000000"] {
        server.delete(&stored.sub(unknown)).token(&stored.token).send().await.expect(404);
    }
}

async fn a_token_opens_no_other_deployment(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let (one, other) = (store(&server, LAB).await, store(&server, LAB).await);
    for part in READ {
        server.get(&format!("{}{part}", other.path)).token(&one.token).send().await.expect(401);
    }
    server.delete(&other.path).token(&one.token).send().await.expect(401);
    // A link of one is not revoked through another.
    let made = link(&server, &one, json!({})).await;
    let crossed = other.sub(&format!("links/{}", made["id"].as_str().expect("an id")));
    server.delete(&crossed).token(&other.token).send().await.expect(404);
    server.get(&one.path).token(token(&made)).send().await.expect(200);
}

async fn without_a_right_nothing_exists(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let unknown = "/api/v1/deployments/0000000000000000000000";
    for path in [stored.path.as_str(), unknown, "/api/v1/deployments/x", "/api/v1/deployments/%00"]
    {
        for part in READ {
            server.get(&format!("{path}{part}")).send().await.expect(404);
        }
        server.put(path).header("if-match", "\"1\"").json(named("Mine")).send().await.expect(404);
        server.delete(path).send().await.expect(404);
        server.post(&format!("{path}/commands")).json(json!({})).send().await.expect(404);
        server.get(&format!("{path}/links")).send().await.expect(404);
        server.post(&format!("{path}/links")).json(json!({})).send().await.expect(404);
    }
    server.get(&stored.path).token("").send().await.expect(401);
    server.get(&stored.path).token(&stored.token.to_uppercase()).send().await.expect(401);
    assert_eq!(
        server.get("/api/v1/deployments").send().await.expect(200).json()["deployments"],
        json!([])
    );
    // The browser that made it has it; another one has not.
    let browser = &stored.answer;
    server.get(&stored.path).browser(browser).send().await.expect(200);
    let own = server.get("/api/v1/deployments").browser(browser).send().await.expect(200).json();
    assert_eq!(own["deployments"][0]["changed_by"], "browser");
    let stranger = server.get("/").send().await;
    server.get(&stored.path).browser(&stranger).send().await.expect(404);
}

async fn a_wrong_link_is_not_made(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let day = "days: use a whole number from 1 to 3650, or leave it empty";
    let time = "expires_at: use a time to come, such as 2030-01-31T12:00:00Z";
    let label = "label: use 1 to 120 characters, without control characters";
    for (wanted, error) in [
        (json!({ "label": "" }), label),
        (json!({ "label": "\u{0}" }), label),
        (json!({ "label": "x".repeat(121) }), label),
        (json!({ "right": "own" }), "right: use 'view' or 'edit'"),
        (json!({ "days": 0 }), day),
        (json!({ "days": 3651 }), day),
        (json!({ "days": "7" }), day),
        (json!({ "expires_at": "tomorrow" }), time),
        (json!({ "expires_at": "2026-03-01T12:00:00Z" }), time),
        (
            json!({ "days": 1, "expires_at": "2027-01-01T00:00:00Z" }),
            "expires_at: give 'days' or 'expires_at', not both",
        ),
        (json!({ "name": "x" }), "name: unknown key"),
    ] {
        let refused =
            server.post(&stored.sub("links")).token(&stored.token).json(wanted).send().await;
        assert_eq!(refused.expect(422).errors(), [error]);
    }
    for (kind, body, status) in [
        ("application/json", "{", 400),
        ("application/json", "[]", 422),
        ("application/yaml", "{}", 415),
    ] {
        server
            .post(&stored.sub("links"))
            .token(&stored.token)
            .body(kind, body)
            .send()
            .await
            .expect(status);
    }
    let links =
        server.get(&stored.sub("links")).token(&stored.token).send().await.expect(200).json();
    assert_eq!(links["links"].as_array().expect("a list").len(), 1);
}

//! Other sites and other names: what a browser is not to be used for.

use portolan_tests::{Request, Server};
use serde_json::json;
use storage::testing::FreshDatabase;

use crate::samples::{LAB, names, store};

storage::on_both_engines!(
    other_sites_change_nothing,
    a_token_works_from_anywhere,
    one_persons_server_only_answers_to_its_own_names,
);

async fn other_sites_change_nothing(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let foreign: [(&str, &str); 5] = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://example.com"),
        ("origin", "http://localhost:9999"),
        ("origin", "null"),
    ];
    let remove = json!({ "base": 1, "command": { "op": "remove", "id": "ts" } });
    let changes = || -> [Request; 6] {
        [
            server.post("/api/v1/deployments").yaml(LAB),
            server.put(&stored.path).header("if-match", "\"1\"").yaml(LAB),
            server.delete(&stored.path),
            server.post(&stored.sub("commands")).json(remove.clone()),
            server.post(&stored.sub("links")).json(json!({})),
            server.post("/api/v1/flows").yaml(LAB),
        ]
    };
    for (name, value) in foreign {
        for request in changes() {
            let refused =
                request.browser(&stored.answer).header(name, value).send().await.expect(403);
            assert_eq!(refused.json()["type"], "urn:portolan:error:foreign-form");
        }
    }
    let own = [
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
        ("origin", "http://localhost:8080"),
    ];
    for (at, (name, value)) in own.into_iter().enumerate() {
        let rename =
            json!({ "base": at + 1, "command": { "op": "rename", "id": "ts", "name": "TS" } });
        let request = server.post(&stored.sub("commands")).browser(&stored.answer).json(rename);
        request.header(name, value).send().await.expect(200);
    }
    // A browser asks before it sends such a request from another site, and gets no permission.
    let asked = server.request("OPTIONS", &stored.path).header("origin", "https://example.com");
    let asked = asked.header("access-control-request-method", "DELETE").send().await.expect(405);
    assert_eq!(asked.header("access-control-allow-origin"), "");
}

async fn a_token_works_from_anywhere(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let deletion = server.delete(&stored.path).token(&stored.token);
    deletion.header("origin", "https://example.com").send().await.expect(204);
}

async fn one_persons_server_only_answers_to_its_own_names(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for host in ["example.com", "localhost.example.com", "192.0.2.1:8080"] {
        for request in
            [server.get("/api/v1/deployments"), server.post("/api/v1/deployments").yaml(LAB)]
        {
            let refused = request.host(host).send().await.expect(421);
            assert_eq!(refused.json()["type"], "urn:portolan:error:foreign-name");
        }
    }
    assert!(names(&server).await.is_empty());
    for host in ["127.0.0.1:8080", "[::1]:8080", "localhost"] {
        server.get("/api/v1/deployments").host(host).send().await.expect(200);
    }
}

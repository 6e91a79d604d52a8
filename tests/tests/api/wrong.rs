//! Documents that are refused: which status, at which place, and that nothing of them is kept.

use portolan_tests::Server;
use serde_json::json;
use storage::testing::FreshDatabase;

use crate::samples::{LAB, log, names, store};

storage::on_both_engines!(
    what_is_no_document_can_not_be_read,
    what_is_wrong_in_a_document_is_named_with_its_place,
    what_is_too_large_is_refused,
    other_media_types_are_not_taken,
    each_error_says_in_either_language_what_to_do,
    a_lost_database_is_told,
);

const HEAD: &str = "portolan: 1\nname: Lab\nplatform: windows\n";

/// Every call that takes a document.
const TAKERS: [(&str, &str); 6] = [
    ("POST", "/api/v1/deployments"),
    ("PUT", ""),
    ("POST", "/api/v1/flows"),
    ("POST", "/api/v1/findings"),
    ("POST", "/api/v1/diagram.svg"),
    ("POST", "/api/v1/exports/csv"),
];

/// Sends a body to each of them; each refuses it alike, and keeps nothing.
async fn refused(server: &Server, kind: &str, body: &[u8], status: u16) -> Vec<String> {
    let stored = store(server, LAB).await;
    let kept = names(server).await.len();
    let mut told = Vec::new();
    for (method, path) in TAKERS {
        let path = if path.is_empty() { &stored.path } else { path };
        let request = server.request(method, path).header("if-match", "\"1\"").body(kind, body);
        let answer = request.send().await.expect(status);
        told.push(answer.errors());
    }
    assert!(told.iter().all(|errors| *errors == told[0]), "{told:?}");
    assert_eq!(names(server).await.len(), kept);
    assert_eq!(log(server, &stored).await, ["create"]);
    told.swap_remove(0)
}

async fn what_is_no_document_can_not_be_read(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let (json, yaml) = ("application/json", "application/yaml");
    let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
        d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
    let cases: [(&str, &[u8], &str); 12] = [
        (json, b"", ": empty; a document starts with "),
        (
            json,
            b"{\"portolan\": 1,}",
            ": not JSON: a key in double quotation marks has to stand here",
        ),
        (json, b"portolan: 1", ": not JSON: "),
        (json, deep.as_bytes(), ": not JSON: Maximum nesting depth exceeded"),
        (json, b"{\"name\": \"\xff\"}", ": not a text in UTF-8"),
        (yaml, b"# nothing", ": empty; a document starts with "),
        (yaml, b"a: [1", ": not YAML: "),
        (yaml, b"name: \xc3\x28", ": not a text in UTF-8"),
        (yaml, bomb.as_bytes(), ": aliases make more than 500000 values"),
        (yaml, b"name: !!python/object:os.system x", ": the tag '"),
        (yaml, b"a: &x [*x]", ": this alias stands inside its own anchor"),
        (yaml, b"a: 1\n---\nb: 2", ": a second document starts here"),
    ];
    for (kind, body, error) in cases {
        let errors = refused(&server, kind, body, 400).await;
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(errors[0].starts_with(error), "{error}: {errors:?}");
    }
}

async fn what_is_wrong_in_a_document_is_named_with_its_place(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for (rest, errors) in [
        (
            "components: [{ id: ts, role: tanium-server, zone: core, adress: [] }]",
            vec!["components[0].adress: unknown key, did you mean 'addresses'?"],
        ),
        ("name: \"L\\0\"", vec!["name: this key stands twice; keep one"]),
        ("description: \"\\0\"", vec!["description: has control characters"]),
        (
            "components: [{ id: ts, role: custom, zone: core, addresses: ['fe80::1%eth0'] }]",
            vec!["components[0].addresses[0]: 'fe80::1%eth0' has a zone identifier"],
        ),
        (
            "networks: [{ id: lan, zone: core, cidrs: [10.0.0.5/24] }]",
            vec!["networks[0].cidrs[0]: '10.0.0.5/24' has host bits; the network is 10.0.0.0/24"],
        ),
        (
            "ports: { server: 0, console: 70000 }",
            vec!["ports.server: '0' is not a port", "ports.console: '70000' is not a port"],
        ),
        (
            "zones: [{ id: \"x'); DROP TABLE deployments;--\", kind: core }]",
            vec!["zones[0].id: 'x'); DROP TABLE deployments;--' is not an id"],
        ),
        (
            "modules: [conect]",
            vec!["modules[0]: no module 'conect' in the catalogue, did you mean 'connect'?"],
        ),
    ] {
        let found =
            refused(&server, "application/yaml", format!("{HEAD}{rest}\n").as_bytes(), 422).await;
        assert_eq!(found.len(), errors.len(), "{found:?}");
        assert!(
            found.iter().zip(&errors).all(|(found, error)| found.starts_with(error)),
            "{errors:?}: {found:?}"
        );
    }
    assert_eq!(
        refused(&server, "application/json", b"[]", 422).await,
        [": expected a mapping, found a list"]
    );
    let flat = server
        .post("/api/v1/flows")
        .yaml("portolan: 1\nname: [x]\nplatform: windows\n")
        .send()
        .await
        .expect(422);
    assert_eq!(
        flat.json()["errors"][0],
        json!({ "path": "name", "message": "expected a text, found a list", "line": 2, "column": 7 })
    );
}

async fn what_is_too_large_is_refused(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    // Beyond what a document may have, and beyond what a request may.
    for size in [(4 << 20) + 1, 17 << 20] {
        let mut body = format!("{HEAD}#").into_bytes();
        body.resize(size, b'x');
        assert!(refused(&server, "application/yaml", &body, 413).await.is_empty());
    }
    let mut largest = format!("{HEAD}#").into_bytes();
    largest.resize(4 << 20, b'x');
    server.post("/api/v1/flows").body("application/yaml", largest).send().await.expect(200);
}

async fn other_media_types_are_not_taken(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "",
    ] {
        assert!(refused(&server, kind, LAB.as_bytes(), 415).await.is_empty(), "{kind}");
    }
    server.post("/api/v1/deployments").send().await.expect(415);
}

/// Each error that a caller can cause: its status and its kind.
async fn each_error_says_in_either_language_what_to_do(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let view = server
        .post(&stored.sub("links"))
        .token(&stored.token)
        .json(json!({}))
        .send()
        .await
        .expect(201)
        .json();
    let view = view["token"].as_str().expect("a token");
    let commands = stored.sub("commands");
    let edit =
        |body: &str| server.post(&commands).token(&stored.token).body("application/json", body);
    for lang in ["en", "de"] {
        let requests = [
            ("not-found", 404, server.get("/api/v1/nothing")),
            ("method", 405, server.request("PATCH", &stored.path)),
            ("unauthorized", 401, server.get(&stored.path).token("x")),
            ("forbidden", 403, server.delete(&stored.path).token(view)),
            (
                "foreign-form",
                403,
                server.delete(&stored.path).header("sec-fetch-site", "cross-site"),
            ),
            ("unreadable", 400, server.post("/api/v1/flows").yaml("")),
            ("too-large", 413, server.post("/api/v1/flows").yaml(&" ".repeat(5 << 20))),
            ("wrong-type", 415, server.post("/api/v1/flows").body("text/plain", "")),
            ("unsound", 422, server.post("/api/v1/flows").yaml("{}")),
            ("values", 422, edit("{}")),
            ("refused", 409, edit(r#"{"base": 1, "op": "remove", "id": "x"}"#)),
            ("stale", 409, edit(r#"{"base": 9, "op": "remove", "id": "ts"}"#)),
            (
                "stale",
                412,
                server.put(&stored.path).token(&stored.token).header("if-match", "\"9\"").yaml(LAB),
            ),
            ("precondition-required", 428, server.put(&stored.path).token(&stored.token).yaml(LAB)),
        ];
        for (kind, status, request) in requests {
            let problem =
                request.header("accept-language", lang).send().await.expect(status).json();
            assert_eq!(problem["type"], format!("urn:portolan:error:{kind}"));
            let words =
                ["title", "detail"].map(|key| problem[key].as_str().expect("words").to_owned());
            for text in words {
                assert!(!text.is_empty() && !text.starts_with("error-"), "{kind}: {text}");
            }
            assert_eq!(problem["request_id"].as_str().expect("an id").len(), 36);
        }
    }
    let german = server.post("/api/v1/flows?lang=de").yaml("{}").send().await.expect(422);
    assert!(german.errors()[0].starts_with("portolan: dieser Schlüssel"), "{:?}", german.errors());
    let german = edit("{}").header("accept-language", "de").send().await.expect(422);
    assert!(german.errors()[0].starts_with("base: bitte die Version"), "{:?}", german.errors());
}

async fn a_lost_database_is_told(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    server.fresh.database.close().await;
    server.get(&stored.path).send().await.expect(503);
    server.put(&stored.path).header("if-match", "\"1\"").yaml(LAB).send().await.expect(503);
    server.post("/api/v1/deployments").yaml(LAB).send().await.expect(503);
    server.get("/readyz").send().await.expect(503);
    server.post("/api/v1/flows").yaml(LAB).send().await.expect(200);
}

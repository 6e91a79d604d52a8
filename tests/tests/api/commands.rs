//! Editing by commands: carried out once, never on another version than the one that was meant.

use portolan_tests::{Answer, Server};
use serde_json::{Value, json};
use storage::testing::FreshDatabase;

use crate::samples::{LAB, Stored, log, store};

storage::on_both_engines!(
    each_command_is_carried_out,
    a_repeated_request_is_carried_out_once,
    a_command_for_another_version_is_stale,
    a_command_that_is_wrong_changes_nothing,
    what_is_no_command_can_not_be_read,
    a_command_that_does_not_fit_changes_nothing,
);

async fn send(server: &Server, stored: &Stored, edit: Value) -> Answer {
    server.post(&stored.sub("commands")).token(&stored.token).json(edit).send().await
}

/// Sends what the API's description may not allow.
async fn send_raw(server: &Server, stored: &Stored, edit: &str) -> Answer {
    server
        .post(&stored.sub("commands"))
        .token(&stored.token)
        .body("application/json", edit)
        .send()
        .await
}

async fn document(server: &Server, stored: &Stored) -> Value {
    server.get(&stored.path).token(&stored.token).send().await.expect(200).json()
}

async fn each_command_is_carried_out(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let commands = [
        json!({ "op": "add-zone", "zone": { "id": "dmz-2", "kind": "dmz" } }),
        json!({ "op": "edit-zone", "zone": { "id": "dmz-2", "kind": "dmz", "name": "Outer" } }),
        json!({ "op": "add-network", "network": { "id": "lan", "zone": "core" } }),
        json!({ "op": "edit-network", "network": { "id": "lan", "zone": "core", "cidrs": ["10.0.0.0/24"] } }),
        json!({ "op": "add-component", "component": { "id": "zs", "role": "zone-server", "zone": "dmz" }, "after": "ts" }),
        json!({ "op": "edit-component", "component": { "id": "zs", "role": "zone-server", "zone": "dmz-2" } }),
        json!({ "op": "move-component", "id": "lab", "network": "lan" }),
        json!({ "op": "order", "id": "lab", "before": "ts" }),
        json!({ "op": "rename", "id": "ts", "name": "TS 1" }),
        json!({ "op": "rename", "id": "ts", "name": null }),
        json!({ "op": "set-addresses", "id": "ts", "addresses": ["10.0.0.11", "ts.example.com"] }),
        json!({ "op": "connect", "id": "lab", "connects_to": ["ts"] }),
        json!({ "op": "set-port", "service": "server", "port": 17480 }),
        json!({ "op": "set-port", "id": "ts", "service": "server", "port": 17481 }),
        json!({ "op": "add-extra-flow", "flow": { "id": "mail", "source": "ts", "destination": "internet", "protocol": "tcp", "ports": [587] } }),
        json!({ "op": "edit-extra-flow", "flow": { "id": "mail", "source": "ts", "destination": "lab", "protocol": "esp" } }),
        json!({ "op": "remove-extra-flow", "id": "mail" }),
        json!({ "op": "edit-settings", "settings": { "name": "Lab 2", "platform": "appliance", "modules": ["connect"] } }),
        json!({ "op": "remove", "id": "zs" }),
        json!({ "op": "replace", "document": { "portolan": 1, "name": "Empty", "platform": "windows" } }),
    ];
    let mut words = vec!["create".to_owned()];
    for (at, command) in commands.iter().enumerate() {
        words.insert(0, command["op"].as_str().expect("a word").to_owned());
        let done =
            send(&server, &stored, json!({ "base": at + 1, "command": command })).await.expect(200);
        assert_eq!(done.json()["version"], at + 2, "{command}");
        assert_eq!(done.header("etag"), format!("\"{}\"", at + 2));
        if command["op"] == "edit-settings" {
            let document = document(&server, &stored).await;
            assert_eq!(document["components"][0]["id"], "lab");
            assert_eq!(document["components"][1]["ports"], json!({ "server": 17481 }));
        }
    }
    assert_eq!(log(&server, &stored).await, words);
    assert_eq!(document(&server, &stored).await["name"], "Empty");
}

async fn a_repeated_request_is_carried_out_once(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let add = |base: i64| {
        let component = json!({ "id": "zs", "role": "zone-server", "zone": "dmz" });
        json!({ "base": base, "op_id": "8f14e45f", "command": { "op": "add-component", "component": component } })
    };
    assert_eq!(send(&server, &stored, add(1)).await.expect(200).json()["version"], 2);
    // At once, after somebody else's change, and by a client that has seen the new version.
    assert_eq!(send(&server, &stored, add(1)).await.expect(200).json()["version"], 2);
    let other =
        json!({ "base": 2, "op_id": "c9f0f895", "command": { "op": "remove", "id": "zs" } });
    assert_eq!(send(&server, &stored, other).await.expect(200).json()["version"], 3);
    for base in [1, 2, 3] {
        assert_eq!(send(&server, &stored, add(base)).await.expect(200).json()["version"], 2);
    }
    assert_eq!(log(&server, &stored).await, ["remove", "add-component", "create"]);

    // The same name at another deployment is another request.
    let elsewhere = store(&server, LAB).await;
    assert_eq!(send(&server, &elsewhere, add(1)).await.expect(200).json()["version"], 2);
}

async fn a_command_for_another_version_is_stale(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let rename = |base: i64, name: &str| json!({ "base": base, "command": { "op": "rename", "id": "ts", "name": name } });
    send(&server, &stored, rename(1, "First")).await.expect(200);
    for base in [1, 3, 0, -1, i64::MAX] {
        let mut edit = rename(base, "Second");
        assert_eq!(
            send(&server, &stored, edit.clone()).await.expect(409).json()["version"],
            2,
            "{base}"
        );
        edit["op_id"] = json!(format!("op {base}"));
        assert_eq!(send(&server, &stored, edit).await.expect(409).json()["version"], 2, "{base}");
    }
    let racing = |name| send(&server, &stored, rename(2, name));
    let (one, other) = tokio::join!(racing("One"), racing("Other"));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(log(&server, &stored).await, ["rename", "rename", "create"]);
}

const NO_BASE: &str = "base: needs the version that the command was made for, as a whole number";
const BAD_OP_ID: &str = "op_id: use 1 to 120 characters, without control characters";

/// What is sent, and how the errors in the answer begin.
const WRONG: [(&str, &[&str]); 15] = [
    ("[]", &[": expected a mapping, found a list"]),
    ("{}", &[NO_BASE, "op: this key is required"]),
    (r#"{"base": "1", "op": "remove", "id": "ts"}"#, &[NO_BASE]),
    (r#"{"base": 1.5, "op": "remove", "id": "ts"}"#, &[NO_BASE]),
    (r#"{"base": 1, "op_id": "", "op": "remove", "id": "ts"}"#, &[BAD_OP_ID]),
    (r#"{"base": 1, "op_id": "\u0000", "op": "remove", "id": "ts"}"#, &[BAD_OP_ID]),
    (r#"{"base": 1, "op": "renamed", "id": "ts"}"#, &["op: 'renamed' is none of "]),
    (r#"{"base": 1, "command": []}"#, &["command: expected a mapping, found a list"]),
    (r#"{"base": 1, "command": {"op": "remove"}}"#, &["command.id: this key is required"]),
    (
        r#"{"base": 1, "command": {"op": "remove", "id": "ts"}, "op": "remove"}"#,
        &["command: unknown key", "id: this key is required"],
    ),
    (
        r#"{"base": 1, "command": {"op": "rename", "id": "ts", "name": "\u0000"}}"#,
        &["command.name: has control characters"],
    ),
    (
        r#"{"base": 1, "command": {"op": "edit-settings", "settings": {"name": "L", "platform": "windows",
            "description": "\u0000", "netwroks": []}}}"#,
        &[
            "command.settings.netwroks: unknown key",
            "command.settings.description: has control characters",
        ],
    ),
    (
        r#"{"base": 1, "command": {"op": "set-addresses", "id": "ts",
            "addresses": ["fe80::1%eth0", "10.0.0.1-10.0.0.300"]}}"#,
        &[
            "command.addresses[0]: 'fe80::1%eth0' has a zone identifier",
            "command.addresses[1]: '10.0.0.1-10.0.0.300' is not an address",
        ],
    ),
    (
        r#"{"base": 1, "command": {"op": "set-port", "service": "server", "port": 70000}}"#,
        &["command.port: '70000' is not a port"],
    ),
    (
        r#"{"base": 1, "command": {"op": "revert", "steps": []}}"#,
        &["command.op: 'revert' is none of add-component, "],
    ),
];

async fn a_command_that_is_wrong_changes_nothing(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    for (edit, errors) in WRONG {
        let found = send_raw(&server, &stored, edit).await.expect(422).errors();
        assert_eq!(found.len(), errors.len(), "{edit}: {found:?}");
        let same = found.iter().zip(errors).all(|(found, expected)| found.starts_with(expected));
        assert!(same, "{edit}: {found:?}");
    }
    assert_eq!(log(&server, &stored).await, ["create"]);
}

async fn what_is_no_command_can_not_be_read(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    for unreadable in ["", "{", "base: 1", "\u{feff}{}", &"[".repeat(100_000)] {
        let refused = send_raw(&server, &stored, unreadable).await.expect(400);
        assert!(refused.errors()[0].starts_with(": not JSON: "), "{:?}", refused.errors());
    }
    let commands = || server.post(&stored.sub("commands")).token(&stored.token);
    commands().body("application/json", b"\"\xff\"").send().await.expect(400);
    commands().yaml("base: 1").send().await.expect(415);
    commands().body("application/json", vec![b' '; 5 << 20]).send().await.expect(413);
    assert_eq!(log(&server, &stored).await, ["create"]);
}

async fn a_command_that_does_not_fit_changes_nothing(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let stored = store(&server, LAB).await;
    let before = document(&server, &stored).await;
    let refused =
        send(&server, &stored, json!({ "base": 1, "command": { "op": "remove", "id": "zs9" } }))
            .await
            .expect(409);
    assert_eq!(refused.json()["type"], "urn:portolan:error:refused");
    assert!(refused.json()["detail"].as_str().expect("a text").contains("zs9"));
    let zone =
        send(&server, &stored, json!({ "base": 1, "command": { "op": "remove", "id": "core" } }))
            .await
            .expect(409);
    assert!(zone.json()["detail"].as_str().expect("a text").contains("core"));
    // Paths of what would follow are the document's.
    let component = json!({ "id": "ts", "role": "zone-server", "zone": "dnz" });
    let command = json!({ "op": "add-component", "component": component });
    let unsound =
        send(&server, &stored, json!({ "base": 1, "command": command })).await.expect(422);
    assert_eq!(
        unsound.errors(),
        [
            "components[2].id: the id 'ts' is taken by components[0]; ids are unique across zones, networks and components",
            "components[2].zone: no zone 'dnz', did you mean 'dmz'?"
        ]
    );
    assert_eq!(document(&server, &stored).await, before);
    assert_eq!(log(&server, &stored).await, ["create"]);
    // The command's keys may stand beside the version.
    send_raw(
        &server,
        &stored,
        r#"{"base": 1, "op_id": null, "op": "rename", "id": "ts", "name": "TS 1"}"#,
    )
    .await
    .expect(200);
    assert_eq!(document(&server, &stored).await["components"][0]["name"], "TS 1");
}

//! Documents and stored deployments to test with.

use portolan_tests::{Answer, Server};
use serde_json::{Value, json};

/// A small document.
pub(crate) const LAB: &str = "
portolan: 1
name: Lab
platform: windows
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
  - { id: lab, role: client-group, zone: core, addresses: [10.0.0.0/24] }
";

/// The same, named.
pub(crate) fn named(name: &str) -> Value {
    json!({ "portolan": 1, "name": name, "platform": "windows" })
}

/// A stored deployment: its path and its first token.
pub(crate) struct Stored {
    pub(crate) path: String,
    pub(crate) token: String,
    pub(crate) answer: Answer,
}

impl Stored {
    pub(crate) fn sub(&self, rest: &str) -> String {
        format!("{}/{rest}", self.path)
    }
}

/// Stores a document as nobody in particular.
pub(crate) async fn store(server: &Server, yaml: &str) -> Stored {
    let answer = server.post("/api/v1/deployments").yaml(yaml).send().await.expect(201);
    let token = answer.json()["token"].as_str().expect("a token").to_owned();
    Stored { path: answer.header("location").to_owned(), token, answer }
}

/// The names of all deployments that one person's server has.
pub(crate) async fn names(server: &Server) -> Vec<String> {
    let list = server.get("/api/v1/deployments").send().await.expect(200).json();
    let rows = list["deployments"].as_array().expect("a list");
    rows.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
}

/// The words of the commands that a deployment's log holds, the newest first.
pub(crate) async fn log(server: &Server, stored: &Stored) -> Vec<String> {
    let log =
        server.get(&stored.sub("versions")).token(&stored.token).send().await.expect(200).json();
    let entries = log["versions"].as_array().expect("a list");
    entries.iter().map(|entry| entry["op"].as_str().expect("a word").to_owned()).collect()
}

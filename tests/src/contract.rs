//! Holds answers to what the API says of itself: statuses, media types and the form of JSON.

use std::collections::HashMap;
use std::sync::OnceLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::Answer;

const ADDRESS: &str = "http://localhost/openapi.json";
const PROBLEM: &str = "/components/schemas/Problem";

/// The description and its schemas, once for all tests of a process.
static CONTRACT: OnceLock<Contract> = OnceLock::new();

struct Contract {
    description: Value,
    schemas: Schemas,
    /// The schemas by their JSON pointers.
    indexes: HashMap<String, SchemaIndex>,
}

/// Compares an answer, and the JSON that was sent where it was taken, with the description.
pub(crate) async fn check(
    router: &Router,
    method: &str,
    path: &str,
    sent: Option<&Value>,
    answer: &Answer,
) {
    if CONTRACT.get().is_none() {
        let description = description(router).await;
        // Another test may have been faster; the description is the same.
        let _ = CONTRACT.set(Contract::new(description));
    }
    let contract = CONTRACT.get().expect("just made");
    let wrong = contract.faults(method, path, sent, answer);
    assert!(wrong.is_empty(), "{method} {path}: {wrong:#?}\n{}", answer.text());
}

async fn description(router: &Router) -> Value {
    let request = axum::http::Request::get("/api/v1/openapi.json").header("host", "localhost");
    let request = request.body(Body::empty()).expect("a request");
    let response = router.clone().oneshot(request).await.expect("the router never fails");
    let body = to_bytes(response.into_body(), usize::MAX).await.expect("a whole answer");
    serde_json::from_slice(&body).expect("a description")
}

impl Contract {
    fn new(description: Value) -> Self {
        let mut strict = description.clone();
        close(&mut strict["components"]["schemas"]);
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource(ADDRESS, strict).expect("JSON schemas");
        let mut schemas = Schemas::new();
        let pointers = json_schemas(&description, "").into_iter().chain([PROBLEM.to_owned()]);
        let indexes = pointers.map(|pointer| {
            let fragment = pointer.replace('{', "%7B").replace('}', "%7D");
            let index = compiler.compile(&format!("{ADDRESS}#{fragment}"), &mut schemas);
            let index = index.unwrap_or_else(|error| panic!("{pointer}: {error}"));
            (pointer, index)
        });
        Self { indexes: indexes.collect(), description, schemas }
    }

    fn faults(
        &self,
        method: &str,
        path: &str,
        sent: Option<&Value>,
        answer: &Answer,
    ) -> Vec<String> {
        let status = answer.status.as_u16();
        let Some(at) = self.operation(method, path) else {
            // What is not described is not served.
            return match status {
                403..=405 | 421 => self.problem(answer),
                _ => vec![format!("status {status} of a call that is not described")],
            };
        };
        let mut faults = Vec::new();
        let known = self.description.pointer(&format!("{at}/responses/{status}")).is_some();
        if answer.status.is_client_error() || answer.status.is_server_error() {
            faults.extend(self.problem(answer));
        }
        // Any call may meet a wrong host or a database that is away.
        if !known && !matches!(status, 421 | 503) {
            faults.push(format!("status {status} is not described"));
        }
        if answer.status.is_success() {
            faults.extend(self.body(&format!("{at}/responses/{status}"), answer));
            if let Some(sent) = sent {
                faults.extend(
                    self.conforms(
                        &format!("{at}/requestBody/content/application~1json/schema"),
                        sent,
                    ),
                );
            }
        }
        faults
    }

    /// The JSON pointer of the call that a path is.
    fn operation(&self, method: &str, path: &str) -> Option<String> {
        let parts: Vec<&str> = path.split('?').next()?.split('/').collect();
        let fits = |pattern: &str| {
            let pattern: Vec<&str> = pattern.split('/').collect();
            pattern.len() == parts.len()
                && pattern
                    .iter()
                    .zip(&parts)
                    .all(|(one, other)| one.starts_with('{') || one == other)
        };
        let (pattern, item) =
            self.description["paths"].as_object()?.iter().find(|(pattern, _)| fits(pattern))?;
        let method = if method == "HEAD" { "get" } else { &method.to_ascii_lowercase() };
        let pattern = pattern.replace('~', "~0").replace('/', "~1");
        item.get(method).map(|_| format!("/paths/{pattern}/{method}"))
    }

    fn problem(&self, answer: &Answer) -> Vec<String> {
        if answer.header("content-type") != "application/problem+json" {
            return vec![format!("an error as {}", answer.header("content-type"))];
        }
        let mut faults = self.conforms(PROBLEM, &answer.json());
        if answer.json()["status"] != json!(answer.status.as_u16()) {
            faults.push("another status in the body".to_owned());
        }
        faults
    }

    fn body(&self, response: &str, answer: &Answer) -> Vec<String> {
        let kind = answer.header("content-type").to_owned();
        let content = self.description.pointer(&format!("{response}/content"));
        let Some(content) = content.and_then(Value::as_object) else {
            return if answer.body.is_empty() { Vec::new() } else { vec!["a body".to_owned()] };
        };
        if !content.contains_key(&kind) {
            return vec![format!("a body as {kind}")];
        }
        if kind != "application/json" || content[&kind].get("schema").is_none() {
            return Vec::new();
        }
        self.conforms(&format!("{response}/content/application~1json/schema"), &answer.json())
    }

    fn conforms(&self, pointer: &str, value: &Value) -> Vec<String> {
        let index = self.indexes[pointer];
        let result = self.schemas.validate(value, index);
        result.err().map(|error| format!("{error:#}")).into_iter().collect()
    }
}

/// The JSON pointers of all schemas of JSON bodies below a place.
fn json_schemas(place: &Value, pointer: &str) -> Vec<String> {
    let Some(keys) = place.as_object() else { return Vec::new() };
    keys.iter()
        .flat_map(|(key, value)| {
            let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
            if key == "application/json" && value.get("schema").is_some() {
                vec![format!("{pointer}/schema")]
            } else {
                json_schemas(value, &pointer)
            }
        })
        .collect()
}

/// A key that the description does not know is a fault here, though clients may get new ones.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            if keys.get("type") == Some(&json!("object")) && keys.contains_key("properties") {
                keys.entry("additionalProperties").or_insert(json!(false));
            }
            keys.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

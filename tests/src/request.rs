//! Requests and answers, as short as a test wants them.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, StatusCode, header, request};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::{Events, contract};

/// A request that is being put together.
#[derive(Debug)]
pub struct Request {
    router: Router,
    method: &'static str,
    path: String,
    builder: request::Builder,
    body: Vec<u8>,
    json: Option<Value>,
    host: String,
}

impl Request {
    pub(crate) fn new(router: Router, method: &'static str, path: &str) -> Self {
        let builder = axum::http::Request::builder().method(method).uri(path);
        let (path, host) = (path.to_owned(), "localhost:8080".to_owned());
        Self { router, method, path, builder, body: Vec::new(), json: None, host }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<str>) -> Self {
        self.builder = self.builder.header(name, value.as_ref());
        self
    }

    /// Asks another host than `localhost:8080`.
    #[must_use]
    pub fn host(mut self, host: &str) -> Self {
        host.clone_into(&mut self.host);
        self
    }

    /// Shows a link's token.
    #[must_use]
    pub fn token(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    /// Comes from the browser that got this answer.
    #[must_use]
    pub fn browser(self, answer: &Answer) -> Self {
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        self.header("cookie", cookie)
    }

    /// Sends JSON that the API's description allows.
    #[must_use]
    pub fn json(mut self, body: Value) -> Self {
        self = self.body("application/json", body.to_string());
        self.json = Some(body);
        self
    }

    /// Sends a document as YAML.
    #[must_use]
    pub fn yaml(self, text: &str) -> Self {
        self.body("application/yaml", text)
    }

    /// Sends anything.
    #[must_use]
    pub fn body(mut self, kind: &str, body: impl AsRef<[u8]>) -> Self {
        body.as_ref().clone_into(&mut self.body);
        self.header("content-type", kind)
    }

    /// The stream of events that this answers, if it does.
    pub async fn listen(self) -> Events {
        let Self { router, builder, host, .. } = self;
        let request = builder.header(header::HOST, host).body(Body::empty()).expect("a request");
        let response = router.oneshot(request).await.expect("the router never fails");
        Events::of(response)
    }

    /// The answer. One of the API is held to what the API says of itself.
    pub async fn send(self) -> Answer {
        let Self { router, method, path, builder, body, json, host } = self;
        let request = builder.header(header::HOST, host).body(Body::from(body)).expect("a request");
        let response = router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole answer").to_vec();
        let asked = format!("{method} {path}");
        let answer = Answer { status: parts.status, headers: parts.headers, body, asked };
        if path.starts_with("/api/") {
            contract::check(&router, method, &path, json.as_ref(), &answer).await;
        }
        answer
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    asked: String,
}

impl Answer {
    /// The answer, if it has this status.
    #[expect(clippy::return_self_not_must_use, reason = "often the status is all there is to see")]
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.asked, self.text());
        self
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// A header; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// What is wrong, as `path: message`, where this is a problem.
    pub fn errors(&self) -> Vec<String> {
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let body = self.json();
        let errors = body["errors"].as_array().expect("a problem");
        errors
            .iter()
            .map(|error| format!("{}: {}", text(error, "path"), text(error, "message")))
            .collect()
    }
}

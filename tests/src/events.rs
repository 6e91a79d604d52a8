//! A stream of server-sent events, read one by one. A wait that takes too long is a failure.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::Value;
use tokio::time::timeout;

/// So long a test waits for what should come at once.
const LONG: Duration = Duration::from_secs(20);

/// An event of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What it says.
    pub data: Value,
}

/// An open stream.
#[derive(Debug)]
pub struct Events {
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    body: Body,
    text: String,
}

impl Events {
    pub(crate) fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        Self { status: parts.status, headers: parts.headers, body, text: String::new() }
    }

    /// The next block of lines, comments too; none at the end of the stream.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                return Some(block);
            }
            let frame = poll_fn(|context| Pin::new(&mut self.body).poll_frame(context));
            let frame = timeout(LONG, frame).await.expect("the stream says something in time");
            let data = frame?.expect("a sound stream").into_data().expect("no trailers");
            self.text.push_str(std::str::from_utf8(&data).expect("text"));
        }
    }

    /// The next event; none at the end of the stream.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            let block = self.block().await?;
            if let Some(event) = event(&block) {
                return Some(event);
            }
        }
    }

    /// The next event of a name, whatever comes before.
    pub async fn next_named(&mut self, name: &str) -> Event {
        timeout(LONG, async {
            loop {
                let event = self.next().await.expect("the stream goes on");
                if event.name == name {
                    return event;
                }
            }
        })
        .await
        .expect("the event comes in time")
    }

    /// The next comment, which is what a quiet stream says to show that it is there. Before it there
    /// may be the word to look at the findings again, which a stream gives where it may have missed
    /// something; any other event is a failure.
    pub async fn comment(&mut self) -> String {
        loop {
            let block = self.block().await.expect("the stream goes on");
            match event(&block) {
                None => return block,
                Some(event) => assert_eq!(event.name, "findings", "no event is expected"),
            }
        }
    }

    /// Waits for the end and gives what came before it.
    pub async fn rest(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        let end = async {
            while let Some(event) = self.next().await {
                events.push(event);
            }
        };
        timeout(LONG, end).await.expect("the stream ends in time");
        events
    }
}

fn event(block: &str) -> Option<Event> {
    let field = |name: &str| {
        let mut lines =
            block.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        lines.next().map(str::to_owned)
    };
    let data = field("data").map(|data| serde_json::from_str(&data).expect("JSON"));
    Some(Event { name: field("event")?, id: field("id"), data: data? })
}

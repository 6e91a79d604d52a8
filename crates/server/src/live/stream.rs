//! One open stream: waits until something happens, looks what it is, and tells it to those who may
//! still know.

use std::collections::VecDeque;

use axum::response::sse;
use serde_json::{Value, json};
use storage::{DeploymentId, Event, Made, Right, Watch};
use tokio::time::{Instant, sleep_until};

use super::presence::{Presence, Present};
use super::{Pace, Place};
use crate::access;
use crate::authors;
use crate::error::AppError;
use crate::state::App;
use crate::visitor::Visitor;

/// So many versions that somebody has missed are told one by one; of more, only the last is.
const MAX_MISSED: u32 = 100;
/// How long a browser waits before it comes back, in milliseconds.
const COME_BACK: u64 = 2_000;

/// What a stream begins with.
pub(super) struct Start {
    /// The version up to which everything is known.
    pub(super) seen: i64,
    /// Whether it goes on where another stream has ended.
    pub(super) comes_back: bool,
    pub(super) right: Right,
    /// The listener's own tab, as others know it.
    pub(super) own_tab: Option<String>,
}

/// What is to be told, once it is known that it may be.
#[derive(Default)]
struct News {
    /// The log or the right may have changed.
    look: bool,
    findings: bool,
    presence: Vec<Presence>,
    heartbeat: bool,
}

/// What may be told.
enum Standing {
    /// The visitor's right, and the deployment's version.
    Open(Right, i64),
    /// Nothing any more, and why.
    Gone(&'static str),
}

/// One open stream.
pub(super) struct Stream {
    app: App,
    visitor: Visitor,
    id: DeploymentId,
    room: Place,
    watch: Watch,
    pace: Pace,
    seen: i64,
    right: Right,
    present: Present,
    news: News,
    next_beat: Instant,
    /// When to ask the storage again that has not answered.
    again: Option<Instant>,
    ready: VecDeque<sse::Event>,
    over: bool,
}

impl Stream {
    pub(super) fn new(
        app: App,
        visitor: Visitor,
        id: DeploymentId,
        room: Place,
        watch: Watch,
        start: Start,
    ) -> Self {
        let pace = app.live.pace;
        // Says at once that the stream stands.
        let first = sse::Event::default()
            .comment("listening")
            .retry(std::time::Duration::from_millis(COME_BACK));
        Self {
            room,
            watch,
            pace,
            seen: start.seen,
            right: start.right,
            present: Present::new(pace.presence, start.own_tab),
            news: News { look: true, findings: start.comes_back, ..News::default() },
            next_beat: Instant::now() + pace.heartbeat,
            again: None,
            ready: VecDeque::from([first]),
            over: false,
            app,
            visitor,
            id,
        }
    }

    /// The next event; none when the stream is over.
    pub(super) async fn next(&mut self) -> Option<sse::Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.over {
                return None;
            }
            if self.again.is_none() && !self.news.is_empty() {
                self.tell().await;
            } else {
                self.wait().await;
            }
        }
    }

    /// Waits for something to happen, or for the time to do something.
    async fn wait(&mut self) {
        let due = [Some(self.next_beat), self.again, self.present.next_end()];
        let due = due.into_iter().flatten().min().unwrap_or(self.next_beat);
        tokio::select! {
            biased;
            () = self.room.ended() => self.over = true,
            () = sleep_until(due) => {}
            event = self.watch.next() => {
                self.note(event);
                while let Some(event) = self.watch.waiting() {
                    self.note(event);
                }
            }
        }
        let now = Instant::now();
        if self.next_beat <= now {
            self.news.heartbeat = true;
            self.next_beat = now + self.pace.heartbeat;
        }
        self.again = self.again.filter(|again| *again > now);
        self.news.presence.extend(self.present.gone(now));
    }

    fn note(&mut self, event: Event) {
        match event {
            Event::Version(version) => self.news.look |= version > self.seen,
            Event::Access => self.news.look = true,
            Event::Findings => self.news.findings = true,
            Event::Note(note) => {
                self.news.presence.extend(self.present.hear(&note, Instant::now()));
            }
            Event::LookAgain => {
                self.news.look = true;
                self.news.findings = true;
                // What the storage says when it is back after a while.
                self.again = None;
            }
        }
    }

    /// Tells the news, if the visitor may still know it. While that can't be found out nothing is
    /// told, and nothing is lost.
    async fn tell(&mut self) {
        let told = match self.standing().await {
            Ok(Standing::Open(right, version)) => self.tell_news(right, version).await,
            Ok(Standing::Gone(reason)) => {
                self.push("gone", None, &json!({ "reason": reason }));
                self.over = true;
                Ok(())
            }
            Err(error) => Err(error),
        };
        if told.is_err() {
            self.again = Some(Instant::now() + self.pace.again);
        }
        if std::mem::take(&mut self.news.heartbeat) && !self.over {
            self.ready.push_back(sse::Event::default().comment("still there"));
        }
    }

    async fn standing(&self) -> Result<Standing, AppError> {
        let Some(version) = self.app.database.version(&self.id).await? else {
            return Ok(Standing::Gone("deleted"));
        };
        let right = access::right(&self.app, &self.visitor, &self.id).await?;
        Ok(right.map_or(Standing::Gone("revoked"), |right| Standing::Open(right, version)))
    }

    async fn tell_news(&mut self, right: Right, version: i64) -> Result<(), AppError> {
        if right != self.right {
            self.right = right;
            self.push("right", None, &json!({ "right": right.word() }));
        }
        if version > self.seen {
            for made in self.missed(version).await? {
                let author = authors::words(&made.author, self.visitor.lang);
                let data =
                    json!({ "version": made.version, "op_id": made.op_id, "author": author });
                self.push("version", Some(made.version), &data);
                self.seen = made.version;
            }
        }
        if std::mem::take(&mut self.news.findings) {
            self.push("findings", None, &json!({}));
        }
        for presence in std::mem::take(&mut self.news.presence) {
            self.push("presence", None, &presence.data(self.visitor.lang));
        }
        self.news.look = false;
        Ok(())
    }

    /// The versions that are to be told: all since the last, or the last alone.
    async fn missed(&self, version: i64) -> Result<Vec<Made>, AppError> {
        let many = version - self.seen > i64::from(MAX_MISSED);
        let after = if many { version - 1 } else { self.seen };
        Ok(self.app.database.made_after(&self.id, after, MAX_MISSED).await?)
    }

    fn push(&mut self, name: &str, id: Option<i64>, data: &Value) {
        let mut event = sse::Event::default().event(name).data(data.to_string());
        if let Some(id) = id {
            event = event.id(id.to_string());
        }
        self.ready.push_back(event);
    }
}

impl News {
    fn is_empty(&self) -> bool {
        !(self.look || self.findings || self.heartbeat) && self.presence.is_empty()
    }
}

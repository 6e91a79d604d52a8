//! What the HTTP suite stands on: the whole server in-process, on a fresh database of either engine,
//! with a clock that only moves when told to and randomness that is the same in every run.
//!
//! ```text
//! async fn a_test(fresh: FreshDatabase) {
//!     let server = Server::local(fresh);
//!     server.get("/api/v1/deployments").send().await.expect(200);
//! }
//!
//! storage::on_both_engines!(a_test);
//! ```
//!
//! Every answer of the API is compared with what `/api/v1/openapi.json` promises of it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that can't go on has to fail"
)]

mod contract;
mod events;
mod request;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use port_model::Catalogue;
use server::{Access, App, Live, Pace};
use storage::testing::FreshDatabase;

pub use events::{Event, Events};
pub use request::{Answer, Request};

/// When tests begin: 2026-03-01, noon.
const START: i64 = 1_772_366_400;

/// Streams do nothing of their own accord, so that what a test hears was announced.
const PACE: Pace = Pace {
    heartbeat: Duration::from_hours(1),
    presence: Duration::from_hours(1),
    again: Duration::from_hours(1),
};

/// What streams do of their own accord they do so often that a test can wait for it.
const IMPATIENT: Pace = Pace {
    heartbeat: Duration::from_millis(300),
    presence: Duration::from_millis(300),
    again: Duration::from_millis(100),
};

/// A server with a database of its own.
#[derive(Debug)]
pub struct Server {
    /// Its database, to look at it from beside.
    pub fresh: FreshDatabase,
    /// Its open streams.
    pub live: Live,
    access: Access,
    router: Router,
    seconds: Arc<AtomicI64>,
}

impl Server {
    /// One person's own server.
    pub fn local(fresh: FreshDatabase) -> Self {
        Self::start(fresh, Access::Local, Catalogue::builtin())
    }

    /// A server for many, each with their own deployments and links to others'.
    pub fn shared(fresh: FreshDatabase) -> Self {
        Self::start(fresh, Access::Links, Catalogue::builtin())
    }

    /// A server for many whose streams look by themselves every moment, and take those for gone who
    /// say nothing for a moment.
    pub fn impatient(fresh: FreshDatabase) -> Self {
        Self::built(fresh, Access::Links, Catalogue::builtin(), Times::new(IMPATIENT))
    }

    /// One person's own server with another catalogue than the built-in one.
    pub fn with_catalogue(fresh: FreshDatabase, catalogue: &'static Catalogue) -> Self {
        Self::start(fresh, Access::Local, catalogue)
    }

    fn start(fresh: FreshDatabase, access: Access, catalogue: &'static Catalogue) -> Self {
        Self::built(fresh, access, catalogue, Times::new(PACE))
    }

    /// Another process on the same database, with a clock that goes alike.
    pub async fn beside(&self) -> Self {
        let times = Times {
            seconds: Arc::clone(&self.seconds),
            // Far from where the first one draws from.
            drawn: 1 << 32,
            pace: PACE,
        };
        Self::built(self.fresh.beside().await, self.access, Catalogue::builtin(), times)
    }

    fn built(
        fresh: FreshDatabase,
        access: Access,
        catalogue: &'static Catalogue,
        times: Times,
    ) -> Self {
        let Times { seconds, drawn, pace } = times;
        let clock = Arc::clone(&seconds);
        let drawn = AtomicU64::new(drawn);
        let live = Live::at(pace);
        let app = App {
            database: fresh.database.clone(),
            access,
            catalogue,
            live: live.clone(),
            shown: server::Shown::default(),
            clock: Arc::new(move || time(clock.load(Ordering::SeqCst))),
            random: Arc::new(move |bytes| draw(&drawn, bytes)),
        };
        Self { fresh, live, access, router: server::router(app), seconds }
    }

    /// The time on the server's clock.
    pub fn now(&self) -> Timestamp {
        time(self.seconds.load(Ordering::SeqCst))
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    /// A request to read something.
    pub fn get(&self, path: &str) -> Request {
        self.request("GET", path)
    }

    /// A request to make something.
    pub fn post(&self, path: &str) -> Request {
        self.request("POST", path)
    }

    /// A request to replace something.
    pub fn put(&self, path: &str) -> Request {
        self.request("PUT", path)
    }

    /// A request to delete something.
    pub fn delete(&self, path: &str) -> Request {
        self.request("DELETE", path)
    }

    /// A request with any method.
    pub fn request(&self, method: &'static str, path: &str) -> Request {
        Request::new(self.router.clone(), method, path)
    }
}

/// What a server has of its own: its clock, where its randomness begins, and how often it does things.
struct Times {
    seconds: Arc<AtomicI64>,
    drawn: u64,
    pace: Pace,
}

impl Times {
    fn new(pace: Pace) -> Self {
        Self { seconds: Arc::new(AtomicI64::new(START)), drawn: 0, pace }
    }
}

fn time(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).expect("a time within reach")
}

/// Bytes that are different every time and the same in every run: a counter, stirred.
fn draw(drawn: &AtomicU64, bytes: &mut [u8]) {
    for chunk in bytes.chunks_mut(8) {
        let mut word = drawn.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        chunk.copy_from_slice(&(word ^ (word >> 31)).to_le_bytes()[..chunk.len()]);
    }
}

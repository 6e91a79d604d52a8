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
mod request;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::Router;
use jiff::Timestamp;
use port_model::Catalogue;
use server::{Access, App};
use storage::testing::FreshDatabase;

pub use request::{Answer, Request};

/// When tests begin: 2026-03-01, noon.
const START: i64 = 1_772_366_400;

/// A server with a database of its own.
#[derive(Debug)]
pub struct Server {
    /// Its database, to look at it from beside.
    pub fresh: FreshDatabase,
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

    /// One person's own server with another catalogue than the built-in one.
    pub fn with_catalogue(fresh: FreshDatabase, catalogue: &'static Catalogue) -> Self {
        Self::start(fresh, Access::Local, catalogue)
    }

    fn start(fresh: FreshDatabase, access: Access, catalogue: &'static Catalogue) -> Self {
        let seconds = Arc::new(AtomicI64::new(START));
        let clock = Arc::clone(&seconds);
        let drawn = AtomicU64::new(0);
        let app = App {
            database: fresh.database.clone(),
            access,
            catalogue,
            clock: Arc::new(move || time(clock.load(Ordering::SeqCst))),
            random: Arc::new(move |bytes| draw(&drawn, bytes)),
        };
        Self { fresh, router: server::router(app), seconds }
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

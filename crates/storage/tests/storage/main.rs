//! What the storage promises, on both engines: each test runs on a fresh PostgreSQL database and on
//! a fresh SQLite file. Start them through `scripts/with-postgres`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails has to say so; clippy knows only functions marked as tests"
)]

mod access;
mod acknowledgements;
mod concurrency;
mod deployments;
mod faults;
mod feed;
mod log;
mod opening;
mod samples;
mod schema;
mod sessions;
mod trash;

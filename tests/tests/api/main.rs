//! The HTTP API, each test on both engines. Every answer is also held to the API's own description.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod addresses;
mod commands;
mod deployments;
mod derived;
mod description;
mod exports;
mod findings;
mod links;
mod samples;
mod sites;
mod unusual;
mod versions;
mod wrong;

//! Filled request sheets come back: what was entered is in the deployment, and nothing else changed.

#![cfg(test)]

mod bad_files;
mod bad_sheets;
mod book;
mod cells;
mod office;
mod other_programs;
mod printed;
mod round_trip;
mod sheets;
mod untouched;

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/drafts.rs"]
mod drafts;

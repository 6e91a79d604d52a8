//! What is written is opened again, by readers that are not ours: a PNG decoder, Poppler for PDF, a parser of XML.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod common;
mod drawio;
mod pdf;
mod pictures;
mod png;
mod properties;

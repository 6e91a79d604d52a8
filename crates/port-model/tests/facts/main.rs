//! The catalogue holds what the vendor's pages state, all of it, and cites them for nothing else:
//! `seed.toml` lists the facts of the page of 2021, `vendor.toml` those of other pages.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod list;
mod seed;
mod vendor;

#[test]
fn what_readers_are_told_some_page_states() {
    let facts: Vec<list::Fact> = seed::facts().into_iter().chain(vendor::facts()).collect();
    list::nothing_else_is_told(&facts);
    list::none_stands_twice(&facts);
}

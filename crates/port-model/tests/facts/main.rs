//! The catalogue holds what the vendor's pages state, all of it, and cites them for nothing else:
//! `seed.toml` lists the facts of the page of 2021, `vendor.toml` those of other pages.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod list;
mod seed;
mod trace;
mod vendor;

#[test]
fn what_readers_are_told_some_page_states() {
    let facts: Vec<list::Fact> = seed::facts().into_iter().chain(vendor::facts()).collect();
    list::nothing_else_is_told(&facts);
    list::none_stands_twice(&facts);
}

/// The record of all facts: one that is taken away is missed, even where another brings the same flow.
#[test]
fn every_fact_is_traced() {
    insta::assert_snapshot!("the_page_of_2021", trace::trace(&seed::facts()));
    insta::assert_snapshot!("other_pages", trace::trace(&vendor::facts()));
}

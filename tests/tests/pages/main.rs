//! The pages as a browser without script sees them, on both engines.

#![cfg(test)]

mod access;
mod addresses;
mod browser;
mod compare;
mod conflicts;
mod editing;
mod facts;
mod faults;
mod findings;
mod history;
mod live;
mod many;
mod names;
mod own_catalogue;
mod patches;
mod start;
mod views;

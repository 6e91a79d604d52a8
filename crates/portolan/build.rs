//! Refuses to build the program with a catalogue that it could not start with.
//!
//! The checks are those of `port-model`, which has the files compiled in: when one of them changes, Cargo builds
//! that crate and this script again, and so no path needs to be watched.

use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    match port_model::Catalogue::with_files(&[]) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=crates/port-model/catalogue/{error}");
            ExitCode::FAILURE
        }
    }
}

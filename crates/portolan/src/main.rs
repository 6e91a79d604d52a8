//! The `portolan` program: commands that work on deployment documents in files.
//!
//! Each command is one file in `commands`, a function from parsed arguments to text on a writer.
//! This file alone touches the process: arguments, standard streams, clock and exit code.

mod arguments;
mod commands;
mod error;
mod file;
mod input;
mod output;
mod own_catalogue;
mod selection;
mod table;
mod wording;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::arguments::Arguments;
use crate::commands::Outcome;
use crate::output::Output;

/// A command that found what it looked for, as `--help` documents it.
const FOUND: u8 = 1;
/// Arguments, input or output that is wrong; clap ends with the same number.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let today = Offset::UTC.to_datetime(Timestamp::now()).date();
    match commands::run(&arguments, &mut Output::standard(), today) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::FoundErrors | Outcome::FoundDifferences) => ExitCode::from(FOUND),
        Err(error) => {
            // Nobody is left to tell when this stream is closed, too.
            let _ = write!(std::io::stderr().lock(), "{}", error.report(arguments.lang));
            ExitCode::from(FAILED)
        }
    }
}

//! The `portolan` program: commands that work on deployment documents in files.
//!
//! Each command is one file in `commands`, a function from parsed arguments to text on a writer.
//! This file alone touches the process: arguments, standard streams, clock and exit code.

mod arguments;
mod cause;
mod commands;
mod error;
mod file;
mod help;
mod input;
mod output;
mod own_catalogue;
mod selection;
mod table;
mod usage_error;
mod wording;

use std::io::Write as _;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use jiff::Timestamp;
use jiff::tz::Offset;
use port_model::Lang;

use crate::arguments::Arguments;
use crate::commands::Outcome;
use crate::output::Output;

/// A command that found what it looked for, as `--help` documents it.
const FOUND: u8 = 1;
/// Arguments, input or output that is wrong; clap ends with the same number.
const FAILED: u8 = 2;

/// Reads the arguments. What is wrong with them, or what they ask to know, is told before the program ends.
fn read_arguments() -> Result<Arguments, ExitCode> {
    let words: Vec<_> = std::env::args_os().collect();
    let lang = help::language_of(&words);
    let matches = help::to_parse(lang).try_get_matches_from(words);
    matches.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| {
        // Nobody is left to tell when the stream is closed.
        let _ = match lang {
            Lang::De if error.use_stderr() => {
                write!(std::io::stderr().lock(), "{}", usage_error::text(&error))
            }
            _ => error.print(),
        };
        u8::try_from(error.exit_code()).map_or(ExitCode::from(FAILED), ExitCode::from)
    })
}

fn main() -> ExitCode {
    let arguments = match read_arguments() {
        Ok(arguments) => arguments,
        Err(end) => return end,
    };
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

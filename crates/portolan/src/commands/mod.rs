//! What each command does. A command reads everything and checks it before it writes anything.

mod catalogue;
mod check;
mod diagram;
mod diff;
mod export;
mod fill;
mod flows;
mod serve;

use jiff::civil::Date;

use crate::arguments::{Arguments, Command, SchemaCommand, ServeCommand};
use crate::error::CommandError;
use crate::help::write_completions;
use crate::output::Output;

/// How a command ended that did what it was asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Done,
    /// The draft has a finding of severity error.
    FoundErrors,
    /// Two documents give different flows, and the exit code was asked to tell.
    FoundDifferences,
}

/// Runs a command. `today` is the date that files bear where none is given.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut Output,
    today: Date,
) -> Result<Outcome, CommandError> {
    let lang = arguments.lang;
    let Some(command) = &arguments.command else {
        return serve::run(&ServeCommand::default(), lang, output);
    };
    match command {
        Command::Serve(command) => serve::run(command, lang, output),
        Command::Flows(command) => flows::run(command, lang, output),
        Command::Check(command) => check::run(command, lang, output),
        Command::Export(command) => export::run(command, lang, output, today),
        Command::Diagram(command) => diagram::run(command, lang, output, today),
        Command::Diff(command) => diff::run(command, lang, output, today),
        Command::Fill(command) => fill::run(command, lang, output),
        Command::Catalogue(command) => catalogue::run(command, lang, output, today),
        Command::Schema(command) => schema(command, output),
        Command::Completions { shell } => {
            output.print(|out| write_completions(*shell, lang, out)).map(|()| Outcome::Done)
        }
    }
}

fn schema(command: &SchemaCommand, output: &mut Output) -> Result<Outcome, CommandError> {
    if command.rules {
        output.print(|out| out.write_all(rule_export::RULES_SCHEMA.as_bytes()))?;
        return Ok(Outcome::Done);
    }
    let schema = port_model::schema::json_schema(command.catalogue.load()?);
    output.print(|out| writeln!(out, "{schema:#}"))?;
    Ok(Outcome::Done)
}

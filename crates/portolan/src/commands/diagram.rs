//! `portolan diagram`: the picture of a deployment.

use diagram::{Expand, Options, TitleBlock, scene};
use jiff::civil::Date;
use port_model::Lang;

use super::Outcome;
use crate::arguments::DiagramCommand;
use crate::error::CommandError;
use crate::input::read_deployment;
use crate::output::Output;

pub(super) fn run(
    command: &DiagramCommand,
    lang: Lang,
    output: &mut Output,
    today: Date,
) -> Result<Outcome, CommandError> {
    let selection = command.selection.read()?;
    let deployment = read_deployment(&command.file, command.catalogue.load()?)?;
    selection.check(&[&deployment]).map_err(CommandError::Selection)?;
    let date = command.date.unwrap_or(today).to_string();
    let options = Options {
        lang,
        findings: &deployment.findings(),
        title: Some(TitleBlock { date: Some(&date), ..TitleBlock::default() }),
        standalone: true,
        theme: command.theme,
        selection: Some(&selection),
        expand: if command.expand { Expand::Everything } else { Expand::Nothing },
    };
    let picture = scene(&deployment, &deployment.flows(lang), &options)
        .to_svg_with(deployment.document(), options.theme);
    output.save(command.output.as_deref(), picture.as_bytes())?;
    Ok(Outcome::Done)
}

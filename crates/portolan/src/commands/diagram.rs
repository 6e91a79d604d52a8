//! `portolan diagram`: the picture of a deployment.

use diagram::{Before, Expand, Options, TitleBlock};
use jiff::civil::Date;
use picture_export::{Layout, Picture, PictureFormat, Settings, export};
use port_model::wording::day;
use port_model::{Deployment, Lang};

use super::Outcome;
use crate::arguments::DiagramCommand;
use crate::error::CommandError;
use crate::input::{is_dash, read_deployment};
use crate::output::Output;

pub(super) fn run(
    command: &DiagramCommand,
    lang: Lang,
    output: &mut Output,
    today: Date,
) -> Result<Outcome, CommandError> {
    let format = format(command)?;
    let catalogue = command.catalogue.load()?;
    let selection = command.selection.read()?;
    let deployment = read_deployment(&command.file, catalogue)?;
    let older = command.compare.as_deref().map(|file| read_deployment(file, catalogue));
    let older = older.transpose()?;
    let older_flows = older.as_ref().map_or_else(Vec::new, |older| older.flows(lang));
    let all: Vec<&Deployment> = std::iter::once(&deployment).chain(&older).collect();
    selection.check(&all).map_err(CommandError::Selection)?;
    let flows = deployment.flows(lang);
    let date = day(lang, &command.date.unwrap_or(today).to_string());
    let options = Options {
        lang,
        findings: &deployment.findings(),
        title: Some(TitleBlock { date: Some(&date), ..TitleBlock::default() }),
        standalone: true,
        theme: command.theme,
        selection: Some(&selection),
        expand: if command.expand { Expand::Everything } else { Expand::Nothing },
        before: older.as_ref().map(|deployment| Before {
            deployment,
            flows: &older_flows,
            version: None,
        }),
    };
    let scene = diagram::scene(&deployment, &flows, &options);
    let flows = options.all_flows(&flows);
    let picture = Picture { scene: &scene, deployment: &deployment, flows: &flows };
    let layout = if command.tile { Layout::Tile } else { Layout::Fit };
    let settings =
        Settings { theme: command.theme, scale: command.scale, paper: command.paper, layout };
    let exported = export(format, &picture, settings)?;
    let goes_to_terminal = command.output.is_none() && output.is_terminal();
    if goes_to_terminal && !format.is_text() {
        return Err(CommandError::BinaryToTerminal { format: format.word() });
    }
    output.save(command.output.as_deref(), &exported.bytes)?;
    Ok(Outcome::Done)
}

/// What was asked for, else what the file's name says.
fn format(command: &DiagramCommand) -> Result<PictureFormat, CommandError> {
    let file = command.output.as_deref().filter(|file| !is_dash(file));
    match (command.format, file) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(PictureFormat::Svg),
        (None, Some(file)) => PictureFormat::of_file_name(&file.to_string_lossy())
            .ok_or_else(|| CommandError::UnknownPicture { file: file.to_owned() }),
    }
}

//! `portolan fill`: brings the addresses of a filled request sheet into a document.

use std::path::Path;

use port_model::wording::Message;
use port_model::{Address, Deployment, Format, Lang};
use rule_export::{Filled, Sheets};

use super::Outcome;
use crate::arguments::FillCommand;
use crate::error::CommandError;
use crate::input::{is_dash, name, read_deployment, read_sheet};
use crate::output::Output;
use crate::wording;

pub(super) fn run(
    command: &FillCommand,
    lang: Lang,
    output: &mut Output,
) -> Result<Outcome, CommandError> {
    if is_dash(&command.file) && is_dash(&command.sheet) {
        return Err(CommandError::OneStream);
    }
    let deployment = read_deployment(&command.file, command.catalogue.load()?)?;
    let bytes = read_sheet(&command.sheet)?;
    let wrong = |faults| CommandError::Sheet { file: name(&command.sheet), faults };
    let sheets = Sheets::open(&bytes).map_err(wrong)?;
    let filled = sheets.read(&deployment).map_err(wrong)?;
    let text = text_of(&filled.deployment, command.output.as_deref().unwrap_or(&command.file));
    output.save(command.output.as_deref(), text.as_bytes())?;
    output.note(&notes(&filled, lang));
    Ok(Outcome::Done)
}

/// The document in the form that a file's name asks for.
fn text_of(deployment: &Deployment, file: &Path) -> String {
    match Format::of_file_name(&file.display().to_string()) {
        Format::Json => format!("{}\n", deployment.document().to_json()),
        Format::Yaml | Format::Svg | Format::Either => deployment.document().to_yaml(),
    }
}

/// What has changed, and what of the sheet was not taken.
fn notes(filled: &Filled, lang: Lang) -> Vec<String> {
    let shown = |addresses: &[Address]| match addresses {
        [] => wording::text(lang, "no-addresses"),
        all => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    let changes = filled.addresses.iter().map(|it| {
        let note = Message::new("filled").with("id", it.component.as_str());
        wording::message(
            lang,
            &note.with("before", shown(&it.before)).with("after", shown(&it.after)),
        )
    });
    let nothing = filled.is_empty().then(|| wording::text(lang, "filled-nothing"));
    let remarks = filled.remarks.iter().map(|remark| remark.text(lang));
    changes.chain(nothing).chain(remarks).collect()
}

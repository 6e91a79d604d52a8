//! Reads a deployment document from YAML or JSON and reports everything that is wrong with it in
//! one pass, each with its place.

mod command;
mod document;
mod fields;
mod json;
mod mistake;
mod node;
mod parts;
pub(crate) mod svg;
mod yaml;

pub use command::{FORMS, Form};

use crate::catalogue::Catalogue;
use crate::check;
use crate::deployment::Deployment;
use crate::fault::{Fault, FaultKind, Faults, Path};
use crate::{MAX_BYTES, MAX_PICTURE_BYTES};

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2.
    Yaml,
    /// JSON.
    Json,
    /// A picture that carries its document, JSON or YAML, in its metadata.
    Svg,
    /// JSON where it starts like JSON and is it, a picture where it starts like one, YAML otherwise.
    Either,
}

impl Format {
    /// What a file's name promises.
    pub fn of_file_name(name: &str) -> Self {
        match name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
            Some("json") => Self::Json,
            Some("yaml" | "yml") => Self::Yaml,
            Some("svg") => Self::Svg,
            _ => Self::Either,
        }
    }
}

impl Deployment {
    /// Reads a document with the built-in catalogue.
    ///
    /// ```
    /// use port_model::{Deployment, Format};
    ///
    /// let text = "portolan: 1\nname: Lab\nplatform: windows\nmodul: [connect]\n";
    /// let faults = Deployment::read(text, Format::Yaml).expect_err("a key is misspelt");
    /// assert!(faults.to_string().starts_with("modul: "));
    /// assert_eq!(faults.0[0].position.expect("it was read from a text").line, 4);
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the text, each fault with its place.
    pub fn read(text: &str, format: Format) -> Result<Self, Faults> {
        Self::read_with(text, format, Catalogue::builtin())
    }

    /// Reads a document from bytes that should be UTF-8.
    ///
    /// # Errors
    /// As [`Deployment::read`], and bytes that are no text.
    pub fn read_bytes(bytes: &[u8], format: Format) -> Result<Self, Faults> {
        Self::read_bytes_with(bytes, format, Catalogue::builtin())
    }

    /// Reads a document from bytes that should be UTF-8, with any catalogue.
    ///
    /// # Errors
    /// As [`Deployment::read_bytes`].
    pub fn read_bytes_with(
        bytes: &[u8],
        format: Format,
        catalogue: &'static Catalogue,
    ) -> Result<Self, Faults> {
        check_size(bytes, format)?;
        let text = std::str::from_utf8(bytes).map_err(|_| whole(FaultKind::NotText {}))?;
        Self::read_with(text, format, catalogue)
    }

    /// Reads a document with any catalogue.
    ///
    /// # Errors
    /// As [`Deployment::read`].
    pub fn read_with(
        text: &str,
        format: Format,
        catalogue: &'static Catalogue,
    ) -> Result<Self, Faults> {
        check_size(text.as_bytes(), format)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if is_picture(text.as_bytes(), format) {
            let carried = svg::document(text)?;
            // What a picture carries is a document and never another picture.
            let format = if carried.text.trim_start().starts_with('{') {
                Format::Json
            } else {
                Format::Yaml
            };
            return Self::read_with(&carried.text, format, catalogue)
                .map_err(|faults| carried.in_picture(faults));
        }
        let root = parse(text, format).map_err(|fault| Faults(vec![*fault]))?;
        let mut draft = document::read(&root);
        let mut faults = std::mem::take(&mut draft.faults);
        draft.origins.faulty =
            faults.iter().flat_map(|fault| fault.path.way().collect::<Vec<_>>()).collect();
        if !faults.iter().any(|fault| matches!(fault.kind, FaultKind::TooMany { .. })) {
            for mut fault in check::faults(&draft.document, &draft.origins, catalogue) {
                fault.position = Some(root.position_of(&fault.path));
                faults.push(fault);
            }
        }
        faults.sort_by_key(|fault| fault.position.map(|position| (position.line, position.column)));
        if faults.is_empty() {
            Self::assemble(draft.document, catalogue)
        } else {
            Err(Faults(faults))
        }
    }
}

fn parse(text: &str, format: Format) -> Result<node::Node, Box<Fault>> {
    match format {
        Format::Json => json::parse(text),
        Format::Either if text.trim_start().starts_with(['{', '[']) => {
            json::parse(text).or_else(|fault| yaml::parse(text).map_err(|_| fault))
        }
        Format::Either | Format::Yaml | Format::Svg => yaml::parse(text),
    }
}

fn is_picture(text: &[u8], format: Format) -> bool {
    format == Format::Svg || format == Format::Either && svg::is_xml(text)
}

fn check_size(text: &[u8], format: Format) -> Result<(), Faults> {
    let limit = if is_picture(text, format) { MAX_PICTURE_BYTES } else { MAX_BYTES };
    if text.len() > limit { Err(whole(FaultKind::TooLarge { limit })) } else { Ok(()) }
}

fn whole(kind: FaultKind) -> Faults {
    Faults(vec![Fault { path: Path::default(), kind, position: None }])
}

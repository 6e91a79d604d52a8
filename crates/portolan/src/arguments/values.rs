//! The words that arguments take.

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use picture_export::{Paper, PictureFormat, Scale};
use port_model::Lang;
use rule_export::{ExportFormat, Grouping};

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// Lines for people
    Text,
    /// One JSON object a line, for log collectors
    Json,
}

/// How flows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FlowsFormat {
    /// Columns for people
    Table,
    /// One array of all that is known of each flow
    Json,
    /// All that is known of each flow, with a heading
    Csv,
}

/// How other lists are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Table,
    /// For programs
    Json,
}

/// What an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExportKind {
    /// One file.
    File(ExportFormat),
    /// All of them in an archive.
    Archive,
}

impl ExportKind {
    /// The word on the command line.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::File(format) => format.word(),
            Self::Archive => "zip",
        }
    }
}

/// How a difference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DiffFormat {
    /// Flows and rules for people.
    Table,
    /// Flows and rules for programs.
    Json,
    /// The rules in a format of exports.
    File(ExportFormat),
}

/// How the catalogue is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CatalogueFormat {
    /// For people
    Table,
    /// For programs
    Json,
    /// What changed between its versions, for people
    Changes,
    /// The record of its next version, for contributors
    Record,
}

/// A word that clap let through although no value has it.
#[derive(Debug, thiserror::Error)]
#[error("not known")]
struct UnknownWord;

/// A parser of the words of one of the model's types.
fn words<T: Clone + Send + Sync + 'static>(
    known: impl IntoIterator<Item = &'static str>,
    from_word: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(known.into_iter().collect::<Vec<_>>())
        .try_map(move |word| from_word(&word).ok_or(UnknownWord))
}

pub(super) fn language() -> impl TypedValueParser<Value = Lang> {
    words(Lang::ALL.iter().map(|lang| lang.word()), Lang::from_word)
}

pub(super) fn access() -> impl TypedValueParser<Value = server::Access> {
    PossibleValuesParser::new(["local", "links"])
        .try_map(|word| server::Access::from_word(&word).ok_or("no such access"))
}

pub(super) fn export_kind() -> impl TypedValueParser<Value = ExportKind> {
    let kinds = ExportFormat::ALL.iter().map(|format| format.word());
    words(kinds.chain(["zip"]), |word| match word {
        "zip" => Some(ExportKind::Archive),
        word => ExportFormat::from_word(word).map(ExportKind::File),
    })
}

pub(super) fn diff_format() -> impl TypedValueParser<Value = DiffFormat> {
    let files = ExportFormat::ALL.iter().filter(|format| format.says_changes());
    let others = files.map(|format| format.word()).filter(|word| *word != "json");
    words(["table", "json"].into_iter().chain(others), |word| match word {
        "table" => Some(DiffFormat::Table),
        "json" => Some(DiffFormat::Json),
        word => ExportFormat::from_word(word).map(DiffFormat::File),
    })
}

pub(super) fn picture_format() -> impl TypedValueParser<Value = PictureFormat> {
    words(PictureFormat::ALL.iter().map(|format| format.word()), PictureFormat::from_word)
}

pub(super) fn paper() -> impl TypedValueParser<Value = Paper> {
    words(Paper::ALL.iter().map(|paper| paper.word()), Paper::from_word)
}

pub(super) fn scale() -> impl TypedValueParser<Value = Scale> {
    words(["1", "2", "3", "4"], |word| Scale::new(word.parse().ok()?))
}

pub(super) fn theme() -> impl TypedValueParser<Value = diagram::Theme> {
    PossibleValuesParser::new(diagram::Theme::ALL.map(diagram::Theme::word))
        .try_map(|word| diagram::Theme::from_word(&word).ok_or("no such theme"))
}

pub(super) fn grouping() -> impl TypedValueParser<Value = Grouping> {
    words(Grouping::ALL.iter().map(|grouping| grouping.word()), Grouping::from_word)
}

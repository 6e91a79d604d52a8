//! What an address asks an export for.

use port_model::{Deployment, Lang};
use rule_export::{DeviceGroup, ExportFormat, Filter, Grouping};
use serde::Deserialize;

use crate::error::AppError;
use crate::language::WORDING;
use crate::visitor::Visitor;

/// What an address asks an export for. A form sends an empty value for what was left alone.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Options {
    /// The format that the page shows.
    #[serde(default)]
    pub(super) format: String,
    #[serde(default)]
    grouping: String,
    #[serde(default)]
    filter: String,
    #[serde(default)]
    device_group: String,
    /// The formats of an archive, separated by commas.
    #[serde(default)]
    formats: String,
    /// An earlier version instead of the current one.
    #[serde(default)]
    version: String,
    /// The version to compare with.
    #[serde(default)]
    since: String,
    /// The language of a file.
    lang: Option<String>,
    /// The language of the files where the page is in another: `lang` is that of the page.
    #[serde(default)]
    language: String,
}

/// The options, once what they name is known to be there.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    pub(crate) grouping: Grouping,
    pub(crate) filter: Filter,
    pub(crate) device_group: Option<DeviceGroup>,
}

impl Options {
    pub(super) fn chosen(&self, deployment: &Deployment, lang: Lang) -> Result<Chosen, AppError> {
        let filter = Filter::from_word(&self.filter, deployment)
            .map_err(|error| AppError::Unreadable(error.text(lang)))?;
        Ok(Chosen { grouping: self.grouping()?, filter, device_group: self.device_group(lang)? })
    }

    fn grouping(&self) -> Result<Grouping, AppError> {
        if self.grouping.is_empty() {
            return Ok(Grouping::Pair);
        }
        let unknown = || AppError::Unreadable(format!("grouping: {}", self.grouping));
        Grouping::from_word(&self.grouping).ok_or_else(unknown)
    }

    fn device_group(&self, lang: Lang) -> Result<Option<DeviceGroup>, AppError> {
        if self.device_group.is_empty() {
            return Ok(None);
        }
        self.device_group.parse().map(Some).map_err(|_| {
            let expected = WORDING.text(lang, "device-group-expected");
            AppError::Unreadable(format!("device_group: {expected}"))
        })
    }

    /// The format that the page shows; the spreadsheet where none is named.
    pub(super) fn format(&self) -> Result<ExportFormat, AppError> {
        if self.format.is_empty() {
            return Ok(ExportFormat::Xlsx);
        }
        named(&self.format)
    }

    /// The formats of an archive: those that are named, or all.
    pub(super) fn formats(&self) -> Result<Vec<ExportFormat>, AppError> {
        if self.formats.is_empty() {
            return Ok(ExportFormat::ALL.to_vec());
        }
        self.formats.split(',').map(named).collect()
    }

    /// The earlier version that is wanted instead of the current one.
    pub(super) fn version(&self) -> Result<Option<i64>, AppError> {
        version("version", &self.version)
    }

    /// The version to compare with.
    pub(super) fn since(&self) -> Result<Option<i64>, AppError> {
        version("since", &self.since)
    }

    /// Without a version to compare with that is no older than what is shown: in the form, who chooses an
    /// earlier version leaves the other list as it was.
    pub(super) fn without_later_since(mut self) -> Result<Self, AppError> {
        if self
            .version()?
            .is_some_and(|version| self.since().is_ok_and(|since| since >= Some(version)))
        {
            self.since.clear();
        }
        Ok(self)
    }

    /// The language of the file: the one that is asked for, or the visitor's.
    pub(crate) fn lang(&self, visitor: &Visitor) -> Lang {
        let asked = Lang::from_word(&self.language);
        asked.or_else(|| Lang::from_word(self.lang.as_deref()?)).unwrap_or(visitor.lang)
    }
}

fn named(word: &str) -> Result<ExportFormat, AppError> {
    let unknown = || AppError::Unreadable(format!("format: {word}"));
    ExportFormat::from_word(word).ok_or_else(unknown)
}

fn version(key: &str, text: &str) -> Result<Option<i64>, AppError> {
    if text.is_empty() {
        return Ok(None);
    }
    let version = text.parse().ok().filter(|version| *version > 0);
    version.map(Some).ok_or_else(|| AppError::Unreadable(format!("{key}: {text}")))
}

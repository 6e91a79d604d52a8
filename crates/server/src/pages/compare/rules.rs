//! What became of the firewall rules, and the files of the change request.

use port_model::difference::Difference;
use rule_export::{Change, ChangedRow, ExportFormat, Grouping, changed_rows, sheet_columns};

use super::super::{Base, encoded};
use crate::comparison::Comparison;
use crate::error::AppError;
use crate::paths::Paths;

/// How many rows the page lists; the files have them all.
const ROWS: usize = 500;
/// The column that says what became of a rule, which is no difference.
const CHANGE: usize = 1;

/// The rows, and how many there are of each kind.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) shown: Vec<Row>,
    pub(super) all: usize,
    /// How many were added, modified and removed, in words.
    pub(super) counts: Vec<String>,
    /// The change request: each format, and where it is. None where the newer version comes first.
    pub(super) files: Vec<(&'static str, String)>,
}

/// A rule that was added, modified or removed.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) sign: &'static str,
    pub(super) change: String,
    pub(super) change_word: &'static str,
    pub(super) id: String,
    /// Source and destination, each with its zone and its addresses.
    pub(super) ends: [[String; 3]; 2],
    pub(super) protocol: String,
    pub(super) port: String,
    /// What differs: the column, what stood there, and what stands there.
    pub(super) differences: Vec<(String, String, String)>,
}

impl Rows {
    pub(super) fn of(compared: &Comparison, base: &Base, paths: &Paths) -> Result<Self, AppError> {
        let changed = compared.with_request(changed_rows).map_err(|error| {
            tracing::error!(%error, "rules can't be compared");
            AppError::Internal
        })?;
        let headings = sheet_columns(base.lang);
        let count = |change| changed.iter().filter(|row| row.change == change).count();
        let counts =
            [("added", Change::Add), ("changed", Change::Modify), ("removed", Change::Remove)];
        Ok(Self {
            counts: counts
                .map(|(key, change)| base.count(&format!("rules-{key}"), count(change)))
                .into(),
            all: changed.len(),
            shown: changed.iter().take(ROWS).map(|row| Row::of(row, &headings, base)).collect(),
            files: files(compared, base, paths),
        })
    }
}

impl Row {
    fn of(row: &ChangedRow, headings: &[String], base: &Base) -> Self {
        let change = match row.change {
            Change::Add => Difference::Added,
            Change::Remove => Difference::Removed,
            Change::Modify | Change::Keep => Difference::Changed,
        };
        let [id, _, source_zone, source, from, zone, destination, to, protocol, port, ..] =
            &row.cells;
        let end = |name: &String, zone: &String, address: &String| {
            [name, zone, address].map(|cell| cell.replace('\n', ", "))
        };
        Self {
            sign: diagram::change_sign(change),
            change: base.t(&format!("change-{change}")),
            change_word: change.word(),
            id: id.clone(),
            ends: [end(source, source_zone, from), end(destination, zone, to)],
            protocol: protocol.replace('\n', ", "),
            port: port.replace('\n', ", "),
            differences: differences(row, headings),
        }
    }
}

fn differences(row: &ChangedRow, headings: &[String]) -> Vec<(String, String, String)> {
    let Some(before) = &row.before else { return Vec::new() };
    let cells = headings.iter().zip(before).zip(&row.cells).enumerate();
    let differing = cells.filter(|(at, ((_, before), after))| *at != CHANGE && before != after);
    let line =
        |cell: &str| if cell.is_empty() { "–".to_owned() } else { cell.replace('\n', ", ") };
    differing
        .map(|(_, ((heading, before), after))| (heading.clone(), line(before), line(after)))
        .collect()
}

fn files(compared: &Comparison, base: &Base, paths: &Paths) -> Vec<(&'static str, String)> {
    let [from, to] = [&compared.from, &compared.to].map(|view| view.opened.version);
    if from >= to {
        return Vec::new();
    }
    let filter = encoded(&compared.filter().word());
    let query = format!(
        "since={from}&version={to}&grouping={}&filter={filter}&lang={}",
        Grouping::Pair.word(),
        base.lang
    );
    let formats = ExportFormat::ALL.iter().filter(|format| format.says_changes());
    formats.map(|it| (it.word(), paths.sub(format!("exports/{}?{query}", it.word())))).collect()
}

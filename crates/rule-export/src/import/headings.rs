//! The row of headings of a sheet: what the columns are, and in which language.

use port_model::Lang;

use super::fault::{CellPlace, ImportFault, ImportFaultKind};
use super::sheet::{Row, Sheet};
use crate::text::text;

/// In so many rows headings are looked for: somebody may have put a title over them.
pub(super) const SEARCHED: usize = 50;

/// What without which a sheet is not one of rules, by the keys of the headings.
const OF_RULES: [&str; 3] =
    ["column-rule-id", "column-source-address", "column-destination-address"];
/// What without which a sheet is not one of objects.
const OF_OBJECTS: [&str; 2] = ["object-component", "object-address"];

/// The row of headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) lang: Lang,
    /// Where it is among the rows that hold something.
    pub(super) at: usize,
    pub(super) table: Table,
}

/// What a sheet is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Table {
    /// A row for each rule.
    Rules(RuleColumns),
    /// A row for each component.
    Objects(ObjectColumns),
}

/// The columns of rules, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RuleColumns {
    pub(super) rule: u32,
    pub(super) change: Option<u32>,
    /// Names and addresses of source and destination.
    pub(super) ends: [(Option<u32>, u32); 2],
    pub(super) protocol: Option<u32>,
    pub(super) port: Option<u32>,
}

/// The columns of objects, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ObjectColumns {
    pub(super) component: u32,
    pub(super) address: u32,
}

/// Headings of a sheet that has some of those that it needs, and not all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lacking {
    lang: Lang,
    keys: Vec<&'static str>,
    found: usize,
}

/// The columns of objects, where a row is their headings.
pub(super) fn of_objects(row: &Row, lang: Lang) -> Option<ObjectColumns> {
    let [component, address] = OF_OBJECTS.map(|key| column(row, lang, key));
    Some(ObjectColumns { component: component?, address: address? })
}

fn of_rules(row: &Row, lang: Lang) -> Option<RuleColumns> {
    let of = |key: &str| column(row, lang, key);
    Some(RuleColumns {
        rule: of("column-rule-id")?,
        change: of("column-change"),
        ends: [
            (of("column-source-name"), of("column-source-address")?),
            (of("column-destination-name"), of("column-destination-address")?),
        ],
        protocol: of("column-protocol"),
        port: of("column-port"),
    })
}

/// The column with a heading.
pub(super) fn column(row: &Row, lang: Lang, key: &str) -> Option<u32> {
    columns(row, lang, key).next()
}

fn columns(row: &Row, lang: Lang, key: &str) -> impl Iterator<Item = u32> {
    let wanted = text(lang, key).to_lowercase();
    let is_it = move |text: &str| text.trim().to_lowercase() == wanted;
    row.cells.iter().filter(move |(_, cell)| is_it(&cell.text)).map(|(column, _)| *column)
}

/// How many of the headings that sheets need a row has, in the language in which it has more.
pub(super) fn known(row: &Row) -> usize {
    let count = |lang: Lang| {
        let keys = OF_RULES.iter().chain(&OF_OBJECTS);
        keys.filter(|key| column(row, lang, key).is_some()).count()
    };
    Lang::ALL.iter().map(|lang| count(*lang)).max().unwrap_or_default()
}

/// The headings of a sheet, or the headings that it lacks where it has some.
pub(super) fn of(sheet: &Sheet) -> Result<Heading, Option<Lacking>> {
    let mut nearest = None;
    for (at, row) in sheet.rows.iter().take(SEARCHED).enumerate() {
        for lang in Lang::ALL.iter().copied() {
            let rules = of_rules(row, lang).map(Table::Rules);
            let table = rules.or_else(|| of_objects(row, lang).map(Table::Objects));
            if let Some(table) = table {
                return Ok(Heading { lang, at, table });
            }
            nearest = nearer(nearest, lacking(row, lang));
        }
    }
    Err(nearest)
}

fn lacking(row: &Row, lang: Lang) -> Option<Lacking> {
    let (there, keys): (Vec<_>, Vec<_>) =
        OF_RULES.into_iter().partition(|key| column(row, lang, key).is_some());
    (!there.is_empty()).then_some(Lacking { lang, keys, found: there.len() })
}

/// The one that lacks less.
pub(super) fn nearer(one: Option<Lacking>, other: Option<Lacking>) -> Option<Lacking> {
    let found = |it: &Option<Lacking>| it.as_ref().map_or(0, |it| it.found);
    if found(&other) > found(&one) { other } else { one }
}

/// What is wrong with a file of which no sheet has the headings.
pub(super) fn none(nearest: Option<Lacking>) -> ImportFault {
    let kind = nearest.map_or(ImportFaultKind::NoHeadings, |Lacking { lang, keys, .. }| {
        ImportFaultKind::MissingHeadings(keys.into_iter().map(|key| text(lang, key)).collect())
    });
    ImportFault { place: None, kind }
}

impl Heading {
    /// Columns of which nobody can tell which is meant.
    pub(super) fn faults(&self, sheet: &Sheet) -> Vec<ImportFault> {
        let Some(row) = sheet.rows.get(self.at) else { return Vec::new() };
        let keys: &[&str] = match self.table {
            Table::Rules(_) => &OF_RULES,
            Table::Objects(_) => &OF_OBJECTS,
        };
        let second = |key: &&str| columns(row, self.lang, key).nth(1);
        let fault = |column| ImportFault {
            place: Some(place(sheet, self.at, row.number, column)),
            kind: ImportFaultKind::TwiceHeading,
        };
        keys.iter().filter_map(second).map(fault).collect()
    }
}

/// A cell's place, below a row of headings.
pub(super) fn place(sheet: &Sheet, headings: usize, row: u32, column: u32) -> CellPlace {
    let headings = sheet.rows.get(headings);
    let text = headings.map_or("", |headings| headings.text(column)).to_owned();
    CellPlace { sheet: sheet.name.clone(), row, column: Some((column, text)) }
}

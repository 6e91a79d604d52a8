//! Sheets with a row for each rule.

use std::sync::Arc;

use port_model::{Endpoint, Flow};

use super::claims::Claims;
use super::expected::Expected;
use super::fault::{CellPlace, ImportFaultKind};
use super::filled::ImportRemark;
use super::headings::{Heading, RuleColumns, place};
use super::pairing::{self, Owned};
use super::sheet::{Cell, CellKind, Row, Sheet, lines};
use crate::change::Change;
use crate::content::Names;
use crate::table::{Part, address_lines};
use crate::text::text;

/// Where names, addresses, protocols and ports stand among the cells of the export.
pub(super) const NAMES: [usize; 2] = [3, 6];
const PROTOCOL: usize = 8;
const PORT: usize = 9;

pub(super) fn read(
    sheet: &Sheet,
    heading: &Heading,
    columns: &RuleColumns,
    flows: &[Flow],
    claims: &mut Claims<'_>,
) {
    let rows = sheet.rows.get(heading.at + 1..).unwrap_or_default();
    let names = Names { deployment: claims.deployment, lang: heading.lang };
    let expected = Expected::of(names, flows, rows, columns);
    let reader = Reader { sheet, heading, columns, names };
    let (mut known, mut unknown, mut expected_rows) = (0, Vec::new(), expected.rows());
    for row in rows.iter().filter(|row| !reader.is_removal(row)) {
        let id = row.text(columns.rule);
        match expected_rows.of(id) {
            Some(part) => {
                known += 1;
                reader.row(row, part, claims);
            }
            None if !id.is_empty() => unknown.push((reader.at(row, columns.rule), id)),
            None if columns.ends.iter().any(|(_, at)| row.cell(*at).is_some()) => {
                claims.fault(reader.at(row, columns.rule), ImportFaultKind::NoRule);
            }
            None => {}
        }
    }
    if known == 0 && !unknown.is_empty() {
        return claims.whole(ImportFaultKind::OtherRules(unknown.len()));
    }
    for (place, id) in unknown {
        claims.fault(place, ImportFaultKind::UnknownRule(id.to_owned()));
    }
}

struct Reader<'a> {
    sheet: &'a Sheet,
    heading: &'a Heading,
    columns: &'a RuleColumns,
    names: Names<'a>,
}

impl Reader<'_> {
    fn at(&self, row: &Row, column: u32) -> CellPlace {
        place(self.sheet, self.heading.at, row.number, column)
    }

    /// Whether a change request says that the rule is gone.
    fn is_removal(&self, row: &Row) -> bool {
        let word = format!("change-{}", Change::Remove.word());
        let remove = text(self.heading.lang, &word);
        self.columns.change.is_some_and(|column| row.text(column) == remove)
    }

    fn row(&self, row: &Row, part: &Part<'_>, claims: &mut Claims<'_>) {
        let sides = [&part.rule.sources, &part.rule.destinations];
        for (((named, at), ends), names) in self.columns.ends.iter().zip(sides).zip(NAMES) {
            let shown = named.map(|column| row.text(column));
            let cell = part.cells.get(names).map_or("", String::as_str);
            let all = ends.iter().map(|end| &**end).collect();
            let named = match shown.filter(|shown| !same_names(shown, cell)) {
                Some(shown) => named_ends(shown, ends),
                None => Some(all),
            };
            match named {
                Some(ends) => self.side(row, *at, &ends, claims),
                None => self.unnamed(row, *at, ends, claims),
            }
        }
        self.service(row, self.columns.protocol, part.cells.get(PROTOCOL), claims);
        self.service(row, self.columns.port, part.cells.get(PORT), claims);
    }

    /// The addresses of a side with ends that the rule has no more: what stands there may be as it was.
    fn unnamed(&self, row: &Row, at: u32, ends: &[Arc<Endpoint>], claims: &mut Claims<'_>) {
        let written: Vec<String> =
            ends.iter().flat_map(|end| address_lines(self.names, end)).collect();
        let said = row.cell(at).map(|cell| lines(&cell.text)).unwrap_or_default();
        if !said.iter().all(|line| written.iter().any(|known| known.trim() == *line)) {
            claims.fault(self.at(row, at), ImportFaultKind::OtherEnds);
        }
    }

    /// One side's addresses.
    fn side(&self, row: &Row, at: u32, ends: &[&Endpoint], claims: &mut Claims<'_>) {
        let cell = row.cell(at);
        let said = cell.map(|cell| lines(&cell.text)).unwrap_or_default();
        let place = || self.at(row, at);
        if cell.is_some_and(|cell| cell.kind == CellKind::Formula) {
            return claims.fault(place(), ImportFaultKind::Formula);
        }
        let written: Vec<Vec<String>> =
            ends.iter().map(|end| address_lines(self.names, end)).collect();
        let expected: Vec<Owned<'_>> = (written.iter().enumerate())
            .flat_map(|(owner, lines)| lines.iter().map(move |line| (owner, line.trim())))
            .collect();
        if expected.iter().map(|(_, line)| *line).eq(said.iter().copied()) {
            return;
        }
        if let Some(number) = number(cell) {
            return claims.fault(place(), ImportFaultKind::Number(number));
        }
        if said.is_empty() {
            let known = ends.iter().find(|end| !end.addresses.is_empty());
            if let Some(end) = known {
                claims.fault(place(), ImportFaultKind::Emptied(end.name.clone()));
            }
            return;
        }
        let Some(changed) = pairing::changed(&expected, &said) else {
            return claims.fault(place(), ImportFaultKind::Unclear(ends.len()));
        };
        for (owner, lines) in changed {
            if let Some(end) = ends.get(owner) {
                claims.addresses(&place(), end, &lines);
            }
        }
    }

    /// Protocols and ports follow from the deployment: what a sheet says else is told, and not taken.
    fn service(
        &self,
        row: &Row,
        column: Option<u32>,
        expected: Option<&String>,
        claims: &mut Claims<'_>,
    ) {
        let (Some(column), Some(expected)) = (column, expected) else { return };
        let is = row.cell(column).map_or("", |cell| &*cell.text);
        if lines(is) != lines(expected) {
            let (place, was) = (self.at(row, column), expected.clone());
            claims.remark(ImportRemark::Service { place, is: is.trim().to_owned(), was });
        }
    }
}

/// What a spreadsheet has taken for a number or a date.
pub(super) fn number(cell: Option<&Cell>) -> Option<String> {
    cell.filter(|cell| cell.kind == CellKind::Number).map(|cell| cell.text.to_string())
}

/// Whether two cells have the same names. Some have an apostrophe, so that they are no formulas.
pub(super) fn same_names(one: &str, other: &str) -> bool {
    let plain = |line: &str| line.trim_start_matches('\'').to_owned();
    let names = |text: &str| lines(text).into_iter().map(plain).collect::<Vec<_>>();
    names(one) == names(other)
}

/// The ends that a sheet names, where the rule has got others since: each name has to be that of one.
pub(super) fn named_ends<'e>(shown: &str, ends: &'e [Arc<Endpoint>]) -> Option<Vec<&'e Endpoint>> {
    let names = lines(shown);
    if let ([end], [_]) = (ends, &*names) {
        // One end is that end, whatever it is called now.
        return Some(vec![&**end]);
    }
    let one = |name: &&str| {
        let mut called = ends.iter().filter(|end| same_names(&end.name, name));
        called.next().filter(|_| called.next().is_none()).map(|end| &**end)
    };
    let found: Option<Vec<&Endpoint>> = names.iter().map(one).collect();
    found.filter(|found| {
        let ids = found.iter().map(|end| &end.component);
        !found.is_empty() && ids.collect::<std::collections::BTreeSet<_>>().len() == found.len()
    })
}

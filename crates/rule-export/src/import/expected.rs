//! What the export would write now, to hold sheets against: in the grouping and with the filter that
//! fits a sheet best.

use std::collections::HashMap;
use std::sync::Arc;

use port_model::{Deployment, Endpoint, Flow, Id};

use super::headings::RuleColumns;
use super::rules::{NAMES, named_ends, same_names};
use super::sheet::Row;
use crate::content::Names;
use crate::filter::{Filter, Machine};
use crate::group::{Grouping, rules};
use crate::rule::Rule;
use crate::table::{Part, parts, rule_id};

/// The rules of one grouping and filter.
pub(super) struct Expected<'a> {
    names: Names<'a>,
    rules: Vec<Rule>,
    by_id: HashMap<String, usize>,
}

/// How many rows name rules that there are, and how much the ends of these have the same names.
type Fit = (usize, usize);

impl<'a> Expected<'a> {
    fn new(names: Names<'a>, flows: &[Flow], grouping: Grouping, filter: &Filter) -> Self {
        let rules = rules(flows, grouping, filter);
        let by_id = rules.iter().enumerate().map(|(at, rule)| (rule.id.clone(), at)).collect();
        Self { names, rules, by_id }
    }

    /// What a row's rules are, whatever the sheet's grouping and filter were: no sheet says that in
    /// words that stay the same.
    pub(super) fn of(
        names: Names<'a>,
        flows: &[Flow],
        rows: &[Row],
        columns: &RuleColumns,
    ) -> Self {
        let all = Filter::default();
        let mut best = Self::new(names, flows, Grouping::Pair, &all);
        let mut fit = best.fit(rows, columns);
        let better = |grouping, filter: &Filter, best: &mut Self, fit: &mut Fit| {
            let other = Self::new(names, flows, grouping, filter);
            let others = other.fit(rows, columns);
            if others > *fit {
                (*best, *fit) = (other, others);
            }
        };
        better(Grouping::Compact, &all, &mut best, &mut fit);
        better(Grouping::Flow, &all, &mut best, &mut fit);
        if fit.1 < 2 * count(rows, columns) {
            // Only a filter for one end takes single flows out of what would be one rule.
            for filter in filters(names.deployment, rows, columns) {
                better(Grouping::Compact, &filter, &mut best, &mut fit);
            }
        }
        best
    }

    /// What the export writes, to be asked row by row.
    pub(super) const fn rows(&self) -> ExpectedRows<'_> {
        ExpectedRows { expected: self, rule: "", parts: Vec::new() }
    }

    fn fit(&self, rows: &[Row], columns: &RuleColumns) -> Fit {
        let (mut fit, mut expected_rows) = ((0, 0), self.rows());
        for row in rows {
            let Some(part) = expected_rows.of(row.text(columns.rule)) else { continue };
            let sides = [&part.rule.sources, &part.rule.destinations];
            let names = NAMES.map(|at| part.cells.get(at).map_or("", String::as_str));
            let likenesses =
                columns.ends.iter().zip(names).zip(sides).map(|((side, names), ends)| {
                    side.0.map_or(2, |column| likeness(row.text(column), names, ends))
                });
            fit.0 += 1;
            fit.1 += likenesses.min().unwrap_or_default();
        }
        fit
    }
}

/// What the export writes for a row. The rows of one rule stand together, so that what one needs
/// serves the next.
pub(super) struct ExpectedRows<'e> {
    expected: &'e Expected<'e>,
    rule: &'e str,
    parts: Vec<Part<'e>>,
}

impl ExpectedRows<'_> {
    /// What the export writes for the row with this first cell.
    pub(super) fn of(&mut self, cell: &str) -> Option<&Part<'_>> {
        let Expected { names, rules, by_id } = self.expected;
        let rule = rules.get(*by_id.get(rule_id(cell))?)?;
        if self.rule != rule.id {
            (self.rule, self.parts) = (&rule.id, parts(*names, None, rule));
        }
        self.parts.iter().find(|part| part.cells[0] == cell)
    }
}

/// 2 where a cell has the names that it should, 1 where it has those of some of the ends, else 0.
fn likeness(cell: &str, names: &str, ends: &[Arc<Endpoint>]) -> usize {
    if same_names(cell, names) { 2 } else { usize::from(named_ends(cell, ends).is_some()) }
}

/// How many rows name a rule.
fn count(rows: &[Row], columns: &RuleColumns) -> usize {
    rows.iter().filter(|row| !row.text(columns.rule).is_empty()).count()
}

/// The filters for one end that a sheet's first rule admits: each of its rules has that end, so that
/// the rule's id begins with it or ends with it.
fn filters(deployment: &Deployment, rows: &[Row], columns: &RuleColumns) -> Vec<Filter> {
    let first = rows.iter().map(|row| row.text(columns.rule)).find(|text| !text.is_empty());
    let ids = first.into_iter().flat_map(|text| rule_id(text).split('_').take(2));
    let mut filters = Vec::new();
    for id in ids.filter_map(|text| text.parse::<Id>().ok()) {
        if let Some(machine) = Machine::of(deployment, &id) {
            filters.push(Filter { host: Some(machine), ..Filter::default() });
            filters.push(Filter { component: Some(id), ..Filter::default() });
        }
    }
    filters
}

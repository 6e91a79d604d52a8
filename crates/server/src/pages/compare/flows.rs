//! What became of the flows, in rows as the flow table has them.

use port_model::difference::{Difference, FlowChange, FlowChanges};
use port_model::{Deployment, Flow};

use super::super::Base;
use super::super::rows::{self, FlowRow};
use crate::comparison::Comparison;

/// How many rows the page lists; the API has them all.
const ROWS: usize = 500;

/// The rows, and how many there are of each kind.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) shown: Vec<Row>,
    pub(super) all: usize,
    /// How many were added, changed and removed, in words.
    pub(super) counts: Vec<String>,
}

/// A flow that was added, changed or removed.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) sign: &'static str,
    pub(super) change: String,
    pub(super) change_word: &'static str,
    pub(super) flow: FlowRow,
    /// What differs: what it is called, what it was, and what it is.
    pub(super) differences: Vec<(String, String, String)>,
}

impl Rows {
    pub(super) fn of(found: &FlowChanges<'_>, compared: &Comparison, base: &Base) -> Self {
        let (old, new) = (compared.from.deployment(), compared.to.deployment());
        let (added, changed, removed) = (&found.added, &found.changed, &found.removed);
        let row = |change, deployment, flow: &&Flow| Row::of(change, deployment, flow, base);
        let added_rows = added.iter().map(|flow| row(Difference::Added, new, flow));
        let changed_rows = changed.iter().map(|change| Row {
            differences: differences(change, (old, new), base),
            ..row(Difference::Changed, new, &change.after)
        });
        let removed_rows = removed.iter().map(|flow| row(Difference::Removed, old, flow));
        let counts =
            [("added", added.len()), ("changed", changed.len()), ("removed", removed.len())];
        Self {
            shown: added_rows.chain(changed_rows).chain(removed_rows).take(ROWS).collect(),
            all: counts.iter().map(|(_, count)| count).sum(),
            counts: counts.map(|(key, count)| base.count(&format!("flows-{key}"), count)).into(),
        }
    }
}

impl Row {
    fn of(change: Difference, deployment: &Deployment, flow: &Flow, base: &Base) -> Self {
        Self {
            sign: diagram::change_sign(change),
            change: base.t(&format!("change-{change}")),
            change_word: change.word(),
            flow: rows::flow(deployment, flow, base),
            differences: Vec::new(),
        }
    }
}

/// What differs in a row, cell by cell.
fn differences(
    change: &FlowChange<'_>,
    (old, new): (&Deployment, &Deployment),
    base: &Base,
) -> Vec<(String, String, String)> {
    let before = cells(&rows::flow(old, change.before, base), base);
    let after = cells(&rows::flow(new, change.after, base), base);
    let pairs = before.into_iter().zip(after).filter(|((_, before), (_, after))| before != after);
    let told: Vec<_> = pairs.map(|((label, before), (_, after))| (label, before, after)).collect();
    if !told.is_empty() {
        return told;
    }
    // What has no cell of its own is told by its key.
    change.keys().into_iter().map(|key| (key, "…".to_owned(), "…".to_owned())).collect()
}

/// The cells of a row that can differ, each with its heading.
fn cells(row: &FlowRow, base: &Base) -> Vec<(String, String)> {
    let ends = [("field-source", &row.source), ("field-destination", &row.destination)];
    let ends = ends.into_iter().flat_map(|(key, end)| {
        let end_of = base.t(key);
        let place = format!("{end_of}, {}", base.t("field-place"));
        let addresses = format!("{end_of}, {}", base.t("field-addresses"));
        [(end_of, &end.name), (place, &end.zone), (addresses, &end.addresses)]
            .map(|(label, text)| (label, text.clone()))
    });
    let direction = if row.bidirectional { "flow-both-ways" } else { "flow-one-way" };
    let reference = row
        .reference
        .as_ref()
        .map_or_else(String::new, |(title, section, url)| format!("{title}, {section} ({url})"));
    let others = [
        ("flow-service", row.service.clone()),
        ("flow-direction", base.t(direction)),
        ("flow-boundary", row.boundary.clone()),
        ("field-requirement", row.requirement.clone()),
        ("flow-encryption", row.encryption.clone()),
        ("flow-processes", row.processes.clone()),
        ("flow-reason", row.summary.clone()),
        ("flow-basis", format!("{} {reference}", row.basis).trim().to_owned()),
        ("flow-note", row.note.clone().unwrap_or_default()),
    ];
    let or_nothing = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let others = others.into_iter().map(|(key, text)| (base.t(key), text));
    ends.chain(others).map(|(label, text)| (label, or_nothing(text))).collect()
}

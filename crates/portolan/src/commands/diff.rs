//! `portolan diff`: which flows came, went or changed between two documents.

use std::cmp::Ordering;
use std::io::{self, Write};

use port_model::{Flow, Lang};
use serde::Serialize;
use serde_json::Value;

use super::Outcome;
use super::flows::port_and_protocol;
use crate::arguments::{DiffCommand, ReportFormat};
use crate::error::CommandError;
use crate::input::read_deployment;
use crate::output::Output;
use crate::table::Table;
use crate::wording;

/// The difference between two lists of flows.
#[derive(Debug, Default, Serialize)]
struct Difference<'a> {
    added: Vec<&'a Flow>,
    removed: Vec<&'a Flow>,
    changed: Vec<Change<'a>>,
}

/// A flow that is still there, but not as it was.
#[derive(Debug, Serialize)]
struct Change<'a> {
    before: &'a Flow,
    after: &'a Flow,
}

pub(super) fn run(
    command: &DiffCommand,
    lang: Lang,
    output: &mut Output,
) -> Result<Outcome, CommandError> {
    let catalogue = command.catalogue.load()?;
    let old = read_deployment(&command.old, catalogue)?;
    let new = read_deployment(&command.new, catalogue)?;
    let (old, new) = (old.flows(lang), new.flows(lang));
    let difference = Difference::between(&old, &new);
    output.print(|out| match command.format {
        ReportFormat::Table => difference.table(lang, out),
        ReportFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &difference)?;
            writeln!(out)
        }
    })?;
    let tells = command.exit_code && !difference.is_empty();
    Ok(if tells { Outcome::FoundDifferences } else { Outcome::Done })
}

impl<'a> Difference<'a> {
    /// Walks through both lists, which are sorted by id.
    fn between(old: &'a [Flow], new: &'a [Flow]) -> Self {
        let mut difference = Self::default();
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (Some(before), Some(after)) => before.id.cmp(&after.id),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return difference,
            };
            let before = if order.is_le() { old.next() } else { None };
            let after = if order.is_ge() { new.next() } else { None };
            match (before, after) {
                (Some(before), Some(after)) if before != after => {
                    difference.changed.push(Change { before, after });
                }
                (Some(before), None) => difference.removed.push(before),
                (None, Some(after)) => difference.added.push(after),
                _ => {}
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    fn table(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        if !self.is_empty() {
            let keys = ["change", "flow", "source", "destination", "port", "differs"];
            let mut table = Table::new(wording::heading(lang, keys));
            let signed = |sign, flows: &[&'a Flow]| {
                flows.iter().map(|flow| row(sign, flow, String::new())).collect::<Vec<_>>()
            };
            let changed = |change: &Change<'_>| row("~", change.after, change.keys().join(", "));
            let rows = [signed("-", &self.removed), signed("+", &self.added)].concat();
            rows.into_iter().chain(self.changed.iter().map(changed)).for_each(|row| table.row(row));
            table.write(out)?;
            writeln!(out)?;
        }
        let counts = [
            ("added-count", self.added.len()),
            ("removed-count", self.removed.len()),
            ("changed-count", self.changed.len()),
        ];
        writeln!(out, "{}", counts.map(|(key, count)| wording::count(lang, key, count)).join(", "))
    }
}

fn row(sign: &str, flow: &Flow, differs: String) -> Vec<String> {
    vec![
        sign.to_owned(),
        flow.flow.to_string(),
        flow.source.component.to_string(),
        flow.destination.component.to_string(),
        port_and_protocol(flow),
        differs,
    ]
}

impl Change<'_> {
    /// The keys of the row that differ, as JSON names them: `boundary`, `source.addresses`.
    fn keys(&self) -> Vec<String> {
        let values =
            [self.before, self.after].map(|flow| serde_json::to_value(flow).unwrap_or_default());
        let mut keys = Vec::new();
        let [before, after] = &values;
        collect_keys("", before, after, &mut keys);
        keys
    }
}

fn collect_keys(prefix: &str, before: &Value, after: &Value, keys: &mut Vec<String>) {
    let (Value::Object(before), Value::Object(other)) = (before, after) else {
        if before != after {
            keys.push(prefix.trim_end_matches('.').to_owned());
        }
        return;
    };
    // Both rows have the same keys but for the note of a reference.
    for (key, value) in before {
        let after = other.get(key).unwrap_or(&Value::Null);
        collect_keys(&format!("{prefix}{key}."), value, after, keys);
    }
}

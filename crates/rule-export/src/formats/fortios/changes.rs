//! What differs between two versions, as commands that lead from one to the next.
//!
//! Objects, groups and services are known by their names, and new policies take the next free numbers:
//! they can be loaded as they are. Policies that are there already are known to the device by numbers
//! alone: what becomes of them stands in comments, to be completed, and so does what nothing uses any
//! more once that is done.

use std::collections::BTreeSet;
use std::io::{self, Write};

use port_model::Lang;
use port_model::wording::Message;

use super::configuration::{Configuration, Edits, Entry, POLICY};
use super::policies::{NUMBER, Policies};
use super::{NAME, OBJECT, configuration, missing, to_fill_in};
use crate::content::Content;
use crate::firewall::{Apart, Family, Policy, Version, tame, texts};
use crate::report::{ByHand, Remark, Report};
use crate::request::ExportError;
use crate::text::message;

/// What the tables of groups begin with.
const GROUP: &str = "addrgrp";
/// What stands before lines that somebody has to complete.
const COMMENT: &str = "# ";

/// The commands between two versions.
pub(super) fn write(
    content: &Content<'_>,
    version: Version<'_, '_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let lang = content.lang();
    let former = Policy::former(content, |_| None);
    let (old, new) = (Apart::of(&former), version.1);
    let [before, after] = texts([(&former, &old), version], report, |output, version, report| {
        configuration(output, version, report, lang)
    })?;
    let (before, after) = (Configuration::of(&before), Configuration::of(&after));
    let changes = Changes::between(&before, &after);
    for family in Family::ALL {
        let known: BTreeSet<&str> = missing(&old, family).map(|(name, _)| name).collect();
        let asked = missing(new, family).filter(|(name, _)| !known.contains(name));
        to_fill_in(output, asked, family, lang)?;
    }
    changes.write_load(output)?;
    by_number(&changes, lang, output)?;
    report.remarks.extend(numbered(&changes, [new, &old]));
    filled_in(&old, new, lang, output)?;
    Ok(())
}

/// Says which addresses nothing uses any more that somebody has filled in, if somebody has.
fn filled_in(
    old: &Apart<'_, '_>,
    new: &Apart<'_, '_>,
    lang: Lang,
    output: &mut dyn Write,
) -> io::Result<()> {
    let names = |apart| -> BTreeSet<String> {
        let each = Family::ALL.into_iter().flat_map(|family| missing(apart, family));
        each.map(|(name, _)| OBJECT.fit(name)).collect()
    };
    let unused: Vec<String> = names(old).difference(&names(new)).cloned().collect();
    if unused.is_empty() {
        return Ok(());
    }
    let said = Message::new("filled-in-unused").with("names", unused.join(", "));
    writeln!(output, "# {}", tame(&message(lang, &said)))
}

/// What becomes of the policies whose numbers somebody has to find out, and what comes after it.
fn by_number(changes: &Changes<'_>, lang: Lang, output: &mut dyn Write) -> io::Result<()> {
    if changes.numbered.is_empty() {
        return changes.write_unused("", output);
    }
    let said = |key: &'static str| {
        let explained = Message::new(key).with("number", NUMBER);
        format!("# {}", tame(&message(lang, &explained)))
    };
    writeln!(output, "{}", said("policies-by-number"))?;
    changes.write_by_number(output)?;
    if changes.has_unused() {
        writeln!(output, "{}", said("objects-unused"))?;
    }
    changes.write_unused(COMMENT, output)
}

/// A remark for each rule whose policy's number somebody has to find out.
fn numbered(changes: &Changes<'_>, versions: [&Apart<'_, '_>; 2]) -> Vec<Remark> {
    let names: BTreeSet<&str> =
        changes.numbered.iter().map(|name| name.trim_matches('"')).collect();
    let all = versions.into_iter().flat_map(|apart| &apart.rules);
    let concerned = all.filter(|part| names.contains(NAME.fit(&part.name).as_str()));
    let rules: BTreeSet<&str> = concerned.map(|part| part.rule.rule.id.as_str()).collect();
    let remark = |rule: &str| Remark::ByHand { rule: rule.to_owned(), what: ByHand::Number };
    rules.into_iter().map(remark).collect()
}

/// What differs between two configurations.
///
/// A policy that changes in place is the older or the newer one at every moment. A group that changes
/// does so for all policies that name it: where one of them needs a number, the group waits for it, and
/// so do new policies that name the group. Policies that change together with a group are disabled
/// meanwhile, so that nothing is admitted on the way that neither version admits.
#[derive(Debug, Default)]
struct Changes<'t> {
    /// What can be loaded as it is.
    load: Vec<Edits<'t>>,
    /// What needs numbers, in this order: policies that go or rest, groups, policies.
    by_number: Vec<Edits<'t>>,
    /// What nothing uses any more, after that.
    unused: Vec<Edits<'t>>,
    /// The names of the policies whose numbers are needed, in quotes.
    numbered: BTreeSet<&'t str>,
}

impl<'t> Changes<'t> {
    fn between(before: &Configuration<'t>, after: &Configuration<'t>) -> Self {
        let policies = Policies::between(before, after);
        let waiting = policies.waiting(&changed_groups(before, after));
        let mut changes = Self { numbered: policies.numbered(), ..Self::default() };
        changes.by_number.push(policies.first(&waiting));
        for (table, entries) in after.tables.iter().filter(|(table, _)| *table != POLICY) {
            let former = before.table(table);
            let [mut load, mut wait] = [(); 2].map(|()| Edits { table, ..Edits::default() });
            for entry in entries {
                let lines = entry.since(former.get(entry.name).copied());
                let waits = table.starts_with(GROUP) && waiting.contains(entry.name);
                let edits = if waits { &mut wait } else { &mut load };
                edits.edit(entry.name, lines);
            }
            changes.load.push(load);
            changes.by_number.push(wait);
        }
        let [load, wait] = policies.edits(&waiting);
        changes.load.push(load);
        changes.by_number.push(wait);
        for (table, entries) in before.tables.iter().rev().filter(|(table, _)| *table != POLICY) {
            let now = after.table(table);
            let gone = entries.iter().filter(|entry| !now.contains_key(entry.name));
            let gone = gone.map(|entry| entry.name.to_owned()).collect();
            changes.unused.push(Edits { table, gone, ..Edits::default() });
        }
        changes
    }

    /// Writes what can be loaded as it is.
    fn write_load(&self, output: &mut dyn Write) -> io::Result<()> {
        self.load.iter().try_for_each(|edits| edits.write("", output))
    }

    /// Writes what needs numbers, in comments.
    fn write_by_number(&self, output: &mut dyn Write) -> io::Result<()> {
        self.by_number.iter().try_for_each(|edits| edits.write(COMMENT, output))
    }

    /// Whether something is not used any more.
    fn has_unused(&self) -> bool {
        self.unused.iter().any(|edits| !edits.is_empty())
    }

    /// Writes what is not used any more.
    fn write_unused(&self, sign: &str, output: &mut dyn Write) -> io::Result<()> {
        self.unused.iter().try_for_each(|edits| edits.write(sign, output))
    }
}

/// The names of the groups that have other members than before.
fn changed_groups<'t>(before: &Configuration<'t>, after: &Configuration<'t>) -> BTreeSet<&'t str> {
    let groups = after.tables.iter().filter(|(table, _)| table.starts_with(GROUP));
    let changed = groups.flat_map(|(table, entries)| {
        let former = before.table(table);
        let is_changed = move |entry: &&Entry<'t>| {
            former.get(entry.name).is_some_and(|old| old.get("member") != entry.get("member"))
        };
        entries.iter().filter(is_changed)
    });
    changed.map(|entry| entry.name).collect()
}

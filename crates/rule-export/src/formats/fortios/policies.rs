//! The policies that differ between two versions.

use std::collections::BTreeSet;

use super::configuration::{Configuration, Edits, Entry, POLICY};

/// What stands for a policy's number, before its name.
pub(super) const NUMBER: &str = "NUMBER_OF_";

/// The policies that differ, each as it was and as it is.
#[derive(Debug)]
pub(super) struct Policies<'c, 't>(Vec<(Option<&'c Entry<'t>>, Option<&'c Entry<'t>>)>);

impl<'c, 't> Policies<'c, 't> {
    pub(super) fn between(before: &'c Configuration<'t>, after: &'c Configuration<'t>) -> Self {
        let (old, new) = (before.table(POLICY), after.table(POLICY));
        let gone = before.entries(POLICY).filter(|entry| !new.contains_key(entry.name));
        let gone = gone.map(|entry| (Some(entry), None));
        let kept = after.entries(POLICY).map(|entry| (old.get(entry.name).copied(), Some(entry)));
        let differ = |(old, new): &(Option<&Entry<'t>>, Option<&Entry<'t>>)| old != new;
        Self(gone.chain(kept.filter(differ)).collect())
    }

    pub(super) fn numbered(&self) -> BTreeSet<&'t str> {
        self.0.iter().filter_map(|(old, _)| old.map(|old| old.name)).collect()
    }

    /// Those of the changed groups that a policy names which needs a number.
    pub(super) fn waiting(&self, changed: &BTreeSet<&'t str>) -> BTreeSet<&'t str> {
        let numbered = self.0.iter().filter(|(old, _)| old.is_some());
        let sides = numbered.flat_map(|(old, new)| [*old, *new]).flatten();
        sides.flat_map(Entry::names).filter(|name| changed.contains(name)).collect()
    }

    /// What comes first: policies that go, and those that rest because they change with a group.
    pub(super) fn first(&self, waiting: &BTreeSet<&'t str>) -> Edits<'t> {
        let mut first = Edits { table: POLICY, ..Edits::default() };
        for (old, new) in &self.0 {
            match (old, new) {
                (Some(old), None) => first.gone.push(number(old)),
                (Some(old), Some(new)) if rests(old, new, waiting) => {
                    first.edit(&number(old), vec!["set status disable".to_owned()]);
                }
                _ => {}
            }
        }
        first
    }

    /// What can be loaded as it is, and what waits for numbers.
    pub(super) fn edits(&self, waiting: &BTreeSet<&'t str>) -> [Edits<'t>; 2] {
        let [mut load, mut wait] = [(); 2].map(|()| Edits { table: POLICY, ..Edits::default() });
        for (old, new) in &self.0 {
            let Some(new) = new else { continue };
            let mut lines = new.since(*old);
            match old {
                Some(old) => {
                    if rests(old, new, waiting) {
                        lines.push("set status enable".to_owned());
                    }
                    wait.edit(&number(old), lines);
                }
                None if new.names().any(|name| waiting.contains(name)) => wait.edit("0", lines),
                None => load.edit("0", lines),
            }
        }
        [load, wait]
    }
}

/// Whether a policy names a group that changes with it.
fn rests(old: &Entry<'_>, new: &Entry<'_>, waiting: &BTreeSet<&str>) -> bool {
    old.names().chain(new.names()).any(|name| waiting.contains(name))
}

/// What stands for a policy's number.
fn number(policy: &Entry<'_>) -> String {
    format!("{NUMBER}{}", policy.name.trim_matches('"'))
}

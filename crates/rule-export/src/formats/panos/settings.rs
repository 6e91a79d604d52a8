//! What is set, so that two versions can be compared.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::write_list;

/// What is set, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Settings {
    order: Vec<String>,
    by_path: BTreeMap<String, Entry>,
}

/// What is set of an object or a rule.
#[derive(Debug, Default, PartialEq)]
struct Entry {
    /// Settings of one value, such as `action allow`.
    values: Vec<String>,
    /// Settings that are lists, in the order of the file.
    lists: Vec<(String, Vec<String>)>,
}

impl Settings {
    pub(super) fn set(&mut self, path: String, setting: &str) {
        self.entry(path).values.push(setting.to_owned());
    }

    pub(super) fn add(&mut self, path: String, attribute: &str, members: &[String]) {
        self.entry(path).lists.push((attribute.to_owned(), members.to_vec()));
    }

    fn entry(&mut self, path: String) -> &mut Entry {
        if !self.by_path.contains_key(&path) {
            self.order.push(path.clone());
        }
        self.by_path.entry(path).or_default()
    }

    /// The lines that lead here from what was set: first what is new or changed, in the order of the
    /// file; then what is gone, the other way round, so that nothing is deleted that is still in use.
    /// What is changed keeps its place among the rules.
    pub(super) fn write_since(&self, before: &Self, output: &mut dyn Write) -> io::Result<()> {
        let nothing = Entry::default();
        for path in &self.order {
            if let Some(entry) = self.by_path.get(path) {
                entry.write_since(before.by_path.get(path).unwrap_or(&nothing), path, output)?;
            }
        }
        for path in before.order.iter().rev().filter(|path| !self.by_path.contains_key(*path)) {
            writeln!(output, "delete {path}")?;
        }
        Ok(())
    }
}

impl Entry {
    fn write_since(&self, before: &Self, path: &str, output: &mut dyn Write) -> io::Result<()> {
        for (attribute, members) in &self.lists {
            let former = before.list(attribute);
            let without = |list: &[String], other: &[String]| -> Vec<String> {
                let other: BTreeSet<&String> = other.iter().collect();
                list.iter().filter(|member| !other.contains(member)).cloned().collect()
            };
            let (gone, new) = (without(former, members), without(members, former));
            // A list is never empty on the way, but `any` doesn't stand beside others.
            let any_goes_first = [&gone, &new].iter().any(|list| list.iter().any(|it| it == "any"));
            if !any_goes_first {
                write_list(output, path, attribute, &new)?;
            }
            for member in gone {
                writeln!(output, "delete {path} {attribute} {member}")?;
            }
            if any_goes_first {
                write_list(output, path, attribute, &new)?;
            }
        }
        for value in self.values.iter().filter(|value| !before.values.contains(value)) {
            writeln!(output, "set {path} {value}")?;
        }
        Ok(())
    }

    fn list(&self, attribute: &str) -> &[String] {
        let found = self.lists.iter().find(|(known, _)| known == attribute);
        found.map_or(&[], |(_, members)| members)
    }
}

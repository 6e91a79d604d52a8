//! What a file of this format sets, read back so that two versions can be compared, and the commands
//! that edit it.

use std::collections::BTreeMap;
use std::io::{self, Write};

/// The table of the rules.
pub(super) const POLICY: &str = "policy";

/// The entries of a file, by table, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Configuration<'t> {
    pub(super) tables: Vec<(&'t str, Vec<Entry<'t>>)>,
}

/// What is set of something.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Entry<'t> {
    /// Its name, in quotes: a policy's number is not known.
    pub(super) name: &'t str,
    /// The lines that set each of its attributes.
    attributes: Vec<(&'t str, Vec<&'t str>)>,
}

impl<'t> Configuration<'t> {
    /// Reads what this format writes.
    pub(super) fn of(text: &'t str) -> Self {
        let mut all = Self::default();
        for line in text.lines() {
            if let Some(table) = line.strip_prefix("config firewall ") {
                all.tables.push((table, Vec::new()));
            } else if let Some((_, entries)) = all.tables.last_mut() {
                if let Some(name) = line.strip_prefix("    edit ") {
                    entries.push(Entry { name, attributes: Vec::new() });
                } else if let (Some(command), Some(entry)) =
                    (line.strip_prefix("        "), entries.last_mut())
                {
                    entry.take(command);
                }
            }
        }
        all
    }

    pub(super) fn entries(&self, table: &str) -> impl Iterator<Item = &Entry<'t>> {
        let same = self.tables.iter().filter(move |(name, _)| *name == table);
        same.flat_map(|(_, entries)| entries)
    }

    pub(super) fn table(&self, name: &str) -> BTreeMap<&'t str, &Entry<'t>> {
        self.entries(name).map(|entry| (entry.name, entry)).collect()
    }
}

impl<'t> Entry<'t> {
    /// Takes a line such as `set member "a" "b"` or `append member "c"`.
    fn take(&mut self, command: &'t str) {
        let mut words = command.splitn(3, ' ');
        let (verb, attribute, value) = (words.next(), words.next(), words.next());
        match (verb, attribute, self.attributes.last_mut()) {
            (Some("append"), _, Some((_, lines))) => lines.push(command),
            (_, Some("name"), _) => {
                self.name = value.unwrap_or_default();
                self.attributes.push(("name", vec![command]));
            }
            (_, Some(attribute), _) => self.attributes.push((attribute, vec![command])),
            _ => {}
        }
    }

    pub(super) fn get(&self, attribute: &str) -> Option<&[&'t str]> {
        let found = self.attributes.iter().find(|(name, _)| *name == attribute);
        found.map(|(_, lines)| &lines[..])
    }

    /// The addresses and groups that a policy names, in quotes.
    pub(super) fn names(&self) -> impl Iterator<Item = &'t str> {
        let sides = self
            .attributes
            .iter()
            .filter(|(name, _)| name.starts_with("srcaddr") || name.starts_with("dstaddr"));
        sides.flat_map(|(_, lines)| lines).flat_map(|line| line.split(' ').skip(2))
    }

    /// The lines that make this entry of what was there before.
    pub(super) fn since(&self, before: Option<&Self>) -> Vec<String> {
        let old = |attribute: &str| before.and_then(|before| before.get(attribute));
        let new = self.attributes.iter().filter(|(name, lines)| old(name) != Some(&lines[..]));
        let mut lines: Vec<String> =
            new.flat_map(|(_, lines)| lines).map(|line| (*line).to_owned()).collect();
        let former = before.into_iter().flat_map(|before| &before.attributes);
        let gone = former.filter(|(name, _)| self.get(name).is_none());
        lines.extend(gone.map(|(name, _)| format!("unset {name}")));
        lines
    }
}

/// What is to be done with a table.
#[derive(Debug, Default)]
pub(super) struct Edits<'t> {
    pub(super) table: &'t str,
    /// What to edit, with the lines to enter.
    pub(super) entries: Vec<(String, Vec<String>)>,
    /// What to delete.
    pub(super) gone: Vec<String>,
}

impl Edits<'_> {
    /// Takes an edit, unless there is nothing to do.
    pub(super) fn edit(&mut self, name: &str, lines: Vec<String>) {
        if !lines.is_empty() {
            self.entries.push((name.to_owned(), lines));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.gone.is_empty()
    }

    /// Writes the table with `sign` before each line.
    pub(super) fn write(&self, sign: &str, output: &mut dyn Write) -> io::Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        writeln!(output, "{sign}config firewall {}", self.table)?;
        for (name, lines) in &self.entries {
            writeln!(output, "{sign}    edit {name}")?;
            for line in lines {
                writeln!(output, "{sign}        {line}")?;
            }
            writeln!(output, "{sign}    next")?;
        }
        for name in &self.gone {
            writeln!(output, "{sign}    delete {name}")?;
        }
        writeln!(output, "{sign}end")
    }
}

//! What leads from one configuration of an ASA to the next, line by line.
//!
//! Each line is in force at once. Rules whose groups change are therefore taken away before, and come
//! back afterwards, so that nothing is admitted on the way that neither version admits. A list that
//! would lose its last entry, and be taken off its interface by that, gets one that denies everything
//! until its new entries are there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use port_model::wording::Message;

use super::{bindings, configuration, lists, says};
use crate::content::Content;
use crate::firewall::{Apart, Policy, Version, tame, texts};
use crate::report::Report;
use crate::request::ExportError;
use crate::text::message;

/// The lines between two versions.
pub(super) fn write(
    content: &Content<'_>,
    version: Version<'_, '_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let lang = content.lang();
    let former = Policy::former(content, says);
    let versions = [(&former, &Apart::of(&former)), version];
    let [before, after] = texts(versions, report, |output, version, report| {
        configuration(output, version, report, lang)
    })?;
    let (before, after) = (Configuration::of(&before), Configuration::of(&after));
    let changes = Changes::between(&before, &after);
    changes.write(output)?;
    for list in changes.abandoned() {
        let abandoned = Message::new("access-list-abandoned").with("name", list);
        writeln!(output, "! {}", tame(&message(lang, &abandoned)))?;
    }
    let known = lists(&former);
    bindings(output, lists(version.0).difference(&known).copied().collect(), lang)?;
    Ok(())
}

/// The lines of a configuration, put together to what belongs together.
#[derive(Debug, Default)]
struct Configuration<'t> {
    /// Objects and groups with their lines, by the line that they begin with, in the order of the file.
    blocks: Vec<(&'t str, Vec<&'t str>)>,
    /// Where each of them stands.
    places: BTreeMap<&'t str, usize>,
    /// What to fill in, as comments, by the object's name.
    missing: BTreeMap<&'t str, Vec<&'t str>>,
    rules: Vec<Rule<'t>>,
}

/// The remarks and entries of one rule in an access-list, without `access-list` before them.
#[derive(Debug, Default)]
struct Rule<'t> {
    remarks: Vec<&'t str>,
    entries: Vec<&'t str>,
}

impl<'t> Rule<'t> {
    fn list(&self) -> &'t str {
        self.entries.first().and_then(|entry| entry.split(' ').next()).unwrap_or_default()
    }

    fn groups(&self) -> impl Iterator<Item = &'t str> {
        let words = self.entries.iter().flat_map(|entry| {
            let words: Vec<&str> = entry.split(' ').collect();
            words.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>()
        });
        words.filter(|(word, _)| *word == "object-group").map(|(_, name)| name)
    }
}

impl<'t> Configuration<'t> {
    fn of(text: &'t str) -> Self {
        let mut all = Self::default();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            if let Some(name) = line.strip_prefix("! object network ") {
                let around = lines.get(at.saturating_sub(1)..=at + 1);
                all.missing.insert(name, around.unwrap_or_default().to_vec());
            } else if let Some(entry) = line.strip_prefix("access-list ") {
                all.entry(entry);
            } else if let (Some(body), Some(block)) =
                (line.strip_prefix(' '), all.blocks.last_mut())
            {
                block.1.push(body);
            } else if line.starts_with("object") {
                all.places.insert(line, all.blocks.len());
                all.blocks.push((line, Vec::new()));
            }
        }
        all
    }

    fn entry(&mut self, entry: &'t str) {
        let is_remark = entry.split(' ').nth(1) == Some("remark");
        let starts = self.rules.last().is_none_or(|rule| is_remark && !rule.entries.is_empty());
        if starts {
            self.rules.push(Rule::default());
        }
        let Some(rule) = self.rules.last_mut() else { return };
        if is_remark { rule.remarks.push(entry) } else { rule.entries.push(entry) }
    }

    fn block(&self, head: &str) -> Option<&[&'t str]> {
        self.blocks.get(*self.places.get(head)?).map(|(_, body)| &**body)
    }

    fn lists(&self) -> BTreeSet<&'t str> {
        self.rules.iter().map(Rule::list).collect()
    }
}

/// What differs between two configurations.
struct Changes<'c, 't> {
    before: &'c Configuration<'t>,
    after: &'c Configuration<'t>,
    gone: Vec<&'c Rule<'t>>,
    new: Vec<&'c Rule<'t>>,
    /// The lists that keep an entry.
    staying: BTreeSet<&'t str>,
}

impl<'c, 't> Changes<'c, 't> {
    fn between(before: &'c Configuration<'t>, after: &'c Configuration<'t>) -> Self {
        let touched = touched(before, after);
        let entries = |all: &'c Configuration<'t>| -> BTreeSet<&'c [&'t str]> {
            all.rules.iter().map(|rule| &*rule.entries).collect()
        };
        let both: BTreeSet<_> = entries(before).intersection(&entries(after)).copied().collect();
        let stays = |rule: &&Rule<'t>| {
            both.contains(&*rule.entries) && !rule.groups().any(|name| touched.contains(name))
        };
        let (kept, gone): (Vec<_>, Vec<_>) = before.rules.iter().partition(stays);
        let new = after.rules.iter().filter(|rule| !stays(rule)).collect();
        Self { before, after, gone, new, staying: kept.into_iter().map(Rule::list).collect() }
    }

    fn write(&self, output: &mut dyn Write) -> io::Result<()> {
        let emptied = self.emptied();
        for list in &emptied {
            writeln!(output, "access-list {list} line 1 {DENY}")?;
        }
        for rule in &self.gone {
            for line in rule.remarks.iter().chain(&rule.entries) {
                writeln!(output, "no access-list {line}")?;
            }
        }
        self.objects(output)?;
        for rule in &self.new {
            for line in rule.remarks.iter().chain(&rule.entries) {
                writeln!(output, "access-list {line}")?;
            }
        }
        let kept = self.after.lists();
        for list in emptied.iter().filter(|list| kept.contains(*list)) {
            writeln!(output, "no access-list {list} {DENY}")?;
        }
        self.unused(output)
    }

    /// The lists none of whose entries stay.
    fn emptied(&self) -> BTreeSet<&'t str> {
        self.before.lists().difference(&self.staying).copied().collect()
    }

    /// The lists of the older version that the newer one has nothing for.
    fn abandoned(&self) -> BTreeSet<&'t str> {
        self.before.lists().difference(&self.after.lists()).copied().collect()
    }

    fn objects(&self, output: &mut dyn Write) -> io::Result<()> {
        let known = &self.before.missing;
        for (_, lines) in self.after.missing.iter().filter(|(name, _)| !known.contains_key(*name)) {
            for line in lines {
                writeln!(output, "{line}")?;
            }
        }
        for (head, body) in &self.after.blocks {
            let former = self.before.block(head).unwrap_or_default();
            let added = body.iter().filter(|line| !former.contains(line));
            // A group keeps a member until it has another one: it may not be empty.
            let removed = former.iter().filter(|line| !body.contains(line)).filter_map(|line| {
                match line.split_once(' ') {
                    Some(("description", _))
                        if body.iter().any(|it| it.starts_with("description ")) =>
                    {
                        None
                    }
                    Some(("description", _)) => Some(" no description".to_owned()),
                    _ => Some(format!(" no {line}")),
                }
            });
            let lines: Vec<String> = added.map(|line| format!(" {line}")).chain(removed).collect();
            if !lines.is_empty() {
                writeln!(output, "{head}")?;
                for line in lines {
                    writeln!(output, "{line}")?;
                }
            }
        }
        Ok(())
    }

    /// Deletes what nothing names any more: groups before the objects that they are made of.
    fn unused(&self, output: &mut dyn Write) -> io::Result<()> {
        let unused = self.before.blocks.iter().filter(|(head, _)| self.after.block(head).is_none());
        let (groups, objects): (Vec<_>, Vec<_>) =
            unused.partition(|(head, _)| head.starts_with("object-group "));
        for (head, _) in groups.into_iter().chain(objects) {
            writeln!(output, "no {head}")?;
        }
        Ok(())
    }
}

/// The entry that holds a list while it has no other.
const DENY: &str = "extended deny ip any any";

/// The names of the groups that have other members.
fn touched<'t>(before: &Configuration<'t>, after: &Configuration<'t>) -> BTreeSet<&'t str> {
    let members = |body: &[&'t str]| -> BTreeSet<&'t str> {
        body.iter().copied().filter(|line| !line.starts_with("description ")).collect()
    };
    let other = |(head, body): &&(&'t str, Vec<&'t str>)| {
        before.block(head).is_some_and(|former| members(former) != members(body))
    };
    let heads = after.blocks.iter().filter(other);
    heads.filter_map(|(head, _)| head.rsplit(' ').next()).collect()
}

//! FortiOS: what differs between two versions, entered into a device that has the older one.

use std::collections::{BTreeMap, BTreeSet};

use port_model::Lang;
use rule_export::{Before, ByHand, Grouping, Remark, Request};

use crate::fortios::{self, Entry, FORTIOS, is_command, words};
use crate::link::Link;
use crate::support::{deployment, request};
use crate::versions::{Files, edit};

#[test]
fn a_golden_change() {
    FORTIOS.golden_change();
}

#[test]
fn a_change_leads_from_the_old_configuration_to_the_new_one() {
    let (mut completed, mut whole) = (0, 0);
    FORTIOS.each_pair(|files| {
        assert_leads(files);
        let has_numbers = parts(&files.change).1.is_some();
        completed += usize::from(has_numbers);
        whole += usize::from(!has_numbers);
    });
    assert!(completed > 100 && whole > 5, "{completed} {whole}");
}

/// A group changes at once for every policy that names it, and policies with numbers only one by one.
#[test]
fn nothing_is_admitted_on_the_way_that_neither_version_admits() {
    let [_, old] = edit();
    let text = old.document().to_yaml();
    let other_port = |text: &str| {
        text.replacen("platform: windows\n", "platform: windows\nports: { server: 17500 }\n", 1)
    };
    let other_members = text.replace("10.41.0.0/16", "10.42.0.0/16");
    for (new, rests) in
        [(other_port(&other_members), true), (other_port(&text), false), (other_members, false)]
    {
        let pair = [old.clone(), deployment(&new)];
        let files = FORTIOS.files_of(&pair, Grouping::Pair);
        assert_leads(&files);
        assert_eq!(files.change.contains("set status disable"), rests, "{}", files.change);
    }
}

/// Enters the older file and then the change, and looks on the way at what is admitted.
fn assert_leads(files: &Files) {
    let [mut device, mut wanted] = [&files.old, &files.new].map(|file| {
        let mut device = Device::default();
        device.enter(file);
        device
    });
    device.admitted = Some(&device.links() | &wanted.links());
    let (load, by_number) = parts(&files.change);
    device.enter(load);
    if let Some(by_number) = by_number {
        let completed = device.complete(by_number);
        device.enter(&completed);
    }
    assert_eq!(device.tables, wanted.tables, "{}", files.change);
    assert_eq!(device.by_name(), wanted.by_name(), "{}", files.change);
}

#[test]
fn what_stays_is_not_said() {
    let [old, _] = edit();
    let files = FORTIOS.files_of(&[old.clone(), old], Grouping::Pair);
    assert!(files.change.lines().all(|line| line.starts_with("# ")), "{}", files.change);
    assert!(parts(&files.change).1.is_none());
    let files = FORTIOS.files_of(&edit(), Grouping::Pair);
    assert!(files.change.lines().count() * 2 < files.new.lines().count(), "{}", files.change);
}

#[test]
fn what_has_to_be_done_by_hand_is_reported() {
    let [old, new] = edit();
    let (before, after) = (old.flows(Lang::En), new.flows(Lang::En));
    let then = Before { deployment: &old, flows: &before, version: Some(2) };
    let now = Request { before: Some(then), ..request(&new, &after, Grouping::Pair) };
    let (file, report) = FORTIOS.file(&new, &now);
    let by_hand = report.remarks.iter().filter_map(|remark| match remark {
        Remark::ByHand { rule, what: ByHand::Number } => Some(rule.as_str()),
        _ => None,
    });
    let by_hand: Vec<&str> = by_hand.collect();
    assert!(by_hand.contains(&"ts1_db") && !by_hand.iter().any(|rule| rule.contains("paris")));
    let (_, by_number) = parts(&file);
    let numbers = by_number.expect("some").matches("NUMBER_OF_").count();
    assert_eq!(by_hand.len(), numbers, "{file}");
}

#[test]
fn addresses_that_were_filled_in_by_hand_are_named_once_nothing_uses_them() {
    let text = crate::support::EXAMPLES[0].1;
    let known = "addresses: [10.10.0.31], ";
    assert!(text.contains(known));
    let (then, now) = (deployment(&text.replace(known, "")), deployment(text));
    let change = FORTIOS.files_of(&[then.clone(), now.clone()], Grouping::Pair).change;
    assert!(
        change.ends_with(" delete those that were filled in by hand: db_no_address.\n"),
        "{change}"
    );
    let change = FORTIOS.files_of(&[now, then], Grouping::Pair).change;
    assert!(!change.contains("filled in by hand"), "{change}");
}

/// What can be loaded as it is, and what somebody has to complete.
fn parts(change: &str) -> (&str, Option<&str>) {
    let explained = change.find("NUMBER_OF_NAME");
    let Some(explained) = explained else { return (change, None) };
    let start = change[..explained].rfind('\n').expect("a heading") + 1;
    let (load, rest) = change.split_at(start);
    (load, rest.split_once('\n').map(|(_, lines)| lines))
}

/// A device with its tables and its policies by number.
#[derive(Debug, Default)]
struct Device {
    tables: BTreeMap<String, BTreeMap<String, Entry>>,
    policies: BTreeMap<usize, Entry>,
    /// All that may ever be admitted.
    admitted: Option<BTreeSet<Link>>,
}

impl Device {
    fn enter(&mut self, file: &str) {
        let (mut table, mut key) = (String::new(), String::new());
        for line in file.lines().filter(|line| !line.starts_with("# ")) {
            if let Some(name) = line.strip_prefix("config firewall ") {
                name.clone_into(&mut table);
                continue;
            }
            let line = words(line);
            match line.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["edit", name] => key = self.edit(&table, name),
                ["set", attribute, ..] => {
                    self.entry(&table, &key).insert(attribute.to_owned(), line[2..].to_vec());
                }
                ["append", attribute, ..] => {
                    let values = self.entry(&table, &key).get_mut(attribute);
                    values.expect("set before").extend(line[2..].iter().cloned());
                }
                ["unset", attribute] => {
                    assert!(self.entry(&table, &key).remove(attribute).is_some(), "{line:?}");
                }
                ["next"] => {
                    self.check(&table, &key);
                    self.admits_nothing_else();
                }
                ["delete", name] => self.delete(&table, name),
                ["end"] => self.tables.retain(|_, entries| !entries.is_empty()),
                _ => panic!("not understood: {line:?}"),
            }
        }
    }

    /// Opens an entry and says by what it is known.
    fn edit(&mut self, table: &str, name: &str) -> String {
        if table != "policy" {
            self.tables.entry(table.to_owned()).or_default().entry(name.to_owned()).or_default();
            return name.to_owned();
        }
        if name == "0" {
            let next = self.policies.last_key_value().map_or(1, |(last, _)| last + 1);
            self.policies.insert(next, Entry::new());
            return next.to_string();
        }
        assert!(self.policies.contains_key(&name.parse().expect("a number")), "{name}");
        name.to_owned()
    }

    fn entry(&mut self, table: &str, key: &str) -> &mut Entry {
        let entry = match table {
            "policy" => self.policies.get_mut(&key.parse().expect("a number")),
            _ => self.tables.get_mut(table).and_then(|entries| entries.get_mut(key)),
        };
        entry.unwrap_or_else(|| panic!("{table} {key}"))
    }

    /// What an entry names has to be there, unless its address is missing.
    fn check(&mut self, table: &str, key: &str) {
        let entry = self.entry(table, key).clone();
        for (kind, name) in names(table, &entry) {
            let known = kind.iter().any(|table| {
                self.tables.get(table).is_some_and(|entries| entries.contains_key(&name))
            });
            assert!(
                known || name == "all" || name.contains("_no_address"),
                "{table} {key}: {name}"
            );
        }
    }

    fn delete(&mut self, table: &str, name: &str) {
        if table == "policy" {
            assert!(self.policies.remove(&name.parse().expect("a number")).is_some(), "{name}");
            return;
        }
        let entries = self.tables.get_mut(table).expect("a table");
        assert!(entries.remove(name).is_some(), "{table} {name}");
        let groups = self.tables.iter().flat_map(|(table, entries)| {
            entries.values().flat_map(|entry| names(table, entry)).collect::<Vec<_>>()
        });
        let policies = self.policies.values().flat_map(|entry| names("policy", entry));
        let mut used = groups.chain(policies);
        let is_used =
            used.any(|(tables, used)| tables.iter().any(|it| it == table) && used == name);
        assert!(!is_used, "{table} {name} is in use");
    }

    /// What the policies admit that are not disabled.
    fn links(&self) -> BTreeSet<Link> {
        let enabled = self
            .policies
            .values()
            .filter(|policy| policy.get("status").is_none_or(|status| status[0] == "enable"));
        let policies = enabled.cloned().map(|mut policy| {
            policy.remove("status");
            policy
        });
        fortios::Device { tables: self.tables.clone(), policies: policies.collect() }.links()
    }

    fn admits_nothing_else(&self) {
        if let Some(admitted) = &self.admitted {
            let links = self.links();
            let else_admitted: Vec<_> = links.difference(admitted).collect();
            assert!(else_admitted.is_empty(), "{else_admitted:?}");
        }
    }

    /// The lines with the numbers of the policies, and without the signs before them.
    fn complete(&self, lines: &str) -> String {
        let lines = lines.lines().filter_map(|line| line.strip_prefix("# "));
        let completed =
            lines.filter(|line| is_command(line)).map(|line| match line.split_once("NUMBER_OF_") {
                Some((command, name)) => format!("{command}{}", self.number(name)),
                None => line.to_owned(),
            });
        completed.collect::<Vec<_>>().join("\n")
    }

    fn number(&self, name: &str) -> usize {
        let found = self.policies.iter().find(|(_, policy)| policy["name"][0] == name);
        *found.unwrap_or_else(|| panic!("no policy {name}")).0
    }

    fn by_name(&mut self) -> BTreeMap<String, Entry> {
        let policies = self.policies.values_mut();
        let named = policies.map(|policy| {
            assert!(policy.remove("status").is_none_or(|status| status[0] == "enable"));
            (policy["name"][0].clone(), policy.clone())
        });
        named.collect()
    }
}

/// What an entry names, with the tables that it may be in.
fn names(table: &str, entry: &Entry) -> Vec<(Vec<String>, String)> {
    let addresses = |family: &str| vec![format!("address{family}"), format!("addrgrp{family}")];
    let family = if table.ends_with('6') { "6" } else { "" };
    let of = |attribute: &str, tables: &[String]| -> Vec<(Vec<String>, String)> {
        let values = entry.get(attribute).into_iter().flatten();
        values.map(|value| (tables.to_vec(), value.clone())).collect()
    };
    let mut all = of("member", &addresses(family));
    if table == "policy" {
        for (attribute, family) in
            [("srcaddr", ""), ("dstaddr", ""), ("srcaddr6", "6"), ("dstaddr6", "6")]
        {
            all.extend(of(attribute, &addresses(family)));
        }
        all.extend(of("service", &["service custom".to_owned()]));
    }
    all
}

//! Cisco ASA: what differs between two versions, entered line by line into a running configuration.

use std::collections::{BTreeMap, BTreeSet};

use rule_export::Grouping;

use crate::asa::ASA;
use crate::versions::edit;

#[test]
fn a_golden_change() {
    ASA.golden_change();
}

#[test]
fn a_change_leads_from_the_old_configuration_to_the_new_one() {
    ASA.each_pair(|files| {
        let mut device = Device::default();
        device.enter(&files.old);
        device.enter(&files.change);
        let mut wanted = Device::default();
        wanted.enter(&files.new);
        assert_eq!(device.blocks, wanted.blocks, "{}", files.change);
        device.release(&wanted);
        assert_eq!(device.entries(), wanted.entries(), "{}", files.change);
    });
}

#[test]
fn what_stays_is_not_said() {
    let [old, _] = edit();
    let files = ASA.files_of(&[old.clone(), old], Grouping::Pair);
    assert!(files.change.lines().all(|line| line.starts_with('!')), "{}", files.change);
    let files = ASA.files_of(&edit(), Grouping::Pair);
    assert!(files.change.lines().count() * 2 < files.new.lines().count(), "{}", files.change);
}

/// A running configuration.
#[derive(Debug, Default)]
struct Device {
    blocks: BTreeMap<String, BTreeSet<String>>,
    /// The lines of all access-lists, in their order.
    lists: Vec<String>,
}

const DENY: &str = " extended deny ip any any";

impl Device {
    fn enter(&mut self, file: &str) {
        let mut head = String::new();
        for line in file.lines().filter(|line| !line.starts_with('!')) {
            if let Some(body) = line.strip_prefix(' ') {
                self.set(&head, body);
            } else if let Some(entry) = line.strip_prefix("no access-list ") {
                let at = self.lists.iter().position(|known| known == entry);
                let end = self.lists.iter().rposition(|known| known == entry);
                let between = self.lists.get(at.unwrap_or(0)..end.unwrap_or(0));
                let rule = entry.split_inclusive(": ").next().expect("a beginning");
                let is_one_rule =
                    between.unwrap_or_default().iter().all(|known| known.starts_with(rule));
                assert!(is_one_rule, "another rule's could be taken: {line}");
                self.lists.remove(at.unwrap_or_else(|| panic!("{line}\n{file}")));
                let list = entry.split(' ').next().expect("a list");
                let left = self.lists.iter().any(|known| known.split(' ').next() == Some(list));
                assert!(left, "{list} would be taken off its interface: {line}\n{file}");
            } else if let Some(gone) = line.strip_prefix("no ") {
                assert!(self.blocks.remove(gone).is_some(), "{line}");
                assert!(!self.names(gone), "{line} is in use");
            } else if let Some(entry) = line.strip_prefix("access-list ") {
                self.add(entry);
            } else {
                line.clone_into(&mut head);
                self.blocks.entry(head.clone()).or_default();
            }
        }
    }

    fn add(&mut self, entry: &str) {
        match entry.split_once(" line 1 ") {
            Some((list, rest)) => self.lists.insert(0, format!("{list} {rest}")),
            None => self.lists.push(entry.to_owned()),
        }
        for two in entry.split(' ').collect::<Vec<_>>().windows(2) {
            let heads = match two[0] {
                "object" if !two[1].contains("_no_address") => {
                    vec![format!("object network {}", two[1])]
                }
                "object-group" => ["network", "service"]
                    .map(|kind| format!("object-group {kind} {}", two[1]))
                    .into(),
                _ => continue,
            };
            assert!(heads.iter().any(|head| self.blocks.contains_key(head)), "{entry}: {heads:?}");
        }
    }

    fn set(&mut self, head: &str, body: &str) {
        let used = self.names(head);
        let block = self.blocks.get_mut(head).expect("a block");
        match body.strip_prefix("no ") {
            Some("description") => block.retain(|line| !line.starts_with("description ")),
            Some(gone) => {
                assert!(!used, "{head} changes while rules name it");
                assert!(block.remove(gone), "{body}");
                assert!(!block.is_empty(), "{head} may not be empty");
            }
            None if body.starts_with("description ") => {
                block.retain(|line| !line.starts_with("description "));
                block.insert(body.to_owned());
            }
            None => {
                assert!(!used, "{head} changes while rules name it");
                assert!(block.insert(body.to_owned()), "{body} is there already");
            }
        }
    }

    /// Whether a rule names an object or a group, or a group an object.
    fn names(&self, head: &str) -> bool {
        let name = format!(" {}", head.rsplit(' ').next().expect("a name"));
        let is_named = |line: &String| {
            line.contains(" extended ") && format!("{line} ").contains(&format!("{name} "))
        };
        let in_groups = || {
            self.blocks
                .values()
                .flatten()
                .any(|line| line.ends_with(&name) && line.starts_with("network-object"))
        };
        self.lists.iter().any(is_named) || (head.starts_with("object network") && in_groups())
    }

    /// Forgets what holds lists for which the newer version has nothing.
    fn release(&mut self, wanted: &Self) {
        let list = |line: &String| line.split(' ').next().expect("a list").to_owned();
        let known: BTreeSet<String> = wanted.lists.iter().map(list).collect();
        self.lists.retain(|line| !line.ends_with(DENY) || known.contains(&list(line)));
    }

    /// The entries without their order, which has no meaning among those that permit.
    fn entries(&self) -> BTreeMap<&str, usize> {
        let entries = self.lists.iter().filter(|line| line.contains(" extended "));
        entries.fold(BTreeMap::new(), |mut all, line| {
            *all.entry(line.as_str()).or_default() += 1;
            all
        })
    }
}

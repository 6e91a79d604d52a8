//! PAN-OS: what differs between two versions, entered into a candidate configuration.

use std::collections::{BTreeMap, BTreeSet};

use rule_export::Grouping;

use crate::panos::{PANOS, members, words};
use crate::versions::edit;

#[test]
fn a_golden_change() {
    PANOS.golden_change();
}

#[test]
fn a_change_leads_from_the_old_configuration_to_the_new_one() {
    PANOS.each_pair(|files| {
        let mut candidate = Candidate::default();
        candidate.enter(&files.old);
        candidate.enter(&files.change);
        let mut wanted = Candidate::default();
        wanted.enter(&files.new);
        candidate.forget_heading();
        wanted.forget_heading();
        assert_eq!(candidate, wanted, "{}", files.change);
    });
}

#[test]
fn what_stays_is_not_said() {
    let [old, _] = edit();
    let files = PANOS.files_of(&[old.clone(), old], Grouping::Pair);
    assert_eq!(files.change.lines().count(), 1, "{}", files.change);
    assert!(files.change.starts_with("set tag portolan comments "));
    let files = PANOS.files_of(&edit(), Grouping::Pair);
    assert!(files.change.lines().count() * 2 < files.new.lines().count(), "{}", files.change);
}

/// What has been entered: each object's and rule's settings.
#[derive(Debug, Default, PartialEq)]
struct Candidate(BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

impl Candidate {
    fn enter(&mut self, file: &str) {
        for line in file.lines() {
            let words = words(line);
            let depth = if words[1] == "rulebase" { 5 } else { 3 };
            let (path, setting) = (words[1..depth].join(" "), &words[depth..]);
            match (words[0].as_str(), setting) {
                ("set", [attribute, values @ ..]) => self.set(path, attribute, values),
                ("delete", []) => {
                    assert!(self.0.remove(&path).is_some(), "{line}");
                    self.is_not_in_use(&path);
                }
                ("delete", [attribute, member]) => {
                    let settings = self.0.get_mut(&path).unwrap_or_else(|| panic!("{line}"));
                    assert!(
                        settings.get_mut(attribute).is_some_and(|it| it.remove(member)),
                        "{line}"
                    );
                }
                _ => panic!("not understood: {line}"),
            }
        }
    }

    fn set(&mut self, path: String, attribute: &str, values: &[String]) {
        let known = self.0.entry(path).or_default().entry(attribute.to_owned()).or_default();
        if values[0] == "[" {
            known.extend(members(values));
            assert!(known.len() == 1 || !known.contains("any"), "{attribute}: {known:?}");
        } else {
            *known = BTreeSet::from([values.join(" ")]);
        }
    }

    /// A device refuses to delete what something names.
    fn is_not_in_use(&self, path: &str) {
        let (kind, name) = path.rsplit_once(' ').expect("a kind and a name");
        let attributes: &[&str] = match kind {
            "address" | "address-group" => &["static", "source", "destination"],
            "service" | "service-group" => &["members", "service"],
            "tag" => &["tag"],
            _ => &[],
        };
        for (user, settings) in &self.0 {
            for attribute in attributes {
                let names = settings.get(*attribute);
                // A service and the group of the rule's name are told apart by their names.
                assert!(!names.is_some_and(|it| it.contains(name)), "{path} is used by {user}");
            }
        }
    }

    /// The heading says more where versions are compared.
    fn forget_heading(&mut self) {
        assert!(self.0.remove("tag portolan").is_some());
    }
}

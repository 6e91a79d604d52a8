//! Pairs of versions, for the formats that can say what differs.

use port_model::{Deployment, Lang};
use rule_export::{Before, Grouping, Request};

use crate::drafts;
use crate::harness::{Format, known, random};
use crate::support::{deployment, request};

/// How many random pairs each format is held against in each run.
const PAIRS: usize = 300;

/// The files of a pair: all of the old version, what differs, all of the new one.
pub(crate) struct Files {
    pub(crate) old: String,
    pub(crate) change: String,
    pub(crate) new: String,
}

/// An edit as people make it: an address, a group more, a component less.
pub(crate) fn edit() -> [Deployment; 2] {
    let text = crate::support::EXAMPLES[0].1;
    let group = "components:\n  - { id: paris, role: client-group, name: Paris clients, zone: core, addresses: [10.40.0.0/16, 10.41.0.0/16] }\n";
    let later = text
        .replace("10.10.0.31", "10.10.0.32")
        .replace("10.20.0.0/16", "10.21.0.0/16")
        .replacen("components:\n", group, 1);
    [deployment(text), deployment(&later)]
}

/// The pairs: known deployments in turn, both ways; each of them without one component; random ones,
/// and each of these beside itself with one address changed.
fn pairs() -> Vec<[Deployment; 2]> {
    let mut pairs = vec![edit()];
    let [old, new] = edit();
    pairs.push([new, old]);
    for two in known().windows(2) {
        pairs.extend([[two[0].clone(), two[1].clone()], [two[1].clone(), two[0].clone()]]);
        pairs.push([two[0].clone(), two[0].clone()]);
    }
    let drafts: Vec<Deployment> = random(PAIRS).collect();
    pairs.extend(drafts.windows(2).map(|two| [two[0].clone(), two[1].clone()]));
    for draft in drafts {
        let text = draft.document().to_yaml().replace("10.0.", "10.7.");
        pairs.extend(drafts::readable(&text).map(|moved| [draft, moved]));
    }
    pairs
}

impl Format {
    /// The files of a pair.
    pub(crate) fn files_of(&self, [old, new]: &[Deployment; 2], grouping: Grouping) -> Files {
        let (before, after) = (old.flows(Lang::En), new.flows(Lang::En));
        let then = Before { deployment: old, flows: &before, version: Some(2) };
        let now = request(new, &after, grouping);
        Files {
            old: self.file(old, &request(old, &before, grouping)).0,
            change: self.file(new, &Request { before: Some(then), ..now.clone() }).0,
            new: self.file(new, &now).0,
        }
    }

    /// Hands over the files of every pair.
    pub(crate) fn each_pair(&self, mut check: impl FnMut(&Files)) {
        let mut groupings = Grouping::ALL.iter().cycle();
        for pair in pairs() {
            check(&self.files_of(&pair, *groupings.next().expect("a grouping")));
        }
    }

    /// A snapshot of what differs after an edit.
    pub(crate) fn golden_change(&self) {
        let files = self.files_of(&edit(), Grouping::Pair);
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => format!("snapshots/{}", self.format.word()) }, {
            insta::assert_snapshot!("change", files.change);
        });
    }
}

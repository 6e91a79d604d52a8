//! What becomes of rules from one version of a deployment to the next: a change request.

use std::collections::BTreeMap;

use port_model::flow::Protocol;
use port_model::{Address, Deployment, Flow, Id, Port};
use serde::Serialize;

use crate::group::order;
use crate::rule::Rule;

/// The older version that an export is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The deployment as it was.
    pub deployment: &'a Deployment,
    /// Its flows then, in the language of the export.
    pub flows: &'a [Flow],
    /// Which version of it, where it is stored.
    pub version: Option<i64>,
}

/// What becomes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is new.
    Add,
    /// It is gone.
    Remove,
    /// It admits something else than before. Another name or reason is no change.
    Modify,
    /// It admits what it did.
    Keep,
}

impl Change {
    /// Every change, in the order of [`changes`]' counts.
    pub const ALL: [Self; 4] = [Self::Add, Self::Remove, Self::Modify, Self::Keep];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Modify => "modify",
            Self::Keep => "keep",
        }
    }
}

/// A rule with what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedRule {
    /// What becomes of it.
    pub change: Change,
    /// The rule as it is; of one that is gone, as it was.
    pub rule: Rule,
    /// As it was, where it is modified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Rule>,
}

/// Compares the rules of two versions, which have to be grouped alike. Rules of one id are the same
/// rule. The answer has the order of rules, with those that are gone where they were.
pub fn changes(before: Vec<Rule>, after: Vec<Rule>) -> Vec<ChangedRule> {
    let mut known: BTreeMap<String, Rule> =
        before.into_iter().map(|rule| (rule.id.clone(), rule)).collect();
    let mut all: Vec<ChangedRule> =
        after.into_iter().map(|rule| ChangedRule::between(known.remove(&rule.id), rule)).collect();
    let gone = |rule| ChangedRule { change: Change::Remove, rule, before: None };
    all.extend(known.into_values().map(gone));
    all.sort_by(|one, other| order(&one.rule).cmp(&order(&other.rule)));
    all
}

impl ChangedRule {
    fn between(before: Option<Rule>, rule: Rule) -> Self {
        match before {
            None => Self { change: Change::Add, rule, before: None },
            Some(before) if admits(&before) == admits(&rule) => {
                Self { change: Change::Keep, rule, before: None }
            }
            before => Self { change: Change::Modify, rule, before },
        }
    }
}

type End<'a> = (&'a Id, &'a [Address]);

/// What a rule admits: its zones, its ends with their addresses, its ports, and in which directions.
#[derive(PartialEq)]
struct Admits<'a> {
    zones: (&'a Id, &'a Id),
    sources: Vec<End<'a>>,
    destinations: Vec<End<'a>>,
    services: Vec<(Protocol, Option<Port>)>,
    bidirectional: bool,
}

fn admits(rule: &Rule) -> Admits<'_> {
    Admits {
        zones: (&rule.source_zone, &rule.destination_zone),
        sources: rule.sources.iter().map(|end| (&end.component, &*end.addresses)).collect(),
        destinations: rule
            .destinations
            .iter()
            .map(|end| (&end.component, &*end.addresses))
            .collect(),
        services: rule.services.iter().map(|service| (service.protocol, service.port)).collect(),
        bidirectional: rule.bidirectional,
    }
}

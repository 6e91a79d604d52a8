//! Groups flows into rules.
//!
//! A [`Bundle`] admits every source to every destination on every port. Two bundles that differ in
//! only one of the three can become one without admitting anything new, and that is all that
//! happens here.

use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use port_model::flow::{Protocol, Requirement};
use port_model::{Address, Endpoint, Flow, Id, Port};
use serde::Serialize;

use crate::filter::Filter;
use crate::names;
use crate::rule::{Reason, Rule, RuleService};

/// How flows become rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    /// A rule per flow.
    Flow,
    /// A rule per source and destination: their ports together.
    #[default]
    Pair,
    /// Sources, destinations and ports with the same purposes together.
    Compact,
}

impl Grouping {
    /// Every grouping, the finest first.
    pub const ALL: &'static [Self] = &[Self::Flow, Self::Pair, Self::Compact];

    /// The word in URLs and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Pair => "pair",
            Self::Compact => "compact",
        }
    }

    /// The grouping that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|grouping| grouping.word() == word)
    }
}

/// The rules for the flows that a filter admits, sorted by destination zone, source zone,
/// destination and service.
///
/// Flows that differ only in their reason become one rule with both reasons, in every grouping.
pub fn rules(flows: &[Flow], grouping: Grouping, filter: &Filter) -> Vec<Rule> {
    let each = flows.iter().filter(|flow| filter.admits(flow)).map(Bundle::of).collect();
    let connections =
        merge_by(each, |b| (b.sources.clone(), b.destinations.clone(), b.ports.clone()));
    let pairs = |bundles| {
        merge_by(bundles, |b| (b.sources.clone(), b.destinations.clone(), b.bidirectional))
    };
    let bundles = match grouping {
        Grouping::Flow => connections,
        Grouping::Pair => pairs(connections),
        Grouping::Compact => compact(pairs(connections)),
    };
    let mut rules = named(bundles, grouping);
    rules.sort_by_cached_key(order);
    rules
}

/// First sources that have a destination and its ports in common, then destinations that have
/// sources and ports in common. Rules stay between two zones, because walls stand there, and to
/// the same purposes, because who judges a rule judges its purpose.
fn compact<'a>(pairs: Vec<Bundle<'a>>) -> Vec<Bundle<'a>> {
    let kind = |b: &Bundle<'a>| (b.zones(), b.ports.clone(), b.purposes.clone(), b.bidirectional);
    let fans = merge_by(pairs, |b| (kind(b), b.destinations.clone()));
    merge_by(fans, |b| (kind(b), b.sources.clone()))
}

/// Merges the bundles that have a key in common, in the order of the keys.
fn merge_by<'a, K: Ord>(
    bundles: Vec<Bundle<'a>>,
    key: impl Fn(&Bundle<'a>) -> K,
) -> Vec<Bundle<'a>> {
    let mut merged: BTreeMap<K, Bundle<'a>> = BTreeMap::new();
    for bundle in bundles {
        match merged.entry(key(&bundle)) {
            Entry::Vacant(entry) => {
                entry.insert(bundle);
            }
            Entry::Occupied(mut entry) => entry.get_mut().add(bundle),
        }
    }
    merged.into_values().collect()
}

/// Flows that together admit every source to every destination on every port.
struct Bundle<'a> {
    sources: BTreeSet<End<'a>>,
    destinations: BTreeSet<End<'a>>,
    ports: BTreeSet<(Protocol, Option<Port>)>,
    /// The catalogue's rules, or `extra:ID`, that the flows follow from.
    purposes: BTreeSet<&'a str>,
    bidirectional: bool,
    flows: Vec<&'a Flow>,
}

/// An end of a flow, compared by where it is, which component it is and how it is reached.
#[derive(Clone, Copy)]
struct End<'a>(&'a Arc<Endpoint>);

impl<'a> End<'a> {
    fn key(self) -> (&'a Id, &'a Id, &'a [Address]) {
        (&self.0.zone, &self.0.component, &self.0.addresses)
    }
}

impl PartialEq for End<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for End<'_> {}

impl PartialOrd for End<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for End<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(self.0, other.0) {
            return Ordering::Equal;
        }
        self.key().cmp(&other.key())
    }
}

impl<'a> Bundle<'a> {
    fn of(flow: &'a Flow) -> Self {
        Self {
            sources: BTreeSet::from([End(&flow.source)]),
            destinations: BTreeSet::from([End(&flow.destination)]),
            ports: BTreeSet::from([(flow.protocol, flow.port)]),
            purposes: BTreeSet::from([&*flow.flow]),
            bidirectional: flow.bidirectional,
            flows: vec![flow],
        }
    }

    fn add(&mut self, other: Self) {
        self.sources.extend(other.sources);
        self.destinations.extend(other.destinations);
        self.ports.extend(other.ports);
        self.purposes.extend(other.purposes);
        self.bidirectional |= other.bidirectional;
        self.flows.extend(other.flows);
    }

    /// The zones that it runs from and to; all its ends are in the first one's.
    fn zones(&self) -> Option<(&'a Id, &'a Id)> {
        Some((&self.sources.first()?.0.zone, &self.destinations.first()?.0.zone))
    }

    fn first_flow(&self) -> Option<&'a Flow> {
        self.flows.iter().copied().min_by_key(|flow| &flow.id)
    }

    fn into_rule(self, id: String) -> Option<Rule> {
        let (source_zone, destination_zone) = self.zones()?;
        let reasons = reasons(&self.flows);
        let mut flows: Vec<String> = self.flows.iter().map(|flow| flow.id.clone()).collect();
        flows.sort();
        Some(Rule {
            id,
            source_zone: source_zone.clone(),
            destination_zone: destination_zone.clone(),
            sources: self.sources.iter().map(|end| Arc::clone(end.0)).collect(),
            destinations: self.destinations.iter().map(|end| Arc::clone(end.0)).collect(),
            services: services(&self.flows),
            bidirectional: self.bidirectional,
            requirement: reasons.first().map_or(Requirement::Optional, |first| first.requirement),
            reasons,
            flows,
        })
    }
}

fn reasons(flows: &[&Flow]) -> Vec<Reason> {
    let mut reasons = BTreeMap::new();
    for flow in flows {
        reasons.entry((flow.requirement, &*flow.flow, &*flow.summary)).or_insert_with(|| Reason {
            flow: flow.flow.to_string(),
            summary: Arc::clone(&flow.summary),
            requirement: flow.requirement,
            reference: Arc::clone(&flow.reference),
        });
    }
    reasons.into_values().collect()
}

fn services(flows: &[&Flow]) -> Vec<RuleService> {
    let mut services: BTreeMap<(Protocol, Option<Port>), BTreeSet<&Id>> = BTreeMap::new();
    for flow in flows {
        services.entry((flow.protocol, flow.port)).or_default().insert(&flow.service);
    }
    services
        .into_iter()
        .map(|((protocol, port), ids)| RuleService {
            protocol,
            port,
            ip_protocol: protocol.number(),
            services: ids.into_iter().cloned().collect(),
        })
        .collect()
}

/// Gives each bundle its id. Where two would have the same one, the bundle with the first flow
/// keeps it, so that a flow which is new in the next version seldom renames an old rule.
fn named(bundles: Vec<Bundle<'_>>, grouping: Grouping) -> Vec<Rule> {
    let mut with_first: Vec<(&Flow, Bundle<'_>)> = bundles
        .into_iter()
        .filter_map(|bundle| bundle.first_flow().map(|first| (first, bundle)))
        .collect();
    with_first.sort_by_key(|(first, _)| &first.id);
    let mut names = names::Names::default();
    with_first
        .into_iter()
        .filter_map(|(first, bundle)| {
            let source = &bundle.sources.first()?.0.component;
            let destination = &bundle.destinations.first()?.0.component;
            let plain = match grouping {
                Grouping::Flow => format!("{source}_{destination}_{}", service_name(first)),
                Grouping::Pair | Grouping::Compact => format!("{source}_{destination}"),
            };
            let id = names.take(&plain, &first.flow);
            bundle.into_rule(id)
        })
        .collect()
}

/// A service's name in a rule's id. The architect's own have no other name than their port.
fn service_name(flow: &Flow) -> String {
    match flow.port {
        Some(port) if flow.service == Id::CUSTOM => {
            format!("{}-{}-{port}", flow.service, flow.protocol)
        }
        _ => format!("{}-{}", flow.service, flow.protocol),
    }
}

fn order(rule: &Rule) -> impl Ord + use<> {
    let first = |ends: &[Arc<Endpoint>]| ends.first().map(|end| end.component.clone());
    (
        (rule.destination_zone.clone(), rule.source_zone.clone()),
        first(&rule.destinations),
        rule.services.clone(),
        first(&rule.sources),
        rule.id.clone(),
    )
}

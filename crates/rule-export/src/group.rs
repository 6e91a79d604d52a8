//! Groups flows into rules.
//!
//! Two [`Bundle`]s that differ only in their sources, only in their destinations or only in their
//! ports can become one without admitting anything new, and that is all that happens here.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use port_model::{Endpoint, Flow, Id};
use serde::{Deserialize, Serialize};

use crate::bundle::Bundle;
use crate::filter::Filter;
use crate::names::Names;
use crate::rule::Rule;

/// How flows become rules.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
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

impl fmt::Display for Grouping {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}

/// The rules for the flows that a filter admits, sorted by destination zone, source zone,
/// destination and service.
///
/// Flows that differ only in their reason become one rule with both reasons, in every grouping.
pub fn rules(flows: &[Flow], grouping: Grouping, filter: &Filter) -> Vec<Rule> {
    let each = flows.iter().filter(|flow| filter.admits(flow)).map(Bundle::of).collect();
    let connections =
        merge_by(each, |one, other| ends(one, other).then_with(|| one.ports.cmp(&other.ports)));
    let pairs = |bundles| {
        merge_by(bundles, |one, other| {
            ends(one, other).then_with(|| one.bidirectional.cmp(&other.bidirectional))
        })
    };
    let bundles = match grouping {
        Grouping::Flow => connections,
        Grouping::Pair => pairs(connections),
        Grouping::Compact => compact(pairs(connections)),
    };
    let mut rules = named(bundles, grouping);
    rules.sort_by(|one, other| order(one).cmp(&order(other)));
    rules
}

fn ends(one: &Bundle<'_>, other: &Bundle<'_>) -> Ordering {
    one.sources.cmp(&other.sources).then_with(|| one.destinations.cmp(&other.destinations))
}

/// First sources that have a destination and its ports in common, then destinations that have
/// sources and ports in common. Rules stay between two zones, because walls stand there, and to
/// the same purposes, because who judges a rule judges its purpose.
fn compact(pairs: Vec<Bundle<'_>>) -> Vec<Bundle<'_>> {
    let fans = merge_by(pairs, |one, other| {
        kind(one, other).then_with(|| one.destinations.cmp(&other.destinations))
    });
    merge_by(fans, |one, other| kind(one, other).then_with(|| one.sources.cmp(&other.sources)))
}

fn kind(one: &Bundle<'_>, other: &Bundle<'_>) -> Ordering {
    one.zones()
        .cmp(&other.zones())
        .then_with(|| one.ports.cmp(&other.ports))
        .then_with(|| one.purposes.cmp(&other.purposes))
        .then_with(|| one.bidirectional.cmp(&other.bidirectional))
}

/// Merges the bundles that compare as equal, in their order. What they are compared by they have in
/// common, so that merging does not change it.
fn merge_by<'a>(
    mut bundles: Vec<Bundle<'a>>,
    compare: impl Fn(&Bundle<'a>, &Bundle<'a>) -> Ordering,
) -> Vec<Bundle<'a>> {
    bundles.sort_by(&compare);
    let mut merged: Vec<Bundle<'a>> = Vec::with_capacity(bundles.len());
    for bundle in bundles {
        match merged.last_mut() {
            Some(last) if compare(last, &bundle).is_eq() => last.add(bundle),
            _ => merged.push(bundle),
        }
    }
    merged.iter_mut().for_each(Bundle::settle);
    merged
}

/// Gives each bundle its id. Where two would have the same one, the bundle with the first flow
/// keeps it, so that a flow which is new in the next version seldom renames an old rule.
fn named(bundles: Vec<Bundle<'_>>, grouping: Grouping) -> Vec<Rule> {
    let mut with_first: Vec<(&Flow, Bundle<'_>)> = bundles
        .into_iter()
        .filter_map(|bundle| bundle.first_flow().map(|first| (first, bundle)))
        .collect();
    with_first.sort_by_key(|(first, _)| &first.id);
    let mut names = Names::default();
    with_first
        .into_iter()
        .filter_map(|(first, bundle)| {
            let (source, destination) = bundle.first_ends()?;
            let (source, destination) = (&source.component, &destination.component);
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

/// The order of rules: by destination zone, source zone, destination and service.
pub(crate) fn order(rule: &Rule) -> impl Ord + use<'_> {
    fn first(ends: &[Arc<Endpoint>]) -> Option<&Id> {
        ends.first().map(|end| &end.component)
    }
    (
        (&rule.destination_zone, &rule.source_zone),
        first(&rule.destinations),
        &rule.services,
        first(&rule.sources),
        &rule.id,
    )
}

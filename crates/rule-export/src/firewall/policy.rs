//! Rules of one direction, as firewalls take them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use port_model::flow::Protocol;
use port_model::{Deployment, Endpoint, Id, Port};

use super::object::{Group, Object};
use super::place::{Family, Place};
use super::side::{Ends, Side};
use crate::content::Content;
use crate::report::{ByHand, Remark, Report, Unsayable};
use crate::rule::Rule;

/// The rules of an export, with the objects and services that they use.
#[derive(Debug)]
pub(crate) struct Policy<'a> {
    /// The rules, in the order of the spreadsheet.
    pub(crate) rules: Vec<Directed<'a>>,
    /// The objects by name. [`Place::Any`] is none; one without an address is.
    pub(crate) objects: BTreeMap<String, Object<'a>>,
    /// The components that are reached at several places, by name.
    pub(crate) groups: BTreeMap<String, Group<'a>>,
    /// Each protocol and port with the catalogue's services there.
    pub(crate) services: BTreeMap<(Protocol, Option<Port>), BTreeSet<&'a Id>>,
}

/// A rule in one direction.
#[derive(Debug, Clone)]
pub(crate) struct Directed<'a> {
    /// The rule's id; with `_back` for the way back of one that either end may open. At most 68
    /// bytes of letters, digits, `-` and `_`.
    pub(crate) name: String,
    /// The rule that it is of.
    pub(crate) rule: &'a Rule,
    /// Whether it is the way back.
    pub(crate) is_back: bool,
    /// The zone that connections are opened from.
    pub(crate) source_zone: &'a Id,
    /// The zone that they are opened to.
    pub(crate) destination_zone: &'a Id,
    /// Who opens connections.
    pub(crate) sources: Side<'a>,
    /// Who listens.
    pub(crate) destinations: Side<'a>,
}

/// The part of a rule that is of one family of addresses.
#[derive(Debug, Clone)]
pub(crate) struct OneFamily<'r, 'a> {
    pub(crate) family: Family,
    /// Objects of this family, and those that are of none.
    pub(crate) sources: Vec<&'r Object<'a>>,
    /// Objects of this family, and those that are of none.
    pub(crate) destinations: Vec<&'r Object<'a>>,
}

/// Why a format can't say a place, if it can't.
pub(crate) type Says = fn(&Place<'_>) -> Option<Unsayable>;

impl<'a> Policy<'a> {
    /// The rules that a format can say. What it can't say of a rule, and rules of which nothing is
    /// left, go into the report.
    pub(crate) fn of(content: &'a Content<'_>, says: Says, report: &mut Report) -> Self {
        Self::build(content.request.deployment, &content.rules, says, report)
    }

    /// The rules of the version that is compared with, as they were exported then; none where nothing
    /// is compared. What the format could not say of them is of the past.
    pub(crate) fn former(content: &'a Content<'_>, says: Says) -> Self {
        let deployment = content.former_names().deployment;
        Self::build(deployment, &content.former, says, &mut Report::default())
    }

    fn build(deployment: &Deployment, rules: &'a [Rule], says: Says, report: &mut Report) -> Self {
        let mut policy = Self {
            rules: Vec::with_capacity(rules.len()),
            objects: BTreeMap::new(),
            groups: BTreeMap::new(),
            services: BTreeMap::new(),
        };
        for rule in rules {
            policy.add(deployment, rule, says, report);
        }
        policy
    }

    /// Reports the rules about which a format says more than so many bytes.
    pub(crate) fn report_shortened(
        &self,
        report: &mut Report,
        limit: usize,
        said: impl Fn(&Directed<'_>) -> String,
    ) {
        // What is said is seldom long, and never longer than this.
        let may_be_long = self.rules.iter().filter(|rule| {
            let reasons = rule.rule.reasons.iter().map(|reason| reason.summary.len() + 2);
            rule.name.len() + 2 + reasons.sum::<usize>() > limit
        });
        let long = may_be_long.filter(|rule| said(rule).len() > limit);
        report.shortened(long.map(|rule| rule.rule.id.as_str()));
    }

    /// The names of its objects and groups.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.objects.keys().chain(self.groups.keys()).map(String::as_str)
    }

    /// Reports the rules that admit any address of any zone, where a format knows no zones.
    pub(crate) fn report_any_zone(&self, report: &mut Report) {
        let anywhere =
            self.rules.iter().filter(|rule| rule.sources.is_any() || rule.destinations.is_any());
        let mut ids: Vec<&String> = anywhere.map(|rule| &rule.rule.id).collect();
        ids.dedup();
        report.remarks.extend(ids.into_iter().cloned().map(|rule| Remark::AnyZone { rule }));
    }

    fn add(&mut self, deployment: &Deployment, rule: &'a Rule, says: Says, report: &mut Report) {
        let side = |ends: &'a [Arc<Endpoint>]| Ends::of(deployment, ends, says);
        let (sources, destinations) = (side(&rule.sources), side(&rule.destinations));
        let there = Directed {
            name: rule.id.clone(),
            rule,
            is_back: false,
            source_zone: &rule.source_zone,
            destination_zone: &rule.destination_zone,
            sources: sources.side(),
            destinations: destinations.side(),
        };
        if let Some(because) = there.emptied_by(&sources, &destinations) {
            report.remarks.push(Remark::LeftOut { rule: rule.id.clone(), part: None, because });
            return;
        }
        for (part, because) in sources.unsaid.iter().chain(&destinations.unsaid) {
            let (rule, part) = (rule.id.clone(), Some(part.clone()));
            report.remarks.push(Remark::LeftOut { rule, part, because: *because });
        }
        if there.sources.is_incomplete() || there.destinations.is_incomplete() {
            let rule = rule.id.clone();
            report.remarks.push(Remark::ByHand { rule, what: ByHand::Address });
        }
        self.know(sources);
        self.know(destinations);
        for service in &rule.services {
            let known = self.services.entry((service.protocol, service.port)).or_default();
            known.extend(&service.services);
        }
        let back = there.back();
        self.rules.push(there);
        self.rules.extend(back);
    }

    fn know(&mut self, ends: Ends<'a>) {
        let specific = ends.objects.into_iter().filter(|object| object.place != Place::Any);
        self.objects.extend(specific.map(|object| (object.name(), object)));
        self.groups.extend(ends.groups.into_iter().map(|group| (group.name.clone(), group)));
    }
}

impl<'a> Directed<'a> {
    /// Why nothing is left of the rule, if nothing is.
    fn emptied_by(&self, sources: &Ends<'_>, destinations: &Ends<'_>) -> Option<Unsayable> {
        let emptied = |ends: &Ends<'_>| {
            ends.unsaid.values().next().copied().filter(|_| ends.objects.is_empty())
        };
        emptied(sources)
            .or_else(|| emptied(destinations))
            .or_else(|| self.by_family().is_empty().then_some(Unsayable::Families))
    }

    /// The way back of a rule that either end may open. Where both sides are the same there is none.
    fn back(&self) -> Option<Self> {
        let twoway = self.rule.bidirectional && self.sources.objects != self.destinations.objects;
        twoway.then(|| Self {
            name: format!("{}_back", self.name),
            rule: self.rule,
            is_back: true,
            source_zone: self.destination_zone,
            destination_zone: self.source_zone,
            sources: self.destinations.clone(),
            destinations: self.sources.clone(),
        })
    }

    /// The ports of a protocol, sorted.
    pub(crate) fn ports(&self, protocol: Protocol) -> Vec<u16> {
        let services = self.rule.services.iter().filter(|service| service.protocol == protocol);
        services.filter_map(|service| service.port.map(Port::number)).collect()
    }

    /// Whether it admits ESP.
    pub(crate) fn has_esp(&self) -> bool {
        self.rule.services.iter().any(|service| service.protocol == Protocol::Esp)
    }

    /// The rule for each family of addresses, where a format keeps them apart. Empty where the sources
    /// are all of one family and the destinations of the other, so that nothing can connect.
    pub(crate) fn by_family(&self) -> Vec<OneFamily<'_, 'a>> {
        let anywhere = !Family::ALL.iter().any(|family| self.speaks(*family));
        Family::ALL
            .into_iter()
            .filter(|family| anywhere || self.speaks(*family))
            .map(|family| OneFamily {
                family,
                sources: self.sources.within(family),
                destinations: self.destinations.within(family),
            })
            .filter(|part| !part.sources.is_empty() && !part.destinations.is_empty())
            .collect()
    }

    /// The families of [`Self::by_family`].
    pub(super) fn families(&self) -> Vec<Family> {
        self.by_family().iter().map(|part| part.family).collect()
    }

    /// Whether a side has an address of a family.
    fn speaks(&self, family: Family) -> bool {
        let mut objects = self.sources.objects.iter().chain(&self.destinations.objects);
        objects.any(|object| object.place.family() == Some(family))
    }
}

//! Pairs up the components of a deployment as the catalogue's rules say.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;

use super::{End, Visit, management_address, peers};
use crate::catalogue::{Bearer, FlowRule, Pairing};
use crate::deployment::Deployment;
use crate::document::{Component, Platform};
use crate::names::Id;

/// Pairs up the components of a deployment.
pub(super) struct Pairs<'a> {
    deployment: &'a Deployment,
    by_role: HashMap<&'a Id, Vec<usize>>,
    appliances: Vec<usize>,
    /// The machines that bear a Tanium Server.
    with_server: HashSet<usize>,
    /// Whom each component names under `connects_to`, where it does.
    named: HashMap<usize, BTreeSet<usize>>,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(deployment: &'a Deployment) -> Self {
        let mut by_role: HashMap<&Id, Vec<usize>> = HashMap::new();
        let mut appliances = Vec::new();
        let mut with_server = HashSet::new();
        let mut named = HashMap::new();
        for (at, component) in deployment.components().iter().enumerate() {
            if deployment.place(at).is_some() {
                by_role.entry(&component.role).or_default().push(at);
                if deployment.component_is_appliance(at)
                    && deployment.platform() == Platform::Appliance
                {
                    appliances.push(deployment.machine(at));
                }
                if component.role == Id::TANIUM_SERVER {
                    with_server.insert(deployment.machine(at));
                }
            }
            if let Some(ids) = &component.connects_to {
                named.insert(at, ids.iter().filter_map(|id| deployment.index_of(id)).collect());
            }
        }
        appliances.sort_unstable();
        appliances.dedup();
        Self { deployment, by_role, appliances, with_server, named }
    }

    fn bearers(&self, bearer: &Bearer) -> Vec<End> {
        match bearer {
            Bearer::Role(role) => self.of_role(role).iter().copied().map(End::Component).collect(),
            Bearer::Appliance => self.appliances.iter().copied().map(End::Component).collect(),
            Bearer::Internet => vec![End::Internet],
        }
    }

    fn of_role(&self, role: &Id) -> &[usize] {
        self.by_role.get(role).map_or(&[], Vec::as_slice)
    }

    fn holds(&self, rule: &FlowRule) -> bool {
        let settings = &self.deployment.document().settings;
        rule.platform.is_none_or(|platform| platform == settings.platform)
            && rule.module.as_ref().is_none_or(|module| settings.modules.contains(module))
            && rule
                .versions
                .as_ref()
                .is_none_or(|versions| versions.include(settings.platform_version.as_deref()))
            && rule.internet_access.is_none_or(|access| access == settings.internet_access)
    }

    /// Calls `visit` with each pair of a rule, as long as it wants more.
    pub(super) fn of_rule(&self, rule: &FlowRule, visit: Visit<'_>) -> ControlFlow<()> {
        if !self.holds(rule) {
            return ControlFlow::Continue(());
        }
        let (mut sources, mut destinations) =
            (self.bearers(&rule.source), self.bearers(&rule.destination));
        match rule.pairing {
            Pairing::Each | Pairing::OtherMachines => {}
            Pairing::SourceChooses => return self.chosen(rule, &sources, &rule.destination, visit),
            Pairing::DestinationChooses => {
                let mut turned = |chooser, other| visit(other, chooser);
                return self.chosen(rule, &destinations, &rule.source, &mut turned);
            }
            Pairing::Itself => return self.itself(&sources, visit),
            Pairing::ClusterPeers => return self.cluster_peers(&sources, visit),
            Pairing::HubElsewhere => {
                sources.retain(|end| self.has_no_server(*end));
                destinations.retain(|end| self.has_no_server(*end));
            }
            Pairing::ManagementAddress => {
                destinations.retain(|end| management_address(self.deployment, *end).is_some());
            }
            Pairing::WhereSourceHas => {
                let known = self.sources_of_followed(rule);
                sources.retain(|end| known.contains(end));
            }
            Pairing::Alongside => {
                return self
                    .followed(rule)
                    .map_or(ControlFlow::Continue(()), |rule| self.of_rule(rule, visit));
            }
        }
        each(&sources, &destinations, rule.pairing == Pairing::OtherMachines, visit)
    }

    fn component(&self, end: End) -> Option<(usize, &'a Component)> {
        match end {
            End::Component(at) => {
                self.deployment.components().get(at).map(|component| (at, component))
            }
            End::Internet => None,
        }
    }

    /// Pairs each chooser with whom it names under `connects_to`; with every fitting one where it names nobody.
    fn chosen(
        &self,
        rule: &FlowRule,
        choosers: &[End],
        others: &Bearer,
        visit: Visit<'_>,
    ) -> ControlFlow<()> {
        let all = self.bearers(others);
        for (chooser, (at, _)) in
            choosers.iter().filter_map(|end| Some((*end, self.component(*end)?)))
        {
            match self.named.get(&at) {
                Some(named) => {
                    let fits = |at: &usize| all.binary_search(&End::Component(*at)).is_ok();
                    for other in named.iter().copied().filter(fits) {
                        visit(chooser, End::Component(other))?;
                    }
                }
                None if self.chooses_all(rule, at) => {
                    for other in &all {
                        visit(chooser, *other)?;
                    }
                }
                None => {}
            }
        }
        ControlFlow::Continue(())
    }

    fn chooses_all(&self, rule: &FlowRule, chooser: usize) -> bool {
        let kind = self.deployment.zone_kind(chooser);
        rule.default_in.is_empty() || kind.is_some_and(|kind| rule.default_in.contains(&kind))
    }

    fn itself(&self, groups: &[End], visit: Visit<'_>) -> ControlFlow<()> {
        for end in groups {
            if self.component(*end).is_some_and(|(at, group)| peers(self.deployment, at, group)) {
                visit(*end, *end)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn cluster_peers(&self, servers: &[End], visit: Visit<'_>) -> ControlFlow<()> {
        let mut clusters: BTreeMap<&str, Vec<End>> = BTreeMap::new();
        for end in servers {
            if let Some(cluster) =
                self.component(*end).and_then(|(_, server)| server.cluster.as_ref())
            {
                clusters.entry(cluster.as_str()).or_default().push(*end);
            }
        }
        for members in clusters.values() {
            each(members, members, true, visit)?;
        }
        ControlFlow::Continue(())
    }

    /// False for a hub whose machine bears a Tanium Server; nothing else is asked.
    fn has_no_server(&self, end: End) -> bool {
        let Some((at, component)) = self.component(end) else { return true };
        component.role != Id::ZONE_SERVER_HUB
            || !self.with_server.contains(&self.deployment.machine(at))
    }

    fn followed(&self, rule: &FlowRule) -> Option<&'a FlowRule> {
        rule.follows.as_ref().and_then(|id| self.deployment.catalogue().flow(id))
    }

    fn sources_of_followed(&self, rule: &FlowRule) -> HashSet<End> {
        let mut sources = HashSet::new();
        if let Some(followed) = self.followed(rule) {
            let _ = self.of_rule(followed, &mut |source, _| {
                sources.insert(source);
                ControlFlow::Continue(())
            });
        }
        sources
    }
}

/// Each source with each destination, or only with others than itself.
fn each(
    sources: &[End],
    destinations: &[End],
    others_only: bool,
    visit: Visit<'_>,
) -> ControlFlow<()> {
    for source in sources {
        for destination in
            destinations.iter().filter(|destination| !others_only || *destination != source)
        {
            visit(*source, *destination)?;
        }
    }
    ControlFlow::Continue(())
}

//! Which flows follow from a deployment: the catalogue's rules, each paired up over its components.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::catalogue::{Bearer, FlowRule, Pairing, ProcessName, Service};
use crate::deployment::Deployment;
use crate::document::{Component, ExtraFlow, Platform, ZoneKind};
use crate::flow::{Basis, Boundary, Encryption, Endpoint, Flow, FlowReference, Protocol};
use crate::names::{Id, Port};
use crate::wording::Lang;

/// One end of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Component(usize),
    Internet,
}

type Visit<'v> = &'v mut dyn FnMut(End, End) -> ControlFlow<()>;

/// The flows that follow, sorted by id, each id once.
pub(crate) fn flows(deployment: &Deployment, lang: Lang) -> Vec<Flow> {
    let pairs = Pairs::new(deployment);
    let mut rows = Rows::new(deployment, lang);
    for rule in &deployment.catalogue().flows {
        let _ = pairs.of_rule(rule, &mut |source, destination| {
            rows.add(rule, source, destination);
            ControlFlow::Continue(())
        });
    }
    for extra in &deployment.document().extra_flows {
        rows.add_extra(extra);
    }
    let mut flows = rows.flows;
    flows.sort_by(|one, other| one.id.cmp(&other.id));
    flows.dedup_by(|one, other| one.id == other.id);
    flows
}

/// How many flows follow, counted up to a limit without making them.
pub(crate) fn count(deployment: &Deployment, limit: usize) -> usize {
    let pairs = Pairs::new(deployment);
    let mut found: usize =
        deployment.document().extra_flows.iter().map(|extra| extra.ports.len().max(1)).sum();
    for rule in &deployment.catalogue().flows {
        let each = rule.services.len();
        let _ = pairs.of_rule(rule, &mut |_, _| {
            found += each;
            if found >= limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if found >= limit {
            break;
        }
    }
    found
}

/// The components that a rule pairs up, source first.
pub(crate) fn pairs_of(deployment: &Deployment, rule: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if let Some(rule) = deployment.catalogue().flows.iter().find(|known| known.id == *rule) {
        let _ = Pairs::new(deployment).of_rule(rule, &mut |source, destination| {
            if let (End::Component(source), End::Component(destination)) = (source, destination) {
                found.push((source, destination));
            }
            ControlFlow::Continue(())
        });
    }
    found
}

/// The number that a component listens on for a service.
pub(crate) fn listening_port(
    deployment: &Deployment,
    at: usize,
    service: &Service,
) -> Option<Port> {
    let own =
        deployment.components().get(at).and_then(|component| component.ports.get(&service.id));
    own.or(deployment.document().settings.ports.get(&service.id)).copied().or(service.port)
}

/// Pairs up the components of a deployment.
struct Pairs<'a> {
    deployment: &'a Deployment,
    by_role: HashMap<&'a Id, Vec<usize>>,
    appliances: Vec<usize>,
    /// The machines that bear a Tanium Server.
    with_server: HashSet<usize>,
    /// Whom each component names under `connects_to`, where it does.
    named: HashMap<usize, HashSet<usize>>,
}

impl<'a> Pairs<'a> {
    fn new(deployment: &'a Deployment) -> Self {
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
            && rule.internet_access.is_none_or(|access| access == settings.internet_access)
    }

    /// Calls `visit` with each pair of a rule, as long as it wants more.
    fn of_rule(&self, rule: &FlowRule, visit: Visit<'_>) -> ControlFlow<()> {
        if !self.holds(rule) {
            return ControlFlow::Continue(());
        }
        match rule.pairing {
            Pairing::Each => self.each(rule, &|_, _| true, visit),
            Pairing::SourceChooses => {
                let chooses = |source, destination| self.chooses(rule, source, destination);
                self.each(rule, &chooses, visit)
            }
            Pairing::DestinationChooses => {
                let chooses = |source, destination| self.chooses(rule, destination, source);
                self.each(rule, &chooses, visit)
            }
            Pairing::Itself => self.itself(rule, visit),
            Pairing::ClusterPeers => self.cluster_peers(rule, visit),
            Pairing::OtherMachines => {
                self.each(rule, &|source, destination| source != destination, visit)
            }
            Pairing::HubElsewhere => {
                let elsewhere = |source, destination| {
                    self.has_no_server(source) && self.has_no_server(destination)
                };
                self.each(rule, &elsewhere, visit)
            }
            Pairing::ManagementAddress => {
                let managed =
                    |_, destination| management_address(self.deployment, destination).is_some();
                self.each(rule, &managed, visit)
            }
            Pairing::WhereSourceHas => {
                let sources = self.sources_of_followed(rule);
                self.each(rule, &|source, _| sources.contains(&source), visit)
            }
            Pairing::Alongside => match self.followed(rule) {
                Some(followed) => self.of_rule(followed, visit),
                None => ControlFlow::Continue(()),
            },
        }
    }

    fn each(
        &self,
        rule: &FlowRule,
        fits: &dyn Fn(End, End) -> bool,
        visit: Visit<'_>,
    ) -> ControlFlow<()> {
        let destinations = self.bearers(&rule.destination);
        for source in self.bearers(&rule.source) {
            for &destination in
                destinations.iter().filter(|destination| fits(source, **destination))
            {
                visit(source, destination)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn component(&self, end: End) -> Option<(usize, &'a Component)> {
        match end {
            End::Component(at) => {
                self.deployment.components().get(at).map(|component| (at, component))
            }
            End::Internet => None,
        }
    }

    /// Whether one end names the other under `connects_to`, or names nobody and takes every fitting one.
    fn chooses(&self, rule: &FlowRule, chooser: End, other: End) -> bool {
        let (End::Component(chooser), End::Component(other)) = (chooser, other) else {
            return false;
        };
        match self.named.get(&chooser) {
            Some(named) => named.contains(&other),
            None => {
                rule.default_in.is_empty()
                    || self
                        .deployment
                        .zone_kind(chooser)
                        .is_some_and(|kind| rule.default_in.contains(&kind))
            }
        }
    }

    fn itself(&self, rule: &FlowRule, visit: Visit<'_>) -> ControlFlow<()> {
        for end in self.bearers(&rule.source) {
            if self.component(end).is_some_and(|(at, group)| peers(self.deployment, at, group)) {
                visit(end, end)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn cluster_peers(&self, rule: &FlowRule, visit: Visit<'_>) -> ControlFlow<()> {
        let cluster =
            |end| self.component(end).and_then(|(_, component)| component.cluster.as_ref());
        let peers = |source, destination| {
            source != destination
                && cluster(source).is_some()
                && cluster(source) == cluster(destination)
        };
        self.each(rule, &peers, visit)
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

/// Whether the endpoints of a group talk to each other: as it says, else everywhere but outside.
pub(crate) fn peers(deployment: &Deployment, at: usize, group: &Component) -> bool {
    group
        .peering
        .unwrap_or_else(|| deployment.zone_kind(at).is_some_and(|kind| kind != ZoneKind::Internet))
}

/// An appliance's management address: its own, or that of a component that shares its machine.
pub(crate) fn management_address_of(
    deployment: &Deployment,
    machine: usize,
) -> Option<crate::Address> {
    management_address(deployment, End::Component(machine))
}

fn management_address(deployment: &Deployment, machine: End) -> Option<crate::Address> {
    let End::Component(machine) = machine else { return None };
    std::iter::once(machine)
        .chain(deployment.on_machine(machine).iter().copied())
        .filter_map(|at| deployment.components().get(at))
        .find_map(|component| component.management_address.clone())
}

/// Makes flow rows out of pairs; what many rows share is made once.
struct Rows<'a> {
    deployment: &'a Deployment,
    lang: Lang,
    endpoints: HashMap<usize, Arc<Endpoint>>,
    texts: HashMap<&'a Id, (Arc<str>, Arc<FlowReference>)>,
    flows: Vec<Flow>,
}

impl<'a> Rows<'a> {
    fn new(deployment: &'a Deployment, lang: Lang) -> Self {
        Self {
            deployment,
            lang,
            endpoints: HashMap::new(),
            texts: HashMap::new(),
            flows: Vec::new(),
        }
    }

    fn add(&mut self, rule: &'a FlowRule, source: End, destination: End) {
        for id in &rule.services {
            let engine = self
                .component(destination)
                .and_then(|component| component.engine)
                .unwrap_or_default();
            if rule.by_engine && *id != engine.word() {
                continue;
            }
            let Some(service) = self.deployment.catalogue().service(id) else { continue };
            for &protocol in &service.protocols {
                self.add_one(rule, (source, destination), service, protocol);
            }
        }
    }

    fn add_one(
        &mut self,
        rule: &'a FlowRule,
        (source, destination): (End, End),
        service: &Service,
        protocol: Protocol,
    ) {
        let (summary, reference) = self.texts(rule);
        let from = self.rule_endpoint(rule, source);
        let to = self.rule_endpoint(rule, destination);
        let port = protocol.has_ports().then(|| self.port(destination, service)).flatten();
        self.flows.push(Flow {
            id: row_id(rule.id.as_str(), &from, &to, protocol, port),
            flow: Cow::Owned(rule.id.to_string()),
            protocol,
            port,
            ip_protocol: protocol.number(),
            service: service.id.clone(),
            bidirectional: rule.bidirectional,
            boundary: self.boundary(source, destination),
            requirement: rule.requirement,
            encryption: rule
                .encryption
                .get(service.id.as_str())
                .copied()
                .unwrap_or(Encryption::Unknown),
            source_process: self.process(
                rule.source_process.as_ref(),
                &rule.source,
                source,
                service,
            ),
            destination_process: self.process(
                rule.destination_process.as_ref(),
                &rule.destination,
                destination,
                service,
            ),
            source: from,
            destination: to,
            summary,
            reference,
        });
    }

    fn add_extra(&mut self, extra: &ExtraFlow) {
        let (Some(source), Some(destination)) =
            (self.end(&extra.source), self.end(&extra.destination))
        else {
            return;
        };
        let (from, to) = (self.endpoint(source), self.endpoint(destination));
        let reference = Arc::new(FlowReference {
            basis: Basis::Custom,
            title: String::new(),
            url: String::new(),
            section: String::new(),
            note: None,
        });
        let flow = format!("extra:{}", extra.id);
        let ports: Vec<Option<Port>> = if extra.ports.is_empty() {
            vec![None]
        } else {
            extra.ports.iter().copied().map(Some).collect()
        };
        for port in ports {
            self.flows.push(Flow {
                id: row_id(&flow, &from, &to, extra.protocol, port),
                flow: Cow::Owned(flow.clone()),
                source: Arc::clone(&from),
                destination: Arc::clone(&to),
                protocol: extra.protocol,
                port,
                ip_protocol: extra.protocol.number(),
                service: Id::CUSTOM,
                bidirectional: false,
                boundary: self.boundary(source, destination),
                requirement: extra.requirement,
                encryption: Encryption::Unknown,
                source_process: None,
                destination_process: None,
                summary: extra.summary.as_str().into(),
                reference: Arc::clone(&reference),
            });
        }
    }

    /// The end that an extra flow names; nothing for a component that is nowhere.
    fn end(&self, id: &Id) -> Option<End> {
        if *id == Id::INTERNET {
            return Some(End::Internet);
        }
        let at = self.deployment.index_of(id)?;
        self.deployment.place(at).map(|_| End::Component(at))
    }

    fn component(&self, end: End) -> Option<&'a Component> {
        match end {
            End::Component(at) => self.deployment.components().get(at),
            End::Internet => None,
        }
    }

    fn rule_endpoint(&mut self, rule: &FlowRule, end: End) -> Arc<Endpoint> {
        let endpoint = self.endpoint(end);
        let addresses = match (end, rule.pairing, &rule.destination) {
            (End::Internet, ..) => rule.addresses.clone(),
            (End::Component(at), Pairing::ManagementAddress, Bearer::Appliance)
                if self.deployment.is_appliance(at) =>
            {
                management_address(self.deployment, end).into_iter().collect()
            }
            _ => return endpoint,
        };
        Arc::new(Endpoint { addresses, ..Endpoint::clone(&endpoint) })
    }

    fn endpoint(&mut self, end: End) -> Arc<Endpoint> {
        let End::Component(at) = end else { return Arc::new(self.internet()) };
        if let Some(known) = self.endpoints.get(&at) {
            return Arc::clone(known);
        }
        let made = Arc::new(self.component_endpoint(at));
        self.endpoints.insert(at, Arc::clone(&made));
        made
    }

    fn component_endpoint(&self, at: usize) -> Endpoint {
        let component = self.component(End::Component(at));
        let id = component.map_or(Id::CUSTOM, |component| component.id.clone());
        Endpoint {
            name: component
                .map_or_else(String::new, |known| self.deployment.component_name(known, self.lang)),
            role: component.map_or(Id::CUSTOM, |component| component.role.clone()),
            zone: self.deployment.zone_of(at).map_or(Id::INTERNET, |zone| zone.id.clone()),
            network: self.deployment.network_of(at).map(|network| network.id.clone()),
            addresses: self.deployment.addresses(at).to_vec(),
            component: id,
        }
    }

    /// The far end outside. It is in the first internet zone that the document names.
    fn internet(&self) -> Endpoint {
        let zones = &self.deployment.document().zones;
        let zone = zones.iter().find(|zone| zone.kind == ZoneKind::Internet);
        Endpoint {
            component: Id::INTERNET,
            name: "Internet".to_owned(),
            role: Id::INTERNET,
            zone: zone.map_or(Id::INTERNET, |zone| zone.id.clone()),
            network: None,
            addresses: Vec::new(),
        }
    }

    fn texts(&mut self, rule: &'a FlowRule) -> (Arc<str>, Arc<FlowReference>) {
        let (deployment, lang) = (self.deployment, self.lang);
        let texts = self.texts.entry(&rule.id).or_insert_with(|| {
            let summary = rule.summary.get(lang).into();
            (summary, Arc::new(reference(deployment, rule, lang)))
        });
        (Arc::clone(&texts.0), Arc::clone(&texts.1))
    }

    fn port(&self, destination: End, service: &Service) -> Option<Port> {
        match destination {
            End::Component(at) => listening_port(self.deployment, at, service),
            End::Internet => {
                self.deployment.document().settings.ports.get(&service.id).copied().or(service.port)
            }
        }
    }

    fn process(
        &self,
        named: Option<&ProcessName>,
        bearer: &Bearer,
        end: End,
        service: &Service,
    ) -> Option<Arc<str>> {
        match (named, bearer) {
            (Some(ProcessName::Known(choice)), _) => {
                choice.get(service.id.as_str()).map(|name| name.as_str().into())
            }
            (None, Bearer::Role(_)) => {
                let role = self.deployment.role(self.component(end)?)?;
                role.process.as_ref().map(|process| process.on(self.deployment.platform()).into())
            }
            (Some(ProcessName::Unknown(_)), _) | (None, Bearer::Appliance | Bearer::Internet) => {
                None
            }
        }
    }

    fn boundary(&self, source: End, destination: End) -> Boundary {
        let (End::Component(from), End::Component(to)) = (source, destination) else {
            return Boundary::Crossing;
        };
        let is_group =
            self.component(source).is_some_and(|component| component.role == Id::CLIENT_GROUP);
        if from == to && is_group {
            return Boundary::Network;
        }
        if self.deployment.machine(from) == self.deployment.machine(to) {
            return Boundary::Host;
        }
        match (self.deployment.place(from), self.deployment.place(to)) {
            (Some(from), Some(to)) if from.network.is_some() && from.network == to.network => {
                Boundary::Network
            }
            (Some(from), Some(to)) if from.zone == to.zone => Boundary::Zone,
            _ => Boundary::Crossing,
        }
    }
}

fn reference(deployment: &Deployment, rule: &FlowRule, lang: Lang) -> FlowReference {
    let platform = deployment.platform().word();
    let page = rule.reference.get(platform).and_then(|id| deployment.catalogue().reference(id));
    FlowReference {
        basis: rule.basis.get(platform).copied().unwrap_or(Basis::Vendor),
        title: page.map_or_else(String::new, |page| page.title.clone()),
        url: page.map_or_else(String::new, |page| page.url.clone()),
        section: rule.section.get(platform).cloned().unwrap_or_default(),
        note: rule.note.as_ref().map(|note| note.get(lang).to_owned()),
    }
}

fn row_id(
    flow: &str,
    source: &Endpoint,
    destination: &Endpoint,
    protocol: Protocol,
    port: Option<Port>,
) -> String {
    let (source, destination) = (&source.component, &destination.component);
    match port {
        Some(port) => format!("{flow}/{source}/{destination}/{protocol}/{port}"),
        None => format!("{flow}/{source}/{destination}/{protocol}/-"),
    }
}

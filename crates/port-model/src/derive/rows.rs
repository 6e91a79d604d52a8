//! Makes flow rows out of pairs of components.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::{End, listening_port, management_address};
use crate::catalogue::{Bearer, FlowRule, Pairing, ProcessName, Service};
use crate::deployment::Deployment;
use crate::document::{Component, ExtraFlow, ZoneKind};
use crate::flow::{Basis, Boundary, Encryption, Endpoint, Flow, FlowReference, Protocol};
use crate::names::{Id, Port};
use crate::wording::Lang;

/// Makes flow rows out of pairs; what many rows share is made once.
pub(super) struct Rows<'a> {
    deployment: &'a Deployment,
    lang: Lang,
    endpoints: HashMap<usize, Arc<Endpoint>>,
    texts: HashMap<&'a Id, (Arc<str>, Arc<FlowReference>)>,
    pub(super) flows: Vec<Flow>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(deployment: &'a Deployment, lang: Lang) -> Self {
        Self {
            deployment,
            lang,
            endpoints: HashMap::new(),
            texts: HashMap::new(),
            flows: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, rule: &'a FlowRule, source: End, destination: End) {
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
            encryption: self.encryption(rule, service),
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

    pub(super) fn add_extra(&mut self, extra: &ExtraFlow) {
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

    fn encryption(&self, rule: &FlowRule, service: &Service) -> Encryption {
        let stated = rule.encryption.get(service.id.as_str()).copied();
        let stated = stated.unwrap_or(Encryption::Unknown);
        let version = self.deployment.document().settings.platform_version.as_deref();
        rule.encrypted_since.as_ref().map_or(stated, |since| since.on(version, stated))
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

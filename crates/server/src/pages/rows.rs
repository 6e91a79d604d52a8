//! Components and flows as the tables of pages show them.

use std::collections::HashMap;

use port_model::document::{Component, Network, Zone};
use port_model::flow::Basis;
use port_model::{Deployment, Flow, Id, Lang};

use super::Base;
use crate::paths::Paths;
use crate::view::View;

/// A zone with its networks and components.
#[derive(Debug)]
pub(crate) struct ZoneRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) edit: String,
    /// First what is straight in the zone, then each network.
    pub(crate) groups: Vec<Group>,
}

/// What is in one network, or straight in a zone.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) network: Option<NetworkRow>,
    pub(crate) components: Vec<ComponentRow>,
}

/// A network.
#[derive(Debug)]
pub(crate) struct NetworkRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) cidrs: String,
    pub(crate) edit: String,
}

/// A component.
#[derive(Debug)]
pub(crate) struct ComponentRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) addresses: String,
    pub(crate) host: Option<String>,
    pub(crate) details: String,
    pub(crate) edit: String,
    /// The picture of what it talks to.
    pub(crate) neighbours: String,
    pub(crate) flows_in: usize,
    pub(crate) flows_out: usize,
    /// The keys of what was found, and how much it matters.
    pub(crate) findings: Vec<(String, &'static str)>,
}

/// A flow with its reason.
#[derive(Debug)]
pub(crate) struct FlowRow {
    pub(crate) id: String,
    pub(crate) source: End,
    pub(crate) destination: End,
    pub(crate) protocol: String,
    pub(crate) port: String,
    pub(crate) service: String,
    pub(crate) boundary: String,
    pub(crate) boundary_word: &'static str,
    pub(crate) requirement: String,
    pub(crate) requirement_word: &'static str,
    pub(crate) bidirectional: bool,
    pub(crate) summary: String,
    pub(crate) rule: String,
    pub(crate) encryption: String,
    pub(crate) processes: String,
    pub(crate) reference: Option<(String, String, String)>,
    pub(crate) basis: String,
    pub(crate) note: Option<String>,
}

/// An end of a flow.
#[derive(Debug)]
pub(crate) struct End {
    pub(crate) name: String,
    pub(crate) zone: String,
    pub(crate) addresses: String,
}

/// Every zone with what is in it, and the components that are nowhere.
pub(crate) fn zones(view: &View, base: &Base, paths: &Paths) -> (Vec<ZoneRow>, Vec<ComponentRow>) {
    let deployment = view.deployment();
    let document = deployment.document();
    let tally = Tally::of(view);
    let mut by_place = HashMap::new();
    let mut nowhere = Vec::new();
    for (at, component) in document.components.iter().enumerate() {
        let row = component_row(&tally, at, component, base, paths);
        match deployment.place(at) {
            Some(place) => by_place.entry(place).or_insert_with(Vec::new).push(row),
            None => nowhere.push(row),
        }
    }
    let zones = document.zones.iter().enumerate().map(|(at, zone)| {
        let mut groups = vec![Group {
            network: None,
            components: by_place
                .remove(&port_model::Place { zone: at, network: None })
                .unwrap_or_default(),
        }];
        for (index, network) in
            document.networks.iter().enumerate().filter(|(_, network)| network.zone == zone.id)
        {
            let place = port_model::Place { zone: at, network: Some(index) };
            let components = by_place.remove(&place).unwrap_or_default();
            groups.push(Group { network: Some(network_row(network, paths)), components });
        }
        zone_row(zone, groups, base, paths)
    });
    (zones.collect(), nowhere)
}

fn zone_row(zone: &Zone, groups: Vec<Group>, base: &Base, paths: &Paths) -> ZoneRow {
    ZoneRow {
        id: zone.id.to_string(),
        name: zone.display_name(base.lang),
        kind: base.t(&format!("zone-kind-{}", zone.kind)),
        edit: paths.item("zones", &zone.id),
        groups,
    }
}

fn network_row(network: &Network, paths: &Paths) -> NetworkRow {
    NetworkRow {
        id: network.id.to_string(),
        name: network.display_name().to_owned(),
        cidrs: joined(&network.cidrs),
        edit: paths.item("networks", &network.id),
    }
}

/// What is about each component, counted in one go.
struct Tally<'v> {
    view: &'v View,
    flows_in: HashMap<&'v Id, usize>,
    flows_out: HashMap<&'v Id, usize>,
    findings: HashMap<&'v Id, Vec<(String, &'static str)>>,
}

impl<'v> Tally<'v> {
    fn of(view: &'v View) -> Self {
        let mut tally = Self {
            view,
            flows_in: HashMap::new(),
            flows_out: HashMap::new(),
            findings: HashMap::new(),
        };
        for flow in &view.flows {
            *tally.flows_in.entry(&flow.destination.component).or_default() += 1;
            *tally.flows_out.entry(&flow.source.component).or_default() += 1;
        }
        for finding in &view.findings {
            let shown = (finding.key(), finding.severity.word());
            for id in &finding.components {
                tally.findings.entry(id).or_default().push(shown.clone());
            }
        }
        tally
    }
}

fn component_row(
    tally: &Tally<'_>,
    at: usize,
    component: &Component,
    base: &Base,
    paths: &Paths,
) -> ComponentRow {
    let deployment = tally.view.deployment();
    let host = component.host.as_ref().and_then(|host| deployment.component(host));
    let count = |flows: &HashMap<&Id, usize>| flows.get(&component.id).copied().unwrap_or(0);
    ComponentRow {
        id: component.id.to_string(),
        name: deployment.component_name(component, base.lang),
        role: role_name(deployment, component, base.lang),
        addresses: joined(deployment.addresses(at)),
        host: host.map(|host| deployment.component_name(host, base.lang)),
        details: details(component, base),
        edit: paths.item("components", &component.id),
        neighbours: format!("?view=component:{}", component.id),
        flows_in: count(&tally.flows_in),
        flows_out: count(&tally.flows_out),
        findings: tally.findings.get(&component.id).cloned().unwrap_or_default(),
    }
}

fn role_name(deployment: &Deployment, component: &Component, lang: Lang) -> String {
    deployment
        .role(component)
        .map_or_else(|| component.role.to_string(), |role| role.name.get(lang).to_owned())
}

fn details(component: &Component, base: &Base) -> String {
    let mut details = Vec::new();
    if let Some(cluster) = &component.cluster {
        details.push(base.t1("component-cluster", "name", cluster));
    }
    if let Some(count) = component.count {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        details.push(base.count("component-count", count));
    }
    if let Some(named) = &component.connects_to {
        details.push(base.t1("component-connects-to", "names", joined(named)));
    }
    if !component.ports.is_empty() {
        let ports: Vec<String> =
            component.ports.iter().map(|(service, port)| format!("{service} {port}")).collect();
        details.push(base.t1("component-ports", "ports", ports.join(", ")));
    }
    details.join(" · ")
}

fn joined(values: &[impl ToString]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A flow for a table.
pub(crate) fn flow(deployment: &Deployment, flow: &Flow, base: &Base) -> FlowRow {
    let service = deployment.catalogue().service(&flow.service);
    let processes = [&flow.source_process, &flow.destination_process]
        .map(|process| process.as_deref().unwrap_or("–"));
    let reference = &flow.reference;
    FlowRow {
        id: flow.id.clone(),
        source: end(deployment, &flow.source, base),
        destination: end(deployment, &flow.destination, base),
        protocol: flow.protocol.word().to_uppercase(),
        port: flow.port.map_or_else(|| "–".to_owned(), |port| port.to_string()),
        service: service.map_or_else(
            || flow.service.to_string(),
            |service| service.name.get(base.lang).to_owned(),
        ),
        boundary: base.t(&format!("boundary-{}", flow.boundary)),
        boundary_word: flow.boundary.word(),
        requirement: base.t(&format!("requirement-{}", flow.requirement)),
        requirement_word: flow.requirement.word(),
        bidirectional: flow.bidirectional,
        summary: flow.summary.to_string(),
        rule: flow.flow.to_string(),
        encryption: base.t(&format!("encryption-{}", flow.encryption)),
        processes: if processes == ["–", "–"] {
            String::new()
        } else {
            processes.join(" → ")
        },
        reference: (reference.basis != Basis::Custom)
            .then(|| (reference.title.clone(), reference.section.clone(), reference.url.clone())),
        basis: base.t(&format!("basis-{}", reference.basis)),
        note: reference.note.clone(),
    }
}

fn end(deployment: &Deployment, endpoint: &port_model::Endpoint, base: &Base) -> End {
    let document = deployment.document();
    let zone = document.zones.iter().find(|zone| zone.id == endpoint.zone);
    let network = endpoint
        .network
        .as_ref()
        .and_then(|id| document.networks.iter().find(|network| network.id == *id));
    let zone = zone.map_or_else(|| endpoint.zone.to_string(), |zone| zone.display_name(base.lang));
    End {
        name: endpoint.name.clone(),
        zone: network
            .map_or_else(|| zone.clone(), |network| format!("{zone} › {}", network.display_name())),
        addresses: joined(&endpoint.addresses),
    }
}

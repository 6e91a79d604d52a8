//! The flows derived from the contract's table in the plainest way: loops and conditions in the
//! table's order, no catalogue, nothing shared with the derivation that it is held against.

mod modules;
mod table;

use std::collections::BTreeSet;

use port_model::document::{Platform, ZoneKind};
use port_model::flow::{Protocol, Requirement};
use port_model::{Component, Document};

/// What the contract's table says of a flow.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    pub(crate) flow: String,
    pub(crate) source: String,
    pub(crate) destination: String,
    pub(crate) protocol: Protocol,
    pub(crate) port: Option<u16>,
    pub(crate) boundary: &'static str,
    pub(crate) requirement: Requirement,
    pub(crate) bidirectional: bool,
}

/// The document and the rows that were found so far.
struct Oracle<'a> {
    document: &'a Document,
    rows: BTreeSet<Row>,
}

impl Oracle<'_> {
    fn component(&self, id: &str) -> Option<&Component> {
        self.document.components.iter().find(|component| component.id == id)
    }

    /// The end of a component's chain of hosts; nothing where the chain is a circle.
    fn machine(&self, id: &str) -> Option<&Component> {
        let mut at = self.component(id)?;
        for _ in 0..self.document.components.len() {
            match &at.host {
                Some(host) => at = self.component(host.as_str())?,
                None => return Some(at),
            }
        }
        None
    }

    fn network(&self, id: &str) -> Option<&str> {
        self.machine(id)?.network.as_ref().map(port_model::Id::as_str)
    }

    fn zone(&self, id: &str) -> Option<&str> {
        let machine = self.machine(id)?;
        match &machine.network {
            Some(network) => {
                let network = self.document.networks.iter().find(|known| known.id == *network)?;
                Some(network.zone.as_str())
            }
            None => machine.zone.as_ref().map(port_model::Id::as_str),
        }
    }

    fn zone_kind(&self, id: &str) -> Option<ZoneKind> {
        let zone = self.zone(id)?;
        self.document.zones.iter().find(|known| known.id == zone).map(|known| known.kind)
    }

    /// The components of a role that are somewhere.
    fn all(&self, role: &str) -> Vec<String> {
        let of_role = self.document.components.iter().filter(|component| component.role == role);
        of_role
            .map(|component| component.id.to_string())
            .filter(|id| self.machine(id).is_some())
            .collect()
    }

    /// The machines that bear a server in a deployment of platform appliance.
    fn appliances(&self) -> BTreeSet<String> {
        if self.document.settings.platform != Platform::Appliance {
            return BTreeSet::new();
        }
        ["tanium-server", "module-server", "zone-server"]
            .iter()
            .flat_map(|role| self.all(role))
            .filter_map(|id| self.machine(&id).map(|machine| machine.id.to_string()))
            .collect()
    }

    fn is_managed(&self, appliance: &str) -> bool {
        self.document.components.iter().any(|component| {
            component.management_address.is_some()
                && self
                    .machine(component.id.as_str())
                    .is_some_and(|machine| machine.id == appliance)
        })
    }

    /// Whom a component talks to among the candidates: those it names, else all if `otherwise`.
    fn chosen(&self, id: &str, candidates: &[String], otherwise: bool) -> Vec<String> {
        let named = self.component(id).and_then(|component| component.connects_to.as_ref());
        let fits = |candidate: &&String| match named {
            Some(named) => named.iter().any(|name| name == candidate.as_str()),
            None => otherwise,
        };
        candidates.iter().filter(fits).cloned().collect()
    }

    fn port(&self, destination: &str, service: &str, default: u16) -> u16 {
        let own = self.component(destination).and_then(|component| component.ports.get(service));
        let of_deployment = self.document.settings.ports.get(service);
        own.or(of_deployment).map_or(default, |port| port.number())
    }

    fn boundary(&self, source: &str, destination: &str) -> &'static str {
        if source == "internet" || destination == "internet" {
            return "crossing";
        }
        let is_group = self.component(source).is_some_and(|found| found.role == "client-group");
        if source == destination && is_group {
            return "network";
        }
        let machine = |id| self.machine(id).map(|machine| &machine.id);
        if machine(source) == machine(destination) {
            return "host";
        }
        if self.network(source).is_some() && self.network(source) == self.network(destination) {
            return "network";
        }
        if self.zone(source) == self.zone(destination) { "zone" } else { "crossing" }
    }

    fn add(
        &mut self,
        flow: &str,
        ends: (&str, &str),
        protocol: Protocol,
        port: Option<u16>,
        requirement: Requirement,
    ) {
        self.rows.insert(Row {
            flow: flow.to_owned(),
            source: ends.0.to_owned(),
            destination: ends.1.to_owned(),
            protocol,
            port,
            boundary: self.boundary(ends.0, ends.1),
            requirement,
            bidirectional: flow == "client-peering",
        });
    }

    /// One flow per pair and service.
    fn each(
        &mut self,
        flow: &str,
        sources: impl IntoIterator<Item = String>,
        destinations: &[String],
        services: &[(&str, u16, Protocol)],
        requirement: Requirement,
    ) {
        for source in sources {
            for destination in destinations {
                for (service, default, protocol) in services {
                    let port = self.port(destination, service, *default);
                    self.add(flow, (&source, destination), *protocol, Some(port), requirement);
                }
            }
        }
    }
}

/// The rows that the contract's table gives for a document.
pub(crate) fn expected(document: &Document) -> BTreeSet<Row> {
    let mut oracle = Oracle { document, rows: BTreeSet::new() };
    let appliance = document.settings.platform == Platform::Appliance;
    oracle.clients();
    oracle.servers(appliance);
    oracle.internet();
    oracle.cluster(appliance);
    oracle.hubs();
    oracle.modules();
    if appliance {
        oracle.appliance_services();
    } else {
        oracle.windows();
    }
    oracle.extra();
    oracle.rows
}

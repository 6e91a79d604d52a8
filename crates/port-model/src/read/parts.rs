//! Nodes to the parts of a document: zones, networks, components and the architect's own flows.

use std::str::FromStr;

use ipnet::IpNet;

use super::fields::Reader;
use super::node::Node;
use crate::address::{Address, parse_network};
use crate::check::Referent;
use crate::document::{Component, Engine, ExtraFlow, Network, Zone, ZoneKind};
use crate::fault::{FaultKind, Path};
use crate::flow::{Protocol, Requirement};
use crate::names::{Id, Port, Prose, shown};

const ZONE_KEYS: [&str; 3] = ["id", "kind", "name"];
const NETWORK_KEYS: [&str; 4] = ["id", "zone", "name", "cidrs"];
const COMPONENT_KEYS: [&str; 14] = [
    "id",
    "role",
    "name",
    "network",
    "zone",
    "host",
    "addresses",
    "cluster",
    "connects_to",
    "peering",
    "engine",
    "management_address",
    "count",
    "ports",
];
const EXTRA_KEYS: [&str; 7] =
    ["id", "source", "destination", "protocol", "ports", "summary", "requirement"];

impl Reader {
    pub(super) fn zone(&mut self, node: &Node, path: &Path) -> Option<Zone> {
        let fields = self.fields(node, path, &ZONE_KEYS)?;
        let id = self.required(&fields, "id");
        let kind = self.require(&fields, "kind").and_then(|node| {
            self.word(node, &path.then("kind"), ZoneKind::from_word, &["core", "dmz", "internet"])
        });
        let name = self.optional(&fields, "name");
        Some(Zone { id: id?, kind: kind?, name })
    }

    pub(super) fn network(&mut self, node: &Node, path: &Path) -> Option<Network> {
        let fields = self.fields(node, path, &NETWORK_KEYS)?;
        let id = self.required(&fields, "id");
        let zone = self.required(&fields, "zone");
        let name = self.optional(&fields, "name");
        let cidrs: Vec<Cidr> = self.texts(&fields, "cidrs").unwrap_or_default();
        let (Some(id), Some(zone)) = (id, zone.clone()) else {
            self.refers(Referent::Zone, zone, path.then("zone"));
            return None;
        };
        Some(Network { id, zone, name, cidrs: cidrs.into_iter().map(|Cidr(net)| net).collect() })
    }

    pub(super) fn component(&mut self, node: &Node, path: &Path) -> Option<Component> {
        let fields = self.fields(node, path, &COMPONENT_KEYS)?;
        let id: Option<Id> = self.required(&fields, "id");
        let role: Option<Id> = self.required(&fields, "role");
        let known = Component {
            name: self.optional(&fields, "name"),
            network: self.optional(&fields, "network"),
            zone: self.optional(&fields, "zone"),
            host: self.optional(&fields, "host"),
            addresses: self.texts(&fields, "addresses").unwrap_or_default(),
            cluster: self.optional(&fields, "cluster"),
            connects_to: self.texts(&fields, "connects_to"),
            peering: self.boolean(&fields, "peering"),
            engine: fields.get("engine").and_then(|node| {
                self.word(
                    node,
                    &path.then("engine"),
                    Engine::from_word,
                    &["sql-server", "postgresql"],
                )
            }),
            management_address: self.optional::<Address>(&fields, "management_address"),
            count: fields
                .get("count")
                .and_then(|node| self.number(node, &path.then("count")))
                .map(|Endpoints(count)| count),
            ports: self.ports(&fields),
            ..Component::new(Id::CUSTOM, Id::CUSTOM)
        };
        let (Some(id), Some(role)) = (id, role.clone()) else {
            self.refers(Referent::Role, role, path.then("role"));
            self.component_refers(known, path);
            return None;
        };
        Some(Component { id, role, ..known })
    }

    /// Notes what a component that can't be read refers to.
    fn component_refers(&mut self, known: Component, path: &Path) {
        self.refers(Referent::Network, known.network, path.then("network"));
        self.refers(Referent::Zone, known.zone, path.then("zone"));
        self.refers(Referent::Component, known.host, path.then("host"));
        for (at, id) in known.connects_to.into_iter().flatten().enumerate() {
            self.refers(Referent::Component, Some(id), path.then("connects_to").item(at));
        }
        for id in known.ports.into_keys() {
            let path = path.then("ports").then(id.as_str());
            self.refers(Referent::Service, Some(id), path);
        }
    }

    pub(super) fn extra_flow(&mut self, node: &Node, path: &Path) -> Option<ExtraFlow> {
        let fields = self.fields(node, path, &EXTRA_KEYS)?;
        let id = self.required(&fields, "id");
        let ends = ["source", "destination"].map(|key| self.required::<Id>(&fields, key));
        let protocol = self.require(&fields, "protocol").and_then(|node| {
            self.word(node, &path.then("protocol"), Protocol::from_word, &["tcp", "udp", "esp"])
        });
        let items = self.items(&fields, "ports").unwrap_or_default();
        let read =
            items.into_iter().map(|(node, item)| (self.number::<Port>(node, &item), item, node.at));
        let read = read.collect();
        let ports = self.each_once(read);
        let summary =
            self.optional::<Prose>(&fields, "summary").map_or_else(String::new, Into::into);
        let requirement = fields.get("requirement").and_then(|node| {
            let words = ["required", "recommended", "optional"];
            self.word(node, &path.then("requirement"), Requirement::from_word, &words)
        });
        let (Some(id), [Some(source), Some(destination)], Some(protocol)) =
            (id, ends.clone(), protocol)
        else {
            for (key, end) in ["source", "destination"].into_iter().zip(ends) {
                let inside = end.filter(|end| *end != Id::INTERNET);
                self.refers(Referent::Component, inside, path.then(key));
            }
            return None;
        };
        Some(ExtraFlow {
            id,
            source,
            destination,
            protocol,
            ports,
            summary,
            requirement: requirement.unwrap_or_default(),
        })
    }
}

/// How many endpoints a group has.
pub(crate) struct Endpoints(pub(crate) u32);

impl FromStr for Endpoints {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        match text.parse() {
            Ok(count) if count <= 10_000_000 => Ok(Self(count)),
            _ => Err(FaultKind::BadCount { text: shown(text) }),
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Cidr(IpNet);

impl FromStr for Cidr {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        parse_network(text).map(Self)
    }
}

impl std::fmt::Display for Cidr {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

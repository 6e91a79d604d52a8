//! Nodes to a document. A part that can't be read is left out and its id remembered, so that
//! references to it are not reported as well.

use std::collections::BTreeMap;
use std::str::FromStr;

use ipnet::IpNet;

use super::fields::{Fields, Reader};
use super::node::{Node, Value};
use crate::address::{Address, parse_network};
use crate::check::{Origins, Referent};
use crate::document::{
    Component, Document, Engine, ExtraFlow, FORMAT_VERSION, Network, Platform, Settings, Zone,
    ZoneKind, default_zones,
};
use crate::fault::{Fault, FaultKind, Path};
use crate::flow::{Protocol, Requirement};
use crate::names::{Id, Name, Port, Prose, Version, shown};
use crate::{MAX_COMPONENTS, MAX_NETWORKS};

const KEYS: [&str; 12] = [
    "portolan",
    "name",
    "description",
    "platform",
    "platform_version",
    "internet_access",
    "modules",
    "ports",
    "zones",
    "networks",
    "components",
    "extra_flows",
];
pub(super) const SETTINGS_KEYS: [&str; 7] =
    ["name", "description", "platform", "platform_version", "internet_access", "modules", "ports"];
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

/// A document that may still be wrong, with what is known to be.
pub(super) struct Draft {
    pub(super) document: Document,
    pub(super) origins: Origins,
    pub(super) faults: Vec<Fault>,
}

pub(super) fn read(root: &Node) -> Draft {
    let mut reader = Reader::default();
    let mut origins = Origins::default();
    let document = reader.document(root, &Path::default(), &mut origins);
    origins.loose = std::mem::take(&mut reader.loose);
    Draft { document, origins, faults: reader.faults }
}

impl Reader {
    pub(super) fn document(&mut self, root: &Node, path: &Path, origins: &mut Origins) -> Document {
        let mut document = Document::new(Name::placeholder(), Platform::Windows);
        let Some(fields) = self.fields(root, path, &KEYS) else { return document };
        self.format_version(&fields);
        self.settings(&fields, &mut document.settings);
        if fields.get("zones").is_some() {
            let faults_before = self.faults.len();
            document.zones = self.part(
                &fields,
                "zones",
                usize::MAX,
                &mut origins.zones,
                &mut origins.broken,
                Self::zone,
            );
            origins.zones_are_broken = self.faults.len() > faults_before;
        } else {
            document.zones = default_zones();
            origins.zones = (0..document.zones.len()).collect();
        }
        document.networks = self.part(
            &fields,
            "networks",
            MAX_NETWORKS,
            &mut origins.networks,
            &mut origins.broken,
            Self::network,
        );
        document.components = self.part(
            &fields,
            "components",
            MAX_COMPONENTS,
            &mut origins.components,
            &mut origins.broken,
            Self::component,
        );
        let mut ignored = Vec::new();
        document.extra_flows = self.part(
            &fields,
            "extra_flows",
            MAX_COMPONENTS,
            &mut origins.extra_flows,
            &mut ignored,
            Self::extra_flow,
        );
        document
    }

    fn format_version(&mut self, fields: &Fields<'_>) {
        let Some(node) = self.require(fields, "portolan") else { return };
        let path = fields.path.then("portolan");
        match &node.value {
            Value::Number(text) if *text == FORMAT_VERSION.to_string() => {}
            Value::Number(text) | Value::Text(text) => {
                self.fault(&path, FaultKind::WrongFormat { found: shown(text) }, node.at);
            }
            Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => {
                self.number::<Port>(node, &path);
            }
        }
    }

    pub(super) fn settings(&mut self, fields: &Fields<'_>, settings: &mut Settings) {
        if let Some(name) = self.required(fields, "name") {
            settings.name = name;
        }
        settings.description =
            self.optional::<Prose>(fields, "description").map_or_else(String::new, Into::into);
        if let Some(node) = self.require(fields, "platform")
            && let Some(platform) = self.word(
                node,
                &fields.path.then("platform"),
                Platform::from_word,
                &["windows", "appliance"],
            )
        {
            settings.platform = platform;
        }
        settings.platform_version = self.platform_version(fields);
        settings.internet_access = self.boolean(fields, "internet_access").unwrap_or(true);
        settings.modules = self.texts(fields, "modules").unwrap_or_default();
        settings.ports = self.ports(fields);
    }

    fn platform_version(&mut self, fields: &Fields<'_>) -> Option<String> {
        let node = fields.get("platform_version")?;
        let path = fields.path.then("platform_version");
        if let Value::Number(text) = &node.value {
            self.fault(&path, FaultKind::BadVersion { text: shown(text) }, node.at);
            return None;
        }
        self.parse::<Version>(node, &path).map(Into::into)
    }

    fn ports(&mut self, fields: &Fields<'_>) -> BTreeMap<Id, Port> {
        let mut ports = BTreeMap::new();
        for (entry, path) in self.entries(fields, "ports") {
            let port = self.number(&entry.value, &path);
            match entry.key.parse::<Id>() {
                Ok(id) if ports.contains_key(&id) => {
                    self.fault(&path, FaultKind::KeyTwice {}, entry.at);
                }
                Ok(id) => {
                    if let Some(port) = port {
                        ports.insert(id, port);
                    }
                }
                Err(kind) => self.fault(&path, kind, entry.at),
            }
        }
        ports
    }

    /// Reads one of the document's lists. `origins` says which entry each part came from.
    fn part<T>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
        limit: usize,
        origins: &mut Vec<usize>,
        broken: &mut Vec<Id>,
        read: impl Fn(&mut Self, &Node, &Path) -> Option<T>,
    ) -> Vec<T> {
        let items = self.items(fields, key).unwrap_or_default();
        if items.len() > limit
            && let Some(list) = fields.get(key)
        {
            self.fault(
                &fields.path.then(key),
                FaultKind::TooMany { found: items.len(), limit },
                list.at,
            );
            return Vec::new();
        }
        let mut parts = Vec::new();
        for (at, (node, path)) in items.into_iter().enumerate() {
            if let Some(part) = read(self, node, &path) {
                parts.push(part);
                origins.push(at);
            } else if let Value::Map(entries) = &node.value {
                broken.extend(entries.iter().filter(|entry| entry.key == "id").filter_map(
                    |entry| {
                        if let Value::Text(id) = &entry.value.value {
                            id.parse().ok()
                        } else {
                            None
                        }
                    },
                ));
            }
        }
        parts
    }

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

//! Nodes to a document. A part that can't be read is left out and its id remembered, so that
//! references to it are not reported as well.

use std::collections::BTreeMap;

use super::fields::{Fields, Reader};
use super::node::{Node, Value};
use crate::check::Origins;
use crate::document::{Document, FORMAT_VERSION, Platform, Settings, default_zones};
use crate::fault::{Fault, FaultKind, Path};
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

    pub(super) fn ports(&mut self, fields: &Fields<'_>) -> BTreeMap<Id, Port> {
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
}

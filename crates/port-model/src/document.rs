//! The deployment document: what an architect drafts, as files hold it.
//!
//! Each value is sound by itself. Whether they fit together (ids are unique, references lead
//! somewhere, a role takes its keys) is checked when a document becomes a
//! [`Deployment`](crate::Deployment).

use std::collections::BTreeMap;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::address::Address;
use crate::flow::{Protocol, Requirement, words};
use crate::names::{Id, Name, Port};
use crate::read::svg::NAMESPACE;

/// The version of the document's format that this program reads and writes.
pub const FORMAT_VERSION: u8 = 1;

words! {
    /// The infrastructure that the platform's servers run on.
    Platform {
        /// Windows servers.
        Windows = "windows",
        /// Tanium Appliances.
        Appliance = "appliance",
    }
}

words! {
    /// What kind of area a zone is.
    ZoneKind {
        /// The trusted inside.
        Core = "core",
        /// Between inside and outside.
        Dmz = "dmz",
        /// Outside.
        Internet = "internet",
    }
}

words! {
    /// A database server's product.
    #[derive(Default)]
    Engine {
        /// Microsoft SQL Server.
        #[default]
        SqlServer = "sql-server",
        /// PostgreSQL.
        Postgresql = "postgresql",
    }
}

/// A deployment document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Everything but the lists.
    #[serde(flatten)]
    pub settings: Settings,
    /// The zones, in the order of the document.
    #[serde(default = "default_zones", skip_serializing_if = "are_default_zones")]
    pub zones: Vec<Zone>,
    /// The networks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub networks: Vec<Network>,
    /// The components; their order is their order in the picture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<Component>,
    /// The architect's own flows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra_flows: Vec<ExtraFlow>,
}

/// What holds for a deployment as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The deployment's name.
    pub name: Name,
    /// Whatever the architect wants to say about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What its servers run on.
    pub platform: Platform,
    /// The platform's version, such as `7.4`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform_version: Option<String>,
    /// Whether the servers may reach the vendor's sites.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub internet_access: bool,
    /// The modules in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Id>,
    /// Numbers of services where they differ from the catalogue's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ports: BTreeMap<Id, Port>,
}

/// An area of trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// The zone's id.
    pub id: Id,
    /// What kind of area it is.
    pub kind: ZoneKind,
    /// Its name; the kind's where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
}

/// A subnet or VLAN inside a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// The network's id.
    pub id: Id,
    /// The zone that it is part of.
    pub zone: Id,
    /// Its name; the id where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Its address ranges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cidrs: Vec<IpNet>,
}

/// One instance of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// The component's id.
    pub id: Id,
    /// What it is.
    pub role: Id,
    /// Its name; the role's where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The network it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<Id>,
    /// The zone it is in, where it is in no network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Id>,
    /// The component whose machine it shares, with that one's place and addresses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Id>,
    /// How it is reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Tanium Servers with the same name here are active-active peers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Name>,
    /// Exactly whom it talks to; left out, every fitting one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connects_to: Option<Vec<Id>>,
    /// Whether the endpoints of a group talk to each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peering: Option<bool>,
    /// A database server's product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<Engine>,
    /// The address of an appliance's iDRAC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub management_address: Option<Address>,
    /// How many endpoints a group has, for the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Numbers of this component's listening ports.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ports: BTreeMap<Id, Port>,
}

/// A flow that the catalogue does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraFlow {
    /// Its id among the extra flows.
    pub id: Id,
    /// The component that opens the connection, or `internet`.
    pub source: Id,
    /// The component that listens, or `internet`.
    pub destination: Id,
    /// The protocol.
    pub protocol: Protocol,
    /// The listening ports; none for ESP.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ports: Vec<Port>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Whether the platform works without it.
    #[serde(default, skip_serializing_if = "is_required")]
    pub requirement: Requirement,
}

/// The zones of a document that names none.
pub fn default_zones() -> Vec<Zone> {
    let zone = |id: &'static str, kind| Zone { id: Id::fixed(id), kind, name: None };
    vec![
        zone("core", ZoneKind::Core),
        zone("dmz", ZoneKind::Dmz),
        zone("internet", ZoneKind::Internet),
    ]
}

fn are_default_zones(zones: &[Zone]) -> bool {
    *zones == default_zones()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_true(value: &bool) -> bool {
    *value
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_required(requirement: &Requirement) -> bool {
    *requirement == Requirement::Required
}

#[derive(Serialize)]
struct Versioned<'a> {
    portolan: u8,
    #[serde(flatten)]
    document: &'a Document,
}

impl Document {
    /// An empty document.
    pub fn new(name: Name, platform: Platform) -> Self {
        Self {
            settings: Settings {
                name,
                description: String::new(),
                platform,
                platform_version: None,
                internet_access: true,
                modules: Vec::new(),
                ports: BTreeMap::new(),
            },
            zones: default_zones(),
            networks: Vec::new(),
            components: Vec::new(),
            extra_flows: Vec::new(),
        }
    }

    /// The document as JSON on one line, which [`Deployment::read`](crate::Deployment::read) reads back.
    pub fn to_json(&self) -> String {
        // Every map has text keys and no value can fail, so that there is always a text.
        serde_json::to_string(&Versioned { portolan: FORMAT_VERSION, document: self })
            .unwrap_or_default()
    }

    /// The document as an element of a picture's metadata, from which
    /// [`Deployment::read`](crate::Deployment::read) reads it back: JSON, as it is stored.
    pub fn to_svg_metadata(&self) -> String {
        let json = self.to_json();
        let mut text = String::with_capacity(json.len() + 128);
        text.push_str("<portolan:document xmlns:portolan=\"");
        text.push_str(NAMESPACE);
        text.push_str("\" type=\"application/json\">");
        for letter in json.chars() {
            match letter {
                '&' => text.push_str("&amp;"),
                '<' => text.push_str("&lt;"),
                '>' => text.push_str("&gt;"),
                // XML can't hold these two, not even escaped; JSON can.
                '\u{fffe}' => text.push_str("\\ufffe"),
                '\u{ffff}' => text.push_str("\\uffff"),
                other => text.push(other),
            }
        }
        text.push_str("</portolan:document>");
        text
    }

    /// The document as YAML, which [`Deployment::read`](crate::Deployment::read) reads back.
    pub fn to_yaml(&self) -> String {
        serde_saphyr::to_string(&Versioned { portolan: FORMAT_VERSION, document: self })
            .unwrap_or_default()
    }
}

impl Component {
    /// A component without anything optional.
    pub fn new(id: Id, role: Id) -> Self {
        Self {
            id,
            role,
            name: None,
            network: None,
            zone: None,
            host: None,
            addresses: Vec::new(),
            cluster: None,
            connects_to: None,
            peering: None,
            engine: None,
            management_address: None,
            count: None,
            ports: BTreeMap::new(),
        }
    }
}

//! The form of the catalogue's entries; `docs/CATALOGUE.md` tells a contributor about each key.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::document::{Engine, Platform, ZoneKind};
use crate::flow::{Basis, Encryption, Protocol, Requirement};
use crate::names::{Id, Port};
use crate::wording::Lang;

use super::versions::{EncryptedSince, Versions};

/// A text in every language of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Local {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
}

impl Local {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::De => &self.de,
        }
    }
}

/// What a component can be.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Role {
    /// The role's id, as documents name it.
    pub id: Id,
    /// The vendor's word for it.
    pub name: Local,
    /// A few letters for places where the name doesn't fit.
    pub short: String,
    /// The optional keys of a component that this role takes.
    #[serde(default)]
    pub keys: Vec<String>,
    /// The roles that it may name under `connects_to`.
    #[serde(default)]
    pub connects_to: Vec<Id>,
    /// Whether a machine that bears it is a Tanium Appliance on that platform.
    #[serde(default)]
    pub appliance: bool,
    /// Whether one component stands for many machines.
    #[serde(default)]
    pub many: bool,
    /// Where the picture puts it inside a zone, counted from the side of the internet.
    pub column: u8,
    /// The process that a host firewall sees.
    #[serde(default)]
    pub process: Option<Process>,
}

impl Role {
    /// Whether its components take an optional key.
    pub fn takes(&self, key: &str) -> bool {
        self.keys.iter().any(|known| known == key)
    }
}

/// A process name on each platform.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// On Windows.
    pub windows: String,
    /// On a Tanium Appliance.
    pub appliance: String,
    /// On the other systems that the role runs on: macOS, Linux, Solaris and AIX.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<String>,
}

impl Process {
    /// The name on one platform.
    pub fn on(&self, platform: Platform) -> &str {
        match platform {
            Platform::Windows => &self.windows,
            Platform::Appliance => &self.appliance,
        }
    }

    /// Every name that it has somewhere.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let elsewhere = self.elsewhere.iter().map(String::as_str);
        [self.windows.as_str(), &self.appliance].into_iter().chain(elsewhere)
    }
}

/// A named listening port.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Service {
    /// The service's id, as `ports` names it.
    pub id: Id,
    /// What it is.
    pub name: Local,
    /// The protocols on which it listens.
    pub protocols: Vec<Protocol>,
    /// The default number; none for a protocol without ports.
    pub port: Option<Port>,
    /// The settings that move it, where the vendor's names are known.
    #[serde(default)]
    pub settings: Vec<Setting>,
    /// Only on this platform.
    #[serde(default)]
    pub platform: Option<Platform>,
    /// Only with this module.
    #[serde(default)]
    pub module: Option<Id>,
    /// Only between members of a cluster.
    #[serde(default)]
    pub only_in_cluster: bool,
    /// It listens on an address of its own, so that it collides with nothing on the machine.
    #[serde(default)]
    pub separate_address: bool,
    /// It faces nothing but its own machine where that bears this role.
    #[serde(default)]
    pub loopback_beside: Option<Id>,
    /// Only on database servers of this product.
    #[serde(default)]
    pub engine: Option<Engine>,
    /// The roles that listen; `appliance` stands for every appliance.
    pub listeners: Vec<Bearer>,
}

impl Service {
    /// The settings that move its port on some of these platforms.
    pub fn settings_on(&self, platforms: &[Platform]) -> impl Iterator<Item = &Setting> {
        self.settings.iter().filter(move |setting| {
            setting.platform.is_none_or(|platform| platforms.contains(&platform))
        })
    }
}

/// A setting of the vendor's that moves a port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The vendor's name of it.
    pub name: String,
    /// The role that has it: the listener, or who has to know where it listens.
    pub role: Id,
    /// Only on this platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
}

/// An end of a flow rule, or a listener.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Bearer {
    /// Each component of the role.
    Role(Id),
    /// Each machine that is a Tanium Appliance.
    Appliance,
    /// Sites outside.
    Internet,
}

impl TryFrom<String> for Bearer {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::from_text(&text).ok_or_else(|| format!("'{text}' is no role"))
    }
}

impl fmt::Display for Bearer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role) => role.fmt(formatter),
            Self::Appliance => formatter.write_str("appliance"),
            Self::Internet => formatter.write_str("internet"),
        }
    }
}

impl From<Bearer> for String {
    fn from(bearer: Bearer) -> Self {
        bearer.to_string()
    }
}

/// How the components at the two ends of a rule pair up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pairing {
    /// Each source with each destination.
    Each,
    /// By the source's `connects_to`; left out, with every fitting one.
    SourceChooses,
    /// By the destination's `connects_to`, read backwards.
    DestinationChooses,
    /// A group with itself, when it peers.
    Itself,
    /// Every ordered pair of members of one cluster.
    ClusterPeers,
    /// Every ordered pair of different machines.
    OtherMachines,
    /// Each with each hub whose machine bears no Tanium Server, or the other way round.
    HubElsewhere,
    /// Each source with each destination that has a management address.
    ManagementAddress,
    /// Each source that has a flow of the rule `follows`, with each destination.
    WhereSourceHas,
    /// The pairs of the rule `follows`.
    Alongside,
}

/// One value, or one per platform or service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Choice<T> {
    /// The same everywhere.
    One(T),
    /// By the platform's or the service's id.
    By(BTreeMap<String, T>),
}

impl<T> Choice<T> {
    /// The value for a platform or service.
    pub fn get(&self, key: &str) -> Option<&T> {
        match self {
            Self::One(value) => Some(value),
            Self::By(values) => values.get(key),
        }
    }

    /// Every value.
    pub fn all(&self) -> Vec<&T> {
        match self {
            Self::One(value) => vec![value],
            Self::By(values) => values.values().collect(),
        }
    }

    /// The platforms or services that have a value of their own.
    pub fn cases(&self) -> impl Iterator<Item = &str> {
        let values = match self {
            Self::One(_) => None,
            Self::By(values) => Some(values),
        };
        values.into_iter().flat_map(BTreeMap::keys).map(String::as_str)
    }
}

/// Which flows follow from which components.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FlowRule {
    /// The flow's id, as flow rows name it.
    pub id: Id,
    /// Who opens the connection.
    pub source: Bearer,
    /// Who listens.
    pub destination: Bearer,
    /// How the two pair up.
    pub pairing: Pairing,
    /// The rule whose pairs or sources it takes, where the pairing asks for one.
    #[serde(default)]
    pub follows: Option<Id>,
    /// Where a source that names nobody under `connects_to` takes part; empty for everywhere.
    #[serde(default)]
    pub default_in: Vec<ZoneKind>,
    /// The services that the connection goes to.
    pub services: Vec<Id>,
    /// Only the service that bears the name of the destination's `engine`.
    #[serde(default)]
    pub by_engine: bool,
    /// Only on this platform.
    #[serde(default)]
    pub platform: Option<Platform>,
    /// Only with this module.
    #[serde(default)]
    pub module: Option<Id>,
    /// Only on these versions of the platform.
    #[serde(default)]
    pub versions: Option<Versions>,
    /// Only where `internet_access` has this value.
    #[serde(default)]
    pub internet_access: Option<bool>,
    /// The sites that a flow to the internet goes to.
    #[serde(default)]
    pub addresses: Vec<crate::Address>,
    /// One flow stands for both directions.
    #[serde(default)]
    pub bidirectional: bool,
    /// Whether the platform works without it.
    #[serde(default)]
    pub requirement: Requirement,
    /// How the traffic is protected, by service where that differs.
    pub encryption: Choice<Encryption>,
    /// Since when, where it was not always so.
    #[serde(default)]
    pub encrypted_since: Option<EncryptedSince>,
    /// What kind of page states it.
    pub basis: Choice<Basis>,
    /// The page that states it.
    pub reference: Choice<Id>,
    /// Where on the page.
    pub section: Choice<String>,
    /// What who opens the port should know besides; it goes with every flow row.
    #[serde(default)]
    pub note: Option<Local>,
    /// Where pages disagree or are garbled, and which reading holds here.
    #[serde(default)]
    pub discrepancy: Option<Local>,
    /// The opening process, where it is not the role's; `false` where it is not known.
    #[serde(default)]
    pub source_process: Option<ProcessName>,
    /// The listening process, likewise.
    #[serde(default)]
    pub destination_process: Option<ProcessName>,
    /// What the flow is for.
    pub summary: Local,
}

/// A process that is not the role's own.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum ProcessName {
    /// `false`: the process is not known.
    Unknown(bool),
    /// By the service's id, or the same for all.
    Known(Choice<String>),
}

/// A module or shared service of the platform.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Module {
    /// The module's id, as documents name it.
    pub id: Id,
    /// The vendor's name.
    pub name: Local,
    /// What is known of its ports.
    pub ports: ModulePorts,
    /// The vendor's guide to it.
    pub guide: String,
    /// The versions of the platform that it exists on; all where none are named.
    #[serde(default)]
    pub versions: Option<Versions>,
    /// What else is known of its traffic that is no flow, and where the sources disagree.
    #[serde(default)]
    pub note: Option<Local>,
}

/// What is known of a module's ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModulePorts {
    /// The vendor says that it needs none beyond the platform's.
    None,
    /// The catalogue holds its flows.
    Catalogued,
    /// It may need some that are not here; the vendor's guide says which.
    Unknown,
}

/// A page that states facts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The page's id in the catalogue.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
}

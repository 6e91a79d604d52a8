//! A flow: one connection that must be possible.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::address::Address;
use crate::names::{Id, Port};

/// One connection that must be possible, as the API and `portolan flows` show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// `FLOW/SOURCE/DESTINATION/PROTOCOL/PORT`, the port `-` where there is none.
    pub id: String,
    /// The catalogue's rule that it follows from, or `extra:ID`.
    pub flow: Cow<'static, str>,
    /// Who opens the connection.
    pub source: Arc<Endpoint>,
    /// Who listens.
    pub destination: Arc<Endpoint>,
    /// The protocol.
    pub protocol: Protocol,
    /// The listening port; none for ESP.
    pub port: Option<Port>,
    /// The protocol's number in the IP header.
    pub ip_protocol: u8,
    /// The catalogue's service, `custom` for the architect's own flows.
    pub service: Id,
    /// Either end may open the connection.
    pub bidirectional: bool,
    /// How far it travels.
    pub boundary: Boundary,
    /// Whether the platform works without it.
    pub requirement: Requirement,
    /// How the traffic is protected.
    pub encryption: Encryption,
    /// The opening process, where it is known.
    pub source_process: Option<Arc<str>>,
    /// The listening process, where it is known.
    pub destination_process: Option<Arc<str>>,
    /// What it is for, in the language asked for.
    pub summary: Arc<str>,
    /// What it rests on.
    pub reference: Arc<FlowReference>,
}

/// An end of a flow: a component with its place, or the internet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Endpoint {
    /// The component's id, or `internet`.
    pub component: Id,
    /// Its name.
    pub name: String,
    /// Its role, or `internet`.
    pub role: Id,
    /// The zone it is in.
    pub zone: Id,
    /// The network it is in, if any.
    pub network: Option<Id>,
    /// How it is reached; none yet is possible.
    pub addresses: Vec<Address>,
}

/// What a flow rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowReference {
    /// What kind of source.
    pub basis: Basis,
    /// The page's title; empty for a flow that the architect drew.
    pub title: String,
    /// The page's address; empty for a flow that the architect drew.
    pub url: String,
    /// Where on the page.
    pub section: String,
    /// Where the sources disagree or leave something open, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl fmt::Display for FlowReference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.title.is_empty() {
            // A flow that the architect drew rests on no page.
            return Ok(());
        }
        write!(formatter, "{}, {} ({})", self.title, self.section, self.url)
    }
}

/// An enum whose variants have one word each, the same in files, URLs and tables.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which people choose.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in files, URLs and tables.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that a word names.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.word())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// The protocol of a flow.
    Protocol {
        /// TCP.
        Tcp = "tcp",
        /// UDP.
        Udp = "udp",
        /// IPsec's ESP, which has no ports.
        Esp = "esp",
    }
}

impl Protocol {
    /// The number in the IP header, as IANA assigns it.
    pub const fn number(self) -> u8 {
        match self {
            Self::Tcp => 6,
            Self::Udp => 17,
            Self::Esp => 50,
        }
    }

    /// Whether the protocol has ports.
    pub const fn has_ports(self) -> bool {
        !matches!(self, Self::Esp)
    }
}

words! {
    /// How far a flow travels.
    Boundary {
        /// Inside one machine; no firewall sees it.
        Host = "host",
        /// Inside one network.
        Network = "network",
        /// Between networks of one zone.
        Zone = "zone",
        /// Between zones, or to the internet.
        Crossing = "crossing",
    }
}

words! {
    /// Whether the platform works without a flow.
    #[derive(Default)]
    Requirement {
        /// It doesn't.
        #[default]
        Required = "required",
        /// It does, but the vendor advises the flow.
        Recommended = "recommended",
        /// Only who uses the feature needs it.
        Optional = "optional",
    }
}

words! {
    /// How the traffic of a flow is protected.
    Encryption {
        /// TLS.
        Tls = "tls",
        /// SSH.
        Ssh = "ssh",
        /// It is, or belongs to, an IPsec tunnel.
        Ipsec = "ipsec",
        /// Not at all, unless somebody sets it up.
        None = "none",
        /// The sources don't say.
        Unknown = "unknown",
    }
}

words! {
    /// What kind of source states a flow.
    Basis {
        /// The vendor's page of 2021 that Portolan began from.
        Seed = "seed",
        /// Other pages of the vendor.
        Vendor = "vendor",
        /// The architect, or a team's own catalogue.
        Custom = "custom",
    }
}

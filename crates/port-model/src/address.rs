//! Where a component can be reached: an IP address, a network, a range or a host name.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

pub use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::fault::FaultKind;
use crate::names::shown;

/// One address of a component as a firewall rule can name it.
///
/// ```
/// use port_model::Address;
/// for text in ["10.10.0.11", "2001:db8::11", "10.20.0.0/16", "10.1.0.200-10.1.0.220", "dc1.example.com"] {
///     assert_eq!(text.parse::<Address>().expect("an address").to_string(), text);
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Address {
    /// A single IPv4 or IPv6 address.
    Ip(IpAddr),
    /// A network without host bits.
    Network(IpNet),
    /// All addresses from the first to the last, both of one family.
    Range(IpAddr, IpAddr),
    /// A fully qualified domain name; it may start with `*.`.
    Fqdn(String),
}

impl Address {
    /// The first and the last IP address, or nothing for a host name.
    pub fn bounds(&self) -> Option<(IpAddr, IpAddr)> {
        match self {
            Self::Ip(ip) => Some((*ip, *ip)),
            Self::Network(net) => Some((net.network(), net.broadcast())),
            Self::Range(first, last) => Some((*first, *last)),
            Self::Fqdn(_) => None,
        }
    }

    /// Whether a network holds all of this address. Host names are in no network.
    pub fn is_inside(&self, network: &IpNet) -> bool {
        self.bounds()
            .is_some_and(|(first, last)| network.contains(&first) && network.contains(&last))
    }

    /// Whether this names one machine: an IP address, a host network or a name without `*`.
    pub fn is_single(&self) -> bool {
        match self {
            Self::Fqdn(name) => !name.starts_with('*'),
            Self::Ip(_) | Self::Network(_) | Self::Range(..) => {
                self.bounds().is_some_and(|(first, last)| first == last)
            }
        }
    }
}

/// Reads a network such as `10.10.0.0/24`; one with host bits is refused and the right one named.
pub fn parse_network(text: &str) -> Result<IpNet, FaultKind> {
    let Ok(net) = text.parse::<IpNet>() else {
        return Err(match text.parse::<IpAddr>() {
            Ok(ip) => {
                FaultKind::MissingPrefix { text: shown(text), network: IpNet::from(ip).to_string() }
            }
            Err(_) => FaultKind::BadNetwork { text: shown(text) },
        });
    };
    if net.addr() == net.network() {
        Ok(net)
    } else {
        Err(FaultKind::HostBits { text: shown(text), network: net.trunc().to_string() })
    }
}

impl FromStr for Address {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let bad = || FaultKind::BadAddress { text: shown(text) };
        if let Ok(ip) = text.parse() {
            return Ok(Self::Ip(ip));
        }
        if text.contains('%') {
            return Err(FaultKind::ZoneIdentifier { text: shown(text) });
        }
        if text.contains('/') {
            return match parse_network(text) {
                Err(FaultKind::BadNetwork { .. }) => Err(bad()),
                parsed => parsed.map(Self::Network),
            };
        }
        if let Some((first, last)) = text.split_once('-')
            && let (Ok(first), Ok(last)) = (first.trim().parse(), last.trim().parse())
        {
            return range(first, last, text);
        }
        if is_fqdn(text) { Ok(Self::Fqdn(text.to_owned())) } else { Err(bad()) }
    }
}

fn range(first: IpAddr, last: IpAddr, text: &str) -> Result<Address, FaultKind> {
    if first.is_ipv4() != last.is_ipv4() {
        Err(FaultKind::MixedRange { text: shown(text) })
    } else if first > last {
        Err(FaultKind::BackwardRange { text: shown(text) })
    } else {
        Ok(Address::Range(first, last))
    }
}

/// At least two labels of letters, digits and hyphens, the last not a number (or a mistyped IPv4
/// address would pass), 253 characters at the most (RFC 1123).
fn is_fqdn(text: &str) -> bool {
    let name = text.strip_prefix("*.").unwrap_or(text);
    let labels: Vec<&str> = name.split('.').collect();
    let label_is_sound = |label: &&str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(label_is_sound)
        && labels.last().is_some_and(|top| top.bytes().any(|byte| byte.is_ascii_alphabetic()))
}

impl TryFrom<String> for Address {
    type Error = FaultKind;

    fn try_from(text: String) -> Result<Self, FaultKind> {
        text.parse()
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ip(ip) => ip.fmt(formatter),
            Self::Network(net) => net.fmt(formatter),
            Self::Range(first, last) => write!(formatter, "{first}-{last}"),
            Self::Fqdn(name) => formatter.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> FaultKind {
        text.parse::<Address>().expect_err(text)
    }

    #[test]
    fn wrong_addresses_say_what_is_wrong() {
        assert!(matches!(fault("10.0.0.256"), FaultKind::BadAddress { .. }));
        assert!(matches!(fault("dc1"), FaultKind::BadAddress { .. }));
        assert!(matches!(fault("10.0.0.0/33"), FaultKind::BadAddress { .. }));
        assert!(matches!(fault("fe80::1%eth0"), FaultKind::ZoneIdentifier { .. }));
        assert!(matches!(fault("10.0.0.9-10.0.0.1"), FaultKind::BackwardRange { .. }));
        assert!(matches!(fault("10.0.0.1-::1"), FaultKind::MixedRange { .. }));
        let FaultKind::HostBits { network, .. } = fault("10.20.0.1/16") else {
            panic!("host bits")
        };
        assert_eq!(network, "10.20.0.0/16");
    }

    #[test]
    fn names_with_hyphens_are_not_ranges() {
        assert!(matches!("web-01.example.com".parse(), Ok(Address::Fqdn(_))));
        assert!(matches!("*.digicert.com".parse(), Ok(Address::Fqdn(_))));
    }

    #[test]
    fn a_lone_address_is_no_network() {
        assert!(
            matches!(parse_network("10.0.0.5"), Err(FaultKind::MissingPrefix { network, .. }) if network == "10.0.0.5/32")
        );
    }

    #[test]
    fn only_addresses_that_name_one_machine_are_single() {
        let single = |text: &str| text.parse::<Address>().expect("an address").is_single();
        assert!(single("10.0.0.1") && single("10.0.0.1/32") && single("a.example.com"));
        assert!(!single("10.0.0.0/24") && !single("10.0.0.1-10.0.0.2") && !single("*.example.com"));
    }
}

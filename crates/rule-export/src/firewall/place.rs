//! Where an end of a rule is, as firewalls see it.

use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;

use ipnet::{Ipv4Subnets, Ipv6Subnets};
use port_model::Address;
use port_model::address::IpNet;

/// The version of the Internet Protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Family {
    V4,
    V6,
}

impl Family {
    pub(crate) const ALL: [Self; 2] = [Self::V4, Self::V6];

    const fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(_) => Self::V4,
            IpAddr::V6(_) => Self::V6,
        }
    }
}

/// Where an end of a rule is, as firewalls see it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place<'a> {
    /// A network; a single address is one of full length.
    Net(IpNet),
    /// All addresses from the first to the last.
    Range(IpAddr, IpAddr),
    /// A host by its name, in small letters.
    Host(Cow<'a, str>),
    /// All hosts below a domain, given without `*.` and in small letters.
    Domain(Cow<'a, str>),
    /// Any address.
    Any,
    /// The deployment gives no address yet.
    Missing,
}

impl<'a> Place<'a> {
    pub(crate) fn of(address: &'a Address) -> Self {
        match address {
            Address::Ip(ip) => Self::Net(IpNet::from(*ip)),
            Address::Network(net) => Self::Net(*net),
            Address::Range(first, last) if first == last => Self::Net(IpNet::from(*first)),
            Address::Range(first, last) => Self::Range(*first, *last),
            Address::Fqdn(name) => match name.strip_prefix("*.") {
                Some(domain) => Self::Domain(small(domain)),
                None => Self::Host(small(name)),
            },
        }
    }

    /// The family that it is of; none for what both families have.
    pub(crate) fn family(&self) -> Option<Family> {
        match self {
            Self::Net(net) => Some(Family::of(net.addr())),
            Self::Range(first, _) => Some(Family::of(*first)),
            Self::Host(_) | Self::Domain(_) | Self::Any | Self::Missing => None,
        }
    }

    /// The single address that it is, if it is one.
    pub(crate) fn single(&self) -> Option<IpAddr> {
        match self {
            Self::Net(net) if net.prefix_len() == net.max_prefix_len() => Some(net.addr()),
            _ => None,
        }
    }

    /// The networks that together are exactly its addresses; none for what is no address.
    pub(crate) fn networks(&self) -> Vec<IpNet> {
        match self {
            Self::Net(net) => vec![*net],
            Self::Range(IpAddr::V4(first), IpAddr::V4(last)) => {
                Ipv4Subnets::new(*first, *last, 0).map(IpNet::V4).collect()
            }
            Self::Range(IpAddr::V6(first), IpAddr::V6(last)) => {
                Ipv6Subnets::new(*first, *last, 0).map(IpNet::V6).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What stands for it in an object's name: letters, digits, `.`, `-` and `_`.
    pub(super) fn word(&self) -> String {
        match (self, self.single()) {
            (_, Some(ip)) => dashed(ip),
            (Self::Net(net), None) => format!("{}_{}", dashed(net.addr()), net.prefix_len()),
            (Self::Range(first, last), _) => format!("{}_to_{}", dashed(*first), dashed(*last)),
            (Self::Host(name), _) => name.to_string(),
            (Self::Domain(domain), _) => format!("all_{domain}"),
            (Self::Any, _) => "any".to_owned(),
            (Self::Missing, _) => "no_address".to_owned(),
        }
    }
}

/// As Portolan's documents write it.
impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.single()) {
            (_, Some(ip)) => ip.fmt(formatter),
            (Self::Net(net), None) => net.fmt(formatter),
            (Self::Range(first, last), _) => write!(formatter, "{first}-{last}"),
            (Self::Host(name), _) => formatter.write_str(name),
            (Self::Domain(domain), _) => write!(formatter, "*.{domain}"),
            (Self::Any, _) => formatter.write_str("any"),
            (Self::Missing, _) => formatter.write_str("-"),
        }
    }
}

/// Names of hosts differ by more than their capitals, or are the same.
fn small(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn dashed(ip: IpAddr) -> String {
    ip.to_string().replace(':', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_places_have_different_words() {
        let texts = [
            "10.0.0.1",
            "10.0.0.0/24",
            "10.0.0.0/32",
            "10.0.0.1-10.0.0.9",
            "2001:db8::1",
            "2001:db8::/32",
            "2001:db8::1-2001:db8::9",
            "example.com",
            "*.example.com",
            "all.example.com",
        ];
        let addresses: Vec<Address> =
            texts.iter().map(|text| text.parse().expect("an address")).collect();
        let words: std::collections::BTreeSet<String> =
            addresses.iter().map(|address| Place::of(address).word()).collect();
        assert_eq!(words.len(), texts.len(), "{words:?}");
        let takes = |letter: char| letter.is_ascii_alphanumeric() || ".-_".contains(letter);
        assert!(words.iter().all(|word| word.chars().all(takes)), "{words:?}");
    }

    #[test]
    fn networks_are_exactly_a_range() {
        let networks = |text: &str| -> Vec<String> {
            let address: Address = text.parse().expect("an address");
            Place::of(&address).networks().iter().map(ToString::to_string).collect()
        };
        assert_eq!(networks("10.0.0.3-10.0.0.9"), ["10.0.0.3/32", "10.0.0.4/30", "10.0.0.8/31"]);
        assert_eq!(networks("2001:db8::1-2001:db8::2"), ["2001:db8::1/128", "2001:db8::2/128"]);
        assert_eq!(networks("0.0.0.0-255.255.255.255"), ["0.0.0.0/0"]);
        assert_eq!(networks("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ["::/0"]);
        assert_eq!(networks("10.0.0.0/24"), ["10.0.0.0/24"]);
        assert!(networks("a.example.com").is_empty());
    }

    #[test]
    fn one_address_is_one_place_however_it_is_written() {
        for text in ["10.0.0.1", "10.0.0.1/32", "10.0.0.1-10.0.0.1"] {
            let address: Address = text.parse().expect("an address");
            assert_eq!(Place::of(&address).to_string(), "10.0.0.1");
        }
        let (one, other) =
            ("DC1.Example.com".parse().expect("it"), "dc1.example.COM".parse().expect("it"));
        assert_eq!(Place::of(&one), Place::of(&other));
    }
}

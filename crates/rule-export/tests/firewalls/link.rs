//! What rules admit, address by address: the measure that every format's file is held against.

use std::collections::BTreeSet;

use port_model::document::ZoneKind;
use port_model::{Address, Deployment, Endpoint, Id};
use rule_export::{Report, Rule};

/// One thing that a firewall admits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Link {
    /// Who opens connections: see [`place`].
    pub(crate) source: String,
    /// Who listens: see [`place`].
    pub(crate) destination: String,
    /// `tcp/443`, `udp/500` or `esp`.
    pub(crate) service: String,
}

impl Link {
    pub(crate) fn new(source: &str, destination: &str, service: &str) -> Self {
        Self {
            source: source.to_owned(),
            destination: destination.to_owned(),
            service: service.to_owned(),
        }
    }

    /// Whether a side is a host's name or a domain.
    pub(crate) fn is_named(&self) -> bool {
        [&self.source, &self.destination].iter().any(|side| is_name(side))
    }

    /// Whether a side has no address yet.
    pub(crate) fn is_incomplete(&self) -> bool {
        [&self.source, &self.destination].iter().any(|side| side.starts_with("missing:"))
    }

    /// Whether one side is an IPv4 address and the other an IPv6 one, so that nothing can connect.
    pub(crate) fn mixes_families(&self) -> bool {
        let is_v6 = |side: &str| side.contains(':') && !side.starts_with("missing:");
        let has_family = |side: &str| {
            side.starts_with(|it: char| it.is_ascii_digit()) && !is_name(side) || is_v6(side)
        };
        has_family(&self.source)
            && has_family(&self.destination)
            && is_v6(&self.source) != is_v6(&self.destination)
    }
}

/// Whether a side is a host's name or a domain: its last label has a letter, and it is no IPv6 address.
fn is_name(side: &str) -> bool {
    side != "any" && !side.contains(':') && side.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// An address as a link has it: `10.0.0.1`, `10.0.0.0/24` (without `/32` and `/128`),
/// `10.0.0.1-10.0.0.9`, `host.example.com` or `*.example.com` in small letters.
pub(crate) fn place(address: &Address) -> String {
    match address {
        Address::Network(net) if net.prefix_len() == net.max_prefix_len() => net.addr().to_string(),
        Address::Range(first, last) if first == last => first.to_string(),
        Address::Fqdn(name) => name.to_ascii_lowercase(),
        other => other.to_string(),
    }
}

/// All that rules admit. An end without an address is `missing:COMPONENT`; `any` takes in all others
/// of its side.
pub(crate) fn admitted(deployment: &Deployment, rules: &[Rule]) -> BTreeSet<Link> {
    rules.iter().flat_map(|rule| of_rule(deployment, rule)).collect()
}

fn of_rule(deployment: &Deployment, rule: &Rule) -> BTreeSet<Link> {
    let side = |ends: &[std::sync::Arc<Endpoint>]| {
        let places: BTreeSet<String> =
            ends.iter().flat_map(|end| places(deployment, end)).collect();
        if places.contains("any") { BTreeSet::from(["any".to_owned()]) } else { places }
    };
    let (sources, destinations) = (side(&rule.sources), side(&rule.destinations));
    let mut links = BTreeSet::new();
    for service in &rule.services {
        let service = match service.port {
            Some(port) => format!("{}/{port}", service.protocol),
            None => service.protocol.to_string(),
        };
        for source in &sources {
            for destination in &destinations {
                links.insert(Link::new(source, destination, &service));
                if rule.bidirectional {
                    links.insert(Link::new(destination, source, &service));
                }
            }
        }
    }
    links
}

/// Written apart from the exporter, from what the vendor's rules say: the internet as such, and
/// clients that roam in it, are any address; all else without one lacks it.
fn places(deployment: &Deployment, end: &Endpoint) -> Vec<String> {
    if !end.addresses.is_empty() {
        return end.addresses.iter().map(place).collect();
    }
    let at = deployment.index_of(&end.component);
    let outside = at.and_then(|at| deployment.zone_kind(at)) == Some(ZoneKind::Internet);
    if end.component == Id::INTERNET || outside && end.role == Id::CLIENT_GROUP {
        vec!["any".to_owned()]
    } else {
        vec![format!("missing:{}", end.component)]
    }
}

/// The rules that a report says are not, or not whole, in the file.
pub(crate) fn said_to_be_left_out(report: &Report) -> BTreeSet<&str> {
    let left = report.remarks.iter().filter_map(|remark| match remark {
        rule_export::Remark::LeftOut { rule, .. } => Some(rule.as_str()),
        _ => None,
    });
    left.collect()
}

//! Terraform: rules for the clouds' own firewalls.
//!
//! Each file is a module of its own. It declares no provider and no backend: these are the caller's.
//! Whom the rules are for (security groups, a network) and addresses that the deployment does not give
//! yet are variables; what belongs to one without a value is left out of the plan, so that nothing is
//! opened by accident. Clouds take no host names and no ranges: ranges become the networks that hold
//! exactly the same addresses.

pub(crate) mod aws;
pub(crate) mod azure;
pub(crate) mod gcp;
mod hcl;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::net::IpAddr;

use ipnet::{Ipv4Subnets, Ipv6Subnets};

use self::hcl::Block;
use crate::content::Content;
use crate::firewall::{Directed, Family, Object, Place, Policy, heading};
use crate::report::{Report, Unsayable};

/// No cloud takes host names.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    match place {
        Place::Host(_) => Some(Unsayable::HostName),
        Place::Domain(_) => Some(Unsayable::Domain),
        Place::Net(_) | Place::Range(..) | Place::Any | Place::Missing => None,
    }
}

/// The heading as comments.
fn write_heading(output: &mut dyn Write, content: &Content<'_>, report: &Report) -> io::Result<()> {
    for line in heading(content, report) {
        writeln!(output, "# {line}")?;
    }
    writeln!(output)
}

/// A variable for each component that has no address yet.
fn write_missing(output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    let missing = policy.objects.values().filter(|object| object.place == Place::Missing);
    for object in missing {
        let description = format!(
            "Networks of {} ({}), which the deployment gives no address yet. Its rules are left out while this is empty.",
            object.label, object.component
        );
        Block::new("variable", &[&variable(object)])
            .raw("type", "list(string)")
            .text("description", &description)
            .raw("default", "[]")
            .write(output)?;
    }
    Ok(())
}

/// The name of a component's variable. Ids are letters, digits and hyphens, which Terraform takes.
fn variable(object: &Object<'_>) -> String {
    format!("networks_{}", object.component)
}

/// The networks of one side of a rule, as an expression: those of one family, and those that somebody
/// fills in.
fn networks(family: Family, objects: &[&Object<'_>]) -> String {
    let mut known: Vec<String> = Vec::new();
    let mut filled_in = Vec::new();
    for object in objects {
        match &object.place {
            Place::Missing => filled_in.push(format!("var.{}", variable(object))),
            place => known.extend(cidrs(family, place).iter().map(|cidr| hcl::quoted(cidr))),
        }
    }
    let known = format!("[{}]", known.join(", "));
    if filled_in.is_empty() { known } else { format!("concat({known}, {})", filled_in.join(", ")) }
}

/// The networks that hold exactly the addresses of a place.
fn cidrs(family: Family, place: &Place<'_>) -> Vec<String> {
    match (place, family) {
        (Place::Net(net), _) => vec![net.to_string()],
        (Place::Range(IpAddr::V4(first), IpAddr::V4(last)), _) => {
            Ipv4Subnets::new(*first, *last, 0).map(|net| net.to_string()).collect()
        }
        (Place::Range(IpAddr::V6(first), IpAddr::V6(last)), _) => {
            Ipv6Subnets::new(*first, *last, 0).map(|net| net.to_string()).collect()
        }
        (Place::Any, Family::V4) => vec!["0.0.0.0/0".to_owned()],
        (Place::Any, Family::V6) => vec!["::/0".to_owned()],
        (Place::Range(..) | Place::Host(_) | Place::Domain(_) | Place::Missing, _) => Vec::new(),
    }
}

/// A rule for one family, as the clouds want it: ports by protocol.
struct Part<'r, 'a> {
    /// The rule's name with `_v6` for the second family.
    name: String,
    rule: &'r Directed<'a>,
    family: Family,
    sources: Vec<&'r Object<'a>>,
    destinations: Vec<&'r Object<'a>>,
}

/// The parts of all rules, by name.
fn parts<'r, 'a>(policy: &'r Policy<'a>) -> BTreeMap<String, Part<'r, 'a>> {
    let each = policy.rules.iter().flat_map(|rule| {
        rule.by_family().into_iter().map(move |part| {
            let ending = if part.family == Family::V6 { "_v6" } else { "" };
            let name = format!("{}{ending}", rule.name);
            let (sources, destinations) = (part.sources, part.destinations);
            Part { name, rule, family: part.family, sources, destinations }
        })
    });
    each.map(|part| (part.name.clone(), part)).collect()
}

//! AWS: rules of security groups.
//!
//! A security group is for one side of a rule: each component has a variable for its group, and the
//! rules of one without a value are left out of the plan. A component that is reached at other
//! addresses in some flows has a group for these of its own.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use port_model::flow::Protocol;
use port_model::{Endpoint, Id};

use super::hcl::{Block, quoted};
use super::{Part, networks, parts, says, write_heading, write_missing};
use crate::content::Content;
use crate::firewall::{
    NameRule, Object, Policy, ascii, cut, end_name, one_line, places, purpose, runs,
};
use crate::report::Report;
use crate::request::ExportError;

/// A key of a rule in the plan: long enough for any.
const KEY: NameRule = NameRule { limit: 200, others: "-_./", fill: '_', lead: "" };
/// Characters of a rule's description.
const MAX_DESCRIPTION: usize = 255;
/// What a description may hold beside letters and digits.
const SIGNS: &str = " ._-:/()#,@[]+=&;{}!$*";

const HEAD: &str = r#"locals {
  ingress = merge([for name, rule in local.ingress_rules : {
    for network in rule.networks : "${name}/${network}" => merge(rule, { network = network })
    if rule.group != null
  }]...)
  egress = merge([for name, rule in local.egress_rules : {
    for network in rule.networks : "${name}/${network}" => merge(rule, { network = network })
    if rule.group != null
  }]...)
}

resource "aws_vpc_security_group_ingress_rule" "portolan" {
  for_each          = local.ingress
  security_group_id = each.value.group
  description       = each.value.description
  ip_protocol       = each.value.protocol
  from_port         = each.value.first_port
  to_port           = each.value.last_port
  cidr_ipv4         = length(regexall(":", each.value.network)) == 0 ? each.value.network : null
  cidr_ipv6         = length(regexall(":", each.value.network)) == 0 ? null : each.value.network
  tags              = { Name = each.value.rule }
}

resource "aws_vpc_security_group_egress_rule" "portolan" {
  for_each          = local.egress
  security_group_id = each.value.group
  description       = each.value.description
  ip_protocol       = each.value.protocol
  from_port         = each.value.first_port
  to_port           = each.value.last_port
  cidr_ipv4         = length(regexall(":", each.value.network)) == 0 ? each.value.network : null
  cidr_ipv6         = length(regexall(":", each.value.network)) == 0 ? null : each.value.network
  tags              = { Name = each.value.rule }
}

"#;

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, says, report);
    write_heading(output, content, report)?;
    output.write_all(HEAD.as_bytes())?;
    write_missing(output, &policy)?;
    let parts = parts(&policy);
    let long = parts.values().filter(|part| description(part).1);
    report.shortened(long.map(|part| part.rule.rule.id.as_str()));
    write_groups(output, content, &parts)?;
    for (side, local) in [(Side::Destination, "ingress_rules"), (Side::Source, "egress_rules")] {
        writeln!(output, "locals {{\n  {local} = {{")?;
        for part in parts.values() {
            write_part(output, content, part, side)?;
        }
        writeln!(output, "  }}\n}}")?;
        if matches!(side, Side::Destination) {
            writeln!(output)?;
        }
    }
    Ok(())
}

/// The side of a rule whose security group a rule of the file is for.
#[derive(Debug, Clone, Copy)]
enum Side {
    Source,
    Destination,
}

impl Side {
    /// The ends on this side and the objects on the other.
    fn of<'r, 'a>(self, part: &'r Part<'_, 'a>) -> (&'a [Arc<Endpoint>], &'r [&'r Object<'a>]) {
        let rule = part.rule;
        match (self, rule.is_back) {
            (Self::Source, false) => (&rule.rule.sources, &part.destinations),
            (Self::Source, true) => (&rule.rule.destinations, &part.destinations),
            (Self::Destination, false) => (&rule.rule.destinations, &part.sources),
            (Self::Destination, true) => (&rule.rule.sources, &part.sources),
        }
    }
}

/// The internet has no security group; everything else may have one.
fn has_group(end: &Endpoint) -> bool {
    end.component != Id::INTERNET
}

/// A variable for each component's security group.
fn write_groups(
    output: &mut dyn Write,
    content: &Content<'_>,
    parts: &BTreeMap<String, Part<'_, '_>>,
) -> io::Result<()> {
    let mut groups: BTreeMap<String, &Endpoint> = BTreeMap::new();
    for part in parts.values() {
        for side in [Side::Source, Side::Destination] {
            let ends = side.of(part).0.iter().filter(|end| has_group(end));
            groups.extend(ends.map(|end| (group(content, end), &**end)));
        }
    }
    for (name, end) in groups {
        let addresses: Vec<String> = end.addresses.iter().map(ToString::to_string).collect();
        writeln!(output, "# {}: {}", end.component, addresses.join(", "))?;
        Block::new("variable", &[&name])
            .raw("type", "string")
            .text("description", &format!("Id of the security group of {}.", end.name))
            .raw("default", "null")
            .write(output)?;
    }
    Ok(())
}

fn group(content: &Content<'_>, end: &Endpoint) -> String {
    format!("group_{}", end_name(content.request.deployment, end))
}

fn write_part(
    output: &mut dyn Write,
    content: &Content<'_>,
    part: &Part<'_, '_>,
    side: Side,
) -> io::Result<()> {
    let (ends, others) = side.of(part);
    let networks = networks(part.family, others);
    let description = quoted(&description(part).0);
    for end in ends.iter().filter(|end| has_group(end) && speaks(content, part, end)) {
        let group = group(content, end);
        for (protocol, first, last) in services(part) {
            let ports = if first == last { first.clone() } else { format!("{first}-{last}") };
            let key = KEY.fit(&format!("{}/{group}/{protocol}/{ports}", part.name));
            Block::entry(&key)
                .text("rule", &part.name)
                .raw("group", format!("var.{group}"))
                .raw("description", &description)
                .text("protocol", protocol)
                .raw("first_port", first)
                .raw("last_port", last)
                .raw("networks", networks.clone())
                .write(output)?;
        }
    }
    Ok(())
}

/// Whether an end has an address of the family of a rule's part.
fn speaks(content: &Content<'_>, part: &Part<'_, '_>, end: &Endpoint) -> bool {
    let mut places = places(content.request.deployment, end).into_iter();
    places.any(|place| {
        says(&place).is_none() && place.family().is_none_or(|family| family == part.family)
    })
}

/// Each protocol with its first and last port, as expressions.
fn services(part: &Part<'_, '_>) -> Vec<(&'static str, String, String)> {
    let mut services = Vec::new();
    for protocol in [Protocol::Tcp, Protocol::Udp] {
        let runs = runs(&part.rule.ports(protocol)).into_iter();
        services.extend(
            runs.map(|(first, last)| (protocol.word(), first.to_string(), last.to_string())),
        );
    }
    if part.rule.has_esp() {
        services.push(("50", "null".to_owned(), "null".to_owned()));
    }
    services
}

/// What a rule is for, and whether that was cut.
fn description(part: &Part<'_, '_>) -> (String, bool) {
    let plain = ascii(&format!("{}: {}", part.name, purpose(part.rule.rule)));
    let takes = |letter: char| letter.is_ascii_alphanumeric() || SIGNS.contains(letter);
    let sound: String = plain.chars().map(|it| if takes(it) { it } else { ' ' }).collect();
    cut(&one_line(&sound), MAX_DESCRIPTION)
}

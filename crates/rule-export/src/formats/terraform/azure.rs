//! Azure: rules of one network security group.
//!
//! A rule names its sources and its destinations, so that the same rules serve inbound and outbound. A
//! rule's priority comes from its name, so that it stays when others come and go; all rules allow, so
//! that their order says nothing.

use std::collections::BTreeSet;
use std::io::Write;

use port_model::flow::Protocol;
use sha2::{Digest, Sha256};

use super::hcl::{Block, quoted};
use super::{Part, networks, parts, says, write_heading, write_missing};
use crate::content::Content;
use crate::firewall::{NameRule, Policy, cut, one_line, purpose, runs};
use crate::report::{Remark, Report, Unsayable};
use crate::request::ExportError;

/// A name takes 80 bytes, of which `_outbound` takes the last.
const NAME: NameRule = NameRule { limit: 71, others: "_.-", fill: '_', lead: "" };
/// Bytes of a rule's description.
const MAX_DESCRIPTION: usize = 140;
/// The priorities that there are for each direction.
const PRIORITIES: std::ops::RangeInclusive<u16> = 100..=4_096;

const HEAD: &str = r#"variable "resource_group_name" {
  type        = string
  description = "The resource group that the network security group is in."
}

variable "network_security_group_name" {
  type        = string
  description = "The network security group that the rules are for."
}

variable "directions" {
  type        = set(string)
  description = "Inbound, and Outbound where the group denies what leaves."
  default     = ["Inbound"]
}

locals {
  enabled = merge([for direction in var.directions : {
    for name, rule in local.rules : "${lower(direction)}/${name}" => merge(rule, { name = name, direction = direction })
    if length(rule.sources) > 0 && length(rule.destinations) > 0
  }]...)
}

resource "azurerm_network_security_rule" "portolan" {
  for_each                     = local.enabled
  name                         = "${each.value.name}_${lower(each.value.direction)}"
  description                  = each.value.description
  resource_group_name          = var.resource_group_name
  network_security_group_name  = var.network_security_group_name
  priority                     = each.value.priority
  direction                    = each.value.direction
  access                       = "Allow"
  protocol                     = each.value.protocol
  source_port_range            = "*"
  source_address_prefixes      = each.value.sources
  destination_port_range       = length(each.value.ports) == 0 ? "*" : null
  destination_port_ranges      = length(each.value.ports) == 0 ? null : each.value.ports
  destination_address_prefixes = each.value.destinations
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
    writeln!(output, "locals {{\n  rules = {{")?;
    let mut taken = BTreeSet::new();
    let mut shortened = BTreeSet::new();
    for part in parts(&policy).values() {
        let (description, was_cut) = cut(&description(part), MAX_DESCRIPTION);
        shortened.extend(was_cut.then_some(part.rule.rule.id.as_str()));
        for (protocol, ports) in protocols(part) {
            let name = NAME.fit(&format!("{}_{protocol}", part.name));
            let rule = part.rule.rule.id.clone();
            let Some(priority) = priority(&name, &mut taken) else {
                let because = Unsayable::TooMany;
                report.remarks.push(Remark::LeftOut { rule, part: Some(name), because });
                continue;
            };
            if !name.starts_with(&part.name) {
                report.remarks.push(Remark::Renamed { rule, name: name.clone() });
            }
            entry(part, (&name, &description), protocol, &ports, priority).write(output)?;
        }
    }
    report.shortened(shortened);
    writeln!(output, "  }}\n}}")?;
    Ok(())
}

/// A priority that nothing has yet, by the name.
fn priority(name: &str, taken: &mut BTreeSet<u16>) -> Option<u16> {
    let digest: [u8; 32] = Sha256::digest(name).into();
    let count = PRIORITIES.end() - PRIORITIES.start() + 1;
    if taken.len() == usize::from(count) {
        return None;
    }
    let first = u16::from_be_bytes([digest[0], digest[1]]) % count;
    let mut each = (0..count).map(|step| PRIORITIES.start() + (first + step) % count);
    each.find(|priority| taken.insert(*priority))
}

fn protocols(part: &Part<'_, '_>) -> Vec<(&'static str, Vec<String>)> {
    let range = |(first, last): (u16, u16)| {
        quoted(&if first == last { first.to_string() } else { format!("{first}-{last}") })
    };
    let of = |protocol| runs(&part.rule.ports(protocol)).into_iter().map(range).collect();
    let mut protocols: Vec<(&'static str, Vec<String>)> =
        vec![("Tcp", of(Protocol::Tcp)), ("Udp", of(Protocol::Udp))];
    protocols.retain(|(_, ports)| !ports.is_empty());
    if part.rule.has_esp() {
        protocols.push(("Esp", Vec::new()));
    }
    protocols
}

fn description(part: &Part<'_, '_>) -> String {
    one_line(&format!("{}: {}", part.name, purpose(part.rule.rule)))
}

fn entry(
    part: &Part<'_, '_>,
    (name, description): (&str, &str),
    protocol: &str,
    ports: &[String],
    priority: u16,
) -> Block {
    Block::entry(name)
        .text("description", description)
        .raw("priority", priority.to_string())
        .text("protocol", protocol)
        .raw("sources", networks(part.family, &part.sources))
        .raw("destinations", networks(part.family, &part.destinations))
        .raw("ports", format!("[{}]", ports.join(", ")))
}

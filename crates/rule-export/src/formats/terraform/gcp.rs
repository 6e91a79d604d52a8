//! Google Cloud: firewall rules of one VPC network.
//!
//! A rule names its sources and its destinations, so that the same rules serve as ingress and, where a
//! network denies what leaves it, as egress.

use std::collections::BTreeSet;
use std::io::Write;

use super::hcl::{Block, quoted};
use super::{Part, networks, parts, says, write_heading, write_missing};
use crate::content::Content;
use crate::firewall::{NameRule, Policy, ascii, cut, purpose, runs};
use crate::report::{Remark, Report};
use crate::request::ExportError;
use port_model::flow::Protocol;

/// As RFC 1035 has it. The direction is put behind it.
const NAME: NameRule = NameRule { limit: 55, others: "-", fill: '-', lead: "r-" };
/// Bytes of a rule's description.
const MAX_DESCRIPTION: usize = 2_048;

const HEAD: &str = r#"variable "network" {
  type        = string
  description = "The VPC network that the rules are for: its name or self link."
}

variable "directions" {
  type        = set(string)
  description = "INGRESS, and EGRESS where the network denies what leaves it."
  default     = ["INGRESS"]
}

locals {
  enabled = merge([for direction in var.directions : {
    for name, rule in local.rules : "${name}-${lower(direction)}" => merge(rule, { direction = direction })
    if length(rule.sources) > 0 && length(rule.destinations) > 0
  }]...)
}

resource "google_compute_firewall" "portolan" {
  for_each           = local.enabled
  name               = each.key
  description        = each.value.description
  network            = var.network
  direction          = each.value.direction
  source_ranges      = each.value.sources
  destination_ranges = each.value.destinations

  dynamic "allow" {
    for_each = each.value.allow
    content {
      protocol = allow.value.protocol
      ports    = allow.value.ports
    }
  }
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
    let mut shortened = BTreeSet::new();
    for part in parts(&policy).values() {
        let plain = plain_name(&part.name);
        let name = NAME.fit(&plain);
        if name != plain {
            let rule = part.rule.rule.id.clone();
            report.remarks.push(Remark::Renamed { rule, name: name.clone() });
        }
        let (description, was_cut) = cut(&description(part), MAX_DESCRIPTION);
        shortened.extend(was_cut.then_some(part.rule.rule.id.as_str()));
        entry(part, &name, &description).write(output)?;
    }
    report.shortened(shortened);
    writeln!(output, "  }}\n}}")?;
    Ok(())
}

/// A name without `_`, which Google Cloud doesn't take: `--` where no id has that, so that names stay
/// different.
fn plain_name(name: &str) -> String {
    if name.contains("--") { name.to_owned() } else { name.replace('_', "--") }
}

fn description(part: &Part<'_, '_>) -> String {
    ascii(&format!("{}: {}", part.name, purpose(part.rule.rule)))
}

fn entry(part: &Part<'_, '_>, name: &str, description: &str) -> Block {
    Block::entry(name)
        .text("description", description)
        .raw("sources", networks(part.family, &part.sources))
        .raw("destinations", networks(part.family, &part.destinations))
        .raw("allow", allowed(part))
}

/// Which protocols and ports, as an expression.
fn allowed(part: &Part<'_, '_>) -> String {
    let mut allowed = Vec::new();
    for protocol in Protocol::ALL {
        let ports: Vec<String> = runs(&part.rule.ports(*protocol))
            .into_iter()
            .map(|(first, last)| {
                quoted(&if first == last { first.to_string() } else { format!("{first}-{last}") })
            })
            .collect();
        if !ports.is_empty() {
            allowed
                .push(format!("{{ protocol = \"{protocol}\", ports = [{}] }}", ports.join(", ")));
        }
    }
    if part.rule.has_esp() {
        allowed.push("{ protocol = \"esp\", ports = null }".to_owned());
    }
    format!("[{}]", allowed.join(", "))
}

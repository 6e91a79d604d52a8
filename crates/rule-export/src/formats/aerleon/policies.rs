//! The policy file: a filter for each pair of zones and family of addresses.

use std::io::{self, Write};

use port_model::Id;
use port_model::flow::Protocol;

use super::{quoted, token};
use crate::content::Content;
use crate::firewall::{
    Apart, Directed, Family, NameRule, Part, cut, heading, purpose, service_name,
};
use crate::report::{Remark, Report};

/// Terms. A target puts up to twelve characters around them.
const TERM: NameRule = NameRule { limit: 51, others: "-_", fill: '_', lead: "n_" };
/// Zones and, with another behind it, lists.
pub(super) const ZONE: NameRule = NameRule { limit: 31, others: "-_", fill: '_', lead: "" };
/// Bytes of a comment: what the shortest of its targets' fields takes.
pub(super) const MAX_COMMENT: usize = 255;
/// The target that admits all protocols where a term admits ESP.
const WIDENS_ESP: &str = "fortigate";

/// What a filter is of.
type Key<'a> = (&'a Id, &'a Id, Family);

pub(super) fn write(
    output: &mut dyn Write,
    content: &Content<'_>,
    apart: &Apart<'_, '_>,
    report: &mut Report,
) -> io::Result<()> {
    let head = heading(content, report);
    let head: Vec<&str> = head.iter().take(3).map(String::as_str).collect();
    let comment = cut(&head.join(", "), MAX_COMMENT).0;
    let mut parts: Vec<&Part<'_, '_>> = apart.rules.iter().collect();
    parts.sort_by_key(|part| key(part));
    writeln!(output, "filters:{}", if parts.is_empty() { " []" } else { "" })?;
    for filter in parts.chunk_by(|one, next| key(one) == key(next)) {
        let Some(first) = filter.first() else { continue };
        header(output, key(first), &comment)?;
        for part in filter {
            terms(output, part, report)?;
        }
    }
    Ok(())
}

fn key<'a>(part: &Part<'_, 'a>) -> Key<'a> {
    (part.rule.source_zone, part.rule.destination_zone, part.family)
}

/// A filter's header, with the targets that others are added to.
fn header(output: &mut dyn Write, (from, to, family): Key<'_>, comment: &str) -> io::Result<()> {
    let (from, to) = (ZONE.fit(from.as_str()), ZONE.fit(to.as_str()));
    let (family, list, of_list) = match family {
        Family::V4 => ("inet", "v4", "extended"),
        Family::V6 => ("inet6", "v6", "inet6"),
    };
    writeln!(output, "  - header:")?;
    writeln!(output, "      comment: {}", quoted(comment))?;
    writeln!(output, "      targets:")?;
    for target in ["paloalto", "srx"] {
        writeln!(output, "        {target}: \"from-zone {from} to-zone {to} {family}\"")?;
    }
    writeln!(output, "        cisco: \"{from}_{to}_{list} {of_list}\"")?;
    writeln!(output, "    terms:")
}

/// The terms of a rule: one for each protocol.
fn terms(output: &mut dyn Write, part: &Part<'_, '_>, report: &mut Report) -> io::Result<()> {
    let text = said(part.rule);
    let comment = cut(&text, MAX_COMMENT).0;
    for protocol in Protocol::ALL {
        let services = services(part.rule, *protocol);
        if services.is_empty() && (protocol.has_ports() || !part.rule.has_esp()) {
            continue;
        }
        // No id has `__`, so that no other rule is called so.
        let name = format!("{}-{protocol}", part.name.replace('.', "__"));
        let fitted = TERM.fit(&name);
        if fitted != name {
            let rule = part.rule.rule.id.clone();
            report.remarks.push(Remark::Renamed { rule, name: fitted.clone() });
        }
        writeln!(output, "      - name: \"{fitted}\"")?;
        writeln!(output, "        comment: {}", quoted(&comment))?;
        list(output, "source-address", part.sources.iter().map(|name| token(name)))?;
        list(output, "destination-address", part.destinations.iter().map(|name| token(name)))?;
        list(output, "destination-port", services)?;
        writeln!(output, "        protocol: [\"{protocol}\"]")?;
        if !protocol.has_ports() {
            list(output, "platform-exclude", [WIDENS_ESP.to_owned()])?;
        }
        writeln!(output, "        action: \"accept\"")?;
    }
    Ok(())
}

/// What a comment says of a rule.
pub(super) fn said(rule: &Directed<'_>) -> String {
    format!("{}: {}", rule.name, purpose(rule.rule))
}

fn services(rule: &Directed<'_>, protocol: Protocol) -> Vec<String> {
    let its = rule.rule.services.iter().filter(|service| service.protocol == protocol);
    its.filter(|service| service.port.is_some())
        .map(|service| service_name(protocol, service.port))
        .collect()
}

/// A key with its tokens. Where there are none, it is left out, which is anything.
fn list(
    output: &mut dyn Write,
    key: &str,
    tokens: impl IntoIterator<Item = String>,
) -> io::Result<()> {
    let quoted: Vec<String> = tokens.into_iter().map(|token| format!("\"{token}\"")).collect();
    if quoted.is_empty() {
        return Ok(());
    }
    writeln!(output, "        {key}: [{}]", quoted.join(", "))
}

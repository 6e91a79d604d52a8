//! nftables: a table of its own in the family `inet`, with a chain for what is forwarded, or, for one
//! machine, chains for what it takes and what it sends.
//!
//! Addresses stand in the rules, in anonymous sets, which may overlap. A component without an address
//! is a named set whose elements are a variable that nobody defines, so that the file isn't loaded before
//! somebody has filled in that one line.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use port_model::flow::Protocol;

use super::{Chain, comment, missing, parts, policy, says, suffix, write_heading, write_title};
use crate::content::Content;
use crate::firewall::{Directed, Family, NameRule, Object, Place, Policy, one_line, runs};
use crate::report::Report;
use crate::request::ExportError;
use crate::text::text;

/// Bytes of a rule's comment.
const MAX_COMMENT: usize = 128;
/// Sets and variables. What follows the name of an object takes the rest of 255 bytes.
const NAME: NameRule = NameRule { limit: 250, others: "-_.", fill: '_', lead: "n_" };

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = policy(content, report);
    let sets = placeholders(&policy);
    NAME.report_objects(sets.keys(), report);
    writeln!(output, "#!/usr/sbin/nft -f")?;
    write_heading(output, content, report, "nftables-load")?;
    if content.changed.is_some() {
        write_differences(output, content, &policy)?;
    }
    writeln!(
        output,
        "\ntable inet portolan\ndelete table inet portolan\n\ntable inet portolan {{"
    )?;
    write_placeholders(output, content, &sets)?;
    for chain in Chain::of(content) {
        write_chain(output, content, &policy, *chain)?;
    }
    writeln!(output, "}}")?;
    Ok(())
}

/// The rules' lines that are gone or new, as comments. The file below has all that is in force
/// afterwards: it is loaded as a whole at one moment, while single rules could be deleted only by
/// handles, which no file knows.
fn write_differences(
    output: &mut dyn Write,
    content: &Content<'_>,
    policy: &Policy<'_>,
) -> io::Result<()> {
    let former = Policy::former(content, says);
    writeln!(output, "#\n# {}", one_line(&text(content.lang(), "nftables-differs")))?;
    for chain in Chain::of(content) {
        let (before, now) =
            (accepted(content, &former, *chain)?, accepted(content, policy, *chain)?);
        for (sign, lines, others) in [('-', &before, &now), ('+', &now, &before)] {
            let known: BTreeSet<&str> = others.iter().map(String::as_str).collect();
            for line in lines.iter().filter(|line| !known.contains(line.as_str())) {
                writeln!(output, "# {} {sign} {line}", chain.word())?;
            }
        }
    }
    Ok(())
}

/// The lines of a chain that admit something.
fn accepted(content: &Content<'_>, policy: &Policy<'_>, chain: Chain) -> io::Result<Vec<String>> {
    let host = content.request.filter.host.as_ref();
    let mut written = Vec::new();
    for rule in policy.rules.iter().filter(|rule| chain.takes(rule, host)) {
        write_rule(&mut written, rule)?;
    }
    let lines = String::from_utf8_lossy(&written);
    let lines = lines.lines().map(str::trim);
    let said = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(said.map(str::to_owned).collect())
}

/// What a set is of: a component without an address, and a family that its rules are of.
type Placeholders<'p> = BTreeMap<String, (&'p Object<'p>, Family)>;

/// The sets by their names before they are cut.
fn placeholders<'p>(policy: &'p Policy<'_>) -> Placeholders<'p> {
    let mut sets = BTreeMap::new();
    for part in policy.rules.iter().flat_map(Directed::by_family) {
        let ends = part.sources.into_iter().chain(part.destinations);
        let missing = ends.filter(|object| object.place == Place::Missing);
        let family = part.family;
        sets.extend(missing.map(|object| (plain_set_name(object, family), (object, family))));
    }
    sets
}

fn write_placeholders(
    output: &mut dyn Write,
    content: &Content<'_>,
    sets: &Placeholders<'_>,
) -> io::Result<()> {
    for (plain, (object, family)) in sets {
        let name = NAME.fit(plain);
        let kind = match family {
            Family::V4 => "ipv4_addr",
            Family::V6 => "ipv6_addr",
        };
        let note = missing(content, &format!("${name}"), object.label, "nftables-missing");
        writeln!(output, "    # {}", one_line(&note))?;
        writeln!(output, "    set {name} {{")?;
        writeln!(output, "        type {kind}\n        flags interval\n        auto-merge")?;
        writeln!(output, "        elements = {{ ${name} }}\n    }}\n")?;
    }
    Ok(())
}

fn set_name(object: &Object<'_>, family: Family) -> String {
    NAME.fit(&plain_set_name(object, family))
}

fn plain_set_name(object: &Object<'_>, family: Family) -> String {
    format!("{}_{}", object.name(), suffix(family))
}

fn write_chain(
    output: &mut dyn Write,
    content: &Content<'_>,
    policy: &Policy<'_>,
    chain: Chain,
) -> io::Result<()> {
    let hook = chain.word();
    writeln!(output, "    chain {hook} {{")?;
    writeln!(output, "        type filter hook {hook} priority filter; policy drop;")?;
    match chain {
        Chain::Forward => {}
        Chain::Input => writeln!(output, "        iifname \"lo\" accept")?,
        Chain::Output => writeln!(output, "        oifname \"lo\" accept")?,
    }
    writeln!(output, "        ct state established,related accept")?;
    let host = content.request.filter.host.as_ref();
    for rule in policy.rules.iter().filter(|rule| chain.takes(rule, host)) {
        write_rule(output, rule)?;
    }
    writeln!(output, "    }}")
}

fn write_rule(output: &mut dyn Write, rule: &Directed<'_>) -> io::Result<()> {
    write_title(output, "        ", rule, MAX_COMMENT)?;
    let (services, comment) = (services(rule), comment(rule, MAX_COMMENT));
    for (_, part) in parts(rule) {
        let destinations = side(part.family, "daddr", &part.destinations);
        for source in side(part.family, "saddr", &part.sources) {
            for destination in &destinations {
                for service in &services {
                    writeln!(
                        output,
                        "        {source}{destination}{service} accept comment {comment}"
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// The matches that together are a side: known addresses in one, each placeholder in its own.
fn side(family: Family, field: &str, objects: &[&Object<'_>]) -> Vec<String> {
    let field = match family {
        Family::V4 => format!("ip {field}"),
        Family::V6 => format!("ip6 {field}"),
    };
    let mut known = Vec::new();
    let mut matches = Vec::new();
    for object in objects {
        match &object.place {
            Place::Any => return vec![String::new()],
            Place::Missing => matches.push(format!("{field} @{} ", set_name(object, family))),
            place => known.push(place.to_string()),
        }
    }
    if !known.is_empty() {
        matches.insert(0, format!("{field} {} ", one_or_set(&known)));
    }
    matches
}

fn services(rule: &Directed<'_>) -> Vec<String> {
    let mut services = Vec::new();
    for protocol in [Protocol::Tcp, Protocol::Udp] {
        let ports: Vec<String> = runs(&rule.ports(protocol))
            .into_iter()
            .map(
                |(first, last)| {
                    if first == last { first.to_string() } else { format!("{first}-{last}") }
                },
            )
            .collect();
        if !ports.is_empty() {
            services.push(format!("{protocol} dport {}", one_or_set(&ports)));
        }
    }
    if rule.has_esp() {
        services.push(format!("meta l4proto {}", Protocol::Esp));
    }
    services
}

fn one_or_set(members: &[String]) -> String {
    match members {
        [only] => only.clone(),
        _ => format!("{{ {} }}", members.join(", ")),
    }
}

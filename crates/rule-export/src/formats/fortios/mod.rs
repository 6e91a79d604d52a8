//! FortiOS: commands for the command line, from 6.4 on, where one policy table holds both
//! families of addresses.
//!
//! A policy is of one family, so that it is refused as a whole where one of its objects is missing.
//! `edit 0` takes the next free number. Where an address is missing, the policy names an object that
//! doesn't exist, and the device refuses it.

mod changes;
mod configuration;
mod policies;

use std::io::{self, Write};

use port_model::address::IpNet;
use port_model::flow::Protocol;
use port_model::{Id, Lang, Port};

use crate::content::Content;
use crate::firewall::{
    Apart, Family, NameRule, Object, Part, Place, Policy, Version, address_to_fill_in, cut,
    heading, purpose, service_name, tame, zones_to_have,
};
use crate::report::{Remark, Report};
use crate::request::ExportError;

/// Addresses, services and their groups.
const OBJECT: NameRule = NameRule { limit: 63, others: "-_.", fill: '_', lead: "" };
/// Policies and zones.
const NAME: NameRule = NameRule { limit: 35, others: "-_.", fill: '_', lead: "" };
/// Bytes of an object's comment.
const MAX_COMMENT: usize = 255;
/// Bytes of a policy's comment.
const MAX_POLICY_COMMENT: usize = 1_023;
/// How many values one line takes, so that it stays far below what a command line takes.
const PER_LINE: usize = 8;

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, |_| None, report);
    for line in heading(content, report) {
        writeln!(output, "# {}", tame(&line))?;
    }
    let zones = zones_to_have(content.lang(), &policy, |zone| NAME.fit(zone));
    writeln!(output, "# {}", tame(&zones))?;
    let apart = Apart::of(&policy);
    let version = (&policy, &apart);
    if content.changed.is_some() {
        return changes::write(content, version, report, output);
    }
    configuration(output, version, report, content.lang())?;
    Ok(())
}

/// Objects, groups, services and policies.
fn configuration(
    output: &mut dyn Write,
    (policy, apart): Version<'_, '_>,
    report: &mut Report,
    lang: Lang,
) -> io::Result<()> {
    OBJECT.report_objects(apart.names(), report);
    NAME.report_zones(policy, report);
    for family in Family::ALL {
        addresses(output, apart, family)?;
        to_fill_in(output, missing(apart, family), family, lang)?;
        groups(output, apart, family)?;
    }
    services(output, policy)?;
    policies(output, apart, report)
}

/// A table: its entries between `config` and `end`, or nothing where it has none.
fn table<T>(
    output: &mut dyn Write,
    name: &str,
    entries: impl IntoIterator<Item = T>,
    mut entry: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    let mut entries = entries.into_iter().peekable();
    if entries.peek().is_none() {
        return Ok(());
    }
    writeln!(output, "config firewall {name}")?;
    for one in entries {
        entry(output, one)?;
        writeln!(output, "    next")?;
    }
    writeln!(output, "end")
}

fn addresses(output: &mut dyn Write, apart: &Apart<'_, '_>, family: Family) -> io::Result<()> {
    let known = of_family(apart, family).filter(|(_, object)| object.place != Place::Missing);
    table(output, &per_family("address", family), known, |output, (name, object)| {
        writeln!(output, "    edit \"{}\"", OBJECT.fit(name))?;
        for (attribute, value) in value(&object.place) {
            writeln!(output, "        set {attribute} {value}")?;
        }
        comment(output, "comment", object.label, MAX_COMMENT)?;
        Ok(())
    })
}

fn of_family<'x, 'r, 'a>(
    apart: &'x Apart<'r, 'a>,
    family: Family,
) -> impl Iterator<Item = (&'x str, &'r Object<'a>)> {
    let all = apart.objects.iter();
    all.filter(move |(_, (its, _))| *its == family)
        .map(|(name, (_, object))| (name.as_str(), *object))
}

/// The tables of IPv6 have a 6 behind their name, and so have the sides of a policy.
fn per_family(name: &str, family: Family) -> String {
    match family {
        Family::V4 => name.to_owned(),
        Family::V6 => format!("{name}6"),
    }
}

fn value(place: &Place<'_>) -> Vec<(&'static str, String)> {
    match place {
        Place::Net(IpNet::V4(net)) => vec![("subnet", format!("{} {}", net.addr(), net.netmask()))],
        Place::Net(IpNet::V6(net)) => vec![("ip6", net.to_string())],
        Place::Range(first, last) => vec![
            ("type", "iprange".to_owned()),
            ("start-ip", first.to_string()),
            ("end-ip", last.to_string()),
        ],
        Place::Host(_) | Place::Domain(_) => {
            vec![("type", "fqdn".to_owned()), ("fqdn", format!("\"{place}\""))]
        }
        Place::Any | Place::Missing => Vec::new(),
    }
}

/// The objects without an address.
fn missing<'x, 'r, 'a>(
    apart: &'x Apart<'r, 'a>,
    family: Family,
) -> impl Iterator<Item = (&'x str, &'r Object<'a>)> {
    of_family(apart, family).filter(|(_, object)| object.place == Place::Missing)
}

/// What somebody has to complete and take the sign off, for each address that is missing.
fn to_fill_in<'x>(
    output: &mut dyn Write,
    missing: impl Iterator<Item = (&'x str, &'x Object<'x>)>,
    family: Family,
    lang: Lang,
) -> io::Result<()> {
    let attribute = match family {
        Family::V4 => "subnet ADDRESS MASK",
        Family::V6 => "ip6 ADDRESS/LENGTH",
    };
    let table = per_family("address", family);
    for (name, object) in missing {
        let name = OBJECT.fit(name);
        writeln!(output, "# {}", tame(&address_to_fill_in(lang, object, &name)))?;
        writeln!(output, "# config firewall {table}")?;
        writeln!(output, "#     edit \"{name}\"")?;
        writeln!(output, "#         set {attribute}")?;
        writeln!(output, "#     next")?;
        writeln!(output, "# end")?;
    }
    Ok(())
}

fn groups(output: &mut dyn Write, apart: &Apart<'_, '_>, family: Family) -> io::Result<()> {
    let groups = apart.groups.iter().filter(|(_, group)| group.family == family);
    table(output, &per_family("addrgrp", family), groups, |output, (name, group)| {
        writeln!(output, "    edit \"{}\"", OBJECT.fit(name))?;
        values(output, "member", group.names.iter().map(|member| OBJECT.fit(member)))?;
        comment(output, "comment", group.group.label, MAX_COMMENT)?;
        Ok(())
    })
}

fn services(output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    table(output, "service custom", &policy.services, |output, ((protocol, port), known)| {
        writeln!(output, "    edit \"{}\"", service(*protocol, *port))?;
        if let Some(port) = port {
            writeln!(output, "        set {protocol}-portrange {port}")?;
        } else {
            writeln!(output, "        set protocol IP")?;
            writeln!(output, "        set protocol-number {}", protocol.number())?;
        }
        let known: Vec<&str> = known.iter().map(|id| Id::as_str(id)).collect();
        comment(output, "comment", &known.join(", "), MAX_COMMENT)?;
        Ok(())
    })
}

/// A service's name. `ESP` is one of the device's own, so that ESP goes by its number.
fn service(protocol: Protocol, port: Option<Port>) -> String {
    if protocol.has_ports() {
        service_name(protocol, port)
    } else {
        format!("ip-{}", protocol.number())
    }
}

fn policies(output: &mut dyn Write, apart: &Apart<'_, '_>, report: &mut Report) -> io::Result<()> {
    let mut shortened = Vec::new();
    table(output, "policy", &apart.rules, |output, part| {
        let (id, name) = (&part.rule.rule.id, NAME.fit(&part.name));
        if name != part.name {
            report.remarks.push(Remark::Renamed { rule: id.clone(), name: name.clone() });
        }
        if policy_entry(output, part, &name)? {
            shortened.push(id.as_str());
        }
        Ok(())
    })?;
    report.shortened(shortened);
    Ok(())
}

/// Writes a policy and says whether its comment was cut.
fn policy_entry(output: &mut dyn Write, part: &Part<'_, '_>, name: &str) -> io::Result<bool> {
    let rule = part.rule;
    writeln!(output, "    edit 0")?;
    writeln!(output, "        set name \"{name}\"")?;
    writeln!(output, "        set srcintf \"{}\"", NAME.fit(rule.source_zone.as_str()))?;
    writeln!(output, "        set dstintf \"{}\"", NAME.fit(rule.destination_zone.as_str()))?;
    writeln!(output, "        set action accept")?;
    side(output, &per_family("srcaddr", part.family), &part.sources)?;
    side(output, &per_family("dstaddr", part.family), &part.destinations)?;
    writeln!(output, "        set schedule \"always\"")?;
    let services = rule.rule.services.iter();
    values(output, "service", services.map(|it| service(it.protocol, it.port)))?;
    writeln!(output, "        set logtraffic all")?;
    let text = format!("{}: {}", rule.name, purpose(rule.rule));
    comment(output, "comments", &text, MAX_POLICY_COMMENT)
}

fn side(output: &mut dyn Write, attribute: &str, names: &[String]) -> io::Result<()> {
    if names.is_empty() {
        return values(output, attribute, ["all".to_owned()]);
    }
    values(output, attribute, names.iter().map(|name| OBJECT.fit(name)))
}

/// An attribute with several values, on as many lines as they need.
fn values(
    output: &mut dyn Write,
    attribute: &str,
    names: impl IntoIterator<Item = String>,
) -> io::Result<()> {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("\"{name}\"")).collect();
    for (at, line) in quoted.chunks(PER_LINE).enumerate() {
        let verb = if at == 0 { "set" } else { "append" };
        writeln!(output, "        {verb} {attribute} {}", line.join(" "))?;
    }
    Ok(())
}

/// Writes a comment, unless nothing of it can be said, and says whether it was cut.
fn comment(output: &mut dyn Write, attribute: &str, text: &str, limit: usize) -> io::Result<bool> {
    let (short, was_cut) = cut(&tame(text), limit);
    if !short.is_empty() {
        writeln!(output, "        set {attribute} \"{short}\"")?;
    }
    Ok(was_cut)
}

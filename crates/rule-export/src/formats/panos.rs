//! PAN-OS: `set` lines for the configuration mode of the command line.
//!
//! One attribute per line, as `show` prints them. A rule names service objects and the application
//! `any`, as the vendor of the platform asks; only ESP, which no service object can say, is the
//! application `ipsec-esp` in a rule of its own. There are no comments, so that a tag bears the heading.
//! Where an address is missing, the rule names an object that doesn't exist, and the device refuses it.

use std::io::{self, Write};

use port_model::flow::Protocol;

use crate::content::Content;
use crate::firewall::{
    Directed, NameRule, Place, Policy, Side, cut, heading, one_line, purpose, service_name,
};
use crate::report::{Remark, Report, Unsayable};
use crate::request::ExportError;

/// Addresses, services, their groups, and rules.
const NAME: NameRule = NameRule { limit: 63, others: "-_.", fill: '_', lead: "n_" };
/// Zones.
const ZONE: NameRule = NameRule { limit: 31, others: "-_.", fill: '_', lead: "" };
/// Bytes of a rule's description.
const MAX_DESCRIPTION: usize = 1_024;
/// Bytes of an object's description and of a tag's comment.
const MAX_COMMENT: usize = 1_023;
/// The tag of all that comes from here.
const TAG: &str = "portolan";

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, says, report);
    let heading = text(&heading(content, report).join("; "), MAX_COMMENT);
    writeln!(output, "set tag {TAG} comments {heading}")?;
    addresses(output, &policy)?;
    services(output, &policy)?;
    for rule in &policy.rules {
        let name = NAME.fit(&rule.name);
        if name != rule.name {
            let rule = rule.rule.id.clone();
            report.remarks.push(Remark::Renamed { rule, name: name.clone() });
        }
        write_rule(output, rule, &name)?;
    }
    Ok(())
}

/// An address object takes the name of a host, but not of all hosts below a domain.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    matches!(place, Place::Domain(_)).then_some(Unsayable::Domain)
}

fn addresses(output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    for (name, object) in &policy.objects {
        let value = match &object.place {
            Place::Net(net) => format!("ip-netmask {net}"),
            Place::Range(first, last) => format!("ip-range {first}-{last}"),
            Place::Host(host) => format!("fqdn {host}"),
            Place::Domain(_) | Place::Any | Place::Missing => continue,
        };
        let name = NAME.fit(name);
        writeln!(output, "set address {name} {value}")?;
        writeln!(output, "set address {name} description {}", text(object.label, MAX_COMMENT))?;
        writeln!(output, "set address {name} tag [ {TAG} ]")?;
    }
    for (name, group) in &policy.groups {
        let members = group.members.iter().map(|member| NAME.fit(&member.name()));
        let (name, members) = (NAME.fit(name), list(members));
        writeln!(output, "set address-group {name} static {members}")?;
        writeln!(
            output,
            "set address-group {name} description {}",
            text(group.label, MAX_COMMENT)
        )?;
        writeln!(output, "set address-group {name} tag [ {TAG} ]")?;
    }
    Ok(())
}

fn services(output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    for ((protocol, port), known) in &policy.services {
        let Some(port) = port else { continue };
        let name = service_name(*protocol, Some(*port));
        let known: Vec<&str> = known.iter().map(|id| id.as_str()).collect();
        writeln!(output, "set service {name} protocol {protocol} port {port}")?;
        writeln!(
            output,
            "set service {name} description {}",
            text(&known.join(", "), MAX_COMMENT)
        )?;
        writeln!(output, "set service {name} tag [ {TAG} ]")?;
    }
    Ok(())
}

/// A rule, and one beside it where it admits ESP as well as ports. Several services are a group of the
/// rule's name.
fn write_rule(output: &mut dyn Write, rule: &Directed<'_>, name: &str) -> io::Result<()> {
    let with_ports = rule.rule.services.iter().filter(|service| service.protocol.has_ports());
    let services: Vec<String> =
        with_ports.map(|service| service_name(service.protocol, service.port)).collect();
    if let [only] = &*services {
        write_part(output, rule, name, "any", only)?;
    } else if !services.is_empty() {
        writeln!(output, "set service-group {name} members {}", list(services))?;
        writeln!(output, "set service-group {name} tag [ {TAG} ]")?;
        write_part(output, rule, name, "any", name)?;
    }
    if rule.has_esp() {
        let name = NAME.fit(&format!("{name}_{}", Protocol::Esp));
        write_part(output, rule, &name, "ipsec-esp", "application-default")?;
    }
    Ok(())
}

fn write_part(
    output: &mut dyn Write,
    rule: &Directed<'_>,
    name: &str,
    application: &str,
    service: &str,
) -> io::Result<()> {
    let attributes = [
        ("from", list([ZONE.fit(rule.source_zone.as_str())])),
        ("to", list([ZONE.fit(rule.destination_zone.as_str())])),
        ("source", side(&rule.sources)),
        ("destination", side(&rule.destinations)),
        ("application", list([application.to_owned()])),
        ("service", list([service.to_owned()])),
        ("action", "allow".to_owned()),
        ("log-end", "yes".to_owned()),
        ("description", text(&purpose(rule.rule), MAX_DESCRIPTION)),
        ("tag", list([TAG.to_owned()])),
    ];
    for (attribute, value) in attributes {
        writeln!(output, "set rulebase security rules {name} {attribute} {value}")?;
    }
    Ok(())
}

fn side(side: &Side<'_>) -> String {
    if side.is_any() {
        list(["any".to_owned()])
    } else {
        list(side.names.iter().map(|name| NAME.fit(name)))
    }
}

fn list(members: impl IntoIterator<Item = String>) -> String {
    let members: Vec<String> = members.into_iter().collect();
    format!("[ {} ]", members.join(" "))
}

/// A text in quotes; there is no way to write a quote, or a backslash before the last one, inside.
fn text(text: &str, limit: usize) -> String {
    let plain = one_line(text).replace('"', "'").replace('\\', "/");
    format!("\"{}\"", cut(&plain, limit).0)
}

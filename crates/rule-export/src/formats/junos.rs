//! Junos: `set` lines for an SRX firewall.
//!
//! Addresses are in the global address book, since policies take only names of it. A missing address is
//! a line that is commented out: until somebody fills it in, its policies name an address that doesn't
//! exist, and the device refuses the commit. A range of IPv6 addresses is exactly as many networks.

use std::io::{self, Write};

use crate::content::Content;
use crate::firewall::{
    Directed, NameRule, Object, Place, Policy, Side, address_to_fill_in, ascii, described, heading,
    one_line, quoted, service_name,
};
use crate::report::{Remark, Report, Unsayable};
use crate::request::ExportError;

/// Addresses, their sets, applications and policies.
const NAME: NameRule = NameRule { limit: 63, others: "-_.", fill: '_', lead: "n_" };
/// Zones.
const ZONE: NameRule = NameRule { limit: 63, others: "-_.", fill: '_', lead: "" };
/// Bytes of a description. The devices' own limits are higher, and differ.
const MAX_DESCRIPTION: usize = 255;
/// What a line of an address starts with.
const BOOK: &str = "set security address-book global";

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, says, report);
    for line in heading(content, report) {
        comment(output, &line)?;
    }
    let objects = policy.objects.values().flat_map(entries).map(|(name, _)| name);
    NAME.report_objects(objects.chain(policy.groups.keys().cloned()), report);
    ZONE.report_zones(&policy, report);
    policy.report_shortened(report, MAX_DESCRIPTION, |rule| {
        ascii(&described(rule, &NAME.fit(&rule.name)))
    });
    addresses(content, output, &policy)?;
    applications(output, &policy)?;
    for rule in &policy.rules {
        let name = NAME.fit(&rule.name);
        if name != rule.name {
            let rule = rule.rule.id.clone();
            report.remarks.push(Remark::Renamed { rule, name: name.clone() });
        }
        write_policy(output, rule, &name)?;
    }
    Ok(())
}

/// An address takes the name of a host, but not of all hosts below a domain.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    matches!(place, Place::Domain(_)).then_some(Unsayable::Domain)
}

fn addresses(content: &Content<'_>, output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    for object in policy.objects.values() {
        for (name, value) in entries(object) {
            let name = NAME.fit(&name);
            let entry = format!("{BOOK} address {name}");
            if let Some(value) = value {
                writeln!(output, "{entry} {value}")?;
                writeln!(output, "{entry} description {}", description(object.label))?;
            } else {
                comment(output, &address_to_fill_in(content.lang(), object, &name))?;
                comment(output, &format!("{entry} ADDRESS"))?;
            }
        }
    }
    for (name, group) in &policy.groups {
        let set = format!("{BOOK} address-set {}", NAME.fit(name));
        writeln!(output, "{set} description {}", description(group.label))?;
        for (member, _) in group.members.iter().flat_map(entries) {
            writeln!(output, "{set} address {}", NAME.fit(&member))?;
        }
    }
    Ok(())
}

/// The entries of the address book that are an object: names, before they are cut, with what comes after;
/// nothing comes after a name whose address is missing.
fn entries(object: &Object<'_>) -> Vec<(String, Option<String>)> {
    let name = object.name();
    let one = |value| vec![(name.clone(), value)];
    match &object.place {
        Place::Net(net) => one(Some(net.to_string())),
        Place::Range(first, last) if first.is_ipv4() => {
            one(Some(format!("range-address {first} to {last}")))
        }
        Place::Range(..) => {
            let networks = object.place.networks().into_iter().enumerate();
            networks
                .map(|(at, net)| (format!("{name}_{}", at + 1), Some(net.to_string())))
                .collect()
        }
        Place::Host(host) => one(Some(format!("dns-name {host}"))),
        Place::Missing => one(None),
        Place::Domain(_) | Place::Any => Vec::new(),
    }
}

fn applications(output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    for (protocol, port) in policy.services.keys() {
        let application =
            format!("set applications application {}", service_name(*protocol, *port));
        writeln!(output, "{application} protocol {protocol}")?;
        if let Some(port) = port {
            writeln!(output, "{application} destination-port {port}")?;
        }
    }
    Ok(())
}

fn write_policy(output: &mut dyn Write, rule: &Directed<'_>, name: &str) -> io::Result<()> {
    let [from, to] = [rule.source_zone, rule.destination_zone].map(|zone| ZONE.fit(zone.as_str()));
    let policy = format!("set security policies from-zone {from} to-zone {to} policy {name}");
    writeln!(output, "{policy} description {}", description(&described(rule, name)))?;
    for source in side(&rule.sources) {
        writeln!(output, "{policy} match source-address {source}")?;
    }
    for destination in side(&rule.destinations) {
        writeln!(output, "{policy} match destination-address {destination}")?;
    }
    for service in &rule.rule.services {
        let application = service_name(service.protocol, service.port);
        writeln!(output, "{policy} match application {application}")?;
    }
    writeln!(output, "{policy} then permit")?;
    writeln!(output, "{policy} then log session-close")
}

/// The names of a side; a range that is several networks has a name for each.
fn side(side: &Side<'_>) -> Vec<String> {
    if side.is_any() {
        return vec!["any".to_owned()];
    }
    let mut names = Vec::new();
    for name in &side.names {
        match side.objects.iter().find(|object| object.name() == *name) {
            Some(object) => {
                names.extend(entries(object).iter().map(|(name, _)| NAME.fit(name)));
            }
            None => names.push(NAME.fit(name)),
        }
    }
    names
}

fn comment(output: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(output, "# {}", one_line(&ascii(text)).replace('?', "."))
}

fn description(text: &str) -> String {
    quoted(&ascii(text), MAX_DESCRIPTION)
}

//! Cisco ASA: objects, groups and one access-list for each zone that connections come from.
//!
//! From 9.0 on, where an access-list takes both families of addresses; each entry is of one. No
//! access-list is bound to an interface, since that would replace the one that is there: the file says
//! how, in comments. Where an address is missing, the entry names an object that doesn't exist, and the
//! device refuses it.
//!
//! A change request has the lines between two versions, in an order that never admits more than either.

use std::collections::BTreeSet;
use std::io::{self, Write};

use port_model::address::IpNet;
use port_model::flow::Protocol;
use port_model::{Id, Lang};

use crate::content::Content;
use crate::firewall::{
    Apart, Directed, Family, NameRule, Part, Place, Policy, Version, address_to_fill_in, cut,
    heading, lines, purpose, runs, tame, zones_to_have,
};
use crate::report::{Remark, Report, Unsayable};
use crate::request::ExportError;
use crate::text::text;

mod changes;

/// Objects, groups and access-lists. Objects and groups share one space of names.
const NAME: NameRule = NameRule { limit: 64, others: "-_.", fill: '_', lead: "n_" };
/// Interfaces.
const INTERFACE: NameRule = NameRule { limit: 48, others: "-_.", fill: '_', lead: "" };
/// Bytes of a description.
const MAX_DESCRIPTION: usize = 200;
/// Bytes of a remark.
const MAX_REMARK: usize = 100;

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let lang = content.lang();
    let policy = Policy::of(content, says, report);
    for line in heading(content, report) {
        writeln!(output, "! {}", tame(&line))?;
    }
    let zones = zones_to_have(lang, &policy, |zone| INTERFACE.fit(zone));
    writeln!(output, "! {}", tame(&zones))?;
    let apart = Apart::of(&policy);
    let version = (&policy, &apart);
    if content.changed.is_some() {
        return changes::write(content, version, report, output);
    }
    configuration(output, version, report, lang)?;
    bindings(output, lists(&policy), lang)?;
    Ok(())
}

/// Objects, groups and access-lists.
fn configuration(
    output: &mut dyn Write,
    (policy, apart): Version<'_, '_>,
    report: &mut Report,
    lang: Lang,
) -> io::Result<()> {
    report_names(policy, apart, report);
    objects(output, apart, lang)?;
    groups(output, apart)?;
    for part in &apart.rules {
        side_group(output, apart, &sources_name(part), &part.sources)?;
        side_group(output, apart, &destinations_name(part), &part.destinations)?;
    }
    let mut known = BTreeSet::new();
    for part in apart.rules.iter().filter(|part| known.insert(&part.rule.name)) {
        service_group(output, part.rule)?;
    }
    entries(output, apart, report, lang)
}

/// The names of objects, groups, access-lists and interfaces.
fn report_names(policy: &Policy<'_>, apart: &Apart<'_, '_>, report: &mut Report) {
    NAME.report_objects(apart.names(), report);
    let sides = apart.rules.iter().flat_map(|part| {
        let sources = (part.sources.len() > 1).then(|| sources_name(part));
        let destinations = (part.destinations.len() > 1).then(|| destinations_name(part));
        sources.into_iter().chain(destinations)
    });
    let services = policy.rules.iter().filter(|rule| services(rule).len() > 1).map(services_name);
    let lists = lists(policy).into_iter().map(plain_list_name);
    NAME.report_objects(sides.chain(services).chain(lists), report);
    INTERFACE.report_zones(policy, report);
}

/// The zones that have an access-list.
fn lists<'a>(policy: &Policy<'a>) -> BTreeSet<&'a Id> {
    policy.rules.iter().map(|rule| rule.source_zone).collect()
}

/// An object takes the name of a host, but not of all hosts below a domain.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    matches!(place, Place::Domain(_)).then_some(Unsayable::Domain)
}

fn objects(output: &mut dyn Write, apart: &Apart<'_, '_>, lang: Lang) -> io::Result<()> {
    for (name, (family, object)) in &apart.objects {
        let name = NAME.fit(name);
        if let Some(value) = value(&object.place, *family) {
            writeln!(output, "object network {name}")?;
            writeln!(output, " {value}")?;
            description(output, object.label)?;
        } else {
            writeln!(output, "! {}", tame(&address_to_fill_in(lang, object, &name)))?;
            writeln!(output, "! object network {name}")?;
            writeln!(output, "!  host ADDRESS")?;
        }
    }
    Ok(())
}

fn value(place: &Place<'_>, family: Family) -> Option<String> {
    match (place, place.single()) {
        (_, Some(ip)) => Some(format!("host {ip}")),
        (Place::Net(IpNet::V4(net)), _) => Some(format!("subnet {} {}", net.addr(), net.netmask())),
        (Place::Net(net), _) => Some(format!("subnet {net}")),
        (Place::Range(first, last), _) => Some(format!("range {first} {last}")),
        (Place::Host(host), _) => Some(match family {
            Family::V4 => format!("fqdn v4 {host}"),
            Family::V6 => format!("fqdn v6 {host}"),
        }),
        (Place::Domain(_) | Place::Any | Place::Missing, _) => None,
    }
}

fn description(output: &mut dyn Write, label: &str) -> io::Result<()> {
    let (text, _) = cut(&tame(label), MAX_DESCRIPTION);
    if text.is_empty() { Ok(()) } else { writeln!(output, " description {text}") }
}

fn groups(output: &mut dyn Write, apart: &Apart<'_, '_>) -> io::Result<()> {
    for (name, group) in &apart.groups {
        writeln!(output, "object-group network {}", NAME.fit(name))?;
        description(output, group.group.label)?;
        for member in &group.names {
            writeln!(output, " network-object object {}", NAME.fit(member))?;
        }
    }
    Ok(())
}

fn sources_name(part: &Part<'_, '_>) -> String {
    format!("{}_sources", part.name)
}

fn destinations_name(part: &Part<'_, '_>) -> String {
    format!("{}_destinations", part.name)
}

fn services_name(rule: &Directed<'_>) -> String {
    format!("{}_services", rule.name)
}

/// The group of a side that has several names. Groups of IPv6 can't be nested, so that none are.
fn side_group(
    output: &mut dyn Write,
    apart: &Apart<'_, '_>,
    name: &str,
    side: &[String],
) -> io::Result<()> {
    if side.len() < 2 {
        return Ok(());
    }
    writeln!(output, "object-group network {}", NAME.fit(name))?;
    for name in side {
        let members = apart.groups.get(name).map_or(std::slice::from_ref(name), |it| &it.names);
        for member in members {
            writeln!(output, " network-object object {}", NAME.fit(member))?;
        }
    }
    Ok(())
}

/// What a rule is open on: `tcp` and ` eq 443`, or `esp` and nothing.
fn services(rule: &Directed<'_>) -> Vec<(Protocol, String)> {
    let with_ports = [Protocol::Tcp, Protocol::Udp].into_iter().flat_map(|protocol| {
        runs(&rule.ports(protocol)).into_iter().map(move |run| match run {
            (first, last) if first == last => (protocol, format!(" eq {first}")),
            (first, last) => (protocol, format!(" range {first} {last}")),
        })
    });
    with_ports.chain(rule.has_esp().then(|| (Protocol::Esp, String::new()))).collect()
}

fn service_group(output: &mut dyn Write, rule: &Directed<'_>) -> io::Result<()> {
    let services = services(rule);
    if services.len() < 2 {
        return Ok(());
    }
    writeln!(output, "object-group service {}", NAME.fit(&services_name(rule)))?;
    for (protocol, ports) in services {
        if ports.is_empty() {
            writeln!(output, " service-object {protocol}")?;
        } else {
            writeln!(output, " service-object {protocol} destination{ports}")?;
        }
    }
    Ok(())
}

fn list_name(zone: &Id) -> String {
    NAME.fit(&plain_list_name(zone))
}

fn plain_list_name(zone: &Id) -> String {
    format!("portolan_{zone}_in")
}

fn entries(
    output: &mut dyn Write,
    apart: &Apart<'_, '_>,
    report: &mut Report,
    lang: Lang,
) -> io::Result<()> {
    let mut before = None;
    let mut parts: Vec<&Part<'_, '_>> = apart.rules.iter().collect();
    parts.sort_by_key(|part| part.rule.source_zone);
    for part in parts {
        let (rule, list) = (part.rule, list_name(part.rule.source_zone));
        if before != Some(&rule.name) {
            remarks(output, &list, &rule.name, &purpose(rule.rule))?;
            if rule.destinations.is_any() {
                let remark = Remark::AnyZone { rule: rule.rule.id.clone() };
                remarks(output, &list, &rule.name, &remark.text(lang))?;
                report.remarks.push(remark);
            }
            before = Some(&rule.name);
        }
        writeln!(output, "access-list {list} extended permit {}", entry(apart, part))?;
    }
    Ok(())
}

fn entry(apart: &Apart<'_, '_>, part: &Part<'_, '_>) -> String {
    let sources = side(apart, part.family, &sources_name(part), &part.sources);
    let destinations = side(apart, part.family, &destinations_name(part), &part.destinations);
    if let [(protocol, ports)] = &*services(part.rule) {
        return format!("{protocol} {sources} {destinations}{ports}");
    }
    let services = NAME.fit(&services_name(part.rule));
    format!("object-group {services} {sources} {destinations}")
}

fn side(apart: &Apart<'_, '_>, family: Family, group: &str, names: &[String]) -> String {
    match (names, family) {
        ([], Family::V4) => "any4".to_owned(),
        ([], Family::V6) => "any6".to_owned(),
        ([name], _) if !apart.groups.contains_key(name) => format!("object {}", NAME.fit(name)),
        ([name], _) => format!("object-group {}", NAME.fit(name)),
        _ => format!("object-group {}", NAME.fit(group)),
    }
}

/// A text about a rule as remarks, as many as it needs. Each begins with the rule's name, so that taking it
/// away later takes no other rule's.
fn remarks(output: &mut dyn Write, list: &str, name: &str, text: &str) -> io::Result<()> {
    let room = MAX_REMARK - name.len() - 2;
    for line in lines(&tame(text), room) {
        writeln!(output, "access-list {list} remark {name}: {line}")?;
    }
    Ok(())
}

/// How to bind the access-lists, as comments.
fn bindings(output: &mut dyn Write, zones: BTreeSet<&Id>, lang: Lang) -> io::Result<()> {
    if zones.is_empty() {
        return Ok(());
    }
    writeln!(output, "! {}", tame(&text(lang, "access-lists-to-bind")))?;
    for zone in zones {
        let interface = INTERFACE.fit(zone.as_str());
        writeln!(output, "! access-group {} in interface {interface}", list_name(zone))?;
    }
    Ok(())
}

//! iptables: one file for `iptables-restore` and for `ip6tables-restore`. A line for one family begins
//! with `-4` or `-6`, and the other program passes over it.
//!
//! A rule of several sources and several destinations is a chain of its own: the sources lead there,
//! the destinations stand in it. There are no variables: a component without an address is a word that
//! is no address, nor the name of a host, so that neither program loads the file before it is replaced.

use std::collections::BTreeMap;
use std::io::{self, Write};

use port_model::flow::Protocol;

use super::{Chain, comment, missing, parts, policy, suffix, write_heading, write_title};
use crate::content::Content;
use crate::firewall::{
    Directed, Family, NameRule, Object, OneFamily, Place, Policy, one_line, runs,
};
use crate::report::{Remark, Report};
use crate::request::ExportError;

/// Bytes of a rule's comment; what is longer is cut without a word.
const MAX_COMMENT: usize = 255;
/// Ports of one `multiport`; a range takes two.
const MAX_PORTS: usize = 15;
/// Chains.
const NAME: NameRule = NameRule { limit: 28, others: "-_.", fill: '_', lead: "" };

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = policy(content, report);
    let chains = chains(&policy, report);
    write_heading(output, content, report, "iptables-load")?;
    write_placeholders(output, content, &policy)?;
    writeln!(output, "\n*filter")?;
    for chain in Chain::of(content) {
        writeln!(output, ":{} DROP [0:0]", chain.name())?;
    }
    for name in chains.values() {
        writeln!(output, ":{name} - [0:0]")?;
    }
    for chain in Chain::of(content) {
        writeln!(output, "-F {}", chain.name())?;
    }
    for chain in Chain::of(content) {
        write_chain(output, content, &policy, *chain, &chains)?;
    }
    for rule in policy.rules.iter().filter(|rule| chains.contains_key(&*rule.name)) {
        write_own_chain(output, rule, &NAME.fit(&rule.name))?;
    }
    writeln!(output, "COMMIT")?;
    Ok(())
}

impl Chain {
    const fn name(self) -> &'static str {
        match self {
            Self::Forward => "FORWARD",
            Self::Input => "INPUT",
            Self::Output => "OUTPUT",
        }
    }
}

/// The rules that are a chain of their own, each with the chain's name.
fn chains<'p>(policy: &'p Policy<'_>, report: &mut Report) -> BTreeMap<&'p str, String> {
    let mut chains = BTreeMap::new();
    for rule in &policy.rules {
        let many = |part: &OneFamily<'_, '_>| part.sources.len() > 1 && part.destinations.len() > 1;
        if !rule.by_family().iter().any(many) {
            continue;
        }
        let name = NAME.fit(&rule.name);
        if name != rule.name {
            let rule = rule.rule.id.clone();
            report.remarks.push(Remark::Renamed { rule, name: name.clone() });
        }
        chains.insert(&*rule.name, name);
    }
    chains
}

/// For each component without an address what to put in its place, and how.
fn write_placeholders(
    output: &mut dyn Write,
    content: &Content<'_>,
    policy: &Policy<'_>,
) -> io::Result<()> {
    let mut words = BTreeMap::new();
    for part in policy.rules.iter().flat_map(Directed::by_family) {
        let ends = part.sources.into_iter().chain(part.destinations);
        let missing = ends.filter(|object| object.place == Place::Missing);
        words.extend(missing.map(|object| (placeholder(object, part.family), object.label)));
    }
    for (word, label) in words {
        writeln!(output, "#")?;
        let note = missing(content, &word, label, "iptables-missing");
        writeln!(output, "# {}", one_line(&note))?;
        writeln!(output, "#   sed -i 's|{word}|ADDRESS,ADDRESS|g' FILE")?;
        writeln!(output, "#   sed -i '\\|{word}|d' FILE")?;
    }
    Ok(())
}

/// A word that is refused for its mask before anybody asks for a host of that name. No other holds it.
fn placeholder(object: &Object<'_>, family: Family) -> String {
    format!("@{}_{}/@", object.name(), suffix(family))
}

fn write_chain(
    output: &mut dyn Write,
    content: &Content<'_>,
    policy: &Policy<'_>,
    chain: Chain,
    chains: &BTreeMap<&str, String>,
) -> io::Result<()> {
    let name = chain.name();
    writeln!(output)?;
    match chain {
        Chain::Forward => {}
        Chain::Input => writeln!(output, "-A {name} -i lo -j ACCEPT")?,
        Chain::Output => writeln!(output, "-A {name} -o lo -j ACCEPT")?,
    }
    writeln!(output, "-A {name} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT")?;
    let host = content.request.filter.host.as_ref();
    for rule in policy.rules.iter().filter(|rule| chain.takes(rule, host)) {
        write_title(output, "", rule, MAX_COMMENT)?;
        match chains.get(&*rule.name) {
            Some(own) => write_way(output, rule, name, own)?,
            None => write_pairs(output, rule, name)?,
        }
    }
    Ok(())
}

/// The sources' way to the rule's own chain.
fn write_way(
    output: &mut dyn Write,
    rule: &Directed<'_>,
    chain: &str,
    own: &str,
) -> io::Result<()> {
    for (family, part) in parts(rule) {
        for source in part.sources {
            let source = end("-s", "src", source, part.family);
            writeln!(output, "{}-A {chain}{source} -j {own}", mark(family))?;
        }
    }
    Ok(())
}

/// The destinations in the rule's own chain.
fn write_own_chain(output: &mut dyn Write, rule: &Directed<'_>, own: &str) -> io::Result<()> {
    writeln!(output)?;
    let (services, comment) = (services(rule), comment(rule, MAX_COMMENT));
    for (family, part) in parts(rule) {
        for destination in part.destinations {
            let destination = end("-d", "dst", destination, part.family);
            for service in &services {
                write_rule(output, family, own, &destination, service, &comment)?;
            }
        }
    }
    Ok(())
}

/// Every source to every destination, where there are several of one of them at most.
fn write_pairs(output: &mut dyn Write, rule: &Directed<'_>, chain: &str) -> io::Result<()> {
    let (services, comment) = (services(rule), comment(rule, MAX_COMMENT));
    for (family, part) in parts(rule) {
        for source in &part.sources {
            let source = end("-s", "src", source, part.family);
            for destination in &part.destinations {
                let ends = source.clone() + &end("-d", "dst", destination, part.family);
                for service in &services {
                    write_rule(output, family, chain, &ends, service, &comment)?;
                }
            }
        }
    }
    Ok(())
}

fn write_rule(
    output: &mut dyn Write,
    family: Option<Family>,
    chain: &str,
    ends: &str,
    service: &str,
    comment: &str,
) -> io::Result<()> {
    let mark = mark(family);
    writeln!(output, "{mark}-A {chain}{ends}{service} -m comment --comment {comment} -j ACCEPT")
}

/// Which of the two programs takes a line; both where it is of no family.
const fn mark(family: Option<Family>) -> &'static str {
    match family {
        Some(Family::V4) => "-4 ",
        Some(Family::V6) => "-6 ",
        None => "",
    }
}

fn end(flag: &str, range: &str, object: &Object<'_>, family: Family) -> String {
    match &object.place {
        Place::Net(net) => format!(" {flag} {net}"),
        Place::Range(first, last) => format!(" -m iprange --{range}-range {first}-{last}"),
        Place::Missing => format!(" {flag} {}", placeholder(object, family)),
        Place::Any | Place::Host(_) | Place::Domain(_) => String::new(),
    }
}

fn services(rule: &Directed<'_>) -> Vec<String> {
    let mut services = Vec::new();
    for protocol in [Protocol::Tcp, Protocol::Udp] {
        for ports in portions(&runs(&rule.ports(protocol))) {
            let list: Vec<String> = ports.iter().map(|run| port(*run)).collect();
            services.push(match &*list {
                [only] => format!(" -p {protocol} -m {protocol} --dport {only}"),
                list => format!(" -p {protocol} -m multiport --dports {}", list.join(",")),
            });
        }
    }
    if rule.has_esp() {
        services.push(format!(" -p {}", Protocol::Esp));
    }
    services
}

fn port((first, last): (u16, u16)) -> String {
    if first == last { first.to_string() } else { format!("{first}:{last}") }
}

/// Ports in as many portions as `multiport` needs.
fn portions(runs: &[(u16, u16)]) -> Vec<Vec<(u16, u16)>> {
    let mut portions: Vec<Vec<(u16, u16)>> = Vec::new();
    let mut room = 0;
    for run in runs {
        let taken = if run.0 == run.1 { 1 } else { 2 };
        if taken > room {
            portions.push(Vec::new());
            room = MAX_PORTS;
        }
        room -= taken;
        if let Some(portion) = portions.last_mut() {
            portion.push(*run);
        }
    }
    portions
}

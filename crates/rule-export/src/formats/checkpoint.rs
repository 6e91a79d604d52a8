//! Check Point: a bash script of `mgmt_cli` commands for the management server.
//!
//! It only adds, in one session: unless every command succeeds, nothing is published. All objects begin
//! with `portolan_`, so that they meet neither those that are there nor words that names must not be.
//! A missing address is a variable at the top, without which the script ends before it logs in.

use std::collections::BTreeSet;
use std::io::{self, Write};

use port_model::flow::Protocol;
use port_model::{Id, Port};

use crate::content::Content;
use crate::firewall::{
    Directed, Group, NameRule, Object, Place, Policy, Side, address_to_fill_in, cut, heading,
    one_line, purpose, service_name,
};
use crate::report::{Remark, Report, Unsayable};
use crate::request::ExportError;
use crate::text::text;

/// Objects, services and rules. The product's own limit is higher.
const NAME: NameRule = NameRule { limit: 63, others: "-_.", fill: '_', lead: "" };
/// Bytes of a comment.
const MAX_COMMENT: usize = 255;
/// What the names of all objects and services begin with.
const PREFIX: &str = "portolan_";

/// What the commands need: where rules go to, one session, and its end.
const START: &str = r#"
set -euo pipefail

layer=${LAYER:-Network}
position=${POSITION:-bottom}
session=$(mktemp)

finish() {
  local status=$?
  trap - EXIT
  if [[ $status -ne 0 ]]; then
    mgmt_cli discard -s "$session" >/dev/null || true
    printf '%s\n' "$unpublished" >&2
  fi
  mgmt_cli logout -s "$session" >/dev/null || true
  rm -f "$session"
  exit "$status"
}

run() {
  local answer
  if ! answer=$(mgmt_cli "$@" -s "$session"); then
    printf '%s\n' "mgmt_cli $*" "$answer" >&2
    exit 1
  fi
}

add() {
  run add "$@" ignore-warnings true
}

rule() {
  run add access-rule layer "$layer" position "$position" "$@" action Accept track.type Log
}

if ! mgmt_cli login -r true >"$session"; then
  rm -f "$session"
  exit 1
fi
trap finish EXIT

"#;

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, says, report);
    policy.report_any_zone(report);
    NAME.report_objects(plain_names(&policy), report);
    policy.report_shortened(report, MAX_COMMENT, said);
    writeln!(output, "#!/usr/bin/env bash")?;
    let how = ["checkpoint-where", "checkpoint-whole"].map(|key| text(content.lang(), key));
    for line in heading(content, report).iter().chain(&how) {
        writeln!(output, "# {}", one_line(line))?;
    }
    addresses_to_fill_in(content, output, &policy)?;
    let unpublished = shell(&text(content.lang(), "checkpoint-unpublished"));
    write!(output, "\nunpublished={unpublished}{START}")?;
    objects(output, &policy)?;
    for ((protocol, port), known) in &policy.services {
        service(output, *protocol, *port, known)?;
    }
    for rule in &policy.rules {
        let name = NAME.fit(&rule.name);
        if name != rule.name {
            let rule = rule.rule.id.clone();
            report.remarks.push(Remark::Renamed { rule, name: name.clone() });
        }
        write_rule(output, &policy, rule, &name)?;
    }
    writeln!(output, "\nrun publish")?;
    Ok(())
}

/// An object for a whole domain takes in the domain's own name, too, which is more than was meant.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    matches!(place, Place::Domain(_)).then_some(Unsayable::Domain)
}

/// A variable for each address that is missing. The script ends where one is empty.
fn addresses_to_fill_in(
    content: &Content<'_>,
    output: &mut dyn Write,
    policy: &Policy<'_>,
) -> io::Result<()> {
    for object in policy.objects.values().filter(|object| object.place == Place::Missing) {
        let variable = variable(object.component);
        let sentence = address_to_fill_in(content.lang(), object, &variable);
        writeln!(output, "\n# {sentence}")?;
        writeln!(output, "{variable}=")?;
        writeln!(output, "if [[ -z ${variable} ]]; then")?;
        writeln!(output, "  printf '%s\\n' {} >&2", shell(&sentence))?;
        writeln!(output, "  exit 1")?;
        writeln!(output, "fi")?;
    }
    Ok(())
}

fn variable(component: &Id) -> String {
    format!("address_{}", component.as_str().replace('-', "_"))
}

fn objects(output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    let mut hosts = BTreeSet::new();
    for object in policy.objects.values() {
        let name = object_name(object);
        let comment = comment(object.component.as_str(), object.label);
        match (&object.place, object.place.single()) {
            (_, Some(ip)) => {
                writeln!(output, "add host name {name} ip-address {ip} comments {comment}")?;
            }
            (Place::Net(net), None) => {
                let (net, length) = (net.addr(), net.prefix_len());
                writeln!(
                    output,
                    "add network name {name} subnet {net} mask-length {length} comments {comment}"
                )?;
            }
            (Place::Range(first, last), _) => {
                writeln!(
                    output,
                    "add address-range name {name} ip-address-first {first} ip-address-last {last} comments {comment}"
                )?;
            }
            (Place::Host(host), _) if hosts.insert(host) => {
                writeln!(
                    output,
                    "add dns-domain name {name} is-sub-domain false comments {comment}"
                )?;
            }
            (Place::Missing, _) => {
                let variable = variable(object.component);
                writeln!(
                    output,
                    "add host name {name} ip-address \"${variable}\" comments {comment}"
                )?;
            }
            _ => {}
        }
    }
    for group in policy.groups.values().filter(|group| is_written(group)) {
        let (name, members) = (group_name(&group.name), group.members.iter().map(object_name));
        let comment = comment(group.component.as_str(), group.label);
        writeln!(output, "add group name {name}{} comments {comment}", list("members", members))?;
    }
    Ok(())
}

/// Whether a group is an object of its own. One with names of hosts is not: its members stand in rules.
fn is_written(group: &Group<'_>) -> bool {
    !group.members.iter().any(|member| matches!(member.place, Place::Host(_)))
}

/// A host by its name is called by it, after a dot; it is the same object for every component.
fn object_name(object: &Object<'_>) -> String {
    match &object.place {
        Place::Host(host) => format!(".{host}"),
        _ => NAME.fit(&plain_name(object)),
    }
}

fn plain_name(object: &Object<'_>) -> String {
    format!("{PREFIX}{}", object.name())
}

fn group_name(name: &str) -> String {
    NAME.fit(&plain_group_name(name))
}

/// A name that ends in more than a component's id: some words must not stand at the end.
fn plain_group_name(name: &str) -> String {
    format!("{PREFIX}{name}_group")
}

/// The names of all objects and groups but hosts, before they are cut.
fn plain_names<'p>(policy: &'p Policy<'_>) -> impl Iterator<Item = String> + 'p {
    let objects = policy.objects.values();
    let objects = objects.filter(|object| !matches!(object.place, Place::Host(_))).map(plain_name);
    let groups = policy.groups.values().filter(|group| is_written(group));
    objects.chain(groups.map(|group| plain_group_name(&group.name)))
}

fn service(
    output: &mut dyn Write,
    protocol: Protocol,
    port: Option<Port>,
    known: &BTreeSet<&Id>,
) -> io::Result<()> {
    let kind = match (protocol, port) {
        (Protocol::Tcp, Some(port)) => format!("service-tcp name {{}} port {port}"),
        (Protocol::Udp, Some(port)) => format!("service-udp name {{}} port {port}"),
        _ => format!("service-other name {{}} ip-protocol {}", protocol.number()),
    };
    let kind = kind.replace("{}", &format!("{PREFIX}{}", service_name(protocol, port)));
    let known: Vec<&str> = known.iter().map(|id| id.as_str()).collect();
    let comment = shell(&cut(&known.join(", "), MAX_COMMENT).0);
    writeln!(output, "add {kind} match-for-any false comments {comment}")
}

fn write_rule(
    output: &mut dyn Write,
    policy: &Policy<'_>,
    rule: &Directed<'_>,
    name: &str,
) -> io::Result<()> {
    let services = rule.rule.services.iter();
    let services = services.map(|it| format!("{PREFIX}{}", service_name(it.protocol, it.port)));
    let (sources, destinations) = (side(policy, &rule.sources), side(policy, &rule.destinations));
    writeln!(
        output,
        "rule name {name}{}{}{} comments {}",
        list("source", sources),
        list("destination", destinations),
        list("service", services),
        shell(&cut(&said(rule), MAX_COMMENT).0)
    )
}

/// The names of a side; those of a group that is no object are its members'.
fn side(policy: &Policy<'_>, side: &Side<'_>) -> BTreeSet<String> {
    if side.is_any() {
        return BTreeSet::from(["Any".to_owned()]);
    }
    let mut names = BTreeSet::new();
    for name in &side.names {
        match (policy.groups.get(name), policy.objects.get(name)) {
            (Some(group), _) if is_written(group) => {
                names.insert(group_name(name));
            }
            (Some(group), _) => names.extend(group.members.iter().map(object_name)),
            (None, Some(object)) => {
                names.insert(object_name(object));
            }
            (None, None) => {}
        }
    }
    names
}

/// A list as `mgmt_cli` takes it: each with its number.
fn list(word: &str, names: impl IntoIterator<Item = String>) -> String {
    let each = names.into_iter().enumerate();
    each.flat_map(|(at, name)| [format!(" {word}.{} ", at + 1), name]).collect()
}

/// What a rule's comment says.
fn said(rule: &Directed<'_>) -> String {
    format!("{}: {}", rule.rule.id, purpose(rule.rule))
}

/// A comment that starts with an id, so that it is never taken for an option.
fn comment(id: &str, text: &str) -> String {
    shell(&cut(&format!("{id}: {}", one_line(text)), MAX_COMMENT).0)
}

/// One word for a shell, whatever is in it. Double quotes are single ones and backslashes slashes, so
/// that nothing that reads the word after the shell takes them for more.
fn shell(text: &str) -> String {
    let plain = text.replace('"', "'").replace('\\', "/");
    format!("'{}'", plain.replace('\'', "'\\''"))
}

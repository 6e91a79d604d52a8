//! Windows: a PowerShell script that makes the rules of the machine that it runs on.
//!
//! The whole file is ASCII, since Windows PowerShell takes a file without a mark for the machine's own
//! characters, and some of those end a text as well. A component without an address is a variable with
//! a value that PowerShell can't parse, so that nothing runs before somebody has filled it in.

mod section;
mod texts;

use std::collections::BTreeMap;
use std::io::{self, Write};

use port_model::Id;
use port_model::wording::Message;

use self::section::{Entry, MAX_DESCRIPTION, sections, write_section};
use self::texts::{comment, quoted, variable};
use crate::content::Content;
use crate::firewall::{Directed, Object, Place, Policy, Side, cut, heading, purpose};
use crate::report::{Remark, Report, Unsayable};
use crate::request::{ExportError, Request};
use crate::text::{message, text};

/// Bytes of the names of one side in a description.
const MAX_NAMES: usize = 1_000;

/// What runs after the parameters and before the rules.
const BEGINNING: &str = "
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$added = @()

function Add-Rule([hashtable]$Rule) {
    Get-NetFirewallRule -Name $Rule.Name -ErrorAction SilentlyContinue | Remove-NetFirewallRule
    New-NetFirewallRule @Rule -Group 'Portolan' -Action Allow -Profile Any -Enabled True | Out-Null
    $script:added += $Rule.Name
}
";

/// What runs after the rules.
const END: &str = "
if ($RemoveOthers) {
    Get-NetFirewallRule -Group 'Portolan' -ErrorAction SilentlyContinue |
        Where-Object { $_.Name -notin $added } |
        Remove-NetFirewallRule
}
";

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, says, report);
    report_what_no_machine_has(content, &policy, report);
    policy.report_shortened(report, MAX_DESCRIPTION, description);
    let sections = sections(content, &policy);
    write_heading(output, content, report)?;
    write_parameters(output, content, &sections)?;
    write!(output, "{BEGINNING}")?;
    write_placeholders(output, content, &sections)?;
    for (machine, entries) in &sections {
        write_section(output, content, machine, entries)?;
    }
    write!(output, "{END}")?;
    Ok(())
}

/// A rule takes no names: the cmdlet's documentation had them once, and has them no longer.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    match place {
        Place::Host(_) => Some(Unsayable::HostName),
        Place::Domain(_) => Some(Unsayable::Domain),
        Place::Net(_) | Place::Range(..) | Place::Any | Place::Missing => None,
    }
}

/// The machine of a component whose rules are asked for and that may run Windows: any but an appliance.
/// The internet is none.
fn machine<'d>(content: &Content<'d>, component: &Id) -> Option<&'d Id> {
    let Request { deployment, filter, .. } = content.request;
    let machine = deployment.machine(deployment.index_of(component)?);
    let id = &deployment.components().get(machine)?.id;
    let is_meant = filter.host.as_ref().is_none_or(|host| host.id == *id);
    (is_meant && !deployment.is_appliance(machine)).then_some(id)
}

/// Connections between ends that both can't run Windows go into the report.
fn report_what_no_machine_has(content: &Content<'_>, policy: &Policy<'_>, report: &mut Report) {
    let without = |side: &Side<'_>| -> Vec<String> {
        let without = side.components().filter(|component| machine(content, component).is_none());
        without.map(ToString::to_string).collect()
    };
    for rule in policy.rules.iter().filter(|rule| rule.name == rule.rule.id) {
        let (sources, destinations) = (without(&rule.sources), without(&rule.destinations));
        if sources.is_empty() || destinations.is_empty() {
            continue;
        }
        let all = sources.len() == rule.sources.components().count()
            && destinations.len() == rule.destinations.components().count();
        let part = format!("{} -> {}", sources.join(", "), destinations.join(", "));
        let (rule, part) = (rule.rule.id.clone(), (!all).then_some(part));
        report.remarks.push(Remark::LeftOut { rule, part, because: Unsayable::NoWindows });
    }
}

fn write_heading(output: &mut dyn Write, content: &Content<'_>, report: &Report) -> io::Result<()> {
    let lang = content.lang();
    let load = match &content.request.filter.host {
        Some(host) => message(
            lang,
            &Message::new("windows-load-one").with("name", content.names().component(&host.id)),
        ),
        None => text(lang, "windows-load"),
    };
    let mut notes = vec![load, text(lang, "windows-scope")];
    if content.request.filter.host.is_none() {
        notes.push(text(lang, "windows-machines"));
    }
    let left_out = report.remarks.iter().filter(|it| matches!(it, Remark::LeftOut { .. }));
    notes.extend(left_out.map(|remark| remark.text(lang)));
    for line in heading(content, report) {
        writeln!(output, "{}", comment(&line))?;
    }
    writeln!(output, "#")?;
    for note in notes {
        writeln!(output, "{}", comment(&note))?;
    }
    Ok(())
}

fn write_parameters(
    output: &mut dyn Write,
    content: &Content<'_>,
    sections: &BTreeMap<&Id, Vec<Entry<'_, '_>>>,
) -> io::Result<()> {
    writeln!(output, "\n#Requires -RunAsAdministrator\n\nparam(")?;
    let ids: Vec<String> = sections.keys().map(|id| quoted(id.as_str())).collect();
    if !ids.is_empty() {
        if content.request.filter.host.is_none() {
            writeln!(output, "    [Parameter(Mandatory)]")?;
        }
        writeln!(output, "    [ValidateSet({})]", ids.join(", "))?;
    }
    let usual = match (&*ids, &content.request.filter.host) {
        ([only], Some(_)) => format!(" = {only}"),
        ([], _) => " = @()".to_owned(),
        _ => String::new(),
    };
    writeln!(output, "    [string[]]$Machine{usual},\n\n    [switch]$RemoveOthers\n)")
}

/// A variable for each component without an address. What stands in its place no parser takes.
fn write_placeholders(
    output: &mut dyn Write,
    content: &Content<'_>,
    sections: &BTreeMap<&Id, Vec<Entry<'_, '_>>>,
) -> io::Result<()> {
    let objects = sections.values().flatten().flat_map(Entry::objects);
    let missing: BTreeMap<String, &Object<'_>> = objects
        .filter(|object| object.place == Place::Missing)
        .map(|object| (variable(object), object))
        .collect();
    for (variable, object) in missing {
        let note = Message::new("windows-missing").with("label", object.label);
        writeln!(output, "\n{}", comment(&message(content.lang(), &note)))?;
        writeln!(output, "{variable} = <'192.0.2.1', '198.51.100.0/24', '2001:db8::1'>")?;
    }
    Ok(())
}

/// A rule's zones and ends, and what it is for.
fn description(rule: &Directed<'_>) -> String {
    let names = |side: &Side<'_>| {
        let mut names: Vec<&str> = side.objects.iter().map(|object| object.label).collect();
        names.dedup();
        cut(&names.join(", "), MAX_NAMES).0
    };
    let (from, to) = (rule.source_zone, rule.destination_zone);
    let (sources, destinations) = (names(&rule.sources), names(&rule.destinations));
    format!("{from} -> {to}: {sources} -> {destinations}. {}", purpose(rule.rule))
}

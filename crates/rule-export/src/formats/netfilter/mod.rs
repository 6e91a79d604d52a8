//! What nftables and iptables have in common: where in the kernel's filter a rule belongs, and what is
//! said around the rules.

use std::io::{self, Write};

use port_model::wording::Message;

use crate::content::Content;
use crate::filter::Machine;
use crate::firewall::{
    Directed, Family, OneFamily, Place, Policy, Side, cut, heading, one_line, purpose,
};
use crate::report::{Remark, Report, Unsayable};
use crate::text::{message, text};

pub(crate) mod iptables;
pub(crate) mod nftables;

/// Bytes of the names of one side in a comment.
const MAX_NAMES: usize = 400;

/// Bytes of a rule's purpose in a comment: iptables-restore reads lines of at most 10,239.
const MAX_PURPOSE: usize = 8_000;

/// A place in the kernel where packets are held against rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chain {
    /// For others: a firewall between networks.
    Forward,
    /// To the machine itself.
    Input,
    /// From the machine itself.
    Output,
}

impl Chain {
    /// The chains of an export: those of one machine, or that of a firewall between networks.
    fn of(content: &Content<'_>) -> &'static [Self] {
        match content.request.filter.host {
            Some(_) => &[Self::Input, Self::Output],
            None => &[Self::Forward],
        }
    }

    /// Whether a rule belongs here.
    fn takes(self, rule: &Directed<'_>, host: Option<&Machine>) -> bool {
        let on_host = |side: &Side<'_>| {
            let mut objects = side.objects.iter();
            host.is_none_or(|host| objects.any(|object| host.holds(object.component)))
        };
        match self {
            Self::Forward => true,
            Self::Input => on_host(&rule.destinations),
            Self::Output => on_host(&rule.sources),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Input => "input",
            Self::Output => "output",
        }
    }
}

/// Neither takes names: they would be looked up once, when the rules are loaded.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    match place {
        Place::Host(_) => Some(Unsayable::HostName),
        Place::Domain(_) => Some(Unsayable::Domain),
        Place::Net(_) | Place::Range(..) | Place::Any | Place::Missing => None,
    }
}

/// The rules that a format can say. Between networks, one for the internet is said to be of any zone.
fn policy<'a>(content: &'a Content<'_>, report: &mut Report) -> Policy<'a> {
    let policy = Policy::of(content, says, report);
    if content.request.filter.host.is_none() {
        policy.report_any_zone(report);
    }
    policy.report_shortened(report, MAX_PURPOSE, |rule| purpose(rule.rule));
    policy
}

/// The comment that a file starts with: what it is of, how to load it, what it does not do, and what it
/// can't say.
fn write_heading(
    output: &mut dyn Write,
    content: &Content<'_>,
    report: &Report,
    how_to_load: &str,
) -> io::Result<()> {
    let lang = content.lang();
    for line in heading(content, report) {
        writeln!(output, "# {line}")?;
    }
    writeln!(output, "#")?;
    let scope = if content.request.filter.host.is_some() { "host" } else { "wall" };
    for note in [how_to_load, &format!("netfilter-{scope}")] {
        for line in text(lang, note).lines() {
            writeln!(output, "# {}", one_line(line))?;
        }
    }
    for remark in &report.remarks {
        if matches!(remark, Remark::LeftOut { .. } | Remark::AnyZone { .. }) {
            writeln!(output, "# {}", one_line(&remark.text(lang)))?;
        }
    }
    Ok(())
}

/// What a comment says of a component that has no address yet.
fn missing(content: &Content<'_>, name: &str, label: &str, note: &'static str) -> String {
    let note = Message::new(note).with("name", name).with("label", label);
    message(content.lang(), &note)
}

/// The line above a rule: its zones and its ends, and below what it is for where that is longer than
/// the rule itself can bear.
fn write_title(
    output: &mut dyn Write,
    indent: &str,
    rule: &Directed<'_>,
    limit: usize,
) -> io::Result<()> {
    let (from, to) = (rule.source_zone, rule.destination_zone);
    let (sources, destinations) = (names(&rule.sources), names(&rule.destinations));
    writeln!(output, "\n{indent}# {from} → {to}: {sources} → {destinations}")?;
    if label(rule).len() > limit {
        writeln!(output, "{indent}# {}", cut(&purpose(rule.rule), MAX_PURPOSE).0)?;
    }
    Ok(())
}

fn names(side: &Side<'_>) -> String {
    let mut names: Vec<&str> = side.objects.iter().map(|object| object.label).collect();
    names.dedup();
    cut(&one_line(&names.join(", ")), MAX_NAMES).0
}

/// What a rule is called and is for.
fn label(rule: &Directed<'_>) -> String {
    format!("{}: {}", rule.name, purpose(rule.rule))
}

/// A rule's comment inside double quotes, in so many bytes.
fn comment(rule: &Directed<'_>, limit: usize) -> String {
    let plain = label(rule).replace('"', "'").replace('\\', "/");
    format!("\"{}\"", cut(&plain, limit).0)
}

/// The parts of a rule by family; where neither side is of one, a single part that is of none.
fn parts<'r, 'a>(rule: &'r Directed<'a>) -> Vec<(Option<Family>, OneFamily<'r, 'a>)> {
    let parts = rule.by_family();
    if rule.sources.is_any() && rule.destinations.is_any() {
        parts.into_iter().take(1).map(|part| (None, part)).collect()
    } else {
        parts.into_iter().map(|part| (Some(part.family), part)).collect()
    }
}

/// What is put after a name that stands for the addresses of one family.
const fn suffix(family: Family) -> &'static str {
    match family {
        Family::V4 => "v4",
        Family::V6 => "v6",
    }
}

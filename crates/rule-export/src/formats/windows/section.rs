//! The rules of one machine.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::rc::Rc;

use port_model::Id;
use port_model::flow::Protocol;

use super::texts::{comment, quoted, variable, words};
use super::{description, machine, says};
use crate::content::Content;
use crate::firewall::{Directed, Object, Place, Policy, purpose, runs};

/// Bytes of the name that people see; the firewall takes 10,000 letters.
const MAX_NAME: usize = 250;
/// Bytes of a description; the firewall takes 10,000 letters.
pub(super) const MAX_DESCRIPTION: usize = 4_000;

/// What people see of a rule, in quotes.
struct Texts {
    name: String,
    description: String,
}

impl Texts {
    fn of(rule: &Directed<'_>) -> Self {
        let name = format!("{}: {}", rule.name, purpose(rule.rule));
        Self {
            name: words(&name, MAX_NAME),
            description: words(&description(rule), MAX_DESCRIPTION),
        }
    }
}

/// A rule as one of the machines has it.
pub(super) struct Entry<'p, 'a> {
    rule: &'p Directed<'a>,
    texts: Rc<Texts>,
    inbound: bool,
    local: Vec<Object<'a>>,
    remote: &'p [Object<'a>],
}

impl<'p, 'a> Entry<'p, 'a> {
    /// A rule on a machine where that is on the side that listens, or on the other one.
    fn of(
        content: &Content<'_>,
        (rule, texts): (&'p Directed<'a>, &Rc<Texts>),
        its: &Id,
        inbound: bool,
    ) -> Option<Self> {
        let (here, there) = if inbound {
            (&rule.destinations, &rule.sources)
        } else {
            (&rule.sources, &rule.destinations)
        };
        let deployment = content.request.deployment;
        let local = here.of_components(deployment, says, |id| machine(content, id) == Some(its));
        let texts = Rc::clone(texts);
        let entry = Self { rule, texts, inbound, local, remote: &there.objects };
        entry.connects().then_some(entry)
    }

    /// Whether any of its addresses here and there are of the same family.
    fn connects(&self) -> bool {
        self.local.iter().any(|here| {
            self.remote.iter().any(|there| {
                let (here, there) = (here.place.family(), there.place.family());
                here.is_none() || there.is_none() || here == there
            })
        })
    }

    pub(super) fn objects(&self) -> impl Iterator<Item = &Object<'a>> {
        self.local.iter().chain(self.remote)
    }
}

/// The rules of each machine, or of the one that is asked for, in the order of the rules.
pub(super) fn sections<'p, 'a>(
    content: &'a Content<'_>,
    policy: &'p Policy<'a>,
) -> BTreeMap<&'a Id, Vec<Entry<'p, 'a>>> {
    let mut sections: BTreeMap<&Id, Vec<Entry<'_, '_>>> = BTreeMap::new();
    for rule in &policy.rules {
        let texts = Rc::new(Texts::of(rule));
        for (inbound, side) in [(true, &rule.destinations), (false, &rule.sources)] {
            let mut machines: Vec<&Id> =
                side.components().filter_map(|component| machine(content, component)).collect();
            machines.sort();
            machines.dedup();
            for its in machines {
                if let Some(entry) = Entry::of(content, (rule, &texts), its, inbound) {
                    sections.entry(its).or_default().push(entry);
                }
            }
        }
    }
    sections
}

pub(super) fn write_section(
    output: &mut dyn Write,
    content: &Content<'_>,
    machine: &Id,
    entries: &[Entry<'_, '_>],
) -> io::Result<()> {
    writeln!(output, "\n{}", comment(&content.names().component(machine)))?;
    writeln!(output, "if ($Machine -contains {}) {{", quoted(machine.as_str()))?;
    for entry in entries {
        for protocol in Protocol::ALL {
            write_rule(output, machine, entry, *protocol)?;
        }
    }
    writeln!(output, "}}")
}

/// A rule of the firewall: it has one protocol and one direction.
fn write_rule(
    output: &mut dyn Write,
    machine: &Id,
    entry: &Entry<'_, '_>,
    protocol: Protocol,
) -> io::Result<()> {
    let rule = entry.rule;
    let ports = ports(&rule.ports(protocol));
    if ports.is_empty() && !(protocol == Protocol::Esp && rule.has_esp()) {
        return Ok(());
    }
    let (direction, way) = if entry.inbound { ("Inbound", "in") } else { ("Outbound", "out") };
    let name = format!("portolan_{machine}_{}_{way}_{protocol}", rule.name);
    let number = match protocol {
        Protocol::Tcp => "'TCP'".to_owned(),
        Protocol::Udp => "'UDP'".to_owned(),
        Protocol::Esp => quoted(&protocol.number().to_string()),
    };
    let texts = &entry.texts;
    writeln!(output, "    Add-Rule @{{")?;
    writeln!(output, "        Name          = {}", quoted(&name))?;
    writeln!(output, "        DisplayName   = {}", texts.name)?;
    writeln!(output, "        Description   = {}", texts.description)?;
    writeln!(output, "        Direction     = '{direction}'")?;
    writeln!(output, "        Protocol      = {number}")?;
    writeln!(output, "        LocalAddress  = {}", addresses(&entry.local))?;
    writeln!(output, "        RemoteAddress = {}", addresses(entry.remote))?;
    if !ports.is_empty() {
        let field = if entry.inbound { "LocalPort    " } else { "RemotePort   " };
        writeln!(output, "        {field} = {ports}")?;
    }
    writeln!(output, "    }}")
}

fn ports(ports: &[u16]) -> String {
    let runs = runs(ports);
    let texts = runs.iter().map(|(first, last)| {
        if first == last { format!("'{first}'") } else { format!("'{first}-{last}'") }
    });
    texts.collect::<Vec<_>>().join(", ")
}

/// Addresses as an array; a missing one is a variable that holds one.
fn addresses(objects: &[Object<'_>]) -> String {
    if objects.iter().any(|object| object.place == Place::Any) {
        return "'Any'".to_owned();
    }
    let (missing, known): (Vec<_>, Vec<_>) =
        objects.iter().partition(|object| object.place == Place::Missing);
    let known: Vec<String> = known.iter().map(|it| quoted(&it.place.to_string())).collect();
    let known = known.join(", ");
    if missing.is_empty() {
        return known;
    }
    let arrays = std::iter::once(format!("@({known})"));
    arrays.chain(missing.iter().map(|object| variable(object))).collect::<Vec<_>>().join(" + ")
}

//! Every fact with what became of it, in a form that people read.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use port_model::Id;
use port_model::names::Version;

use crate::list::{Brought, Fact, Told};

impl Fact {
    /// What became of it, in a line for each thing.
    fn outcome(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.brings.iter().map(Brought::line).collect();
        let word = |ports| format!("{ports:?}").to_lowercase();
        lines.extend(self.module.iter().map(|it| format!("module {}: {}", it.id, word(it.ports))));
        lines.extend(
            self.process.iter().map(|it| format!("{} on Windows: {}", it.role, it.windows)),
        );
        lines.extend(self.told.iter().map(Told::line));
        lines.extend(
            self.before
                .iter()
                .map(|it| format!("module {} before {}", it.module, it.version.as_str())),
        );
        lines.extend(self.holds.iter().map(|it| {
            let bound = |word, bound: &Option<Version>| {
                bound.as_ref().map(|version| format!("{word} {}", version.as_str()))
            };
            let (from, before) =
                (bound("from", &it.versions.from), bound("before", &it.versions.before));
            let range = from.into_iter().chain(before).collect::<Vec<_>>().join(" ");
            format!("{range}: {}", listed(&it.flows))
        }));
        lines.extend(self.encrypted.iter().map(|it| {
            let offered =
                it.offered.as_ref().map(|version| format!(", a choice from {}", version.as_str()));
            let offered = offered.unwrap_or_default();
            format!("encrypted from {}{offered}: {}", it.always.as_str(), listed(&it.flows))
        }));
        lines.extend(
            self.elsewhere.iter().map(|it| format!("{}: {}", it.role, it.names.join(", "))),
        );
        let appliance = self.appliance.iter().flatten();
        lines.extend(appliance.map(|(role, name)| format!("{role} on an appliance: {name}")));
        lines.extend(self.settings.iter().map(|it| {
            let platform = it.setting.platform.map(|on| format!(" on {on}")).unwrap_or_default();
            format!("{} of {}{platform} moves {}", it.setting.name, it.setting.role, it.service)
        }));
        lines.extend(self.nothing.iter().map(|why| format!("nothing: {why}")));
        lines
    }
}

impl Brought {
    fn line(&self) -> String {
        let port = self.port.map(|port| format!(" {port}")).unwrap_or_default();
        let sites: Vec<String> = self.addresses.iter().map(|site| format!(" {site}")).collect();
        let sites = sites.concat();
        format!(
            "{} ({}) {}{port} {}{sites}",
            self.flow, self.service, self.protocol, self.requirement
        )
    }
}

impl Told {
    fn line(&self) -> String {
        let module = self.module.iter().map(|id| format!("module {id}"));
        let places = self.flows.iter().map(ToString::to_string).chain(module);
        format!("told beside {}: {}", places.collect::<Vec<_>>().join(", "), self.en.join("; "))
    }
}

fn listed(ids: &BTreeSet<Id>) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}

/// Each fact, and below it a line for each thing that became of it.
pub(crate) fn trace(facts: &[Fact]) -> String {
    let mut text = String::new();
    for fact in facts {
        writeln!(text, "{}: {}", fact.section, fact.says).expect("a text");
        for line in fact.outcome() {
            writeln!(text, "    {line}").expect("a text");
        }
    }
    text
}

//! Selections as keys and values: the parameters of URLs, and the flags of the command line.

use std::collections::BTreeSet;

use port_model::flow::{Protocol, Requirement};
use port_model::{Boundary, Id};

use super::{Filter, Selection, SelectionFault, View};

/// A parameter of a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// What the picture is about.
    View,
    /// Zones.
    Zone,
    /// Protocols.
    Protocol,
    /// Flow ids.
    Flow,
    /// Requirements.
    Requirement,
    /// Boundaries.
    Boundary,
    /// Roles.
    Role,
    /// Modules.
    Module,
    /// Only what has findings.
    Findings,
}

/// The only value of [`Key::Findings`].
pub(super) const ONLY: &str = "only";
/// The forms of a view.
const VIEWS: [&str; 4] = ["topology", "active-active", "wall:ZONE:ZONE", "component:ID"];

impl Key {
    /// Every key, in the order in which they are written.
    pub const ALL: [Self; 9] = [
        Self::View,
        Self::Zone,
        Self::Protocol,
        Self::Flow,
        Self::Requirement,
        Self::Boundary,
        Self::Role,
        Self::Module,
        Self::Findings,
    ];

    /// The word in URLs and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Zone => "zone",
            Self::Protocol => "protocol",
            Self::Flow => "flow",
            Self::Requirement => "requirement",
            Self::Boundary => "boundary",
            Self::Role => "role",
            Self::Module => "module",
            Self::Findings => "findings",
        }
    }

    /// The key that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.word() == word)
    }
}

impl Selection {
    /// Reads keys and values. A value may hold several, with commas between them; a key may come more than once; an empty
    /// value says nothing, since forms send one for each field left alone. Other keys are not its own.
    ///
    /// # Errors
    /// Every value that can't be right for any deployment.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<SelectionFault>> {
        let mut selection = Self::default();
        let mut faults = Vec::new();
        for (word, values) in pairs {
            let Some(key) = Key::from_word(word) else { continue };
            let values = values.split(',').map(str::trim).filter(|value| !value.is_empty());
            for value in values {
                if let Err(known) = selection.add(key, value) {
                    faults.push(SelectionFault { key: key.word(), value: value.to_owned(), known });
                }
            }
        }
        if faults.is_empty() { Ok(selection) } else { Err(faults) }
    }

    /// Takes a value in, or says which ones there are.
    fn add(&mut self, key: Key, value: &str) -> Result<(), Vec<String>> {
        let filter = &mut self.filter;
        match key {
            Key::View => {
                self.view = View::from_word(value).ok_or_else(|| owned(VIEWS))?;
                Ok(())
            }
            Key::Zone => put(&mut filter.zones, value.parse().ok(), []),
            Key::Role => put(&mut filter.roles, value.parse().ok(), []),
            Key::Module => put(&mut filter.modules, value.parse().ok(), []),
            Key::Flow => put(&mut filter.flows, flow_name(value), []),
            Key::Protocol => {
                let known = Protocol::ALL.iter().map(|known| known.word());
                put(&mut filter.protocols, Protocol::from_word(value), known)
            }
            Key::Requirement => {
                let known = Requirement::ALL.iter().map(|known| known.word());
                put(&mut filter.requirements, Requirement::from_word(value), known)
            }
            Key::Boundary => {
                let known = Boundary::ALL.iter().map(|known| known.word());
                put(&mut filter.boundaries, Boundary::from_word(value), known)
            }
            Key::Findings => {
                filter.findings_only = value == ONLY;
                if filter.findings_only { Ok(()) } else { Err(owned([ONLY])) }
            }
        }
    }

    /// The selection as keys and values, each key at most once; what selects nothing is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = Key::ALL.into_iter().map(|key| (key.word(), self.value(key)));
        pairs.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The selection as the query of a URL, without the question mark. No value needs to be escaped there.
    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter().map(|(key, value)| format!("{key}={value}"));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// What a key says; empty where it says nothing.
    pub fn value(&self, key: Key) -> String {
        let Filter { zones, protocols, flows, requirements, boundaries, roles, modules, .. } =
            &self.filter;
        match key {
            Key::View if self.view == View::Topology => String::new(),
            Key::View => self.view.word(),
            Key::Zone => joined(zones.iter().map(Id::as_str)),
            Key::Protocol => joined(protocols.iter().map(|known| known.word())),
            Key::Flow => joined(flows.iter().map(String::as_str)),
            Key::Requirement => joined(requirements.iter().map(|known| known.word())),
            Key::Boundary => joined(boundaries.iter().map(|known| known.word())),
            Key::Role => joined(roles.iter().map(Id::as_str)),
            Key::Module => joined(modules.iter().map(Id::as_str)),
            Key::Findings => joined(self.filter.findings_only.then_some(ONLY)),
        }
    }
}

impl View {
    /// The value of the parameter `view`, such as `wall:dmz:core`.
    pub fn word(&self) -> String {
        match self {
            Self::Topology => "topology".to_owned(),
            Self::ActiveActive => "active-active".to_owned(),
            Self::Wall(one, other) => format!("wall:{one}:{other}"),
            Self::Component(id) => format!("component:{id}"),
        }
    }

    /// The view that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        let mut parts = word.split(':');
        let view = match (parts.next()?, parts.next(), parts.next()) {
            ("topology", None, None) => Self::Topology,
            ("active-active", None, None) => Self::ActiveActive,
            ("wall", Some(one), Some(other)) => Self::Wall(one.parse().ok()?, other.parse().ok()?),
            ("component", Some(id), None) => Self::Component(id.parse().ok()?),
            _ => return None,
        };
        parts.next().is_none().then_some(view)
    }
}

/// An id of the catalogue, or of one of the architect's own flows.
fn flow_name(value: &str) -> Option<String> {
    let id = value.strip_prefix("extra:").unwrap_or(value);
    id.parse::<Id>().is_ok().then(|| value.to_owned())
}

fn put<T: Ord>(
    set: &mut BTreeSet<T>,
    value: Option<T>,
    known: impl IntoIterator<Item = &'static str>,
) -> Result<(), Vec<String>> {
    let value = value.ok_or_else(|| owned(known))?;
    set.insert(value);
    Ok(())
}

fn owned(words: impl IntoIterator<Item = &'static str>) -> Vec<String> {
    words.into_iter().map(ToOwned::to_owned).collect()
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_read_however_forms_and_people_write_them() {
        let pairs = [
            ("lang", "de"),
            ("view", "wall:dmz:core"),
            ("zone", ""),
            ("protocol", "udp, tcp"),
            ("flow", "client-to-server"),
            ("flow", "extra:smtp"),
        ];
        let selection = Selection::from_pairs(pairs).expect("a selection");
        assert_eq!(
            selection.query(),
            "view=wall:dmz:core&protocol=tcp,udp&flow=client-to-server,extra:smtp"
        );
    }

    #[test]
    fn what_nothing_can_be_is_told_with_what_can() {
        let pairs =
            [("view", "wall:dmz"), ("protocol", "icmp,tcp"), ("zone", "DMZ"), ("findings", "1")];
        let faults = Selection::from_pairs(pairs).expect_err("faults");
        let texts: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            texts,
            [
                "view: ‘wall:dmz’ is not known here. Known: topology, active-active, wall:ZONE:ZONE, component:ID",
                "protocol: ‘icmp’ is not known here. Known: tcp, udp, esp",
                "zone: ‘DMZ’ is not known here.",
                "findings: ‘1’ is not known here. Known: only",
            ]
        );
    }
}

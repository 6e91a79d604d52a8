//! What changed in the document, in words.

use port_model::difference::{Difference, DocumentChanges, EntryChange, KeyChange};
use port_model::{Deployment, Id};

use super::super::Base;
use crate::comparison::Comparison;
use crate::properties;

/// The order in which properties are told: what people look for first. Others follow.
const ORDER: [&str; 12] = [
    "name",
    "role",
    "kind",
    "network",
    "zone",
    "host",
    "addresses",
    "cidrs",
    "source",
    "destination",
    "protocol",
    "ports",
];

/// A thing that was added, changed or removed.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) sign: &'static str,
    pub(super) change: String,
    pub(super) change_word: &'static str,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) id: String,
    pub(super) values: Vec<Values>,
}

/// A property that differs. What came or went has one value, not two.
#[derive(Debug)]
pub(super) struct Values {
    pub(super) label: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// Every change, the settings first.
pub(super) fn rows(changes: &DocumentChanges, compared: &Comparison, base: &Base) -> Vec<Row> {
    let teller = Teller { old: compared.from.deployment(), new: compared.to.deployment(), base };
    let settings = (!changes.settings.is_empty()).then(|| teller.settings(&changes.settings));
    let lists = [
        ("zone-edit-title", &changes.zones),
        ("network-edit-title", &changes.networks),
        ("compare-component", &changes.components),
        ("extra-flow-edit-title", &changes.extra_flows),
    ];
    let entries = lists
        .into_iter()
        .flat_map(|(kind, entries)| entries.iter().map(move |entry| (kind, entry)));
    settings.into_iter().chain(entries.map(|(kind, entry)| teller.entry(kind, entry))).collect()
}

struct Teller<'a> {
    old: &'a Deployment,
    new: &'a Deployment,
    base: &'a Base,
}

impl Teller<'_> {
    fn settings(&self, keys: &[KeyChange]) -> Row {
        Row {
            name: String::new(),
            id: String::new(),
            ..self.row(Difference::Changed, "settings-title", keys)
        }
    }

    fn entry(&self, kind: &str, entry: &EntryChange) -> Row {
        let deployment = if entry.change == Difference::Removed { self.old } else { self.new };
        Row {
            name: self.name(deployment, &entry.id),
            id: entry.id.to_string(),
            ..self.row(entry.change, kind, &entry.keys)
        }
    }

    fn row(&self, change: Difference, kind: &str, keys: &[KeyChange]) -> Row {
        let place = |key: &KeyChange| ORDER.iter().position(|known| *known == key.key);
        let mut keys: Vec<&KeyChange> = keys.iter().collect();
        keys.sort_by_key(|key| place(key).unwrap_or(ORDER.len()));
        Row {
            sign: diagram::change_sign(change),
            change: self.base.t(&format!("change-{change}")),
            change_word: change.word(),
            kind: self.base.t(kind),
            name: String::new(),
            id: String::new(),
            values: keys.into_iter().map(|key| self.values(change, key)).collect(),
        }
    }

    fn values(&self, change: Difference, key: &KeyChange) -> Values {
        let lang = self.base.lang;
        let of = |deployment, value| properties::value(deployment, &key.key, value, lang);
        Values {
            label: properties::label(self.new, &key.key, lang),
            before: (change != Difference::Added).then(|| of(self.old, &key.before)),
            after: (change != Difference::Removed).then(|| of(self.new, &key.after)),
        }
    }

    /// What a thing is called; a flow of the architect's own by what it is for.
    fn name(&self, deployment: &Deployment, id: &Id) -> String {
        let own = deployment.document().extra_flows.iter().find(|flow| flow.id == *id);
        let summary = own.map(|flow| flow.summary.clone()).filter(|text| !text.is_empty());
        let known = deployment.name_of(id, self.base.lang).or(summary);
        known.unwrap_or_else(|| id.to_string())
    }
}

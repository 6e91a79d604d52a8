//! What differs between two deployments: settings, zones, networks, components, and the flows that follow.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::document::Document;
use crate::flow::words;
use crate::{Deployment, Flow, Id};

words! {
    /// How something differs.
    Difference {
        /// Only the newer one has it.
        Added = "added",
        /// Both have it, but not alike.
        Changed = "changed",
        /// Only the older one has it.
        Removed = "removed",
    }
}

/// The difference between two lists of flows. Each is sorted by id.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct FlowChanges<'a> {
    /// Those that are new.
    pub added: Vec<&'a Flow>,
    /// Those that are gone.
    pub removed: Vec<&'a Flow>,
    /// Those that are still there, but not as they were.
    pub changed: Vec<FlowChange<'a>>,
}

/// A flow that is still there, but not as it was.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct FlowChange<'a> {
    /// As it was.
    pub before: &'a Flow,
    /// As it is.
    pub after: &'a Flow,
}

impl<'a> FlowChanges<'a> {
    /// Walks through both lists, which are sorted by id.
    pub fn between(old: &'a [Flow], new: &'a [Flow]) -> Self {
        let mut changes = Self::default();
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (Some(before), Some(after)) => before.id.cmp(&after.id),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return changes,
            };
            let before = if order.is_le() { old.next() } else { None };
            let after = if order.is_ge() { new.next() } else { None };
            match (before, after) {
                (Some(before), Some(after)) if before != after => {
                    changes.changed.push(FlowChange { before, after });
                }
                (Some(before), None) => changes.removed.push(before),
                (None, Some(after)) => changes.added.push(after),
                _ => {}
            }
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

impl FlowChange<'_> {
    /// The keys of the row that differ, as JSON names them: `boundary`, `source.addresses`.
    pub fn keys(&self) -> Vec<String> {
        let values = [self.before, self.after].map(value);
        let mut keys = Vec::new();
        let [before, after] = &values;
        collect_keys("", before, after, &mut keys);
        keys
    }
}

fn collect_keys(prefix: &str, before: &Value, after: &Value, keys: &mut Vec<String>) {
    let (Value::Object(before), Value::Object(other)) = (before, after) else {
        if before != after {
            keys.push(prefix.trim_end_matches('.').to_owned());
        }
        return;
    };
    // Both rows have the same keys but for the note of a reference.
    for (key, value) in before {
        let after = other.get(key).unwrap_or(&Value::Null);
        collect_keys(&format!("{prefix}{key}."), value, after, keys);
    }
}

/// What differs between two documents. Settings, and each list's entries by id.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentChanges {
    /// The settings that differ, each a key with its values.
    pub settings: Vec<KeyChange>,
    /// Zones.
    pub zones: Vec<EntryChange>,
    /// Networks.
    pub networks: Vec<EntryChange>,
    /// Components.
    pub components: Vec<EntryChange>,
    /// The architect's own flows.
    pub extra_flows: Vec<EntryChange>,
}

/// An entry of a list that differs.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct EntryChange {
    /// Its id.
    pub id: Id,
    /// How it differs.
    pub change: Difference,
    /// The keys that differ; of an entry that came or went, all that it has.
    pub keys: Vec<KeyChange>,
}

/// A key with the values that it had and has. Null stands for a key that is left out.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct KeyChange {
    /// The key, as the document names it.
    pub key: String,
    /// What it was.
    pub before: Value,
    /// What it is.
    pub after: Value,
}

impl DocumentChanges {
    /// Compares two documents. The order of entries, which only moves the picture, is no difference.
    pub fn between(old: &Document, new: &Document) -> Self {
        Self {
            settings: keys(&value(&old.settings), &value(&new.settings)),
            zones: entries(&old.zones, &new.zones, |zone| &zone.id),
            networks: entries(&old.networks, &new.networks, |network| &network.id),
            components: entries(&old.components, &new.components, |component| &component.id),
            extra_flows: entries(&old.extra_flows, &new.extra_flows, |flow| &flow.id),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn value(of: impl Serialize) -> Value {
    // Every map has text keys and no value can fail.
    serde_json::to_value(of).unwrap_or_default()
}

/// First what the newer list has, in its order, then what is gone.
fn entries<T: Serialize + PartialEq>(old: &[T], new: &[T], id: fn(&T) -> &Id) -> Vec<EntryChange> {
    let before: BTreeMap<&Id, &T> = old.iter().map(|entry| (id(entry), entry)).collect();
    let after: BTreeSet<&Id> = new.iter().map(id).collect();
    let change = |id: &Id, change, old: &Value, new: &Value| EntryChange {
        id: id.clone(),
        change,
        keys: keys(old, new).into_iter().filter(|key| key.key != "id").collect(),
    };
    let kept = new.iter().filter_map(|entry| match before.get(id(entry)) {
        None => Some(change(id(entry), Difference::Added, &Value::Null, &value(entry))),
        Some(old) if *old != entry => {
            Some(change(id(entry), Difference::Changed, &value(old), &value(entry)))
        }
        Some(_) => None,
    });
    let gone = old.iter().filter(|entry| !after.contains(id(entry)));
    kept.chain(
        gone.map(|entry| change(id(entry), Difference::Removed, &value(entry), &Value::Null)),
    )
    .collect()
}

/// The keys of two objects that differ.
fn keys(old: &Value, new: &Value) -> Vec<KeyChange> {
    let names = |value: &Value| -> Vec<String> {
        value.as_object().map_or_else(Vec::new, |keys| keys.keys().cloned().collect())
    };
    let all: BTreeSet<String> = [names(old), names(new)].concat().into_iter().collect();
    let of = |value: &Value, key: &str| value.get(key).cloned().unwrap_or_default();
    let changes =
        all.into_iter().map(|key| KeyChange { before: of(old, &key), after: of(new, &key), key });
    changes.filter(|change| change.before != change.after).collect()
}

impl Deployment {
    /// The deployment with what an older one had besides, so that both can be drawn in one picture: each entry once, as it
    /// is now, and what is gone behind what it stood behind. It is not to be kept: nobody has drafted it.
    #[must_use]
    pub fn with_what_was(&self, older: &Self) -> Self {
        let (mut document, old) = (self.document().clone(), older.document());
        merge(&mut document.zones, &old.zones, |zone| &zone.id);
        merge(&mut document.networks, &old.networks, |network| &network.id);
        merge(&mut document.components, &old.components, |component| &component.id);
        Self::put_together(document, self.catalogue())
    }
}

/// Puts what is only in the old list behind the entry that it followed there.
fn merge<T: Clone>(new: &mut Vec<T>, old: &[T], id: fn(&T) -> &Id) {
    let known: BTreeSet<Id> = new.iter().map(|entry| id(entry).clone()).collect();
    let mut after: BTreeMap<Option<Id>, Vec<T>> = BTreeMap::new();
    let mut last = None;
    for entry in old {
        if known.contains(id(entry)) {
            last = Some(id(entry).clone());
        } else {
            after.entry(last.clone()).or_default().push(entry.clone());
        }
    }
    let mut merged = after.remove(&None).unwrap_or_default();
    for entry in new.drain(..) {
        let gone = after.remove(&Some(id(&entry).clone()));
        merged.push(entry);
        merged.extend(gone.into_iter().flatten());
    }
    *new = merged;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    fn read(text: &str) -> Deployment {
        let text = format!("portolan: 1\nname: Two\nplatform: windows\n{text}");
        Deployment::read(&text, Format::Yaml).expect("a sound document")
    }

    #[test]
    fn entries_are_compared_by_id_and_key() {
        let old = read(
            "components: [{ id: a, role: console, zone: core }, { id: b, role: console, zone: core }]",
        );
        let new = read(
            "internet_access: false\ncomponents: [{ id: b, role: console, zone: dmz }, { id: c, role: console, zone: core }]",
        );
        let changes = DocumentChanges::between(old.document(), new.document());
        let told: Vec<String> = changes
            .components
            .iter()
            .map(|entry| {
                let keys: Vec<&str> = entry.keys.iter().map(|key| key.key.as_str()).collect();
                format!("{} {}: {}", entry.change, entry.id, keys.join(" "))
            })
            .collect();
        assert_eq!(told, ["changed b: zone", "added c: role zone", "removed a: role zone"]);
        let settings: Vec<&str> = changes.settings.iter().map(|key| key.key.as_str()).collect();
        assert_eq!(settings, ["internet_access"]);
        assert!(changes.zones.is_empty() && changes.networks.is_empty());
        assert!(DocumentChanges::between(old.document(), old.document()).is_empty());
        let both = new.with_what_was(&old);
        let ids: Vec<&str> = both.components().iter().map(|known| known.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c"], "what is gone stands where it stood");
    }
}

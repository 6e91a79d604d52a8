//! Takes typed values out of nodes and notes what is wrong on the way, so that one pass finds all.

use std::collections::HashSet;
use std::hash::Hash;
use std::str::FromStr;

use super::node::{Entry, Node, Value};
use crate::check::{Loose, Referent, nearest};
use crate::fault::{Fault, FaultKind, Path, Position};
use crate::names::{Id, shown};

/// Reads nodes and collects faults.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<Fault>,
    /// What parts that could not be read refer to.
    pub(super) loose: Vec<Loose>,
}

/// A mapping whose keys were checked.
pub(super) struct Fields<'n> {
    pub(super) path: Path,
    pub(super) at: Position,
    entries: &'n [Entry],
}

impl<'n> Fields<'n> {
    /// The value of a key; `null` counts as left out.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        if matches!(entry.value.value, Value::Null) { None } else { Some(&entry.value) }
    }
}

impl Reader {
    pub(super) fn fault(&mut self, path: &Path, kind: FaultKind, at: Position) {
        self.faults.push(Fault { path: path.clone(), kind, position: Some(at) });
    }

    /// Notes a reference of a part that can't be read for another reason.
    pub(super) fn refers(&mut self, to: Referent, id: Option<Id>, path: Path) {
        self.loose.extend(id.map(|id| Loose { to, id, path }));
    }

    fn wrong_type(&mut self, node: &Node, path: &Path, expected: &str) {
        let kind =
            FaultKind::WrongType { expected: expected.to_owned(), found: node.kind().to_owned() };
        self.fault(path, kind, node.at);
    }

    /// A mapping, whatever its keys are.
    pub(super) fn mapping<'n>(&mut self, node: &'n Node, path: &Path) -> Option<Fields<'n>> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, path, "mapping");
            return None;
        };
        Some(Fields { path: path.clone(), at: node.at, entries })
    }

    /// A mapping that has only these keys, each once.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node,
        path: &Path,
        allowed: &[&str],
    ) -> Option<Fields<'n>> {
        let fields = self.mapping(node, path)?;
        let mut seen = HashSet::new();
        for entry in fields.entries {
            let at = path.then(&shown(&entry.key));
            if !allowed.contains(&entry.key.as_str()) {
                let suggestion = nearest(&entry.key, allowed.iter().copied());
                self.fault(&at, FaultKind::UnknownKey { suggestion }, entry.at);
            } else if !seen.insert(entry.key.as_str()) {
                self.fault(&at, FaultKind::KeyTwice {}, entry.at);
            }
        }
        Some(fields)
    }

    /// A text that parses into its type.
    pub(super) fn parse<T: FromStr<Err = FaultKind>>(
        &mut self,
        node: &Node,
        path: &Path,
    ) -> Option<T> {
        let Value::Text(text) = &node.value else {
            self.wrong_type(node, path, "text");
            return None;
        };
        text.parse().map_err(|kind| self.fault(path, kind, node.at)).ok()
    }

    /// The text of a key, parsed; nothing where it is left out or wrong.
    pub(super) fn optional<T: FromStr<Err = FaultKind>>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
    ) -> Option<T> {
        let node = fields.get(key)?;
        self.parse(node, &fields.path.then(key))
    }

    /// The text of a key that has to be there.
    pub(super) fn required<T: FromStr<Err = FaultKind>>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
    ) -> Option<T> {
        self.require(fields, key).and_then(|node| self.parse(node, &fields.path.then(key)))
    }

    /// The node of a key that has to be there.
    pub(super) fn require<'n>(&mut self, fields: &Fields<'n>, key: &str) -> Option<&'n Node> {
        let node = fields.get(key);
        if node.is_none() {
            self.fault(&fields.path.then(key), FaultKind::MissingKey {}, fields.at);
        }
        node
    }

    /// One of some words.
    pub(super) fn word<T: Copy>(
        &mut self,
        node: &Node,
        path: &Path,
        known: impl Fn(&str) -> Option<T>,
        allowed: &[&'static str],
    ) -> Option<T> {
        let Value::Text(text) = &node.value else {
            self.wrong_type(node, path, "text");
            return None;
        };
        let found = known(text);
        if found.is_none() {
            let suggestion = nearest(text, allowed.iter().copied());
            let kind = FaultKind::UnknownWord {
                text: shown(text),
                allowed: allowed.join(", "),
                suggestion,
            };
            self.fault(path, kind, node.at);
        }
        found
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, fields: &Fields<'_>, key: &str) -> Option<bool> {
        let node = fields.get(key)?;
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        self.wrong_type(node, &fields.path.then(key), "boolean");
        None
    }

    /// A number as it is written, for a type that parses it.
    pub(super) fn number<T: FromStr<Err = FaultKind>>(
        &mut self,
        node: &Node,
        path: &Path,
    ) -> Option<T> {
        let Value::Number(text) = &node.value else {
            self.wrong_type(node, path, "number");
            return None;
        };
        text.parse().map_err(|kind| self.fault(path, kind, node.at)).ok()
    }

    /// The entries of a list; none where the key is left out.
    pub(super) fn items<'n>(
        &mut self,
        fields: &Fields<'n>,
        key: &str,
    ) -> Option<Vec<(&'n Node, Path)>> {
        let node = fields.get(key)?;
        let path = fields.path.then(key);
        let Value::List(items) = &node.value else {
            self.wrong_type(node, &path, "list");
            return None;
        };
        Some(items.iter().enumerate().map(|(at, item)| (item, path.item(at))).collect())
    }

    /// The texts of a list, parsed, each once.
    pub(super) fn texts<T>(&mut self, fields: &Fields<'_>, key: &str) -> Option<Vec<T>>
    where
        T: FromStr<Err = FaultKind> + Clone + Eq + Hash + ToString,
    {
        let items = self.items(fields, key)?;
        let parsed: Vec<_> = items
            .into_iter()
            .map(|(node, path)| (self.parse::<T>(node, &path), path, node.at))
            .collect();
        Some(self.each_once(parsed))
    }

    /// The values that could be read, without those that stand twice, which are noted.
    pub(super) fn each_once<T: Clone + Eq + Hash + ToString>(
        &mut self,
        parsed: Vec<(Option<T>, Path, Position)>,
    ) -> Vec<T> {
        let mut seen = HashSet::new();
        let mut values = Vec::new();
        for (value, path, at) in parsed {
            let Some(value) = value else { continue };
            if seen.insert(value.clone()) {
                values.push(value);
            } else {
                self.fault(&path, FaultKind::Twice { text: value.to_string() }, at);
            }
        }
        values
    }

    /// The keys and values of a mapping whose keys are free.
    pub(super) fn entries<'n>(&mut self, fields: &Fields<'n>, key: &str) -> Vec<(&'n Entry, Path)> {
        let Some(node) = fields.get(key) else { return Vec::new() };
        let path = fields.path.then(key);
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, &path, "mapping");
            return Vec::new();
        };
        entries.iter().map(|entry| (entry, path.then(&shown(&entry.key)))).collect()
    }
}

//! A document's values with their places in the text, whether it was YAML or JSON.

use crate::fault::{Fault, FaultKind, Path, Position, Segment};

/// How deep lists and mappings may be nested; a deployment document needs five levels.
pub(super) const MAX_DEPTH: usize = 64;
/// How many values a document may have once its aliases are written out.
pub(super) const MAX_VALUES: usize = 500_000;

/// A value and where it starts.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) at: Position,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a mapping and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) at: Position,
    pub(super) value: Node,
}

impl Node {
    /// The type's word, as the sentences of faults know it.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::Text(_) => "text",
            Value::List(_) => "list",
            Value::Map(_) => "mapping",
        }
    }

    /// Where the thing at a path starts, or the last thing on the way that exists.
    pub(super) fn position_of(&self, path: &Path) -> Position {
        let mut node = self;
        let mut position = self.at;
        for segment in &path.0 {
            match (segment, &node.value) {
                (Segment::Key(key), Value::Map(entries)) => {
                    let Some(entry) = entries.iter().find(|entry| entry.key == *key) else { break };
                    position = entry.at;
                    node = &entry.value;
                }
                (Segment::Item(at), Value::List(items)) => {
                    let Some(item) = items.get(*at) else { break };
                    position = item.at;
                    node = item;
                }
                _ => break,
            }
        }
        position
    }
}

/// A fault that ends the reading, because nothing after it can be trusted.
#[expect(clippy::unnecessary_box_returns, reason = "small errors keep the parsers' results small")]
pub(super) fn fatal(kind: FaultKind, at: Position) -> Box<Fault> {
    Box::new(Fault { path: Path::default(), kind, position: Some(at) })
}

//! JSON to nodes. What is JSON is decided by `serde_json`, strictly; the places come from a second
//! parser that keeps them.

use std::cell::Cell;

use jsonc_parser::ast::{ObjectPropName, Value as Parsed};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;

use super::node::{Entry, Node, Value, fatal};
use crate::fault::{Fault, FaultKind, Position};

pub(super) fn parse(text: &str) -> Result<Node, Box<Fault>> {
    let lines = Lines::new(text);
    if text.trim().is_empty() {
        return Err(fatal(FaultKind::Empty {}, lines.position(0)));
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let at = Position { line: error.line().max(1), column: error.column().max(1) };
        return Err(fatal(FaultKind::not_json(&error.to_string()), at));
    }
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).map_err(
        |error| {
            let at = lines.position(error.range().start);
            fatal(FaultKind::not_json(&error.kind().to_string()), at)
        },
    )?;
    parsed
        .value
        .map(|value| node(value, &lines))
        .ok_or_else(|| fatal(FaultKind::Empty {}, lines.position(0)))
}

fn node(value: Parsed<'_>, lines: &Lines<'_>) -> Node {
    let at = lines.position(value.start());
    let value = match value {
        Parsed::NullKeyword(_) => Value::Null,
        Parsed::BooleanLit(literal) => Value::Bool(literal.value),
        Parsed::NumberLit(literal) => Value::Number(literal.value.to_owned()),
        Parsed::StringLit(literal) => Value::Text(literal.value.into_owned()),
        Parsed::Array(array) => {
            Value::List(array.elements.into_iter().map(|item| node(item, lines)).collect())
        }
        Parsed::Object(object) => Value::Map(
            object
                .properties
                .into_iter()
                .map(|property| Entry {
                    at: lines.position(property.range.start),
                    key: match property.name {
                        ObjectPropName::String(name) => name.value.into_owned(),
                        ObjectPropName::Word(name) => name.value.to_owned(),
                    },
                    value: node(property.value, lines),
                })
                .collect(),
        ),
    };
    Node { value, at }
}

/// Lines and columns of a text. Nodes come in the order of the text, so that each part of it is counted once.
struct Lines<'a> {
    text: &'a str,
    /// How far was counted, and what line and column that is.
    reached: Cell<(usize, Position)>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, reached: Cell::new((0, Position { line: 1, column: 1 })) }
    }

    fn position(&self, offset: usize) -> Position {
        let (mut from, mut at) = self.reached.get();
        if offset < from {
            (from, at) = (0, Position { line: 1, column: 1 });
        }
        for letter in self.text.get(from..offset).unwrap_or_default().chars() {
            at = match letter {
                '\n' => Position { line: at.line + 1, column: 1 },
                _ => Position { line: at.line, column: at.column + 1 },
            };
        }
        self.reached.set((offset, at));
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_strict_json_is_read() {
        for wrong in ["{a: 1}", "{\"a\": 1,}", "// x\n{}", "{\"a\": 'x'}", "{} {}"] {
            assert!(matches!(parse(wrong).expect_err(wrong).kind, FaultKind::NotJson { .. }));
        }
        assert!(matches!(
            parse(&"[".repeat(100_000)).expect_err("deep").kind,
            FaultKind::NotJson { .. }
        ));
        assert!(matches!(parse("  ").expect_err("empty").kind, FaultKind::Empty {}));
    }

    #[test]
    fn escapes_and_places_are_kept() {
        let node = parse("{\n  \"ä\": \"\\ud83d\\ude00\" }").expect("sound");
        let Value::Map(entries) = node.value else { panic!("a mapping") };
        assert!(matches!(&entries[0].value.value, Value::Text(text) if text == "😀"));
        assert_eq!((entries[0].value.at.line, entries[0].value.at.column), (2, 8));
    }
}

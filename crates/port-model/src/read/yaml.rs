//! YAML to nodes. Aliases are written out within a budget, so that a small text can't become a
//! large document.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::node::{Entry, MAX_DEPTH, MAX_VALUES, Node, Value, fatal};
use crate::fault::{Fault, FaultKind, Position};

/// A list or mapping whose end has not come yet.
struct Open {
    node: Node,
    anchor: usize,
    /// The key that waits for its value.
    key: Option<(String, Position)>,
}

#[derive(Default)]
struct Builder {
    stack: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    values: usize,
    root: Option<Node>,
}

pub(super) fn parse(text: &str) -> Result<Node, Box<Fault>> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| syntax(&error))?;
        builder.take(event, position(span))?;
    }
    let start = Position { line: 1, column: 1 };
    builder.root.ok_or_else(|| fatal(FaultKind::Empty {}, start))
}

#[expect(clippy::unnecessary_box_returns, reason = "small errors keep the parsers' results small")]
fn syntax(error: &ScanError) -> Box<Fault> {
    let at = Position { line: error.marker().line().max(1), column: error.marker().col() + 1 };
    fatal(FaultKind::not_yaml(error.info()), at)
}

fn position(span: Span) -> Position {
    Position { line: span.start.line().max(1), column: span.start.col() + 1 }
}

impl Builder {
    fn take(&mut self, event: Event<'_>, at: Position) -> Result<(), Box<Fault>> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(fatal(FaultKind::SeveralDocuments {}, at))
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
            Event::Alias(anchor) => {
                let (node, size) = self
                    .anchors
                    .get(&anchor)
                    .ok_or_else(|| fatal(FaultKind::UnknownAlias {}, at))?;
                let (node, size) = (Node { value: node.value.clone(), at }, *size);
                self.count(size, at)?;
                self.add(node)
            }
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(tag.as_deref(), at)?;
                self.count(1, at)?;
                let node = Node { value: scalar(&text, style), at };
                if anchor > 0 {
                    self.anchors.insert(anchor, (node.clone(), 1));
                }
                self.add(node)
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(Value::List(Vec::new()), anchor, tag.as_deref(), at)
            }
            Event::MappingStart(anchor, tag) => {
                self.open(Value::Map(Vec::new()), anchor, tag.as_deref(), at)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
        }
    }

    fn count(&mut self, values: usize, at: Position) -> Result<(), Box<Fault>> {
        self.values += values;
        if self.values > MAX_VALUES {
            Err(fatal(FaultKind::TooManyValues { limit: MAX_VALUES }, at))
        } else {
            Ok(())
        }
    }

    fn open(
        &mut self,
        value: Value,
        anchor: usize,
        tag: Option<&Tag>,
        at: Position,
    ) -> Result<(), Box<Fault>> {
        refuse_tag(tag, at)?;
        self.count(1, at)?;
        if self.stack.len() >= MAX_DEPTH {
            return Err(fatal(FaultKind::TooDeep { limit: MAX_DEPTH }, at));
        }
        self.stack.push(Open { node: Node { value, at }, anchor, key: None });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Box<Fault>> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        if open.anchor > 0 {
            let size = size(&open.node);
            self.anchors.insert(open.anchor, (open.node.clone(), size));
        }
        self.add(open.node)
    }

    /// Puts a finished value where it belongs: into the innermost open list or mapping.
    fn add(&mut self, node: Node) -> Result<(), Box<Fault>> {
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut open.node.value, open.key.take()) {
            (Value::Map(entries), Some((key, at))) => entries.push(Entry { key, at, value: node }),
            (Value::Map(_), None) => match node.value {
                Value::Text(key) | Value::Number(key) => open.key = Some((key, node.at)),
                Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => {
                    return Err(fatal(FaultKind::KeyNotText {}, node.at));
                }
            },
            (Value::List(items), _) => items.push(node),
            _ => {}
        }
        Ok(())
    }
}

fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|entry| size(&entry.value)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => 0,
    }
}

fn refuse_tag(tag: Option<&Tag>, at: Position) -> Result<(), Box<Fault>> {
    match tag {
        Some(tag) => {
            Err(fatal(FaultKind::Tag { tag: format!("{}{}", tag.handle, tag.suffix) }, at))
        }
        None => Ok(()),
    }
}

/// What a scalar means by YAML's core schema. Only plain ones can be more than text.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if !matches!(style, ScalarStyle::Plain) {
        return Value::Text(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ if is_number(text) => Value::Number(text.to_owned()),
        _ => Value::Text(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    let in_base = |prefix, base| {
        text.strip_prefix(prefix).is_some_and(|digits| {
            !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base))
        })
    };
    let starts_well = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    (starts_well && text.parse::<f64>().is_ok()) || in_base("0x", 16) || in_base("0o", 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> FaultKind {
        parse(text).expect_err("refused").kind
    }

    #[test]
    fn what_is_not_a_document_is_refused() {
        assert!(matches!(refused(""), FaultKind::Empty {}));
        assert!(matches!(refused("# only a comment"), FaultKind::Empty {}));
        assert!(matches!(refused("a: [1"), FaultKind::NotYaml { .. }));
        assert!(matches!(refused("a: 1\n---\nb: 2"), FaultKind::SeveralDocuments {}));
        assert!(matches!(refused("a: !include x"), FaultKind::Tag { .. }));
        assert!(matches!(refused("? [a]\n: 1"), FaultKind::KeyNotText {}));
        assert!(matches!(refused("a: &x [*x]"), FaultKind::UnknownAlias {}));
    }

    #[test]
    fn deep_nesting_is_refused_before_it_costs_anything() {
        let brackets = refused(&"[".repeat(100_000));
        assert!(
            matches!(brackets, FaultKind::TooDeep { .. } | FaultKind::NotYaml { .. }),
            "{brackets:?}"
        );
        let blocks: Vec<_> = (0..200).map(|depth| format!("{}a:", " ".repeat(depth))).collect();
        assert!(matches!(refused(&blocks.join("\n")), FaultKind::TooDeep { .. }));
    }

    #[test]
    fn aliases_that_explode_are_refused() {
        let level =
            |number: usize, items: &str| format!("a{number}: &a{number} [{}]\n", items.repeat(10));
        let mut levels = vec![level(0, "x, ")];
        levels.extend((1..12).map(|number| level(number, &format!("*a{}, ", number - 1))));
        let text = levels.concat();
        assert!(matches!(refused(&text), FaultKind::TooManyValues { .. }));
    }

    #[test]
    fn an_alias_stands_for_its_anchor() {
        let node = parse("a: &x [1, two]\nb: *x").expect("sound");
        let Value::Map(entries) = node.value else { panic!("a mapping") };
        assert!(matches!(&entries[1].value.value, Value::List(items) if items.len() == 2));
    }

    #[test]
    fn only_plain_scalars_are_more_than_text() {
        assert!(matches!(scalar("7.4", ScalarStyle::Plain), Value::Number(_)));
        assert!(matches!(scalar("7.4", ScalarStyle::DoubleQuoted), Value::Text(_)));
        assert!(matches!(scalar("10.10.0.11", ScalarStyle::Plain), Value::Text(_)));
        assert!(matches!(scalar("nan", ScalarStyle::Plain), Value::Text(_)));
        assert!(matches!(scalar("0x1F", ScalarStyle::Plain), Value::Number(_)));
        assert!(matches!(scalar("0x1-Labor", ScalarStyle::Plain), Value::Text(_)));
    }
}

//! HCL, laid out as `terraform fmt` does.

use std::io::{self, Write};

use crate::firewall::one_line;

/// More room than the longest attribute's name takes.
const BLANK: &str = "                                ";

/// A block with attributes, or an entry of a map.
pub(super) struct Block {
    opening: String,
    indent: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl Block {
    /// A block of the file.
    pub(super) fn new(kind: &str, labels: &[&str]) -> Self {
        let mut opening = kind.to_owned();
        for label in labels {
            opening.extend([" \"", label, "\""]);
        }
        opening.push_str(" {");
        Self { opening, indent: "", attributes: Vec::new() }
    }

    /// An entry of a map among the file's locals.
    pub(super) fn entry(key: &str) -> Self {
        Self { opening: format!("{} = {{", quoted(key)), indent: "    ", attributes: Vec::new() }
    }

    /// An attribute given by an expression.
    pub(super) fn raw(mut self, name: &'static str, expression: impl Into<String>) -> Self {
        self.attributes.push((name, expression.into()));
        self
    }

    /// An attribute given by a text.
    pub(super) fn text(self, name: &'static str, text: &str) -> Self {
        self.raw(name, quoted(text))
    }

    /// Writes it with a blank line after a block of the file.
    pub(super) fn write(&self, output: &mut dyn Write) -> io::Result<()> {
        let width = self.attributes.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let mut text = format!("{}{}\n", self.indent, self.opening);
        for (name, value) in &self.attributes {
            let room = &BLANK[..(width - name.len()).min(BLANK.len())];
            text.extend([self.indent, "  ", name, room, " = ", value, "\n"]);
        }
        text.extend([self.indent, "}\n"]);
        if self.indent.is_empty() {
            text.push('\n');
        }
        output.write_all(text.as_bytes())
    }
}

/// A text in quotes, in which nothing begins an expression.
pub(super) fn quoted(text: &str) -> String {
    let line = one_line(text);
    let mut quoted = String::with_capacity(line.len() + 2);
    quoted.push('"');
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '$' | '%' if letters.peek() == Some(&'{') => quoted.extend([letter, letter]),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_text_begins_an_expression() {
        assert_eq!(
            quoted("a \"b\" \\ ${c} %{d} $e $${f}\n"),
            r#""a \"b\" \\ $${c} %%{d} $e $$${f}""#
        );
    }
}

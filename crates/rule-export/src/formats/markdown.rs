//! The rules for a ticket or a wiki: a list of facts and a table, in GitHub's Markdown.

use std::io::Write;

use crate::content::Content;
use crate::facts::facts;
use crate::findings;
use crate::report::Report;
use crate::request::ExportError;
use crate::table::{self, COLUMNS};
use crate::text::text;

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut table = String::new();
    push_row(&mut table, &table::header(content.lang()));
    table.push_str(&"| --- ".repeat(COLUMNS.len()));
    table.push_str("|\n");
    table::for_each_row(content, report, |_, cells| {
        push_row(&mut table, &cells);
        Ok(())
    })?;
    for part in [head(content, report), table, findings(content)] {
        output.write_all(part.as_bytes())?;
    }
    Ok(())
}

/// What the reader should know about the draft, below the rules.
fn findings(content: &Content<'_>) -> String {
    let rows = findings::rows(content);
    if rows.is_empty() {
        return String::new();
    }
    let mut table = format!("\n## {}\n\n", text(content.lang(), "sheet-findings"));
    push_row(&mut table, &findings::header(content.lang()));
    table.push_str(&"| --- ".repeat(findings::COLUMNS.len()));
    table.push_str("|\n");
    for row in rows {
        push_row(&mut table, &row);
    }
    table
}

/// What stands before the table: the fields that are filled, and what is missing.
fn head(content: &Content<'_>, report: &Report) -> String {
    let mut head = format!("# {}\n\n", inline(content.request.deployment.name()));
    for (label, value) in facts(content, report).iter().filter(|(_, value)| !value.is_empty()) {
        head.push_str(&format_item(label, value));
    }
    let without_address = text(content.lang(), "request-without-address");
    for end in &report.without_address {
        head.push_str(&format_item(&without_address, &end.name));
    }
    for remark in &report.remarks {
        head.push_str(&format_item(remark.about(), &remark.text(content.lang())));
    }
    head.push('\n');
    head
}

fn format_item(label: &str, value: &str) -> String {
    format!("- {}: {}\n", inline(label), inline(value))
}

fn push_row(table: &mut String, cells: &[String]) {
    for cell in cells {
        table.push_str("| ");
        table.push_str(&inline(cell));
        table.push(' ');
    }
    table.push_str("|\n");
}

/// A text that stays one: without markup, on one line.
fn inline(text: &str) -> String {
    let mut inline = String::with_capacity(text.len());
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => inline.push_str("<br>"),
            '\r' => {}
            '&' => inline.push_str("&amp;"),
            '<' => inline.push_str("&lt;"),
            '>' => inline.push_str("&gt;"),
            // Inside a word it is no markup, and a link would not take the backslash.
            '_' if is_word(before) && is_word(letters.peek().copied()) => inline.push('_'),
            // `$` starts formulas, `@` and `#` mention people and issues.
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '@' | '#' | '!' => {
                inline.extend(['\\', letter]);
            }
            _ => inline.push(letter),
        }
        before = Some(letter);
    }
    inline
}

fn is_word(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn markup_stays_text() {
        assert_eq!(inline("a | b\n<script>"), "a \\| b<br>&lt;script&gt;");
        assert_eq!(inline("[x](y) `z` **w** \\"), "\\[x\\](y) \\`z\\` \\*\\*w\\*\\* \\\\");
        assert_eq!(inline("ts1_ts2 _x_ a__b"), "ts1_ts2 \\_x\\_ a\\_\\_b");
        assert_eq!(inline("10.0.0.1-10.0.0.9 ü"), "10.0.0.1-10.0.0.9 ü");
    }
}

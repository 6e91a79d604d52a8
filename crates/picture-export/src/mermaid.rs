//! A Mermaid flowchart: zones, networks and machines as subgraphs, bundles as links with their ports. Where things
//! stand, Mermaid decides.

use std::fmt::Write as _;

use diagram::colours;
use diagram::scene::Line;

use crate::Picture;
use crate::nesting::{Container, Kind, Nesting, card_id, text};

pub(crate) fn write(picture: &Picture<'_>) -> String {
    let scene = picture.scene;
    let nesting = Nesting::of(scene);
    // A JSON string is a YAML string, too.
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", yaml(picture.deployment.name()));
    let mut classes = String::new();
    inside(picture, &nesting, None, 1, &mut out, &mut classes);
    let mut styles = String::new();
    let mut count = 0;
    let mut link = |from: &str, arrow: &str, (flows, change): (&[usize], _), to: &str, family| {
        let ports = diagram::ports(picture.flows, flows, change);
        // Writing into a text can't fail.
        let _ = writeln!(out, "  {} {arrow}|\"{}\"| {}", node(from), escaped(&ports), node(to));
        let _ = writeln!(styles, "  linkStyle {count} stroke:{}", colours::family(family));
        count += 1;
    };
    for line in &scene.lines {
        let flows = (line.flows.as_slice(), line.change);
        link(&line.source, arrow(line), flows, &line.destination, line.family);
    }
    for mark in &scene.marks {
        link(&mark.card, "<-->", (&mark.flows, mark.change), &mark.card, mark.family);
    }
    out + &classes + &styles
}

/// What lies directly in a container, each part with what lies in it.
fn inside(
    picture: &Picture<'_>,
    nesting: &Nesting<'_>,
    parent: Option<usize>,
    depth: usize,
    out: &mut String,
    classes: &mut String,
) {
    let indent = "  ".repeat(depth);
    for at in nesting.inside(parent) {
        let Some(container) = nesting.containers.get(at) else { continue };
        let id = word(&container.id);
        let _ = writeln!(out, "{indent}subgraph {id}[\"{}\"]", escaped(container.title));
        let _ = writeln!(classes, "  style {id} {}", ground(container));
        inside(picture, nesting, Some(at), depth + 1, out, classes);
        let _ = writeln!(out, "{indent}end");
    }
    for (card, _) in
        picture.scene.cards.iter().zip(&nesting.of_card).filter(|(_, of)| **of == parent)
    {
        let _ = writeln!(
            out,
            "{indent}{}[\"{}\"]",
            node(&card.id),
            escaped(&text(card, picture.deployment))
        );
        let (fill, ink) = if card.is_platform { colours::PLATFORM } else { colours::OTHER };
        let _ = writeln!(
            classes,
            "  style {} fill:{fill},color:{ink},stroke:{}",
            node(&card.id),
            colours::CARD_EDGE
        );
    }
}

fn ground(container: &Container<'_>) -> String {
    let (fill, edge) = match container.kind {
        Kind::Zone => colours::zone(container.zone),
        Kind::Network => colours::network(container.zone),
        Kind::Frame(kind) => colours::frame(kind),
    };
    format!("fill:{fill},stroke:{edge},color:{}", colours::INK)
}

fn arrow(line: &Line) -> &'static str {
    match (line.required, line.heads.len() > 1) {
        (true, false) => "-->",
        (true, true) => "<-->",
        (false, false) => "-.->",
        (false, true) => "<-.->",
    }
}

fn node(component: &str) -> String {
    word(&card_id(component))
}

/// Ids hold letters, digits and hyphens; hyphens could be taken for links.
fn word(id: &str) -> String {
    id.replace('-', "_")
}

/// A text in quotes. Letters and digits of every script stay, and what certainly means nothing to Mermaid or to the
/// Markdown and HTML that it takes in labels; all else goes as a number.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("<br>"),
            ' ' | ',' | '.' | '/' | '(' | ')' | '+' | ':' | '-' => out.push(letter),
            _ if letter.is_alphanumeric() || !letter.is_ascii() && !letter.is_control() => {
                out.push(letter);
            }
            // Mermaid would take what follows for a line break; a mark without width keeps them apart.
            '\\' => out.push_str("#92;\u{2060}"),
            _ => {
                let _ = write!(out, "#{};", u32::from(letter));
            }
        }
    }
    out
}

/// A text in quotes for the head, which is YAML.
fn yaml(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if letter.is_control()
                || matches!(
                    letter,
                    '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
                ) =>
            {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_means_something_to_mermaid_is_left() {
        assert_eq!(escaped("a\"]; `b` %% 東京 #1"), "a#34;#93;#59; #96;b#96; #37;#37; 東京 #35;1");
        assert_eq!(escaped("<script>\n"), "#60;script#62;<br>");
        assert_eq!(escaped("C:\\new"), "C:#92;\u{2060}new");
        assert_eq!(yaml("a\"\\\n"), "\"a\\\"\\\\\\u000a\"");
    }
}

//! A D2 diagram: zones, networks and machines as containers, bundles as connections with their ports. Where things
//! stand, D2 decides.

use std::fmt::Write as _;

use diagram::colours;

use crate::Picture;
use crate::nesting::{Kind, Nesting, card_id, text};

pub(crate) fn write(picture: &Picture<'_>) -> String {
    let scene = picture.scene;
    let nesting = Nesting::of(scene);
    let mut out = String::from("direction: right\n");
    // Writing into a text can't fail.
    let name = quoted(picture.deployment.name());
    let _ = writeln!(out, "title: {name} {{\n  shape: text\n  near: top-center\n}}");
    inside(picture, &nesting, None, 0, &mut out);
    let mut connection =
        |from: &str, arrow: &str, (flows, change): (&[usize], _), to: &str, style: &str| {
            let (from, to) = (path(&nesting, from), path(&nesting, to));
            let ports = quoted(&diagram::ports(picture.flows, flows, change));
            let _ = writeln!(out, "{from} {arrow} {to}: {ports} {{\n{style}}}");
        };
    for line in &scene.lines {
        let arrow = if line.heads.len() > 1 { "<->" } else { "->" };
        let mut style = format!("  style.stroke: \"{}\"\n", colours::family(line.family));
        if !line.required {
            style.push_str("  target-arrowhead.style.filled: false\n");
        }
        connection(&line.source, arrow, (&line.flows, line.change), &line.destination, &style);
    }
    for mark in &scene.marks {
        let style = format!("  style.stroke: \"{}\"\n", colours::family(mark.family));
        connection(&mark.card, "<->", (&mark.flows, mark.change), &mark.card, &style);
    }
    out
}

fn inside(
    picture: &Picture<'_>,
    nesting: &Nesting<'_>,
    parent: Option<usize>,
    depth: usize,
    out: &mut String,
) {
    let indent = "  ".repeat(depth);
    for at in nesting.inside(parent) {
        let Some(container) = nesting.containers.get(at) else { continue };
        let (fill, edge) = match container.kind {
            Kind::Zone => colours::zone(container.zone),
            Kind::Network => colours::network(container.zone),
            Kind::Frame(kind) => colours::frame(kind),
        };
        let _ = writeln!(out, "{indent}{}: {} {{", quoted(&container.id), quoted(container.title));
        let _ =
            writeln!(out, "{indent}  style.fill: \"{fill}\"\n{indent}  style.stroke: \"{edge}\"");
        inside(picture, nesting, Some(at), depth + 1, out);
        let _ = writeln!(out, "{indent}}}");
    }
    for (card, _) in
        picture.scene.cards.iter().zip(&nesting.of_card).filter(|(_, of)| **of == parent)
    {
        let (fill, ink) = if card.is_platform { colours::PLATFORM } else { colours::OTHER };
        let _ = writeln!(
            out,
            "{indent}{}: {} {{",
            quoted(&card_id(&card.id)),
            quoted(&text(card, picture.deployment))
        );
        let _ = writeln!(
            out,
            "{indent}  style.fill: \"{fill}\"\n{indent}  style.font-color: \"{ink}\""
        );
        if card.stack.is_some() {
            let _ = writeln!(out, "{indent}  style.multiple: true");
        }
        let _ = writeln!(out, "{indent}}}");
    }
}

/// The containers around a card and itself.
fn path(nesting: &Nesting<'_>, component: &str) -> String {
    let around = nesting.card(component).map(|at| nesting.way_to(at)).unwrap_or_default();
    let mut steps: Vec<String> = around.iter().map(|container| quoted(&container.id)).collect();
    steps.push(quoted(&card_id(component)));
    steps.join(".")
}

/// A text in double quotes, where backslashes and `${…}` would mean something.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' | '$' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            _ if letter.is_control() => out.push(' '),
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
    fn nothing_ends_a_text_or_is_put_in_its_place() {
        assert_eq!(quoted("a\"b\\${c}\n|;"), "\"a\\\"b\\\\\\${c}\\n|;\"");
    }
}

//! draw.io files: what is in what, what is bound to what, and where everything is.

use std::collections::HashMap;

use picture_export::PictureFormat;
use roxmltree::{Document, Node};

use crate::common::{HOSTILE, all, hostile};

fn number(node: Node<'_, '_>, name: &str) -> i32 {
    node.attribute(name).map_or(0, |value| value.parse().expect(name))
}

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|child| child.has_tag_name(name))
}

/// Where a cell's corner is, with the corners of all that it lies in.
fn corner(cells: &HashMap<&str, Node<'_, '_>>, id: &str) -> (i32, i32) {
    let cell = cells[id];
    let Some(geometry) = child(cell, "mxGeometry") else { return (0, 0) };
    let around = corner(cells, cell.attribute("parent").expect("a parent"));
    (around.0 + number(geometry, "x"), around.1 + number(geometry, "y"))
}

fn style<'a>(cell: Node<'a, '_>, key: &str) -> &'a str {
    let entries = cell.attribute("style").expect("a style").split(';');
    entries
        .filter_map(|entry| entry.split_once('='))
        .find(|(name, _)| *name == key)
        .expect("a key")
        .1
}

#[test]
fn everything_is_where_the_layout_put_it() {
    for drawn in all() {
        let text = drawn.text(PictureFormat::Drawio);
        let parsed = Document::parse(&text).expect("XML");
        let all: Vec<_> = parsed.descendants().filter(|node| node.has_tag_name("mxCell")).collect();
        let cells: HashMap<&str, _> =
            all.iter().map(|cell| (cell.attribute("id").expect("an id"), *cell)).collect();
        assert_eq!(cells.len(), all.len(), "{}: ids are unique", drawn.name);
        for cell in &all {
            let is_root = cell.attribute("id") == Some("0");
            assert!(is_root || cells.contains_key(cell.attribute("parent").expect("a parent")));
        }
        for card in &drawn.scene.cards {
            let id = format!("c-{}", card.id);
            let geometry = child(cells[id.as_str()], "mxGeometry").expect("a place");
            assert_eq!(corner(&cells, &id), (card.rect.x, card.rect.y), "{}: {id}", drawn.name);
            let size = (number(geometry, "width"), number(geometry, "height"));
            assert_eq!(size, (card.rect.width, card.rect.height));
            let name = corner(&cells, &format!("{id}-name"));
            assert_eq!(name, (card.name.rect.x, card.name.rect.y));
        }
        for area in drawn.scene.zones.iter().chain(&drawn.scene.networks) {
            let found = all.iter().filter(|cell| {
                style_or_none(**cell, "container") == Some("1")
                    && corner(&cells, cell.attribute("id").expect("an id"))
                        == (area.rect.x, area.rect.y)
            });
            assert!(found.count() > 0, "{}: {}", drawn.name, area.title);
        }
        lines(&drawn, &all, &cells);
    }
}

fn style_or_none<'a>(cell: Node<'a, '_>, key: &str) -> Option<&'a str> {
    let mut entries = cell.attribute("style")?.split(';').filter_map(|entry| entry.split_once('='));
    entries.find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// Each line runs from card to card by the layout's way, and ends where that ends.
fn lines(drawn: &crate::common::Drawn, all: &[Node<'_, '_>], cells: &HashMap<&str, Node<'_, '_>>) {
    let edges: Vec<_> = all.iter().filter(|cell| cell.attribute("edge") == Some("1")).collect();
    assert_eq!(edges.len(), drawn.scene.lines.len(), "{}", drawn.name);
    for (edge, line) in edges.iter().zip(&drawn.scene.lines) {
        let ends = [("source", &line.source, "exit"), ("target", &line.destination, "entry")];
        let mut way = Vec::new();
        for (end, component, at) in ends {
            let id = edge.attribute(end).expect("an end");
            assert_eq!(id, format!("c-{component}"));
            let (left, top) = corner(cells, id);
            let offset = |key: &str| style(**edge, key).parse::<i32>().expect("a number");
            assert_eq!(
                (style(**edge, &format!("{at}X")), style(**edge, &format!("{at}Y"))),
                ("0", "0")
            );
            way.push((left + offset(&format!("{at}Dx")), top + offset(&format!("{at}Dy"))));
        }
        let geometry = child(**edge, "mxGeometry").expect("a place");
        let points = child(geometry, "Array").map(|array| {
            array
                .children()
                .map(|point| (number(point, "x"), number(point, "y")))
                .collect::<Vec<_>>()
        });
        let last = way.pop().expect("two ends");
        way.extend(points.unwrap_or_default());
        way.push(last);
        let expected: Vec<_> = line.points.iter().map(|point| (point.x, point.y)).collect();
        assert_eq!(way, expected, "{}: {}", drawn.name, line.title);
        let both = line.heads.len() > 1;
        assert_eq!(style(**edge, "startArrow") != "none", both, "{}", line.title);
        let id = edge.attribute("id");
        let chips: Vec<_> = all.iter().filter(|cell| cell.attribute("parent") == id).collect();
        assert_eq!(chips.len(), line.chips.len());
        for (cell, chip) in chips.iter().zip(&line.chips) {
            let (x, y) = on_line(**cell, &way);
            let off = (x - f64::from(chip.rect.x)).abs().max((y - f64::from(chip.rect.y)).abs());
            assert!(off < 0.1, "{}: {}: {x} {y}, {:?}", drawn.name, line.title, chip.rect);
        }
    }
}

/// Where the corner of a label on a connector is: so far along it, and so far beside that.
fn on_line(cell: Node<'_, '_>, way: &[(i32, i32)]) -> (f64, f64) {
    let geometry = child(cell, "mxGeometry").expect("a place");
    let share: f64 = geometry.attribute("x").expect("a share").parse().expect("a number");
    let offset = child(geometry, "mxPoint").expect("an offset");
    let length = |pair: &[(i32, i32)]| {
        f64::from((pair[1].0 - pair[0].0).abs() + (pair[1].1 - pair[0].1).abs())
    };
    let mut left = way.windows(2).map(length).sum::<f64>() * (share + 1.0) / 2.0;
    let mut place = way[0];
    let mut beyond = (0.0, 0.0);
    for pair in way.windows(2) {
        let part = left.min(length(pair));
        left -= part;
        place = pair[0];
        let towards = |from: i32, to: i32| f64::from((to - from).signum()) * part;
        beyond = (towards(pair[0].0, pair[1].0), towards(pair[0].1, pair[1].1));
        if left <= 0.0 {
            break;
        }
    }
    (
        f64::from(place.0) + beyond.0 + f64::from(number(offset, "x")),
        f64::from(place.1) + beyond.1 + f64::from(number(offset, "y")),
    )
}

#[test]
fn what_is_in_a_network_lies_in_its_shape() {
    let drawn = all().into_iter().find(|drawn| drawn.name == "windows-active-active").expect("it");
    let text = drawn.text(PictureFormat::Drawio);
    let parsed = Document::parse(&text).expect("XML");
    let parent = |id: &str| {
        let cell =
            parsed.descendants().find(|node| node.attribute("id") == Some(id)).expect("a cell");
        cell.attribute("parent").expect("a parent").to_owned()
    };
    let around: Vec<String> = std::iter::successors(Some("c-ts1".to_owned()), |id| {
        Some(parent(id)).filter(|parent| parent != "1")
    })
    .collect();
    assert_eq!(around.first().map(String::as_str), Some("c-ts1"));
    assert_eq!(around[around.len() - 2..], ["n-servers", "z-core"]);
    assert!(around.len() > 3, "machine and cluster are around it: {around:?}");
}

#[test]
fn what_is_typed_is_text_and_nothing_else() {
    let text = hostile().text(PictureFormat::Drawio);
    let parsed = Document::parse(&text).expect("XML");
    let diagram = parsed.descendants().find(|node| node.has_tag_name("diagram")).expect("a page");
    assert_eq!(diagram.attribute("name"), Some(HOSTILE));
    for cell in parsed.descendants().filter(|node| node.has_attribute("style")) {
        assert!(cell.attribute("style").expect("a style").contains("html=0;"));
    }
    assert!(!text.contains("<script"));
}

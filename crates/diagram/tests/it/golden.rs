//! The golden topologies: their pictures as text to review, and figures about them that must not get worse.
//!
//! A figure that changes fails the test in either direction, so that what was won stays won. `PICTURE_FIGURES=record
//! cargo test -p diagram figures` writes `tests/figures.tsv` again when no figure is worse.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::common::{documents, faults, pieces, scene_of};
use diagram::scene::Line;
use diagram::{Point, Scene};

const COLUMNS: &str = "picture\tcrossings\tbends\tlength\toverlaps\tarea\twidth\theight";

/// What should be small in a good picture, in the order of the file's columns.
type Figures = [i64; 7];

fn figures(scene: &Scene) -> Figures {
    let length = |line: &Line| -> i64 {
        pieces(line)
            .map(|(from, to)| i64::from((to.x - from.x).abs() + (to.y - from.y).abs()))
            .sum()
    };
    let bends = |line: &Line| count(line.points.len().saturating_sub(2));
    let (width, height) = (i64::from(scene.width), i64::from(scene.height));
    [
        count(crossings(scene)),
        scene.lines.iter().map(bends).sum(),
        scene.lines.iter().map(length).sum(),
        count(faults(scene).len()),
        width * height / 1_000,
        width,
        height,
    ]
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The places where one line crosses another; lines that run together cross there once.
fn crossings(scene: &Scene) -> usize {
    let all: Vec<(Point, Point)> = scene.lines.iter().flat_map(pieces).collect();
    let (level, upright): (Vec<_>, Vec<_>) = all.into_iter().partition(|(from, to)| from.y == to.y);
    let (level, upright): (BTreeSet<_>, BTreeSet<_>) =
        (level.into_iter().collect(), upright.into_iter().collect());
    let strictly_between =
        |one: i32, at: i32, other: i32| one.min(other) < at && at < one.max(other);
    let mut places = BTreeSet::new();
    for (from, to) in &level {
        for (top, bottom) in &upright {
            if strictly_between(from.x, top.x, to.x) && strictly_between(top.y, from.y, bottom.y) {
                places.insert((top.x, from.y));
            }
        }
    }
    places.len()
}

/// A picture as lines of text: what stands where, and which way each line takes.
fn written(scene: &Scene) -> String {
    let mut text = format!("{} × {}\n", scene.width, scene.height);
    let rect =
        |rect: diagram::Rect| format!("{},{} {}×{}", rect.x, rect.y, rect.width, rect.height);
    for zone in &scene.zones {
        let _ = writeln!(text, "zone {}: {}", zone.title, rect(zone.rect));
    }
    for network in &scene.networks {
        let _ = writeln!(text, "network {}: {}", network.title, rect(network.rect));
    }
    for frame in &scene.frames {
        let _ = writeln!(text, "frame {}: {}", frame.title, rect(frame.rect));
    }
    for wall in &scene.walls {
        let _ = writeln!(text, "wall {}: {}", wall.title, rect(wall.rect));
    }
    for card in &scene.cards {
        let words: Vec<&str> = std::iter::once(&card.name)
            .chain(&card.details)
            .map(|label| label.text.as_str())
            .collect();
        let _ = writeln!(text, "card {}: {} | {}", card.id, rect(card.rect), words.join(" / "));
    }
    for line in &scene.lines {
        let chips: Vec<&str> = line.chips.iter().map(|chip| chip.label.text.as_str()).collect();
        let way = way(&line.points);
        let _ = writeln!(
            text,
            "line {} > {} [{}]: {way}",
            line.source,
            line.destination,
            chips.join("; ")
        );
    }
    for mark in &scene.marks {
        let _ = writeln!(text, "mark {} [{}]: {}", mark.card, mark.label.text, rect(mark.rect));
    }
    text
}

/// `10,20 →30 ↓40`: from a point right to 30 and down to 40.
fn way(points: &[Point]) -> String {
    let mut text = String::new();
    let Some(mut last) = points.first() else { return text };
    let _ = write!(text, "{},{}", last.x, last.y);
    for point in &points[1..] {
        let (sign, to) = match (point.x - last.x, point.y - last.y) {
            (1.., _) => ('→', point.x),
            (..=-1, _) => ('←', point.x),
            (_, 1..) => ('↓', point.y),
            _ => ('↑', point.y),
        };
        let _ = write!(text, " {sign}{to}");
        last = point;
    }
    text
}

#[test]
fn the_golden_pictures() {
    for (name, text) in documents().into_iter().filter(|(name, _)| !name.starts_with("example-")) {
        insta::assert_snapshot!(format!("golden-{name}"), written(&scene_of(&text)));
    }
}

#[test]
fn the_figures_of_the_golden_pictures_get_no_worse() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures.tsv");
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let known: BTreeMap<&str, Vec<i64>> = known.lines().skip(1).filter_map(row).collect();
    let (mut now, mut worse) = (format!("{COLUMNS}\n"), Vec::new());
    for (name, text) in documents() {
        let figures = figures(&scene_of(&text));
        let words: Vec<String> = figures.iter().map(ToString::to_string).collect();
        let _ = writeln!(now, "{name}\t{}", words.join("\t"));
        let before = known.get(name).map_or(&[][..], Vec::as_slice);
        let columns = COLUMNS.split('\t').skip(1);
        for ((column, figure), before) in columns.zip(figures).zip(before) {
            if figure > *before {
                worse.push(format!("{name}: {column} was {before} and is {figure}"));
            }
        }
        assert_eq!(figures[3], 0, "{name}: something overlaps");
    }
    assert!(worse.is_empty(), "some pictures got worse:\n{}", worse.join("\n"));
    if std::env::var_os("PICTURE_FIGURES").is_some_and(|word| word == "record") {
        std::fs::write(&path, &now).expect("the file of figures can be written");
    }
    let known = std::fs::read_to_string(&path).expect("tests/figures.tsv");
    assert_eq!(known, now, "better: record it, as this module says");
}

fn row(line: &str) -> Option<(&str, Vec<i64>)> {
    let (name, rest) = line.split_once('\t')?;
    Some((name, rest.split('\t').filter_map(|word| word.parse().ok()).collect()))
}

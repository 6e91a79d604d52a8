//! Documents to draw, and what can be measured in a scene.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use diagram::scene::{Area, Chip, ChipKind, Label, Line};
use diagram::{Options, Point, Rect, Scene, scene};
use port_model::{Boundary, Deployment, Flow, Format, Lang, topologies};

/// The documents by name: the contract's examples and awkward ones.
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let mut documents: Vec<(&'static str, String)> = [
        (
            "example-windows",
            include_str!("../../../port-model/tests/examples/windows-active-active.yaml"),
        ),
        (
            "example-all-in-one",
            include_str!("../../../port-model/tests/examples/windows-all-in-one.yaml"),
        ),
        (
            "example-appliance",
            include_str!("../../../port-model/tests/examples/appliance-active-active.yaml"),
        ),
        ("three-dmzs", include_str!("../fixtures/three-dmzs.yaml")),
        ("long-names", include_str!("../fixtures/long-names.yaml")),
        ("two-clusters", include_str!("../fixtures/two-clusters.yaml")),
        ("no-internet-zone", include_str!("../fixtures/no-internet-zone.yaml")),
        ("empty", include_str!("../fixtures/empty.yaml")),
        ("hub-network", include_str!("../fixtures/hub-network.yaml")),
        ("one-host", include_str!("../fixtures/one-host.yaml")),
        ("ipv6-only", include_str!("../fixtures/ipv6-only.yaml")),
        ("two-cores", include_str!("../fixtures/two-cores.yaml")),
    ]
    .into_iter()
    .map(|(name, text)| (name, text.to_owned()))
    .collect();
    documents.push(("hundred-branches", branches(100)));
    documents.extend(topologies::ALL.iter().map(|known| (known.id, known.yaml.to_owned())));
    documents
}

/// Many branch networks with a client group each, two Tanium Servers and all that goes with them.
pub(crate) fn branches(count: usize) -> String {
    let mut networks = String::from("  - { id: servers, zone: core, cidrs: [10.0.0.0/24] }\n");
    let mut components = String::new();
    for (id, role) in [
        ("ts1", "tanium-server"),
        ("ts2", "tanium-server"),
        ("ms", "module-server"),
        ("db", "database-server"),
        ("hub", "zone-server-hub"),
    ] {
        let _ = writeln!(components, "  - {{ id: {id}, role: {role}, network: servers }}");
    }
    components.push_str("  - { id: zs, role: zone-server, zone: dmz }\n");
    for at in 1..=count {
        let (second, third) = (at / 200 + 1, at % 200);
        let _ = writeln!(
            networks,
            "  - {{ id: lan-{at}, zone: core, cidrs: [10.{second}.{third}.0/24] }}"
        );
        let _ = writeln!(
            components,
            "  - {{ id: branch-{at}, role: client-group, name: Branch {at}, network: lan-{at}, addresses: [10.{second}.{third}.0/24] }}"
        );
    }
    format!(
        "portolan: 1\nname: {count} branches\nplatform: windows\nnetworks:\n{networks}components:\n{components}"
    )
}

#[expect(clippy::expect_used, reason = "the documents are this test's own")]
pub(crate) fn read(text: &str) -> (Deployment, Vec<Flow>) {
    let deployment = Deployment::read(text, Format::Yaml).expect("a sound document");
    let flows = deployment.flows(Lang::En);
    (deployment, flows)
}

pub(crate) fn scene_of(text: &str) -> Scene {
    let (deployment, flows) = read(text);
    let findings = deployment.findings();
    scene(&deployment, &flows, &Options { findings: &findings, ..Options::default() })
}

/// A line's straight pieces.
pub(crate) fn pieces(line: &Line) -> impl Iterator<Item = (Point, Point)> {
    line.points.windows(2).map(|pair| (pair[0], pair[1]))
}

fn chips(scene: &Scene) -> impl Iterator<Item = (&Line, &Chip)> {
    scene.lines.iter().flat_map(|line| line.chips.iter().map(move |chip| (line, chip)))
}

fn area_labels(area: &Area) -> impl Iterator<Item = &Label> {
    std::iter::once(&area.name).chain(&area.detail)
}

/// Every label on the ground, with what it is.
fn ground_labels(scene: &Scene) -> Vec<(String, Rect)> {
    let areas = scene.zones.iter().chain(&scene.networks).flat_map(area_labels);
    let labels = areas
        .chain(scene.frames.iter().map(|frame| &frame.label))
        .chain(scene.walls.iter().map(|wall| &wall.label))
        .chain(scene.legend.iter().map(|entry| &entry.label));
    labels.map(|label| (label.text.clone(), label.rect)).collect()
}

/// All that is wrong with a scene's geometry.
pub(crate) fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let mut labels = ground_labels(scene);
    labels.extend(chips(scene).map(|(line, chip)| (line.title.clone(), chip.rect)));
    labels.extend(scene.marks.iter().map(|mark| (mark.title.clone(), mark.rect)));
    overlaps("labels", &labels, &mut faults);
    let cards: Vec<(String, Rect)> =
        scene.cards.iter().map(|card| (card.id.clone(), card.rect)).collect();
    overlaps("cards", &cards, &mut faults);
    for (line, chip) in chips(scene) {
        let over = cards.iter().filter(|(_, card)| card.overlaps(&chip.rect));
        faults.extend(over.map(|(card, _)| format!("label over card: {}, {card}", line.title)));
    }
    for (label, rect) in ground_labels(scene) {
        let over = cards.iter().filter(|(_, card)| card.overlaps(&rect));
        faults.extend(over.map(|(card, _)| format!("heading under card: {label}, {card}")));
    }
    for line in &scene.lines {
        for (from, to) in pieces(line) {
            let over = cards.iter().filter(|(_, card)| card.is_crossed_by(from, to));
            faults.extend(over.map(|(card, _)| format!("line over card: {}, {card}", line.title)));
        }
    }
    lines_over_labels(scene, &mut faults);
    walls_without_gates(scene, &mut faults);
    lines_in_foreign_zones(scene, &mut faults);
    faults.extend(outside(scene));
    faults.extend(lines_on_lines(scene));
    faults
}

/// Pairs of boxes that overlap, found by sweeping from top to bottom.
fn overlaps(what: &str, boxes: &[(String, Rect)], faults: &mut Vec<String>) {
    let mut sorted: Vec<&(String, Rect)> = boxes.iter().collect();
    sorted.sort_by_key(|(_, rect)| rect.y);
    for (at, (name, rect)) in sorted.iter().enumerate() {
        let near = sorted[at + 1..].iter().take_while(|(_, other)| other.y < rect.bottom());
        let over = near.filter(|(_, other)| other.overlaps(rect));
        faults.extend(over.map(|(other, _)| format!("{what} overlap: {name}, {other}")));
    }
}

fn lines_over_labels(scene: &Scene, faults: &mut Vec<String>) {
    let headings = ground_labels(scene);
    for line in &scene.lines {
        for (from, to) in pieces(line) {
            let over = headings.iter().filter(|(_, rect)| rect.is_crossed_by(from, to));
            faults
                .extend(over.map(|(name, _)| format!("line over heading: {}, {name}", line.title)));
            let others = chips(scene).filter(|(other, _)| *other != line);
            let over = others.filter(|(_, chip)| chip.rect.is_crossed_by(from, to));
            faults.extend(
                over.map(|(other, _)| format!("line over label: {}, {}", line.title, other.title)),
            );
        }
    }
}

/// Lines that pass a wall without an opening of their own, and openings that no wall has.
fn walls_without_gates(scene: &Scene, faults: &mut Vec<String>) {
    for line in &scene.lines {
        let gates = || line.chips.iter().filter(|chip| matches!(chip.kind, ChipKind::Gate(_)));
        for wall in &scene.walls {
            let through = pieces(line).filter(|(from, to)| wall.rect.is_crossed_by(*from, *to));
            let passages = through.count();
            let own = gates().filter(|gate| gate.rect.overlaps(&wall.rect)).count();
            if passages != own {
                let title = &line.title;
                faults.push(format!("{passages} passages, {own} gates: {title}, {}", wall.title));
            }
        }
        let lost =
            gates().filter(|gate| !scene.walls.iter().any(|wall| gate.rect.overlaps(&wall.rect)));
        faults.extend(lost.map(|_| format!("gate without a wall: {}", line.title)));
    }
}

/// Lines through one of several zones above each other that neither end stands in.
fn lines_in_foreign_zones(scene: &Scene, faults: &mut Vec<String>) {
    let share_a_lane = |one: &Area, other: &Area| one.rect.x == other.rect.x && one != other;
    let divided =
        scene.zones.iter().filter(|zone| scene.zones.iter().any(|other| share_a_lane(zone, other)));
    let card = |id: &str| scene.cards.iter().find(|card| card.id == id);
    for zone in divided {
        let holds = |id: &str| card(id).is_some_and(|card| card.rect.overlaps(&zone.rect));
        let foreign =
            scene.lines.iter().filter(|line| !holds(&line.source) && !holds(&line.destination));
        let inside =
            foreign.filter(|line| pieces(line).any(|(from, to)| zone.rect.is_crossed_by(from, to)));
        faults.extend(inside.map(|line| format!("line through {}: {}", zone.title, line.title)));
    }
}

fn outside(scene: &Scene) -> Vec<String> {
    let all = Rect { x: 0, y: 0, width: scene.width, height: scene.height };
    let within = |rect: &Rect| {
        rect.x >= 0 && rect.y >= 0 && rect.right() <= all.width && rect.bottom() <= all.height
    };
    let mut faults = Vec::new();
    for card in &scene.cards {
        let texts = std::iter::once(&card.name).chain(&card.details);
        let out = texts
            .filter(|label| label.rect.x < card.rect.x || label.rect.right() > card.rect.right());
        faults.extend(out.map(|label| format!("text out of its card: {}", label.text)));
        if !within(&card.rect) {
            faults.push(format!("card outside: {}", card.id));
        }
    }
    for area in scene.zones.iter().chain(&scene.networks) {
        let out = area_labels(area).filter(|label| label.rect.right() > area.rect.right());
        faults.extend(out.map(|label| format!("heading out of its area: {}", label.text)));
    }
    for frame in scene.frames.iter().filter(|frame| frame.label.rect.right() > frame.rect.right()) {
        faults.push(format!("heading out of its frame: {}", frame.title));
    }
    let points = scene.lines.iter().flat_map(|line| &line.points);
    if points
        .clone()
        .any(|point| point.x < 0 || point.y < 0 || point.x > all.width || point.y > all.height)
    {
        faults.push("line outside".to_owned());
    }
    faults.extend(
        ground_labels(scene)
            .into_iter()
            .filter(|(_, rect)| !within(rect))
            .map(|(name, _)| format!("label outside: {name}")),
    );
    faults
}

/// Where a straight piece starts and ends, and its line.
type Piece<'a> = (i32, i32, &'a Line);

/// Pieces of lines that lie on each other although the lines don't go to the same place.
fn lines_on_lines(scene: &Scene) -> Vec<String> {
    let mut by_track: BTreeMap<(bool, i32), Vec<Piece<'_>>> = BTreeMap::new();
    for line in &scene.lines {
        for (from, to) in pieces(line) {
            let upright = from.x == to.x;
            let (at, one, other) =
                if upright { (from.x, from.y, to.y) } else { (from.y, from.x, to.x) };
            by_track.entry((upright, at)).or_default().push((one.min(other), one.max(other), line));
        }
    }
    let mut faults = Vec::new();
    for pieces in by_track.values_mut() {
        pieces.sort_by_key(|(start, ..)| *start);
        for (at, (_, end, line)) in pieces.iter().enumerate() {
            let near = pieces[at + 1..].iter().take_while(|(start, ..)| start < end);
            let other =
                near.map(|(.., other)| other).filter(|other| other.destination != line.destination);
            faults.extend(
                other.map(|other| format!("lines on each other: {}, {}", line.title, other.title)),
            );
        }
    }
    faults
}

/// The flows that must be on lines or marks.
pub(crate) fn visible(flows: &[Flow]) -> BTreeSet<usize> {
    let visible = flows.iter().enumerate().filter(|(_, flow)| flow.boundary != Boundary::Host);
    visible.map(|(at, _)| at).collect()
}

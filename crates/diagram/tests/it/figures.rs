//! The vendor's figures of an active-active deployment: every arrow with its port.

use std::collections::BTreeSet;

use crate::common::{faults, read, scene_of};
use diagram::{Options, Scene, Selection, TitleBlock, scene};
use port_model::topologies;

#[expect(clippy::expect_used, reason = "the topologies and views are this test's own")]
fn drawn(topology: &str, view: &str) -> Scene {
    let topology = topologies::find(topology).expect("a topology");
    let (deployment, flows) = read(topology.yaml);
    let selection = Selection::from_pairs([("view", view)]).expect("a view");
    assert_eq!(selection.check(&[&deployment]), Ok(()));
    let selection = Some(&selection);
    scene(&deployment, &flows, &Options { selection, ..Options::default() })
}

/// Each line as it can be read off the picture: who connects to whom, and what stands on its chips.
fn arrows(scene: &Scene) -> BTreeSet<String> {
    let lines = scene.lines.iter().map(|line| {
        let arrow = if line.heads.len() > 1 { "<->" } else { "->" };
        let gates = line.chips.iter().map(|chip| chip.label.text.as_str());
        let mut ports: Vec<&str> = gates.collect();
        ports.dedup();
        format!("{} {arrow} {}: {}", line.source, line.destination, ports.join(", "))
    });
    let marks =
        scene.marks.iter().map(|mark| format!("{0} <-> {0}: {1}", mark.card, mark.label.text));
    lines.chain(marks).collect()
}

fn expected(text: &str) -> BTreeSet<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The vendor's page states each: endpoints to servers, Zone Servers and each other; the console; the servers to
/// database, Module Server, internet and each other; module services to the servers; hubs to Zone Servers.
#[test]
fn every_arrow_of_the_figure_for_windows() {
    let wanted = expected(
        "
        berlin -> ts1: tcp 17472
        berlin -> ts2: tcp 17472
        austin -> ts1: tcp 17472
        austin -> ts2: tcp 17472
        berlin <-> berlin: tcp 17472
        austin <-> austin: tcp 17472
        roaming -> zs1: tcp 17472
        roaming -> zs2: tcp 17472
        admins -> ts1: tcp 443
        admins -> ts2: tcp 443
        ts1 -> db: tcp 1433
        ts2 -> db: tcp 1433
        ts1 -> ms: tcp 17477
        ts2 -> ms: tcp 17477
        ms -> ts1: tcp 443
        ms -> ts2: tcp 443
        ts1 <-> ts2: tcp 17472
        ts1 -> internet: tcp 443, 80
        ts2 -> internet: tcp 443, 80
        ms -> internet: tcp 443, 80
        hub1 -> zs1: tcp 17472
        hub1 -> zs2: tcp 17472
        hub2 -> zs1: tcp 17472
        hub2 -> zs2: tcp 17472
        ",
    );
    assert_eq!(arrows(&drawn("windows-active-active", "active-active")), wanted);
}

/// As on Windows, with the console's second port, IPsec between the members of the cluster and SSH
/// between the appliances; without a database, which an appliance has inside.
#[test]
fn every_arrow_of_the_figure_for_the_appliance() {
    let wanted = expected(
        "
        berlin -> ts1: tcp 17472
        berlin -> ts2: tcp 17472
        berlin <-> berlin: tcp 17472
        roaming -> zs1: tcp 17472
        admins -> ts1: tcp 8443, 443
        admins -> ts2: tcp 8443, 443
        ts1 -> ms: tcp 17477, 22
        ts2 -> ms: tcp 17477, 22
        ms -> ts1: tcp 8443, 443, 22
        ms -> ts2: tcp 8443, 443, 22
        ts1 <-> ts2: tcp 17472, 22, udp 4500, 500, esp
        ts1 -> internet: tcp 443, 80
        ts2 -> internet: tcp 443, 80
        ms -> internet: tcp 443, 80
        hub1 -> zs1: tcp 17473
        hub2 -> zs1: tcp 17473
        ts1 <-> zs1: tcp 22
        ts2 <-> zs1: tcp 22
        ms <-> zs1: tcp 22
        ",
    );
    let picture = drawn("appliance-active-active", "active-active");
    assert_eq!(arrows(&picture), wanted);
    assert!(
        picture.cards.iter().all(|card| card.id != "dns"),
        "the figure has no services around it"
    );
}

/// Read down the wall, the picture says what the firewall must open, and no more.
#[test]
fn a_firewall_has_what_it_must_open() {
    let wanted = expected(
        "
        hub1 -> zs1: tcp 17472
        hub1 -> zs2: tcp 17472
        hub2 -> zs1: tcp 17472
        hub2 -> zs2: tcp 17472
        ts1 -> internet: tcp 443, 80
        ts2 -> internet: tcp 443, 80
        ms -> internet: tcp 443, 80
        ",
    );
    for view in ["wall:dmz:core", "wall:core:dmz"] {
        assert_eq!(arrows(&drawn("windows-active-active", view)), wanted);
    }
    let outer = drawn("windows-active-active", "wall:internet:dmz");
    let cards: Vec<&str> = outer.cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(cards, ["internet", "ts1", "ts2", "ms", "zs1", "zs2", "roaming"]);
}

#[test]
fn a_component_has_its_neighbours_and_their_lines_to_each_other_are_left_out() {
    let picture = drawn("windows-active-active", "component:zs1");
    let wanted = expected(
        "
        roaming -> zs1: tcp 17472
        hub1 -> zs1: tcp 17472
        hub2 -> zs1: tcp 17472
        ",
    );
    assert_eq!(arrows(&picture), wanted);
    let hubs: Vec<Vec<&str>> = picture
        .cards
        .iter()
        .filter(|card| card.role == "zone-server-hub")
        .map(|card| card.details.iter().map(|label| label.text.as_str()).collect())
        .collect();
    let addresses = [["Zone Server Hub", "10.10.0.11"], ["Zone Server Hub", "10.10.0.12"]];
    assert_eq!(hubs, addresses, "without its machine's server a hub says where it is");
}

/// What each view holds; how it looks is measured elsewhere.
#[test]
fn the_views_of_both_figures() {
    for topology in ["windows-active-active", "appliance-active-active"] {
        for view in ["active-active", "wall:dmz:core", "component:ts1"] {
            let picture = drawn(topology, view);
            assert_eq!(faults(&picture), Vec::<String>::new(), "{topology} {view}");
            let whole = scene_of(topologies::find(topology).expect("a topology").yaml);
            assert!(picture.width <= whole.width && picture.height <= whole.height);
            let cards: Vec<&str> = picture.cards.iter().map(|card| card.id.as_str()).collect();
            let zones: Vec<&str> = picture.zones.iter().map(|zone| zone.title.as_str()).collect();
            let arrows: Vec<String> = arrows(&picture).into_iter().collect();
            let text = [
                format!("zones: {}", zones.join(", ")),
                format!("cards: {}", cards.join(", ")),
                arrows.join("\n"),
            ];
            let name = format!("{topology} {view}").replace([' ', ':'], "-");
            insta::assert_snapshot!(name, text.join("\n"));
        }
    }
}

/// How large small text is, in points, where a picture with its heading fills an A4 page with margins of 10 mm.
#[expect(clippy::expect_used, reason = "the topologies and views are this test's own")]
fn points_at_a4(topology: &str, view: &str) -> f64 {
    let topology = topologies::find(topology).expect("a topology");
    let (deployment, flows) = read(topology.yaml);
    let findings = deployment.findings();
    let selection = Selection::from_pairs([("view", view)]).expect("a view");
    let title = Some(TitleBlock { version: Some(1), date: Some("2026-12-01"), link: None });
    let selection = Some(&selection);
    let options = Options { selection, title, findings: &findings, ..Options::default() };
    let scene = scene(&deployment, &flows, &options);
    let labels = scene.cards.iter().flat_map(|card| &card.details);
    let chips = scene.lines.iter().flat_map(|line| &line.chips).map(|chip| &chip.label);
    let smallest = labels.chain(chips).map(|label| label.size).min().expect("some text");
    let room = (841.89 - 2.0 * 28.35, 595.28 - 2.0 * 28.35);
    let scale = (room.0 / f64::from(scene.width)).min(room.1 / f64::from(scene.height));
    scale * f64::from(smallest)
}

#[test]
fn both_figures_read_well_on_paper() {
    for topology in ["windows-active-active", "appliance-active-active"] {
        let size = points_at_a4(topology, "active-active");
        assert!(size >= 6.5, "{topology}: {size:.2} pt");
    }
    let size = points_at_a4("windows-active-active", "topology");
    assert!(size >= 6.5, "{size:.2} pt");
    // Seven services more and all their lines: what to put on A3, or to read on a screen.
    let size = points_at_a4("appliance-active-active", "topology");
    assert!(size >= 5.0, "{size:.2} pt");
}

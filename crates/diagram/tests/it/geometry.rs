//! What must hold for every picture: nothing lies on anything else, and every flow is on one line.

use std::collections::BTreeSet;

use crate::common::{documents, faults, read, scene_of, visible};
use diagram::{Options, scene};

#[test]
fn nothing_overlaps() {
    for (name, text) in documents() {
        assert_eq!(faults(&scene_of(&text)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_flow_is_on_exactly_one_line() {
    for (name, text) in documents() {
        let (deployment, flows) = read(&text);
        let scene = scene(&deployment, &flows, &Options::default());
        let lines = scene.lines.iter().map(|line| &line.flows);
        let shown: Vec<usize> =
            lines.chain(scene.marks.iter().map(|mark| &mark.flows)).flatten().copied().collect();
        let once: BTreeSet<usize> = shown.iter().copied().collect();
        assert_eq!(shown.len(), once.len(), "{name}: a flow is on two lines");
        assert_eq!(once, visible(&flows), "{name}");
    }
}

#[test]
fn a_line_runs_from_its_source_to_its_destination() {
    for (name, text) in documents() {
        let scene = scene_of(&text);
        for line in &scene.lines {
            let touches = |id: &str, point: Option<&diagram::Point>| {
                let card = scene.cards.iter().find(|card| card.id == id).expect("a card");
                let Some(point) = point else { return false };
                let sides = [card.rect.x, card.rect.right()].contains(&point.x)
                    && (card.rect.y..=card.rect.bottom()).contains(&point.y);
                let ends = [card.rect.y, card.rect.bottom()].contains(&point.y)
                    && (card.rect.x..=card.rect.right()).contains(&point.x);
                sides || ends
            };
            assert!(touches(&line.source, line.points.first()), "{name}: {}", line.title);
            assert!(touches(&line.destination, line.points.last()), "{name}: {}", line.title);
            let straight =
                crate::common::pieces(line).all(|(from, to)| (from.x == to.x) != (from.y == to.y));
            assert!(straight, "{name}: {} has a slanting or empty piece", line.title);
        }
    }
}

#[test]
fn cards_stand_inside_their_zone_and_network() {
    let scene = scene_of(&documents()[0].1);
    let inside = |card: &str, area: &diagram::Rect| {
        let rect = scene.cards.iter().find(|known| known.id == card).expect("a card").rect;
        rect.x > area.x
            && rect.y > area.y
            && rect.right() < area.right()
            && rect.bottom() < area.bottom()
    };
    let zone = |id: &str| {
        scene.zones.iter().find(|zone| zone.id.as_deref() == Some(id)).expect("a zone").rect
    };
    let network = |id: &str| {
        scene.networks.iter().find(|net| net.id.as_deref() == Some(id)).expect("a network").rect
    };
    assert!(inside("internet", &zone("internet")) && inside("roaming", &zone("internet")));
    assert!(inside("zs1", &zone("dmz")) && inside("zs1", &network("dmz-front")));
    assert!(inside("hub1", &network("servers")) && inside("berlin", &network("lan-berlin")));
    assert!(!inside("berlin", &network("servers")));
}

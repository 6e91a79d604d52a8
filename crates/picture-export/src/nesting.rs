//! What lies in what: zones hold networks, these hold the frames of machines and clusters, and cards lie in any of
//! them. The layout puts things where they belong, so that their places tell.

use std::collections::BTreeMap;

use diagram::scene::{Area, Card, Frame, FrameKind};
use diagram::{Rect, Scene};
use port_model::{Deployment, Id};

/// What a container is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Zone,
    Network,
    Frame(FrameKind),
}

/// A box that holds others.
#[derive(Debug)]
pub(crate) struct Container<'a> {
    /// Letters of ids, unique beside those of cards.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// What kind of zone it is, or is in.
    pub(crate) zone: &'a str,
    pub(crate) rect: Rect,
    /// What its heading says, uncut.
    pub(crate) title: &'a str,
    /// The container around it, which comes before it.
    pub(crate) parent: Option<usize>,
}

/// Every container, each after the one around it, and which of them each card lies in.
#[derive(Debug)]
pub(crate) struct Nesting<'a> {
    pub(crate) containers: Vec<Container<'a>>,
    /// For each card of the scene.
    pub(crate) of_card: Vec<Option<usize>>,
    /// Where in the scene the card of an id is.
    cards: BTreeMap<&'a str, usize>,
}

/// The id of a card's shape.
pub(crate) fn card_id(component: &str) -> String {
    format!("c-{component}")
}

/// All that a card says, uncut, with the name on a line of its own.
pub(crate) fn text(card: &Card, deployment: &Deployment) -> String {
    let id = card.id.parse::<Id>().ok().filter(|_| card.components.len() == 1);
    let name = id.and_then(|id| deployment.component(&id)?.name.as_ref());
    let rest = name.and_then(|name| card.title.strip_prefix(name.as_str())?.strip_prefix(", "));
    match (name, rest) {
        (Some(name), Some(rest)) => format!("{name}\n{rest}"),
        _ => card.title.clone(),
    }
}

impl<'a> Nesting<'a> {
    pub(crate) fn of(scene: &'a Scene) -> Self {
        let zones = scene.zones.iter().enumerate().map(|(at, zone)| area(zone, Kind::Zone, at));
        let networks =
            scene.networks.iter().enumerate().map(|(at, network)| area(network, Kind::Network, at));
        let frames = scene.frames.iter().enumerate().map(|(at, one)| frame(one, at));
        let mut containers: Vec<Container<'_>> = zones.chain(networks).chain(frames).collect();
        // What is larger can't lie in what is smaller, and what has the same size keeps its order.
        containers.sort_by_key(|container| std::cmp::Reverse(size(container.rect)));
        for at in 1..containers.len() {
            let (before, rest) = containers.split_at_mut(at);
            if let Some(container) = rest.first_mut() {
                container.parent = smallest(before, container.rect);
            }
        }
        let of_card = scene.cards.iter().map(|card| smallest(&containers, card.rect)).collect();
        let cards =
            scene.cards.iter().enumerate().map(|(at, card)| (card.id.as_str(), at)).collect();
        Self { containers, of_card, cards }
    }

    /// Where in the scene the card of an id is.
    pub(crate) fn card(&self, id: &str) -> Option<usize> {
        self.cards.get(id).copied()
    }

    /// The containers that lie directly in one, or in none.
    pub(crate) fn inside(&self, parent: Option<usize>) -> impl Iterator<Item = usize> {
        let all = self.containers.iter().enumerate();
        all.filter(move |(_, container)| container.parent == parent).map(|(at, _)| at)
    }

    /// The containers around a card, from outside.
    pub(crate) fn way_to(&self, card: usize) -> Vec<&Container<'a>> {
        let mut way = Vec::new();
        let mut next = self.of_card.get(card).copied().flatten();
        while let Some(container) = next.and_then(|at| self.containers.get(at)) {
            way.push(container);
            next = container.parent;
        }
        way.reverse();
        way
    }
}

fn area(area: &Area, kind: Kind, at: usize) -> Container<'_> {
    let letter = if kind == Kind::Zone { 'z' } else { 'n' };
    let id = match (&area.id, area.part) {
        (Some(id), 0) => format!("{letter}-{id}"),
        // Letters and numbers in front, so that no id of the document can be the same.
        (Some(id), part) => format!("{letter}{part}-{id}"),
        (None, _) => format!("{letter}{letter}-{at}"),
    };
    Container { id, kind, zone: area.kind, rect: area.rect, title: &area.title, parent: None }
}

fn frame(frame: &Frame, at: usize) -> Container<'_> {
    let kind = Kind::Frame(frame.kind);
    Container {
        id: format!("f-{at}"),
        kind,
        zone: "",
        rect: frame.rect,
        title: &frame.title,
        parent: None,
    }
}

fn size(rect: Rect) -> i64 {
    i64::from(rect.width) * i64::from(rect.height)
}

/// The last, and so the smallest, of the containers around a box.
fn smallest(containers: &[Container<'_>], rect: Rect) -> Option<usize> {
    containers.iter().rposition(|container| holds(container.rect, rect))
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

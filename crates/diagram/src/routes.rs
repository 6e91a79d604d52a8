//! The way of each line: from a port on its source through a pass in every column between, and a gate
//! in every wall, to a port on its destination.
//!
//! Lines with the same destination and the same services run together as soon as no firewall is
//! left between: they share a port there, and one pass in each column before it. So a hundred
//! branch networks arrive at a server as one line, while each opening of a firewall stays visible.

use std::collections::HashMap;

use crate::label::Service;
use crate::links::{Family, Link};
use crate::plan::{Column, Plan};

/// The side of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Side {
    Left,
    Right,
}

/// What a line touches in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A card's edge.
    Port { node: usize, side: Side },
    /// The room between cards.
    Pass,
    /// An opening in a wall.
    Gate,
}

/// A point that lines run through.
#[derive(Debug)]
pub(crate) struct Pin {
    pub column: usize,
    pub spot: Spot,
    /// The pin towards the destination. Those with the same next pin join on the way to it.
    pub next: Option<usize>,
    /// The pins that lead here.
    pub feeds: Vec<usize>,
    /// The link whose chip stands here.
    pub label: Option<usize>,
    pub y: i32,
}

/// How a link is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As a mark on its only card.
    Mark,
    /// Straight down between two neighbouring members of a cluster.
    Down,
    /// From this pin along the next ones.
    From(usize),
}

/// The ways of all links.
#[derive(Debug)]
pub(crate) struct Routes {
    pub pins: Vec<Pin>,
    /// Parallel to the links.
    pub ways: Vec<Way>,
}

/// What lines share that run together.
type Group<'a> = (usize, Side, &'a [Service], Family, bool, Option<usize>);

struct Builder<'a> {
    plan: &'a Plan,
    pins: Vec<Pin>,
    groups: HashMap<Group<'a>, usize>,
    shared: HashMap<(usize, usize), usize>,
}

impl Routes {
    pub(crate) fn of(plan: &Plan) -> Self {
        let mut builder =
            Builder { plan, pins: Vec::new(), groups: HashMap::new(), shared: HashMap::new() };
        let ways = plan.links.iter().enumerate().map(|(at, link)| builder.way(at, link)).collect();
        Self { pins: builder.pins, ways }
    }

    /// The pins from a first one on.
    pub(crate) fn chain(&self, first: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(first), |at| self.pins.get(*at).and_then(|pin| pin.next))
    }
}

impl<'a> Builder<'a> {
    fn way(&mut self, at: usize, link: &'a Link) -> Way {
        if link.source == link.destination {
            return Way::Mark;
        }
        if self.plan.units.are_neighbours(link.source, link.destination) {
            return Way::Down;
        }
        let (from, to) = (self.plan.column_of(link.source), self.plan.column_of(link.destination));
        let (leaves, arrives) = match from.cmp(&to) {
            std::cmp::Ordering::Less => (Side::Right, Side::Left),
            std::cmp::Ordering::Equal => (Side::Right, Side::Right),
            std::cmp::Ordering::Greater => (Side::Left, Side::Right),
        };
        let between: Vec<usize> =
            if from < to { (from + 1..to).collect() } else { (to + 1..from).rev().collect() };
        let is_wall =
            |column: &usize| matches!(self.plan.columns.get(*column), Some(Column::Wall { .. }));
        let alone = between.iter().rposition(is_wall).map_or(0, |last| last + 1);
        let group = self.group(at, link, arrives);
        let first = self.pin(from, Spot::Port { node: link.source, side: leaves });
        self.set_label(first, at, alone == 0);
        let mut last = first;
        for (step, column) in between.iter().enumerate() {
            let wall = is_wall_at(self.plan, *column);
            let spot = if wall { Spot::Gate } else { Spot::Pass };
            let (pin, known) = if step < alone {
                (self.pin(*column, spot), false)
            } else {
                self.shared(group, *column, spot)
            };
            self.set_label(pin, at, wall);
            self.connect(last, pin);
            if known {
                return Way::From(first);
            }
            last = pin;
        }
        let end = Spot::Port { node: link.destination, side: arrives };
        let (pin, _) = self.shared(group, to, end);
        self.connect(last, pin);
        Way::From(first)
    }

    fn group(&mut self, at: usize, link: &'a Link, side: Side) -> usize {
        let alone = link.both_ways.then_some(at);
        let key =
            (link.destination, side, link.services.as_slice(), link.family, link.required, alone);
        let next = self.groups.len();
        *self.groups.entry(key).or_insert(next)
    }

    fn shared(&mut self, group: usize, column: usize, spot: Spot) -> (usize, bool) {
        if let Some(known) = self.shared.get(&(group, column)) {
            return (*known, true);
        }
        let pin = self.pin(column, spot);
        self.shared.insert((group, column), pin);
        (pin, false)
    }

    fn pin(&mut self, column: usize, spot: Spot) -> usize {
        self.pins.push(Pin { column, spot, next: None, feeds: Vec::new(), label: None, y: 0 });
        self.pins.len() - 1
    }

    fn set_label(&mut self, pin: usize, link: usize, has: bool) {
        if let Some(pin) = self.pins.get_mut(pin).filter(|_| has) {
            pin.label = Some(link);
        }
    }

    fn connect(&mut self, from: usize, to: usize) {
        if let Some(pin) = self.pins.get_mut(from) {
            pin.next = Some(to);
        }
        if let Some(pin) = self.pins.get_mut(to) {
            pin.feeds.push(from);
        }
    }
}

fn is_wall_at(plan: &Plan, column: usize) -> bool {
    matches!(plan.columns.get(column), Some(Column::Wall { .. }))
}

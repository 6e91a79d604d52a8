//! The way of each line: from a port on its source through a pass in every column between, and a gate
//! in every wall, to a port on its destination.
//!
//! Lines with the same destination and the same services run together as soon as no firewall is
//! left between: they share a port there, and one pass in each column before it. So a hundred
//! branch networks arrive at a server as one line, while each opening of a firewall stays visible.
//!
//! Lines between two zones of one lane run to the lane's crossing, a column of its own, and there up or
//! down through the walls between the zones.

use std::collections::HashMap;

use crate::label::Service;
use crate::links::{Family, Link};
use crate::plan::Plan;

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
    /// Where a line enters or leaves a lane's crossing.
    Crossing,
}

/// A point that lines run through.
#[derive(Debug)]
pub(crate) struct Pin {
    pub column: usize,
    pub spot: Spot,
    /// The zone in which lines run here, if they have an end in the lane.
    pub zone: Option<usize>,
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
        if let Some(crossing) = self.crossing(link) {
            return self.way_across(at, link, crossing);
        }
        let (from, to) = (self.plan.column_of(link.source), self.plan.column_of(link.destination));
        let (leaves, arrives) = match from.cmp(&to) {
            std::cmp::Ordering::Less => (Side::Right, Side::Left),
            std::cmp::Ordering::Equal => (Side::Right, Side::Right),
            std::cmp::Ordering::Greater => (Side::Left, Side::Right),
        };
        let between: Vec<usize> =
            if from < to { (from + 1..to).collect() } else { (to + 1..from).rev().collect() };
        let alone = between
            .iter()
            .rposition(|column| self.plan.is_wall(*column))
            .map_or(0, |last| last + 1);
        let group = self.group(at, link, arrives);
        let first = self.port(from, link.source, leaves);
        self.set_label(first, at, alone == 0);
        let mut last = first;
        for (step, column) in between.iter().enumerate() {
            let wall = self.plan.is_wall(*column);
            let spot = if wall { Spot::Gate } else { Spot::Pass };
            let zone = self.zone_at(link, *column);
            let (pin, known) = if step < alone {
                (self.pin(*column, spot, zone), false)
            } else {
                self.shared((group, *column), spot, zone)
            };
            self.set_label(pin, at, wall);
            self.connect(last, pin);
            if known {
                return Way::From(first);
            }
            last = pin;
        }
        let end = Spot::Port { node: link.destination, side: arrives };
        let (pin, _) = self.shared((group, to), end, Some(self.plan.zone_of(link.destination)));
        self.connect(last, pin);
        Way::From(first)
    }

    /// The column in which a line crosses from one zone of its lane to another.
    fn crossing(&self, link: &Link) -> Option<usize> {
        let (from, to) = (self.plan.zone_of(link.source), self.plan.zone_of(link.destination));
        let lane = |zone: usize| self.plan.zones.get(zone).map(|zone| zone.lane);
        if from == to || lane(from) != lane(to) {
            return None;
        }
        self.plan.lanes.get(lane(from)?)?.crossing
    }

    /// To the right out of the source's zone, up or down, and back to the left.
    fn way_across(&mut self, at: usize, link: &'a Link, crossing: usize) -> Way {
        let (source, destination) = (link.source, link.destination);
        let (from, to) = (self.plan.column_of(source), self.plan.column_of(destination));
        let (left, entered) = (self.plan.zone_of(source), self.plan.zone_of(destination));
        let group = self.group(at, link, Side::Right);
        let first = self.port(from, source, Side::Right);
        let mut last = first;
        let before = (from + 1..crossing).map(|column| (column, left, Spot::Pass));
        let through = [left, entered].map(|zone| (crossing, zone, Spot::Crossing));
        for (column, zone, spot) in before.chain(through) {
            let pin = self.pin(column, spot, Some(zone));
            self.set_label(pin, at, spot == Spot::Crossing && zone == left);
            self.connect(last, pin);
            last = pin;
        }
        let end = Spot::Port { node: destination, side: Side::Right };
        let after = (to + 1..crossing).rev().map(|column| (column, Spot::Pass));
        for (column, spot) in after.chain([(to, end)]) {
            let (pin, known) = self.shared((group, column), spot, Some(entered));
            self.connect(last, pin);
            if known {
                break;
            }
            last = pin;
        }
        Way::From(first)
    }

    /// The zone of the line's end that is in the lane of a column.
    fn zone_at(&self, link: &Link, column: usize) -> Option<usize> {
        let lane = self.plan.lane_of(column)?;
        let ends = [link.source, link.destination].map(|node| self.plan.zone_of(node));
        ends.into_iter().find(|zone| lane.zones.contains(zone))
    }

    fn group(&mut self, at: usize, link: &'a Link, side: Side) -> usize {
        let alone = link.both_ways.then_some(at);
        let key =
            (link.destination, side, link.services.as_slice(), link.family, link.required, alone);
        let next = self.groups.len();
        *self.groups.entry(key).or_insert(next)
    }

    fn shared(&mut self, key: (usize, usize), spot: Spot, zone: Option<usize>) -> (usize, bool) {
        if let Some(known) = self.shared.get(&key) {
            return (*known, true);
        }
        let pin = self.pin(key.1, spot, zone);
        self.shared.insert(key, pin);
        (pin, false)
    }

    fn port(&mut self, column: usize, node: usize, side: Side) -> usize {
        self.pin(column, Spot::Port { node, side }, Some(self.plan.zone_of(node)))
    }

    fn pin(&mut self, column: usize, spot: Spot, zone: Option<usize>) -> usize {
        let (next, feeds, label) = (None, Vec::new(), None);
        self.pins.push(Pin { column, spot, zone, next, feeds, label, y: 0 });
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

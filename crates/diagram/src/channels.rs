//! The room between two columns: vertical pieces of lines on tracks, ordered so that few cross.
//!
//! All lines that go to the same next pin are one net with one vertical trunk. A net's horizontal
//! pieces run from its pins to the trunk; pins of one column never share a height, and where pins of both columns
//! do, the tracks are ordered so that the pieces don't touch, or one pin makes way.

use std::collections::{BTreeMap, HashMap};

use crate::geometry::GRID;
use crate::routes::{Routes, Spot};

/// How far a pin moves that would otherwise share its height with another net's. Chips are that much
/// lower than ports are apart.
const MAKE_WAY: i32 = 3;
/// With more nets than this the order is only improved between neighbours.
const SMALL: usize = 48;
const PASSES: usize = 4;
/// What an overlap counts in crossings.
const OVERLAP: usize = 1_000;
/// How many cells all nets of a channel may look at.
const MOST_CELLS: usize = 40_000_000;
/// With more pairs than this crossings aren't looked for.
const MOST_PAIRS: usize = 4_000_000;

/// The lines of one channel that end in the same pin.
#[derive(Debug)]
struct Net {
    /// The pin they go to.
    to: usize,
    /// The heights of its pins on either side, sorted.
    left: Vec<i32>,
    right: Vec<i32>,
    /// The lowest and the highest of them.
    top: i32,
    bottom: i32,
}

/// Every channel's tracks.
#[derive(Debug)]
pub(crate) struct Channels {
    /// How many nets each channel has, which says how wide it is. The nth channel is to the left of the nth column.
    pub nets: Vec<usize>,
    /// How many tracks each channel needs.
    pub tracks: Vec<usize>,
    /// For each pin the track of the trunk that leads to it; none where all lines are straight.
    pub track_to: Vec<Option<usize>>,
    /// For each pin the tracks that its line crosses on leaving.
    pub crossed_leaving: Vec<Vec<usize>>,
    /// For each pin the tracks that its lines cross on arriving.
    pub crossed_arriving: Vec<Vec<usize>>,
}

impl Channels {
    pub(crate) fn of(routes: &mut Routes, columns: usize) -> Self {
        let pins = routes.pins.len();
        let mut channels = Self {
            nets: vec![0; columns + 1],
            tracks: vec![0; columns + 1],
            track_to: vec![None; pins],
            crossed_leaving: vec![Vec::new(); pins],
            crossed_arriving: vec![Vec::new(); pins],
        };
        let mut targets: Vec<Vec<usize>> = vec![Vec::new(); columns + 1];
        for (at, pin) in routes.pins.iter().enumerate() {
            let feed = pin.feeds.first().filter(|feed| !is_inside_crossing(routes, **feed, at));
            let channel = feed.map(|feed| channel_between(routes, *feed, at));
            if let Some(targets) = channel.and_then(|channel| targets.get_mut(channel)) {
                targets.push(at);
            }
        }
        for (channel, targets) in targets.iter().enumerate() {
            let nets = order(targets.iter().map(|to| Net::of(routes, channel, *to)).collect());
            channels.assign(channel, &nets);
            channels.make_way(routes, channel, &nets);
            let nets: Vec<Net> = nets.iter().map(|net| Net::of(routes, channel, net.to)).collect();
            channels.find_crossings(routes, channel, &nets);
        }
        channels
    }

    /// Gives each net the first track behind those of all earlier nets beside it.
    fn assign(&mut self, channel: usize, nets: &[Net]) {
        if let Some(count) = self.nets.get_mut(channel) {
            *count = nets.len();
        }
        let lowest = nets.iter().map(|net| net.top).min().unwrap_or(0);
        let highest = nets.iter().map(|net| net.bottom).max().unwrap_or(0);
        // With very many nets the cells are coarser: some more tracks, but no longer time.
        let most = i32::try_from(MOST_CELLS / nets.len().max(1)).unwrap_or(i32::MAX);
        let size = GRID.max((highest - lowest) / most.max(1));
        let cell = |y: i32| usize::try_from((y - lowest) / size + 1).unwrap_or(0);
        let mut used = vec![0; cell(highest) + 3];
        for net in nets.iter().filter(|net| !net.is_straight()) {
            // One cell more on either side keeps the corners of two nets on one track apart.
            let cells = used.get_mut(cell(net.top) - 1..=cell(net.bottom) + 1);
            let Some(cells) = cells else { continue };
            let track = cells.iter().copied().max().unwrap_or(0);
            cells.fill(track + 1);
            if let Some(of) = self.track_to.get_mut(net.to) {
                *of = Some(track);
            }
            if let Some(count) = self.tracks.get_mut(channel) {
                *count = (*count).max(track + 1);
            }
        }
    }

    fn track(&self, net: &Net) -> Option<usize> {
        self.track_to.get(net.to).copied().flatten()
    }

    /// Moves right-hand pins whose piece would lie on that of another net's left-hand pin.
    fn make_way(&self, routes: &mut Routes, channel: usize, nets: &[Net]) {
        let mut left: HashMap<i32, usize> = HashMap::new();
        for net in nets {
            left.extend(net.left.iter().map(|y| (*y, net.to)));
        }
        for net in nets {
            for pin in pins_of(routes, net.to) {
                let Some(at) = routes.pins.get_mut(pin).filter(|pin| pin.column == channel) else {
                    continue;
                };
                let other = left.get(&at.y).filter(|other| **other != net.to);
                let other = other.and_then(|other| self.track_to.get(*other).copied().flatten());
                if other.is_some_and(|other| self.track(net).is_some_and(|own| other >= own)) {
                    let free = [MAKE_WAY, -MAKE_WAY]
                        .into_iter()
                        .find(|by| !left.contains_key(&(at.y + by)));
                    at.y += free.unwrap_or(0);
                }
            }
        }
    }

    /// Notes which trunks each horizontal piece crosses.
    fn find_crossings(&mut self, routes: &Routes, channel: usize, nets: &[Net]) {
        let pieces: usize = nets.iter().map(|net| net.left.len() + net.right.len()).sum();
        if pieces * nets.len() > MOST_PAIRS {
            return;
        }
        let mut trunks: Vec<(usize, i32, i32)> =
            nets.iter().filter_map(|net| Some((self.track(net)?, net.top, net.bottom))).collect();
        trunks.sort_unstable();
        for net in nets {
            let own = self.track(net);
            for pin in pins_of(routes, net.to) {
                let Some(at) = routes.pins.get(pin) else { continue };
                let crossed = trunks.iter().filter(|(track, top, bottom)| {
                    let passes = match own {
                        Some(own) if at.column == channel => *track > own,
                        Some(own) => *track < own,
                        None => pin != net.to,
                    };
                    passes && *top < at.y && at.y < *bottom
                });
                let crossed = crossed.map(|(track, ..)| *track).collect();
                let list = if pin == net.to {
                    &mut self.crossed_arriving
                } else {
                    &mut self.crossed_leaving
                };
                if let Some(list) = list.get_mut(pin) {
                    *list = crossed;
                }
            }
        }
    }
}

/// Whether a line runs up or down between two pins, and so through no channel.
fn is_inside_crossing(routes: &Routes, from: usize, to: usize) -> bool {
    let spot = |pin: usize| routes.pins.get(pin).map(|pin| pin.spot);
    spot(from) == Some(Spot::Crossing) && spot(to) == Some(Spot::Crossing)
}

/// The channel that a hop runs through.
pub(crate) fn channel_between(routes: &Routes, from: usize, to: usize) -> usize {
    let column = |pin: usize| routes.pins.get(pin).map_or(0, |pin| pin.column);
    let (from, to) = (column(from), column(to));
    if from == to { from + 1 } else { from.max(to) }
}

/// A pin with all that lead to it.
fn pins_of(routes: &Routes, to: usize) -> Vec<usize> {
    let feeds = routes.pins.get(to).map_or(&[][..], |pin| pin.feeds.as_slice());
    feeds.iter().copied().chain([to]).collect()
}

impl Net {
    fn of(routes: &Routes, channel: usize, to: usize) -> Self {
        let mut net = Self { to, left: Vec::new(), right: Vec::new(), top: 0, bottom: 0 };
        for pin in pins_of(routes, to).iter().filter_map(|pin| routes.pins.get(*pin)) {
            (if pin.column == channel { &mut net.right } else { &mut net.left }).push(pin.y);
        }
        net.left.sort_unstable();
        net.right.sort_unstable();
        let all = || net.left.iter().chain(&net.right).copied();
        (net.top, net.bottom) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
        net
    }

    fn is_straight(&self) -> bool {
        self.top == self.bottom
    }

    /// Where it goes in an order that is good to begin with: brackets from the inside out, then those that lead
    /// down from the lowest up, then those that lead up from the highest down.
    fn first_guess(&self) -> (u8, i32, usize) {
        let (left, right) = (middle(&self.left), middle(&self.right));
        match (left, right) {
            (Some(left), Some(right)) if right >= left => (1, -left, self.to),
            (Some(left), Some(_)) => (2, left, self.to),
            _ => (0, self.bottom - self.top, self.to),
        }
    }

    /// How often two nets cross, and overlap, with this one further left.
    fn crossings_before(&self, other: &Self) -> usize {
        let own = between(&self.right, other.top, other.bottom);
        let others = between(&other.left, self.top, self.bottom);
        let overlaps = other.left.iter().filter(|y| self.right.binary_search(y).is_ok()).count();
        own + others + overlaps * OVERLAP
    }
}

fn middle(heights: &[i32]) -> Option<i32> {
    heights.get(heights.len() / 2).copied()
}

/// How many heights lie strictly between two.
fn between(heights: &[i32], top: i32, bottom: i32) -> usize {
    let (first, end) =
        (heights.partition_point(|y| *y <= top), heights.partition_point(|y| *y < bottom));
    end.saturating_sub(first)
}

/// Sorts nets from left to right so that they cross little.
fn order(nets: Vec<Net>) -> Vec<Net> {
    let mut sorted: BTreeMap<_, Net> =
        nets.into_iter().map(|net| (net.first_guess(), net)).collect();
    let mut nets: Vec<Net> = std::mem::take(&mut sorted).into_values().collect();
    for _ in 0..PASSES {
        let better =
            if nets.len() <= SMALL { insert_better(&mut nets) } else { swap_better(&mut nets) };
        if !better {
            break;
        }
    }
    nets
}

/// Moves each net to its best place among the others.
fn insert_better(nets: &mut Vec<Net>) -> bool {
    let mut better = false;
    for at in 0..nets.len() {
        let net = nets.remove(at);
        let gain_of_passing = |other: &Net| {
            signed(other.crossings_before(&net)) - signed(net.crossings_before(other))
        };
        let gains: Vec<i64> = nets.iter().map(gain_of_passing).collect();
        // The cost of standing at each place, compared with standing first.
        let costs = std::iter::once(0).chain(gains.iter().scan(0, |cost, gain| {
            *cost += gain;
            Some(*cost)
        }));
        let costs: Vec<i64> = costs.collect();
        let now = costs.get(at).copied().unwrap_or(0);
        let best =
            costs.iter().enumerate().min_by_key(|(place, cost)| (**cost, place.abs_diff(at)));
        let place = best.filter(|(_, cost)| **cost < now).map_or(at, |(place, _)| place);
        better |= place != at;
        nets.insert(place, net);
    }
    better
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / 4)
}

fn swap_better(nets: &mut [Net]) -> bool {
    let mut better = false;
    for at in 1..nets.len() {
        if let Some([one, other]) = nets.get_mut(at - 1..=at)
            && other.crossings_before(one) < one.crossings_before(other)
        {
            std::mem::swap(one, other);
            better = true;
        }
    }
    better
}

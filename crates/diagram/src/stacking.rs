//! The heights at which things stand: bands in their zone, units in their cell.
//!
//! Everything is first stacked from the top. Then what has room moves towards what it is connected
//! with, bands first, units inside their band after. Order never changes.

use crate::geometry::GRID;
use crate::plan::Plan;
use crate::settle::{Wish, settle};
use crate::shapes::Shapes;

/// The room at the top of a network's band, for its name.
pub(crate) const BAND_TOP: i32 = 32;
const BARE_TOP: i32 = 8;
const BAND_BOTTOM: i32 = 16;
const BAND_GAP: i32 = 16;
const LEAST_INSIDE: i32 = 48;
const UNIT_GAP: i32 = 24;
/// A pass keeps this distance from cards.
pub(crate) const PASS_MARGIN: i32 = 8;
const ROUNDS: usize = 4;
const WEIGHT_CONNECTED: i32 = 4;

/// The room between two units of a column, where lines may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    pub from: i32,
    pub to: i32,
}

/// Where everything stands.
#[derive(Debug)]
pub(crate) struct Stacking {
    /// Each unit's top.
    pub tops: Vec<i32>,
    /// For each zone each band's top and height.
    pub bands: Vec<Vec<(i32, i32)>>,
    /// The height of the whole.
    pub height: i32,
}

/// How many lines pass in each gap of each column, gaps counted from the top.
pub(crate) type Passes = Vec<Vec<usize>>;

struct Stacker<'a> {
    plan: &'a Plan,
    shapes: &'a Shapes,
    passes: &'a Passes,
    /// For each unit: its point, the other unit, and its point.
    neighbours: Vec<Vec<(i32, usize, i32)>>,
    tops: Vec<i32>,
    bands: Vec<Vec<(i32, i32)>>,
    height: i32,
}

impl Stacking {
    pub(crate) fn of(plan: &Plan, shapes: &Shapes, passes: &Passes) -> Self {
        let mut stacker = Stacker {
            plan,
            shapes,
            passes,
            neighbours: neighbours(plan, shapes),
            tops: vec![0; plan.units.len()],
            bands: Vec::new(),
            height: 0,
        };
        stacker.stack();
        for _ in 0..ROUNDS {
            for zone in 0..plan.zones.len() {
                stacker.pull_bands(zone);
                stacker.pull_units(zone);
            }
        }
        Self { tops: stacker.tops, bands: stacker.bands, height: stacker.height }
    }

    /// The gaps of a column from top to bottom.
    pub(crate) fn gaps(&self, plan: &Plan, shapes: &Shapes, column: usize) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (at, zone) in plan.zones.iter().enumerate() {
            let Some(sub) =
                column.checked_sub(zone.first_column).filter(|sub| *sub < zone.subs.len())
            else {
                continue;
            };
            let places = self.bands.get(at).map_or(&[][..], Vec::as_slice);
            for (at, (band, (top, _))) in zone.bands.iter().zip(places).enumerate() {
                let mut from = top + top_of(band.network);
                for unit in band.cells.get(sub).into_iter().flatten() {
                    let start = self.tops.get(*unit).copied().unwrap_or(from);
                    gaps.push(Gap { from, to: start });
                    from = start + shapes.units.get(*unit).map_or(0, |shape| shape.height);
                }
                let to = places.get(at + 1).map_or(self.height, |(top, _)| *top);
                gaps.push(Gap { from, to });
            }
        }
        gaps
    }
}

/// How high a band's heading is.
fn top_of(network: Option<usize>) -> i32 {
    if network.is_some() { BAND_TOP } else { BARE_TOP }
}

/// The room that passing lines need.
fn room_for(passes: usize) -> i32 {
    let passes = i32::try_from(passes).unwrap_or(i32::MAX / 64);
    if passes == 0 { 0 } else { (passes - 1) * GRID + 2 * PASS_MARGIN }
}

impl Stacker<'_> {
    fn passes(&self, column: usize, gap: usize) -> i32 {
        room_for(self.passes.get(column).and_then(|gaps| gaps.get(gap)).copied().unwrap_or(0))
    }

    fn unit_height(&self, unit: usize) -> i32 {
        self.shapes.units.get(unit).map_or(0, |shape| shape.height)
    }

    fn top(&self, unit: usize) -> i32 {
        self.tops.get(unit).copied().unwrap_or(0)
    }

    /// The room before the first unit of a cell, and what each unit takes with the room after it.
    fn cell(&self, column: usize, first_gap: usize, units: &[usize]) -> (i32, Vec<i32>) {
        let lengths = units.iter().enumerate().map(|(at, unit)| {
            let passes = self.passes(column, first_gap + at + 1);
            let gap = if at + 1 < units.len() { passes.max(UNIT_GAP) } else { passes };
            self.unit_height(*unit) + gap
        });
        (self.passes(column, first_gap), lengths.collect())
    }

    /// Everything from the top.
    fn stack(&mut self) {
        for zone in &self.plan.zones {
            let mut gap_of = vec![0; zone.subs.len()];
            let mut bands = Vec::new();
            let mut y = 0;
            for band in &zone.bands {
                let mut inside = LEAST_INSIDE;
                for ((sub, units), gap) in band.cells.iter().enumerate().zip(&mut gap_of) {
                    let (head, lengths) = self.cell(zone.first_column + sub, *gap, units);
                    let mut at = y + top_of(band.network) + head;
                    for (unit, length) in units.iter().zip(&lengths) {
                        if let Some(top) = self.tops.get_mut(*unit) {
                            *top = at;
                        }
                        at += length;
                    }
                    inside = inside.max(at - y - top_of(band.network));
                    *gap += units.len() + 1;
                }
                let height = top_of(band.network) + inside + BAND_BOTTOM;
                bands.push((y, height));
                y += height + BAND_GAP;
            }
            self.height = self.height.max(y - BAND_GAP);
            self.bands.push(bands);
        }
    }

    /// Moves a zone's bands towards what their units are connected with in other zones.
    fn pull_bands(&mut self, at: usize) {
        let (Some(zone), Some(places)) = (self.plan.zones.get(at), self.bands.get(at)) else {
            return;
        };
        let columns = zone.first_column..zone.first_column + zone.subs.len();
        let last = zone.bands.len().saturating_sub(1);
        let wishes =
            zone.bands.iter().zip(places).enumerate().map(|(nth, (band, (top, height)))| {
                let points = band.cells.iter().flatten().flat_map(|unit| {
                    self.points(*unit, |column| !columns.contains(&column))
                        .map(|(own, other)| other - (self.top(*unit) - top + own))
                });
                let length = height + if nth < last { BAND_GAP } else { 0 };
                wish(points, *top, length)
            });
        let wishes: Vec<Wish> = wishes.collect();
        let placed = settle(&wishes, 0, self.height);
        for (nth, (band, new)) in zone.bands.iter().zip(placed).enumerate() {
            let place = self.bands.get_mut(at).and_then(|bands| bands.get_mut(nth));
            let Some((top, _)) = place else { continue };
            let by = new - *top;
            *top = new;
            for unit in band.cells.iter().flatten() {
                if let Some(top) = self.tops.get_mut(*unit) {
                    *top += by;
                }
            }
        }
    }

    /// Moves units inside their band towards what they are connected with in other columns.
    fn pull_units(&mut self, at: usize) {
        let (Some(zone), Some(places)) = (self.plan.zones.get(at), self.bands.get(at)) else {
            return;
        };
        let mut moved: Vec<(usize, i32)> = Vec::new();
        let mut gap_of = vec![0; zone.subs.len()];
        for (band, (top, height)) in zone.bands.iter().zip(places) {
            for ((sub, units), gap) in band.cells.iter().enumerate().zip(&mut gap_of) {
                let column = zone.first_column + sub;
                let (head, lengths) = self.cell(column, *gap, units);
                let wishes = units.iter().zip(&lengths).map(|(unit, length)| {
                    let points = self.points(*unit, |other| other != column);
                    wish(points.map(|(own, other)| other - own), self.top(*unit), *length)
                });
                let wishes: Vec<Wish> = wishes.collect();
                let low = top + top_of(band.network) + head;
                let placed = settle(&wishes, low, top + height - BAND_BOTTOM);
                moved.extend(units.iter().copied().zip(placed));
                *gap += units.len() + 1;
            }
        }
        for (unit, new) in moved {
            if let Some(top) = self.tops.get_mut(unit) {
                *top = new;
            }
        }
    }

    /// For each connection of a unit into columns that count: its own point from its top, and the
    /// other end's height.
    fn points(
        &self,
        unit: usize,
        counts: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = (i32, i32)> {
        let neighbours = self.neighbours.get(unit).into_iter().flatten();
        neighbours.filter_map(move |(own, other, point)| {
            let column = self.plan.units.get(*other)?.column;
            counts(column).then(|| (*own, self.top(*other) + point))
        })
    }
}

/// To be at the mean of some places; without any, to stay.
fn wish(places: impl Iterator<Item = i32>, stay: i32, length: i32) -> Wish {
    let (sum, count) =
        places.fold((0_i64, 0_i64), |(sum, count), place| (sum + i64::from(place), count + 1));
    let mean = sum.checked_div(count).and_then(|mean| i32::try_from(mean).ok());
    match mean {
        Some(at) => Wish { at, weight: WEIGHT_CONNECTED, length },
        None => Wish { at: stay, weight: 1, length },
    }
}

fn neighbours(plan: &Plan, shapes: &Shapes) -> Vec<Vec<(i32, usize, i32)>> {
    let mut neighbours = vec![Vec::new(); plan.units.len()];
    let point = |node: usize| Some((*plan.unit_of.get(node)?, shapes.middles.get(node).copied()?));
    for link in &plan.links {
        let ends = point(link.source).zip(point(link.destination));
        let Some(((one, at_one), (other, at_other))) = ends.filter(|(one, other)| one.0 != other.0)
        else {
            continue;
        };
        if let Some(known) = neighbours.get_mut(one) {
            known.push((at_one, other, at_other));
        }
        if let Some(known) = neighbours.get_mut(other) {
            known.push((at_other, one, at_one));
        }
    }
    neighbours
}

//! The heights at which things stand: bands in their zone, units in their cell.
//!
//! Everything is first stacked from the top; bands that share no column may stand side by side. Then what
//! has room moves towards what it is connected with, bands first, units inside their band after. Order never
//! changes.

use crate::cells::{self, Cell, Passes};
use crate::geometry::{GRID, mean, snap, step_up};
use crate::plan::{Band, Lane, Plan, ZonePlan};
use crate::settle::{Wish, settle};
use crate::shapes::Shapes;

/// The room at the top of a network's band, for its name.
pub(crate) const BAND_TOP: i32 = 32;
const BARE_TOP: i32 = 8;
const BAND_BOTTOM: i32 = 16;
const BAND_GAP: i32 = 16;
const LEAST_INSIDE: i32 = 48;
const ROUNDS: usize = 4;
const WEIGHT_CONNECTED: i32 = 4;

/// The room at the top of a zone, for its name.
pub(crate) const ZONE_TOP: i32 = 40;
/// The room at its bottom.
pub(crate) const ZONE_BOTTOM: i32 = 16;
/// The room for a wall between two zones of a lane.
pub(crate) const WALL_ROOM: i32 = 40;

/// The room between two units of a column, where lines may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    pub from: i32,
    pub to: i32,
    /// The zone that it lies in; none between two zones of a lane.
    pub zone: Option<usize>,
}

/// Where everything stands.
#[derive(Debug)]
pub(crate) struct Stacking {
    /// Each unit's top.
    pub tops: Vec<i32>,
    /// For each zone each band's top and height.
    pub bands: Vec<Vec<(i32, i32)>>,
    /// For each zone where its contents begin and end.
    pub zones: Vec<(i32, i32)>,
    /// The height of the whole.
    pub height: i32,
}

struct Stacker<'a> {
    plan: &'a Plan,
    /// By zone, band and column.
    cells: Vec<Vec<Vec<Cell>>>,
    /// For each unit: its point, the other unit, and its point.
    neighbours: Vec<Vec<(i32, usize, i32)>>,
    tops: Vec<i32>,
    bands: Vec<Vec<(i32, i32)>>,
    zones: Vec<(i32, i32)>,
    height: i32,
}

impl Stacking {
    /// Stacks everything, with room for so many passing lines, and at least so high.
    pub(crate) fn of(plan: &Plan, shapes: &Shapes, passes: &Passes, least: i32) -> Self {
        let mut stacker = Stacker {
            plan,
            cells: (0..plan.zones.len())
                .map(|zone| cells::of_zone(plan, zone, shapes, passes))
                .collect(),
            neighbours: neighbours(plan, shapes),
            tops: vec![0; plan.units.all.len()],
            bands: Vec::new(),
            zones: Vec::new(),
            height: least.max(LEAST_INSIDE),
        };
        let zones = plan.zones.iter().enumerate();
        let needs: Vec<i32> = zones
            .map(|(at, zone)| stacker.stack(at, zone).max(cells::room_in(plan, at, passes)))
            .collect();
        stacker.place_zones(&needs, passes);
        for _ in 0..ROUNDS {
            for (at, zone) in plan.zones.iter().enumerate() {
                for band in (0..zone.bands.len()).rev().chain(0..zone.bands.len()) {
                    stacker.pull_band(at, zone, band);
                }
                stacker.pull_units(at, zone);
            }
        }
        Self {
            tops: stacker.tops,
            bands: stacker.bands,
            zones: stacker.zones,
            height: stacker.height,
        }
    }

    /// The gaps of a column from top to bottom: above the first band, in each band around its units, and between the
    /// zones.
    pub(crate) fn gaps(&self, plan: &Plan, shapes: &Shapes, column: usize) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let Some(lane) = plan.lane_of(column) else { return gaps };
        for at in lane.zones.clone() {
            let (from, to) = self.zone(at);
            if let Some((_, above)) =
                at.checked_sub(1).filter(|_| at > lane.zones.start).map(|at| self.zone(at))
            {
                gaps.push(Gap {
                    from: above + ZONE_BOTTOM,
                    to: from - ZONE_TOP - WALL_ROOM,
                    zone: None,
                });
            }
            match plan.zones.get(at).filter(|_| lane.columns.contains(&column)) {
                Some(zone) => self.gaps_in(zone, at, shapes, column, &mut gaps),
                None => gaps.push(Gap { from, to, zone: Some(at) }),
            }
        }
        gaps
    }

    fn gaps_in(
        &self,
        zone: &ZonePlan,
        at: usize,
        shapes: &Shapes,
        column: usize,
        gaps: &mut Vec<Gap>,
    ) {
        let places = self.bands.get(at).map_or(&[][..], Vec::as_slice);
        let (mut from, end) = self.zone(at);
        let zone_at = Some(at);
        for (band, units) in zone.bands_over(column - zone.first_column) {
            let (top, _) = places.get(band).copied().unwrap_or_default();
            gaps.push(Gap { from, to: top, zone: zone_at });
            from = top + top_of(zone.bands.get(band));
            for unit in units {
                let start = self.tops.get(*unit).copied().unwrap_or(from);
                gaps.push(Gap { from, to: start, zone: zone_at });
                from = start + shapes.units.get(*unit).map_or(0, |shape| shape.height);
            }
        }
        gaps.push(Gap { from, to: end, zone: zone_at });
    }

    /// Where a zone's contents begin and end.
    pub(crate) fn zone(&self, at: usize) -> (i32, i32) {
        self.zones.get(at).copied().unwrap_or((0, self.height))
    }
}

/// How high a band's heading is.
fn top_of(band: Option<&Band>) -> i32 {
    if band.is_some_and(|band| band.network.is_some()) { BAND_TOP } else { BARE_TOP }
}

/// The distance of a band from the one above it.
fn gap_above(cell: &Cell) -> i32 {
    BAND_GAP.max(cell.above - BAND_BOTTOM)
}

/// What passing lines need below a band that is the last one of its column.
fn room_at_the_end(cell: &Cell) -> i32 {
    if cell.units.is_empty() { 0 } else { (cell.below - BAND_BOTTOM).max(0) }
}

impl Stacker<'_> {
    fn top(&self, unit: usize) -> i32 {
        self.tops.get(unit).copied().unwrap_or(0)
    }

    fn place(&self, zone: usize, band: usize) -> (i32, i32) {
        self.bands.get(zone).and_then(|bands| bands.get(band)).copied().unwrap_or_default()
    }

    fn cells(&self, zone: usize, band: usize) -> &[Cell] {
        self.cells.get(zone).and_then(|bands| bands.get(band)).map_or(&[], Vec::as_slice)
    }

    /// Puts a zone's bands from the top, each below those that stand in the same columns, and says how
    /// high the zone is with them.
    fn stack(&mut self, at: usize, zone: &ZonePlan) -> i32 {
        let mut need = LEAST_INSIDE;
        let mut places: Vec<(i32, i32)> = Vec::new();
        for (nth, band) in zone.bands.iter().enumerate() {
            let cells =
                self.cells.get(at).and_then(|bands| bands.get(nth)).map_or(&[][..], Vec::as_slice);
            let start = |cell: &Cell| match cell.before.and_then(|before| places.get(before)) {
                Some((top, height)) => top + height + gap_above(cell),
                None => cell.above,
            };
            let top = cells.iter().map(start).max().unwrap_or_default();
            let mut inside = LEAST_INSIDE;
            for cell in cells {
                let mut y = cell.head;
                for (unit, length) in cell.units.iter().zip(&cell.lengths) {
                    if let Some(place) = self.tops.get_mut(*unit) {
                        *place = top + top_of(Some(band)) + y;
                    }
                    y += length;
                }
                inside = inside.max(if cell.units.is_empty() { cell.below } else { y });
            }
            let height = top_of(Some(band)) + inside + BAND_BOTTOM;
            let below = cells.iter().map(room_at_the_end).max().unwrap_or_default();
            need = need.max(top + height + below);
            places.push((top, height));
        }
        self.bands.push(places);
        need
    }

    /// Puts the zones of each lane below each other. What room is left they share.
    fn place_zones(&mut self, needs: &[i32], passes: &Passes) {
        let need = |zone: usize| needs.get(zone).copied().unwrap_or(LEAST_INSIDE);
        let between = |zone: usize| {
            ZONE_BOTTOM + cells::room_below(self.plan, zone, passes) + WALL_ROOM + ZONE_TOP
        };
        let of_lane = |lane: &Lane| -> i32 {
            let zones = lane.zones.clone();
            let last = zones.end.saturating_sub(1);
            zones.map(|zone| need(zone) + if zone < last { between(zone) } else { 0 }).sum()
        };
        let lanes: Vec<i32> = self.plan.lanes.iter().map(of_lane).collect();
        self.height = step_up(lanes.iter().copied().fold(self.height, i32::max), GRID);
        for (lane, taken) in self.plan.lanes.iter().zip(lanes) {
            let count = i32::try_from(lane.zones.len()).unwrap_or(i32::MAX);
            let spare = (self.height - taken) / count.max(1) / GRID * GRID;
            let mut top = 0;
            for zone in lane.zones.clone() {
                let is_last = zone + 1 == lane.zones.end;
                let bottom = if is_last { self.height } else { top + need(zone) + spare };
                self.zones.push((top, bottom));
                self.lower(zone, top);
                top = bottom + between(zone);
            }
        }
    }

    /// Moves a zone with all that is in it.
    fn lower(&mut self, zone: usize, by: i32) {
        for (top, _) in self.bands.get_mut(zone).into_iter().flatten() {
            *top += by;
        }
        let units = self.plan.zones.get(zone).map_or(&[][..], |zone| zone.bands.as_slice());
        for unit in units.iter().flat_map(|band| &band.cells).flatten() {
            if let Some(top) = self.tops.get_mut(*unit) {
                *top += by;
            }
        }
    }

    /// Moves a band towards what its units are connected with in other zones, as far as its neighbours let it.
    fn pull_band(&mut self, at: usize, zone: &ZonePlan, band: usize) {
        let Some(own) = zone.bands.get(band) else { return };
        let (top, height) = self.place(at, band);
        let columns =
            zone.first_column + own.first..zone.first_column + own.first + own.cells.len();
        let points = own.cells.iter().flatten().flat_map(|unit| {
            self.points(*unit, |column| !columns.contains(&column))
                .map(|(own, other)| other - (self.top(*unit) - top + own))
        });
        let Some(wanted) = mean(points) else { return };
        let (low, high) = self.room(at, band);
        let by = snap(wanted).clamp(low, (high - height).max(low)) - top;
        if let Some(place) = self.bands.get_mut(at).and_then(|bands| bands.get_mut(band)) {
            place.0 += by;
        }
        for unit in own.cells.iter().flatten() {
            if let Some(top) = self.tops.get_mut(*unit) {
                *top += by;
            }
        }
    }

    /// The room between the bands above and below one.
    fn room(&self, at: usize, band: usize) -> (i32, i32) {
        let (start, end) = self.zones.get(at).copied().unwrap_or((0, self.height));
        let (mut low, mut high) = (start, end);
        let first = |nth: usize| {
            self.plan
                .zones
                .get(at)
                .and_then(|zone| zone.bands.get(nth))
                .map_or(0, |band| band.first)
        };
        for (sub, cell) in self.cells(at, band).iter().enumerate() {
            low = low.max(match cell.before {
                Some(before) => {
                    let (top, height) = self.place(at, before);
                    top + height + gap_above(cell)
                }
                None => start + cell.above,
            });
            high = high.min(match cell.after {
                Some(after) => {
                    let sub = first(band) + sub - first(after);
                    let gap = self.cells(at, after).get(sub).map_or(BAND_GAP, gap_above);
                    self.place(at, after).0 - gap
                }
                None => end - room_at_the_end(cell),
            });
        }
        (low, high)
    }

    /// Moves units inside their band towards what they are connected with in other columns.
    fn pull_units(&mut self, at: usize, zone: &ZonePlan) {
        let mut moved: Vec<(usize, i32)> = Vec::new();
        for (nth, band) in zone.bands.iter().enumerate() {
            let (top, height) = self.place(at, nth);
            for (sub, cell) in self.cells(at, nth).iter().enumerate() {
                let column = zone.first_column + band.first + sub;
                let wishes = cell.units.iter().zip(&cell.lengths).map(|(unit, length)| {
                    let points = self.points(*unit, |other| other != column);
                    wish(points.map(|(own, other)| other - own), self.top(*unit), *length)
                });
                let wishes: Vec<Wish> = wishes.collect();
                let low = top + top_of(Some(band)) + cell.head;
                let starts = settle(&wishes, low, top + height - BAND_BOTTOM);
                moved.extend(cell.units.iter().copied().zip(starts));
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
            let column = self.plan.units.all.get(*other)?.column;
            counts(column).then(|| (*own, self.top(*other) + point))
        })
    }
}

/// To be at the mean of some places; without any, to stay.
fn wish(places: impl Iterator<Item = i32>, stay: i32, length: i32) -> Wish {
    match mean(places) {
        Some(at) => Wish { at, weight: WEIGHT_CONNECTED, length },
        None => Wish { at: stay, weight: 1, length },
    }
}

fn neighbours(plan: &Plan, shapes: &Shapes) -> Vec<Vec<(i32, usize, i32)>> {
    let mut neighbours = vec![Vec::new(); plan.units.all.len()];
    let point =
        |node: usize| Some((plan.units.index_of(node)?, shapes.middles.get(node).copied()?));
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

//! The heights at which things stand: zones in their lane, bands in their zone, units in their cell.
//!
//! Everything is stacked from the top, in the order of the document; bands that share no column may stand side by
//! side. The lanes come from right to left, so that the servers stand where they are, and what talks to them floats
//! down towards them: a network as a whole, what stands free one by one. Zones that share a lane stay low instead, so
//! that the lane doesn't become higher than the others. Nothing depends on what comes after it in
//! its column, so that a new component moves only what is below it or follows what moved.

use crate::cells::{self, Cell, Passes};
use crate::geometry::{GRID, mean, snap, step_up};
use crate::plan::{Band, Lane, Plan, ZonePlan};
use crate::shapes::Shapes;

/// The room at the top of a network's band, for its name.
pub(crate) const BAND_TOP: i32 = 32;
const BARE_TOP: i32 = 8;
const BAND_BOTTOM: i32 = 16;
const BAND_GAP: i32 = 16;
const LEAST_INSIDE: i32 = 48;
/// How far from the top of its zone something floats at most. What does so in a lane of its own makes the picture no
/// higher than that.
const FLOAT_MOST: i32 = 320;

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
    /// For each unit: its own card's top from its top, the other unit, and that one's card's top from there.
    neighbours: Vec<Vec<(i32, usize, i32)>>,
    /// Whether a unit has its place.
    placed: Vec<bool>,
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
            placed: vec![false; plan.units.all.len()],
            tops: vec![0; plan.units.all.len()],
            bands: vec![Vec::new(); plan.zones.len()],
            zones: vec![(0, 0); plan.zones.len()],
            height: least.max(LEAST_INSIDE),
        };
        for lane in plan.lanes.iter().rev() {
            stacker.stack_lane(lane, passes);
        }
        stacker.height = step_up(stacker.height, GRID);
        for lane in &plan.lanes {
            if let Some(last) = lane.zones.clone().last().and_then(|at| stacker.zones.get_mut(at)) {
                last.1 = stacker.height;
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
            from = top + zone.bands.get(band).map_or(0, top_of);
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
fn top_of(band: &Band) -> i32 {
    if band.network.is_some() { BAND_TOP } else { BARE_TOP }
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
    /// Puts the zones of a lane below each other.
    fn stack_lane(&mut self, lane: &Lane, passes: &Passes) {
        let mut top = 0;
        for at in lane.zones.clone() {
            let Some(zone) = self.plan.zones.get(at) else { continue };
            let room = cells::room_in(self.plan, at, passes);
            let bottom = step_up(self.stack(at, zone, top).max(top + room), GRID);
            if let Some(place) = self.zones.get_mut(at) {
                *place = (top, bottom);
            }
            self.height = self.height.max(bottom);
            let corridor = step_up(cells::room_below(self.plan, at, passes), GRID);
            top = bottom + ZONE_BOTTOM + corridor + WALL_ROOM + ZONE_TOP;
        }
        for zone in self.plan.zones.get(lane.zones.clone()).unwrap_or_default() {
            for unit in zone.bands.iter().flat_map(|band| &band.cells).flatten() {
                if let Some(placed) = self.placed.get_mut(*unit) {
                    *placed = true;
                }
            }
        }
    }

    /// Puts a zone's bands below each other from a height on, each below those that stand in the same columns, and
    /// says where the zone ends.
    fn stack(&mut self, at: usize, zone: &ZonePlan, start: i32) -> i32 {
        let mut end = start + LEAST_INSIDE;
        let all = self.cells.get_mut(at).map(std::mem::take).unwrap_or_default();
        let mut places: Vec<(i32, i32)> = Vec::new();
        for (band, cells) in zone.bands.iter().zip(&all) {
            let above = |cell: &Cell| match cell.before.and_then(|before| places.get(before)) {
                Some((top, height)) => top + height + gap_above(cell),
                None => start + cell.above,
            };
            let floor = cells.iter().map(above).max().unwrap_or(start);
            let first = cells.iter().find_map(|cell| self.wish(*cell.units.first()?, start));
            let float = first.filter(|_| band.network.is_some()).map(|wish| wish - top_of(band));
            let top = floor.max(snap(float.unwrap_or(floor)));
            let mut inside = LEAST_INSIDE;
            for cell in cells {
                let end =
                    self.stack_cell(cell, (top + top_of(band), start), band.network.is_none());
                inside = inside.max(end - top - top_of(band));
            }
            let height = top_of(band) + inside + BAND_BOTTOM;
            let below = cells.iter().map(room_at_the_end).max().unwrap_or_default();
            end = end.max(top + height + below);
            places.push((top, height));
        }
        if let Some(bands) = self.bands.get_mut(at) {
            *bands = places;
        }
        end
    }

    /// Puts the units of a cell below each other and says where they end.
    fn stack_cell(&mut self, cell: &Cell, (top, zone): (i32, i32), floats: bool) -> i32 {
        if cell.units.is_empty() {
            return top + cell.below;
        }
        let mut y = top + cell.head;
        for (unit, length) in cell.units.iter().zip(&cell.lengths) {
            let wish = self.wish(*unit, zone).filter(|_| floats);
            y = y.max(snap(wish.unwrap_or(y)));
            if let Some(place) = self.tops.get_mut(*unit) {
                *place = y;
            }
            y += length;
        }
        y
    }

    /// Where a unit would stand beside what it is connected with, if that has its place.
    fn wish(&self, unit: usize, zone: i32) -> Option<i32> {
        let neighbours = self.neighbours.get(unit).into_iter().flatten();
        let known = neighbours.filter(|(_, other, _)| self.placed.get(*other) == Some(&true));
        let tops = known.map(|(own, other, top)| {
            self.tops.get(*other).copied().unwrap_or_default() + top - own
        });
        let lane = self.plan.lane_of(self.plan.units.all.get(unit)?.column)?;
        mean(tops).filter(|_| !lane.is_divided()).map(|wish| wish.min(zone + FLOAT_MOST))
    }
}

fn neighbours(plan: &Plan, shapes: &Shapes) -> Vec<Vec<(i32, usize, i32)>> {
    let mut tops = vec![0; plan.nodes.all.len()];
    for (node, top) in shapes.units.iter().flat_map(|shape| &shape.cards) {
        if let Some(of) = tops.get_mut(*node) {
            *of = *top;
        }
    }
    let mut neighbours = vec![Vec::new(); plan.units.all.len()];
    let point = |node: usize| Some((plan.units.index_of(node)?, tops.get(node).copied()?));
    for link in &plan.links {
        let Some(ends) = point(link.source).zip(point(link.destination)) else { continue };
        let ((one, at_one), (other, at_other)) = ends;
        if let Some(known) = neighbours.get_mut(one) {
            known.push((at_one, other, at_other));
        }
        if let Some(known) = neighbours.get_mut(other) {
            known.push((at_other, one, at_one));
        }
    }
    neighbours
}

//! How much room each cell of a zone takes: its units, and the lines that pass between them.

use crate::plan::{Lane, Plan, ZonePlan};
use crate::shapes::Shapes;

/// A pass keeps this distance from cards.
pub(crate) const PASS_MARGIN: i32 = 8;
/// Passes are as far apart as ports and gates, so that lines run straight from one to the other.
pub(crate) const PASS_PITCH: i32 = 16;
const UNIT_GAP: i32 = 24;

/// How many lines pass in each gap of each column, gaps counted from the top: in each zone one above each
/// band, one above each unit, and one below everything, and one between each two zones of a lane.
pub(crate) type Passes = Vec<Vec<usize>>;

/// What stands where a band and a column meet.
#[derive(Debug)]
pub(crate) struct Cell {
    pub units: Vec<usize>,
    /// The band before this one in the same column.
    pub before: Option<usize>,
    /// What passing lines need between the band before and this one. Under an empty cell they need
    /// nothing: they pass inside it.
    pub above: i32,
    /// What they need above the first unit.
    pub head: i32,
    /// The units' heights, each with the room below it.
    pub lengths: Vec<i32>,
    /// What passing lines need below the last unit.
    pub below: i32,
}

/// The cells of a zone, by band and then by column.
pub(crate) fn of_zone(plan: &Plan, at: usize, shapes: &Shapes, passes: &Passes) -> Vec<Vec<Cell>> {
    let Some((zone, lane)) = zone_and_lane(plan, at) else { return Vec::new() };
    let mut cells: Vec<Vec<Cell>> = zone.bands.iter().map(|_| Vec::new()).collect();
    for (sub, column) in lane.columns.clone().enumerate() {
        let passes = passes.get(column).map_or(&[][..], Vec::as_slice);
        let mut before: Option<usize> = None;
        let mut gap = first_gap(plan, at, Some(sub));
        for (band, units) in zone.bands_over(sub) {
            let mut cell = cell(units, shapes, passes, gap);
            cell.before = before;
            gap += units.len() + 1;
            if let Some(last) = before.and_then(|at| cells.get_mut(at)?.last_mut()) {
                cell.above = if last.units.is_empty() { 0 } else { cell.above };
            }
            if let Some(own) = cells.get_mut(band) {
                own.push(cell);
            }
            before = Some(band);
        }
    }
    cells
}

fn cell(units: &[usize], shapes: &Shapes, passes: &[usize], gap: usize) -> Cell {
    let room = |gap: usize| room_for(passes.get(gap).copied().unwrap_or(0));
    let height = |unit: &usize| shapes.units.get(*unit).map_or(0, |shape| shape.height);
    let lengths = units.iter().enumerate().map(|(at, unit)| {
        let is_last = at + 1 == units.len();
        height(unit) + if is_last { 0 } else { room(gap + at + 2).max(UNIT_GAP) }
    });
    Cell {
        units: units.to_vec(),
        before: None,
        above: room(gap),
        head: if units.is_empty() { 0 } else { room(gap + 1) },
        lengths: lengths.collect(),
        below: room(gap + units.len() + 1),
    }
}

fn zone_and_lane(plan: &Plan, zone: usize) -> Option<(&ZonePlan, &Lane)> {
    let zone = plan.zones.get(zone)?;
    Some((zone, plan.lanes.get(zone.lane)?))
}

/// The index of a zone's first gap in one of its lane's sub-columns; without one, in the lane's crossing.
fn first_gap(plan: &Plan, zone: usize, sub: Option<usize>) -> usize {
    let above = zone_and_lane(plan, zone).map_or(0..0, |(_, lane)| lane.zones.start..zone);
    above.filter_map(|zone| plan.zones.get(zone)).map(|zone| gaps_of(zone, sub) + 1).sum()
}

/// How many gaps a zone has in a sub-column.
fn gaps_of(zone: &ZonePlan, sub: Option<usize>) -> usize {
    let bands = sub.into_iter().flat_map(|sub| zone.bands_over(sub));
    1 + bands.map(|(_, units)| units.len() + 1).sum::<usize>()
}

/// The room that a zone needs at least for the lines that pass where it has no cards.
pub(crate) fn room_in(plan: &Plan, zone: usize, passes: &Passes) -> i32 {
    let free = columns(plan, zone).filter(|(_, sub)| {
        let zone = plan.zones.get(zone);
        zone.is_none_or(|zone| sub.is_none_or(|sub| zone.bands_over(sub).next().is_none()))
    });
    let room =
        free.map(|(column, sub)| room_for(passes_in(passes, column, first_gap(plan, zone, sub))));
    room.max().unwrap_or_default()
}

/// The room that lines need which pass between a zone and the next one of its lane.
pub(crate) fn room_below(plan: &Plan, zone: usize, passes: &Passes) -> i32 {
    let gaps = |sub| plan.zones.get(zone).map_or(0, |zone| gaps_of(zone, sub));
    let room = columns(plan, zone).map(|(column, sub)| {
        room_for(passes_in(passes, column, first_gap(plan, zone, sub) + gaps(sub)))
    });
    room.max().unwrap_or_default()
}

/// The columns of a zone's lane, those of cards with their place among them.
fn columns(plan: &Plan, zone: usize) -> impl Iterator<Item = (usize, Option<usize>)> {
    let lane = zone_and_lane(plan, zone).map(|(_, lane)| lane);
    let cards = lane.map_or(0..0, |lane| lane.columns.clone()).enumerate();
    let crossing = lane.and_then(|lane| lane.crossing);
    cards.map(|(sub, column)| (column, Some(sub))).chain(crossing.map(|column| (column, None)))
}

fn passes_in(passes: &Passes, column: usize, gap: usize) -> usize {
    passes.get(column).and_then(|gaps| gaps.get(gap)).copied().unwrap_or_default()
}

/// The room that passing lines need.
fn room_for(passes: usize) -> i32 {
    let passes = i32::try_from(passes).unwrap_or(i32::MAX / 64);
    if passes == 0 { 0 } else { (passes - 1) * PASS_PITCH + 2 * PASS_MARGIN }
}

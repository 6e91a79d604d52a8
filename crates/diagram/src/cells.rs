//! How much room each cell of a zone takes: its units, and the lines that pass between them.

use crate::plan::ZonePlan;
use crate::shapes::Shapes;

/// A pass keeps this distance from cards.
pub(crate) const PASS_MARGIN: i32 = 8;
/// Passes are as far apart as ports and gates, so that lines run straight from one to the other.
pub(crate) const PASS_PITCH: i32 = 16;
const UNIT_GAP: i32 = 24;

/// How many lines pass in each gap of each column, gaps counted from the top: one above each band, one
/// above each unit, and one below everything.
pub(crate) type Passes = Vec<Vec<usize>>;

/// What stands where a band and a column meet.
#[derive(Debug)]
pub(crate) struct Cell {
    pub units: Vec<usize>,
    /// The bands before and after this one in the same column.
    pub before: Option<usize>,
    pub after: Option<usize>,
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
pub(crate) fn of_zone(zone: &ZonePlan, shapes: &Shapes, passes: &Passes) -> Vec<Vec<Cell>> {
    let mut cells: Vec<Vec<Cell>> = zone.bands.iter().map(|_| Vec::new()).collect();
    for sub in 0..zone.subs.len() {
        let passes = passes.get(zone.first_column + sub).map_or(&[][..], Vec::as_slice);
        let mut before: Option<usize> = None;
        let mut gap = 0;
        for (band, units) in zone.bands_over(sub) {
            let mut cell = cell(units, shapes, passes, gap);
            cell.before = before;
            gap += units.len() + 1;
            if let Some(last) = before.and_then(|at| cells.get_mut(at)?.last_mut()) {
                last.after = Some(band);
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
        after: None,
        above: room(gap),
        head: if units.is_empty() { 0 } else { room(gap + 1) },
        lengths: lengths.collect(),
        below: room(gap + units.len() + 1),
    }
}

/// The room that passing lines need.
fn room_for(passes: usize) -> i32 {
    let passes = i32::try_from(passes).unwrap_or(i32::MAX / 64);
    if passes == 0 { 0 } else { (passes - 1) * PASS_PITCH + 2 * PASS_MARGIN }
}

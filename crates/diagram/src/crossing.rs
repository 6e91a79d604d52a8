//! Lines that run up or down from one zone of a lane to another: each in a slot of the lane's crossing
//! that is wide enough for its plates in the walls, and none beside another that it could touch.

use std::collections::HashMap;

use crate::columns::GATE_TIP;
use crate::geometry::step_up;
use crate::label;
use crate::plan::Plan;
use crate::routes::{Routes, Spot};

const SLOT_GAP: i32 = 8;
const SLOT_STEP: i32 = 8;

/// Where lines run inside the crossings.
#[derive(Debug, Default)]
pub(crate) struct Crossings {
    /// How wide each crossing's column is.
    widths: HashMap<usize, i32>,
    /// For each pin how far its line is from the left edge of the column.
    offsets: HashMap<usize, i32>,
}

/// A line from one zone to another.
struct Trunk {
    pins: [usize; 2],
    /// The uppermost and the lowest zone that it touches.
    zones: (usize, usize),
    plate: i32,
}

impl Crossings {
    pub(crate) fn of(plan: &Plan, routes: &Routes) -> Self {
        let mut by_column: HashMap<usize, Vec<Trunk>> = HashMap::new();
        for (at, pin) in routes.pins.iter().enumerate() {
            let next = pin.next.filter(|_| pin.spot == Spot::Crossing);
            let Some((leaves, other)) = next.and_then(|next| Some((next, routes.pins.get(next)?)))
            else {
                continue;
            };
            if let (Spot::Crossing, Some(from), Some(to)) = (other.spot, pin.zone, other.zone) {
                let link = pin.label.and_then(|link| plan.links.get(link));
                let plate = link.map_or(0, |link| label::chip_width(&link.label) + 2 * GATE_TIP);
                let zones = (from.min(to), from.max(to));
                by_column.entry(pin.column).or_default().push(Trunk {
                    pins: [at, leaves],
                    zones,
                    plate,
                });
            }
        }
        let mut crossings = Self::default();
        for (column, trunks) in by_column {
            crossings.fill(column, trunks);
        }
        crossings
    }

    /// How wide a crossing is.
    pub(crate) fn width(&self, column: usize) -> i32 {
        self.widths.get(&column).copied().unwrap_or_default()
    }

    /// How far the line through a pin is from the left edge of the column.
    pub(crate) fn offset(&self, pin: usize) -> Option<i32> {
        self.offsets.get(&pin).copied()
    }

    /// Gives each line the first slot in which no other touches the same zones, short lines first.
    fn fill(&mut self, column: usize, mut trunks: Vec<Trunk>) {
        trunks.sort_by_key(|trunk| (trunk.zones.1 - trunk.zones.0, trunk.pins));
        let widest = trunks.iter().map(|trunk| trunk.plate).max().unwrap_or_default();
        let width = step_up(widest + SLOT_GAP, SLOT_STEP);
        let mut slots: Vec<Vec<(usize, usize)>> = Vec::new();
        for trunk in trunks {
            let (top, bottom) = trunk.zones;
            let is_free = |slot: &Vec<(usize, usize)>| {
                slot.iter().all(|(from, to)| bottom < *from || *to < top)
            };
            let slot = slots.iter().position(is_free).unwrap_or(slots.len());
            match slots.get_mut(slot) {
                Some(taken) => taken.push(trunk.zones),
                None => slots.push(vec![trunk.zones]),
            }
            let offset = i32::try_from(slot).unwrap_or_default() * width + width / 2;
            self.offsets.extend(trunk.pins.map(|pin| (pin, offset)));
        }
        self.widths.insert(column, i32::try_from(slots.len()).unwrap_or_default() * width);
    }
}

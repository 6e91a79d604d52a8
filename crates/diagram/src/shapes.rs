//! How high cards and frames are, and where cards stand inside their frames.

use port_model::{Deployment, Lang};

use crate::content::Content;
use crate::geometry::step_up;
use crate::plan::Plan;
use crate::routes::{Routes, Side, Spot, Way};
use crate::units::Unit;

/// How wide every card is. The same for all, so that a new name moves nothing.
pub(crate) const CARD_WIDTH: i32 = 160;
/// The distance of two ports of a card.
pub(crate) const PITCH: i32 = 16;
/// The room above the first card in a frame, for its heading.
pub(crate) const FRAME_TOP: i32 = 24;
/// The room below the last one.
const FRAME_BOTTOM: i32 = 8;
/// The room beside them.
pub(crate) const FRAME_SIDE: i32 = 6;
const LINE: i32 = 15;
const CARD_PAD: i32 = 14;
const CARD_STEP: i32 = 16;
const LEAST_HEIGHT: i32 = 48;
const IN_FRAME_GAP: i32 = 8;
const MEMBER_GAP: i32 = 16;
const LINKED_MEMBER_GAP: i32 = 48;

/// A unit's measures, from its top.
#[derive(Debug)]
pub(crate) struct Shape {
    pub height: i32,
    /// How far the frames reach out on either side of the cards.
    pub inset: i32,
    /// The top and height of each machine's frame, or of its only card.
    pub machines: Vec<(i32, i32)>,
    /// Each node with its top.
    pub cards: Vec<(usize, i32)>,
}

/// All measures.
#[derive(Debug)]
pub(crate) struct Shapes {
    /// What each node's card says.
    pub contents: Vec<Content>,
    /// Each node's height.
    pub heights: Vec<i32>,
    /// Parallel to the units.
    pub units: Vec<Shape>,
    /// For each node the distance of its middle from its unit's top.
    pub middles: Vec<i32>,
}

impl Shapes {
    pub(crate) fn of(deployment: &Deployment, plan: &Plan, routes: &Routes, lang: Lang) -> Self {
        let contents: Vec<Content> = (0..plan.nodes.all.len())
            .map(|node| Content::of(deployment, plan, node, lang))
            .collect();
        let ports = most_ports(plan, routes);
        let height = |(content, ports): (&Content, &i32)| {
            let text = step_up(content.lines() * LINE + CARD_PAD, CARD_STEP);
            text.max((ports + 1) * PITCH).max(LEAST_HEIGHT)
        };
        let heights: Vec<i32> = contents.iter().zip(&ports).map(height).collect();
        let linked = linked_units(plan, routes);
        let units: Vec<Shape> = plan
            .units
            .all
            .iter()
            .zip(&linked)
            .map(|(unit, linked)| shape(unit, &heights, *linked))
            .collect();
        let mut middles = vec![0; heights.len()];
        for (node, top) in units.iter().flat_map(|shape| &shape.cards) {
            if let (Some(middle), Some(height)) = (middles.get_mut(*node), heights.get(*node)) {
                *middle = top + height / 2;
            }
        }
        Self { contents, heights, units, middles }
    }
}

fn shape(unit: &Unit, heights: &[i32], linked: bool) -> Shape {
    let framed_cluster = unit.cluster.is_some();
    let framed_machine = unit.machines.iter().any(|cards| cards.len() > 1);
    let mut shape = Shape {
        height: if framed_cluster { FRAME_TOP } else { 0 },
        inset: FRAME_SIDE * (i32::from(framed_cluster) + i32::from(framed_machine)),
        machines: Vec::new(),
        cards: Vec::new(),
    };
    let gap = if linked { LINKED_MEMBER_GAP } else { MEMBER_GAP };
    for (at, cards) in unit.machines.iter().enumerate() {
        if at > 0 {
            shape.height += gap;
        }
        let (top, framed) = (shape.height, cards.len() > 1);
        if framed {
            shape.height += FRAME_TOP;
        }
        for (at, node) in cards.iter().enumerate() {
            if at > 0 {
                shape.height += IN_FRAME_GAP;
            }
            shape.cards.push((*node, shape.height));
            shape.height += heights.get(*node).copied().unwrap_or(LEAST_HEIGHT);
        }
        if framed {
            shape.height += FRAME_BOTTOM;
        }
        shape.machines.push((top, shape.height - top));
    }
    if framed_cluster {
        shape.height += FRAME_BOTTOM;
    }
    shape
}

/// For each node the number of ports on its busier side.
fn most_ports(plan: &Plan, routes: &Routes) -> Vec<i32> {
    let mut sides = vec![(0, 0); plan.nodes.all.len()];
    for pin in &routes.pins {
        if let Spot::Port { node, side } = pin.spot
            && let Some((left, right)) = sides.get_mut(node)
        {
            *(if side == Side::Left { left } else { right }) += 1;
        }
    }
    sides.into_iter().map(|(left, right)| left.max(right)).collect()
}

/// The units with a line between two of their machines.
fn linked_units(plan: &Plan, routes: &Routes) -> Vec<bool> {
    let mut linked = vec![false; plan.units.all.len()];
    for (link, way) in plan.links.iter().zip(&routes.ways) {
        let unit = plan.units.index_of(link.source).and_then(|unit| linked.get_mut(unit));
        if let (Way::Down, Some(unit)) = (way, unit) {
            *unit = true;
        }
    }
    linked
}

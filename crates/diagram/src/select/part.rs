//! The part of a deployment that a selection shows, as a deployment of its own, so that the layout has nothing to leave
//! out.

use std::collections::BTreeSet;

use port_model::{Deployment, Flow, Id};

use super::Scope;
use super::scope::Spot;
use crate::scene::Scene;

/// What is shown.
pub(crate) struct Part {
    pub(crate) deployment: Deployment,
    pub(crate) flows: Vec<Flow>,
    /// Where each flow stands among all.
    pub(crate) indexes: Vec<usize>,
}

/// Takes the part out.
pub(crate) fn part(deployment: &Deployment, flows: &[Flow], scope: &Scope<'_>) -> Part {
    let admitted = flows.iter().enumerate().filter(|(_, flow)| scope.admits(flow));
    let (indexes, flows): (Vec<usize>, Vec<Flow>) =
        admitted.map(|(at, flow)| (at, flow.clone())).unzip();
    let ends: BTreeSet<&Id> = flows
        .iter()
        .flat_map(|flow| [&flow.source.component, &flow.destination.component])
        .collect();
    let components: Vec<bool> = deployment
        .components()
        .iter()
        .enumerate()
        .map(|(at, component)| ends.contains(&component.id) || scope.holds_alone(at))
        .collect();
    let zones = zones(deployment, &flows, &components, scope);
    let part = deployment.part(&components, &zones);
    Part { deployment: part, flows, indexes }
}

/// The zones that hold something, and what lies between them: what crosses two firewalls must not look as if it
/// crossed one. Of a lane between others one zone is enough for that.
fn zones(
    deployment: &Deployment,
    flows: &[Flow],
    components: &[bool],
    scope: &Scope<'_>,
) -> BTreeSet<Id> {
    let shown = components.iter().enumerate().filter(|(_, shown)| **shown);
    let needed: BTreeSet<Spot> = shown
        .filter_map(|(at, _)| scope.spot(&deployment.zone_of(at)?.id))
        .chain(flows.iter().filter_map(|flow| outside(flow, scope)))
        .chain(scope.demanded())
        .collect();
    let (Some(first), Some(last)) = (needed.first(), needed.last()) else { return BTreeSet::new() };
    let is_shown = |spot: Spot| {
        let mut in_lane = needed.iter().filter(|known| known.lane == spot.lane);
        match (in_lane.next(), in_lane.next_back()) {
            (Some(upper), Some(lower)) => (*upper..=*lower).contains(&spot),
            (Some(only), None) => *only == spot,
            (None, _) => spot.place == 0 && (first.lane..last.lane).contains(&spot.lane),
        }
    };
    let zones = deployment.document().zones.iter().map(|zone| &zone.id);
    zones.filter(|zone| scope.spot(zone).is_some_and(is_shown)).cloned().collect()
}

/// The place of the internet, where a flow goes there or comes from there.
fn outside(flow: &Flow, scope: &Scope<'_>) -> Option<Spot> {
    let ends = [&flow.source, &flow.destination];
    let end = ends.into_iter().find(|end| end.component == Id::INTERNET)?;
    scope.spot(&end.zone)
}

impl Part {
    /// Lets the lines of a scene name flows as they stand among all.
    pub(crate) fn with_all_indexes(&self, mut scene: Scene) -> Scene {
        let lines = scene.lines.iter_mut().map(|line| &mut line.flows);
        let marks = scene.marks.iter_mut().map(|mark| &mut mark.flows);
        for flow in lines.chain(marks).flatten() {
            *flow = self.indexes.get(*flow).copied().unwrap_or_default();
        }
        scene
    }
}

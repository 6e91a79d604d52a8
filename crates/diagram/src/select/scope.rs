//! A selection of one deployment: which flows and components it admits.

use std::collections::{BTreeSet, HashMap};

use port_model::document::ZoneKind;
use port_model::flow::Basis;
use port_model::{Component, Deployment, Endpoint, Finding, Flow, Id};

use super::{Filter, Selection, View};

/// The roles in the vendor's figures of an active-active deployment.
const FIGURE: [&str; 7] = [
    "tanium-server",
    "module-server",
    "database-server",
    "zone-server",
    "zone-server-hub",
    "client-group",
    "console",
];

/// A selection, ready to be asked about one deployment's flows.
#[derive(Debug)]
pub struct Scope<'a> {
    deployment: &'a Deployment,
    pub(super) selection: &'a Selection,
    /// Where each zone stands in the picture.
    order: HashMap<Id, Spot>,
    /// The components that findings are about.
    found: BTreeSet<&'a Id>,
    has_cluster: bool,
}

impl<'a> Scope<'a> {
    /// Prepares a selection.
    pub fn new(
        deployment: &'a Deployment,
        findings: &'a [Finding],
        selection: &'a Selection,
    ) -> Self {
        Self {
            deployment,
            selection,
            order: order(deployment).into_iter().collect(),
            found: findings.iter().flat_map(|finding| &finding.components).collect(),
            has_cluster: deployment.components().iter().any(|known| known.cluster.is_some()),
        }
    }

    /// Whether a flow is shown. Flows inside one machine are in tables only.
    pub fn admits(&self, flow: &Flow) -> bool {
        self.view_admits(flow) && self.filter_admits(flow)
    }

    fn view_admits(&self, flow: &Flow) -> bool {
        let ends = [&flow.source, &flow.destination];
        match &self.selection.view {
            View::Topology => true,
            View::ActiveActive => {
                ends.into_iter().all(|end| self.is_in_figure(end)) && self.is_of_platform(flow)
            }
            View::Wall(one, other) => self.crosses(flow, one, other),
            View::Component(id) => ends.iter().any(|end| end.component == *id),
        }
    }

    fn is_in_figure(&self, end: &Endpoint) -> bool {
        let component = self.deployment.component(&end.component);
        component.map_or(end.component == Id::INTERNET, |component| self.figure_holds(component))
    }

    /// Where there is a cluster the figure is about it, and not about servers beside it.
    fn figure_holds(&self, component: &Component) -> bool {
        let role = component.role.as_str();
        let beside = role == "tanium-server" && self.has_cluster && component.cluster.is_none();
        FIGURE.contains(&role) && !beside
    }

    /// Whether neither a module nor the architect brought a flow.
    fn is_of_platform(&self, flow: &Flow) -> bool {
        flow.reference.basis != Basis::Custom && self.module_of(flow).is_none()
    }

    fn module_of(&self, flow: &Flow) -> Option<&'a Id> {
        let id: Id = flow.flow.parse().ok()?;
        self.deployment.catalogue().flow(&id)?.module.as_ref()
    }

    /// Whether the line of a flow runs through the wall between two zones.
    fn crosses(&self, flow: &Flow, one: &Id, other: &Id) -> bool {
        let Some((one, other)) = self.spot(one).zip(self.spot(other)) else { return false };
        let ends = self.spot(&flow.source.zone).zip(self.spot(&flow.destination.zone));
        let Some((source, destination)) = ends else { return false };
        if one.lane != other.lane {
            let left = one.lane.min(other.lane);
            return (source.lane <= left) != (destination.lane <= left);
        }
        let upper = one.min(other);
        let in_lane = source.lane == one.lane && destination.lane == one.lane;
        in_lane && (source <= upper) != (destination <= upper)
    }

    fn filter_admits(&self, flow: &Flow) -> bool {
        let Filter { zones, protocols, flows, requirements, boundaries, roles, modules, .. } =
            &self.selection.filter;
        let ends = [&flow.source, &flow.destination];
        let any = |set: &BTreeSet<Id>, of: fn(&Endpoint) -> &Id| {
            set.is_empty() || ends.iter().any(|end| set.contains(of(end)))
        };
        any(zones, |end| &end.zone)
            && any(roles, |end| &end.role)
            && (protocols.is_empty() || protocols.contains(&flow.protocol))
            && (flows.is_empty() || flows.contains(flow.flow.as_ref()))
            && (requirements.is_empty() || requirements.contains(&flow.requirement))
            && (boundaries.is_empty() || boundaries.contains(&flow.boundary))
            && (modules.is_empty() || self.module_of(flow).is_some_and(|id| modules.contains(id)))
            && (!self.selection.filter.findings_only
                || ends.iter().any(|end| self.found.contains(&end.component)))
    }

    /// Whether a component is shown even where none of its flows is.
    pub(super) fn holds_alone(&self, at: usize) -> bool {
        let Some(component) = self.deployment.components().get(at) else { return false };
        match &self.selection.view {
            View::Topology => self.filter_fits(at, component),
            View::ActiveActive => self.figure_holds(component) && self.filter_fits(at, component),
            View::Wall(..) => false,
            View::Component(id) => component.id == *id,
        }
    }

    fn filter_fits(&self, at: usize, component: &Component) -> bool {
        let filter = &self.selection.filter;
        let in_zone =
            || self.deployment.zone_of(at).is_some_and(|zone| filter.zones.contains(&zone.id));
        !filter.is_about_flows()
            && (filter.zones.is_empty() || in_zone())
            && (filter.roles.is_empty() || filter.roles.contains(&component.role))
            && (!filter.findings_only || self.found.contains(&component.id))
    }

    /// Which zones are shown even where nothing in them is.
    pub(super) fn demanded(&self) -> impl Iterator<Item = Spot> {
        let of_wall = match &self.selection.view {
            View::Wall(one, other) => vec![one, other],
            View::Topology | View::ActiveActive | View::Component(_) => Vec::new(),
        };
        of_wall.into_iter().filter_map(|zone| self.spot(zone))
    }

    /// Where a zone stands in the picture.
    pub(super) fn spot(&self, zone: &Id) -> Option<Spot> {
        self.order.get(zone).copied()
    }
}

/// Where a zone stands: in which lane, counted from the left, and at which place there, counted from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) lane: usize,
    pub(super) place: usize,
}

/// The zones lane by lane, as the layout places them. Where the document names no internet zone, the internet stands
/// outside.
pub(super) fn order(deployment: &Deployment) -> Vec<(Id, Spot)> {
    let zones = &deployment.document().zones;
    let of_kind = |kind| -> Vec<Id> {
        zones.iter().filter(|zone| zone.kind == kind).map(|zone| zone.id.clone()).collect()
    };
    let outside = of_kind(ZoneKind::Internet).is_empty().then_some(Id::INTERNET);
    let kinds = [ZoneKind::Internet, ZoneKind::Dmz, ZoneKind::Core].map(of_kind);
    let lanes = std::iter::once(outside.into_iter().collect()).chain(kinds);
    let lanes = lanes.filter(|lane: &Vec<Id>| !lane.is_empty()).enumerate();
    lanes
        .flat_map(|(lane, zones)| {
            zones.into_iter().enumerate().map(move |(place, id)| (id, Spot { lane, place }))
        })
        .collect()
}

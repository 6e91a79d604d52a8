//! Which flows an export is about.

use std::collections::BTreeSet;

use port_model::{Boundary, Deployment, Flow, Id};
use serde::Serialize;

/// Which flows an export is about; the default is all of them. Flows inside one machine are never.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// Only flows between zones, or to the internet.
    pub crossing_only: bool,
    /// Only flows of this component, in either direction: its own firewall.
    pub component: Option<Id>,
    /// Only flows between these two zones, in either direction: the wall between them.
    pub zones: Option<(Id, Id)>,
    /// Only flows of this machine, in either direction: its host firewall.
    pub host: Option<Machine>,
}

/// A machine with all that runs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// The component that the others on it name as their host.
    pub id: Id,
    /// All its components, sorted by id.
    pub components: BTreeSet<Id>,
}

impl Machine {
    /// The machine that a component is on; nothing where the deployment has no such component.
    pub fn of(deployment: &Deployment, component: &Id) -> Option<Self> {
        let machine = deployment.machine(deployment.index_of(component)?);
        let id = |at: &usize| deployment.components().get(*at).map(|it| it.id.clone());
        let beside = deployment.on_machine(machine).iter().chain([&machine]);
        Some(Self { id: id(&machine)?, components: beside.filter_map(id).collect() })
    }

    /// Whether an end of a flow is on it.
    pub(crate) fn holds(&self, component: &Id) -> bool {
        self.components.contains(component)
    }
}

impl Filter {
    /// Whether an export with this filter holds a flow.
    pub fn admits(&self, flow: &Flow) -> bool {
        flow.boundary != Boundary::Host
            && (!self.crossing_only || flow.boundary == Boundary::Crossing)
            && self.component.as_ref().is_none_or(|component| touches(flow, component))
            && self.zones.as_ref().is_none_or(|(one, other)| lies_between(flow, one, other))
            && self.host.as_ref().is_none_or(|host| {
                host.holds(&flow.source.component) || host.holds(&flow.destination.component)
            })
    }
}

fn touches(flow: &Flow, component: &Id) -> bool {
    flow.source.component == *component || flow.destination.component == *component
}

fn lies_between(flow: &Flow, one: &Id, other: &Id) -> bool {
    let ends = (&flow.source.zone, &flow.destination.zone);
    ends == (one, other) || ends == (other, one)
}

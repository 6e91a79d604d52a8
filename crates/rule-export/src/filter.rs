//! Which flows an export is about.

use port_model::{Boundary, Flow, Id};
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
}

impl Filter {
    /// Whether an export with this filter holds a flow.
    pub fn admits(&self, flow: &Flow) -> bool {
        flow.boundary != Boundary::Host
            && (!self.crossing_only || flow.boundary == Boundary::Crossing)
            && self.component.as_ref().is_none_or(|component| touches(flow, component))
            && self.zones.as_ref().is_none_or(|(one, other)| lies_between(flow, one, other))
    }
}

fn touches(flow: &Flow, component: &Id) -> bool {
    flow.source.component == *component || flow.destination.component == *component
}

fn lies_between(flow: &Flow, one: &Id, other: &Id) -> bool {
    let ends = (&flow.source.zone, &flow.destination.zone);
    ends == (one, other) || ends == (other, one)
}

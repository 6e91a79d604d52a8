//! Whether the architect's own flows fit the rest of the document.

use std::collections::HashMap;

use super::Check;
use crate::document::ExtraFlow;
use crate::fault::{FaultKind, Path};
use crate::names::{Id, Port};

impl Check<'_> {
    pub(super) fn extra_flows(&mut self) {
        let mut seen: HashMap<&Id, usize> = HashMap::new();
        let (flows, origins) = (&self.document.extra_flows, &self.origins.extra_flows);
        for (flow, at) in flows.iter().zip(origins) {
            let path = Path::key("extra_flows").item(*at);
            if let Some(first) = seen.insert(&flow.id, *at) {
                let first = Path::key("extra_flows").item(first).to_string();
                self.fault(path.then("id"), FaultKind::IdTwice { id: flow.id.clone(), first });
            }
            self.extra_flow(flow, &path);
        }
    }

    fn extra_flow(&mut self, flow: &ExtraFlow, path: &Path) {
        for (key, end) in [("source", &flow.source), ("destination", &flow.destination)] {
            if *end != Id::INTERNET {
                self.component_reference(end, &path.then(key));
            }
        }
        if flow.source == Id::INTERNET && flow.destination == Id::INTERNET {
            self.fault(path.clone(), FaultKind::OutsideOnly {});
        }
        let ports_were_wrong = self.origins.faulty.contains(&path.then("ports"));
        if flow.protocol.has_ports() && flow.ports.is_empty() && !ports_were_wrong {
            self.fault(path.then("ports"), FaultKind::PortsMissing {});
        } else if !flow.protocol.has_ports() && !flow.ports.is_empty() {
            self.fault(path.then("ports"), FaultKind::PortsNotTaken {});
        }
        self.each_once::<Port>(&flow.ports, &path.then("ports"));
    }
}

//! Some of a deployment's components, as a deployment of their own: for a picture or a report of a part.

use std::collections::{BTreeSet, HashMap};

use crate::Deployment;
use crate::document::Component;
use crate::names::Id;

impl Deployment {
    /// The part with these components, each said for by its place in the document, and these zones. Zones and networks that
    /// a component of the part is in are always there; networks without one are not.
    ///
    /// What shared a machine still does: where the machine's own component is left out, the first of the others
    /// that stays stands in for it, with its place and addresses.
    #[must_use]
    pub fn part(&self, components: &[bool], zones: &BTreeSet<Id>) -> Self {
        let mut stands_in: HashMap<usize, Id> = HashMap::new();
        let mut document = self.document().clone();
        document.components = Vec::new();
        for (at, component) in self.components().iter().enumerate() {
            if !components.get(at).copied().unwrap_or(false) {
                continue;
            }
            let component = self.on_its_own(at, component, &mut stands_in, components);
            document.components.push(component);
        }
        let kept: BTreeSet<Id> = document.components.iter().map(|known| known.id.clone()).collect();
        let has = |id: &Id| *id == Id::INTERNET || kept.contains(id);
        document.extra_flows.retain(|flow| has(&flow.source) && has(&flow.destination));
        let networks: BTreeSet<&Id> =
            document.components.iter().filter_map(|known| known.network.as_ref()).collect();
        document.networks.retain(|network| networks.contains(&network.id));
        let inhabited: BTreeSet<Id> = document
            .components
            .iter()
            .filter_map(|known| known.zone.as_ref())
            .chain(document.networks.iter().map(|network| &network.zone))
            .cloned()
            .collect();
        document.zones.retain(|zone| zones.contains(&zone.id) || inhabited.contains(&zone.id));
        for named in document.components.iter_mut().filter_map(|known| known.connects_to.as_mut()) {
            named.retain(|id| kept.contains(id));
        }
        Self::put_together(document, self.catalogue())
    }

    /// A component with a host that stays, or else with its machine's place and addresses.
    fn on_its_own(
        &self,
        at: usize,
        component: &Component,
        stands_in: &mut HashMap<usize, Id>,
        stays: &[bool],
    ) -> Component {
        if self.is_in_host_cycle(at) {
            return component.clone();
        }
        let machine = self.machine(at);
        let Some(root) = self.components().get(machine) else { return component.clone() };
        let root_stays = stays.get(machine).copied().unwrap_or(false);
        let other = (root_stays && machine != at).then(|| root.id.clone());
        let host = other.or_else(|| stands_in.get(&machine).cloned());
        if host.is_none() {
            stands_in.insert(machine, component.id.clone());
        }
        let placed = if host.is_some() { component } else { root };
        Component {
            host,
            network: placed.network.clone(),
            zone: placed.zone.clone(),
            addresses: placed.addresses.clone(),
            ..component.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    #[test]
    fn who_stays_on_a_machine_without_its_component_has_its_place_and_addresses() {
        let text = "
portolan: 1
name: Part
platform: windows
networks: [{ id: servers, zone: core }, { id: empty, zone: dmz }]
components:
  - { id: ts, role: tanium-server, network: servers, addresses: [10.0.0.10] }
  - { id: ms, role: module-server, host: ts }
  - { id: hub, role: zone-server-hub, host: ms, connects_to: [zs] }
  - { id: zs, role: zone-server, zone: dmz }
extra_flows:
  - { id: own, source: ts, destination: zs, protocol: tcp, ports: [1] }
";
        let all = Deployment::read(text, Format::Yaml).expect("a sound document");
        let part = all.part(&[false, true, true, false], &BTreeSet::new());
        let ids: Vec<&str> = part.components().iter().map(|known| known.id.as_str()).collect();
        assert_eq!(ids, ["ms", "hub"]);
        assert_eq!((part.machine(0), part.machine(1)), (0, 0));
        assert_eq!(part.addresses(1), all.addresses(0));
        assert_eq!(part.network_of(1).map(|network| network.id.as_str()), Some("servers"));
        let document = part.document().clone();
        assert_eq!((document.zones.len(), document.networks.len()), (1, 1));
        assert!(document.extra_flows.is_empty());
        assert!(Deployment::new(document, all.catalogue()).is_ok(), "a part is a sound document");
    }
}

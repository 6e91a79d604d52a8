//! Whether a component fits the rest of its document.

use super::{Check, Holder};
use crate::document::Component;
use crate::fault::{FaultKind, Path};
use crate::names::Id;

impl<'a> Check<'a> {
    pub(super) fn component(&mut self, component: &'a Component, path: &Path) {
        self.role(component, path);
        self.place(component, path);
        self.connections(component, path);
        self.each_once(&component.addresses, &path.then("addresses"));
        self.ports(component.ports.keys(), &path.then("ports"));
        if let Some(address) = &component.management_address
            && !address.is_single()
        {
            let kind = FaultKind::NotOneMachine { text: address.to_string() };
            self.fault(path.then("management_address"), kind);
        }
        if let Some(count) = component.count
            && count > 10_000_000
        {
            self.fault(path.then("count"), FaultKind::BadCount { text: count.to_string() });
        }
    }

    fn role(&mut self, component: &Component, path: &Path) {
        let Some(role) = self.role_reference(&component.role, &path.then("role")) else { return };
        let used = [
            ("cluster", component.cluster.is_some()),
            ("connects_to", component.connects_to.is_some()),
            ("peering", component.peering.is_some()),
            ("engine", component.engine.is_some()),
            ("management_address", component.management_address.is_some()),
            ("count", component.count.is_some()),
        ];
        for (key, _) in
            used.iter().filter(|(key, used)| *used && !role.keys.iter().any(|taken| taken == key))
        {
            self.fault(path.then(key), FaultKind::KeyNotForRole { role: role.id.clone() });
        }
    }

    fn place(&mut self, component: &Component, path: &Path) {
        if let Some(host) = &component.host {
            let path_of_host = path.then("host");
            let found = self.component_reference(host, &path_of_host);
            self.agrees_with_host(component, found, path);
        } else if component.network.is_none() && component.zone.is_none() {
            let places = ["network", "zone", "host"];
            if !places.iter().any(|key| self.origins.faulty.contains(&path.then(key))) {
                self.fault(path.clone(), FaultKind::NoPlace {});
            }
        }
        if let Some(zone) = &component.zone {
            self.zone_reference(zone, &path.then("zone"));
        }
        let Some(id) = &component.network else { return };
        if let Some(network) = self.network_reference(id, &path.then("network"))
            && component.zone.as_ref().is_some_and(|zone| *zone != network.zone)
        {
            let kind =
                FaultKind::PlaceDisagrees { network: id.clone(), zone: network.zone.clone() };
            self.fault(path.then("zone"), kind);
        }
    }

    /// The component whose machine it is in the end; nothing in a circle.
    fn end_of_chain(&self, mut host: &'a Component) -> Option<&'a Component> {
        for _ in 0..self.document.components.len() {
            let Some(next) = &host.host else { return Some(host) };
            let Some((Holder::Component(index), _)) = self.ids.get(next.as_str()) else {
                return None;
            };
            host = self.document.components.get(*index)?;
        }
        None
    }

    /// A component that shares a machine may repeat that one's place and addresses, but not contradict them.
    fn agrees_with_host(
        &mut self,
        component: &Component,
        host: Option<&'a Component>,
        path: &Path,
    ) {
        let Some(host) = host.and_then(|host| self.end_of_chain(host)) else { return };
        let says = |own: &Option<Id>, its: &Option<Id>| own.is_some() && own != its;
        let its_zone = host.zone.clone().or_else(|| {
            let network = host.network.as_ref()?;
            self.document
                .networks
                .iter()
                .find(|known| known.id == *network)
                .map(|known| known.zone.clone())
        });
        let differing: [(&str, bool); 3] = [
            ("network", says(&component.network, &host.network)),
            ("zone", says(&component.zone, &its_zone)),
            ("addresses", !component.addresses.is_empty() && component.addresses != host.addresses),
        ];
        for (key, _) in differing.iter().filter(|(_, differs)| *differs) {
            self.fault(path.then(key), FaultKind::HostDisagrees { host: host.id.clone() });
        }
    }

    fn connections(&mut self, component: &'a Component, path: &Path) {
        let Some(ids) = &component.connects_to else { return };
        let path = path.then("connects_to");
        self.each_once(ids, &path);
        let Some(role) = self.catalogue.role(&component.role) else { return };
        if role.connects_to.is_empty() {
            return;
        }
        for (at, id) in ids.iter().enumerate() {
            if let Some(other) = self.component_reference(id, &path.item(at))
                && !role.connects_to.contains(&other.role)
            {
                let allowed =
                    role.connects_to.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
                let kind =
                    FaultKind::WrongRole { id: id.clone(), role: other.role.clone(), allowed };
                self.fault(path.item(at), kind);
            }
        }
    }
}

//! The catalogue, entry by entry: each flow rule on each of its services and protocols.

use port_model::Catalogue;
use port_model::catalogue::{Bearer, FlowRule, Module, Service};
use port_model::document::Platform;
use port_model::flow::{Basis, Protocol};

/// One flow rule on one service and protocol.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'c> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) rule: &'c FlowRule,
    pub(crate) service: &'c Service,
    pub(crate) protocol: Protocol,
}

impl<'c> Entry<'c> {
    /// Every entry, in the order of the catalogue.
    pub(crate) fn all(catalogue: &'c Catalogue) -> Vec<Self> {
        let mut all = Vec::new();
        for rule in &catalogue.flows {
            for service in rule.services.iter().filter_map(|id| catalogue.service(id)) {
                all.extend(service.protocols.iter().map(|&protocol| Self {
                    catalogue,
                    rule,
                    service,
                    protocol,
                }));
            }
        }
        all
    }

    /// `FLOW/PROTOCOL`, with the service in between where the flow has several.
    pub(crate) fn id(&self) -> String {
        self.rule.entry_id(self.service, self.protocol)
    }

    /// The default port.
    pub(crate) fn port(&self) -> Option<u16> {
        self.service.port.map(port_model::Port::number)
    }

    /// The platforms that it holds on.
    pub(crate) fn platforms(&self) -> Vec<Platform> {
        let holds = |only: Option<Platform>, platform| only.is_none_or(|only| only == platform);
        Platform::ALL
            .iter()
            .copied()
            .filter(|&on| holds(self.rule.platform, on) && holds(self.service.platform, on))
            .collect()
    }

    /// The module that needs it.
    pub(crate) fn module(&self) -> Option<&'c Module> {
        let id = self.rule.module.as_ref().or(self.service.module.as_ref())?;
        self.catalogue.module(id)
    }

    /// What states it on one platform.
    pub(crate) fn basis(&self, platform: Platform) -> Option<Basis> {
        self.rule.basis.get(platform.word()).copied()
    }

    /// Whether the opening end is, or is on a machine that is, what somebody looks for.
    pub(crate) fn comes_from(&self, wanted: &Bearer) -> bool {
        self.stands_for(&self.rule.source, wanted)
    }

    /// The same of the listening end.
    pub(crate) fn goes_to(&self, wanted: &Bearer) -> bool {
        self.stands_for(&self.rule.destination, wanted)
    }

    /// Whoever looks for a role that lives on an appliance also looks for what the appliance needs.
    fn stands_for(&self, end: &Bearer, wanted: &Bearer) -> bool {
        let on_appliance = |role| self.catalogue.role(role).is_some_and(|role| role.appliance);
        end == wanted
            || matches!((end, wanted), (Bearer::Appliance, Bearer::Role(role)) if on_appliance(role))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_flow_of_the_catalogue_has_an_entry_for_each_service_and_protocol() {
        let catalogue = Catalogue::builtin();
        let entries = Entry::all(catalogue);
        for rule in &catalogue.flows {
            for id in &rule.services {
                let of = |entry: &&Entry<'_>| entry.rule.id == rule.id && entry.service.id == *id;
                let protocols: Vec<Protocol> =
                    entries.iter().filter(of).map(|entry| entry.protocol).collect();
                let service = catalogue.service(id).expect("a service");
                assert!(!protocols.is_empty(), "{}", rule.id);
                assert_eq!(protocols, service.protocols, "{}", rule.id);
            }
        }
    }

    #[test]
    fn no_two_entries_share_an_id_and_each_holds_somewhere() {
        let entries = Entry::all(Catalogue::builtin());
        let ids: BTreeSet<String> = entries.iter().map(Entry::id).collect();
        assert_eq!(ids.len(), entries.len());
        assert!(ids.contains("client-to-server/tcp") && ids.contains("appliance-to-dns/udp"));
        assert!(ids.contains("server-to-directory/ldaps/tcp"));
        for entry in entries {
            assert!(!entry.platforms().is_empty(), "{}", entry.id());
        }
    }
}

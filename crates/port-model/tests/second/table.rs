//! The contract's table, part by part.

use port_model::document::{Engine, ZoneKind};
use port_model::flow::Protocol::{Esp, Tcp, Udp};
use port_model::flow::Requirement::{Optional, Recommended, Required};

use super::Oracle;

impl Oracle<'_> {
    pub(super) fn clients(&mut self) {
        let (servers, zone_servers) = (self.all("tanium-server"), self.all("zone-server"));
        let module_servers = self.all("module-server");
        let direct_connect = self.has_module("direct-connect");
        // Its zone proxy came with platform 7.3.
        let zone_proxy = direct_connect && self.may_be(&["7.4", "7.5.2", "7.5.5", "7.10"]);
        for group in self.all("client-group") {
            let inside = self.zone_kind(&group) == Some(ZoneKind::Core);
            let outside = self.zone_kind(&group) == Some(ZoneKind::Internet);
            let registers = self.chosen(&group, &servers, inside);
            let proxied = self.chosen(&group, &zone_servers, !inside);
            let one = || [group.clone()];
            self.each("client-to-server", one(), &registers, &[("server", 17472, Tcp)], Required);
            self.each(
                "client-to-zone-server",
                one(),
                &proxied,
                &[("zone-server-client", 17472, Tcp)],
                Required,
            );
            if self.component(&group).and_then(|found| found.peering).unwrap_or(!outside) {
                self.each(
                    "client-peering",
                    one(),
                    &one(),
                    &[("client-peer", 17472, Tcp)],
                    Required,
                );
            }
            if zone_proxy {
                let services = [("direct-connect-client", 17486, Tcp)];
                self.each("direct-connect-external", one(), &proxied, &services, Required);
            }
            if direct_connect && !registers.is_empty() {
                let services = [("direct-connect", 17475, Tcp)];
                self.each("direct-connect-internal", one(), &module_servers, &services, Required);
            }
        }
        if zone_proxy {
            let services = [("direct-connect-proxy", 17487, Tcp)];
            self.each(
                "direct-connect-zone-proxy",
                module_servers,
                &zone_servers,
                &services,
                Required,
            );
        }
    }

    pub(super) fn servers(&mut self, appliance: bool) {
        let servers = self.all("tanium-server");
        for console in self.all("console") {
            let chosen = self.chosen(&console, &servers, true);
            self.each(
                "console-to-server",
                [console.clone()],
                &chosen,
                &[("console", 443, Tcp)],
                Required,
            );
            if appliance {
                let services = [("console-appliance", 8443, Tcp)];
                self.each("console-to-server-8443", [console], &chosen, &services, Required);
            }
        }
        for module_server in self.all("module-server") {
            let chosen = self.chosen(&module_server, &servers, true);
            let one = || [module_server.clone()];
            self.each(
                "server-to-module-server",
                chosen.clone(),
                &one(),
                &[("module-server", 17477, Tcp)],
                Required,
            );
            self.each(
                "module-server-to-server",
                one(),
                &chosen,
                &[("console", 443, Tcp)],
                Required,
            );
            if appliance {
                let services = [("console-appliance", 8443, Tcp)];
                self.each("module-server-to-server-8443", one(), &chosen, &services, Required);
            }
        }
        let catalogs = self.all("global-catalog");
        let services = [("global-catalog-3268", 3268, Tcp), ("global-catalog-3269", 3269, Tcp)];
        self.each(
            "server-to-global-catalog",
            self.all("tanium-server"),
            &catalogs,
            &services,
            Optional,
        );
        let directories = self.all("directory-server");
        self.each(
            "server-to-directory",
            servers,
            &directories,
            &[("ldap", 389, Tcp), ("ldaps", 636, Tcp)],
            Optional,
        );
    }

    pub(super) fn internet(&mut self) {
        if !self.document.settings.internet_access {
            return;
        }
        for (role, word) in [("tanium-server", "server"), ("module-server", "module-server")] {
            for (service, port) in [("https", 443), ("http", 80)] {
                let flow = format!("{word}-to-internet-{service}");
                let service = format!("internet-{service}");
                let services = [(service.as_str(), port, Tcp)];
                self.each(&flow, self.all(role), &["internet".to_owned()], &services, Required);
            }
        }
    }

    pub(super) fn cluster(&mut self, appliance: bool) {
        let servers = self.all("tanium-server");
        let cluster =
            |oracle: &Self, id: &str| oracle.component(id).and_then(|found| found.cluster.clone());
        for one in &servers {
            for other in &servers {
                let (mine, theirs) = (cluster(self, one), cluster(self, other));
                if one == other || mine.is_none() || mine != theirs {
                    continue;
                }
                let ends = || ([one.clone()], [other.clone()]);
                let (source, destination) = ends();
                self.each(
                    "server-active-active",
                    source,
                    &destination,
                    &[("server", 17472, Tcp)],
                    Required,
                );
                if appliance {
                    let (source, destination) = ends();
                    let services = [("ike", 500, Udp), ("ike-nat", 4500, Udp)];
                    self.each("appliance-cluster-ike", source, &destination, &services, Required);
                    self.add("appliance-cluster-esp", (one, other), Esp, None, Required);
                }
            }
        }
    }

    pub(super) fn hubs(&mut self) {
        let zone_servers = self.all("zone-server");
        for hub in self.all("zone-server-hub") {
            let chosen = self.chosen(&hub, &zone_servers, true);
            self.each(
                "hub-to-zone-server",
                [hub],
                &chosen,
                &[("zone-server-hub", 17472, Tcp)],
                Required,
            );
        }
    }

    pub(super) fn windows(&mut self) {
        let servers = self.all("tanium-server");
        for database in self.all("database-server") {
            let engine = self.component(&database).and_then(|found| found.engine);
            let service = match engine {
                Some(Engine::Postgresql) => ("postgresql", 5432, Tcp),
                Some(Engine::SqlServer) | None => ("sql-server", 1433, Tcp),
            };
            self.each("server-to-database", servers.clone(), &[database], &[service], Required);
        }
        for hub in self.all("zone-server-hub") {
            let machine = |id: &str| self.machine(id).map(|machine| machine.id.clone());
            if servers.iter().any(|server| machine(server) == machine(&hub)) {
                continue;
            }
            self.each(
                "server-to-hub",
                servers.clone(),
                std::slice::from_ref(&hub),
                &[("hub", 17472, Tcp)],
                Required,
            );
            self.each("hub-to-server", [hub], &servers, &[("server", 17472, Tcp)], Required);
        }
    }

    pub(super) fn appliance_services(&mut self) {
        let appliances: Vec<String> = self.appliances().into_iter().collect();
        let all = || appliances.clone();
        let (dns, ntp) = (self.all("dns-server"), self.all("ntp-server"));
        let (logs, files) = (self.all("syslog-server"), self.all("file-server"));
        let admins = self.all("admin-workstation");
        self.each("appliance-to-dns", all(), &dns, &[("dns", 53, Tcp), ("dns", 53, Udp)], Required);
        self.each("appliance-to-ntp", all(), &ntp, &[("ntp", 123, Udp)], Required);
        self.each(
            "appliance-to-syslog",
            all(),
            &logs,
            &[("syslog", 514, Udp), ("syslog", 514, Tcp)],
            Optional,
        );
        self.each(
            "snmp-to-appliance",
            self.all("snmp-manager"),
            &appliances,
            &[("snmp", 161, Udp)],
            Optional,
        );
        self.each(
            "admin-to-appliance-ssh",
            admins.clone(),
            &appliances,
            &[("ssh", 22, Tcp)],
            Required,
        );
        self.each("appliance-to-file-server-ssh", all(), &files, &[("ssh", 22, Tcp)], Optional);
        for one in &appliances {
            let others: Vec<String> = all().into_iter().filter(|other| other != one).collect();
            self.each(
                "appliance-to-appliance-ssh",
                [one.clone()],
                &others,
                &[("ssh", 22, Tcp)],
                Required,
            );
        }
        let managed: Vec<String> = all().into_iter().filter(|id| self.is_managed(id)).collect();
        let services = [("idrac", 443, Tcp), ("idrac-console", 5900, Tcp)];
        self.each("admin-to-idrac", admins, &managed, &services, Recommended);
    }

    pub(super) fn extra(&mut self) {
        for extra in &self.document.extra_flows {
            let (source, destination) = (extra.source.as_str(), extra.destination.as_str());
            let somewhere = |end: &str| end == "internet" || self.machine(end).is_some();
            if !somewhere(source) || !somewhere(destination) {
                continue;
            }
            let flow = format!("extra:{}", extra.id);
            if extra.protocol == Esp {
                self.add(&flow, (source, destination), Esp, None, extra.requirement);
            }
            for port in &extra.ports {
                let port = Some(port.number());
                self.add(&flow, (source, destination), extra.protocol, port, extra.requirement);
            }
        }
    }
}

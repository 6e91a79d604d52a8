//! What modules need besides, written down from the vendor's pages: each flow needs a component of
//! a role that stands for the far end.

use port_model::flow::Protocol::{Tcp, Udp};
use port_model::flow::Requirement::Optional;

use super::Oracle;

impl Oracle<'_> {
    pub(super) fn modules(&mut self) {
        self.connect_and_discover();
        self.live_response();
        self.network_quarantine();
        self.screen_sharing();
    }

    pub(super) fn has_module(&self, module: &str) -> bool {
        self.document.settings.modules.iter().any(|id| *id == module)
    }

    /// Whether the document names one of these versions of the platform, or none at all.
    pub(super) fn may_be(&self, versions: &[&str]) -> bool {
        self.document.settings.platform_version.as_deref().is_none_or(|own| versions.contains(&own))
    }

    fn connect_and_discover(&mut self) {
        let module_servers = self.all("module-server");
        if self.has_module("connect") {
            let services = [("smtps", 465, Tcp), ("mail-submission", 587, Tcp)];
            let (flow, mail) = ("connect-to-mail-server", self.all("mail-server"));
            self.each(flow, module_servers.clone(), &mail, &services, Optional);
        }
        if self.has_module("discover") {
            let services = [("scan-http", 80, Tcp), ("scan-https", 443, Tcp)];
            let (flow, targets) = ("discover-centralized-scan", self.all("scan-target"));
            self.each(flow, module_servers, &targets, &services, Optional);
        }
    }

    fn live_response(&mut self) {
        if !self.has_module("incident-response") {
            return;
        }
        for (flow, role, service, port) in [
            ("live-response-ssh", "collection-server", "collection-ssh", 22),
            ("live-response-smb", "collection-share", "collection-smb", 445),
            ("live-response-object-storage", "object-storage", "object-storage", 443),
        ] {
            let (groups, targets) = (self.all("client-group"), self.all(role));
            self.each(flow, groups, &targets, &[(service, port, Tcp)], Optional);
        }
    }

    /// Not from platform 7.5 on.
    fn network_quarantine(&mut self) {
        if !self.has_module("network-quarantine") || !self.may_be(&["7.2", "7.4"]) {
            return;
        }
        for (flow, role, service, port) in [
            ("quarantine-to-cisco-ise", "cisco-ise", "pxgrid", 5222),
            ("quarantine-to-palo-alto", "palo-alto-firewall", "palo-alto-api", 443),
        ] {
            let (module_servers, devices) = (self.all("module-server"), self.all(role));
            self.each(flow, module_servers, &devices, &[(service, port, Tcp)], Optional);
        }
    }

    /// From platform 7.5.5 on.
    fn screen_sharing(&mut self) {
        if !self.has_module("direct-connect") || !self.may_be(&["7.5.5", "7.10"]) {
            return;
        }
        let services = [("screen-sharing", 443, Tcp), ("screen-sharing", 443, Udp)];
        let cloud = self.all("screen-sharing-service");
        for (flow, role) in
            [("client-to-screen-sharing", "client-group"), ("console-to-screen-sharing", "console")]
        {
            self.each(flow, self.all(role), &cloud, &services, Optional);
        }
    }
}

//! What a deployment lacks.

use super::{About, Code, Findings, Severity};
use crate::derive::pairs_of;
use crate::document::ZoneKind;
use crate::names::Id;

pub(super) fn find(findings: &mut Findings<'_>) {
    for (role, code) in
        [(Id::TANIUM_SERVER, Code::NoTaniumServer), (Id::MODULE_SERVER, Code::NoModuleServer)]
    {
        if findings.of_role(&role).is_empty() {
            findings.add(Severity::Error, code, &[]);
        }
    }
    if findings.is_windows() && findings.of_role(&Id::DATABASE_SERVER).is_empty() {
        findings.add(Severity::Error, Code::NoDatabase, &[]);
    }
    hubs(findings);
    clients(findings);
    servers_not_clustered(findings);
    modules(findings);
}

fn hubs(findings: &mut Findings<'_>) {
    let pairs = pairs_of(findings.deployment, "hub-to-zone-server");
    for zone_server in findings.of_role(&Id::ZONE_SERVER) {
        if !pairs.iter().any(|(_, destination)| *destination == zone_server) {
            findings.add(Severity::Error, Code::ZoneServerWithoutHub, &[zone_server]);
        }
    }
    for hub in findings.of_role(&Id::ZONE_SERVER_HUB) {
        if !pairs.iter().any(|(source, _)| *source == hub) {
            findings.add(Severity::Error, Code::HubWithoutZoneServer, &[hub]);
        }
    }
}

/// Groups of endpoints that register with nothing.
fn clients(findings: &mut Findings<'_>) {
    let mut registered: Vec<usize> = ["client-to-server", "client-to-zone-server"]
        .iter()
        .flat_map(|rule| pairs_of(findings.deployment, rule))
        .map(|(source, _)| source)
        .collect();
    registered.sort_unstable();
    let no_zone_server = findings.of_role(&Id::ZONE_SERVER).is_empty();
    for group in findings.of_role(&Id::CLIENT_GROUP) {
        if registered.binary_search(&group).is_ok() {
            continue;
        }
        let outside = findings.deployment.zone_kind(group) == Some(ZoneKind::Internet);
        if outside && no_zone_server {
            findings.add(Severity::Error, Code::InternetClientsWithoutZoneServer, &[group]);
        } else {
            findings.add(Severity::Error, Code::UnreachableClients, &[group]);
        }
    }
}

fn servers_not_clustered(findings: &mut Findings<'_>) {
    let mut alone = findings.of_role(&Id::TANIUM_SERVER);
    alone.retain(|at| findings.component(*at).is_some_and(|server| server.cluster.is_none()));
    if alone.len() > 1 {
        findings.add(Severity::Warning, Code::ServersNotClustered, &alone);
    }
}

fn modules(findings: &mut Findings<'_>) {
    use crate::catalogue::ModulePorts;
    let servers = findings.of_role(&Id::MODULE_SERVER);
    let deployment = findings.deployment;
    for module in &deployment.document().settings.modules {
        let Some(module) = deployment.catalogue().module(module) else { continue };
        let version = deployment.document().settings.platform_version.as_deref();
        if !module.versions.as_ref().is_none_or(|versions| versions.include(version)) {
            let code = Code::ModuleNotSupported;
            let found = findings.add_with(Severity::Warning, code, &servers, |message| {
                let message = message.with("version", version.unwrap_or_default());
                message.with("module", &module.name).with("guide", &module.guide)
            });
            found.about = Some(About::Module(module.id.clone()));
        }
        if module.ports == ModulePorts::Unknown {
            let code = Code::ModulePortsUnknown;
            let found = findings.add_with(Severity::Warning, code, &servers, |message| {
                message.with("module", &module.name).with("guide", &module.guide)
            });
            found.about = Some(About::Module(module.id.clone()));
        }
    }
}

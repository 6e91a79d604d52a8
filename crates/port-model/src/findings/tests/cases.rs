//! The documents: for each code one that has it, and one that is as close to it as can be without. Here, what is
//! missing and what stands where; the rest is in `details`.

use super::{Case, Draft, details};
use crate::findings::Code;

/// A sound Windows deployment with one of everything; nothing is found but advice on its Zone Server.
pub(super) const WINDOWS: &str = "
- { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1] }
- { id: ms, role: module-server, zone: core, addresses: [10.0.0.2] }
- { id: db, role: database-server, zone: core, addresses: [10.0.0.3] }
- { id: hub, role: zone-server-hub, host: ts }
- { id: zs, role: zone-server, zone: dmz, addresses: [192.0.2.1], ports: { zone-server-hub: 17473 } }
- { id: lan, role: client-group, zone: core, addresses: [10.1.0.0/24] }
- { id: out, role: client-group, zone: internet }
";

pub(super) const APPLIANCE: &str = "
- { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1], management_address: 10.9.0.1 }
- { id: ms, role: module-server, zone: core, addresses: [10.0.0.2], management_address: 10.9.0.2 }
- { id: lan, role: client-group, zone: core, addresses: [10.1.0.0/24] }
";

pub(super) fn all() -> Vec<Case> {
    let groups = [roles(), zone_servers(), clients(), clusters(), places(), machines()];
    groups.into_iter().flatten().chain(details::all()).collect()
}

pub(super) fn case(code: Code, has: Draft, nearly: Draft) -> Case {
    Case { code, has, nearly }
}

pub(super) fn windows(code: Code, has: &str, nearly: &str) -> Case {
    case(code, Draft::windows(has), Draft::windows(nearly))
}

pub(super) fn appliance(code: Code, has: &str, nearly: &str) -> Case {
    case(code, Draft::appliance(has), Draft::appliance(nearly))
}

fn without(base: &str, id: &str) -> String {
    let kept = base.lines().filter(|line| !line.contains(&format!("id: {id},")));
    kept.collect::<Vec<_>>().join("\n")
}

pub(super) fn changed(base: &str, from: &str, to: &str) -> String {
    assert!(base.contains(from), "{from}");
    base.replace(from, to)
}

pub(super) fn plus(base: &str, line: &str) -> String {
    format!("{base}\n- {line}\n")
}

/// One component alone.
pub(super) fn only(line: &str) -> String {
    plus("", line)
}

/// A role that is missing is there in a place where it is of less use.
fn roles() -> Vec<Case> {
    let no_server = without(&without(WINDOWS, "hub"), "ts");
    let (no_modules, no_database) = (without(WINDOWS, "ms"), without(WINDOWS, "db"));
    vec![
        windows(
            Code::NoTaniumServer,
            &no_server,
            &plus(&no_server, "{ id: ts, role: tanium-server, zone: dmz }"),
        ),
        windows(
            Code::NoModuleServer,
            &no_modules,
            &plus(&no_modules, "{ id: ms, role: module-server, host: ts }"),
        ),
        windows(
            Code::NoDatabase,
            &no_database,
            &plus(&no_database, "{ id: db, role: database-server, host: ms }"),
        ),
        case(Code::NoDatabase, Draft::windows(&no_database), Draft::appliance(&no_database)),
        case(
            Code::DatabaseOnAppliance,
            Draft::appliance(&plus(APPLIANCE, "{ id: db, role: database-server, zone: core }")),
            Draft::appliance(&plus(APPLIANCE, "{ id: db, role: custom, zone: core }")),
        ),
        case(Code::DatabaseOnAppliance, Draft::appliance(WINDOWS), Draft::windows(WINDOWS)),
    ]
}

fn zone_servers() -> Vec<Case> {
    let no_hub = without(WINDOWS, "hub");
    let elsewhere = plus(&no_hub, "{ id: hub, role: zone-server-hub, zone: core }");
    let two = plus(WINDOWS, "{ id: zs2, role: zone-server, zone: dmz, addresses: [192.0.2.2] }");
    let chooses = |base: &str, whom: &str| {
        let hub = format!("zone-server-hub, host: ts, connects_to: [{whom}]");
        changed(base, "zone-server-hub, host: ts", &hub)
    };
    let no_zone_server = without(WINDOWS, "zs");
    let misplaced = plus(&no_zone_server, "{ id: zs, role: zone-server, zone: core }");
    vec![
        windows(Code::ZoneServerWithoutHub, &no_hub, &elsewhere),
        windows(Code::ZoneServerWithoutHub, &chooses(&two, "zs2"), &chooses(&two, "zs, zs2")),
        windows(Code::HubWithoutZoneServer, &no_zone_server, &misplaced),
        windows(Code::HubWithoutZoneServer, &chooses(WINDOWS, ""), &chooses(WINDOWS, "zs")),
        windows(Code::SingleZoneServer, WINDOWS, &two),
        windows(
            Code::SeparateZoneServerPorts,
            &changed(WINDOWS, "zone-server-hub: 17473", "zone-server-hub: 17472"),
            WINDOWS,
        ),
        windows(
            Code::SeparateZoneServerPorts,
            &changed(WINDOWS, ", ports: { zone-server-hub: 17473 }", ""),
            &changed(WINDOWS, "zone-server-hub: 17473", "zone-server-client: 17473"),
        ),
    ]
}

fn clients() -> Vec<Case> {
    let inside = |whom: &str| {
        let group = format!("addresses: [10.1.0.0/24], connects_to: [{whom}]");
        changed(WINDOWS, "addresses: [10.1.0.0/24]", &group)
    };
    let outside = |zone: &str, whom: &str| {
        let group = format!("zone: {zone}, connects_to: [{whom}] }}");
        changed(WINDOWS, "zone: internet }", &group)
    };
    let no_zone_server = without(WINDOWS, "zs");
    vec![
        windows(Code::UnreachableClients, &inside(""), &inside("ts")),
        windows(
            Code::UnreachableClients,
            &changed(&no_zone_server, "zone: internet }", "zone: dmz }"),
            &changed(&no_zone_server, "zone: internet }", "zone: core }"),
        ),
        windows(
            Code::InternetClientsWithoutZoneServer,
            &no_zone_server,
            &changed(&no_zone_server, "zone: internet }", "zone: dmz }"),
        ),
        windows(
            Code::InternetClientsWithoutZoneServer,
            &no_zone_server,
            &changed(&no_zone_server, "zone: internet }", "zone: internet, connects_to: [ts] }"),
        ),
        windows(Code::InternetClientsToServer, &outside("internet", "ts"), &outside("dmz", "ts")),
        windows(
            Code::InternetClientsToServer,
            &outside("internet", "zs, ts"),
            &outside("internet", "zs"),
        ),
    ]
}

fn clusters() -> Vec<Case> {
    let member = |id: &str, zone: &str| {
        format!("{{ id: {id}, role: tanium-server, zone: {zone}, cluster: a }}")
    };
    let alone = "{ id: x, role: tanium-server, zone: core }";
    let one = only(&member("a1", "core"));
    let two = plus(&one, &member("a2", "core"));
    let three = plus(&two, &member("a3", "core"));
    vec![
        windows(Code::ClusterOfOne, &plus(&one, alone), &two),
        windows(
            Code::ClusterTooLarge,
            &three,
            &changed(
                &three,
                "a3, role: tanium-server, zone: core, cluster: a",
                "a3, role: tanium-server, zone: core, cluster: b",
            ),
        ),
        windows(Code::ClusterAcrossZones, &plus(&one, &member("a2", "dmz")), &two),
        windows(
            Code::ServersNotClustered,
            &plus(&only(alone), "{ id: y, role: tanium-server, zone: core }"),
            &plus(&one, alone),
        ),
    ]
}

fn places() -> Vec<Case> {
    let place = |role: &str, zone: &str| only(&format!("{{ id: x, role: {role}, zone: {zone} }}"));
    let belongs = [
        ("tanium-server", Code::ServerOutsideCore, "dmz", "core"),
        ("module-server", Code::ServerOutsideCore, "dmz", "core"),
        ("database-server", Code::ServerOutsideCore, "internet", "core"),
        ("zone-server", Code::ZoneServerOutsideDmz, "core", "dmz"),
        ("zone-server-hub", Code::HubOutsideCore, "dmz", "core"),
    ];
    let placed = belongs
        .map(|(role, code, wrong, right)| windows(code, &place(role, wrong), &place(role, right)));
    let hosts = |last: &str| {
        let chain =
            plus(&only("{ id: a, role: custom, host: b }"), "{ id: b, role: custom, host: c }");
        plus(&chain, &format!("{{ id: c, role: custom, {last} }}"))
    };
    let cycles = [
        windows(Code::HostCycle, &hosts("host: a"), &hosts("zone: core")),
        windows(Code::HostCycle, &hosts("host: c"), &hosts("zone: core")),
    ];
    placed.into_iter().chain(cycles).collect()
}

fn machines() -> Vec<Case> {
    let modules = |host: &str| {
        changed(
            WINDOWS,
            "module-server, zone: core, addresses: [10.0.0.2]",
            &format!("module-server, host: {host}"),
        )
    };
    let database = |base: &str, host: &str| {
        changed(
            base,
            "database-server, zone: core, addresses: [10.0.0.3]",
            &format!("database-server, host: {host}"),
        )
    };
    let two = |rest: &str| {
        plus(
            &only("{ id: ts, role: tanium-server, zone: core }"),
            &format!("{{ id: ms, role: module-server, {rest} }}"),
        )
    };
    let hub =
        |place: &str| plus(APPLIANCE, &format!("{{ id: hub, role: zone-server-hub, {place} }}"));
    vec![
        windows(Code::SharedHost, &modules("ts"), &modules("db")),
        windows(Code::SharedHost, &database(WINDOWS, "ts"), &database(WINDOWS, "ms")),
        windows(Code::AllInOne, &database(&modules("ts"), "ts"), &modules("ts")),
        appliance(Code::AllInOne, &two("host: ts"), &two("zone: core")),
        case(Code::AllInOne, Draft::appliance(&two("host: ts")), Draft::windows(&two("host: ts"))),
        appliance(Code::ApplianceHubElsewhere, &hub("zone: core"), &hub("host: ts")),
        case(
            Code::ApplianceHubElsewhere,
            Draft::appliance(&hub("host: ms")),
            Draft::windows(&hub("host: ms")),
        ),
    ]
}

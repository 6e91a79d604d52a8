//! The documents on listeners, addresses, networks, advice and modules.

use super::cases::{APPLIANCE, WINDOWS, appliance, case, changed, only, plus, windows};
use super::{Case, Draft};
use crate::findings::Code;

pub(super) fn all() -> Vec<Case> {
    let groups = [collisions(), addresses(), networks(), advice(), peering(), modules()];
    groups.into_iter().flatten().collect()
}

fn collisions() -> Vec<Case> {
    let server =
        |rest: &str| only(&format!("{{ id: ts, role: tanium-server, zone: core, {rest} }}"));
    let second =
        |role: &str, rest: &str| plus(WINDOWS, &format!("{{ id: x, role: {role}, {rest} }}"));
    let numbered =
        |role: &str| second(role, "zone: core, addresses: [10.2.0.0/24], ports: { console: 444 }");
    let ike = |rest: &str| server(&format!("ports: {{ ike: 161 }}{rest}"));
    vec![
        windows(
            Code::ListenersCollide,
            &server("ports: { console: 17472 }"),
            &server("ports: { console: 17473 }"),
        ),
        windows(
            Code::ListenersCollide,
            &second("zone-server", "host: zs"),
            &second(
                "zone-server",
                "host: zs, ports: { zone-server-client: 1, zone-server-hub: 2 }",
            ),
        ),
        windows(
            Code::ListenersCollide,
            &second("zone-server-hub", "host: ts"),
            &second("zone-server-hub", "host: ts, ports: { hub: 17479 }"),
        ),
        appliance(
            Code::ListenersCollide,
            &server("ports: { ssh: 443 }"),
            &server("ports: { ssh: 444 }"),
        ),
        // IKE is there only in a cluster, and only on an appliance.
        appliance(Code::ListenersCollide, &ike(", cluster: a"), &ike("")),
        case(
            Code::ListenersCollide,
            Draft::appliance(&ike(", cluster: a")),
            Draft::windows(&ike(", cluster: a")),
        ),
        windows(Code::PortNotUsed, &numbered("console"), &numbered("tanium-server")),
    ]
}

fn addresses() -> Vec<Case> {
    let at = |id: &str, role: &str, address: &str| {
        format!("{{ id: {id}, role: {role}, zone: core, addresses: [{address}] }}")
    };
    let both =
        |address: &str| plus(&only(&at("a", "custom", address)), &at("b", "custom", address));
    let outside = |role: &str| only(&format!("{{ id: x, role: {role}, zone: internet }}"));
    let managed = |address: &str| {
        changed(
            APPLIANCE,
            "management_address: 10.9.0.2",
            &format!("management_address: {address}"),
        )
    };
    let in_network = |address: &str| {
        Draft::windows(&format!(
            "- {{ id: x, role: custom, network: net, addresses: [{address}] }}"
        ))
        .with("networks: [{ id: net, zone: core, cidrs: [10.1.0.0/24] }]")
    };
    vec![
        // Endpoints outside can be anywhere.
        windows(Code::NoAddress, &outside("console"), &outside("client-group")),
        windows(
            Code::NoAddress,
            &plus(WINDOWS, "{ id: x, role: custom, zone: core }"),
            &plus(WINDOWS, "{ id: x, role: custom, host: ts }"),
        ),
        windows(Code::AddressTwice, &both("10.0.0.1"), &both("10.0.0.0/24")),
        appliance(Code::AddressTwice, &managed("10.9.0.1"), &managed("10.9.0.3")),
        case(Code::AddressOutsideNetwork, in_network("10.1.1.0"), in_network("10.1.0.255")),
        case(Code::AddressOutsideNetwork, in_network("10.1.0.0/23"), in_network("x.example.com")),
    ]
}

fn networks() -> Vec<Case> {
    let beside = |cidr: &str| {
        let networks = format!(
            "networks: [{{ id: a, zone: core, cidrs: [10.0.0.0/16] }}, {{ id: b, zone: core, cidrs: [{cidr}] }}]"
        );
        Draft::windows("- { id: x, role: custom, zone: core, addresses: [10.9.9.9] }")
            .with(&networks)
    };
    vec![
        case(Code::NetworksOverlap, beside("10.0.255.0/24"), beside("10.1.0.0/24")),
        case(Code::NetworksOverlap, beside("0.0.0.0/0"), beside("\"::/0\"")),
    ]
}

fn advice() -> Vec<Case> {
    let hub = |host: &str| plus(APPLIANCE, &format!("{{ id: x, role: zone-server{host} }}"));
    let console = |range: &str| {
        only(&format!("{{ id: c, role: console, zone: core, addresses: ['{range}'] }}"))
    };
    vec![
        appliance(
            Code::ManagementAddressMissing,
            &changed(APPLIANCE, ", management_address: 10.9.0.2", ""),
            APPLIANCE,
        ),
        appliance(Code::ManagementAddressMissing, &hub(", zone: dmz"), &hub(", host: ts")),
        windows(Code::RestrictConsoleSource, &console("10.0.0.0/23"), &console("10.0.0.0/24")),
        windows(Code::RestrictConsoleSource, &console("2001:db8::/63"), &console("2001:db8::/64")),
    ]
}

fn peering() -> Vec<Case> {
    let group = |rest: &str| only(&format!("{{ id: g, role: client-group, {rest} }}"));
    let inside =
        |ranges: &str, rest: &str| group(&format!("zone: core, addresses: [{ranges}]{rest}"));
    let two = "10.1.0.0/24, 10.2.0.0/24";
    let lan = "10.1.0.0/24, '2001:db8::/64'";
    vec![
        windows(Code::PeeringAcrossWan, &inside(two, ""), &inside(lan, "")),
        windows(Code::PeeringAcrossWan, &inside(two, ""), &inside(two, ", peering: false")),
        windows(
            Code::PeeringAcrossWan,
            &group("zone: internet, peering: true"),
            &group("zone: internet"),
        ),
    ]
}

fn modules() -> Vec<Case> {
    let module = |id: &str| Draft::windows(WINDOWS).with(&format!("modules: [{id}]"));
    let quarantine = |version: &str| {
        let settings = format!("modules: [network-quarantine]\n{version}");
        Draft::windows(WINDOWS).with(&settings)
    };
    vec![
        case(Code::ModulePortsUnknown, module("deploy"), module("comply")),
        case(Code::ModulePortsUnknown, module("discover"), module("direct-connect")),
        case(
            Code::ModuleNotSupported,
            quarantine("platform_version: '7.5'"),
            quarantine("platform_version: '7.4'"),
        ),
        case(Code::ModuleNotSupported, quarantine("platform_version: '7.5'"), quarantine("")),
    ]
}

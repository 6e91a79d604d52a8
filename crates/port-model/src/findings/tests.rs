//! Each code has a document that has it and one that nearly does.

use super::*;
use crate::Format;

/// The codes of a document given by its settings and its components.
fn codes(platform: &str, components: &str) -> Vec<&'static str> {
    with("", platform, components)
}

fn with(settings: &str, platform: &str, components: &str) -> Vec<&'static str> {
    let text = format!(
        "portolan: 1\nname: Test\nplatform: {platform}\n{settings}\ncomponents:\n{components}"
    );
    let deployment =
        Deployment::read(&text, Format::Yaml).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
    deployment.findings().iter().map(|finding| finding.code).collect()
}

/// A sound Windows deployment with one of everything; nothing is found but advice on its Zone Server.
const WINDOWS: &str = "
- { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1] }
- { id: ms, role: module-server, zone: core, addresses: [10.0.0.2] }
- { id: db, role: database-server, zone: core, addresses: [10.0.0.3] }
- { id: hub, role: zone-server-hub, host: ts }
- { id: zs, role: zone-server, zone: dmz, addresses: [192.0.2.1], ports: { zone-server-hub: 17473 } }
- { id: lan, role: client-group, zone: core, addresses: [10.1.0.0/24] }
- { id: out, role: client-group, zone: internet }
";

const APPLIANCE: &str = "
- { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1], management_address: 10.9.0.1 }
- { id: ms, role: module-server, zone: core, addresses: [10.0.0.2], management_address: 10.9.0.2 }
- { id: lan, role: client-group, zone: core, addresses: [10.1.0.0/24] }
";

#[test]
fn sound_deployments_give_no_false_alarm() {
    assert_eq!(codes("windows", WINDOWS), ["single-zone-server"]);
    assert_eq!(codes("appliance", APPLIANCE), Vec::<&str>::new());
}

/// Checks that a change of a sound document brings a code, and another, similar one doesn't.
fn finds(code: &str, platform: &str, has: &str, nearly: &str) {
    assert!(
        codes(platform, has).contains(&code),
        "{code} is not found in {has}: {:?}",
        codes(platform, has)
    );
    assert!(!codes(platform, nearly).contains(&code), "{code} is found in {nearly}");
}

fn without(base: &str, id: &str) -> String {
    let kept = base.lines().filter(|line| !line.contains(&format!("id: {id},")));
    kept.collect::<Vec<_>>().join("\n")
}

fn changed(base: &str, from: &str, to: &str) -> String {
    assert!(base.contains(from), "{from}");
    base.replace(from, to)
}

fn plus(base: &str, line: &str) -> String {
    format!("{base}\n- {line}\n")
}

#[test]
fn missing_roles() {
    finds("no-tanium-server", "windows", &without(&without(WINDOWS, "hub"), "ts"), WINDOWS);
    finds("no-module-server", "windows", &without(WINDOWS, "ms"), WINDOWS);
    finds("no-database", "windows", &without(WINDOWS, "db"), WINDOWS);
    assert!(!codes("appliance", APPLIANCE).contains(&"no-database"));
    finds("zone-server-without-hub", "windows", &without(WINDOWS, "hub"), WINDOWS);
    let two = plus(WINDOWS, "{ id: zs2, role: zone-server, zone: dmz, addresses: [192.0.2.2] }");
    let only_one =
        changed(&two, "zone-server-hub, host: ts", "zone-server-hub, host: ts, connects_to: [zs2]");
    finds("zone-server-without-hub", "windows", &only_one, &two);
    finds("hub-without-zone-server", "windows", &without(WINDOWS, "zs"), WINDOWS);
    finds("internet-clients-without-zone-server", "windows", &without(WINDOWS, "zs"), WINDOWS);
    let silent = changed(
        WINDOWS,
        "zone: core, addresses: [10.1.0.0/24]",
        "zone: core, addresses: [10.1.0.0/24], connects_to: []",
    );
    finds("unreachable-clients", "windows", &silent, WINDOWS);
    let second = "{ id: ts2, role: tanium-server, zone: core, addresses: [10.0.0.4] }";
    let clustered =
        changed(WINDOWS, "addresses: [10.0.0.1] }", "addresses: [10.0.0.1], cluster: a }");
    let peer = "{ id: ts2, role: tanium-server, zone: core, addresses: [10.0.0.4], cluster: a }";
    finds("servers-not-clustered", "windows", &plus(WINDOWS, second), &plus(&clustered, peer));
}

#[test]
fn clusters() {
    let member = |id: &str, zone: &str| {
        format!("{{ id: {id}, role: tanium-server, zone: {zone}, cluster: a }}")
    };
    let one = plus("", &member("a1", "core"));
    let two = plus(&one, &member("a2", "core"));
    finds("cluster-of-one", "windows", &one, &two);
    finds("cluster-too-large", "windows", &plus(&two, &member("a3", "core")), &two);
    finds("cluster-across-zones", "windows", &plus(&one, &member("a2", "dmz")), &two);
}

#[test]
fn places() {
    for role in ["tanium-server", "module-server", "database-server"] {
        let at = |zone: &str| plus("", &format!("{{ id: x, role: {role}, zone: {zone} }}"));
        finds("server-outside-core", "windows", &at("dmz"), &at("core"));
    }
    let zone_server =
        |zone: &str| plus("", &format!("{{ id: x, role: zone-server, zone: {zone} }}"));
    finds("zone-server-outside-dmz", "windows", &zone_server("core"), &zone_server("dmz"));
    let hub = |zone: &str| plus("", &format!("{{ id: x, role: zone-server-hub, zone: {zone} }}"));
    finds("hub-outside-core", "windows", &hub("dmz"), &hub("core"));
    let direct = changed(WINDOWS, "zone: internet }", "zone: internet, connects_to: [ts] }");
    finds("internet-clients-to-server", "windows", &direct, WINDOWS);
    let circle =
        plus(&plus("", "{ id: a, role: custom, host: b }"), "{ id: b, role: custom, host: a }");
    finds("host-cycle", "windows", &circle, WINDOWS);
    let itself = plus("", "{ id: a, role: custom, host: a }");
    finds("host-cycle", "windows", &itself, WINDOWS);
}

#[test]
fn machines() {
    let beside = changed(
        WINDOWS,
        "module-server, zone: core, addresses: [10.0.0.2]",
        "module-server, host: ts",
    );
    finds("shared-host", "windows", &beside, WINDOWS);
    let all = changed(
        &beside,
        "database-server, zone: core, addresses: [10.0.0.3]",
        "database-server, host: ts",
    );
    finds("all-in-one", "windows", &all, &beside);
    assert!(!codes("windows", &all).contains(&"shared-host"), "all-in-one says it already");
    let appliance = "
- { id: ts, role: tanium-server, zone: core }
- { id: ms, role: module-server, host: ts }
";
    finds("all-in-one", "appliance", appliance, APPLIANCE);
    let hub = plus(APPLIANCE, "{ id: hub, role: zone-server-hub, zone: core }");
    finds(
        "appliance-hub-elsewhere",
        "appliance",
        &hub,
        &plus(APPLIANCE, "{ id: hub, role: zone-server-hub, host: ts }"),
    );
    finds(
        "database-on-appliance",
        "appliance",
        &plus(APPLIANCE, "{ id: db, role: database-server, zone: core }"),
        APPLIANCE,
    );
}

#[test]
fn listeners() {
    let console = |port: u16| {
        plus(
            "",
            &format!("{{ id: ts, role: tanium-server, zone: core, ports: {{ console: {port} }} }}"),
        )
    };
    finds("listeners-collide", "windows", &console(17472), &console(444));
    let two = plus(WINDOWS, "{ id: zs2, role: zone-server, host: zs }");
    let apart = plus(
        WINDOWS,
        "{ id: zs2, role: zone-server, host: zs, ports: { zone-server-client: 1, zone-server-hub: 2 } }",
    );
    finds("listeners-collide", "windows", &two, &apart);
    let hub = |ports: &str| {
        plus(WINDOWS, &format!("{{ id: hub2, role: zone-server-hub, host: ts{ports} }}"))
    };
    finds("listeners-collide", "windows", &hub(""), &hub(", ports: { hub: 17479 }"));
    let module = |port: u16| {
        plus(
            "",
            &format!("{{ id: ts, role: tanium-server, zone: core, ports: {{ ike: {port} }} }}"),
        )
    };
    assert!(
        !codes("windows", &module(161)).contains(&"listeners-collide"),
        "there is no IKE on Windows"
    );
    let ssh = plus("", "{ id: ts, role: tanium-server, zone: core, ports: { ssh: 443 } }");
    finds("listeners-collide", "appliance", &ssh, APPLIANCE);
    let mine = plus(
        WINDOWS,
        "{ id: c, role: console, zone: core, addresses: [10.2.0.0/24], ports: { console: 444 } }",
    );
    finds("port-not-used", "windows", &mine, WINDOWS);
}

#[test]
fn addresses() {
    let missing = changed(
        WINDOWS,
        "module-server, zone: core, addresses: [10.0.0.2]",
        "module-server, zone: core",
    );
    finds("no-address", "windows", &missing, WINDOWS);
    let twice = changed(WINDOWS, "[10.0.0.2]", "[10.0.0.1]");
    finds("address-twice", "windows", &twice, WINDOWS);
    let subnet = plus(WINDOWS, "{ id: c, role: console, zone: core, addresses: [10.1.0.0/24] }");
    finds("address-twice", "windows", &twice, &subnet);
    let network = |cidr: &str| {
        let settings = format!("networks: [{{ id: net, zone: core, cidrs: [{cidr}] }}]");
        with(&settings, "windows", "- { id: x, role: custom, network: net, addresses: [10.0.0.1] }")
    };
    assert!(network("10.1.0.0/24").contains(&"address-outside-network"));
    assert!(!network("10.0.0.0/24").contains(&"address-outside-network"));
    let overlap = |cidr: &str| {
        let networks = format!(
            "networks: [{{ id: a, zone: core, cidrs: [10.0.0.0/16] }}, {{ id: b, zone: core, cidrs: [{cidr}] }}]"
        );
        with(&networks, "windows", "- { id: x, role: custom, zone: core, addresses: [10.9.9.9] }")
    };
    assert!(overlap("10.0.5.0/24").contains(&"networks-overlap"));
    let nested = "networks: [{ id: a, zone: core, cidrs: [10.0.0.0/8] }, { id: b, zone: core, cidrs: [10.0.0.0/16] }, { id: c, zone: core, cidrs: [10.0.0.0/24] }]";
    let nested =
        with(nested, "windows", "- { id: x, role: custom, zone: core, addresses: [10.9.9.9] }");
    assert_eq!(nested.iter().filter(|code| **code == "networks-overlap").count(), 3);
    assert!(!overlap("10.1.0.0/24").contains(&"networks-overlap"));
    assert!(!overlap("\"::/0\"").contains(&"networks-overlap"), "IPv6 does not overlap IPv4");
}

#[test]
fn advice() {
    let same = changed(WINDOWS, ", ports: { zone-server-hub: 17473 }", "");
    finds("separate-zone-server-ports", "windows", &same, WINDOWS);
    let second = plus(WINDOWS, "{ id: zs2, role: zone-server, zone: dmz }");
    finds("single-zone-server", "windows", WINDOWS, &second);
    let bare = changed(APPLIANCE, ", management_address: 10.9.0.2", "");
    finds("management-address-missing", "appliance", &bare, APPLIANCE);
    let console = |cidr: &str| {
        plus("", &format!("{{ id: c, role: console, zone: core, addresses: ['{cidr}'] }}"))
    };
    finds("restrict-console-source", "windows", &console("10.0.0.0/16"), &console("10.0.0.0/24"));
    finds(
        "restrict-console-source",
        "windows",
        &console("2001:db8::/48"),
        &console("2001:db8::/64"),
    );
    let group = |rest: &str| plus("", &format!("{{ id: g, role: client-group, {rest} }}"));
    let (wide, lan) = (
        "zone: core, addresses: [10.1.0.0/24, 10.2.0.0/24]",
        "zone: core, addresses: [10.1.0.0/24]",
    );
    finds("peering-across-wan", "windows", &group(wide), &group(lan));
    finds(
        "peering-across-wan",
        "windows",
        &group("zone: internet, peering: true"),
        &group("zone: internet"),
    );
}

#[test]
fn modules() {
    let module = |id: &str| with(&format!("modules: [{id}]"), "windows", WINDOWS.trim_start());
    assert!(module("deploy").contains(&"module-ports-unknown"));
    assert!(!module("comply").contains(&"module-ports-unknown"));
    assert!(!module("direct-connect").contains(&"module-ports-unknown"));
    let quarantine = |version: &str| {
        let settings = format!("modules: [network-quarantine]\nplatform_version: '{version}'");
        with(&settings, "windows", WINDOWS.trim_start())
    };
    assert!(quarantine("7.5").contains(&"module-not-supported"));
    assert!(!quarantine("7.4").contains(&"module-not-supported"));
    assert!(!module("network-quarantine").contains(&"module-not-supported"));
}

#[test]
fn every_code_is_tested_above_and_has_its_sentences() {
    let tests = include_str!("tests.rs");
    let english = include_str!("../../locales/en/findings.ftl");
    let codes = english.lines().filter_map(|line| line.strip_prefix("finding-")?.split(' ').next());
    for code in codes {
        assert!(tests.contains(&format!("\"{code}\"")), "{code} has no test");
        assert!(english.contains(&format!("\nremedy-{code} = ")), "{code} has no remedy");
    }
}

#[test]
fn sentences_name_the_components() {
    let text = format!(
        "portolan: 1\nname: Test\nplatform: windows\ncomponents:{}",
        changed(WINDOWS, "[10.0.0.2]", "[10.0.0.1]")
    );
    let deployment = Deployment::read(&text, Format::Yaml).expect("sound");
    let row = deployment.findings()[0].row(Lang::En);
    assert_eq!(
        row.message,
        "Tanium Server (ts), Module Server (ms) have the same address 10.0.0.1, but are different machines."
    );
    assert_eq!(row.remedy, "Correct one of them, or say that they share a machine by 'host'.");
    assert_eq!(deployment.findings()[0].row(Lang::De).severity, Severity::Warning);
}

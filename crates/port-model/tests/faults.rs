//! Every kind of fault: a document that causes it, what the reader says, and where.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use port_model::{
    Deployment, FaultKind, Faults, Format, Lang, MAX_BYTES, MAX_COMPONENTS, MAX_NETWORKS,
};

/// Faults of a part: the key, and what stands below a sound head.
const PARTS: [(&str, &str); 38] = [
    ("fault-wrong-type", "internet_access: maybe"),
    ("fault-unknown-key", "moduls: []"),
    ("fault-key-twice", "modules: []\nmodules: []"),
    ("fault-missing-key", "components: [{ id: ts, zone: core }]"),
    ("fault-bad-id", "zones: [{ id: The Core, kind: core }]"),
    ("fault-control-character", "zones: [{ id: core, kind: core, name: \"Co\\u0007re\" }]"),
    ("fault-empty-text", "zones: [{ id: core, kind: core, name: ' ' }]"),
    ("fault-bad-port", "ports: { server: 70000 }"),
    ("fault-bad-count", "components: [{ id: lan, role: client-group, zone: core, count: -4 }]"),
    ("fault-bad-version", "platform_version: 7.4"),
    (
        "fault-bad-address",
        "components: [{ id: ts, role: tanium-server, zone: core, addresses: [10.0.0.256] }]",
    ),
    (
        "fault-zone-identifier",
        "components: [{ id: ts, role: tanium-server, zone: core, addresses: ['fe80::1%eth0'] }]",
    ),
    (
        "fault-mixed-range",
        "components: [{ id: ts, role: tanium-server, zone: core, addresses: ['10.0.0.1-2001:db8::1'] }]",
    ),
    (
        "fault-backward-range",
        "components: [{ id: ts, role: tanium-server, zone: core, addresses: [10.0.0.9-10.0.0.1] }]",
    ),
    ("fault-bad-network", "networks: [{ id: lan, zone: core, cidrs: [somewhere] }]"),
    ("fault-missing-prefix", "networks: [{ id: lan, zone: core, cidrs: [10.0.0.1] }]"),
    ("fault-host-bits", "networks: [{ id: lan, zone: core, cidrs: [10.0.0.1/24] }]"),
    (
        "fault-not-one-machine",
        "components: [{ id: ts, role: tanium-server, zone: core, management_address: 10.0.0.0/24 }]",
    ),
    ("fault-unknown-word", "components: [{ id: ts, role: tanium-sever, zone: core }]"),
    ("fault-unknown-module", "modules: [conect]"),
    ("fault-unknown-service", "ports: { sever: 17472 }"),
    ("fault-service-without-port", "ports: { esp: 50 }"),
    ("fault-twice", "modules: [connect, connect]"),
    (
        "fault-id-twice",
        "components:\n  - { id: ts, role: custom, zone: core }\n  - { id: ts, role: custom, zone: core }",
    ),
    ("fault-reserved-id", "components: [{ id: internet, role: custom, zone: core }]"),
    ("fault-unknown-zone", "components: [{ id: ts, role: custom, zone: kore }]"),
    (
        "fault-unknown-network",
        "networks: [{ id: lan, zone: core }]\ncomponents: [{ id: ts, role: custom, network: lam }]",
    ),
    ("fault-unknown-component", "components: [{ id: ts, role: custom, host: mars }]"),
    (
        "fault-wrong-role",
        "components:\n  - { id: hub, role: zone-server-hub, zone: core, connects_to: [ts] }\n  - { id: ts, role: tanium-server, zone: core }",
    ),
    (
        "fault-key-not-for-role",
        "components: [{ id: me, role: console, zone: core, cluster: pair }]",
    ),
    ("fault-no-place", "components: [{ id: ts, role: tanium-server }]"),
    (
        "fault-place-disagrees",
        "networks: [{ id: lan, zone: core }]\ncomponents: [{ id: ts, role: custom, network: lan, zone: dmz }]",
    ),
    (
        "fault-host-disagrees",
        "components:\n  - { id: ts, role: custom, zone: core }\n  - { id: ms, role: custom, host: ts, zone: dmz }",
    ),
    ("fault-no-zones", "zones: []"),
    (
        "fault-ports-missing",
        "components: [{ id: ts, role: custom, zone: core }]\nextra_flows: [{ id: x, source: ts, destination: internet, protocol: tcp }]",
    ),
    (
        "fault-ports-not-taken",
        "components: [{ id: ts, role: custom, zone: core }]\nextra_flows: [{ id: x, source: ts, destination: internet, protocol: esp, ports: [50] }]",
    ),
    (
        "fault-outside-only",
        "extra_flows: [{ id: x, source: internet, destination: internet, protocol: tcp, ports: [80] }]",
    ),
    ("fault-text-too-long", "description: LONG"),
];

/// Faults of a text as a whole.
const TEXTS: [(&str, &str); 13] = [
    ("fault-empty", "# nothing yet\n"),
    ("fault-key-not-text", "? [a]\n: 1\n"),
    ("fault-not-yaml", "portolan: 1\nname: [Lab\n"),
    ("fault-not-json", "{ \"portolan\": 1,\n  \"name\" \"Lab\" }"),
    ("fault-several-documents", "portolan: 1\n---\nportolan: 1\n"),
    ("fault-tag", "portolan: 1\nname: !include name.txt\n"),
    ("fault-unknown-alias", "portolan: 1\nmodules: &all [*all]\n"),
    ("fault-wrong-format", "portolan: 2\nname: Lab\nplatform: windows\n"),
    ("fault-too-deep", "[[[["),
    ("fault-not-svg", "<html><body/></html>"),
    ("fault-broken-svg", "<svg>\n<path d=\"M0 0"),
    ("fault-svg-with-doctype", "<!DOCTYPE svg [<!ENTITY a \"aa\">]>\n<svg>&a;</svg>"),
    ("fault-svg-without-document", "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata/></svg>"),
];

struct Case {
    key: &'static str,
    bytes: Vec<u8>,
}

/// A case for every key.
fn cases() -> Vec<Case> {
    let case = |key, text: String| Case { key, bytes: text.into_bytes() };
    let parts = PARTS
        .iter()
        .map(|(key, rest)| case(key, below_head(&rest.replace("LONG", &"x".repeat(4_001)))));
    let texts = TEXTS.iter().map(|(key, text)| match *key {
        // Deep, and closed again, so that nothing else is wrong with it.
        "fault-too-deep" => case(key, format!("a: {}{}", "[".repeat(80), "]".repeat(80))),
        _ => case(key, (*text).to_owned()),
    });
    let made = [
        Case { key: "fault-not-text", bytes: b"name: M\xfcnchen".to_vec() },
        case("fault-too-large", " ".repeat(MAX_BYTES + 1)),
        case("fault-too-many", components(MAX_COMPONENTS + 1)),
        case("fault-too-many-values", aliases()),
        case("fault-too-many-flows", crowd()),
    ];
    parts.chain(texts).chain(made).collect()
}

fn below_head(rest: &str) -> String {
    format!("portolan: 1\nname: Lab\nplatform: windows\n{rest}\n")
}

fn components(count: usize) -> String {
    let mut rest = "components:\n".to_owned();
    for at in 0..count {
        let _ = writeln!(rest, "  - {{ id: c{at}, role: custom, zone: core }}");
    }
    below_head(&rest)
}

fn networks(count: usize) -> String {
    let mut rest = "networks:\n".to_owned();
    for at in 0..count {
        let _ = writeln!(rest, "  - {{ id: n{at}, zone: core }}");
    }
    below_head(&rest)
}

/// Ten levels, each ten times the one before.
fn aliases() -> String {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let _ = writeln!(text, "a{level}: &a{level} [{}]", format!("*a{}, ", level - 1).repeat(10));
    }
    text
}

/// Few enough components, but each group registers with each server.
fn crowd() -> String {
    let mut rest = "components:\n".to_owned();
    for at in 0..600 {
        let _ = writeln!(rest, "  - {{ id: t{at}, role: tanium-server, zone: core }}");
        let _ = writeln!(rest, "  - {{ id: g{at}, role: client-group, zone: core }}");
    }
    below_head(&rest)
}

fn read(bytes: &[u8]) -> Result<Deployment, Faults> {
    Deployment::read_bytes(bytes, Format::Either)
}

/// The faults as the command line shows them.
fn lines(faults: &Faults) -> String {
    let mut lines = String::new();
    for fault in &faults.0 {
        let place = fault
            .position
            .map_or_else(|| "-".to_owned(), |at| format!("{}:{}", at.line, at.column));
        let _ = writeln!(lines, "{place} {}: {}", fault.path, fault.text(Lang::En));
    }
    lines
}

#[test]
fn every_kind_of_fault_is_told_with_its_place() {
    let mut told = String::new();
    for case in cases() {
        let faults = read(&case.bytes).expect_err(case.key);
        let keys: Vec<&str> = faults.0.iter().map(|fault| fault.kind.key()).collect();
        assert_eq!(keys, [case.key], "{faults}");
        let _ = writeln!(told, "{}\n  {}", case.key, lines(&faults).replace(&"x".repeat(50), "x…"));
    }
    insta::assert_snapshot!("every_fault", told);
}

#[test]
fn no_kind_of_fault_is_left_out() {
    let covered: BTreeSet<&str> = cases().iter().map(|case| case.key).collect();
    let known: BTreeSet<&str> = FaultKind::KEYS.iter().copied().collect();
    assert_eq!(covered, known);
}

#[test]
fn ten_faults_are_told_in_one_pass() {
    let text = "\
portolan: 1
name: ''
platform: linux
modules: [conect]
ports: { server: 0 }
networks:
  - { id: lan, zone: kore, cidrs: [10.0.0.1/24] }
components:
  - { id: TS, role: tanium-server, network: lan }
  - { id: db, role: database-server, zone: core, adress: [] }
  - { id: hub, role: zone-server-hub, zone: core, cluster: pair }
  - { id: lab, role: client-group, network: lan, addresses: [10.0.0.300] }
";
    let faults = read(text.as_bytes()).expect_err("ten faults");
    let kinds: BTreeSet<&str> = faults.0.iter().map(|fault| fault.kind.key()).collect();
    assert_eq!(kinds.len(), 10, "{faults}");
    insta::assert_snapshot!("ten_faults", lines(&faults));
}

#[test]
fn what_a_broken_part_names_is_told_as_well() {
    let text = below_head(
        "\
networks:
  - { id: L A N, zone: kore }
components:
  - { id: TS, role: tanium-sever, network: lann, ports: { serve: 1 } }
  - { role: console, zone: cor, connects_to: [tss, hub] }
  - { id: HUB, role: zone-server-hub, host: tss }
  - { id: hub, role: 7, zone: dnz }
extra_flows:
  - { id: x, source: nobody, destination: internet, protocol: icmp }
",
    );
    let faults = read(text.as_bytes()).expect_err("many faults");
    let told: Vec<String> = faults
        .0
        .iter()
        .map(|fault| format!("{}: {}", fault.path, &fault.kind.key()["fault-".len()..]))
        .collect();
    assert_eq!(
        told,
        [
            "networks[0].id: bad-id",
            "networks[0].zone: unknown-zone",
            "components[0].id: bad-id",
            "components[0].role: unknown-word",
            "components[0].network: unknown-network",
            "components[0].ports.serve: unknown-service",
            "components[1].id: missing-key",
            "components[1].zone: unknown-zone",
            "components[1].connects_to[0]: unknown-component",
            "components[2].id: bad-id",
            "components[2].host: unknown-component",
            "components[3].role: wrong-type",
            "components[3].zone: unknown-zone",
            "extra_flows[0].source: unknown-component",
            "extra_flows[0].protocol: unknown-word",
        ]
    );
}

#[test]
fn what_names_a_broken_part_is_not_told_as_well() {
    let text = below_head(
        "components:\n  - { id: ts, role: tanium-server, zone: core, addresses: 7 }\n  - { id: me, role: console, zone: core, connects_to: [ts] }",
    );
    let faults = read(text.as_bytes()).expect_err("one fault");
    assert_eq!(lines(&faults), "5:59 components[0].addresses: expected a list, found a number\n");
}

#[test]
fn documents_up_to_the_limits_are_read() {
    let largest = read(components(MAX_COMPONENTS).as_bytes()).expect("as many as may be");
    assert_eq!(largest.components().len(), MAX_COMPONENTS);
    let widest = read(networks(MAX_NETWORKS).as_bytes()).expect("as many as may be");
    assert_eq!(widest.document().networks.len(), MAX_NETWORKS);
    let mut longest = below_head("#");
    longest.push_str(&" ".repeat(MAX_BYTES - longest.len()));
    assert!(read(longest.as_bytes()).is_ok());
}

#[test]
fn one_more_network_than_may_be_is_refused() {
    let faults = read(networks(MAX_NETWORKS + 1).as_bytes()).expect_err("one too many");
    assert_eq!(lines(&faults), "5:3 networks: has 2001 entries, 2000 are the most\n");
}

#[test]
fn aliases_can_not_make_a_document_larger_than_a_document_may_be() {
    let flows: Vec<String> = (0..1_500)
        .map(|at| format!("- {{ id: f{at}, source: a, destination: internet, protocol: tcp, ports: [1], summary: *s }}"))
        .collect();
    let text = format!(
        "portolan: 1\nname: Lab\nplatform: windows\ndescription: &s {}\ncomponents: [{{ id: a, role: custom, zone: core }}]\nextra_flows:\n{}\n",
        "x".repeat(3_900),
        flows.join("\n")
    );
    let faults =
        Deployment::read(&text, Format::Yaml).expect_err("larger than 4 MiB when written out");
    assert!(matches!(faults.0[0].kind, FaultKind::TooLarge { .. }), "{faults}");
}

#[test]
fn a_place_that_can_not_be_read_is_not_said_to_be_missing_as_well() {
    let text = "portolan: 1\nname: Lab\nplatform: windows\ncomponents: [{ id: a, role: custom, network: A B }]\n";
    let faults = Deployment::read(text, Format::Yaml).expect_err("no such network");
    assert_eq!(faults.0.len(), 1, "{faults}");
}

//! A team's own catalogue files: what they add, and what is refused with file, line and key.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use port_model::flow::Basis;
use port_model::{Catalogue, Deployment, Format, Lang};

const ACME: &str = include_str!("../../../docs/examples/catalogue/acme.toml");

/// The sentence about a file that is refused.
fn refusal(text: &str) -> String {
    Catalogue::with_files(&[("own.toml", text)]).expect_err(text).to_string()
}

/// The sentence about the example with one thing changed.
fn changed(from: &str, to: &str) -> String {
    assert!(ACME.contains(from), "{from}");
    refusal(&ACME.replacen(from, to, 1))
}

/// The line of the example on which a text stands.
fn line(text: &str) -> usize {
    1 + ACME.lines().position(|line| line == text).expect(text)
}

fn acme() -> &'static Catalogue {
    let catalogue = Catalogue::with_files(&[("acme.toml", ACME)]).expect("a sound file");
    Box::leak(Box::new(catalogue))
}

#[test]
fn own_roles_bring_own_flows_to_built_in_roles() {
    let text = "
portolan: 1
name: ACME
platform: windows
ports: { acme-backup: 10100 }
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1] }
  - { id: backup, role: acme-backup-server, zone: core, addresses: [10.0.0.8] }
  - { id: jump, role: acme-jump-host, zone: core, addresses: [10.0.0.9] }
";
    assert!(
        Deployment::read(text, Format::Yaml).is_err(),
        "the built-in catalogue has no such role"
    );
    let deployment = Deployment::read_with(text, Format::Yaml, acme()).expect("a sound document");
    let flows = deployment.flows(Lang::En);
    let own: Vec<_> = flows.iter().filter(|flow| flow.flow.starts_with("acme-")).collect();
    let ids: Vec<&str> = own.iter().map(|flow| flow.id.as_str()).collect();
    assert_eq!(
        ids,
        ["acme-backup-of-servers/backup/ts/tcp/10100", "acme-jump-to-console/jump/ts/tcp/443"]
    );
    for flow in own {
        assert_eq!(flow.reference.basis, Basis::Custom);
        assert!(flow.reference.to_string().starts_with("ACME "), "{}", flow.reference);
    }
}

#[test]
fn built_in_flows_stay_as_they_are() {
    let text = port_model::topologies::find("windows-active-active").expect("known").yaml;
    let built_in = Deployment::read(text, Format::Yaml).expect("sound").flows(Lang::En);
    let with_own = Deployment::read_with(text, Format::Yaml, acme()).expect("sound");
    assert_eq!(with_own.flows(Lang::En), built_in);
}

#[test]
fn ids_keep_to_the_namespace_of_their_file() {
    let id = "id = \"acme-jump-host\"";
    let outside = |id| {
        format!(
            "own.toml:{}: role[1].id: '{id}' has to begin with 'acme-'",
            line("id = \"acme-jump-host\"")
        )
    };
    for wrong in ["tanium-server", "jump-host", "acme-", "acmejump"] {
        assert_eq!(changed(id, &format!("id = \"{wrong}\"")), outside(wrong));
    }
}

#[test]
fn a_namespace_is_needed_and_is_nobody_elses() {
    let namespace = "namespace = \"acme\"";
    let first = "own.toml:1: begins without namespace";
    assert!(changed(namespace, "").starts_with(first));
    let taken = changed(namespace, "namespace = \"tanium\"");
    let told =
        "namespace: 'tanium' is taken, the built-in 'tanium-server' begins with it; choose another";
    assert_eq!(taken, format!("own.toml:{}: {told}", line(namespace)));
    assert!(changed(namespace, "namespace = \"connect\"").contains("'connect' is taken"));
}

#[test]
fn two_files_may_share_a_namespace_but_no_id() {
    let more = "namespace = \"acme\"\n[[role]]\nid = \"acme-proxy\"\nname = { en = \"Proxy\", de = \"Proxy\" }\nshort = \"Px\"\ncolumn = 4\n";
    assert!(Catalogue::with_files(&[("acme.toml", ACME), ("more.toml", more)]).is_ok());
    let error =
        Catalogue::with_files(&[("more.toml", more), ("twice.toml", more)]).expect_err("twice");
    assert_eq!(error.to_string(), "twice.toml:3: role[0].id: 'acme-proxy' stands twice");
}

#[test]
fn own_flows_rest_on_nobody_elses_word() {
    let basis = "basis = \"custom\"";
    let told = "flow[0].basis: has to be 'custom' in a file of one's own";
    assert_eq!(changed(basis, "basis = \"vendor\""), format!("own.toml:{}: {told}", line(basis)));
}

#[test]
fn ids_that_lead_nowhere_are_told_with_their_line() {
    for (right, wrong, told) in [
        (
            "source = \"acme-backup-server\"",
            "source = \"acme-none\"",
            "flow[0].source: role 'acme-none'",
        ),
        (
            "services = [\"acme-backup\"]",
            "services = [\"acme-none\"]",
            "flow[0].services: service 'acme-none'",
        ),
        (
            "reference = \"acme-firewall-standard\"",
            "reference = \"acme-none\"",
            "flow[0].reference: reference 'acme-none'",
        ),
        (
            "listeners = [\"tanium-server\", \"module-server\"]",
            "listeners = [\"acme-none\"]",
            "service[0].listeners: role 'acme-none'",
        ),
    ] {
        assert_eq!(
            changed(right, wrong),
            format!("own.toml:{}: {told} does not exist", line(right))
        );
    }
}

#[test]
fn entries_have_to_fit_the_form() {
    let column = "column = 4";
    let told = changed(column, "colum = 4");
    assert!(
        told.starts_with(&format!("own.toml:{}: colum: unknown field `colum`", line(column))),
        "{told}"
    );
    let port = "port = 10000";
    let told = changed(port, "port = 70000");
    assert!(told.starts_with(&format!("own.toml:{}: port: ", line(port))), "{told}");
    assert!(changed(port, "").ends_with("service[0].port: is missing for 'tcp'"));
    assert!(
        changed("services = [\"acme-backup\"]", "services = []")
            .ends_with("needs at least one entry")
    );
    assert!(
        changed(column, "column = 4\nkeys = [\"colour\"]")
            .ends_with("keys: 'colour' is no optional key of a component")
    );
    assert!(
        changed("encryption = \"tls\"", "encryption = { acme-none = \"tls\" }")
            .ends_with("encryption: is missing for 'acme-backup'")
    );
}

#[test]
fn a_flow_can_not_go_by_itself_or_by_strangers() {
    let each = "pairing = \"each\"";
    let follows =
        |pairing, other| changed(each, &format!("pairing = \"{pairing}\"\nfollows = \"{other}\""));
    assert!(
        follows("each", "client-to-server").ends_with("follows: has no meaning with this pairing")
    );
    assert!(
        follows("alongside", "acme-backup-of-servers")
            .ends_with("'acme-backup-of-servers' follows another flow itself")
    );
    assert!(
        follows("alongside", "direct-connect-external")
            .ends_with("'direct-connect-external' follows another flow itself")
    );
    assert!(
        follows("where-source-has", "client-to-server")
            .ends_with("'client-to-server' connects other roles")
    );
    assert!(
        changed(each, "pairing = \"alongside\"").ends_with("follows: is missing for 'pairing'")
    );
    assert!(
        changed(each, "pairing = \"cluster-peers\"")
            .ends_with("destination: has to be the source with this pairing")
    );
}

#[test]
fn an_agent_listens_once_on_a_machine_whatever_its_roles() {
    let codes = |components: &str| {
        let text = format!("portolan: 1\nname: ACME\nplatform: windows\ncomponents:\n{components}");
        let deployment = Deployment::read_with(&text, Format::Yaml, acme()).expect("sound");
        deployment.findings().iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    let server = "  - { id: ts, role: tanium-server, zone: core }\n";
    let module_server = "  - { id: ms, role: module-server, host: ts }\n";
    assert!(!codes(&format!("{server}{module_server}")).contains(&"listeners-collide"));
    let second = "  - { id: other, role: tanium-server, host: ts }\n";
    assert!(codes(&format!("{server}{second}")).contains(&"listeners-collide"));
}

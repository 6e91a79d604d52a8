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
        told.starts_with(&format!(
            "own.toml:{}: role[0].colum: unknown field `colum`",
            line(column)
        )),
        "{told}"
    );
    let port = "port = 10000";
    let told = changed(port, "port = 70000");
    assert!(told.starts_with(&format!("own.toml:{}: service[0].port: ", line(port))), "{told}");
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

/// What the example says when one of its lines is another, from the line's key on.
fn told(lines: &str, other: &str) -> String {
    let first = lines.lines().next().expect("a line");
    let message = changed(lines, other);
    let place = format!("own.toml:{}: ", line(first));
    message.strip_prefix(&place).unwrap_or_else(|| panic!("{place}{message}")).to_owned()
}

#[test]
fn values_of_a_wrong_form_are_told_with_their_key() {
    let encryption = "encryption = \"tls\"";
    let word = told(encryption, "encryption = \"TLS\"");
    assert!(word.starts_with("flow[0].encryption: unknown variant `TLS`, expected one of `tls`"));
    let number = told(encryption, "encryption = 7");
    assert!(number.ends_with("expected a text, or a table with one for each platform or service"));
    let by_service = told(encryption, "encryption = { acme-backup = \"TLS\" }");
    assert!(by_service.starts_with("flow[0].encryption: unknown variant `TLS`"), "{by_service}");
    let process = told(encryption, "source-process = true\nencryption = \"tls\"");
    assert!(
        process.starts_with("flow[0].source-process: invalid value: boolean `true`"),
        "{process}"
    );
    // In a list over several lines, the line is that of the value.
    let list = changed("column = 4", "column = 4\nkeys = [\n  \"count\",\n  7,\n]");
    let place = line("column = 4") + 3;
    assert!(list.starts_with(&format!("own.toml:{place}: role[0].keys: invalid type")), "{list}");
}

#[test]
fn what_is_missing_or_unknown_is_told_with_its_entry() {
    let id = told("[[role]]\nid = \"acme-backup-server\"", "[[role]]");
    assert_eq!(id, "role[0]: missing field `id`");
    let list = told("[[service]]", "[[services]]");
    assert!(list.starts_with("services: unknown field `services`"), "{list}");
    let german = told(
        "name = { en = \"Backup server\", de = \"Sicherungsserver\" }",
        "name = { en = \"Backup server\" }",
    );
    assert_eq!(german, "role[0].name: missing field `de`");
    let syntax = told("port = 10000", "port = = 10000");
    assert!(syntax.starts_with("port: "), "{syntax}");
}

#[test]
fn texts_can_be_shown() {
    let empty = "needs a text, in each language where it has several";
    let name = "name = { en = \"Backup server\", de = \"Sicherungsserver\" }";
    assert_eq!(
        told(name, "name = { en = \"Backup server\", de = \" \" }"),
        format!("role[0].name: {empty}")
    );
    let control = told(name, "name = { en = \"Backup\\u0000\", de = \"Sicherung\" }");
    assert!(control.starts_with("role[0].name: has a control character"), "{control}");
    assert_eq!(
        told("short = \"Bak\"", "short = \"Backup\""),
        "role[0].short: has more than 4 letters"
    );
    assert_eq!(told("column = 4", "column = 9"), "role[0].column: has to be a number from 0 to 4");
    assert_eq!(told("section = \"Backup\"", "section = \"\""), format!("flow[0].section: {empty}"));
    let url = "url = \"https://wiki.example.com/firewall-standard\"";
    for wrong in ["javascript:alert(1)", "https://", "https://a b", ""] {
        assert_eq!(
            told(url, &format!("url = \"{wrong}\"")),
            format!(
                "reference[0].url: '{wrong}' is no address of a page; use one that begins with https://"
            )
        );
    }
}

#[test]
fn nothing_stands_twice_in_a_list() {
    let protocols = "protocols = [\"tcp\"]";
    assert_eq!(
        told(protocols, "protocols = [\"tcp\", \"tcp\"]"),
        "service[0].protocols: names 'tcp' twice"
    );
    let services = "services = [\"acme-backup\"]";
    let twice = "services = [\"acme-backup\", \"acme-backup\"]";
    assert_eq!(told(services, twice), "flow[0].services: names 'acme-backup' twice");
    let keys = told("column = 4", "keys = [\"count\", \"count\"]\ncolumn = 4");
    assert_eq!(keys, "role[0].keys: names 'count' twice");
}

#[test]
fn versions_are_a_range() {
    let told = |range: &str| {
        told("section = \"Backup\"", &format!("versions = {range}\nsection = \"Backup\""))
    };
    let wrong =
        "flow[0].versions: needs 'from' or 'before', and 'from' has to be the earlier version";
    assert_eq!(told("{}"), wrong);
    assert_eq!(told("{ from = \"7.5\", before = \"7.4\" }"), wrong);
    assert_eq!(told("{ from = \"7.5\", before = \"7.5.0\" }"), wrong);
}

#[test]
fn ports_and_connections_are_given_where_they_have_a_meaning() {
    let port = told("protocols = [\"tcp\"]\nport = 10000", "port = 10000\nprotocols = [\"esp\"]");
    assert_eq!(
        port,
        "service[0].port: has no meaning, since no protocol of this service has ports"
    );
    let names = told("column = 4", "connects-to = [\"tanium-server\"]\ncolumn = 4");
    assert_eq!(names, "role[0].connects-to: has no meaning unless keys has 'connects_to'");
    let takes = told(
        "[[role]]\nid = \"acme-backup-server\"",
        "[[role]]\nkeys = [\"connects_to\"]\nid = \"acme-backup-server\"",
    );
    assert_eq!(takes, "role[0].connects-to: is missing for 'connects_to'");
}

#[test]
fn choices_are_between_what_there_is() {
    let section = told(
        "section = \"Backup\"",
        "section = { windows = \"a\", appliance = \"b\", windos = \"c\" }",
    );
    assert_eq!(section, "flow[0].section: 'windos' is none of 'windows', 'appliance'");
    let process = told(
        "encryption = \"tls\"",
        "source-process = { acme-x = \"agent.exe\" }\nencryption = \"tls\"",
    );
    assert_eq!(process, "flow[0].source-process: is missing for 'acme-backup'");
}

#[test]
fn a_pairing_has_the_roles_that_it_goes_by() {
    let each = "pairing = \"each\"";
    let pairing = |word: &str| told(each, &format!("pairing = \"{word}\""));
    let can_not = "goes by connects_to, and";
    assert_eq!(
        pairing("source-chooses"),
        format!(
            "flow[0].pairing: {can_not} 'acme-backup-server' can not name 'tanium-server' there; use 'each'"
        )
    );
    assert_eq!(
        pairing("destination-chooses"),
        format!(
            "flow[0].pairing: {can_not} 'tanium-server' can not name 'acme-backup-server' there; use 'each'"
        )
    );
    assert_eq!(
        pairing("hub-elsewhere"),
        "flow[0].pairing: has a meaning with 'zone-server-hub' at one end only"
    );
    let own =
        "source = \"acme-backup-server\"\ndestination = \"tanium-server\"\npairing = \"each\"";
    let ends = |source: &str, destination: &str, word: &str| {
        let other =
            format!("source = \"{source}\"\ndestination = \"{destination}\"\npairing = \"{word}\"");
        let message = changed(own, &other);
        message.split_once(": ").map(|(_, told)| told.to_owned()).expect("a place")
    };
    assert_eq!(
        ends("acme-backup-server", "acme-backup-server", "itself"),
        "flow[0].source: 'acme-backup-server' does not take 'peering', by which this pairing goes"
    );
    assert_eq!(
        ends("module-server", "module-server", "cluster-peers"),
        "flow[0].source: 'module-server' does not take 'cluster', by which this pairing goes"
    );
    assert_eq!(
        ends("tanium-server", "console", "management-address"),
        "flow[0].destination: 'console' does not take 'management_address', by which this pairing goes"
    );
}

#[test]
fn a_flow_goes_where_its_service_listens_and_under_its_conditions() {
    let destination = "destination = \"tanium-server\"";
    let elsewhere = changed(destination, "destination = \"console\"");
    let told_elsewhere = "flow[0].services: 'acme-backup' does not listen on 'console'; its listeners say where it does";
    assert!(elsewhere.ends_with(told_elsewhere), "{elsewhere}");
    let services = "services = [\"acme-backup\"]";
    let to = |service: &str| changed(services, &format!("services = [\"{service}\"]"));
    let ssh = to("ssh");
    let only = "flow[0].platform: has to be 'appliance', because 'ssh' exists only with platform = 'appliance'";
    assert!(ssh.ends_with(only), "{ssh}");
    let with_platform =
        ACME.replacen(services, "platform = \"appliance\"\nservices = [\"ssh\"]", 1);
    assert!(Catalogue::with_files(&[("own.toml", &with_platform)]).is_ok());
    let module = changed(
        "listeners = [\"tanium-server\", \"module-server\"]",
        "module = \"connect\"\nlisteners = [\"tanium-server\", \"module-server\"]",
    );
    assert!(module.ends_with("flow[0].module: has to be 'connect', because 'acme-backup' exists only with module = 'connect'"), "{module}");
    let engine = told("section = \"Backup\"", "by-engine = true\nsection = \"Backup\"");
    assert_eq!(engine, "flow[0].by-engine: 'acme-backup' is no product of a database server");
}

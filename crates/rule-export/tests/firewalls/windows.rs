//! Windows: the script's grammar, as far as Portolan uses it, and a parser of PowerShell.

use std::collections::{BTreeMap, BTreeSet};

use port_model::{Address, Deployment, Flow, Id, Lang};
use rule_export::{ExportFormat, Filter, Grouping, Request, rules};

use crate::harness::{self, Format, hosts, walls};
use crate::link::{self, Link};
use crate::support::request;
use crate::validator::Files;

const WINDOWS: Format = Format { format: ExportFormat::Windows, read, says: |_| true };

/// What stands in place of missing addresses.
const PLACEHOLDER: &str = "<'192.0.2.1', '198.51.100.0/24', '2001:db8::1'>";

#[test]
fn each_machine_admits_exactly_its_flows() {
    for deployment in harness::known() {
        let filters = walls(&deployment).into_iter().chain(hosts(&deployment));
        for filter in filters.chain([Filter::default()]) {
            for grouping in Grouping::ALL {
                exact_for(&deployment, *grouping, &filter);
            }
        }
    }
    let mut groupings = Grouping::ALL.iter().cycle();
    for deployment in harness::random(harness::RANDOM) {
        let grouping = groupings.next().expect("a grouping");
        exact_for(&deployment, *grouping, &Filter::default());
    }
}

#[test]
fn no_text_breaks_out() {
    let files = WINDOWS.texts_stay_in_place(commands);
    assert!(files.iter().all(|file| file.is_ascii()));
    let filled: Vec<String> = files.iter().map(|file| filled(file)).collect();
    assert_eq!(refused("windows-nasty", &filled), [""; 0]);
}

#[test]
fn powershell_parses_every_file_whose_addresses_are_filled_in() {
    let files: Vec<String> = WINDOWS.many(300).iter().map(|file| filled(file)).collect();
    assert_eq!(refused("windows", &files), [""; 0]);
}

#[test]
fn powershell_parses_no_file_with_a_placeholder() {
    let mut files = WINDOWS.many(100);
    files.retain(|file| read(file).iter().any(Link::is_incomplete));
    assert!(!files.is_empty());
    assert_eq!(refused("windows-placeholder", &files).len(), files.len());
}

#[test]
fn a_host_has_its_own_rules_only_and_an_appliance_none() {
    let on_windows = port_model::topologies::find("windows-single").expect("known").deployment();
    let mut with_rules = 0;
    for filter in hosts(&on_windows) {
        let id = filter.host.clone().expect("a machine").id;
        let file = WINDOWS.file_of(&on_windows, filter);
        if !file.contains("Add-Rule @{") {
            // All that it listens for comes to a name, or it connects to names only.
            assert!(file.contains("the format takes no host names"), "{file}");
            continue;
        }
        with_rules += 1;
        let expected = format!("    [ValidateSet('{id}')]\n    [string[]]$Machine = '{id}',\n");
        assert!(file.contains(&expected), "{file}");
        assert_eq!(file.matches("if ($Machine -contains").count(), 1, "{file}");
    }
    assert!(with_rules > 3);
    let appliance = port_model::topologies::find("appliance-single").expect("known").deployment();
    let servers = hosts(&appliance).into_iter().filter(|filter| is_appliance(&appliance, filter));
    let files: Vec<String> = servers.map(|filter| WINDOWS.file_of(&appliance, filter)).collect();
    assert!(!files.is_empty());
    for file in files {
        assert!(!file.contains("Add-Rule @{"), "{file}");
        assert!(file.contains("neither end is a machine that can run Windows"), "{file}");
    }
}

fn is_appliance(deployment: &Deployment, filter: &Filter) -> bool {
    let machine = filter.host.as_ref().and_then(|host| deployment.index_of(&host.id));
    deployment.is_appliance(machine.expect("a machine"))
}

fn exact_for(deployment: &Deployment, grouping: Grouping, filter: &Filter) {
    let flows = deployment.flows(Lang::En);
    let request = Request { filter: filter.clone(), ..request(deployment, &flows, grouping) };
    let (file, report) = WINDOWS.file(deployment, &request);
    let has_rules = |component: &Id| {
        let machine = deployment.index_of(component).map(|at| deployment.machine(at));
        machine.is_some_and(|machine| {
            let is_meant = |host: &Id| deployment.index_of(host) == Some(machine);
            !deployment.is_appliance(machine)
                && filter.host.as_ref().is_none_or(|host| is_meant(&host.id))
        })
    };
    let wanted: Vec<Flow> = flows
        .iter()
        .filter(|flow| filter.admits(flow))
        .filter(|flow| has_rules(&flow.source.component) || has_rules(&flow.destination.component))
        .cloned()
        .collect();
    let wanted = link::admitted(deployment, &rules(&wanted, Grouping::Flow, &Filter::default()));
    let wanted: BTreeSet<Link> = wanted.into_iter().filter(|link| !link.is_named()).collect();
    assert_eq!(wide(&read(&file)), wide(&wanted), "{}\n{file}", deployment.document().to_yaml());

    let unsaid = |rule: &&rule_export::Rule| {
        let links = link::admitted(deployment, std::slice::from_ref(*rule));
        let mut connecting = links.iter().filter(|link| !link.mixes_families()).peekable();
        let without = |ends: &[std::sync::Arc<port_model::Endpoint>]| {
            ends.iter().any(|end| !has_rules(&end.component))
        };
        connecting.peek().is_none()
            || connecting.any(Link::is_named)
            || without(&rule.sources) && without(&rule.destinations)
    };
    let rules = rules(&flows, grouping, filter);
    let expected: BTreeSet<&str> = rules.iter().filter(unsaid).map(|it| it.id.as_str()).collect();
    assert_eq!(link::said_to_be_left_out(&report), expected, "{:?}", report.remarks);
}

/// Links that can connect, without those that another one from or to anywhere holds.
fn wide(links: &BTreeSet<Link>) -> BTreeSet<Link> {
    let any = "any";
    let is_held = |link: &Link| {
        let from = Link::new(any, &link.destination, &link.service);
        let to = Link::new(&link.source, any, &link.service);
        link.source != any && links.contains(&from)
            || link.destination != any && links.contains(&to)
    };
    links.iter().filter(|link| !link.mixes_families() && !is_held(link)).cloned().collect()
}

fn refused(name: &str, files: &[String]) -> Vec<String> {
    Files::new(name, files).said_by("powershell.py")
}

/// The file as somebody leaves it who has filled in what is missing.
fn filled(file: &str) -> String {
    file.replace(PLACEHOLDER, PLACEHOLDER.trim_matches(['<', '>']))
}

/// How many lines are neither empty nor a comment.
fn commands(file: &str) -> usize {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count()
}

fn read(file: &str) -> BTreeSet<Link> {
    assert!(file.is_ascii() && file.starts_with("# Deployment:"), "{file}");
    let (before, rest) =
        file.split_once("\n    $script:added += $Rule.Name\n}\n").expect("a start");
    let (body, _) = rest.rsplit_once("\nif ($RemoveOthers) {\n").expect("an end");
    let declared = before.lines().find_map(|line| line.strip_prefix("    [ValidateSet("));
    let declared =
        declared.map_or_else(Vec::new, |it| texts(it.strip_suffix(")]").expect("an end")));
    let mut variables = BTreeSet::new();
    let (mut machines, mut names, mut links) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let is_meaningful = |line: &&str| !line.is_empty() && !line.starts_with("# ");
    let mut following = body.lines().filter(is_meaningful);
    while let Some(line) = following.next() {
        if let Some(machine) = line.strip_prefix("if ($Machine -contains ") {
            machines.extend(texts(machine.strip_suffix(") {").expect(line)));
            while let Some(line) = following.next().filter(|line| *line != "}") {
                assert_eq!(line, "    Add-Rule @{");
                let fields = following.by_ref().take_while(|line| *line != "    }").map(field);
                let rule: BTreeMap<&str, &str> = fields.collect();
                assert!(names.insert(rule["Name"]), "{} twice", rule["Name"]);
                links.extend(links_of(&rule, &variables));
            }
        } else {
            let (variable, value) = line.split_once(" = ").expect(line);
            assert!(value == PLACEHOLDER && variables.insert(variable), "{line}");
        }
    }
    assert_eq!(machines, declared);
    links
}

fn field(line: &str) -> (&str, &str) {
    let (name, value) = line.split_once('=').expect(line);
    (name.strip_prefix("        ").expect(line).trim_end(), value.strip_prefix(' ').expect(line))
}

fn links_of(rule: &BTreeMap<&str, &str>, variables: &BTreeSet<&str>) -> Vec<Link> {
    let one = |field: &str| -> String {
        let [one] = &*texts(rule[field]) else { panic!("{field}: {}", rule[field]) };
        one.clone()
    };
    assert!(one("Name").starts_with("portolan_") && one("Name").len() <= 511);
    for field in ["DisplayName", "Description"] {
        let text = one(field);
        assert!(!text.is_empty() && text.len() <= 10_000, "{text}");
        assert!(!text.contains('|') && !text.starts_with('@') && text != "all", "{text}");
    }
    let inbound = match &*one("Direction") {
        "Inbound" => true,
        "Outbound" => false,
        other => panic!("{other}"),
    };
    let ports = rule.get(if inbound { "LocalPort" } else { "RemotePort" });
    let services: Vec<String> = match (&*one("Protocol"), ports) {
        (protocol @ ("TCP" | "UDP"), Some(ports)) => {
            let protocol = protocol.to_ascii_lowercase();
            let ports = texts(ports);
            ports.iter().flat_map(|it| ports_of(it)).map(|it| format!("{protocol}/{it}")).collect()
        }
        ("50", None) => vec!["esp".to_owned()],
        other => panic!("{other:?}"),
    };
    assert_eq!(rule.len(), 7 + usize::from(ports.is_some()), "{rule:?}");
    let (local, remote) =
        (places(rule["LocalAddress"], variables), places(rule["RemoteAddress"], variables));
    let mut links = Vec::new();
    for here in &local {
        for there in &remote {
            let (from, to) = if inbound { (there, here) } else { (here, there) };
            links.extend(services.iter().map(|service| Link::new(from, to, service)));
        }
    }
    links
}

/// Addresses: texts, or an array of them and variables that are added to it.
fn places(value: &str, variables: &BTreeSet<&str>) -> Vec<String> {
    let Some(arrays) = value.strip_prefix("@(") else {
        return texts(value).iter().map(|text| place(text)).collect();
    };
    let (known, added) = arrays.split_once(')').expect(value);
    let mut places: Vec<String> = match known {
        "" => Vec::new(),
        known => texts(known).iter().map(|text| place(text)).collect(),
    };
    for variable in added.split(" + ").skip(1) {
        assert!(variables.contains(variable), "{variable} is not there");
        let name = variable.strip_prefix("${").and_then(|it| it.strip_suffix("_no_address}"));
        places.push(format!("missing:{}", name.expect(variable)));
    }
    places
}

fn place(text: &str) -> String {
    if text == "Any" {
        return "any".to_owned();
    }
    let address: Address = text.parse().expect("an address");
    assert!(!matches!(address, Address::Fqdn(_)), "{text}");
    link::place(&address)
}

/// The texts of a list: each in single quotes, with a quote of its own doubled.
fn texts(list: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = list;
    loop {
        let mut text = String::new();
        rest = rest.strip_prefix('\'').unwrap_or_else(|| panic!("no text: {list}"));
        loop {
            let (before, after) = rest.split_once('\'').unwrap_or_else(|| panic!("no end: {list}"));
            text.push_str(before);
            rest = after;
            let Some(more) = rest.strip_prefix('\'') else { break };
            text.push('\'');
            rest = more;
        }
        texts.push(text);
        if rest.is_empty() {
            return texts;
        }
        rest = rest.strip_prefix(", ").unwrap_or_else(|| panic!("no list: {list}"));
    }
}

fn ports_of(text: &str) -> std::ops::RangeInclusive<u16> {
    let port = |text: &str| -> u16 { text.parse().expect("a port") };
    match text.split_once('-') {
        Some((first, last)) => port(first)..=port(last),
        None => port(text)..=port(text),
    }
}

//! PAN-OS: the grammar of its `set` lines, as far as Portolan uses it.

use std::collections::{BTreeMap, BTreeSet};

use port_model::Lang;
use rule_export::{ExportFormat, Grouping, Request};

use crate::awkward::AWKWARD;
use crate::harness::Format;
use crate::link::Link;
use crate::support::{deployment, request};

pub(crate) const PANOS: Format = Format { format: ExportFormat::Panos, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    PANOS.exact();
}

#[test]
fn it_admits_exactly_the_flows_of_each_wall_and_host() {
    PANOS.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_place() {
    PANOS.texts_stay_in_place(|file| file.lines().count());
}

#[test]
fn a_device_group_gets_the_same() {
    let deployment = deployment(AWKWARD);
    let flows = deployment.flows(Lang::En);
    let alone = request(&deployment, &flows, Grouping::Compact);
    let group = Some("Data centre 1".parse().expect("a device group"));
    let shared = Request { device_group: group, ..alone.clone() };
    let (alone, shared) = (PANOS.file(&deployment, &alone).0, PANOS.file(&deployment, &shared).0);
    assert_ne!(alone, shared);
    let prefix = "set device-group \"Data centre 1\" ";
    let back = |line: &str| {
        let rest = line.strip_prefix(prefix).unwrap_or_else(|| panic!("{line}"));
        format!(
            "set {}\n",
            rest.replacen("pre-rulebase security rules", "rulebase security rules", 1)
        )
    };
    assert_eq!(shared.lines().map(back).collect::<String>(), alone);
}

#[test]
fn long_lists_stand_in_several_lines() {
    let addresses: Vec<String> =
        (0..400).map(|at| format!("10.0.{}.{}", at / 250, at % 250)).collect();
    let text = format!(
        "portolan: 1\nname: Wide\nplatform: windows\ninternet_access: false\ncomponents:\n  - {{ id: ts, role: tanium-server, zone: core, addresses: [10.9.0.1] }}\n  - {{ id: g, role: client-group, zone: core, peering: false, addresses: [{}] }}\n",
        addresses.join(", ")
    );
    let deployment = deployment(&text);
    let flows = deployment.flows(Lang::En);
    let (file, _) = PANOS.file(&deployment, &request(&deployment, &flows, Grouping::Pair));
    assert!(file.lines().all(|line| line.len() <= 1_200));
    assert!(file.lines().filter(|line| line.contains("address-group g static")).count() > 3);
    let sources: BTreeSet<String> = read(&file).into_iter().map(|link| link.source).collect();
    assert_eq!(sources, addresses.into_iter().collect());
}

fn says(link: &Link) -> bool {
    ![&link.source, &link.destination].iter().any(|side| side.starts_with("*."))
}

/// The words of a line: bare ones, those in brackets one by one, and a text in quotes.
pub(crate) fn words(line: &str) -> Vec<String> {
    let (bare, quoted) = match line.split_once('"') {
        None => (line, None),
        Some((bare, rest)) => {
            let text = rest.strip_suffix('"').unwrap_or_else(|| panic!("no end of text: {line}"));
            assert!(!text.contains(['"', '\\', '?']), "{line}");
            (bare, Some(text.to_owned()))
        }
    };
    let sound = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./:[]".contains(&byte))
    };
    let words = bare.split(' ').filter(|word| !word.is_empty());
    words
        .inspect(|word| assert!(sound(word), "{word} in {line}"))
        .map(str::to_owned)
        .chain(quoted)
        .collect()
}

pub(crate) fn members(words: &[String]) -> Vec<String> {
    match words {
        [first, members @ .., last] if first == "[" && last == "]" => members.to_vec(),
        [only] => vec![only.clone()],
        other => panic!("no list: {other:?}"),
    }
}

#[derive(Default)]
struct Device {
    addresses: BTreeMap<String, String>,
    groups: BTreeMap<String, Vec<String>>,
    services: BTreeMap<String, Vec<String>>,
    service_groups: BTreeMap<String, Vec<String>>,
    rules: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    tags: BTreeSet<String>,
}

fn read(file: &str) -> BTreeSet<Link> {
    let mut device = Device::default();
    for line in file.lines() {
        device.set(&words(line));
    }
    device.rules.values().flat_map(|rule| device.links(rule)).collect()
}

impl Device {
    fn set(&mut self, words: &[String]) {
        let plain: Vec<&str> = words.iter().map(String::as_str).collect();
        match &*plain {
            ["set", "tag", name, "comments", comment] => {
                assert!(name.len() <= 127 && comment.len() <= 1_023);
                assert!(self.tags.insert((*name).to_owned()), "{name} twice");
            }
            ["set", "address" | "address-group" | "service", _, "description", text] => {
                assert!(text.len() <= 1_023);
            }
            ["set", "address" | "address-group" | "service" | "service-group", _, "tag", ..] => {
                assert!(members(&words[4..]).iter().all(|tag| self.tags.contains(tag)));
            }
            ["set", "address", name, "ip-netmask" | "ip-range" | "fqdn", value] => {
                let value = value.trim_end_matches("/32").trim_end_matches("/128");
                self.address(name, value);
            }
            ["set", "address-group", name, "static", ..] => {
                let members = members(&words[4..]);
                assert!(members.iter().all(|member| self.addresses.contains_key(member)));
                assert!(name.len() <= 63 && !self.addresses.contains_key(*name));
                self.groups.entry((*name).to_owned()).or_default().extend(members);
            }
            ["set", "service", name, "protocol", protocol @ ("tcp" | "udp"), "port", port] => {
                let service = vec![format!("{protocol}/{port}")];
                assert!(self.services.insert((*name).to_owned(), service).is_none());
            }
            ["set", "service-group", name, "members", ..] => {
                let services: Vec<String> =
                    members(&words[4..]).iter().flat_map(|it| self.services[it].clone()).collect();
                assert!(name.len() <= 63 && !self.rules.contains_key(*name));
                self.service_groups.entry((*name).to_owned()).or_default().extend(services);
            }
            ["set", "rulebase", "security", "rules", name, attribute, ..] => {
                assert!(name.len() <= 63, "{name}");
                let rule = self.rules.entry((*name).to_owned()).or_default();
                let is_list = matches!(*attribute, "source" | "destination" | "tag");
                let known = rule.entry((*attribute).to_owned()).or_default();
                assert!(known.is_empty() || is_list, "{name} {attribute} twice");
                match *attribute {
                    "description" => known.push(words[6].clone()),
                    _ => known.extend(members(&words[6..])),
                }
            }
            other => panic!("not understood: {other:?}"),
        }
    }

    fn address(&mut self, name: &str, value: &str) {
        assert!(name.len() <= 63, "{name}");
        assert!(self.addresses.insert(name.to_owned(), value.to_owned()).is_none(), "{name} twice");
    }

    fn side(&self, names: &[String]) -> Vec<String> {
        let resolve = |name: &String| -> Vec<String> {
            if name == "any" {
                return vec![name.clone()];
            }
            if let Some(group) = self.groups.get(name) {
                return group.iter().map(|member| self.addresses[member].clone()).collect();
            }
            match self.addresses.get(name) {
                Some(address) => vec![address.clone()],
                None => vec![format!(
                    "missing:{}",
                    name.strip_suffix("_no_address").expect("a known object")
                )],
            }
        };
        names.iter().flat_map(resolve).collect()
    }

    fn links(&self, rule: &BTreeMap<String, Vec<String>>) -> Vec<Link> {
        assert_eq!(rule["action"], ["allow"]);
        for zone in ["from", "to"] {
            assert!(rule[zone].len() == 1 && rule[zone][0].len() <= 31 && rule[zone] != ["any"]);
        }
        assert!(rule["description"][0].len() <= 1_024);
        assert!(rule["tag"].iter().all(|tag| self.tags.contains(tag)));
        let services = match (&*rule["application"][0], &*rule["service"][0]) {
            ("any", service) => match self.services.get(service) {
                Some(one) => one.clone(),
                None => self.service_groups[service].clone(),
            },
            ("ipsec-esp", "application-default") => vec!["esp".to_owned()],
            other => panic!("{other:?}"),
        };
        let mut links = Vec::new();
        for source in self.side(&rule["source"]) {
            for destination in self.side(&rule["destination"]) {
                links.extend(
                    services.iter().map(|service| Link::new(&source, &destination, service)),
                );
            }
        }
        links
    }
}

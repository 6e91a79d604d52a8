//! PAN-OS: the grammar of its `set` lines, as far as Portolan uses it.

use std::collections::{BTreeMap, BTreeSet};

use rule_export::ExportFormat;

use crate::harness::Format;
use crate::link::Link;

const PANOS: Format = Format { format: ExportFormat::Panos, read, says };

#[test]
fn golden_files() {
    PANOS.golden();
}

#[test]
fn it_admits_exactly_the_flows() {
    PANOS.exact();
}

fn says(link: &Link) -> bool {
    ![&link.source, &link.destination].iter().any(|side| side.starts_with("*."))
}

/// The words of a line: bare ones, those in brackets one by one, and a text in quotes.
fn words(line: &str) -> Vec<String> {
    let (bare, quoted) = match line.split_once('"') {
        None => (line, None),
        Some((bare, rest)) => {
            let text = rest.strip_suffix('"').unwrap_or_else(|| panic!("no end of text: {line}"));
            assert!(!text.contains(['"', '\\']), "{line}");
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

fn members(words: &[String]) -> Vec<String> {
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
                assert!(comment.len() <= 1_023 && self.tags.insert((*name).to_owned()));
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
                assert!(self.groups.insert((*name).to_owned(), members).is_none());
            }
            ["set", "service", name, "protocol", protocol @ ("tcp" | "udp"), "port", port] => {
                let service = vec![format!("{protocol}/{port}")];
                assert!(self.services.insert((*name).to_owned(), service).is_none());
            }
            ["set", "service-group", name, "members", ..] => {
                let services =
                    members(&words[4..]).iter().flat_map(|it| self.services[it].clone()).collect();
                assert!(name.len() <= 63);
                assert!(self.services.insert((*name).to_owned(), services).is_none());
            }
            ["set", "rulebase", "security", "rules", name, attribute, ..] => {
                assert!(name.len() <= 63, "{name}");
                let rule = self.rules.entry((*name).to_owned()).or_default();
                let value = if *attribute == "description" {
                    vec![words[6].clone()]
                } else {
                    members(&words[6..])
                };
                assert!(rule.insert((*attribute).to_owned(), value).is_none(), "{name} twice");
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
        assert!(
            rule["from"].len() == 1
                && rule["to"].len() == 1
                && rule["description"][0].len() <= 1_024
        );
        let services = match (&*rule["application"][0], &*rule["service"][0]) {
            ("any", service) => self.services[service].clone(),
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

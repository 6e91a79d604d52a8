//! FortiOS: the commands that Portolan uses, with the limits and forbidden signs of the CLI reference.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, Ipv6Addr};

use rule_export::ExportFormat;

use crate::harness::Format;
use crate::link::Link;

pub(crate) const FORTIOS: Format = Format { format: ExportFormat::Fortios, read, says: |_| true };

#[test]
fn it_admits_exactly_the_flows() {
    FORTIOS.exact();
}

#[test]
fn each_wall_and_each_host_is_exact() {
    FORTIOS.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_their_place() {
    // A comment of which nothing can be said is left out.
    let commands = |file: &str| file.lines().filter(|line| !line.contains("set comment ")).count();
    FORTIOS.texts_stay_in_place(commands);
}

#[test]
fn a_missing_address_is_filled_in_at_one_place() {
    let (file, report) = FORTIOS.awkward();
    assert!(Device::load(&file).policies().iter().any(|policy| policy.is_refused));
    let filled: String = file
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(command) if is_command(command) => {
                let command = command.replace("ADDRESS MASK", "10.0.0.77 255.255.255.255");
                format!("{}\n", command.replace("ADDRESS/LENGTH", "2001:db8::77/128"))
            }
            _ => format!("{line}\n"),
        })
        .collect();
    let device = Device::load(&filled);
    assert!(device.policies().iter().all(|policy| !policy.is_refused));
    assert!(!device.links().iter().any(Link::is_incomplete));
    assert_eq!(device.links().iter().filter(|link| link.is_named()).count(), 3);
    assert!(device.links().contains(&Link::new("10.0.0.77", "192.0.2.10", "tcp/1")));
    assert!(device.links().contains(&Link::new("2001:db8::77", "2001:db8:1::10", "tcp/1")));
    assert!(report.remarks.iter().any(|it| matches!(it, rule_export::Remark::ByHand { .. })));
}

pub(crate) fn is_command(line: &str) -> bool {
    let word = line.split_whitespace().next();
    matches!(word, Some("config" | "edit" | "set" | "append" | "unset" | "delete" | "next" | "end"))
}

fn read(file: &str) -> BTreeSet<Link> {
    Device::load(file).links()
}

pub(crate) type Entry = BTreeMap<String, Vec<String>>;

/// The tables of a device, by name.
#[derive(Default)]
pub(crate) struct Device {
    pub(crate) tables: BTreeMap<String, BTreeMap<String, Entry>>,
    pub(crate) policies: Vec<Entry>,
}

struct Policy {
    is_refused: bool,
    links: Vec<Link>,
}

/// The words of a line: bare ones and those in quotes, without any sign that means something to the
/// command line.
pub(crate) fn words(line: &str) -> Vec<String> {
    let parts: Vec<&str> = line.split('"').collect();
    assert!(parts.len() % 2 == 1, "a quote is open: {line}");
    let mut words = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        assert!(!part.contains(['\'', '<', '>', '(', ')', '#', '\\', '?', '$', '`']), "{line}");
        assert!(part.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{line}");
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
        }
    }
    words
}

impl Device {
    fn load(file: &str) -> Self {
        let mut device = Self::default();
        let mut lines = file.lines().filter(|line| !line.starts_with("# "));
        assert!(file.starts_with("# Deployment:"), "{file}");
        while let Some(line) = lines.next() {
            let name = line.strip_prefix("config firewall ").unwrap_or_else(|| panic!("{line}"));
            while let Some((key, entry)) = entry(name, &mut lines) {
                if name == "policy" {
                    assert_eq!(key, "0");
                    device.policies.push(entry);
                    continue;
                }
                let table = device.tables.entry(name.to_owned()).or_default();
                assert!(table.insert(key, entry).is_none(), "twice in {name}");
            }
        }
        device
    }

    fn entry(&self, table: &str, key: &str) -> Option<&Entry> {
        self.tables.get(table)?.get(key)
    }

    pub(crate) fn links(&self) -> BTreeSet<Link> {
        self.policies().into_iter().flat_map(|policy| policy.links).collect()
    }

    fn policies(&self) -> Vec<Policy> {
        let names: BTreeSet<&String> =
            self.policies.iter().map(|policy| &policy["name"][0]).collect();
        assert_eq!(names.len(), self.policies.len(), "policies of one name");
        self.policies.iter().map(|policy| self.policy(policy)).collect()
    }

    fn policy(&self, policy: &Entry) -> Policy {
        assert!(policy["name"][0].len() <= 35 && policy["comments"][0].len() <= 1_023);
        assert!(policy["srcintf"].len() == 1 && policy["dstintf"].len() == 1);
        assert!(policy["srcintf"][0].len() <= 35 && policy["dstintf"][0].len() <= 35);
        assert_eq!((&*policy["action"][0], &*policy["schedule"][0]), ("accept", "always"));
        let family = if policy.contains_key("srcaddr6") { "6" } else { "" };
        assert_eq!(policy.len(), 10, "{policy:?}");
        let sources = self.side(family, &policy[&format!("srcaddr{family}")]);
        let destinations = self.side(family, &policy[&format!("dstaddr{family}")]);
        let mut links = Vec::new();
        for source in &sources {
            for destination in &destinations {
                for service in &policy["service"] {
                    links.push(Link::new(source, destination, &self.service(service)));
                }
            }
        }
        let missing = |side: &[String]| side.iter().any(|place| place.starts_with("missing:"));
        Policy { is_refused: missing(&sources) || missing(&destinations), links }
    }

    /// The places of a side; an object that doesn't exist is a missing address.
    fn side(&self, family: &str, names: &[String]) -> Vec<String> {
        names.iter().flat_map(|name| self.places(family, name)).collect()
    }

    fn places(&self, family: &str, name: &str) -> Vec<String> {
        if name == "all" {
            return vec!["any".to_owned()];
        }
        let find = |table: &str| self.entry(&format!("{table}{family}"), name);
        match (find("address"), find("addrgrp")) {
            (Some(address), None) => vec![place(address)],
            (None, Some(group)) => self.side(family, &group["member"]),
            (None, None) => {
                let component = name.trim_end_matches("_v6").strip_suffix("_no_address");
                vec![format!("missing:{}", component.unwrap_or_else(|| panic!("{name}")))]
            }
            (Some(_), Some(_)) => panic!("{name} is an address and a group"),
        }
    }

    fn service(&self, name: &str) -> String {
        let service =
            self.entry("service custom", name).unwrap_or_else(|| panic!("no service {name}"));
        let attribute = |name: &str| service.get(name).map(|value| value[0].as_str());
        match (attribute("tcp-portrange"), attribute("udp-portrange"), attribute("protocol")) {
            (Some(port), None, None) => format!("tcp/{port}"),
            (None, Some(port), None) => format!("udp/{port}"),
            (None, None, Some("IP")) if attribute("protocol-number") == Some("50") => {
                "esp".to_owned()
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// An entry of a table with its attributes, or nothing at the table's end.
fn entry<'a>(table: &str, lines: &mut impl Iterator<Item = &'a str>) -> Option<(String, Entry)> {
    let line = words(lines.next().expect("the end of a table"));
    let name = match &*line {
        [end] if end == "end" => return None,
        [edit, name] if edit == "edit" => name.clone(),
        other => panic!("no entry: {other:?}"),
    };
    assert!(name.len() <= 63, "{name}");
    let mut entry = Entry::new();
    loop {
        let line = words(lines.next().expect("the end of an entry"));
        match &*line {
            [next] if next == "next" => return Some((name, entry)),
            [set, attribute, values @ ..] if set == "set" => {
                assert!(takes(table).contains(&attribute.as_str()), "{attribute} in {table}");
                assert!(!values.is_empty() && values.iter().all(|it| !it.is_empty()), "{line:?}");
                assert!(attribute != "comment" || values[0].len() <= 255, "{line:?}");
                assert!(entry.insert(attribute.clone(), values.to_vec()).is_none(), "{line:?}");
            }
            [append, attribute, values @ ..] if append == "append" => {
                entry.get_mut(attribute).expect("set before").extend(values.iter().cloned());
            }
            other => panic!("not understood: {other:?}"),
        }
    }
}

/// The attributes of a table.
fn takes(table: &str) -> &'static [&'static str] {
    match table {
        "address" => &["subnet", "type", "start-ip", "end-ip", "fqdn", "comment"],
        "address6" => &["ip6", "type", "start-ip", "end-ip", "fqdn", "comment"],
        "addrgrp" | "addrgrp6" => &["member", "comment"],
        "service custom" => {
            &["tcp-portrange", "udp-portrange", "protocol", "protocol-number", "comment"]
        }
        "policy" => &[
            "name",
            "srcintf",
            "dstintf",
            "action",
            "srcaddr",
            "dstaddr",
            "srcaddr6",
            "dstaddr6",
            "schedule",
            "service",
            "logtraffic",
            "comments",
        ],
        other => panic!("no table {other}"),
    }
}

fn place(address: &Entry) -> String {
    let value = |name: &str| address[name].join(" ");
    match address.get("type").map(|values| values[0].as_str()) {
        Some("iprange") => format!("{}-{}", value("start-ip"), value("end-ip")),
        Some("fqdn") => value("fqdn"),
        None if address.contains_key("subnet") => network(&address["subnet"]),
        None => {
            let net = value("ip6");
            let (ip, _) = net.split_once('/').expect("a network");
            assert!(ip.parse::<Ipv6Addr>().is_ok(), "{net}");
            net.strip_suffix("/128").unwrap_or(&net).to_owned()
        }
        Some(other) => panic!("{other}"),
    }
}

fn network(words: &[String]) -> String {
    let [ip, mask] = words else { panic!("{words:?}") };
    let ip: Ipv4Addr = ip.parse().expect("an address");
    let bits = u32::from(mask.parse::<Ipv4Addr>().expect("a mask"));
    assert_eq!(bits.leading_ones() + bits.trailing_zeros().min(32), 32, "{mask}");
    match bits.leading_ones() {
        32 => ip.to_string(),
        length => format!("{ip}/{length}"),
    }
}

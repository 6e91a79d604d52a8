//! Junos on SRX: the grammar of its `set` lines, as far as Portolan uses it.

use std::collections::{BTreeMap, BTreeSet};

use port_model::Lang;
use rule_export::{ExportFormat, Grouping};

use crate::harness::Format;
use crate::link::Link;
use crate::support::{deployment, request};

const JUNOS: Format = Format { format: ExportFormat::Junos, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    JUNOS.exact();
}

#[test]
fn it_admits_exactly_the_flows_of_each_wall_and_host() {
    JUNOS.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_place() {
    JUNOS.texts_stay_in_place(|file| file.lines().count());
}

#[test]
fn a_missing_address_is_filled_in_at_one_place() {
    let (file, _) = JUNOS.awkward();
    let line = "# set security address-book global address none-yet_no_address ADDRESS\n";
    assert_eq!(file.matches(line).count(), 1);
    let filled = "set security address-book global address none-yet_no_address 10.0.0.99/32\n";
    let links = read(&file.replace(line, filled));
    assert!(links.contains(&Link::new("10.0.0.99", "192.0.2.10", "tcp/1")));
    assert!(!links.iter().any(Link::is_incomplete) && read(&file).iter().any(Link::is_incomplete));
}

#[test]
fn a_range_of_ipv6_is_exactly_as_many_networks() {
    let text = "
portolan: 1
name: Ranges
platform: windows
internet_access: false
components:
  - { id: a, role: custom, zone: core, addresses: [\"2001:db8::1-2001:db8::4\"] }
  - { id: b, role: custom, zone: core, addresses: [\"2001:db8::8\", \"2001:db8::10-2001:db8::1f\"] }
extra_flows:
  - { id: x, source: a, destination: b, protocol: tcp, ports: [1], summary: x }
";
    let deployment = deployment(text);
    let flows = deployment.flows(Lang::En);
    let (file, _) = JUNOS.file(&deployment, &request(&deployment, &flows, Grouping::Pair));
    let links = read(&file);
    let sides: BTreeSet<(&str, &str)> =
        links.iter().map(|link| (link.source.as_str(), link.destination.as_str())).collect();
    let expected = ["2001:db8::1", "2001:db8::2/127", "2001:db8::4"]
        .iter()
        .flat_map(|from| ["2001:db8::8", "2001:db8::10/124"].map(|to| (*from, to)));
    assert_eq!(sides, expected.collect());
}

fn says(link: &Link) -> bool {
    ![&link.source, &link.destination].iter().any(|side| side.starts_with("*."))
}

/// The words of a line; a text in quotes is the last one.
fn words(line: &str) -> Vec<String> {
    assert!(line.is_ascii() && !line.contains('?'), "{line}");
    let (bare, text) = match line.split_once('"') {
        None => (line, None),
        Some((bare, rest)) => {
            let text = rest.strip_suffix('"').unwrap_or_else(|| panic!("no end of text: {line}"));
            assert!(text.len() <= 255 && !text.contains(['"', '\\']), "{line}");
            (bare, Some(text.to_owned()))
        }
    };
    let sound = |word: &&str| {
        word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte))
    };
    let bare = bare.trim_end().split(' ');
    bare.inspect(|word| assert!(!word.is_empty() && sound(word), "{word} in {line}"))
        .map(str::to_owned)
        .chain(text)
        .collect()
}

#[derive(Default)]
struct Device {
    addresses: BTreeMap<String, String>,
    sets: BTreeMap<String, Vec<String>>,
    applications: BTreeMap<String, (String, Option<String>)>,
    policies: BTreeMap<String, Policy>,
}

#[derive(Default)]
struct Policy {
    zones: (String, String),
    matches: BTreeMap<String, Vec<String>>,
    described: bool,
    permits: bool,
    logs: bool,
}

fn read(file: &str) -> BTreeSet<Link> {
    let mut device = Device::default();
    for line in file.lines().filter(|line| !line.starts_with("# ")) {
        device.set(&words(line));
    }
    assert!(device.addresses.keys().all(|name| !device.sets.contains_key(name)));
    device.policies.values().flat_map(|policy| device.links(policy)).collect()
}

fn sound_name(name: &str) {
    assert!(name.len() <= 63 && name.starts_with(|it: char| it.is_ascii_alphabetic()), "{name}");
    assert!(!name.contains([':', '/']) && !name.starts_with("junos-"), "{name}");
    assert!(!["any", "any-ipv4", "any-ipv6"].contains(&name), "{name}");
}

impl Device {
    fn set(&mut self, words: &[String]) {
        let plain: Vec<&str> = words.iter().map(String::as_str).collect();
        match &*plain {
            ["set", "security", "address-book", "global", rest @ ..] => self.book(rest),
            ["set", "applications", "application", name, "protocol", protocol] => {
                sound_name(name);
                assert!(["tcp", "udp", "esp"].contains(protocol), "{protocol}");
                let known = ((*protocol).to_owned(), None);
                assert!(self.applications.insert((*name).to_owned(), known).is_none(), "{name}");
            }
            ["set", "applications", "application", name, "destination-port", port] => {
                let known = self.applications.get_mut(*name).expect("its protocol");
                assert!(known.0 != "esp" && port.parse::<u16>().is_ok());
                assert!(known.1.replace((*port).to_owned()).is_none());
            }
            [
                "set",
                "security",
                "policies",
                "from-zone",
                from,
                "to-zone",
                to,
                "policy",
                name,
                rest @ ..,
            ] => {
                sound_name(name);
                assert!(from.len() <= 63 && to.len() <= 63 && *from != "any" && *to != "any");
                let policy = self.policies.entry((*name).to_owned()).or_default();
                policy.zones = ((*from).to_owned(), (*to).to_owned());
                policy.set(rest);
            }
            other => panic!("not understood: {other:?}"),
        }
    }

    fn book(&mut self, words: &[&str]) {
        let mut known = |name: &str, address: String| {
            sound_name(name);
            assert!(self.addresses.insert(name.to_owned(), address).is_none(), "{name} twice");
        };
        match words {
            ["address" | "address-set", name, "description", _] => sound_name(name),
            ["address", name, "range-address", first, "to", last] => {
                known(name, format!("{first}-{last}"));
            }
            ["address", name, "dns-name", host] => known(name, (*host).to_owned()),
            ["address", name, network] => {
                let network: port_model::Address = network.parse().expect("a network");
                known(name, crate::link::place(&network));
            }
            ["address-set", name, "address", member] => {
                sound_name(name);
                assert!(self.addresses.contains_key(*member), "{member} of {name}");
                self.sets.entry((*name).to_owned()).or_default().push((*member).to_owned());
            }
            other => panic!("not understood: {other:?}"),
        }
    }

    fn side(&self, names: &[String]) -> Vec<String> {
        let resolve = |name: &String| -> Vec<String> {
            if name == "any" {
                assert_eq!(names.len(), 1);
                return vec![name.clone()];
            }
            if let Some(set) = self.sets.get(name) {
                return set.iter().map(|member| self.addresses[member].clone()).collect();
            }
            match self.addresses.get(name) {
                Some(address) => vec![address.clone()],
                None => vec![format!(
                    "missing:{}",
                    name.strip_suffix("_no_address").expect("a known address")
                )],
            }
        };
        names.iter().flat_map(resolve).collect()
    }

    fn links(&self, policy: &Policy) -> Vec<Link> {
        assert!(policy.permits && policy.logs && policy.described, "{:?}", policy.zones);
        let services: Vec<String> = policy.matches["application"]
            .iter()
            .map(|name| match &self.applications[name] {
                (protocol, Some(port)) => format!("{protocol}/{port}"),
                (protocol, None) => {
                    assert_eq!(protocol, "esp", "all ports");
                    protocol.clone()
                }
            })
            .collect();
        let mut links = Vec::new();
        for source in self.side(&policy.matches["source-address"]) {
            for destination in self.side(&policy.matches["destination-address"]) {
                links.extend(services.iter().map(|it| Link::new(&source, &destination, it)));
            }
        }
        links
    }
}

impl Policy {
    fn set(&mut self, words: &[&str]) {
        match words {
            ["description", _] => assert!(!std::mem::replace(&mut self.described, true)),
            ["match", what @ ("source-address" | "destination-address" | "application"), name] => {
                self.matches.entry((*what).to_owned()).or_default().push((*name).to_owned());
            }
            ["then", "permit"] => self.permits = true,
            ["then", "log", "session-close"] => self.logs = true,
            other => panic!("not understood: {other:?}"),
        }
    }
}

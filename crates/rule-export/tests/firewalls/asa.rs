//! Cisco ASA: the commands that Portolan uses, with their limits.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use rule_export::{ExportFormat, Remark};

use crate::harness::Format;
use crate::link::Link;

pub(crate) const ASA: Format = Format { format: ExportFormat::Asa, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    ASA.exact();
}

#[test]
fn each_wall_and_each_host_is_exact() {
    ASA.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_place() {
    // A reason takes as many remarks as it needs, and a description none of which can be said is left out.
    ASA.texts_stay_in_place(|file| {
        let is_text = |line: &str| line.contains(" remark ") || line.starts_with(" description ");
        file.lines().filter(|line| !is_text(line)).count()
    });
}

#[test]
fn nothing_is_bound_by_loading() {
    let (file, _) = ASA.awkward();
    let bindings: Vec<&str> = file.lines().filter(|line| line.contains("access-group")).collect();
    assert_eq!(
        bindings,
        [
            "! access-group portolan_core_in in interface core",
            "! access-group portolan_dmz_in in interface dmz",
            "! access-group portolan_internet_in in interface internet",
        ]
    );
}

#[test]
fn any_address_of_a_zone_is_reported() {
    let (_, report) = ASA.awkward();
    let wide: Vec<&str> = report
        .remarks
        .iter()
        .filter(|remark| matches!(remark, Remark::AnyZone { .. }))
        .map(Remark::about)
        .collect();
    assert_eq!(wide, ["v4_internet"]);
}

#[test]
fn a_missing_address_is_filled_in_at_one_place() {
    let (file, _) = ASA.awkward();
    assert!(Device::load(&file).refused > 0);
    let filled = file
        .replace(
            "! object network none-yet_no_address_v6\n!  host ADDRESS",
            "object network none-yet_no_address_v6\n host 2001:db8::77",
        )
        .replace(
            "! object network none-yet_no_address\n!  host ADDRESS",
            "object network none-yet_no_address\n host 10.0.0.77",
        );
    let device = Device::load(&filled);
    assert_eq!(device.refused, 0);
    assert!(device.links.contains(&Link::new("10.0.0.77", "192.0.2.10", "tcp/1")));
    assert!(device.links.contains(&Link::new("2001:db8::77", "2001:db8:1::10", "tcp/1")));
}

fn says(link: &Link) -> bool {
    ![&link.source, &link.destination].iter().any(|side| side.starts_with("*."))
}

fn read(file: &str) -> BTreeSet<Link> {
    Device::load(file).links
}

#[derive(Default)]
struct Device {
    /// Objects and groups of addresses with their places.
    networks: BTreeMap<String, Vec<String>>,
    services: BTreeMap<String, Vec<String>>,
    links: BTreeSet<Link>,
    /// How many entries name an object that there is not.
    refused: usize,
}

impl Device {
    fn load(file: &str) -> Self {
        assert!(file.starts_with("! Deployment:"), "{file}");
        let mut device = Self::default();
        let mut open = String::new();
        for line in file.lines() {
            assert!(line.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{line}");
            assert!(!line.contains(['?', '"', '\'', '\\', '|', '`', '$']), "{line}");
            match line.strip_prefix(' ') {
                _ if line.starts_with('!') => {}
                Some(part) => device.part(&open, part),
                None => open = device.command(line),
            }
        }
        device
    }

    /// A command; gives the name of the object that it opens.
    fn command(&mut self, line: &str) -> String {
        let words: Vec<&str> = line.split(' ').collect();
        match &*words {
            ["object" | "object-group", "network", name] => {
                self.name(name);
                assert!(self.networks.insert((*name).to_owned(), Vec::new()).is_none(), "{name}");
                (*name).to_owned()
            }
            ["object-group", "service", name] => {
                self.name(name);
                self.services.insert((*name).to_owned(), Vec::new());
                (*name).to_owned()
            }
            ["access-list", name, "remark", rest @ ..] => {
                assert!(
                    name.len() <= 64 && !rest.is_empty() && rest.join(" ").len() <= 100,
                    "{line}"
                );
                String::new()
            }
            ["access-list", name, "extended", "permit", rest @ ..] => {
                assert!(name.len() <= 64);
                self.entry(rest);
                String::new()
            }
            _ => panic!("not understood: {line}"),
        }
    }

    /// Objects and groups share one space of names.
    fn name(&self, name: &str) {
        assert!(
            name.len() <= 64 && name.starts_with(|it: char| it.is_ascii_alphabetic()),
            "{name}"
        );
        assert!(
            name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it)),
            "{name}"
        );
        assert!(!self.networks.contains_key(name) && !self.services.contains_key(name), "{name}");
    }

    fn part(&mut self, open: &str, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        if let ["description", rest @ ..] = &*words {
            assert!(!rest.is_empty() && rest.join(" ").len() <= 200, "{line}");
            return;
        }
        if let ["service-object", rest @ ..] = &*words {
            let services = match rest {
                ["esp"] => vec!["esp".to_owned()],
                [protocol, "destination", ports @ ..] => services(protocol, ports),
                _ => panic!("not understood: {line}"),
            };
            self.services.get_mut(open).expect("a group of services").extend(services);
            return;
        }
        let places = match &*words {
            ["host", ip] => vec![ip.parse::<IpAddr>().expect("an address").to_string()],
            ["subnet", net] if net.contains(':') => vec![(*net).to_owned()],
            ["subnet", ip, mask] => vec![network(ip, mask)],
            ["range", first, last] => vec![format!("{first}-{last}")],
            ["fqdn", "v4" | "v6", name] => vec![(*name).to_owned()],
            ["network-object", "object", name] => self.places(name),
            _ => panic!("not understood: {line}"),
        };
        self.networks.get_mut(open).expect("an object").extend(places);
    }

    /// The places of an object; one that there is not is a missing address.
    fn places(&self, name: &str) -> Vec<String> {
        self.networks.get(name).cloned().unwrap_or_else(|| {
            let component = name.trim_end_matches("_v6").strip_suffix("_no_address");
            vec![format!("missing:{}", component.unwrap_or_else(|| panic!("no object {name}")))]
        })
    }

    fn side<'w>(&self, words: &'w [&'w str]) -> (Vec<String>, &'w [&'w str]) {
        match words {
            ["any4" | "any6", rest @ ..] => (vec!["any".to_owned()], rest),
            ["object", name, rest @ ..] => (self.places(name), rest),
            ["object-group", name, rest @ ..] => (self.networks[*name].clone(), rest),
            other => panic!("no address: {other:?}"),
        }
    }

    fn entry(&mut self, words: &[&str]) {
        let (group, protocol, rest) = match words {
            ["object-group", name, rest @ ..] => (self.services[*name].clone(), "", rest),
            [protocol @ ("tcp" | "udp" | "esp"), rest @ ..] => (Vec::new(), *protocol, rest),
            other => panic!("no protocol: {other:?}"),
        };
        let (sources, rest) = self.side(rest);
        let (destinations, ports) = self.side(rest);
        let services = match (protocol, ports) {
            ("", []) => group,
            ("esp", []) => vec!["esp".to_owned()],
            (protocol, ports) => services(protocol, ports),
        };
        let places = sources.iter().chain(&destinations);
        self.refused += usize::from(places.into_iter().any(|it| it.starts_with("missing:")));
        for source in &sources {
            for destination in &destinations {
                let links = services.iter().map(|it| Link::new(source, destination, it));
                self.links.extend(links);
            }
        }
    }
}

fn services(protocol: &str, ports: &[&str]) -> Vec<String> {
    assert!(matches!(protocol, "tcp" | "udp"), "{protocol}");
    let number = |port: &str| port.parse::<u16>().expect("a port");
    let range = match ports {
        ["eq", port] => number(port)..=number(port),
        ["range", first, last] => number(first)..=number(last),
        other => panic!("no ports: {other:?}"),
    };
    range.map(|port| format!("{protocol}/{port}")).collect()
}

fn network(ip: &str, mask: &str) -> String {
    let bits = u32::from(mask.parse::<Ipv4Addr>().expect("a mask"));
    assert!(bits.leading_ones() + bits.trailing_zeros() == 32 || bits == 0, "{mask}");
    format!("{ip}/{}", bits.leading_ones())
}

//! Aerleon: a strict reader of its two files, and Aerleon itself, which writes them for several targets.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::net::IpAddr;

use ipnet::IpNet;
use port_model::{Lang, topologies};
use rule_export::{ExportFormat, Grouping};

use crate::awkward::{AWKWARD, words};
use crate::harness::Format;
use crate::link::Link;
use crate::support::{deployment, exported, request};
use crate::validator::Files;

const AERLEON: Format = Format { format: ExportFormat::Aerleon, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    AERLEON.exact();
}

#[test]
fn each_wall_and_each_host_is_exact() {
    AERLEON.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_place() {
    let files = AERLEON.texts_stay_in_place(|file| file.lines().count());
    let files: Vec<String> = files.iter().map(|file| filled_in(file)).collect();
    assert_eq!(refused("aerleon-texts", &files), Vec::<String>::new());
}

#[test]
fn aerleon_takes_the_files_without_a_warning() {
    let mut files: Vec<String> = topologies::ALL
        .iter()
        .flat_map(|topology| Grouping::ALL.iter().map(move |grouping| (topology, *grouping)))
        .map(|(topology, grouping)| {
            let deployment = topology.deployment();
            let flows = deployment.flows(Lang::En);
            AERLEON.file(&deployment, &request(&deployment, &flows, grouping)).0
        })
        .collect();
    let empty = deployment("portolan: 1\nname: Empty\nplatform: windows\n");
    files.push(AERLEON.file(&empty, &request(&empty, &[], Grouping::Pair)).0);
    for text in [AWKWARD, &words()[0], &words()[1]] {
        let deployment = deployment(text);
        let flows = deployment.flows(Lang::De);
        for grouping in Grouping::ALL {
            let (file, _) = AERLEON.file(&deployment, &request(&deployment, &flows, *grouping));
            files.push(filled_in(&file));
        }
    }
    files.extend(AERLEON.many(60).iter().map(|file| filled_in(file)));
    assert_eq!(refused("aerleon-many", &files), Vec::<String>::new());
}

#[test]
fn aerleon_generates_nothing_where_an_address_is_missing() {
    let (file, _) = AERLEON.awkward();
    let said = refused("aerleon-missing", std::slice::from_ref(&file));
    assert!(said.len() == 1 && said[0].contains("none-yet_no_address"), "{said:?}");
    assert!(refused("aerleon-filled", &[filled_in(&file)]).is_empty());
}

#[test]
fn the_archive_is_the_same_each_time() {
    let once = || exported(ExportFormat::Aerleon, AWKWARD, Grouping::Pair).bytes;
    assert_eq!(once(), once());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(once())).expect("an archive");
    let mut text = String::new();
    let mut member = archive.by_name("policies/pol/portolan.yaml").expect("policies");
    member.read_to_string(&mut text).expect("UTF-8");
    assert!(text.starts_with("# Deployment: "), "{text}");
}

fn says(link: &Link) -> bool {
    !link.is_named()
}

/// The file with an address for each that is missing.
fn filled_in(file: &str) -> String {
    let mut lines = Vec::new();
    let mut is_v6 = false;
    for line in file.lines() {
        let command = line.strip_prefix("  # ").filter(|it| it.starts_with(['"', ' ']));
        let Some(command) = command else {
            lines.push(line.to_owned());
            continue;
        };
        if command.starts_with('"') {
            is_v6 = command.ends_with("_v6\":");
        }
        let address = if is_v6 { "2001:db8::77/128" } else { "10.0.0.77/32" };
        lines.push(format!("  {}", command.replace("ADDRESS", address)));
    }
    format!("{}\n", lines.join("\n"))
}

/// Lets Aerleon write each file for several targets. Says what it, or a check of what it wrote, says.
fn refused(name: &str, files: &[String]) -> Vec<String> {
    Files::new(name, files).said_by("generate_with_aerleon.py")
}

/// The members of an archive as the harness shows it.
fn members(file: &str) -> Vec<(&str, &str)> {
    let parts = file.split("==> ").skip(1);
    parts.map(|part| part.split_once(" <==\n").expect("a name")).collect()
}

/// An entry of the naming file: addresses or names of other tokens.
#[derive(Default)]
struct Tokens {
    networks: BTreeMap<String, Vec<String>>,
    services: BTreeMap<String, String>,
}

fn read(file: &str) -> BTreeSet<Link> {
    let [(naming, tokens), (policy, filters)] = &*members(file) else { panic!("{file}") };
    assert_eq!((*naming, *policy), ("def/portolan.yaml", "policies/pol/portolan.yaml"));
    let tokens = Tokens::of(tokens);
    let mut links = BTreeSet::new();
    let mut names = BTreeSet::new();
    for term in terms(filters) {
        let name = &term["name"][0];
        assert!(name.len() <= 51 && names.insert(name.clone()), "{name}");
        assert_eq!(term["action"], ["accept"]);
        let [protocol] = &*term["protocol"] else { panic!("{term:?}") };
        let none = Vec::new();
        let side = |key: &str| tokens.side(term.get(key).unwrap_or(&none));
        let (sources, destinations) = (side("source-address"), side("destination-address"));
        let services: Vec<String> = match term.get("destination-port") {
            Some(ports) => ports.iter().map(|port| tokens.services[port].clone()).collect(),
            None => vec!["esp".to_owned()],
        };
        assert!(services.iter().all(|service| service.split('/').next() == Some(protocol)));
        assert_eq!(protocol == "esp", term.contains_key("platform-exclude"));
        for source in &sources {
            for destination in &destinations {
                links.extend(services.iter().map(|it| Link::new(source, destination, it)));
            }
        }
    }
    links
}

/// A text in quotes, without any sign that means something inside them.
fn unquoted(text: &str) -> &str {
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let inside = inside.unwrap_or_else(|| panic!("not in quotes: {text}"));
    assert!(!inside.contains(['"', '\\', '*']), "{text}");
    assert!(inside.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{text}");
    inside
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("# "))
}

impl Tokens {
    fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        let (mut section, mut name, mut protocol) = ("", String::new(), "");
        for line in lines(text) {
            let (key, value) = line.trim().split_once(':').expect("a key");
            match (section, key, value.trim()) {
                (_, "networks", "" | "{}") => section = "networks",
                (_, "services", "" | "{}") => section = "services",
                ("networks", "values", "") => {}
                ("networks", "comment", text) => assert!(unquoted(text).len() <= 400, "{line}"),
                ("networks", "- address", net) => tokens.add(&name, unquoted(net)),
                ("networks", "- name", other) => {
                    assert!(tokens.networks.contains_key(unquoted(other)), "{line}");
                    tokens.add(&name, unquoted(other));
                }
                ("services", "- protocol", value) => protocol = unquoted(value),
                ("services", "port", port) => {
                    let service = format!("{protocol}/{port}");
                    assert!(tokens.services.insert(name.clone(), service).is_none(), "{line}");
                }
                (_, token, "") => {
                    name = unquoted(token).to_owned();
                    let sound = |it: u8| it.is_ascii_alphanumeric() || b"-_".contains(&it);
                    assert!(name.bytes().all(sound) && name.len() <= 54, "{name}");
                    assert!(!tokens.networks.contains_key(&name), "{name} twice");
                }
                other => panic!("not understood: {other:?}"),
            }
        }
        tokens
    }

    fn add(&mut self, name: &str, value: &str) {
        self.networks.entry(name.to_owned()).or_default().push(value.to_owned());
    }

    fn side(&self, names: &[String]) -> Vec<String> {
        if names.is_empty() {
            return vec!["any".to_owned()];
        }
        names.iter().flat_map(|name| self.places(name)).collect()
    }

    fn places(&self, name: &str) -> Vec<String> {
        let Some(values) = self.networks.get(name) else {
            let component = name.trim_end_matches("_v6").strip_suffix("_no_address");
            return vec![format!("missing:{}", component.unwrap_or_else(|| panic!("no {name}")))];
        };
        let nets: Result<Vec<IpNet>, _> = values.iter().map(|value| value.parse()).collect();
        match nets.as_deref() {
            Err(_) => self.side(values),
            Ok([only]) if only.prefix_len() == only.max_prefix_len() => {
                vec![only.addr().to_string()]
            }
            // A range may be one network, too, and is called otherwise.
            Ok([only]) if !name.contains("_to_") => vec![only.to_string()],
            Ok(several) => vec![range(several)],
        }
    }
}

/// The networks of one token are a range without a gap.
fn range(nets: &[IpNet]) -> String {
    for pair in nets.windows(2) {
        let follows = match (pair[0].broadcast(), pair[1].network()) {
            (IpAddr::V4(last), IpAddr::V4(first)) => u32::from(last) + 1 == u32::from(first),
            (IpAddr::V6(last), IpAddr::V6(first)) => u128::from(last) + 1 == u128::from(first),
            _ => false,
        };
        assert!(follows, "{nets:?}");
    }
    format!("{}-{}", nets[0].network(), nets[nets.len() - 1].broadcast())
}

type Term = BTreeMap<String, Vec<String>>;

fn terms(text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for line in lines(text) {
        let (key, value) = line.trim().split_once(':').expect("a key");
        let value = value.trim();
        let of_header = ["filters", "- header", "targets", "terms", "paloalto", "srx", "cisco"];
        match (key, line.len() - line.trim_start().len()) {
            (key, _) if of_header.contains(&key) => {
                assert!(value.is_empty() || value == "[]" || !unquoted(value).is_empty());
            }
            ("comment", 6) => assert!(unquoted(value).len() <= 300),
            ("- name", 6) => {
                terms.push(Term::from([("name".to_owned(), vec![unquoted(value).to_owned()])]));
            }
            ("comment" | "action", 8) => {
                let term = terms.last_mut().expect("a term");
                assert!(term.insert(key.to_owned(), vec![unquoted(value).to_owned()]).is_none());
            }
            (
                "source-address"
                | "destination-address"
                | "destination-port"
                | "protocol"
                | "platform-exclude",
                8,
            ) => {
                let list = value.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
                let list = list.expect("a list").split(", ").map(|it| unquoted(it).to_owned());
                let term = terms.last_mut().expect("a term");
                assert!(term.insert(key.to_owned(), list.collect()).is_none(), "{line}");
            }
            other => panic!("not understood: {other:?}"),
        }
    }
    terms
}

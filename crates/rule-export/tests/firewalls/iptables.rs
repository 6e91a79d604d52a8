//! iptables: its grammar, as far as Portolan uses it, and the four programs that load such a file.

use std::collections::{BTreeMap, BTreeSet};

use port_model::{Address, Deployment, Format as Syntax};
use rule_export::{ExportFormat, Filter, Remark};

use crate::harness::{Format, hosts};
use crate::link::{self, Link};
use crate::validator::Files;

const IPTABLES: Format = Format { format: ExportFormat::Iptables, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    IPTABLES.exact();
}

#[test]
fn a_wall_and_a_host_admit_exactly_their_flows() {
    IPTABLES.exact_for_each_wall_and_host();
}

#[test]
fn no_text_breaks_out() {
    let files = IPTABLES.texts_stay_in_place(commands);
    let filled: Vec<String> = files.iter().map(|file| filled(file)).collect();
    for program in ["iptables-nft-restore", "ip6tables-nft-restore"] {
        assert_eq!(refused(program, "nasty", &filled), [""; 0]);
    }
}

#[test]
fn both_programs_take_every_file_whose_addresses_are_filled_in() {
    let files: Vec<String> = IPTABLES.many(200).iter().map(|file| filled(file)).collect();
    for program in ["iptables-nft-restore", "ip6tables-nft-restore"] {
        assert_eq!(refused(program, "filled", &files), [""; 0]);
    }
    for program in ["iptables-legacy-restore", "ip6tables-legacy-restore"] {
        assert_eq!(refused(program, "filled", &files[..60]), [""; 0]);
    }
}

/// A component without an address is reached by both families, or by one of them only.
#[test]
fn no_program_takes_a_file_with_a_placeholder() {
    let files = IPTABLES.many(100);
    for (program, mark) in [("iptables-restore", "_v4/@"), ("ip6tables-restore", "_v6/@")] {
        let open = |file: &&String| commands_of(file).any(|line| line.contains(mark));
        let open: Vec<String> = files.iter().filter(open).cloned().collect();
        let refused = refused(program, "placeholder", &open);
        assert!(!open.is_empty() && refused.len() == open.len());
        assert!(refused.iter().all(|said| said.contains("invalid mask `@'")), "{refused:?}");
        let taken_out = open.iter().map(|file| without(file, mark)).collect::<Vec<_>>();
        assert_eq!(self::refused(program, "taken-out", &taken_out), [""; 0]);
    }
}

#[test]
fn a_host_has_two_chains_and_keeps_its_loopback() {
    let deployment = port_model::topologies::find("windows-single").expect("known").deployment();
    for filter in hosts(&deployment) {
        let file = IPTABLES.file_of(&deployment, filter);
        assert!(file.contains("\n:INPUT DROP [0:0]\n:OUTPUT DROP [0:0]\n"), "{file}");
        assert!(!file.contains("FORWARD"), "{file}");
        assert!(file.contains("\n-A INPUT -i lo -j ACCEPT\n-A INPUT -m conntrack"), "{file}");
        assert!(file.contains("\n-A OUTPUT -o lo -j ACCEPT\n-A OUTPUT -m conntrack"), "{file}");
    }
}

/// Two rules of several sources and destinations with long ids that begin alike, ranges on both sides,
/// more ports than `multiport` takes, with ranges among them, and a purpose longer than a line may be.
#[test]
fn limits_are_kept() {
    let long = "a-server-whose-id-is-much-longer-than-any-chain";
    let ports: Vec<String> = (1..60).filter(|at| at % 7 != 0).map(|at| at.to_string()).collect();
    let text = format!(
        "portolan: 1\nname: Limits\nplatform: windows\ninternet_access: false\ncomponents:\n  - {{ id: {long}-1, role: custom, zone: core, addresses: [10.0.0.1-10.0.0.9, 10.0.1.1] }}\n  - {{ id: {long}-2, role: custom, zone: core, addresses: [10.0.2.1-10.0.2.9, 10.0.3.1] }}\n  - {{ id: b, role: custom, zone: dmz, addresses: [10.0.4.1-10.0.4.9, 0.0.0.0/0] }}\nextra_flows:\n  - {{ id: x, source: {long}-1, destination: b, protocol: tcp, ports: [{0}] }}\n  - {{ id: y, source: {long}-2, destination: b, protocol: udp, ports: [{0}], summary: {1} }}\n",
        ports.join(", "),
        "東".repeat(3_900)
    );
    let deployment = Deployment::read(&text, Syntax::Yaml).expect("a document");
    let file = IPTABLES.file_of(&deployment, Filter::default());
    let flows = deployment.flows(port_model::Lang::En);
    let rules = rule_export::rules(&flows, rule_export::Grouping::Compact, &Filter::default());
    assert!(file.lines().all(|line| line.len() < 10_239));
    assert_eq!(read(&file), link::admitted(&deployment, &rules));
    assert_eq!(refused("iptables-nft-restore", "limits", &[file]), [""; 0]);
    let request = crate::support::request(&deployment, &flows, rule_export::Grouping::Compact);
    let (_, report) = IPTABLES.file(&deployment, &request);
    let renamed = |remark: &&Remark| matches!(remark, Remark::Renamed { .. });
    assert_eq!(report.remarks.iter().filter(renamed).count(), 2);
}

fn says(link: &Link) -> bool {
    !link.is_named()
}

fn refused(program: &str, name: &str, files: &[String]) -> Vec<String> {
    let command = format!("/usr/sbin/{program} --test \"$file\"");
    Files::new(&format!("{program}-{name}"), files).refused(&command)
}

/// The file as somebody leaves it who has done what its comments say about missing addresses.
fn filled(file: &str) -> String {
    let mut filled = file.to_owned();
    for line in file.lines() {
        let Some(command) = line.strip_prefix("#   sed -i 's|") else { continue };
        let (word, rest) = command.split_once('|').expect("two words");
        assert_eq!(rest, "ADDRESS,ADDRESS|g' FILE");
        let v4 = word.ends_with("_v4/@");
        let addresses = if v4 { "198.51.100.7,198.51.100.64/26" } else { "2001:db8:7::7" };
        filled = filled.replace(word, addresses);
    }
    filled
}

fn without(file: &str, mark: &str) -> String {
    let kept = file.lines().filter(|line| line.starts_with('#') || !line.contains(mark));
    kept.collect::<Vec<_>>().join("\n") + "\n"
}

fn commands_of(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn commands(file: &str) -> usize {
    commands_of(file).count()
}

/// A line of a chain.
struct Line<'a> {
    family: Option<u8>,
    source: String,
    destination: String,
    /// Empty where the line leads to another chain.
    services: Vec<String>,
    target: &'a str,
}

fn read(file: &str) -> BTreeSet<Link> {
    assert!(file.starts_with("# Deployment:"), "{file}");
    let mut lines = commands_of(file).peekable();
    assert_eq!(lines.next(), Some("*filter"));
    let mut chains: BTreeMap<&str, Vec<Line<'_>>> = BTreeMap::new();
    let mut roots = Vec::new();
    while let Some(declared) = lines.next_if(|line| line.starts_with(':')) {
        match *declared[1..].split(' ').collect::<Vec<_>>() {
            [name @ ("FORWARD" | "INPUT" | "OUTPUT"), "DROP", "[0:0]"] => roots.push(name),
            [name, "-", "[0:0]"] => {
                let sound = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
                assert!(name.len() <= 28 && name.chars().all(sound), "{name}");
                assert!(chains.insert(name, Vec::new()).is_none(), "{name} twice");
            }
            _ => panic!("not understood: {declared}"),
        }
    }
    for root in &roots {
        assert_eq!(lines.next(), Some(&*format!("-F {root}")));
        assert!(chains.insert(root, Vec::new()).is_none());
    }
    let lines: Vec<&str> = lines.collect();
    let (end, lines) = lines.split_last().expect("an end");
    assert_eq!(*end, "COMMIT");
    for line in lines {
        if let Some((chain, rule)) = rule(line) {
            chains.get_mut(chain).expect("a declared chain").push(rule);
        }
    }
    links(&chains, &roots)
}

fn links(chains: &BTreeMap<&str, Vec<Line<'_>>>, roots: &[&str]) -> BTreeSet<Link> {
    let mut links = BTreeSet::new();
    for line in roots.iter().flat_map(|root| &chains[root]) {
        if line.target == "ACCEPT" {
            links.extend(admitted(&line.source, line));
            continue;
        }
        assert!(line.services.is_empty() && line.destination == "any");
        for inner in &chains[line.target] {
            assert!(inner.target == "ACCEPT" && inner.source == "any", "{}", inner.target);
            if line.family.is_none() || inner.family.is_none() || line.family == inner.family {
                links.extend(admitted(&line.source, inner));
            }
        }
    }
    links
}

fn admitted(source: &str, line: &Line<'_>) -> Vec<Link> {
    assert!(!line.services.is_empty());
    line.services.iter().map(|service| Link::new(source, &line.destination, service)).collect()
}

/// A rule with its chain; nothing for those that let answers and the loopback pass.
fn rule(line: &str) -> Option<(&str, Line<'_>)> {
    let answers = " -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT";
    for chain in ["FORWARD", "INPUT", "OUTPUT"] {
        let way = if chain == "INPUT" { "-i" } else { "-o" };
        let loopback = chain != "FORWARD" && line == format!("-A {chain} {way} lo -j ACCEPT");
        if loopback || line == format!("-A {chain}{answers}") {
            return None;
        }
    }
    let (family, rest) = match line.split_at(3) {
        ("-4 ", rest) => (Some(4), rest),
        ("-6 ", rest) => (Some(6), rest),
        _ => (None, line),
    };
    let (before, target) = rest.rsplit_once(" -j ").expect(line);
    let before = match before.split_once(" -m comment --comment \"") {
        Some((before, comment)) => {
            let comment = comment.strip_suffix('"').expect(line);
            assert!(comment.len() <= 255 && !comment.contains(['"', '\\']), "{line}");
            before
        }
        None => before,
    };
    let words: Vec<&str> = before.split(' ').collect();
    let ["-A", chain, matches @ ..] = &*words else { panic!("not understood: {line}") };
    let any = || "any".to_owned();
    let mut rule = Line { family, source: any(), destination: any(), services: Vec::new(), target };
    let mut matches = matches;
    while !matches.is_empty() {
        matches = rule.take(matches);
    }
    Some((chain, rule))
}

impl Line<'_> {
    /// Takes one match away.
    fn take<'w>(&mut self, words: &'w [&'w str]) -> &'w [&'w str] {
        match words {
            ["-s", place, rest @ ..] | ["-m", "iprange", "--src-range", place, rest @ ..] => {
                self.source = self.place(place);
                rest
            }
            ["-d", place, rest @ ..] | ["-m", "iprange", "--dst-range", place, rest @ ..] => {
                self.destination = self.place(place);
                rest
            }
            ["-p", "esp", rest @ ..] => {
                self.services = vec!["esp".to_owned()];
                rest
            }
            ["-p", protocol @ ("tcp" | "udp"), "-m", with, flag, ports, rest @ ..] => {
                let slots: usize = ports.split(',').map(|it| it.split(':').count()).sum();
                match (*with, *flag) {
                    ("multiport", "--dports") => assert!((2..=15).contains(&slots), "{ports}"),
                    (with, "--dport") => assert!(with == *protocol && !ports.contains(',')),
                    other => panic!("not understood: {other:?}"),
                }
                let all = ports.split(',').flat_map(ports_of);
                self.services = all.map(|port| format!("{protocol}/{port}")).collect();
                rest
            }
            _ => panic!("not understood: {words:?}"),
        }
    }

    fn place(&self, text: &str) -> String {
        let family = self.family.expect("an address is of a family");
        if let Some(missing) = text.strip_prefix('@') {
            let end = format!("_no_address_v{family}/@");
            return format!("missing:{}", missing.strip_suffix(&end).expect("a placeholder"));
        }
        assert_eq!(text.contains(':'), family == 6, "{text}");
        let address: Address = text.parse().expect("an address");
        assert!(!matches!(address, Address::Fqdn(_)), "{text}");
        link::place(&address)
    }
}

fn ports_of(text: &str) -> std::ops::RangeInclusive<u16> {
    let port = |text: &str| -> u16 { text.parse().expect("a port") };
    match text.split_once(':') {
        Some((first, last)) => port(first)..=port(last),
        None => port(text)..=port(text),
    }
}

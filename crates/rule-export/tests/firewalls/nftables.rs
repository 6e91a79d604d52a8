//! nftables: its grammar, as far as Portolan uses it, and `nft` itself.

use std::collections::{BTreeMap, BTreeSet};

use port_model::{Address, Lang};
use rule_export::{ExportFormat, Remark};

use crate::harness::Format;
use crate::link::{self, Link};
use crate::validator::Files;

pub(crate) const NFTABLES: Format = Format { format: ExportFormat::Nftables, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    NFTABLES.exact();
}

#[test]
fn a_wall_and_a_host_admit_exactly_their_flows() {
    NFTABLES.exact_for_each_wall_and_host();
}

#[test]
fn no_text_breaks_out() {
    let files = NFTABLES.texts_stay_in_place(commands);
    let filled: Vec<String> = files.iter().map(|file| filled(file)).collect();
    assert_eq!(refused("nft-nasty", &filled), [""; 0]);
}

#[test]
fn nft_takes_every_file_whose_addresses_are_filled_in() {
    let files: Vec<String> = NFTABLES.many(200).iter().map(|file| filled(file)).collect();
    assert_eq!(refused("nft", &files), [""; 0]);
}

#[test]
fn nft_takes_no_file_with_a_placeholder() {
    let mut files = NFTABLES.many(100);
    files.retain(|file| read(file).iter().any(Link::is_incomplete));
    let refused = refused("nft-placeholder", &files);
    assert!(!files.is_empty() && refused.len() == files.len());
    assert!(refused.iter().all(|said| said.contains("unknown identifier")), "{refused:?}");
    // A component without addresses of one family: its line is taken out.
    let without: Vec<String> = files.iter().map(|file| without_placeholders(file)).collect();
    assert_eq!(self::refused("nft-without", &without), [""; 0]);
}

#[test]
fn a_host_has_two_chains_and_keeps_its_loopback() {
    let deployment = port_model::topologies::find("windows-single").expect("known").deployment();
    for filter in crate::harness::hosts(&deployment) {
        let file = NFTABLES.file_of(&deployment, filter);
        assert!(file.contains("chain input {") && file.contains("chain output {"), "{file}");
        assert!(!file.contains("chain forward {"), "{file}");
        assert!(file.contains("iifname \"lo\" accept") && file.contains("oifname \"lo\" accept"));
        assert!(file.contains("\n# What no rule here admits is dropped, to this machine"));
    }
}

#[test]
fn a_rule_for_the_internet_is_said_to_be_of_any_zone() {
    let (file, report) = NFTABLES.awkward();
    for rule in ["roaming_both", "v4_internet"] {
        let remark = Remark::AnyZone { rule: rule.to_owned() };
        assert_eq!(report.remarks.iter().filter(|other| **other == remark).count(), 1);
        assert!(file.contains(&format!("\n# {}\n", remark.text(Lang::En))), "{file}");
    }
}

fn says(link: &Link) -> bool {
    !link.is_named()
}

pub(crate) fn refused(name: &str, files: &[String]) -> Vec<String> {
    Files::new(name, files).refused("nft -c -f \"$file\"")
}

/// The file as somebody leaves it who has filled in what is missing.
pub(crate) fn filled(file: &str) -> String {
    let lines = file.lines().map(|line| match line.trim_start().strip_prefix("elements = { $") {
        Some(rest) if rest.ends_with("_v4 }") => "elements = { 198.51.100.7, 198.51.100.0/24 }",
        Some(_) => "elements = { 2001:db8:7::7 }",
        None => line,
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn without_placeholders(file: &str) -> String {
    let kept = file.lines().filter(|line| !line.trim_start().starts_with("elements = { $"));
    kept.collect::<Vec<_>>().join("\n") + "\n"
}

/// How many lines are neither empty nor a comment.
fn commands(file: &str) -> usize {
    let lines = file.lines().map(str::trim_start);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).count()
}

/// What has been read of a file.
#[derive(Default)]
struct Ruleset {
    /// The family and the variable of each set.
    sets: BTreeMap<String, (u8, String)>,
    links: BTreeSet<Link>,
}

pub(crate) fn read(file: &str) -> BTreeSet<Link> {
    let mut ruleset = Ruleset::default();
    assert!(file.starts_with("#!/usr/sbin/nft -f\n# Deployment:"), "{file}");
    let meaningful = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let mut lines = file.lines().map(str::trim_start).filter(meaningful);
    for expected in ["table inet portolan", "delete table inet portolan", "table inet portolan {"] {
        assert_eq!(lines.next(), Some(expected));
    }
    let lines: Vec<&str> = lines.collect();
    let (last, mut rest) = lines.split_last().expect("a table");
    assert_eq!(*last, "}");
    while let [opening, following @ ..] = rest {
        let end = following.iter().position(|line| *line == "}").expect("an end");
        let (body, [_, after @ ..]) = following.split_at(end) else { panic!("no end") };
        match *opening.split(' ').collect::<Vec<_>>() {
            ["set", name, "{"] => ruleset.set(name, body),
            ["chain", hook @ ("forward" | "input" | "output"), "{"] => ruleset.chain(hook, body),
            _ => panic!("not understood: {opening}"),
        }
        rest = after;
    }
    ruleset.links
}

impl Ruleset {
    fn set(&mut self, name: &str, body: &[&str]) {
        let family = match body {
            ["type ipv4_addr", "flags interval", "auto-merge", _] => 4,
            ["type ipv6_addr", "flags interval", "auto-merge", _] => 6,
            _ => panic!("not understood: {body:?}"),
        };
        let variable = body[3].strip_prefix("elements = { $").and_then(|it| it.strip_suffix(" }"));
        let sound = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        assert!(name.len() <= 255 && name.chars().all(sound), "{name}");
        assert!(name.starts_with(|letter: char| letter.is_ascii_alphabetic()), "{name}");
        assert_eq!(variable, Some(name));
        let component = name.strip_suffix(&format!("_no_address_v{family}")).expect("a component");
        let missing = (family, format!("missing:{component}"));
        assert!(self.sets.insert(name.to_owned(), missing).is_none(), "{name} twice");
    }

    fn chain(&mut self, hook: &str, body: &[&str]) {
        let mut expected = vec![format!("type filter hook {hook} priority filter; policy drop;")];
        match hook {
            "input" => expected.push("iifname \"lo\" accept".to_owned()),
            "output" => expected.push("oifname \"lo\" accept".to_owned()),
            _ => {}
        }
        expected.push("ct state established,related accept".to_owned());
        assert_eq!(body[..expected.len()], expected);
        for rule in &body[expected.len()..] {
            self.rule(rule);
        }
    }

    fn rule(&mut self, line: &str) {
        let (matches, comment) = line.split_once(" accept comment \"").expect(line);
        let comment = comment.strip_suffix('"').expect(line);
        assert!(!comment.contains('"') && comment.len() <= 128, "{line}");
        assert!(comment.contains(": "), "{line}");
        let mut words: Vec<&str> = matches.split(' ').collect();
        let source = self.side("saddr", &mut words);
        let destination = self.side("daddr", &mut words);
        let services: Vec<String> = match &*words {
            [protocol @ ("tcp" | "udp"), "dport", ports @ ..] => members(ports)
                .iter()
                .flat_map(|port| ports_of(port))
                .map(|port| format!("{protocol}/{port}"))
                .collect(),
            ["meta", "l4proto", "esp"] => vec!["esp".to_owned()],
            _ => panic!("not understood: {line}"),
        };
        if let (Some((one, _)), Some((other, _))) = (&source, &destination) {
            assert_eq!(one, other, "two families in {line}");
        }
        let any = || vec!["any".to_owned()];
        for from in source.map_or_else(any, |(_, places)| places) {
            for to in destination.clone().map_or_else(any, |(_, places)| places) {
                self.links.extend(services.iter().map(|service| Link::new(&from, &to, service)));
            }
        }
    }

    /// Takes a side's words away: its family and places, or nothing where it is anywhere.
    fn side(&self, field: &str, words: &mut Vec<&str>) -> Option<(u8, Vec<String>)> {
        let family = match &**words {
            ["ip", it, ..] if *it == field => 4,
            ["ip6", it, ..] if *it == field => 6,
            _ => return None,
        };
        let taken = match words[2] {
            "{" => words.iter().position(|word| *word == "}").expect("an end") + 1,
            _ => 3,
        };
        let value: Vec<&str> = words.drain(..taken).skip(2).collect();
        if let [set] = &*value
            && let Some(name) = set.strip_prefix('@')
        {
            let (its, place) = &self.sets[name];
            assert_eq!(*its, family);
            return Some((family, vec![place.clone()]));
        }
        Some((family, members(&value).iter().map(|it| place(it, family)).collect()))
    }
}

fn place(text: &str, family: u8) -> String {
    let address: Address = text.parse().unwrap_or_else(|_| panic!("no address: {text}"));
    assert_eq!(text.contains(':'), family == 6, "{text}");
    assert!(!matches!(address, Address::Fqdn(_)), "{text}");
    link::place(&address)
}

/// One value, or those between braces, told apart by commas.
fn members(words: &[&str]) -> Vec<String> {
    match words {
        ["{", members @ .., "}"] => {
            let (last, others) = members.split_last().expect("a member");
            let others = others.iter().map(|it| it.strip_suffix(',').expect("a comma").to_owned());
            others.chain([(*last).to_owned()]).collect()
        }
        [only] => vec![(*only).to_owned()],
        _ => panic!("no list: {words:?}"),
    }
}

fn ports_of(text: &str) -> std::ops::RangeInclusive<u16> {
    let port = |text: &str| -> u16 { text.parse().expect("a port") };
    match text.split_once('-') {
        Some((first, last)) => port(first)..=port(last),
        None => port(text)..=port(text),
    }
}

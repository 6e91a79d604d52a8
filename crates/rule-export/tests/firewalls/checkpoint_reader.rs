//! Check Point: a script, read strictly.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::Link;

/// The commands of a script as words. The rest has to be what every script has.
pub(crate) fn commands(file: &str) -> Vec<Vec<String>> {
    let (start, rest) = file.split_once("trap finish EXIT\n\n").expect("a start");
    start_is_known(start);
    let commands = rest.strip_suffix("\nrun publish\n").expect("an end");
    commands.lines().map(words).collect()
}

fn start_is_known(start: &str) {
    let (fill_in, functions) = start.split_once("\nunpublished=").expect("a start");
    assert!(functions.starts_with("'Nothing was published.'\nset -euo pipefail\n"), "{functions}");
    let mut lines = fill_in.lines();
    assert_eq!(lines.next(), Some("#!/usr/bin/env bash"));
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let is_known = line.starts_with("if [[ -z $address_")
            || line.starts_with("  printf '%s\\n' '") && line.ends_with("' >&2")
            || line.starts_with("address_") && line.ends_with('=')
            || ["  exit 1", "fi"].contains(&line);
        assert!(is_known, "{line}");
    }
}

/// The words of a line of shell that has nothing but plain words, words in single quotes, and one
/// variable in double quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let mut word = String::new();
        loop {
            if let Some(quoted) = rest.strip_prefix('\'') {
                let (text, after) = quoted.split_once('\'').expect("an end of text");
                word.push_str(text);
                rest = after;
            } else if let Some(after) = rest.strip_prefix("\\'") {
                word.push('\'');
                rest = after;
            } else if let Some(after) = rest.strip_prefix("\"$address_") {
                let (name, after) = after.split_once('"').expect("an end of text");
                word = format!("$address_{name}");
                rest = after;
            } else {
                let plain = |it: char| it.is_ascii_alphanumeric() || "-_.:".contains(it);
                let end = rest.find(|it| !plain(it)).unwrap_or(rest.len());
                word.push_str(&rest[..end]);
                rest = &rest[end..];
                if let Some(after) = rest.strip_prefix(' ') {
                    rest = after;
                    break;
                }
                assert!(rest.is_empty() || rest.starts_with(['\'', '\\', '"']), "{rest} in {line}");
                if rest.is_empty() {
                    break;
                }
            }
        }
        words.push(word);
    }
    words
}

#[derive(Default)]
struct Server {
    addresses: BTreeMap<String, Vec<String>>,
    services: BTreeMap<String, String>,
    rules: BTreeSet<String>,
    links: BTreeSet<Link>,
}

/// What the rules admit that a script asks for.
pub(crate) fn read(file: &str) -> BTreeSet<Link> {
    let mut server = Server::default();
    for words in commands(file) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match &*words {
            ["add", "host" | "network" | "address-range" | "dns-domain" | "group", ..] => {
                server.object(&words[1..]);
            }
            ["add", kind, "name", name, "port", port, "match-for-any", "false", "comments", _] => {
                let protocol = kind.strip_prefix("service-").expect("a service");
                assert!(["tcp", "udp"].contains(&protocol) && port.parse::<u16>().is_ok());
                server.service(name, format!("{protocol}/{port}"));
            }
            [
                "add",
                "service-other",
                "name",
                name,
                "ip-protocol",
                "50",
                "match-for-any",
                "false",
                "comments",
                _,
            ] => {
                server.service(name, "esp".to_owned());
            }
            ["rule", "name", name, rest @ .., "comments", comment] => {
                sound_comment(comment);
                assert!(server.rules.insert((*name).to_owned()) && name.len() <= 63, "{name}");
                server.rule(rest);
            }
            other => panic!("not understood: {other:?}"),
        }
    }
    server.links
}

fn sound_comment(comment: &str) {
    assert!(comment.len() <= 255 && !comment.contains(['"', '\\']), "{comment}");
    assert!(!comment.chars().any(char::is_control), "{comment:?}");
    assert!(comment.starts_with(|it: char| it.is_ascii_alphanumeric()), "{comment}");
}

/// Numbered arguments such as `members.1 a members.2 b`, of one word.
fn numbered<'w>(words: &[&'w str], word: &str) -> Vec<&'w str> {
    let starts = format!("{word}.");
    let pairs = words.chunks(2).filter(|pair| pair[0].starts_with(&starts));
    let listed: Vec<_> = pairs.collect();
    for (at, pair) in listed.iter().enumerate() {
        assert_eq!(pair[0], format!("{word}.{}", at + 1));
    }
    listed.iter().map(|pair| pair[1]).collect()
}

impl Server {
    fn object(&mut self, words: &[&str]) {
        let (comment, words) = (words.last().expect("a comment"), &words[..words.len() - 1]);
        sound_comment(comment);
        let (name, places) = match words {
            ["host", "name", name, "ip-address", address, "comments"] => {
                if let Some(variable) = address.strip_prefix("$address_") {
                    (*name, vec![format!("missing:{}", variable.replace('_', "-"))])
                } else {
                    (
                        *name,
                        vec![address.parse::<std::net::IpAddr>().expect("an address").to_string()],
                    )
                }
            }
            ["network", "name", name, "subnet", net, "mask-length", length, "comments"] => {
                (*name, vec![format!("{net}/{length}")])
            }
            [
                "address-range",
                "name",
                name,
                "ip-address-first",
                first,
                "ip-address-last",
                last,
                "comments",
            ] => (*name, vec![format!("{first}-{last}")]),
            ["dns-domain", "name", name, "is-sub-domain", "false", "comments"] => {
                (*name, vec![name.strip_prefix('.').expect("a dot").to_owned()])
            }
            ["group", "name", name, members @ .., "comments"] => {
                let members = numbered(members, "members");
                (*name, members.iter().flat_map(|it| self.addresses[*it].clone()).collect())
            }
            other => panic!("not understood: {other:?}"),
        };
        let is_sound = name.starts_with('.') || name.starts_with("portolan_") && name.len() <= 63;
        assert!(is_sound && !places.is_empty(), "{name}");
        assert!(!self.services.contains_key(name), "{name}");
        assert!(self.addresses.insert(name.to_owned(), places).is_none(), "{name} twice");
    }

    fn service(&mut self, name: &str, service: String) {
        assert!(name.starts_with("portolan_") && !self.addresses.contains_key(name), "{name}");
        assert!(self.services.insert(name.to_owned(), service).is_none(), "{name} twice");
    }

    fn rule(&mut self, words: &[&str]) {
        let side = |word: &str| -> Vec<String> {
            match &*numbered(words, word) {
                [] => panic!("no {word}: {words:?}"),
                ["Any"] => vec!["any".to_owned()],
                names => names.iter().flat_map(|name| self.addresses[*name].clone()).collect(),
            }
        };
        let services = numbered(words, "service");
        let (sources, destinations) = (side("source"), side("destination"));
        assert!(!services.is_empty() && words.len().is_multiple_of(2));
        for source in &sources {
            for destination in &destinations {
                for service in &services {
                    let link = Link::new(source, destination, &self.services[*service]);
                    self.links.insert(link);
                }
            }
        }
    }
}

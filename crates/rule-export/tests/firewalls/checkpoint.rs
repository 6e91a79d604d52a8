//! Check Point: what a script asks `mgmt_cli` for, read strictly, and compared with what bash runs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use port_model::{Lang, topologies};
use rule_export::{ExportFormat, Grouping};

use crate::harness::Format;
use crate::link::Link;
use crate::support::request;

const CHECKPOINT: Format = Format { format: ExportFormat::Checkpoint, read, says };

/// What the file for the awkward document waits for.
const MISSING: &str = "\naddress_none_yet=\n";

#[test]
fn golden_files() {
    CHECKPOINT.golden();
}

#[test]
fn it_admits_exactly_the_flows() {
    CHECKPOINT.exact();
}

#[test]
fn it_admits_exactly_the_flows_of_each_wall_and_host() {
    CHECKPOINT.exact_for_each_wall_and_host();
}

#[test]
fn bash_runs_what_the_reader_reads() {
    let folder = folder("runs");
    let mut files = CHECKPOINT.texts_stay_in_place(|file| commands(file).len());
    for topology in topologies::ALL {
        let deployment = topology.deployment();
        let flows = deployment.flows(Lang::En);
        let request = request(&deployment, &flows, Grouping::Compact);
        files.push(CHECKPOINT.file(&deployment, &request).0);
    }
    files.push(CHECKPOINT.awkward().0);
    for (at, file) in files.iter().enumerate() {
        let expected: Vec<Vec<String>> = commands(file).iter().map(|words| as_run(words)).collect();
        // Filled in, as nothing runs before.
        let file = file.replace(MISSING, "\naddress_none_yet=10.0.0.99\n");
        let file = file.replace("\naddress_b=\n", "\naddress_b=10.0.0.99\n");
        let script = folder.join(format!("{at}.sh"));
        fs::write(&script, &file).expect("a script");
        let (ended_well, asked) = run(&script, "");
        assert!(ended_well, "{file}");
        let (login, rest) = asked.split_first().expect("a login");
        assert_eq!(login, &["login", "-r", "true"]);
        let ends = [vec!["publish"], vec!["logout"]].map(with_session);
        assert_eq!(rest[rest.len() - 2..], ends);
        assert_eq!(rest[..rest.len() - 2], expected, "{file}");
    }
    shell_finds_nothing(&folder);
}

#[test]
fn nothing_is_published_unless_all_succeeds() {
    let folder = folder("fails");
    let script = folder.join("awkward.sh");
    let file = CHECKPOINT.awkward().0;
    fs::write(&script, &file).expect("a script");
    let (ended_well, asked) = run(&script, "");
    assert!(!ended_well && asked.is_empty(), "it ran without an address: {asked:?}");

    assert_eq!(file.matches(MISSING).count(), 1);
    fs::write(&script, file.replace(MISSING, "\naddress_none_yet=10.0.0.99\n")).expect("a script");
    let (ended_well, asked) = run(&script, "portolan_tcp-53");
    assert!(!ended_well);
    let last: Vec<&str> = asked.iter().rev().take(3).map(|words| words[0].as_str()).collect();
    assert_eq!(last, ["logout", "discard", "add"]);
    assert!(!asked.iter().any(|words| words[0] == "publish"));
}

fn says(link: &Link) -> bool {
    ![&link.source, &link.destination].iter().any(|side| side.starts_with("*."))
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("checkpoint").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs a script with a function in the place of `mgmt_cli`: whether it succeeded, and the words of
/// each call. A call with `fails` among its words does not succeed.
fn run(script: &Path, fails: &str) -> (bool, Vec<Vec<String>>) {
    const STUB: &str = r#"
mgmt_cli() {
  printf '%s\0' "$#" "$@" >>"$CALLS"
  if [[ $1 == login ]]; then
    printf 'sid: "x"\n'
  fi
  [[ -z $FAILS || " $* " != *" $FAILS "* ]]
}
export -f mgmt_cli
exec bash "$1"
"#;
    let calls = script.with_extension("calls");
    fs::write(&calls, "").expect("a file");
    let mut command = Command::new("bash");
    command.args(["-c", STUB, "bash"]).arg(script).env("CALLS", &calls).env("FAILS", fails);
    let output = command.env("TMPDIR", env!("CARGO_TARGET_TMPDIR")).output().expect("bash");
    let record = fs::read(&calls).expect("calls");
    let mut words = record.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let mut asked = Vec::new();
    while let Some(Ok(count)) = words.next().map(|count| count.parse::<usize>()) {
        let mut call: Vec<String> =
            words.by_ref().take(count).map(std::borrow::Cow::into_owned).collect();
        if let [.., option, file] = &mut *call
            && option == "-s"
        {
            assert!(!PathBuf::from(&file).exists(), "{file} is still there");
            SESSION.clone_into(file);
        }
        asked.push(call);
    }
    (output.status.success(), asked)
}

/// What stands for the file of the session, whose name is another each time.
const SESSION: &str = "SESSION";

fn with_session(words: Vec<&str>) -> Vec<String> {
    words.into_iter().chain(["-s", SESSION]).map(str::to_owned).collect()
}

/// What a command becomes when it is run.
fn as_run(words: &[String]) -> Vec<String> {
    let filled = words.iter().map(|word| match word.as_str() {
        missing if missing.starts_with("$address_") => "10.0.0.99",
        other => other,
    });
    let words: Vec<&str> = filled.collect();
    with_session(match &*words {
        ["add", rest @ ..] => [&["add"], rest, &["ignore-warnings", "true"]].concat(),
        ["rule", rest @ ..] => {
            let place = ["add", "access-rule", "layer", "Network", "position", "bottom"];
            [&place, rest, &["action", "Accept", "track.type", "Log"]].concat()
        }
        other => panic!("{other:?}"),
    })
}

/// `bash -n` on every script of a folder, and shellcheck on some. Typographic quotes in texts are meant.
fn shell_finds_nothing(folder: &Path) {
    let check = "for file in *.sh; do bash -n \"$file\" || exit 1; done; shellcheck --severity=warning --exclude=SC1110,SC1111,SC1112 [0-9].sh 20*.sh";
    let output = Command::new("bash").args(["-c", check]).current_dir(folder).output();
    let output = output.expect("bash");
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}

/// The commands of a script as words. The rest has to be what every script has.
fn commands(file: &str) -> Vec<Vec<String>> {
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

fn read(file: &str) -> BTreeSet<Link> {
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

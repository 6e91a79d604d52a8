//! Terraform: each cloud's file is read back, formatted as `terraform fmt` wants it, evaluated by
//! Terraform itself, and names only what the providers' schemas have.

mod aws;
mod azure;
mod gcp;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::link::Link;

/// The values of an entry of a map among the locals.
type Entry = BTreeMap<String, String>;

/// The entries of a map of the file's locals, by key. It fails on a line that is none.
fn entries(file: &str, local: &str) -> BTreeMap<String, Entry> {
    let begins = format!("  {local} = {{");
    let mut lines = file.lines().skip_while(|line| *line != begins).skip(1);
    let mut entries = BTreeMap::new();
    loop {
        let line = lines.next().unwrap_or_else(|| panic!("{local} has an end"));
        if line == "  }" {
            return entries;
        }
        let key = line.strip_prefix("    \"").and_then(|it| it.strip_suffix("\" = {")).expect(line);
        let mut entry = Entry::new();
        for line in lines.by_ref().take_while(|line| *line != "    }") {
            let (name, value) = line.split_once('=').expect(line);
            assert!(
                entry.insert(name.trim().to_owned(), value.trim().to_owned()).is_none(),
                "{line}"
            );
        }
        assert!(entries.insert(key.to_owned(), entry).is_none(), "{key} twice");
    }
}

/// A text without its quotes; nothing in it may begin an expression.
fn text(value: &str) -> String {
    let inner = value.strip_prefix('"').and_then(|it| it.strip_suffix('"')).expect(value);
    let plain = inner.replace("$${", "").replace("%%{", "");
    assert!(!plain.contains("${") && !plain.contains("%{"), "{value}");
    serde_json::from_str(&format!("\"{inner}\"")).expect("only JSON's escapes")
}

/// The texts of a list.
fn texts(value: &str) -> Vec<String> {
    serde_json::from_str(value).unwrap_or_else(|error| panic!("{value}: {error}"))
}

/// The services of a list of ports and ranges.
fn ports(protocol: &str, text: &str) -> Vec<String> {
    let mut services = Vec::new();
    for range in texts(text) {
        let (first, last) = range.split_once('-').unwrap_or((&range, &range));
        let (first, last): (u16, u16) = (first.parse().expect(text), last.parse().expect(text));
        services.extend((first..=last).map(|port| format!("{protocol}/{port}")));
    }
    services
}

/// The networks of an expression as links have them, ranges put together again.
fn networks(value: &str) -> Vec<String> {
    let (known, variables) = match value.strip_prefix("concat(").and_then(|it| it.strip_suffix(')'))
    {
        None => (value, Vec::new()),
        Some(parts) => {
            let end = parts.find(']').expect(value) + 1;
            let names = parts[end..].split(", ").filter(|name| !name.is_empty());
            (&parts[..end], names.collect())
        }
    };
    let missing = variables
        .iter()
        .map(|name| format!("missing:{}", name.strip_prefix("var.networks_").expect("a variable")));
    let known = texts(known).into_iter().map(|net| place(&net));
    whole(known.chain(missing).collect()).into_iter().collect()
}

fn place(net: &str) -> String {
    match net {
        "0.0.0.0/0" | "::/0" => "any".to_owned(),
        _ => net.trim_end_matches("/32").trim_end_matches("/128").to_owned(),
    }
}

/// The ranges that the reference topologies, the awkward document and the drafts have.
fn ranges() -> impl Iterator<Item = (String, String)> {
    let drafts = (0..9).map(|at| (format!("10.5.{at}.3"), format!("10.5.{at}.9")));
    let others = [
        ("192.0.2.20", "192.0.2.29"),
        ("10.10.1.200", "10.10.1.220"),
        ("10.40.0.64", "10.40.0.250"),
        ("172.16.30.48", "172.16.30.55"),
    ];
    drafts.chain(others.map(|(first, last)| (first.to_owned(), last.to_owned())))
}

/// Puts ranges together again, whose networks stand in one list.
fn whole(mut places: BTreeSet<String>) -> BTreeSet<String> {
    for (first, last) in ranges() {
        let ends = (first.parse().expect("an address"), last.parse().expect("an address"));
        let pieces = ipnet::Ipv4Subnets::new(ends.0, ends.1, 0);
        let pieces: BTreeSet<String> = pieces.map(|net| place(&net.to_string())).collect();
        if pieces.is_subset(&places) {
            places.retain(|place| !pieces.contains(place));
            places.insert(format!("{first}-{last}"));
        }
    }
    places
}

/// Neither host names nor domains can be said.
fn says(link: &Link) -> bool {
    !link.is_named()
}

/// Whether somebody has no Terraform and says so: no package of Debian has it.
fn is_left_out() -> bool {
    std::env::var_os("PORTOLAN_WITHOUT_TERRAFORM").is_some_and(|value| !value.is_empty())
}

/// Runs Terraform.
fn terraform(folder: &Path, arguments: &[&str], input: &str) -> Output {
    use std::io::Write as _;
    let mut child = Command::new("terraform")
        .args(arguments)
        .current_dir(folder)
        .env("CHECKPOINT_DISABLE", "1")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("terraform is installed");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

/// Whether `terraform fmt` would leave files as they are.
fn is_formatted(files: &[String]) {
    if is_left_out() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (at, file) in files.iter().enumerate() {
        fs::write(folder.path().join(format!("{at}.tf")), file).expect("written");
    }
    let checked = terraform(folder.path(), &["fmt", "-check", "-diff"], "");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

/// What Terraform makes of a local value, with values for the variables. The resources are left out:
/// they need their providers.
fn evaluated(file: &str, local: &str, variables: &[(&str, &str)]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("main.tf"), without_resources(file)).expect("written");
    let mut arguments = vec!["console".to_owned()];
    arguments.extend(variables.iter().map(|(name, value)| format!("-var={name}={value}")));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = terraform(folder.path(), &arguments, &format!("jsonencode(local.{local})\n"));
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let quoted: String = serde_json::from_slice(&answer.stdout).expect("a text");
    serde_json::from_str(&quoted).expect("JSON")
}

fn without_resources(file: &str) -> String {
    let mut inside = false;
    let kept = file.lines().filter(|line| {
        inside |= line.starts_with("resource ");
        let keep = !inside;
        inside &= *line != "}";
        keep
    });
    kept.collect::<Vec<_>>().join("\n") + "\n"
}

/// Holds the attributes of a file's resources against the provider's schema.
fn names_known_attributes(file: &str) {
    let schemas: Value = serde_json::from_str(include_str!("schemas.json")).expect("JSON");
    let mut resources = 0;
    for block in file.split("\nresource \"").skip(1) {
        let (kind, rest) = block.split_once('"').expect("a kind");
        let schema = &schemas["resources"][kind];
        let names = |key: &str| -> BTreeSet<&str> {
            schema[key].as_array().expect(kind).iter().filter_map(Value::as_str).collect()
        };
        let body = rest.lines().skip(1).take_while(|line| *line != "}");
        let own = body.filter(|line| {
            line.starts_with("  ") && !line.starts_with("   ") && !line.starts_with("  }")
        });
        let used: BTreeSet<&str> = own
            .map(|line| {
                line.trim().trim_start_matches("dynamic \"").split([' ', '"']).next().expect(line)
            })
            .filter(|name| !name.is_empty() && *name != "for_each")
            .collect();
        assert!(used.is_subset(&names("attributes")), "{kind}: {used:?}");
        assert!(names("required").is_subset(&used), "{kind}: {used:?}");
        resources += 1;
    }
    assert!(resources > 0);
}

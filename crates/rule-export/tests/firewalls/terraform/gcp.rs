//! Google Cloud.

use std::collections::BTreeSet;

use rule_export::ExportFormat;

use super::{entries, evaluated, is_formatted, names_known_attributes, networks, says, text};
use crate::harness::Format;
use crate::link::Link;

const GCP: Format = Format { format: ExportFormat::TerraformGcp, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    GCP.exact();
    GCP.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_place() {
    let files = GCP.texts_stay_in_place(|file| file.lines().count());
    is_formatted(&files);
}

#[test]
fn terraform_takes_the_files() {
    let files = GCP.many(60);
    is_formatted(&files);
    names_known_attributes(&files[0]);
}

/// Rules are there for both directions when these are asked for; one without an address only when it
/// is filled in.
#[test]
fn terraform_makes_rules_of_the_awkward_document() {
    if super::is_left_out() {
        return;
    }
    let (file, _) = GCP.awkward();
    let count = |variables: &[(&str, &str)]| {
        let network = [("network", "n")];
        let enabled = evaluated(&file, "enabled", &[&network, variables].concat());
        enabled.as_object().expect("rules").len()
    };
    let rules = entries(&file, "rules");
    let (written, waiting) =
        (rules.len(), rules.keys().filter(|name| name.starts_with("none-yet")).count());
    assert!(waiting > 0);
    assert_eq!(count(&[]), written - waiting);
    assert_eq!(count(&[("networks_none-yet", "[\"10.0.0.7/32\"]")]), written);
    assert_eq!(count(&[("directions", "[\"INGRESS\",\"EGRESS\"]")]), 2 * (written - waiting));
    let rules = evaluated(&file, "rules", &[("network", "n")]);
    let both = rules["v4--both"]["description"].as_str().expect("a text");
    assert!(both.contains("`run` $(id) ${HOME} %{x} \\"), "{both}");
}

fn read(file: &str) -> BTreeSet<Link> {
    let mut links = BTreeSet::new();
    for (name, rule) in entries(file, "rules") {
        let takes = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
        assert!(name.len() <= 55 && name.bytes().all(takes), "{name}");
        assert!(
            name.starts_with(|it: char| it.is_ascii_lowercase()) && !name.ends_with('-'),
            "{name}"
        );
        assert!(text(&rule["description"]).len() <= 2_048);
        for source in networks(&rule["sources"]) {
            for destination in networks(&rule["destinations"]) {
                let services = services(&rule["allow"]);
                links.extend(services.iter().map(|it| Link::new(&source, &destination, it)));
            }
        }
    }
    links
}

fn services(allow: &str) -> Vec<String> {
    let mut services = Vec::new();
    for block in allow.trim_start_matches("[{").trim_end_matches("}]").split("}, {") {
        let (protocol, ports) = block.trim().split_once(", ports = ").expect(block);
        let protocol = text(protocol.strip_prefix("protocol = ").expect(block));
        if ports == "null" {
            assert_eq!(protocol, "esp");
            services.push(protocol);
        } else {
            services.extend(super::ports(&protocol, ports));
        }
    }
    services
}

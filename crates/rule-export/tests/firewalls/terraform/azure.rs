//! Azure.

use std::collections::BTreeSet;

use rule_export::ExportFormat;

use super::{
    entries, evaluated, is_formatted, names_known_attributes, networks, ports, says, text,
};
use crate::harness::Format;
use crate::link::Link;

const AZURE: Format = Format { format: ExportFormat::TerraformAzure, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    AZURE.exact();
    AZURE.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_place() {
    let files = AZURE.texts_stay_in_place(|file| file.lines().count());
    is_formatted(&files);
}

#[test]
fn terraform_takes_the_files() {
    let files = AZURE.many(60);
    is_formatted(&files);
    names_known_attributes(&files[0]);
}

#[test]
fn terraform_makes_rules_of_the_awkward_document() {
    if super::is_left_out() {
        return;
    }
    let (file, _) = AZURE.awkward();
    let count = |variables: &[(&str, &str)]| {
        let names = [("resource_group_name", "r"), ("network_security_group_name", "n")];
        let enabled = evaluated(&file, "enabled", &[&names, variables].concat());
        enabled.as_object().expect("rules").len()
    };
    let rules = entries(&file, "rules");
    let (written, waiting) =
        (rules.len(), rules.keys().filter(|name| name.starts_with("none-yet")).count());
    assert!(waiting > 0);
    assert_eq!(count(&[]), written - waiting);
    assert_eq!(count(&[("networks_none-yet", "[\"10.0.0.7/32\"]")]), written);
    assert_eq!(count(&[("directions", "[\"Inbound\",\"Outbound\"]")]), 2 * (written - waiting));
}

fn read(file: &str) -> BTreeSet<Link> {
    let (mut links, mut priorities) = (BTreeSet::new(), BTreeSet::new());
    for (name, rule) in entries(file, "rules") {
        let takes = |it: u8| it.is_ascii_alphanumeric() || b"_.-".contains(&it);
        assert!(name.len() + "_outbound".len() <= 80 && name.bytes().all(takes), "{name}");
        assert!(name.starts_with(|it: char| it.is_ascii_alphanumeric()), "{name}");
        assert!(text(&rule["description"]).len() <= 140);
        let priority: u16 = rule["priority"].parse().expect("a number");
        assert!((100..=4_096).contains(&priority) && priorities.insert(priority), "{priority}");
        let services = match &*text(&rule["protocol"]) {
            "Esp" => vec!["esp".to_owned()],
            protocol => ports(&protocol.to_lowercase(), &rule["ports"]),
        };
        assert!(!services.is_empty());
        for source in networks(&rule["sources"]) {
            for destination in networks(&rule["destinations"]) {
                links.extend(services.iter().map(|it| Link::new(&source, &destination, it)));
            }
        }
    }
    links
}

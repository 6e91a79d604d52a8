//! AWS.

use std::collections::{BTreeMap, BTreeSet};

use rule_export::ExportFormat;

use super::{
    Entry, entries, evaluated, is_formatted, names_known_attributes, networks, place, says, text,
    whole,
};
use crate::harness::Format;
use crate::link::Link;

const AWS: Format = Format { format: ExportFormat::TerraformAws, read, says };

#[test]
fn it_admits_exactly_the_flows() {
    AWS.exact();
    AWS.exact_for_each_wall_and_host();
}

#[test]
fn texts_stay_in_place() {
    let files = AWS.texts_stay_in_place(|file| file.lines().count());
    is_formatted(&files);
}

#[test]
fn terraform_takes_the_files() {
    let files = AWS.many(60);
    is_formatted(&files);
    names_known_attributes(&files[0]);
}

/// Nothing is opened before somebody names a security group.
#[test]
fn terraform_makes_rules_of_the_awkward_document() {
    if super::is_left_out() {
        return;
    }
    let (file, _) = AWS.awkward();
    let rules = |variables: &[(&str, &str)]| evaluated(&file, "ingress", variables);
    assert_eq!(rules(&[]), serde_json::json!({}));
    let ingress = rules(&[("group_both", "sg-1")]);
    let ingress = ingress.as_object().expect("rules");
    let six = &ingress["v6_both_v6/group_both/tcp/443/2001:db8::1/128"];
    assert_eq!(
        (&six["group"], &six["first_port"], &six["last_port"]),
        (&"sg-1".into(), &443.into(), &443.into())
    );
    assert!(ingress.keys().all(|key| !key.starts_with("none-yet_both")));
    let filled = rules(&[("group_both", "sg-1"), ("networks_none-yet", "[\"10.0.0.7/32\"]")]);
    assert!(!filled["none-yet_both/group_both/tcp/1/10.0.0.7/32"].is_null());
}

/// Each group's addresses, which the comment before its variable names.
fn groups(file: &str) -> BTreeMap<String, Vec<String>> {
    let lines: Vec<&str> = file.lines().collect();
    let groups = lines.windows(2).filter_map(|pair| {
        let name = pair[1].strip_prefix("variable \"group_")?.strip_suffix("\" {")?;
        let (component, addresses) = pair[0].strip_prefix("# ")?.split_once(':').expect(pair[0]);
        let each = addresses.split(", ").map(str::trim).filter(|it| !it.is_empty());
        let mut places: Vec<String> = each.map(|it| place(it).to_ascii_lowercase()).collect();
        if places.is_empty() {
            let missing = file.contains(&format!("variable \"networks_{component}\""));
            places.push(if missing { format!("missing:{component}") } else { "any".to_owned() });
        }
        Some((format!("var.group_{name}"), places))
    });
    groups.collect()
}

/// What a group admits is said twice, where both sides have one: it is checked that both agree.
fn read(file: &str) -> BTreeSet<Link> {
    let groups = groups(file);
    let (mut ingress, mut egress) = (BTreeSet::new(), BTreeSet::new());
    for rule in entries(file, "ingress_rules").values() {
        for (group, other, service) in sides(rule, &groups) {
            ingress.insert(Link::new(&other, &group, &service));
        }
    }
    for rule in entries(file, "egress_rules").values() {
        for (group, other, service) in sides(rule, &groups) {
            egress.insert(Link::new(&group, &other, &service));
        }
    }
    // Where one end is anywhere, the others on its side are taken in by it: the group on the other side
    // admits any address, and each of the others still has to be let out or in.
    let (any_source, any_destination) = (
        |link: &Link| Link { source: "any".to_owned(), ..link.clone() },
        |link: &Link| Link { destination: "any".to_owned(), ..link.clone() },
    );
    let mut all: BTreeSet<Link> = ingress.union(&egress).cloned().collect();
    for link in ingress.symmetric_difference(&egress) {
        let said_wider =
            ingress.contains(&any_source(link)) || egress.contains(&any_destination(link));
        let is_any = [&link.source, &link.destination].iter().any(|side| *side == "any");
        assert!(is_any || said_wider, "{link:?}");
        if !is_any {
            all.remove(link);
        }
    }
    all
}

fn sides(rule: &Entry, groups: &BTreeMap<String, Vec<String>>) -> Vec<(String, String, String)> {
    let description = text(&rule["description"]);
    let takes = |it: u8| it.is_ascii_alphanumeric() || b" ._-:/()#,@[]+=&;{}!$*".contains(&it);
    assert!(description.len() <= 255 && description.bytes().all(takes), "{description}");
    let ports = match (&*text(&rule["protocol"]), &*rule["first_port"], &*rule["last_port"]) {
        ("50", "null", "null") => vec!["esp".to_owned()],
        (protocol @ ("tcp" | "udp"), first, last) => {
            super::ports(protocol, &format!("[\"{first}-{last}\"]"))
        }
        other => panic!("{other:?}"),
    };
    let networks = whole(networks(&rule["networks"]).into_iter().collect());
    let mut sides = Vec::new();
    for group in &groups[&rule["group"]] {
        for other in &networks {
            sides.extend(ports.iter().map(|port| (group.clone(), other.clone(), port.clone())));
        }
    }
    sides.retain(|(group, other, _)| {
        let link = Link::new(group, other, "");
        !link.is_named() && !link.mixes_families()
    });
    sides
}

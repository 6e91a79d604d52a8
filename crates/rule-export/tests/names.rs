//! Names that a format does not take as they are: each is told, with what the file has instead.

#![cfg(test)]

mod support;

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use rule_export::{ExportFormat, Exported, Grouping, Remark};
use support::exported;

/// Ids of 63 letters, one of which begins with a digit, more than one address, a range of IPv6, no address, ESP, several ports.
fn long_ids() -> String {
    let id = |start: &str| format!("{start}-{}", "x".repeat(62 - start.len()));
    let (inside, outside) = (id("inside"), id("outside"));
    let [one, two, three] = ["one", "two", "3"].map(id);
    format!(
        "portolan: 1
name: Long
platform: windows
zones:
  - {{ id: {inside}, kind: core }}
  - {{ id: {outside}, kind: dmz }}
components:
  - {{ id: {one}, role: custom, zone: {inside}, addresses: [10.0.0.1, 10.0.1.0/24, \"2001:db8::1-2001:db8::6\"] }}
  - {{ id: {two}, role: custom, zone: {outside}, addresses: [192.0.2.1, \"2001:db8:1::1\"] }}
  - {{ id: {three}, role: custom, zone: {outside} }}
extra_flows:
  - {{ id: a, source: {one}, destination: {two}, protocol: tcp, ports: [443, 8443] }}
  - {{ id: b, source: {one}, destination: {two}, protocol: esp }}
  - {{ id: c, source: {two}, destination: {three}, protocol: udp, ports: [53] }}
  - {{ id: d, source: {one}, destination: {three}, protocol: udp, ports: [53] }}
"
    )
}

/// The text of a file, or of all files of an archive.
fn text(exported: &Exported) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&exported.bytes)) else {
        return String::from_utf8(exported.bytes.clone()).expect("a text");
    };
    let mut text = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).expect("a file").read_to_string(&mut text).expect("a text");
    }
    text
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-_.".contains(letter)
}

/// Whether a name ends in the ten digits of a hash.
fn is_cut(name: &str) -> bool {
    let Some((start, hash)) = name.len().checked_sub(10).and_then(|at| name.split_at_checked(at))
    else {
        return false;
    };
    let is_digit = |letter: char| matches!(letter, '0'..='9' | 'a'..='f');
    start.ends_with(['_', '-']) && hash.chars().all(is_digit)
}

#[test]
fn each_name_that_is_cut_is_told() {
    let document = long_ids();
    for format in ExportFormat::ALL {
        for grouping in [Grouping::Pair, Grouping::Compact] {
            let exported = exported(*format, &document, grouping);
            let text = match format {
                ExportFormat::Xlsx => continue,
                _ => text(&exported),
            };
            let words = text.split(|letter: char| !is_of_name(letter));
            let in_file: BTreeSet<&str> = words.filter(|word| is_cut(word)).collect();
            let told: BTreeSet<&str> = exported
                .report
                .remarks
                .iter()
                .filter_map(|remark| match remark {
                    Remark::Renamed { name, .. }
                    | Remark::ObjectRenamed { name, .. }
                    | Remark::ZoneRenamed { name, .. } => Some(name.as_str()),
                    _ => None,
                })
                .collect();
            let word = format.word();
            for name in &in_file {
                assert!(
                    told.iter().any(|it| name.ends_with(it)),
                    "{word}: {name} is not told: {told:#?}"
                );
            }
            for name in &told {
                assert!(text.contains(name), "{word}: {name} is not in the file");
            }
            let has_objects =
                ["panos", "fortios", "asa", "checkpoint", "junos", "nftables", "aerleon"];
            assert!(!has_objects.contains(&word) || !in_file.is_empty(), "{word}");
        }
    }
}

#[test]
fn names_that_fit_are_not_told() {
    let (_, document) = support::EXAMPLES[0];
    for format in ExportFormat::ALL {
        let exported = exported(*format, document, Grouping::Pair);
        let renamed = |remark: &&Remark| {
            matches!(remark, Remark::ObjectRenamed { .. } | Remark::ZoneRenamed { .. })
        };
        assert_eq!(exported.report.remarks.iter().find(renamed), None, "{}", format.word());
    }
}

#[test]
fn reasons_that_are_cut_are_told() {
    let summary = "reason ".repeat(550);
    let document = format!(
        "portolan: 1
name: Talk
platform: windows
components:
  - {{ id: a, role: custom, zone: core, addresses: [10.0.0.1, \"2001:db8::1\"] }}
  - {{ id: b, role: custom, zone: dmz, addresses: [10.0.1.1, \"2001:db8:1::1\"] }}
extra_flows:
  - {{ id: x, source: a, destination: b, protocol: tcp, ports: [443], summary: \"{summary}END\" }}
  - {{ id: y, source: b, destination: a, protocol: tcp, ports: [443], summary: short END }}
"
    );
    for format in ExportFormat::ALL {
        let exported = exported(*format, &document, Grouping::Pair);
        let told: Vec<&Remark> = exported.report.remarks.iter().collect();
        let word = format.word();
        if *format == ExportFormat::Xlsx {
            assert!(told.is_empty(), "a cell holds all of it");
            continue;
        }
        // An ASA has it on several lines.
        let text = text(&exported).replace("\naccess-list portolan_core_in remark a_b:", "");
        let has_all = text.contains("reason END");
        let shortened = Remark::Shortened { rule: "a_b".to_owned() };
        let count = told.iter().filter(|remark| ***remark == shortened).count();
        assert_eq!(count, usize::from(!has_all), "{word}");
        assert!(text.contains("short END"), "{word}");
        let other = Remark::Shortened { rule: "b_a".to_owned() };
        assert!(!told.contains(&&other), "{word}");
    }
}

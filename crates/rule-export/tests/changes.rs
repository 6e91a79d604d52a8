//! Change requests: the rules of two versions compared.

#![cfg(test)]

#[path = "support/drafts.rs"]
mod drafts;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use port_model::{Deployment, Lang};
use proptest::prelude::*;
use rule_export::{
    Before, Change, Connection, ExportFormat, Exported, Filter, Grouping, Request, Rule, changes,
    export, rules,
};
use support::{EXAMPLES, csv_rows, deployment, request, sheet_rows};

/// One server less, another address, another port, a new client group.
fn later() -> String {
    let mut text = EXAMPLES[0].1.to_owned();
    for (from, to) in [("10.10.0.31", "10.10.0.32"), ("10.20.0.0/16", "10.21.0.0/16")] {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let group = "  - { id: paris, role: client-group, name: Paris clients, zone: core, addresses: [10.40.0.0/16] }\n";
    text.replace("components:\n", &format!("components:\n{group}"))
}

fn change_request(format: ExportFormat, grouping: Grouping) -> Exported {
    let (old, new) = (deployment(EXAMPLES[0].1), deployment(&later()));
    let (before, after) = (old.flows(Lang::En), new.flows(Lang::En));
    let before = Before { deployment: &old, flows: &before, version: Some(2) };
    let request = Request { before: Some(before), ..request(&new, &after, grouping) };
    export(format, &request).expect("an export")
}

#[test]
fn each_row_says_what_becomes_of_its_rule() {
    for grouping in Grouping::ALL {
        let csv = csv_rows(&change_request(ExportFormat::Csv, *grouping));
        let sheet = sheet_rows(&change_request(ExportFormat::Xlsx, *grouping), "Rules");
        assert_eq!(csv, sheet);
        let words: BTreeSet<&str> = csv[1..].iter().map(|row| row[1].as_str()).collect();
        assert!(words.is_subset(&BTreeSet::from(["add", "remove", "modify", "keep"])));
        assert!(words.contains("modify") && words.contains("keep"), "{words:?}");
    }
    let rows = csv_rows(&change_request(ExportFormat::Csv, Grouping::Pair));
    let of = |id: &str| rows.iter().find(|row| row[0] == id).map_or("", |row| row[1].as_str());
    assert_eq!(of("paris_ts1"), "add");
    assert_eq!(of("ts1_db"), "modify");
    assert_eq!(of("ts1_ts2"), "keep");
}

#[test]
fn a_sheet_says_what_differs() {
    let exported = change_request(ExportFormat::Xlsx, Grouping::Pair);
    let rows = sheet_rows(&exported, "Changes");
    assert_eq!(rows[0], ["Rule ID", "Column", "Before", "Now"]);
    let db = ["ts1_db", "Destination address", "10.10.0.31", "10.10.0.32"].map(str::to_owned);
    assert!(rows.contains(&db.into()), "{rows:?}");
    let request = sheet_rows(&exported, "Request");
    let value = |label: &str| request.iter().find(|row| row[0] == label).map(|row| row[1].clone());
    assert_eq!(value("Compared with").as_deref(), Some("2"));
    let counted = value("Changes to the rules").expect("counts");
    assert!(counted.starts_with("add 3, remove 0, modify "), "{counted}");
}

#[test]
fn a_list_of_all_rules_compares_nothing() {
    let old = deployment(EXAMPLES[0].1);
    let flows = old.flows(Lang::En);
    let exported = export(ExportFormat::Xlsx, &request(&old, &flows, Grouping::Pair)).expect("it");
    assert!(sheet_rows(&exported, "Rules")[1..].iter().all(|row| row[1].is_empty()));
    assert!(sheet_rows(&exported, "Request").iter().all(|row| row[0] != "Compared with"));
}

#[test]
fn the_sheet_of_objects_names_every_address_and_service() {
    let old = deployment(EXAMPLES[0].1);
    let flows = old.flows(Lang::En);
    let exported = export(ExportFormat::Xlsx, &request(&old, &flows, Grouping::Pair)).expect("it");
    let rows = sheet_rows(&exported, "Objects");
    let cells: BTreeSet<&str> = rows.iter().flatten().flat_map(|cell| cell.lines()).collect();
    for flow in flows.iter().filter(|flow| Filter::default().admits(flow)) {
        for end in [&flow.source, &flow.destination] {
            for address in &end.addresses {
                assert!(cells.contains(&*address.to_string()), "{address}");
            }
        }
        let port = flow.port.map_or_else(|| "none".to_owned(), |port| port.to_string());
        assert!(cells.contains(&*format!("{}-{port}", flow.protocol)), "{}", flow.id);
    }
}

fn rules_of(deployment: &Deployment, grouping: Grouping) -> Vec<Rule> {
    rules(&deployment.flows(Lang::En), grouping, &Filter::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is kept, added and modified is what there is; what is kept, removed and modified is what
    /// there was; what is kept admits the same.
    #[test]
    fn changes_lead_from_one_version_to_the_other(one in drafts::documents(), other in drafts::documents()) {
        let (Some(one), Some(other)) = (drafts::readable(&one), drafts::readable(&other)) else { return Ok(()) };
        for grouping in Grouping::ALL {
            let (before, after) = (rules_of(&one, *grouping), rules_of(&other, *grouping));
            let changed = changes(before.clone(), after.clone());
            let (mut then, mut now) = (BTreeMap::new(), BTreeMap::new());
            for row in &changed {
                let id = row.rule.id.as_str();
                let former = before.iter().find(|rule| rule.id == id);
                match row.change {
                    Change::Add => { now.insert(id, &row.rule); }
                    Change::Remove => { then.insert(id, &row.rule); }
                    Change::Modify => {
                        now.insert(id, &row.rule);
                        then.insert(id, row.before.as_ref().expect("what it was"));
                        let was = row.before.as_slice();
                        let same = Connection::of_rules(was) == Connection::of_rules(std::slice::from_ref(&row.rule));
                        let (was, is) = (&was[0], &row.rule);
                        let zones = (&was.source_zone, &was.destination_zone) == (&is.source_zone, &is.destination_zone);
                        prop_assert!(!same || !zones || was.bidirectional != is.bidirectional);
                    }
                    Change::Keep => {
                        let former = former.expect("what it was");
                        prop_assert_eq!(
                            Connection::of_rules(std::slice::from_ref(former)),
                            Connection::of_rules(std::slice::from_ref(&row.rule))
                        );
                        now.insert(id, &row.rule);
                        then.insert(id, former);
                    }
                }
            }
            prop_assert_eq!(then, before.iter().map(|rule| (rule.id.as_str(), rule)).collect());
            prop_assert_eq!(now, after.iter().map(|rule| (rule.id.as_str(), rule)).collect());
        }
    }
}

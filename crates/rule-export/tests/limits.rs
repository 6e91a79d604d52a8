//! Exports that are larger than a cell or a reader's memory likes.

#![cfg(test)]

mod support;

use std::collections::BTreeSet;

use port_model::Lang;
use rule_export::{ExportFormat, Grouping, Remark, export};
use support::{csv_rows, deployment, exported, request, sheet_rows};

fn many(servers: usize, groups: usize) -> String {
    let head = "portolan: 1\nname: Many\nplatform: windows\ninternet_access: false\ncomponents:\n";
    let servers: Vec<String> = (0..servers)
        .map(|at| {
            format!("  - {{ id: ts{at}, role: tanium-server, name: Server {at}, zone: core }}\n")
        })
        .collect();
    let groups: Vec<String> = (0..groups)
        .map(|at| {
            let place = format!("addresses: [10.{}.{}.0/24]", at / 250, at % 250);
            format!("  - {{ id: g{at}, role: client-group, name: Group {at}, zone: core, {place}, peering: false }}\n")
        })
        .collect();
    [head, &servers.concat(), &groups.concat()].concat()
}

#[test]
fn a_rule_with_many_ends_is_divided_and_nothing_is_lost() {
    let text = many(2, 600);
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        let exported = exported(format, &text, Grouping::Compact);
        let rows = match format {
            ExportFormat::Csv => csv_rows(&exported),
            _ => sheet_rows(&exported, "Rules"),
        };
        assert_eq!(exported.report.rules, 1);
        let remark = Remark::Divided { rule: "g0_ts0".to_owned(), rows: 4 };
        assert_eq!(exported.report.remarks, [remark]);
        let ids: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
        assert_eq!(ids, ["g0_ts0 (1/4)", "g0_ts0 (2/4)", "g0_ts0 (3/4)", "g0_ts0 (4/4)"]);
        let names: Vec<&str> = rows[1..].iter().flat_map(|row| row[3].lines()).collect();
        assert_eq!(names.len(), 600);
        assert_eq!(names.into_iter().collect::<BTreeSet<_>>().len(), 600);
        let addresses = rows[1..].iter().flat_map(|row| row[4].lines());
        assert_eq!(addresses.collect::<BTreeSet<_>>().len(), 600);
        assert!(rows[1..].iter().all(|row| row[6] == "Server 0\nServer 1"));
    }
}

#[test]
fn the_addresses_of_one_component_are_divided_too() {
    let addresses: Vec<String> =
        (0..1_000).map(|at| format!("10.0.{}.{}", at / 250, at % 250)).collect();
    let text = format!(
        "portolan: 1\nname: Wide\nplatform: windows\ninternet_access: false\ncomponents:\n  - {{ id: ts, role: tanium-server, zone: core }}\n  - {{ id: g, role: client-group, zone: core, peering: false, addresses: [{}] }}\n",
        addresses.join(", ")
    );
    let rows = csv_rows(&exported(ExportFormat::Csv, &text, Grouping::Pair));
    let shown: Vec<&str> = rows[1..].iter().flat_map(|row| row[4].lines()).collect();
    assert_eq!(shown, addresses);
    assert!(rows.len() > 2 && rows[1..].iter().all(|row| row[4].lines().count() <= 254));
}

#[test]
fn reasons_that_no_cell_takes_are_shortened_with_a_note() {
    let flows: Vec<String> = (0..20)
        .map(|at| {
            let summary = format!("reason {at} ").repeat(300);
            format!("  - {{ id: x{at}, source: a, destination: b, protocol: tcp, ports: [{}], summary: {summary} }}\n", at + 1)
        })
        .collect();
    let text = format!(
        "portolan: 1\nname: Talk\nplatform: windows\ncomponents:\n  - {{ id: a, role: custom, zone: core }}\n  - {{ id: b, role: custom, zone: core }}\nextra_flows:\n{}",
        flows.concat()
    );
    let sheet = exported(ExportFormat::Xlsx, &text, Grouping::Pair);
    let rows = sheet_rows(&sheet, "Rules");
    assert_eq!(rows.len(), 2);
    assert!(rows[1][12].ends_with("\n… cut here; the JSON export has all of it"));
    assert_eq!(rows[1][12].encode_utf16().count(), 32_767);
    assert_eq!(sheet.report.remarks, [Remark::Shortened { rule: "a_b".to_owned() }]);
    assert!(sheet_rows(&sheet, "Request").iter().any(|row| row[0] == "a_b"));
    let json = exported(ExportFormat::Json, &text, Grouping::Pair);
    let file: serde_json::Value = serde_json::from_slice(&json.bytes).expect("JSON");
    assert_eq!(file["rules"][0]["reasons"].as_array().map(Vec::len), Some(20));
    assert!(json.report.remarks.is_empty());
}

#[test]
fn a_sheet_too_large_for_memory_holds_the_same() {
    let text = many(50, 401);
    let deployment = deployment(&text);
    let flows = deployment.flows(Lang::En);
    let request = request(&deployment, &flows, Grouping::Flow);
    let csv = csv_rows(&export(ExportFormat::Csv, &request).expect("a CSV"));
    let workbook = export(ExportFormat::Xlsx, &request).expect("a workbook");
    assert_eq!(workbook.report.rules, 20_050);
    assert_eq!(sheet_rows(&workbook, "Rules"), csv);
    assert_eq!(export(ExportFormat::Xlsx, &request).expect("a workbook").bytes, workbook.bytes);
}

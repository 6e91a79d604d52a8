//! The rule spreadsheet, read back by other libraries and compared with the rules.

#![cfg(test)]

mod support;

use port_model::{Deployment, Lang};
use proptest::prelude::*;
use rule_export::{ExportError, ExportFormat, Exported, Filter, Grouping, Rule, export, rules};
use support::{
    EXAMPLES, HEADER, csv_rows, deployment, exported, request, sheet_rows, without_an_address,
};

/// What the port column has to hold, written down anew here.
fn ports(rule: &Rule) -> String {
    let port = |port: Option<port_model::Port>| {
        port.map_or_else(|| "none".to_owned(), |port| port.number().to_string())
    };
    rule.services.iter().map(|service| port(service.port)).collect::<Vec<_>>().join("\n")
}

fn joined<T>(values: &[T], text: impl Fn(&T) -> String) -> String {
    values.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn addresses(ends: &[std::sync::Arc<port_model::Endpoint>]) -> String {
    joined(ends, |end| match end.addresses.as_slice() {
        [] if end.component == "roaming" => "any address".to_owned(),
        [] => format!("address missing: {}", end.name),
        addresses => joined(addresses, ToString::to_string),
    })
}

fn assert_shows(row: &[String], rule: &Rule) {
    assert_eq!(row.len(), HEADER.len());
    let cell = |heading: &str| &row[HEADER.iter().position(|it| *it == heading).expect(heading)];
    assert_eq!(*cell("Rule ID"), rule.id);
    assert_eq!(*cell("Change"), "");
    assert_eq!(*cell("Source name"), joined(&rule.sources, |end| end.name.clone()));
    assert_eq!(*cell("Source address"), addresses(&rule.sources));
    assert_eq!(*cell("Destination name"), joined(&rule.destinations, |end| end.name.clone()));
    assert_eq!(*cell("Destination address"), addresses(&rule.destinations));
    assert_eq!(*cell("Protocol"), joined(&rule.services, |it| it.protocol.to_string()));
    assert_eq!(*cell("Port"), ports(rule));
    assert_eq!(*cell("Action"), if rule.bidirectional { "allow, both ways" } else { "allow" });
    for reason in &rule.reasons {
        assert!(cell("Justification").contains(&*reason.summary));
        assert!(cell("Reference").contains(&reason.reference.url));
    }
}

#[test]
fn both_files_show_exactly_the_rules() {
    for (name, text) in EXAMPLES {
        let flows = deployment(text).flows(Lang::En);
        for grouping in Grouping::ALL {
            let rules = rules(&flows, *grouping, &Filter::default());
            let csv = csv_rows(&exported(ExportFormat::Csv, text, *grouping));
            let sheet = sheet_rows(&exported(ExportFormat::Xlsx, text, *grouping), "Rules");
            assert_eq!(csv, sheet, "{name}");
            assert_eq!(csv[0], HEADER);
            assert_eq!(csv.len(), rules.len() + 1);
            for (row, rule) in csv[1..].iter().zip(&rules) {
                assert_shows(row, rule);
            }
        }
    }
}

#[test]
fn the_csv_is_as_its_standard_says() {
    let bytes = exported(ExportFormat::Csv, EXAMPLES[0].1, Grouping::Flow).bytes;
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.starts_with("\u{feff}Rule ID,Change,Source zone,"));
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches("\r\n").count(), text.matches('\r').count());
}

fn with_names(names: &[&str], summary: &str) -> Deployment {
    let components: Vec<String> = (names.iter().enumerate())
        .map(|(at, name)| {
            let name = serde_json::to_string(name).expect("a text");
            format!("  - {{ id: c{at}, role: custom, zone: core, name: {name} }}\n")
        })
        .collect();
    let flows: Vec<String> = (0..names.len())
        .map(|at| {
            let summary = serde_json::to_string(summary).expect("a text");
            let other = (at + 1) % names.len();
            format!("  - {{ id: x{at}, source: c{at}, destination: c{other}, protocol: tcp, ports: [1], summary: {summary} }}\n")
        })
        .collect();
    let document = format!(
        "portolan: 1\nname: '=HYPERLINK(\"http://example.com\")'\nplatform: windows\ncomponents:\n{}extra_flows:\n{}",
        components.concat(),
        flows.concat()
    );
    deployment(&document)
}

fn in_format(format: ExportFormat, deployment: &Deployment) -> Exported {
    let flows = deployment.flows(Lang::En);
    export(format, &request(deployment, &flows, Grouping::Flow)).expect("an export")
}

fn column(rows: &[Vec<String>], at: usize) -> Vec<&str> {
    rows[1..].iter().map(|row| row[at].as_str()).collect()
}

#[test]
fn no_name_becomes_a_formula_and_a_number_stays_one() {
    let names =
        ["=cmd|'/c calc'!A0", "+1", "-1", "-1+2", "@SUM(1)", "=1,2;\"3\"", "ordinary", "-12.5"];
    let deployment = with_names(&names, "=1+1");
    let sheet = sheet_rows(&in_format(ExportFormat::Xlsx, &deployment), "Rules");
    let csv = csv_rows(&in_format(ExportFormat::Csv, &deployment));
    let mut shown = column(&sheet, 3);
    shown.sort_unstable();
    let mut expected = names.to_vec();
    expected.sort_unstable();
    assert_eq!(shown, expected, "as texts, unchanged");
    for (in_csv, in_sheet) in csv.iter().flatten().zip(sheet.iter().flatten()) {
        let harmless = matches!(in_sheet.as_str(), "-1" | "-12.5");
        if in_sheet.starts_with(['=', '+', '-', '@']) && !harmless {
            assert_eq!(*in_csv, format!("'{in_sheet}"));
        } else {
            assert_eq!(in_csv, in_sheet);
        }
    }
    assert!(column(&csv, 12).iter().all(|text| text.starts_with("'=1+1")));
    let request = sheet_rows(&in_format(ExportFormat::Xlsx, &deployment), "Request");
    assert!(request.iter().flatten().any(|cell| cell == "=HYPERLINK(\"http://example.com\")"));
}

#[test]
fn odd_letters_and_long_names_survive() {
    let long = "ü".repeat(120);
    let names = [
        long.as_str(),
        "\"quoted\", with, commas; and 'more'",
        "東京 🦀 \u{202e}left",
        "_x0041_ & <b>&amp;</b>",
        "$(id) `id` ${id} \\",
        " blanks around ",
        "\u{feff}mark",
    ];
    let deployment = with_names(&names, "first line\nsecond \"line\"\r\nthird\tline\rfourth");
    for rows in [
        csv_rows(&in_format(ExportFormat::Csv, &deployment)),
        sheet_rows(&in_format(ExportFormat::Xlsx, &deployment), "Rules"),
    ] {
        let mut shown = column(&rows, 3);
        shown.sort_unstable();
        let mut expected = names.to_vec();
        expected.sort_unstable();
        assert_eq!(shown, expected);
        let summary = "first line\nsecond \"line\"\nthird\tline\nfourth (required)";
        assert!(column(&rows, 12).iter().all(|text| *text == summary));
    }
}

#[test]
fn a_tab_at_the_start_of_a_summary_is_no_way_into_a_formula() {
    let deployment = with_names(&["a", "b"], "\t=1+1");
    let csv = csv_rows(&in_format(ExportFormat::Csv, &deployment));
    assert!(column(&csv, 12).iter().all(|text| *text == "'\t=1+1 (required)"));
}

#[test]
fn an_empty_deployment_gives_the_header() {
    let text = "portolan: 1\nname: Empty\nplatform: windows\n";
    for grouping in Grouping::ALL {
        assert_eq!(csv_rows(&exported(ExportFormat::Csv, text, *grouping)), [HEADER]);
        let workbook = exported(ExportFormat::Xlsx, text, *grouping);
        assert_eq!(sheet_rows(&workbook, "Rules"), [HEADER]);
        assert_eq!((workbook.report.rules, workbook.report.flows), (0, 0));
    }
}

#[test]
fn german_is_german_throughout() {
    let deployment = deployment(&without_an_address());
    let flows = deployment.flows(Lang::De);
    let request =
        rule_export::Request { lang: Lang::De, ..request(&deployment, &flows, Grouping::Pair) };
    let workbook = export(ExportFormat::Xlsx, &request).expect("an export");
    let rows = sheet_rows(&workbook, "Regeln");
    assert_eq!(rows[0][..3], ["Regel-ID", "Änderung", "Quellzone"]);
    assert_eq!(rows[0][11..], ["Aktion", "Begründung", "Referenz"]);
    let cells: Vec<&str> = rows.iter().flatten().map(String::as_str).collect();
    assert!(cells.contains(&"Adresse fehlt: SIEM"));
    assert!(cells.contains(&"Kernnetz") && cells.contains(&"erlauben, beide Richtungen"));
    for sheet in ["Antrag", "Befunde", "Legende"] {
        assert!(!sheet_rows(&workbook, sheet).is_empty());
    }
}

#[test]
fn the_request_sheet_says_what_is_in_and_what_is_not() {
    let deployment = deployment(&without_an_address());
    let flows = deployment.flows(Lang::En);
    let mut request = request(&deployment, &flows, Grouping::Compact);
    request.filter.crossing_only = true;
    let exported = export(ExportFormat::Xlsx, &request).expect("an export");
    let report = &exported.report;
    assert_eq!(report.flows + report.left_out.host + report.left_out.filtered, flows.len());
    assert!(report.flows > 0 && report.left_out.filtered > 0);

    let rows = sheet_rows(&exported, "Request");
    let value = |label: &str| {
        let row = rows.iter().find(|row| row[0] == label);
        row.map(|row| row[1].as_str()).expect(label)
    };
    assert_eq!(value("Deployment"), "Appliance active-active with a Zone Server");
    assert_eq!((value("Version"), value("Date")), ("3", "2026-03-01"));
    assert_eq!(value("Link"), "https://portolan.example.com/d/1");
    assert_eq!((value("Requester"), value("Project")), ("", ""));
    assert_eq!(value("Which flows"), "only flows between zones or to the internet");
    assert_eq!(value("Rules"), report.rules.to_string());
    assert_eq!(value("Flows in these rules"), report.flows.to_string());
    let filtered = format!("{} flows that the filter leaves out", report.left_out.filtered);
    assert_eq!(value("Left out"), format!("0 flows inside one machine, {filtered}"));
    assert_eq!(value("siem"), "SIEM");
    assert_eq!(report.without_address.len(), 1);
}

#[test]
fn the_legend_names_every_column_service_and_reference_in_use() {
    let exported = exported(ExportFormat::Xlsx, EXAMPLES[2].1, Grouping::Pair);
    let legend = sheet_rows(&exported, "Legend");
    let first: Vec<&str> = legend.iter().map(|row| row[0].as_str()).collect();
    assert!(HEADER.iter().all(|heading| first.contains(heading)));
    let flows = deployment(EXAMPLES[2].1).flows(Lang::En);
    for flow in flows.iter().filter(|flow| Filter::default().admits(flow)) {
        assert!(first.contains(&flow.service.as_str()), "{}", flow.service);
        assert!(legend.iter().any(|row| row[2] == flow.reference.url), "{}", flow.id);
    }
}

#[test]
fn zones_of_one_name_are_told_apart() {
    let text = "
portolan: 1
name: Two
platform: windows
zones:
  - { id: north, kind: dmz }
  - { id: south, kind: dmz }
components:
  - { id: a, role: custom, zone: north }
  - { id: b, role: custom, zone: south }
extra_flows:
  - { id: x, source: a, destination: b, protocol: esp, summary: s }
";
    let rows = csv_rows(&exported(ExportFormat::Csv, text, Grouping::Flow));
    assert_eq!((rows[1][2].as_str(), rows[1][5].as_str()), ("DMZ (north)", "DMZ (south)"));
    assert_eq!((rows[1][8].as_str(), rows[1][9].as_str()), ("esp", "none"));
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let bytes = |format| exported(format, EXAMPLES[0].1, Grouping::Pair).bytes;
    for format in ExportFormat::ALL {
        assert_eq!(bytes(*format), bytes(*format), "{format:?}");
    }
}

#[test]
fn a_wrong_date_is_refused() {
    let deployment = deployment(EXAMPLES[0].1);
    for date in ["", "2026-13-01", "1. März", "2026-03-01T00:00:00Z", "99999-01-01"] {
        let request = rule_export::Request { date, ..request(&deployment, &[], Grouping::Pair) };
        let refused = export(ExportFormat::Xlsx, &request);
        assert!(matches!(refused, Err(ExportError::BadDate { .. })), "{date}");
    }
}

/// What the model takes for a name: any letters but control characters, not only blanks.
fn names() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        any::<char>().prop_filter("a letter of a name", |letter| !letter.is_control()),
        prop::sample::select("=+-@'\",;|_x0<&\\\u{fffe}\u{ffff}".chars().collect::<Vec<_>>()),
    ];
    prop::collection::vec(letter, 1..20)
        .prop_map(String::from_iter)
        .prop_filter("not blank", |name| !name.trim().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_survives(one in names(), other in names()) {
        let deployment = with_names(&[&one, &other], "s");
        let sheet = sheet_rows(&in_format(ExportFormat::Xlsx, &deployment), "Rules");
        // The first rule is the one to the first component.
        prop_assert_eq!(column(&sheet, 3), [other.as_str(), one.as_str()]);
        let csv = csv_rows(&in_format(ExportFormat::Csv, &deployment));
        for (shown, name) in column(&csv, 3).into_iter().zip([other, one]) {
            prop_assert!(shown == name || shown.strip_prefix('\'') == Some(&name));
        }
    }
}

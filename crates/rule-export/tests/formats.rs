//! What holds for every format, and the format for programs.

#![cfg(test)]

mod support;

use port_model::Lang;
use rule_export::{ExportFormat, Filter, Grouping, KnownFinding, export, rules};
use serde_json::Value;
use support::{EXAMPLES, deployment, exported, request, sheet_rows, without_an_address};

#[test]
fn words_name_formats() {
    for format in ExportFormat::ALL {
        assert_eq!(ExportFormat::from_word(format.word()), Some(*format));
        assert_eq!(serde_json::to_value(format).expect("JSON"), format.word());
    }
    assert_eq!(ExportFormat::from_word("pdf"), None);
}

#[test]
fn files_are_named_after_deployment_and_version() {
    for format in ExportFormat::ALL {
        let exported = exported(*format, EXAMPLES[1].1, Grouping::Pair);
        assert_eq!(
            exported.file_name,
            format!("proof-of-concept-on-one-host-rules-v3.{}", format.extension())
        );
        assert_eq!(exported.media_type, format.media_type());
    }
    let nameless = deployment("portolan: 1\nname: 東京 / \"\nplatform: windows\n");
    let request = rule_export::Request { version: None, ..request(&nameless, &[], Grouping::Pair) };
    let exported = export(ExportFormat::Csv, &request).expect("an export");
    assert_eq!(exported.file_name, "deployment-rules.csv");
}

#[test]
fn json_holds_the_rules_and_what_they_are_of() {
    let deployment = deployment(EXAMPLES[0].1);
    let flows = deployment.flows(Lang::En);
    let request = request(&deployment, &flows, Grouping::Compact);
    let exported = export(ExportFormat::Json, &request).expect("an export");
    let file: Value = serde_json::from_slice(&exported.bytes).expect("JSON");
    assert_eq!(file["deployment"], deployment.name());
    assert_eq!((&file["version"], &file["date"]), (&Value::from(3), &Value::from("2026-03-01")));
    assert_eq!(file["grouping"], "compact");
    assert_eq!(file["filter"]["crossing_only"], false);
    assert_eq!(file["report"]["rules"], exported.report.rules);
    let expected = rules(&flows, Grouping::Compact, &Filter::default());
    assert_eq!(file["rules"], serde_json::to_value(&expected).expect("JSON"));
    let first = &file["rules"][0];
    assert_eq!(first["id"], expected[0].id.as_str());
    assert!(first["sources"][0]["addresses"].is_array());
    assert_eq!(first["services"][0]["protocol"], "tcp");
    assert!(first["reasons"][0]["reference"]["url"].is_string());
}

const ODD: &str = "
portolan: 1
name: '</title><script>alert(1)</script> | `x`'
platform: windows
components:
  - { id: a, role: custom, zone: core, name: '<img src=x onerror=alert(1)>' }
  - { id: b, role: custom, zone: core, name: 'a | b & [c](javascript:d)' }
extra_flows:
  - { id: x, source: a, destination: b, protocol: tcp, ports: [1], summary: \"one\\n| two |\\n</td></table>\" }
";

fn text_of(format: ExportFormat, text: &str) -> String {
    String::from_utf8(exported(format, text, Grouping::Pair).bytes).expect("UTF-8")
}

#[test]
fn a_page_takes_texts_for_texts() {
    let page = text_of(ExportFormat::Html, ODD);
    for markup in ["<script", "<img", "</title><", "</td></table>"] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert!(page.contains("<td>a | b &#38; [c](javascript:d)</td>"), "{page}");
    assert_eq!(page.matches("<td>").count(), 14);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
}

#[test]
fn a_markdown_table_has_its_columns_in_every_row() {
    let page = text_of(ExportFormat::Markdown, ODD);
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 15, "{row}");
    }
    assert!(!page.contains('<') || page.replace("<br>", "").matches('<').count() == 0);
    assert!(page.starts_with("# &lt;/title&gt;"));
}

#[test]
fn pages_name_what_has_no_address() {
    for format in [ExportFormat::Html, ExportFormat::Markdown] {
        let page = text_of(format, &without_an_address());
        assert!(page.contains("Without an address") && page.contains("SIEM"));
        assert!(page.contains("address missing: SIEM"));
    }
}

/// Two findings, the second acknowledged with a reason that tries to break out.
#[test]
fn findings_are_in_every_format_that_has_a_place_for_them() {
    let deployment = deployment(&without_an_address());
    let flows = deployment.flows(Lang::En);
    let findings = deployment.findings();
    assert!(findings.len() > 1, "{findings:?}");
    let mut known = KnownFinding::open(&findings);
    known[1].reason = Some("=1+1 | <b>\nnext");
    let request =
        rule_export::Request { findings: &known, ..request(&deployment, &flows, Grouping::Pair) };
    let text = |format| {
        let exported = export(format, &request).expect("an export");
        String::from_utf8(exported.bytes).expect("UTF-8")
    };
    let json: Value = serde_json::from_str(&text(ExportFormat::Json)).expect("JSON");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(findings.len()));
    assert_eq!(json["findings"][0]["reason"], Value::Null);
    assert_eq!(json["findings"][1]["code"], findings[1].code);
    assert_eq!(json["findings"][1]["reason"], "=1+1 | <b>\nnext");
    let markdown = text(ExportFormat::Markdown);
    assert!(markdown.contains("\n## Findings\n\n| Severity | Code |"), "{markdown}");
    assert!(markdown.contains("| =1+1 \\| &lt;b&gt;<br>next |\n"), "{markdown}");
    let html = text(ExportFormat::Html);
    assert!(html.contains("<td>=1+1 | &#60;b&#62;\nnext</td>"), "{html}");
    assert!(html.contains(findings[0].code));

    let workbook = export(ExportFormat::Xlsx, &request).expect("an export");
    let rows = sheet_rows(&workbook, "Findings");
    assert_eq!(rows.len(), findings.len() + 1);
    for (row, finding) in rows[1..].iter().zip(&findings) {
        assert_eq!((row[1].as_str(), &row[3]), (finding.code, &finding.message(Lang::En)));
        assert_eq!(row[4], finding.remedy(Lang::En));
    }
    assert_eq!((rows[1][5].as_str(), rows[2][5].as_str()), ("", "=1+1 | <b>\nnext"));
}

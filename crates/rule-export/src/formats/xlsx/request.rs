//! The sheet that says what the rules are for, with fields to fill in.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Lines;
use crate::content::Content;
use crate::report::Report;
use crate::text::text;

pub(super) fn write(
    sheet: &mut Worksheet,
    content: &Content<'_>,
    report: &Report,
) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let mut lines = Lines::new(sheet, &say("sheet-request"), &[30.0, 90.0])?;
    lines.heading(&[&say("request-heading"), ""])?;
    for (key, value) in fields(content, report) {
        lines.line(&[&say(key), &value])?;
    }
    if !report.without_address.is_empty() {
        lines.heading(&[&say("request-without-address"), &say("request-name")])?;
        for end in &report.without_address {
            lines.line(&[end.component.as_str(), &end.name])?;
        }
    }
    if !report.remarks.is_empty() {
        lines.heading(&[&say("request-remarks"), ""])?;
        for remark in &report.remarks {
            lines.line(&["", &remark.text(content.lang())])?;
        }
    }
    Ok(())
}

fn fields(content: &Content<'_>, report: &Report) -> Vec<(&'static str, String)> {
    let request = content.request;
    let version = request.version.map_or_else(String::new, |version| version.to_string());
    vec![
        ("request-deployment", request.deployment.name().to_owned()),
        ("request-version", version),
        ("request-date", request.date.to_owned()),
        ("request-link", request.link.unwrap_or_default().to_owned()),
        ("request-requester", String::new()),
        ("request-project", String::new()),
        ("request-grouping", content.grouping_text()),
        ("request-filter", content.filter_text()),
        ("request-rules", report.rules.to_string()),
        ("request-flows", report.flows.to_string()),
        ("request-left-out", report.left_out.text(content.lang())),
    ]
}

//! The sheet that says what the rules are for, with fields to fill in.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Lines;
use crate::content::Content;
use crate::facts::facts;
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
    for (label, value) in facts(content, report) {
        lines.line(&[&label, &value])?;
    }
    if !report.without_address.is_empty() {
        lines.heading(&[&say("request-without-address"), &say("request-name")])?;
        for end in &report.without_address {
            lines.line(&[end.component.as_str(), &end.name])?;
        }
    }
    if !report.remarks.is_empty() {
        lines.heading(&[&say("column-rule-id"), &say("request-remarks")])?;
        for remark in &report.remarks {
            lines.line(&[remark.about(), &remark.text(content.lang())])?;
        }
    }
    Ok(())
}

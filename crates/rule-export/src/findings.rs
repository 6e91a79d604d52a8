//! What the architect knows about the draft that the rules are of.

use port_model::findings::FindingRow;
use port_model::{Finding, Lang};
use serde::Serialize;

use crate::content::Content;
use crate::text::text;

/// A finding to tell the reader of.
#[derive(Debug, Clone, Copy)]
pub struct KnownFinding<'a> {
    /// What was found.
    pub finding: &'a Finding,
    /// Why it may stay as it is, where somebody has acknowledged it.
    pub reason: Option<&'a str>,
}

impl<'a> KnownFinding<'a> {
    /// Findings that nobody has acknowledged.
    pub fn open(findings: &'a [Finding]) -> Vec<Self> {
        findings.iter().map(|finding| Self { finding, reason: None }).collect()
    }

    /// The finding for programs.
    pub(crate) fn row(&self, lang: Lang) -> impl Serialize + 'a {
        Row { finding: self.finding.row(lang), reason: self.reason }
    }
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    finding: FindingRow,
    reason: Option<&'a str>,
}

/// The columns of a table of findings, by their sentences' keys.
pub(crate) const COLUMNS: [&str; 6] =
    ["severity", "code", "components", "message", "remedy", "reason"];

/// The headings of the table.
pub(crate) fn header(lang: Lang) -> [String; COLUMNS.len()] {
    COLUMNS.map(|column| text(lang, &format!("finding-{column}")))
}

/// The table's rows, one for each finding.
pub(crate) fn rows(content: &Content<'_>) -> Vec<[String; COLUMNS.len()]> {
    let lang = content.lang();
    let row = |known: &KnownFinding<'_>| {
        let finding = known.finding;
        let names = finding.components.iter().map(|id| content.names().component(id));
        let concerned: Vec<String> =
            names.chain(finding.networks.iter().map(ToString::to_string)).collect();
        [
            text(lang, &format!("severity-{}", finding.severity)),
            finding.code.to_owned(),
            concerned.join("\n"),
            finding.message(lang),
            finding.remedy(lang),
            known.reason.unwrap_or_default().to_owned(),
        ]
    };
    content.request.findings.iter().map(row).collect()
}

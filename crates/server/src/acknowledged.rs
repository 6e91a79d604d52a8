//! The findings of a stored deployment: those that are open, and those that somebody has acknowledged
//! with a reason. The reason stays with the deployment and holds as long as the finding is about the same.

use std::collections::HashMap;

use port_model::{Finding, Severity};
use storage::{Acknowledgement, FindingCounts, NewAcknowledgement};

use crate::edit::author;
use crate::error::AppError;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

/// The longest reason, in characters.
pub(crate) const MAX_REASON: usize = 500;

/// A finding that somebody has acknowledged.
#[derive(Debug)]
pub(crate) struct Acknowledged {
    pub(crate) finding: Finding,
    pub(crate) with: Acknowledgement,
}

/// Parts what is still open from what was acknowledged; both keep their order.
pub(crate) fn part(
    findings: Vec<Finding>,
    acknowledgements: Vec<Acknowledgement>,
) -> (Vec<Finding>, Vec<Acknowledged>) {
    let mut known: HashMap<String, Acknowledgement> =
        acknowledgements.into_iter().map(|one| (one.finding.clone(), one)).collect();
    let (mut open, mut acknowledged) = (Vec::new(), Vec::new());
    for finding in findings {
        let with = if known.is_empty() { None } else { known.remove(&finding.key()) };
        match with {
            Some(with) => acknowledged.push(Acknowledged { finding, with }),
            None => open.push(finding),
        }
    }
    (open, acknowledged)
}

/// How many of the findings are errors and warnings, for lists.
pub(crate) fn counts<'f>(findings: impl Iterator<Item = &'f Finding>) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for finding in findings {
        match finding.severity {
            Severity::Error => counts.errors = counts.errors.saturating_add(1),
            Severity::Warning => counts.warnings = counts.warnings.saturating_add(1),
            Severity::Advice => {}
        }
    }
    counts
}

/// What is wrong with a reason, by its sentence's key.
pub(crate) fn wrong_reason(reason: &str) -> Option<&'static str> {
    match reason.chars().count() {
        0 => Some("reason-missing"),
        count if count > MAX_REASON => Some("reason-too-long"),
        _ => reason.contains('\0').then_some("reason-not-text"),
    }
}

/// Finds a finding by its key, among all that a deployment has.
pub(crate) fn find(opened: &Opened, key: &str) -> Result<Finding, AppError> {
    let mut findings = opened.deployment.findings().into_iter();
    findings.find(|finding| finding.key() == key).ok_or(AppError::NotFound)
}

/// What is open when one finding is and the others are as they were.
fn open_after(opened: &Opened, key: &str, is_open: bool) -> FindingCounts {
    let known: Vec<&str> = opened.acknowledgements.iter().map(|one| one.finding.as_str()).collect();
    let findings = opened.deployment.findings();
    counts(findings.iter().filter(|finding| match finding.key() {
        own if own == key => is_open,
        other => !known.contains(&other.as_str()),
    }))
}

/// Notes that the visitor acknowledges a finding.
pub(crate) async fn acknowledge(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
    key: &str,
    reason: &str,
) -> Result<(), AppError> {
    let new = NewAcknowledgement {
        deployment: &opened.id,
        finding: key,
        reason,
        open: open_after(opened, key, false),
        author: author(app, visitor),
        now: app.now(),
    };
    Ok(app.database.acknowledge(&new).await?)
}

/// Takes an acknowledgement back.
pub(crate) async fn reopen(app: &App, opened: &Opened, key: &str) -> Result<(), AppError> {
    Ok(app.database.reopen(&opened.id, key, open_after(opened, key, true)).await?)
}

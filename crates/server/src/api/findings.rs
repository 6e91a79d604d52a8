//! Findings, and acknowledging them with a reason.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use port_model::findings::FindingRow;
use serde::Serialize;
use serde_json::{Value, json};
use storage::{Acknowledgement, Right};

use super::body::Sent;
use super::derived::unstored;
use crate::acknowledged::{self, MAX_REASON};
use crate::error::{AppError, WrongValue};
use crate::language::WORDING;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

/// A finding, and why it was acknowledged if it was.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    #[serde(flatten)]
    finding: FindingRow,
    acknowledged: Option<Value>,
}

impl Row {
    fn of(finding: FindingRow, with: Option<&Acknowledgement>) -> Self {
        let acknowledged = with.map(
            |with| json!({ "reason": with.reason, "by": with.author, "at": with.at.to_string() }),
        );
        Self { finding, acknowledged }
    }
}

/// All findings of a stored deployment, acknowledged ones too.
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<Vec<Row>>, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let rows = blocking(move || {
        let known: HashMap<&str, &Acknowledgement> =
            opened.acknowledgements.iter().map(|one| (one.finding.as_str(), one)).collect();
        let findings = opened.deployment.findings().into_iter();
        let row = |row: FindingRow| {
            let with = known.get(row.key.as_str()).copied();
            Row::of(row, with)
        };
        findings.map(|finding| row(finding.row(visitor.lang))).collect()
    });
    Ok(Json(rows.await?))
}

/// The findings of a document in the request; nobody has acknowledged any.
pub(super) async fn list_of(
    State(app): State<App>,
    visitor: Visitor,
    sent: Sent,
) -> Result<Json<Vec<Row>>, AppError> {
    let view = unstored(&app, &visitor, sent).await?;
    let rows = view.findings.iter().map(|finding| Row::of(finding.row(view.lang), None));
    Ok(Json(rows.collect()))
}

/// Acknowledges a finding; a later reason takes the place of an earlier one.
pub(super) async fn acknowledge(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, key)): Path<(String, String)>,
    sent: Sent,
) -> Result<StatusCode, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    acknowledged::find(&opened, &key)?;
    let keys = sent.object()?;
    let lang = visitor.lang;
    let unknown = |key: &String| WrongValue::new(key, WORDING.text(lang, "api-unknown-key"));
    let mut wrong: Vec<WrongValue> =
        keys.keys().filter(|key| *key != "reason").map(unknown).collect();
    let reason = keys.get("reason").and_then(Value::as_str).unwrap_or_default().trim();
    if let Some(sentence) = acknowledged::wrong_reason(reason) {
        let message = port_model::wording::Message::new(sentence).with("limit", MAX_REASON);
        wrong.push(WrongValue::new("reason", WORDING.message(lang, &message)));
    }
    if !wrong.is_empty() {
        return Err(AppError::Values(wrong));
    }
    acknowledged::acknowledge(&app, &visitor, &opened, &key, reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an acknowledgement back.
pub(super) async fn reopen(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, key)): Path<(String, String)>,
) -> Result<StatusCode, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    acknowledged::reopen(&app, &opened, &key).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! Two versions compared.

use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use rule_export::ChangedRule;
use serde::Serialize;
use storage::Right;

use crate::comparison::{Changes, Comparison, Span};
use crate::error::AppError;
use crate::selection::Asked;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

#[derive(Serialize)]
struct Answer<'c> {
    from: i64,
    to: i64,
    #[serde(flatten)]
    changes: Changes<'c>,
    rules: Vec<ChangedRule>,
}

/// What differs between two versions, in the document, in the flows and in the firewall rules.
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(span): Query<Span>,
    asked: Asked,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let compared = Comparison::of(&app, opened, &span, visitor.lang).await?.showing(asked)?;
    let text = blocking(move || {
        let [from, to] = [&compared.from, &compared.to].map(|view| view.opened.version);
        serde_json::to_vec(&Answer {
            from,
            to,
            changes: compared.changes(),
            rules: compared.rules(),
        })
    });
    let text = text.await?.map_err(|error| {
        tracing::error!(%error, "a comparison can't be written");
        AppError::Internal
    })?;
    Ok(([(CONTENT_TYPE, "application/json")], text).into_response())
}

//! What follows from a deployment, whether it is kept or comes with the request.

use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use storage::{DeploymentId, Right};

use super::body::Sent;
use crate::error::AppError;
use crate::pages::{exports, pictures};
use crate::selection::Asked;
use crate::state::App;
use crate::view::{Opened, View, blocking};
use crate::visitor::Visitor;

async fn stored(app: &App, visitor: &Visitor, id: &str) -> Result<View, AppError> {
    Opened::load(app, visitor, id, Right::View).await?.view(visitor.lang).await
}

/// A deployment that is only in the request: version 0 of nothing.
pub(super) async fn unstored(app: &App, visitor: &Visitor, sent: Sent) -> Result<View, AppError> {
    let deployment = sent.deployment(app.catalogue).await?;
    let id = DeploymentId::from_random([0; 16]);
    let opened = Opened {
        id,
        version: 0,
        changed_at: app.now(),
        right: Right::View,
        is_own: false,
        deployment,
        acknowledgements: Vec::new(),
    };
    opened.view(visitor.lang).await
}

pub(super) async fn flows(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, AppError> {
    list_of_flows(stored(&app, &visitor, &id).await?.showing(asked)?).await
}

pub(super) async fn flows_of(
    State(app): State<App>,
    visitor: Visitor,
    asked: Asked,
    sent: Sent,
) -> Result<Response, AppError> {
    list_of_flows(unstored(&app, &visitor, sent).await?.showing(asked)?).await
}

/// There may be very many.
async fn list_of_flows(view: View) -> Result<Response, AppError> {
    let text = blocking(move || serde_json::to_vec(&view.shown_flows().collect::<Vec<_>>()));
    let text = text.await?.map_err(|error| {
        tracing::error!(%error, "flows can't be written");
        AppError::Internal
    })?;
    Ok(([(CONTENT_TYPE, "application/json")], text).into_response())
}

pub(super) async fn diagram_of(
    State(app): State<App>,
    visitor: Visitor,
    uri: Uri,
    Query(options): Query<pictures::Options>,
    asked: Asked,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, AppError> {
    let (format, settings) = (pictures::format(&uri)?, options.settings()?);
    let view = unstored(&app, &visitor, sent).await?.showing(asked)?;
    pictures::file(view, format, settings, &headers).await
}

pub(super) async fn export_of(
    State(app): State<App>,
    visitor: Visitor,
    Path(format): Path<String>,
    Query(options): Query<exports::Options>,
    sent: Sent,
) -> Result<Response, AppError> {
    let wanted = exports::wanted(&format, &options)?;
    let view = unstored(&app, &visitor, sent).await?;
    exports::Job::of(view, &options)?.answer(wanted, &HeaderMap::new()).await
}

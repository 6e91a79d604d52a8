//! The HTTP API, version 1.

pub(crate) mod body;

use axum::Router;
use axum::extract::State;

use crate::error::AppError;
use crate::state::App;

/// The API's paths.
pub(crate) fn routes() -> Router<App> {
    Router::new()
}

/// Whether requests can be served: the database answers.
pub(crate) async fn ready(State(app): State<App>) -> Result<&'static str, AppError> {
    app.database.ping().await?;
    Ok("ready\n")
}

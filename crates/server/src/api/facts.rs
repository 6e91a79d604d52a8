//! What holds for every deployment: the vendor's facts, the form of documents, and this API.

use axum::Json;
use axum::extract::State;
use port_model::Catalogue;
use port_model::schema::json_schema;
use serde::Serialize;
use serde_json::Value;

use super::openapi;
use crate::state::App;

/// The catalogue with the number of its version.
#[derive(Debug, Serialize)]
pub(super) struct Versioned {
    version: u32,
    #[serde(flatten)]
    catalogue: &'static Catalogue,
}

pub(super) async fn catalogue(State(app): State<App>) -> Json<Versioned> {
    Json(Versioned { version: Catalogue::version(), catalogue: app.catalogue })
}

pub(super) async fn schema(State(app): State<App>) -> Json<Value> {
    Json(json_schema(app.catalogue))
}

pub(super) async fn openapi(State(app): State<App>) -> Json<Value> {
    Json(openapi::document(app.catalogue))
}

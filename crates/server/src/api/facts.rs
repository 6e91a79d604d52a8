//! What holds for every deployment: the vendor's facts, the form of documents, and this API.

use std::sync::LazyLock;

use axum::Json;
use port_model::Catalogue;
use port_model::schema::json_schema;
use serde_json::Value;

use super::openapi;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| json_schema(Catalogue::builtin()));
static OPENAPI: LazyLock<Value> = LazyLock::new(openapi::document);

pub(super) async fn catalogue() -> Json<&'static Catalogue> {
    Json(Catalogue::builtin())
}

pub(super) async fn schema() -> Json<&'static Value> {
    Json(&SCHEMA)
}

pub(super) async fn openapi() -> Json<&'static Value> {
    Json(&OPENAPI)
}

//! The HTTP API, version 1.
//!
//! Every call is an [`Operation`] of the table in `operations.rs`, which both the router and the
//! description for programs (`openapi.rs`) are made of. Handlers do what the pages do, by the same
//! functions, and answer with JSON; what goes wrong is put into words by [`crate::error`].

mod addresses;
pub(crate) mod body;
mod commands;
mod compare;
mod deployments;
mod derived;
mod facts;
mod findings;
mod links;
mod log;
mod openapi;
mod operation;
mod operations;
mod own_site;
mod paging;
mod tag;
mod versions;

use axum::Router;
use axum::extract::State;
use axum::middleware::from_fn;

use crate::error::AppError;
use crate::routes::pictures_too;
use crate::sheet::sheets_too;
use crate::state::App;
use operation::{Operation, Takes};

/// The API's paths.
pub(crate) fn routes() -> Router<App> {
    operations::all()
        .into_iter()
        .fold(Router::new(), |router, Operation { path, handler, takes, .. }| {
            let handler = match takes {
                Some(Takes::Document) => handler.layer(pictures_too()),
                Some(Takes::Sheet) => handler.layer(sheets_too()),
                Some(Takes::Json(_)) | None => handler,
            };
            router.route(path, handler)
        })
        .layer(from_fn(own_site::layer))
}

/// Whether requests can be served: the database answers.
pub(crate) async fn ready(State(app): State<App>) -> Result<&'static str, AppError> {
    app.database.ping().await?;
    Ok("ready\n")
}

//! Thumbnails of the reference topologies, drawn by the same renderer as every other picture. They follow the reader's
//! theme, as pages do.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use port_model::{Catalogue, Deployment, topologies};

use crate::error::AppError;
use crate::headers::PICTURE_POLICY;
use crate::view::blocking;
use crate::visitor::Visitor;

/// The picture of a reference topology.
pub(crate) async fn picture(
    Path(name): Path<String>,
    visitor: Visitor,
) -> Result<Response, AppError> {
    let id = name.strip_suffix(".svg").ok_or(AppError::NotFound)?;
    let topology = topologies::find(id).ok_or(AppError::NotFound)?;
    let lang = visitor.lang;
    let svg = blocking(move || {
        let deployment = Deployment::new(topology.document(lang), Catalogue::builtin())?;
        let flows = deployment.flows(lang);
        let scene =
            diagram::scene(&deployment, &flows, &diagram::Options { lang, ..Default::default() });
        Ok::<_, port_model::Faults>(scene.to_thumbnail(diagram::Theme::Auto))
    })
    .await?
    .map_err(AppError::Unsound)?;
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CACHE_CONTROL, "private, max-age=3600"),
        (CONTENT_SECURITY_POLICY, PICTURE_POLICY),
    ];
    Ok((headers, svg).into_response())
}

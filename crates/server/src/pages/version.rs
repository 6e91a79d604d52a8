//! One version of a deployment: what it was like, what it is called, and making it the current one again.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::Name;
use storage::Right;

use super::history::Entry;
use super::{Base, Head, deployment, pictures, with_status};
use crate::comparison::span;
use crate::error::AppError;
use crate::forms::{Filled, Posted};
use crate::paths::Paths;
use crate::selection::Asked;
use crate::state::App;
use crate::version;
use crate::view::{Opened, Picture};
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "version.html")]
struct VersionPage {
    base: Base,
    head: Head,
    entry: Entry,
    /// The path of this page; what else is about the version lies below it.
    path: String,
    /// The comparison with the version before.
    before: Option<String>,
    /// The comparison with the current one.
    since: Option<String>,
    picture: Picture,
    filled: Filled,
}

/// `/d/{id}/versions/{version}`.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Path<(String, i64)>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    version_page(&app, &visitor, opened, version, None).await
}

/// The page; `failed` is its form where something is wrong with that.
async fn version_page(
    app: &App,
    visitor: &Visitor,
    opened: Opened,
    version: i64,
    failed: Option<Filled>,
) -> Result<Response, AppError> {
    let base = Base::of(visitor);
    let head = Head::of(&opened, "history", visitor.lang);
    let entry = app.database.entry(&opened.id, version).await?.ok_or(AppError::NotFound)?;
    let view = opened.at(app, version).await?.view(visitor.lang).await?;
    let compare = |from, to| head.paths.sub(format!("compare?{}", span(from, to)));
    let status = if failed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let filled = failed.unwrap_or_else(|| {
        let mut filled = Filled::default();
        filled.set("name", entry.name.clone().unwrap_or_default());
        filled
    });
    let page = VersionPage {
        entry: Entry::of(&entry, &base),
        path: head.paths.item("versions", version),
        before: (version > 1).then(|| compare(version.saturating_sub(1), version)),
        since: (version < head.version).then(|| compare(version, head.version)),
        picture: view.picture(),
        filled,
        head,
        base,
    };
    with_status(status, &page)
}

/// Gives a version a name; an empty one takes it away.
pub(crate) async fn name(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Path<(String, i64)>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let mut filled = posted.filled;
    let name = filled.parse::<Name>("name", visitor.lang);
    if !filled.is_sound() {
        return version_page(&app, &visitor, opened, version, Some(filled)).await;
    }
    app.database.name_version(&opened.id, version, name.as_ref().map(Name::as_str)).await?;
    Ok(Redirect::to(&Paths::new(&opened.id).item("versions", version)).into_response())
}

/// Makes a version the current one again.
pub(crate) async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Path<(String, i64)>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let done = Paths::new(&opened.id).designer();
    version::restore(&app, &visitor, opened, version, posted.origin())
        .await
        .map_err(|error| error.into_app(visitor.lang))?;
    Ok(Redirect::to(&done).into_response())
}

/// The version's document as a file.
pub(crate) async fn document(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Path<(String, i64)>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let earlier = opened.at(&app, version).await?;
    Ok(deployment::document_file(&earlier, &format!("-v{version}")))
}

/// The version's picture as a file.
pub(crate) async fn picture(
    State(app): State<App>,
    visitor: Visitor,
    uri: Uri,
    Path((id, version)): Path<(String, i64)>,
    asked: Asked,
    Query(options): Query<pictures::Options>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (format, settings) = (pictures::format(&uri)?, options.settings()?);
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let view = opened.at(&app, version).await?.view(visitor.lang).await?.showing(asked)?;
    pictures::file(view, format, settings, &headers).await
}

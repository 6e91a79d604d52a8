//! What a visitor wants to be called.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::Name;
use serde::Deserialize;

use super::preferences::own_path;
use super::{Base, page, with_status};
use crate::authors;
use crate::error::AppError;
use crate::forms::{Filled, Posted};
use crate::state::App;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "name.html")]
struct NamePage {
    base: Base,
    filled: Filled,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    back: Option<String>,
}

/// The form, where people have names: on one person's own server nobody needs one.
pub(crate) async fn show(
    visitor: Visitor,
    Query(query): Query<Back>,
) -> Result<Response, AppError> {
    let base = Base::of(&visitor);
    if base.you.is_none() {
        return Err(AppError::NotFound);
    }
    let mut filled = Filled::default();
    filled.set("name", visitor.name.unwrap_or_default());
    filled.set("back", own_path(query.back));
    page(&NamePage { base, filled })
}

/// Keeps the name, and goes back to where it was asked for. Nothing forgets it.
pub(crate) async fn keep(
    State(app): State<App>,
    mut visitor: Visitor,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let base = Base::of(&visitor);
    if base.you.is_none() {
        return Err(AppError::NotFound);
    }
    let mut filled = posted.filled;
    let name: Option<Name> = filled.parse("name", visitor.lang);
    if let Some(sentence) = name.as_ref().and_then(authors::wrong) {
        filled.fail("name", base.t1(sentence, "limit", authors::MAX_NAME));
    }
    if !filled.is_sound() {
        return with_status(StatusCode::UNPROCESSABLE_ENTITY, &NamePage { base, filled });
    }
    let session = visitor.keep(&app).await?;
    app.database.name_session(&session, name.as_ref().map(Name::as_str)).await?;
    let back = own_path(Some(filled.get("back").to_owned()));
    Ok(Redirect::to(&back).into_response())
}

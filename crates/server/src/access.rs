//! Who may see and change what.

use axum::http::HeaderMap;
use storage::{DeploymentId, Owner, Right, SessionId};

use crate::error::AppError;
use crate::state::{App, hash};
use crate::visitor::Visitor;

/// Who may see what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// One person's own, on a loopback address: no sign-in. Who came by a link only has that link's right.
    Local,
    /// Each browser its own deployments, others by link.
    Links,
}

impl Access {
    /// The word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Links => "links",
        }
    }

    /// The access that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Local, Self::Links].into_iter().find(|access| access.word() == word)
    }
}

/// The token of an `Authorization: Bearer` header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(axum::http::header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// What a visitor may do with a deployment; nothing also where it does not exist.
pub(crate) async fn right(
    app: &App,
    visitor: &Visitor,
    id: &DeploymentId,
) -> Result<Option<Right>, AppError> {
    let now = app.now();
    if let Some(token) = &visitor.bearer {
        let link = app.database.find_link(&hash(token), now).await?;
        return Ok(link.filter(|link| link.deployment == *id).map(|link| link.right));
    }
    if is_owner_of_all(app, visitor).await? {
        return Ok(Some(Right::Edit));
    }
    match &visitor.session {
        Some(session) => Ok(app.database.right(session, id, now).await?),
        None => Ok(None),
    }
}

/// Whether the visitor is the person whose machine this is, and not somebody who came by a link.
pub(crate) async fn is_owner_of_all(app: &App, visitor: &Visitor) -> Result<bool, AppError> {
    if app.access != Access::Local || visitor.bearer.is_some() {
        return Ok(false);
    }
    match &visitor.session {
        Some(session) => Ok(!app.database.is_guest(session).await?),
        None => Ok(true),
    }
}

/// Whose deployments the visitor may list and restore; nothing for a browser that has none yet.
pub(crate) async fn owner<'v>(
    app: &App,
    visitor: &'v Visitor,
) -> Result<Option<Owner<'v>>, AppError> {
    if is_owner_of_all(app, visitor).await? {
        return Ok(Some(Owner::All));
    }
    Ok(visitor.session.as_ref().map(Owner::Session))
}

/// Whether a deployment is the visitor's own, and not only open to them by a link. A token to edit
/// stands for whoever made the deployment: programs have no session to be known by.
pub(crate) async fn is_own(
    app: &App,
    visitor: &Visitor,
    owner: Option<&SessionId>,
) -> Result<bool, AppError> {
    let made_it = visitor.session.is_some() && visitor.session.as_ref() == owner;
    Ok(made_it || visitor.bearer.is_some() || is_owner_of_all(app, visitor).await?)
}

/// Refuses with 404 what a visitor may not see, and with 403 what they may see but not change.
pub(crate) async fn require(
    app: &App,
    visitor: &Visitor,
    id: &DeploymentId,
    needed: Right,
) -> Result<Right, AppError> {
    match (right(app, visitor, id).await?, needed) {
        (Some(Right::View), Right::Edit) => Err(AppError::Forbidden),
        (Some(right), _) => Ok(right),
        (None, _) if visitor.bearer.is_some() => Err(AppError::Unauthorized),
        (None, _) => Err(AppError::NotFound),
    }
}

//! Links to a deployment: made, shown once, listed and revoked.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::{Timestamp, ToSpan as _};
use port_model::Name;
use storage::{DeploymentId, Link, LinkId, NewLink, Right};

use super::{Base, Head, page, with_status};
use crate::error::AppError;
use crate::forms::{Filled, Posted};
use crate::paths::Paths;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;
use crate::when;

#[derive(Template)]
#[template(path = "sharing.html")]
struct SharingPage {
    base: Base,
    head: Head,
    links: Vec<Row>,
    /// The link that was just made: only now can it be shown.
    made: Option<String>,
    filled: Filled,
}

struct Row {
    id: String,
    label: String,
    right: String,
    made: String,
    expires: String,
    used: String,
    revoked: bool,
    revoke: String,
}

fn row(link: &Link, base: &Base, paths: &Paths) -> Row {
    let day = |time| when::day_of(time, base.lang);
    let never = || base.t("link-never");
    Row {
        label: link.label.clone(),
        right: base.t(&format!("right-{}", link.right.word())),
        made: day(link.created_at),
        expires: link.expires_at.map_or_else(never, day),
        used: link.last_used_at.map_or_else(never, day),
        revoked: link.revoked_at.is_some(),
        revoke: paths.act("links", &link.id, "revoke"),
        id: link.id.to_string(),
    }
}

async fn sharing(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
    made: Option<String>,
    filled: Filled,
) -> Result<SharingPage, AppError> {
    let base = Base::of(visitor);
    let head = Head::of(opened, "sharing", visitor.lang);
    let links = app.database.list_links(&opened.id).await?;
    let links = links.iter().map(|link| row(link, &base, &head.paths)).collect();
    Ok(SharingPage { base, head, links, made, filled })
}

/// The page of links.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    page(&sharing(&app, &visitor, &opened, None, Filled::default()).await?)
}

/// Makes a link. Its secret is shown on the answer and never again.
pub(crate) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    let mut filled = posted.filled;
    let label = filled.parse::<Name>("label", visitor.lang);
    let right = filled.get("right").parse().unwrap_or(Right::View);
    let days = match filled.get("days") {
        "" => None,
        text => text.parse::<i64>().ok().filter(|days| (1..=3650).contains(days)).or_else(|| {
            let text = Base::of(&visitor).t("link-days-wrong");
            filled.fail("days", text);
            None
        }),
    };
    if !filled.is_sound() {
        let failed = sharing(&app, &visitor, &opened, None, filled).await?;
        return with_status(StatusCode::UNPROCESSABLE_ENTITY, &failed);
    }
    let label = label.as_ref().map_or("", Name::as_str);
    let expires_at = days.and_then(|days| in_days(app.now(), days));
    let (token, _) = make(&app, &opened.id, label, right, expires_at).await?;
    let url = format!("{}/s/{token}", origin(&headers));
    page(&sharing(&app, &visitor, &opened, Some(url), Filled::default()).await?)
}

/// Keeps a new link and gives its secret.
pub(crate) async fn make(
    app: &App,
    deployment: &DeploymentId,
    label: &str,
    right: Right,
    expires_at: Option<Timestamp>,
) -> Result<(String, LinkId), AppError> {
    let now = app.now();
    let (token, token_hash) = app.new_token();
    let id = LinkId::from_random(app.random());
    let link =
        NewLink { id: &id, deployment, right, label, token_hash: &token_hash, expires_at, now };
    app.database.create_link(&link).await?;
    Ok((token, id))
}

/// The same time of day, so many days later.
pub(crate) fn in_days(now: Timestamp, days: i64) -> Option<Timestamp> {
    now.checked_add((days * 24).hours()).ok()
}

/// How the visitor reached this server, for links to hand on.
pub(crate) fn origin(headers: &HeaderMap) -> String {
    let of = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = of("x-forwarded-proto")
        .filter(|scheme| matches!(*scheme, "http" | "https"))
        .unwrap_or("http");
    let is_host = |host: &&str| {
        host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
    };
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .filter(is_host)
        .unwrap_or("localhost");
    format!("{scheme}://{host}")
}

/// Revokes a link; whoever came by it is out at once.
pub(crate) async fn revoke(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, link)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    let link: LinkId = link.parse().map_err(|_| AppError::NotFound)?;
    app.database.revoke_link(&opened.id, &link, app.now()).await?;
    Ok(Redirect::to(&Paths::new(&opened.id).sub("sharing")).into_response())
}

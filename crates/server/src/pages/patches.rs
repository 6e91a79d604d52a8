//! What changed on the designer's page, for browsers that show it already: the answer to a change that a script
//! asks for, and what fetches the changes of others.

use std::sync::Arc;

use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use port_model::Lang;
use serde::{Deserialize, Serialize};
use storage::Right;

use super::deployment::{self, UndoLabels};
use super::shown::{Key, Page};
use crate::edit::Said;
use crate::error::AppError;
use crate::language::WORDING;
use crate::patch::{self, Patch};
use crate::selection::Asked as Shows;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

/// The header in which a script says which version its page shows.
const HAVE: &str = "x-portolan-have";
/// The header in which it says which page that is.
const PAGE: &str = "x-portolan-page";

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    /// The version that the page shows.
    have: i64,
    /// Its path with the query.
    #[serde(default)]
    page: String,
}

#[derive(Serialize)]
struct Answer<'p> {
    version: i64,
    /// The name of the request that made this version.
    op_id: Option<String>,
    /// What was done, for people who can't see it.
    said: String,
    #[serde(flatten)]
    patch: Patch<'p>,
}

/// What changed since a version.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    answer(&app, &visitor, &id, &asked, None).await
}

/// Answers a script that has changed something with what that changed, where a browser would be led to the page.
pub(crate) async fn layer(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Result<Response, AppError> {
    let asked = asked(request.headers());
    let visitor = request.extensions().get::<Visitor>().cloned();
    let id = request.uri().path().split('/').nth(2).unwrap_or_default().to_owned();
    let beside = beside_the_log(request.uri().path());
    let response = next.run(request).await;
    match (asked, visitor) {
        (Some(asked), Some(visitor)) if response.status() == StatusCode::SEE_OTHER => {
            answer(&app, &visitor, &id, &asked, beside).await
        }
        _ => Ok(response),
    }
}

/// What a change is called that makes no version: a finding is acknowledged, or that is taken back.
fn beside_the_log(path: &str) -> Option<&'static str> {
    match path.split('/').skip(3).collect::<Vec<_>>()[..] {
        ["findings", _] => Some("finding-acknowledged"),
        ["findings", _, "reopen"] => Some("finding-reopened"),
        _ => None,
    }
}

fn asked(headers: &HeaderMap) -> Option<Asked> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    Some(Asked { have: text(HAVE)?.parse().ok()?, page: text(PAGE).unwrap_or_default().to_owned() })
}

async fn answer(
    app: &App,
    visitor: &Visitor,
    id: &str,
    asked: &Asked,
    beside: Option<&'static str>,
) -> Result<Response, AppError> {
    let opened = Opened::load(app, visitor, id, Right::View).await?;
    let page = asked.page.parse::<Uri>().unwrap_or_default();
    let editable = opened.right == Right::Edit && !page.path().ends_with("/view");
    let version = opened.version;
    let entry = app.database.entry(&opened.id, version).await?;
    let made = app.database.made_after(&opened.id, version - 1, 1).await?;
    let op_id = made.into_iter().next().and_then(|made| made.op_id);
    let done = entry.as_ref().and_then(|entry| Said::in_log(entry, visitor.lang));
    let query = Shows::of_uri(&page).unwrap_or_default().query();
    let key = Key::new(visitor, (&opened.id, version), query, editable);
    // What the page showed before a change beside the log is known to nobody: it gets everything.
    let old = match beside {
        Some(_) => None,
        None => older(app, visitor, &opened, &page, key.at(asked.have)).await?,
    };
    let asked = Shows::of_open_page(&page, &opened.deployment);
    let new = deployment::page_of(app, visitor, opened, asked, key).await?;
    let lang = visitor.lang;
    let json = blocking(move || {
        let flows = old.as_ref().map_or(0, |old| old.changed_flows(&new));
        let old = old.map_or_else(String::new, |old| as_if_made_with(&old, &new));
        let patch = patch::between(&old, &new.html);
        let said =
            beside.map_or_else(|| said(done, flows, lang), |beside| WORDING.text(lang, beside));
        serde_json::to_string(&Answer { version, op_id, said, patch })
    })
    .await?
    .map_err(|_| AppError::Internal)?;
    Ok(([(axum::http::header::CONTENT_TYPE, "application/json")], json).into_response())
}

/// The page as it was at a version: as it was given out, or else made once more.
async fn older(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
    page: &Uri,
    key: Key,
) -> Result<Option<Arc<Page>>, AppError> {
    if let Some(page) = app.shown.find(&key) {
        return Ok(Some(page));
    }
    let Some(before) = opened.before(app, key.version).await? else { return Ok(None) };
    let asked = Shows::of_open_page(page, &before.deployment);
    // What can be undone is not the deployment's but the person's.
    let undo = UndoLabels::default();
    Ok(Some(Arc::new(deployment::page_with(visitor, before, asked, key.editable, undo).await?)))
}

/// The older page with what stands in every form of the newer one and changes nothing for who sees it.
fn as_if_made_with(old: &Page, new: &Page) -> String {
    let field = |version: i64| format!("name=\"base\" value=\"{version}\"");
    // The toolbar says what can be undone, which the older page may not: it always comes anew.
    old.html
        .replace(&field(old.version), &field(new.version))
        .replace(&old.csrf, &new.csrf)
        .replace("<!--region toolbar-->", "")
}

fn said(done: Option<String>, flows: usize, lang: Lang) -> String {
    let message = port_model::wording::Message::new("patch-said")
        .with("done", done.unwrap_or_default())
        .with("flows", flows);
    WORDING.message(lang, &message)
}

//! Deployments: stored, listed, read, replaced and deleted.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION, VARY,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use port_model::Command;
use serde::Deserialize;
use serde_json::{Value, json};
use storage::{Cursor, Link, Right, Summary};

use super::body::Sent;
use super::{paging, tag};
use crate::access;
use crate::edit::{EditError, Wanted, apply};
use crate::error::AppError;
use crate::pages::{home, sharing};
use crate::state::{App, hash};
use crate::view::Opened;
use crate::visitor::Visitor;

/// What the token that comes with a new deployment is called.
const FIRST_LABEL: &str = "API";

#[derive(Debug, Deserialize)]
pub(super) struct ListQuery {
    q: Option<String>,
    limit: Option<String>,
    after: Option<String>,
}

/// Lists the caller's own deployments; a token's is the one that it opens.
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let limit = paging::limit(query.limit.as_deref())?;
    let after: Option<Cursor> = paging::parsed("after", query.after.as_deref())?;
    let search = query.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let mut found =
        match (link_of_token(&app, &visitor).await?, access::owner(&app, &visitor).await?) {
            (Some(link), _) => app
                .database
                .find(&link.deployment)
                .await?
                .map(|stored| stored.summary)
                .into_iter()
                .collect(),
            (None, Some(owner)) => {
                app.database.list(owner, search, after.as_ref(), limit + 1).await?
            }
            (None, None) => Vec::new(),
        };
    let next = paging::cut(&mut found, limit).map(|last| last.cursor().to_string());
    let deployments: Vec<Value> = found.iter().map(row).collect();
    let query = [
        ("q", search.unwrap_or_default()),
        ("limit", &limit.to_string()),
        ("after", next.as_deref().unwrap_or_default()),
    ];
    let body = json!({ "deployments": deployments, "next": next });
    Ok(paging::page(body, "/api/v1/deployments", &query, next.is_some()))
}

/// The link that a caller's token stands for; a token that opens nothing is refused.
async fn link_of_token(app: &App, visitor: &Visitor) -> Result<Option<Link>, AppError> {
    let Some(token) = &visitor.bearer else { return Ok(None) };
    let link = app.database.find_link(&hash(token), app.now()).await?;
    link.map(Some).ok_or(AppError::Unauthorized)
}

fn row(summary: &Summary) -> Value {
    json!({
        "id": summary.id.as_str(),
        "name": summary.name,
        "platform": summary.platform,
        "errors": summary.findings.errors,
        "warnings": summary.findings.warnings,
        "version": summary.version,
        "created_at": summary.created_at.to_string(),
        "changed_at": summary.changed_at.to_string(),
        "changed_by": summary.changed_by,
    })
}

/// Stores a document. The token in the answer is the caller's to keep: it is not shown again.
pub(super) async fn create(
    State(app): State<App>,
    mut visitor: Visitor,
    sent: Sent,
) -> Result<Response, AppError> {
    link_of_token(&app, &visitor).await?;
    let deployment = sent.deployment(app.catalogue).await?;
    let id = home::store(&app, &mut visitor, &deployment).await?;
    let (token, _) = sharing::make(&app, &id, FIRST_LABEL, Right::Edit, None).await?;
    let headers = [(LOCATION, format!("/api/v1/deployments/{id}")), (ETAG, tag::of(1))];
    let body = json!({ "id": id.as_str(), "version": 1, "token": token });
    Ok((StatusCode::CREATED, headers, Json(body)).into_response())
}

/// The document, JSON unless the caller would rather have YAML.
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    Ok(document(&opened, &headers))
}

/// The document of a version as an answer.
pub(super) fn document(opened: &Opened, headers: &HeaderMap) -> Response {
    let standing = [
        (ETAG, tag::of(opened.version)),
        (VARY, "accept".to_owned()),
        (CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    if tag::names(headers, &IF_NONE_MATCH, opened.version) {
        return (StatusCode::NOT_MODIFIED, standing).into_response();
    }
    let document = opened.deployment.document();
    let (kind, text) = if wants_yaml(headers) {
        ("application/yaml", document.to_yaml())
    } else {
        ("application/json", document.to_json())
    };
    (standing, [(CONTENT_TYPE, kind)], text).into_response()
}

/// Whether an `Accept` header puts YAML before JSON.
fn wants_yaml(headers: &HeaderMap) -> bool {
    let (mut yaml, mut json) = (0.0_f32, 0.0_f32);
    let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    for range in values.flat_map(|value| value.split(',')) {
        let (kind, rest) = range.split_once(';').unwrap_or((range, ""));
        let weight = rest.split(';').find_map(|part| part.trim().strip_prefix("q="));
        let weight = weight.map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
        match kind.trim() {
            "application/yaml" | "application/x-yaml" | "text/yaml" => yaml = yaml.max(weight),
            "application/json" => json = json.max(weight),
            _ => {}
        }
    }
    yaml > json
}

/// Replaces the document by a command, so that it stands in the log like every other change.
pub(super) async fn replace(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    if !headers.contains_key(IF_MATCH) {
        return Err(AppError::PreconditionRequired);
    }
    let base = opened.version;
    if !tag::names(&headers, &IF_MATCH, base) {
        return Err(AppError::PreconditionFailed { current: base });
    }
    let document = Box::new(sent.deployment(app.catalogue).await?.document().clone());
    let wanted = Wanted::new(Command::Replace { document }, base);
    match apply(&app, &visitor, opened, wanted).await {
        Ok(version) => Ok(now_at(version)),
        Err(EditError::Stale { current }) => Err(AppError::PreconditionFailed { current }),
        Err(EditError::Clash(met, _)) => Err(AppError::PreconditionFailed { current: met.current }),
        Err(error) => Err(error.into_app(visitor.lang)),
    }
}

/// The version that a change has made.
pub(super) fn now_at(version: i64) -> Response {
    ([(ETAG, tag::of(version))], Json(json!({ "version": version }))).into_response()
}

/// Deletes a deployment, if it is at the version that the caller names, if any.
pub(super) async fn delete(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, AppError> {
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    let conditional = headers.contains_key(IF_MATCH);
    if conditional && !tag::names(&headers, &IF_MATCH, opened.version) {
        return Err(AppError::PreconditionFailed { current: opened.version });
    }
    let expected = conditional.then_some(opened.version);
    match app.database.delete(&opened.id, expected, app.now()).await.map_err(AppError::from) {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(AppError::Stale { current }) => Err(AppError::PreconditionFailed { current }),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_is_given_to_those_who_would_rather_have_it() {
        let cases = [
            ("application/yaml", true),
            ("text/yaml, */*;q=0.1", true),
            ("application/json;q=0.5, application/yaml;q=0.8", true),
            ("application/yaml;q=0.2, application/json", false),
            ("application/yaml;q=0", false),
            ("*/*", false),
        ];
        for (value, expected) in cases {
            let headers = HeaderMap::from_iter([(ACCEPT, value.parse().expect("a value"))]);
            assert_eq!(wants_yaml(&headers), expected, "{value}");
        }
    }
}

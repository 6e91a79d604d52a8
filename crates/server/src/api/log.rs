//! The versions of a deployment: what was done, when and by whom.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use port_model::Lang;
use serde::Deserialize;
use serde_json::{Value, json};
use storage::{Effect, LogEntry, Right};

use super::paging;
use crate::edit::Said;
use crate::error::AppError;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

#[derive(Debug, Deserialize)]
pub(super) struct LogQuery {
    limit: Option<String>,
    before: Option<String>,
}

/// Lists the versions, the newest first.
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(query): Query<LogQuery>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let limit = paging::limit(query.limit.as_deref())?;
    let before = paging::parsed("before", query.before.as_deref())?;
    let mut entries = app.database.log(&opened.id, before, limit + 1).await?;
    let next = paging::cut(&mut entries, limit).map(|last| last.version);
    let versions: Vec<Value> = entries.iter().map(|entry| row(entry, visitor.lang)).collect();
    let path = format!("/api/v1/deployments/{}/versions", opened.id);
    let query = [
        ("limit", &*limit.to_string()),
        ("before", &*next.map_or_else(String::new, |next| next.to_string())),
    ];
    let body = json!({ "versions": versions, "next": next });
    Ok(paging::page(body, &path, &query, next.is_some()))
}

fn row(entry: &LogEntry, lang: Lang) -> Value {
    let undoes = match entry.effect {
        Effect::Edit => None,
        Effect::Undo(version) | Effect::Redo(version) => Some(version),
    };
    json!({
        "version": entry.version,
        "op": entry.kind,
        "author": entry.author,
        "at": entry.at.to_string(),
        "undoes": undoes,
        "name": entry.name,
        "summary": Said::in_log(entry, lang),
    })
}

//! One version of a deployment: its document, its name, and making it the current one again.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use port_model::{Lang, Name};
use serde_json::{Map, Value};
use storage::Right;

use super::body::Sent;
use super::{commands, deployments};
use crate::error::{AppError, WrongValue};
use crate::language::WORDING;
use crate::state::App;
use crate::version;
use crate::view::Opened;
use crate::visitor::Visitor;

/// A version of a deployment, as a path names it. What is no number is no version.
pub(super) type Named = Path<(String, String)>;

fn number(version: &str) -> Result<i64, AppError> {
    version.parse().map_err(|_| AppError::NotFound)
}

/// The document as it was.
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Named,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let earlier = opened.at(&app, number(&version)?).await?;
    Ok(deployments::document(&earlier, &headers))
}

/// Gives a version a name.
pub(super) async fn name(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Named,
    sent: Sent,
) -> Result<StatusCode, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let name = wanted_name(sent.object()?, visitor.lang).map_err(AppError::Values)?;
    let version = number(&version)?;
    app.database.name_version(&opened.id, version, Some(name.as_str())).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn wanted_name(mut keys: Map<String, Value>, lang: Lang) -> Result<Name, Vec<WrongValue>> {
    let given = keys.remove("name");
    let name = given.as_ref().and_then(Value::as_str).and_then(|text| text.parse().ok());
    let mut wrong = unknown(&keys, lang);
    if name.is_none() {
        wrong.push(WrongValue::new("name", WORDING.text(lang, "api-label")));
    }
    name.filter(|_| wrong.is_empty()).ok_or(wrong)
}

/// Takes a version's name away.
pub(super) async fn unname(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Named,
) -> Result<StatusCode, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    app.database.name_version(&opened.id, number(&version)?, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a version the current one again; answers the version that this made.
pub(super) async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Named,
    sent: Sent,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let (mut keys, mut wrong) = (sent.object()?, Vec::new());
    let (base, op_id) = commands::origin(&mut keys, visitor.lang, &mut wrong);
    wrong.extend(unknown(&keys, visitor.lang));
    let Some(base) = base.filter(|_| wrong.is_empty()) else {
        return Err(AppError::Values(wrong));
    };
    let made = version::restore(&app, &visitor, opened, number(&version)?, (base, op_id)).await;
    made.map(deployments::now_at).map_err(|error| error.into_app(visitor.lang))
}

fn unknown(keys: &Map<String, Value>, lang: Lang) -> Vec<WrongValue> {
    let text = WORDING.text(lang, "api-unknown-key");
    keys.keys().map(|key| WrongValue::new(key.as_str(), text.as_str())).collect()
}

//! Links that give others access: made, listed and revoked.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use port_model::{Lang, Name};
use serde_json::{Map, Value, json};
use storage::{Link, LinkId, Right};

use super::body::Sent;
use crate::error::{AppError, WrongValue};
use crate::language::WORDING;
use crate::pages::sharing;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

const KEYS: [&str; 4] = ["label", "right", "days", "expires_at"];
const MOST_DAYS: i64 = 3650;

/// Lists all links. Who may only look does not learn who else may.
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<Value>, AppError> {
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    let links = app.database.list_links(&opened.id).await?;
    let links: Vec<Value> = links.iter().map(row).collect();
    Ok(Json(json!({ "links": links })))
}

fn row(link: &Link) -> Value {
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    json!({
        "id": link.id.as_str(),
        "label": link.label,
        "right": link.right.word(),
        "created_at": link.created_at.to_string(),
        "expires_at": time(link.expires_at),
        "revoked_at": time(link.revoked_at),
        "last_used_at": time(link.last_used_at),
    })
}

/// Makes a link. Its token is in this answer and never shown again.
pub(super) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, AppError> {
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    let wanted =
        Asked { keys: &sent.object()?, now: app.now(), lang: visitor.lang, wrong: Vec::new() };
    let Wanted { label, right, expires_at } = wanted.link().map_err(AppError::Values)?;
    let (token, link) = sharing::make(&app, &opened.id, &label, right, expires_at).await?;
    let location = format!("/api/v1/deployments/{}/links/{link}", opened.id);
    let body = json!({
        "id": link.as_str(),
        "label": label,
        "right": right.word(),
        "expires_at": expires_at.map(|time| time.to_string()),
        "token": token,
        "url": format!("{}/s/{token}", sharing::origin(&headers)),
    });
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(body)).into_response())
}

/// A link as somebody wants it.
struct Wanted {
    label: String,
    right: Right,
    expires_at: Option<Timestamp>,
}

/// Reads what is asked for and notes everything that is wrong with it.
struct Asked<'a> {
    keys: &'a Map<String, Value>,
    now: Timestamp,
    lang: Lang,
    wrong: Vec<WrongValue>,
}

impl Asked<'_> {
    fn link(mut self) -> Result<Wanted, Vec<WrongValue>> {
        for key in self.keys.keys().filter(|key| !KEYS.contains(&key.as_str())) {
            self.wrong.push(WrongValue::new(key, WORDING.text(self.lang, "api-unknown-key")));
        }
        let label = self.read("label", "api-label", |value| value.as_str()?.parse::<Name>().ok());
        let right = self.read("right", "api-right", |value| value.as_str()?.parse::<Right>().ok());
        let days = self.read("days", "link-days-wrong", |value| {
            value.as_i64().filter(|days| (1..=MOST_DAYS).contains(days))
        });
        let now = self.now;
        let expires_at = self.read("expires_at", "api-expires-at", |value| {
            value.as_str()?.parse::<Timestamp>().ok().filter(|time| *time > now)
        });
        if days.is_some() && expires_at.is_some() {
            self.fail("expires_at", "api-days-and-expires-at");
        }
        let label = label.map_or_else(String::new, String::from);
        let expires_at = expires_at.or_else(|| days.and_then(|days| sharing::in_days(now, days)));
        if self.wrong.is_empty() {
            Ok(Wanted { label, right: right.unwrap_or(Right::View), expires_at })
        } else {
            Err(self.wrong)
        }
    }

    /// The value of a key; `null` counts as left out.
    fn read<T>(
        &mut self,
        key: &'static str,
        sentence: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.keys.get(key).filter(|value| !value.is_null())?;
        let read = read(value);
        if read.is_none() {
            self.fail(key, sentence);
        }
        read
    }

    fn fail(&mut self, key: &str, sentence: &str) {
        self.wrong.push(WrongValue::new(key, WORDING.text(self.lang, sentence)));
    }
}

/// Ends a link.
pub(super) async fn revoke(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, link)): Path<(String, String)>,
) -> Result<StatusCode, AppError> {
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    let link: LinkId = link.parse().map_err(|_| AppError::NotFound)?;
    app.database.revoke_link(&opened.id, &link, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

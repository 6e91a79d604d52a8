//! `GET /d/ID/events`: the stream of what happens to a deployment.

use std::convert::Infallible;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse as _, Response, Sse};
use futures_util::stream::unfold;
use serde::Deserialize;
use storage::{DeploymentId, Right};

use super::presence::Tab;
use super::stream::{Start, Stream};
use crate::access;
use crate::error::AppError;
use crate::state::App;
use crate::visitor::Visitor;

/// Where a browser that comes back says what it has seen.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Keeps nginx from collecting the stream before it passes it on.
const ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    /// The version that the page shows.
    since: Option<String>,
    /// The tab that listens; it does not hear itself.
    tab: Option<String>,
}

/// Opens a stream for who may see the deployment.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let id: DeploymentId = id.parse().map_err(|_| AppError::NotFound)?;
    let tab = asked.tab.as_deref().map(|tab| Tab::read(tab, visitor.lang)).transpose()?;
    // What comes from now on is heard; what was before is read below.
    let watch = app.database.watch(&id).await;
    let right = access::require(&app, &visitor, &id, Right::View).await?;
    let version = app.database.version(&id).await?.ok_or(AppError::NotFound)?;
    let place = app.live.open(visitor.key())?;
    let back = headers.get(LAST_EVENT_ID).map(|id| id.to_str().unwrap_or_default());
    let start = Start {
        seen: seen(back.or(asked.since.as_deref()), version),
        comes_back: back.is_some(),
        right,
        own_tab: tab.map(|tab| tab.of(&visitor)),
    };
    let stream = Stream::new(app, visitor, id, place, watch, start);
    let events = unfold(stream, async |mut stream| {
        stream.next().await.map(|event| (Ok::<_, Infallible>(event), stream))
    });
    Ok(([(ACCEL_BUFFERING, "no")], Sse::new(events)).into_response())
}

/// What somebody has seen of a deployment that is at a version. Who does not say so, or says
/// something that can't be, has seen all but the last.
fn seen(said: Option<&str>, version: i64) -> i64 {
    let said = said.and_then(|said| said.trim().parse().ok());
    said.filter(|said| (1..=version).contains(said)).unwrap_or(version - 1)
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn what_cannot_have_been_seen_counts_as_nothing() {
        for (said, expected) in [("42", 42), (" 7 ", 7), ("1", 1), ("43", 41), ("0", 41)] {
            assert_eq!(seen(Some(said), 42), expected, "{said}");
        }
        for wrong in ["", "-1", "x", "99999999999999999999", "4.2"] {
            assert_eq!(seen(Some(wrong), 42), 41, "{wrong}");
        }
        assert_eq!(seen(None, 42), 41);
    }
}

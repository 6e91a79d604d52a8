//! Lists in pages: how many entries a caller wants, and where the next page is.

use axum::Json;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::error::AppError;
use crate::pages::encoded;

const DEFAULT: u32 = 50;
const MOST: u32 = 200;

/// A parameter of the query, parsed; what it is not is told with its name.
pub(super) fn parsed<T: std::str::FromStr>(
    name: &str,
    text: Option<&str>,
) -> Result<Option<T>, AppError> {
    let wrong = |_| AppError::Unreadable(format!("{name}: {}", text.unwrap_or_default()));
    text.map(str::parse).transpose().map_err(wrong)
}

/// How many entries are wanted, one at least.
pub(super) fn limit(text: Option<&str>) -> Result<u32, AppError> {
    Ok(parsed("limit", text)?.unwrap_or(DEFAULT).clamp(1, MOST))
}

/// Cuts what was read, one more than wanted, and gives the last entry when there are more.
pub(super) fn cut<T>(found: &mut Vec<T>, limit: u32) -> Option<&T> {
    let limit = limit as usize;
    let more = found.len() > limit;
    found.truncate(limit);
    found.last().filter(|_| more)
}

/// A page of a list, with a link to the next one.
pub(super) fn page(body: Value, path: &str, query: &[(&str, &str)], more: bool) -> Response {
    let mut response = Json(body).into_response();
    if more {
        let pairs: Vec<String> =
            query.iter().map(|(key, value)| format!("{key}={}", encoded(value))).collect();
        let link = format!("<{path}?{}>; rel=\"next\"", pairs.join("&"));
        if let Ok(value) = link.parse() {
            response.headers_mut().insert(LINK, value);
        }
    }
    response
}

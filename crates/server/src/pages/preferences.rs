//! The choice of language.

use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::Lang;
use serde::Deserialize;

use crate::error::AppError;
use crate::language::COOKIE_NAME;
use crate::visitor::{is_https, set_cookie};

#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    back: Option<String>,
}

/// Keeps the choice in a cookie and goes back to where it was made.
pub(crate) async fn language(
    Path(word): Path<String>,
    Query(query): Query<Back>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let lang = Lang::from_word(&word).ok_or(AppError::NotFound)?;
    let back = own_path(query.back);
    let cookie = set_cookie(COOKIE_NAME, lang.word(), is_https(&headers));
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&without_language(&back))).into_response())
}

/// Where to go back to: the path asked for, if it is one of ours.
pub(crate) fn own_path(back: Option<String>) -> String {
    back.filter(|back| is_own_path(back)).unwrap_or_else(|| "/".to_owned())
}

/// A path of this application, and not a way to lead people elsewhere.
fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n'])
        && !path.chars().any(char::is_control)
}

/// A language in the query would win over the choice.
fn without_language(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_gone_back_to() {
        assert!(is_own_path("/d/abc?x=1"));
        for foreign in ["//example.com", "https://example.com", "", "/\\example.com", "/a\r\nb"] {
            assert!(!is_own_path(foreign), "{foreign}");
        }
        assert_eq!(without_language("/d/a?lang=de&x=1"), "/d/a?x=1");
        assert_eq!(without_language("/d/a?lang=de"), "/d/a");
    }
}

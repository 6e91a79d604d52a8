//! Keeps other sites from changing anything through a visitor's browser.
//!
//! A browser sends its cookie, or reaches one person's own server without any, whoever has written
//! the page that asks. It says which site that was. A caller with a token has it from its owner.

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;

use crate::access::bearer;
use crate::error::AppError;

/// Refuses changes that another site asks for.
pub(super) async fn layer(request: Request, next: Next) -> Result<Response, AppError> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let headers = request.headers();
    if reads || bearer(headers).is_some() || is_own(headers) {
        Ok(next.run(request).await)
    } else {
        Err(AppError::ForeignForm)
    }
}

/// Whether the request is our own page's or no page's. Programs send neither header.
fn is_own(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    match text(ORIGIN) {
        Some(origin) => origin.split_once("://").map(|(_, host)| host) == text(HOST),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_and_programs_may_change_anything() {
        let cases: [(&[(&'static str, &str)], bool); 8] = [
            (&[], true),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://localhost:8080")], false),
            (&[("origin", "http://localhost:8080")], true),
            (&[("origin", "http://localhost:8081")], false),
            (&[("origin", "null")], false),
        ];
        for (given, expected) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, "localhost:8080".parse().expect("a host"));
            for (name, value) in given {
                headers.insert(*name, value.parse().expect("a value"));
            }
            assert_eq!(is_own(&headers), expected, "{given:?}");
        }
    }
}

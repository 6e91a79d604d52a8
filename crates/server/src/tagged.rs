//! Answers that bear a tag of their bytes, so that nobody loads again what hasn't changed.

use std::sync::LazyLock;

use axum::body::Body;
use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse as _, Response};

use serde::Serialize;

use crate::state::hash;

/// The bytes with their tag; for who has them already, only the headers.
pub(crate) fn answer<const N: usize>(
    asked: &HeaderMap,
    about: [(HeaderName, String); N],
    bytes: Vec<u8>,
) -> Response {
    let tag = tag(&hash(&bytes));
    if knows(asked, &tag) { unchanged(&tag, about) } else { whole(&tag, about, bytes.into()) }
}

/// The tag of what is made of these values by this very program. The same values give the same tag in
/// every process of it.
pub(crate) fn of_what_makes(values: &impl Serialize) -> String {
    static PROGRAM: LazyLock<String> = LazyLock::new(|| {
        let path = std::env::current_exe();
        let program = path.and_then(std::fs::read).map(hash);
        // Where a program can't read itself, its version has to do.
        program.map_or_else(|_| env!("CARGO_PKG_VERSION").to_owned(), hex::encode)
    });
    let values = serde_json::to_vec(values).unwrap_or_default();
    tag(&hash([PROGRAM.as_bytes(), &values].concat()))
}

/// An answer with a tag that is known before its bytes.
pub(crate) fn whole<const N: usize>(
    tag: &str,
    about: [(HeaderName, String); N],
    body: Body,
) -> Response {
    ([(ETAG, tag.to_owned())], about, body).into_response()
}

/// The answer for who has it already.
pub(crate) fn unchanged<const N: usize>(tag: &str, about: [(HeaderName, String); N]) -> Response {
    (StatusCode::NOT_MODIFIED, [(ETAG, tag.to_owned())], about).into_response()
}

fn tag(hash: &[u8; 32]) -> String {
    format!("\"{}\"", &hex::encode(hash)[..32])
}

/// Whether `If-None-Match` names the tag. A proxy that compresses may have made it weak.
pub(crate) fn knows(asked: &HeaderMap, tag: &str) -> bool {
    let values = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .map(|known| known.trim().trim_start_matches("W/"))
        .any(|known| known == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_bytes_gets_only_the_headers() {
        let ask = |known: &str| {
            let asked = HeaderMap::from_iter([(IF_NONE_MATCH, known.parse().expect("a value"))]);
            answer(&asked, [], b"bytes".to_vec())
        };
        let first = ask("\"other\"");
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers()[ETAG].to_str().expect("a tag").to_owned();
        for known in [tag.clone(), format!("\"other\", W/{tag}")] {
            let again = ask(&known);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(again.headers()[ETAG], *tag);
        }
    }
}

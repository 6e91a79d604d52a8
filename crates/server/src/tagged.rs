//! Answers that bear a tag of their bytes, so that nobody loads again what hasn't changed.

use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse as _, Response};

use crate::state::hash;

/// The bytes with their tag; for who has them already, only the headers.
pub(crate) fn answer<const N: usize>(
    asked: &HeaderMap,
    about: [(HeaderName, String); N],
    bytes: Vec<u8>,
) -> Response {
    let tag = format!("\"{}\"", &hex::encode(hash(&bytes))[..32]);
    let known = knows(asked, &tag);
    let headers = ([(ETAG, tag)], about);
    if known {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, bytes).into_response()
    }
}

/// Whether `If-None-Match` names the tag. A proxy that compresses may have made it weak.
fn knows(asked: &HeaderMap, tag: &str) -> bool {
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

//! Entity tags: a deployment's version in quotes.

use axum::http::HeaderMap;
use axum::http::header::HeaderName;

/// The tag of a version.
pub(super) fn of(version: i64) -> String {
    format!("\"{version}\"")
}

/// Whether a condition such as `If-Match` names a version, or any. A proxy that compresses may have
/// made a tag weak, which does not make it another version.
pub(super) fn names(headers: &HeaderMap, condition: &HeaderName, version: i64) -> bool {
    let tag = of(version);
    let values = headers.get_all(condition).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .map(|given| given.trim().trim_start_matches("W/"))
        .any(|given| given == "*" || given == tag)
}

#[cfg(test)]
mod tests {
    use axum::http::header::IF_MATCH;

    use super::*;

    #[test]
    fn a_condition_names_one_of_several_versions_or_any() {
        let cases = [
            ("\"3\"", true),
            ("W/\"3\"", true),
            ("\"1\", \"3\"", true),
            ("*", true),
            ("3", false),
            ("\"33\"", false),
            ("", false),
        ];
        for (value, expected) in cases {
            let headers = HeaderMap::from_iter([(IF_MATCH, value.parse().expect("a value"))]);
            assert_eq!(names(&headers, &IF_MATCH, 3), expected, "{value}");
        }
        assert!(!names(&HeaderMap::new(), &IF_MATCH, 3));
    }
}

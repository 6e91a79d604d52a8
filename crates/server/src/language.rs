//! The language of a page: as the URL says, else as chosen before, else as the browser asks for.

use std::sync::LazyLock;

use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, Uri};
use port_model::Lang;
use port_model::wording::{WORDS, Wording};

use crate::visitor::cookie;

/// The cookie that keeps the choice.
pub(crate) const COOKIE_NAME: &str = "portolan_language";

/// The files of the application's own sentences, and the words that it shares with the rest.
pub(crate) const FILES: [(Lang, &str); 6] = [
    WORDS[0],
    WORDS[1],
    (Lang::En, include_str!("../locales/en/server.ftl")),
    (Lang::En, include_str!("../locales/en/api.ftl")),
    (Lang::De, include_str!("../locales/de/server.ftl")),
    (Lang::De, include_str!("../locales/de/api.ftl")),
];

/// The application's own sentences.
pub(crate) static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::new(&FILES));

/// The language of a request.
pub(crate) fn of_request(uri: &Uri, headers: &HeaderMap) -> Lang {
    let in_query =
        uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.strip_prefix("lang="));
    let chosen = in_query.filter_map(Lang::from_word).next_back();
    chosen
        .or_else(|| cookie(headers, COOKIE_NAME).and_then(Lang::from_word))
        .or_else(|| headers.get(ACCEPT_LANGUAGE)?.to_str().ok().and_then(preferred))
        .unwrap_or_default()
}

/// The language of an `Accept-Language` header that we have and that is wanted most.
fn preferred(header: &str) -> Option<Lang> {
    let mut best: Option<(f32, Lang)> = None;
    for part in header.split(',') {
        let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        let lang = tag
            .trim()
            .split('-')
            .next()
            .and_then(|primary| Lang::from_word(&primary.to_ascii_lowercase()));
        let weight: f32 = weight.trim().parse().unwrap_or(0.0);
        if let Some(lang) = lang
            && weight > 0.0
            && best.is_none_or(|(known, _)| weight > known)
        {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence() {
        assert_eq!(port_model::wording::faults_in(&FILES), Vec::<String>::new());
    }

    #[test]
    fn the_browser_wish_counts_by_weight() {
        assert_eq!(preferred("de-CH, en;q=0.8"), Some(Lang::De));
        assert_eq!(preferred("fr, en;q=0.3, de;q=0.7"), Some(Lang::De));
        assert_eq!(preferred("fr, it;q=0.7"), None);
        assert_eq!(preferred("de;q=0, en"), Some(Lang::En));
    }

    #[test]
    fn the_address_wins_over_the_cookie_and_the_cookie_over_the_browser() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, "de".parse().expect("a value"));
        let of = |uri: &str, headers: &HeaderMap| of_request(&uri.parse().expect("a URI"), headers);
        assert_eq!(of("/", &headers), Lang::De);
        headers.insert(
            axum::http::header::COOKIE,
            "a=b; portolan_language=en".parse().expect("a value"),
        );
        assert_eq!(of("/", &headers), Lang::En);
        assert_eq!(of("/?x=1&lang=de", &headers), Lang::De);
        assert_eq!(of("/?lang=xx", &headers), Lang::En);
    }
}

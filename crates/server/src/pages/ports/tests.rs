//! The port reference through the whole application, as anybody without a deployment sees it.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use port_model::{Catalogue, Lang};
use storage::testing::FreshDatabase;
use tower::ServiceExt as _;

use super::entry::Entry;
use crate::{Access, App, router};

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }
}

async fn get(path: &str, known: &str) -> Answer {
    let fresh: FreshDatabase = storage::testing::sqlite().await;
    let app = App {
        live: crate::live::Live::default(),
        shown: crate::pages::shown::Shown::default(),
        database: fresh.database.clone(),
        access: Access::Links,
        catalogue: Catalogue::builtin(),
        clock: Arc::new(|| jiff::Timestamp::UNIX_EPOCH),
        random: Arc::new(|bytes| bytes.fill(7)),
    };
    let request = Request::get(path).header(header::IF_NONE_MATCH, known);
    let request = request.body(Body::empty()).expect("a request");
    let response = router(app).oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let text = String::from_utf8(body.to_vec()).expect("UTF-8");
    Answer { status: parts.status, headers: parts.headers, text }
}

#[tokio::test]
async fn every_entry_has_a_row_to_link_to_in_both_languages() {
    for lang in Lang::ALL {
        let page = get(&format!("/ports?lang={lang}"), "").await;
        assert_eq!(page.status, StatusCode::OK);
        for entry in Entry::all(Catalogue::builtin()) {
            let row = format!("<tr id=\"{}\">", entry.id());
            assert_eq!(page.text.matches(&row).count(), 1, "{row}");
        }
        for module in &Catalogue::builtin().modules {
            assert!(page.text.contains(&format!("id=\"module-{}\"", module.id)), "{}", module.id);
        }
    }
}

#[tokio::test]
async fn a_port_is_answered_at_once() {
    let page = get("/ports?q=17477&role=&direction=", "").await;
    let answer = page.text.find("17477 is the default port of: Module Server (TCP)");
    let row = page.text.find("<tr id=\"server-to-module-server/tcp\">");
    assert!(answer.is_some() && answer < row, "{answer:?} {row:?}");
    assert!(!page.text.contains("<tr id=\"client-to-server/tcp\">"));
    assert!(page.text.contains("/ports.csv?q=17477&#38;lang=en"), "{}", page.text);
}

#[tokio::test]
async fn the_files_hold_what_the_page_shows() {
    let csv = get("/ports.csv?q=17477&lang=de", "").await;
    assert_eq!(csv.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert_eq!(csv.header(header::CONTENT_DISPOSITION), "attachment; filename=\"ports.csv\"");
    assert!(csv.text.contains("server-to-module-server/tcp,Tanium Server,Modulserver"));
    let json = get("/ports.json?module=direct-connect", "").await;
    let json: serde_json::Value = serde_json::from_str(&json.text).expect("JSON");
    let entries = json["entries"].as_array().expect("a list");
    assert!(entries.iter().any(|entry| entry["port"] == 17475));
    assert!(entries.iter().all(|entry| entry["module"]["id"] == "direct-connect"));
    assert_eq!(json["query"]["module"], "direct-connect");
    assert_eq!(json["modules"].as_array().expect("a list").len(), 1);
    let one = get("/ports.json?port=22", "").await;
    let one: serde_json::Value = serde_json::from_str(&one.text).expect("JSON");
    let entries = one["entries"].as_array().expect("a list");
    assert!(entries.len() > 2 && entries.iter().all(|entry| entry["port"] == 22), "{one}");
}

#[tokio::test]
async fn who_has_the_answer_is_not_sent_it_again() {
    for path in ["/ports?q=tls", "/ports.csv", "/ports.json?platform=windows"] {
        let first = get(path, "").await;
        assert_eq!(first.header(header::CACHE_CONTROL), "private, no-cache", "{path}");
        let again = get(path, first.header(header::ETAG)).await;
        assert_eq!((again.status, again.text.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        assert_eq!(again.header(header::CACHE_CONTROL), "private, no-cache", "{path}");
        let german = get(
            &format!("{path}{}lang=de", if path.contains('?') { '&' } else { '?' }),
            first.header(header::ETAG),
        )
        .await;
        assert_eq!(german.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn each_version_of_the_catalogue_tells_its_changes() {
    for (lang, added) in [(Lang::En, ">added<"), (Lang::De, ">hinzugekommen<")] {
        let page = get(&format!("/ports/changes?lang={lang}"), "").await;
        assert_eq!(page.status, StatusCode::OK);
        for release in port_model::catalogue::releases() {
            assert!(page.text.contains(&format!("Version {} ", release.version)), "{lang}");
            for change in release.changes {
                assert!(page.text.contains(&format!(">{}<", change.id)), "{}", change.id);
            }
        }
        assert!(page.text.contains(added) && page.text.contains("href=\"/ports#"), "{lang}");
        // A key without a sentence would show itself.
        assert!(!page.text.contains("ports-"), "{lang}");
        let day = match lang {
            Lang::En => ">2026-11-24<",
            Lang::De => ">24.11.2026<",
        };
        assert!(page.text.contains(day), "{lang}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_refused_and_what_was_typed_stays_text() {
    for wrong in ["role=nonesuch", "port=0", "port=65536", "port=https"] {
        let status = get(&format!("/ports?{wrong}"), "").await.status;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let page = get("/ports?q=%3Cscript%3E", "").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("<script>"));
}

/// Words that no German sentence has.
const ENGLISH: [&str; 29] = [
    "the",
    "of",
    "and",
    "or",
    "with",
    "only",
    "where",
    "from",
    "to",
    "for",
    "on",
    "at",
    "is",
    "are",
    "needs",
    "not",
    "known",
    "any",
    "each",
    "search",
    "all",
    "entry",
    "entries",
    "page",
    "unknown",
    "catalogued",
    "before",
    "required",
    "vendor",
];

#[tokio::test]
async fn german_has_no_english_left() {
    for path in [
        "/ports?lang=de",
        "/ports?lang=de&q=17477&module=asset",
        "/ports?lang=de&q=9&module=comply",
        "/ports/changes?lang=de",
    ] {
        let words = words(&get(path, "").await.text);
        assert!(words.len() > 100, "{}", words.len());
        for word in ENGLISH {
            assert!(!words.iter().any(|found| found == word), "{path}: {word}");
        }
    }
    let english = words(&get("/ports?lang=en", "").await.text);
    assert!(ENGLISH.iter().any(|word| english.iter().any(|found| found == word)));
}

/// The words of a page in lower case, without markup, titles of the vendor's pages and names of programs.
fn words(page: &str) -> Vec<String> {
    let mut text = page.to_owned();
    for (start, end) in [("<cite", "</cite>"), ("class=\"sub mono\"", "</a>"), ("<", ">")] {
        text = without(&text, start, end);
    }
    text.split(|letter: char| !letter.is_alphabetic() && letter != '-')
        .map(str::to_lowercase)
        .collect()
}

fn without(text: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        kept.push(' ');
        rest = after.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

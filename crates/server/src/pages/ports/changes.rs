//! What changed between the versions of the built-in catalogue.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use port_model::Catalogue;
use port_model::catalogue::{EntryChange, Recorded, Release, releases};
use port_model::wording::{Message, day};

use super::entry::Entry;
use super::{Base, html, kept};
use crate::error::AppError;
use crate::language::WORDING;
use crate::state::App;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "ports_changes.html")]
struct ChangesPage {
    base: Base,
    releases: Vec<ReleaseRow>,
}

struct ReleaseRow {
    title: String,
    date: String,
    /// The date as people write it.
    day: String,
    entries: usize,
    changes: Vec<ChangeRow>,
}

struct ChangeRow {
    id: String,
    /// Where the entry stands today, if it still does.
    link: Option<String>,
    kind: String,
    kind_word: &'static str,
    about: String,
    /// Each key that differs, with its value before and after.
    differences: Vec<(String, String, String)>,
}

/// `/ports/changes`.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let base = Base::of(&visitor);
    let rows = Rows { catalogue: app.catalogue, base: &base };
    let releases = releases().into_iter().map(|release| rows.release(release)).collect();
    let page = ChangesPage { base, releases };
    Ok(kept(&headers, "text/html; charset=utf-8", "inline", html(&page)?.into_bytes()))
}

struct Rows<'a> {
    catalogue: &'static Catalogue,
    base: &'a Base,
}

impl Rows<'_> {
    fn release(&self, release: Release) -> ReleaseRow {
        ReleaseRow {
            title: self.base.t1("ports-version", "version", release.version),
            day: day(self.base.lang, &release.date),
            date: release.date,
            entries: release.entries,
            changes: release.changes.into_iter().map(|change| self.change(change)).collect(),
        }
    }

    fn change(&self, change: EntryChange) -> ChangeRow {
        let kind = match change.kind {
            port_model::catalogue::ChangeKind::Added => "added",
            port_model::catalogue::ChangeKind::Changed => "changed",
            port_model::catalogue::ChangeKind::Removed => "removed",
        };
        let differences = change.differences.iter().map(|difference| {
            let name = self.base.t(&format!("ports-key-{}", difference.key));
            let shown = |value: &str| self.value(&difference.key, value);
            (name, shown(&difference.before), shown(&difference.after))
        });
        ChangeRow {
            link: self.link(&change.id),
            kind: self.base.t(&format!("ports-change-{kind}")),
            kind_word: kind,
            about: self.about(&change.id, &change.entry),
            differences: differences.collect(),
            id: change.id,
        }
    }

    /// The value of a key in words, as far as it is more than a number or a name.
    fn value(&self, key: &str, value: &str) -> String {
        if value.is_empty() {
            return "–".to_owned();
        }
        let words = value.split(", ").map(|word| match (key, word.split_once(' ')) {
            ("source" | "destination", _) => self.end(word),
            ("ports", _) => self.base.t(&format!("ports-known-{word}")),
            ("platform" | "requirement" | "encryption" | "basis", _) => {
                self.base.t(&format!("{key}-{word}"))
            }
            ("versions", Some((bound, version))) => {
                self.base.t1(&format!("ports-version-{bound}"), "version", version)
            }
            _ => word.to_owned(),
        });
        words.collect::<Vec<_>>().join(", ")
    }

    fn end(&self, id: &str) -> String {
        match id {
            "appliance" | "internet" => self.base.t(&format!("ports-end-{id}")),
            _ => {
                let role = id.parse().ok().and_then(|id| self.catalogue.role(&id));
                role.map_or_else(|| id.to_owned(), |role| role.name.get(self.base.lang).to_owned())
            }
        }
    }

    fn link(&self, id: &str) -> Option<String> {
        if let Some(module) = id.strip_prefix("module:") {
            let module = module.parse().ok().and_then(|id| self.catalogue.module(&id))?;
            return Some(format!("/ports#module-{}", module.id));
        }
        let known = Entry::all(self.catalogue).iter().any(|entry| entry.id() == id);
        known.then(|| format!("/ports#{id}"))
    }

    /// What the entry is, in words: its ends and its port, or the module's name.
    fn about(&self, id: &str, entry: &Recorded) -> String {
        let lang = self.base.lang;
        let value = |key: &str| entry.get(key).map_or("", String::as_str);
        if let Some(module) = id.strip_prefix("module:") {
            let known = module.parse().ok().and_then(|id| self.catalogue.module(&id));
            return known.map_or_else(|| module.to_owned(), |own| own.name.get(lang).to_owned());
        }
        let protocol = value("protocol").to_uppercase();
        let port = match value("port") {
            "" => protocol,
            port => format!("{port}/{protocol}"),
        };
        let message = Message::new("ports-about")
            .with("source", self.end(value("source")))
            .with("destination", self.end(value("destination")))
            .with("port", port);
        WORDING.message(lang, &message)
    }
}

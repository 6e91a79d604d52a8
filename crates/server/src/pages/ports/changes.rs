//! What changed between the versions of the built-in catalogue.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use port_model::Catalogue;
use port_model::catalogue::{DifferenceText, EntryChange, Release, releases};
use port_model::wording::day;

use super::entry::Entry;
use super::{Base, html, kept};
use crate::error::AppError;
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
    differences: Vec<DifferenceText>,
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
        let (catalogue, lang) = (self.catalogue, self.base.lang);
        let differences = change.differences.iter();
        ChangeRow {
            link: self.link(&change),
            kind: change.kind.text(lang),
            kind_word: change.kind.word(),
            about: change.about(catalogue, lang),
            differences: differences.map(|difference| difference.text(catalogue, lang)).collect(),
            id: change.id,
        }
    }

    fn link(&self, change: &EntryChange) -> Option<String> {
        if let Some(module) = change.module() {
            let module = module.parse().ok().and_then(|id| self.catalogue.module(&id))?;
            return Some(format!("/ports#module-{}", module.id));
        }
        let known = Entry::all(self.catalogue).iter().any(|entry| entry.id() == change.id);
        known.then(|| format!("/ports#{}", change.id))
    }
}

//! What was done, and taking it back.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use storage::{Effect, LogEntry, Right};

use super::{Base, Head, page};
use crate::authors;
use crate::comparison::span;
use crate::edit::{Said, Wanted, apply, inverse, undo_state};
use crate::error::AppError;
use crate::forms::Posted;
use crate::paths::Paths;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;
use crate::when;

/// How many versions the page lists.
const PAGE: u32 = 200;

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage {
    base: Base,
    head: Head,
    entries: Vec<Entry>,
    /// The page of older versions, where there are more.
    older: Option<String>,
}

/// Where the list goes on.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Start {
    before: Option<i64>,
}

/// What made a version, in words.
pub(crate) struct Entry {
    pub(crate) version: i64,
    pub(crate) at: String,
    pub(crate) author: String,
    pub(crate) what: String,
    /// What the version is called; empty where nobody has named it.
    pub(crate) name: String,
    /// The comparison with the version before.
    pub(crate) step: Option<String>,
}

/// The newest versions: what was done, when and by whom.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(start): Query<Start>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let base = Base::of(&visitor);
    let log = app.database.log(&opened.id, start.before, PAGE).await?;
    let entries: Vec<Entry> = log.iter().map(|entry| Entry::of(entry, &base)).collect();
    let last = entries.last().map(|entry| entry.version).filter(|version| *version > 1);
    page(&HistoryPage {
        head: Head::of(&opened, "history", visitor.lang),
        older: last.map(|version| format!("?before={version}")),
        entries,
        base,
    })
}

impl Entry {
    pub(crate) fn of(entry: &LogEntry, base: &Base) -> Self {
        let what = match entry.effect {
            Effect::Undo(undone) => base.t1("history-undo", "version", undone),
            Effect::Redo(undone) => base.t1("history-redo", "version", undone),
            Effect::Edit => {
                Said::in_log(entry, base.lang).unwrap_or_else(|| base.t("history-created"))
            }
        };
        Self {
            version: entry.version,
            at: when::moment(entry.at, base.lang),
            author: authors::words(&entry.author, base.lang),
            what,
            name: entry.name.clone().unwrap_or_default(),
            step: (entry.version > 1)
                .then(|| format!("compare?{}", span(entry.version - 1, entry.version))),
        }
    }

    /// The version in a list to choose from.
    pub(crate) fn in_list(&self) -> String {
        let named = if self.name.is_empty() { &self.what } else { &self.name };
        format!("{} · {named} · {}", self.version, self.at)
    }
}

/// Takes the newest change back.
pub(crate) async fn undo(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    take_back(&app, &visitor, &id, &posted, true).await
}

/// Does the newest change that was taken back again.
pub(crate) async fn redo(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    take_back(&app, &visitor, &id, &posted, false).await
}

async fn take_back(
    app: &App,
    visitor: &Visitor,
    id: &str,
    posted: &Posted,
    undo: bool,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(app, visitor, id, Right::Edit).await?;
    let done = Paths::new(&opened.id).designer();
    let state = undo_state(app, visitor, &opened).await?;
    let Some(entry) = (if undo { state.undo } else { state.redo }) else {
        return Ok(Redirect::to(&done).into_response());
    };
    let mut wanted = Wanted::posted(inverse(&entry)?, posted.origin());
    wanted.effect = if undo { Effect::Undo(entry.version) } else { Effect::Redo(entry.version) };
    apply(app, visitor, opened, wanted).await.map_err(|error| error.into_app(visitor.lang))?;
    Ok(Redirect::to(&done).into_response())
}

/// Takes one entry of the log back, whoever made it: what it has removed comes back.
pub(crate) async fn take_entry_back(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let done = Paths::new(&opened.id).designer();
    let version = posted.filled.get("version").parse().map_err(|_| AppError::NotFound)?;
    let entry = app.database.entry(&opened.id, version).await?.ok_or(AppError::NotFound)?;
    if entry.undone_by.is_none() {
        let mut wanted = Wanted::posted(inverse(&entry)?, posted.origin());
        wanted.effect = match entry.effect {
            Effect::Undo(_) => Effect::Redo(version),
            Effect::Edit | Effect::Redo(_) => Effect::Undo(version),
        };
        apply(&app, &visitor, opened, wanted)
            .await
            .map_err(|error| error.into_app(visitor.lang))?;
    }
    Ok(Redirect::to(&done).into_response())
}

//! Two versions compared: the picture of both, what changed in the document, and what that made of the flows and rules.

mod document;
mod flows;
mod rules;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use picture_export::PictureFormat;
use port_model::wording::Message;
use storage::{LogEntry, Right};

use super::choices::{Choices, Group, Select};
use super::history::Entry;
use super::{Base, Head, exports, page, pictures};
use crate::comparison::{Comparison, Span, span};
use crate::error::AppError;
use crate::language::WORDING;
use crate::selection::Asked;
use crate::state::App;
use crate::view::{Opened, Picture, blocking};
use crate::visitor::Visitor;

/// How many versions the lists to choose from have, besides the chosen ones.
const VERSIONS: u32 = 200;

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    base: Base,
    head: Head,
    /// What the two versions are; none where there is but one.
    between: Option<String>,
    choices: Choices,
    picture: Picture,
    /// The picture's files: what each format is called, and where it is.
    downloads: Vec<(&'static str, String)>,
    document: Vec<document::Row>,
    flows: flows::Rows,
    rules: rules::Rows,
}

/// `/d/{id}/compare`.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(span): Query<Span>,
    asked: Asked,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let head = Head::of(&opened, "compare", visitor.lang);
    let compared = Comparison::of(&app, opened, &span, visitor.lang).await?.showing(asked)?;
    let versions = versions(&app, &compared).await?;
    blocking(move || page(&compare(&compared, &visitor, head, &versions)?)).await?
}

/// The newest versions and the chosen ones, the newest first.
async fn versions(app: &App, compared: &Comparison) -> Result<Vec<LogEntry>, AppError> {
    let id = &compared.to.opened.id;
    let mut entries = app.database.log(id, None, VERSIONS).await?;
    let mut chosen = [&compared.to, &compared.from].map(|view| view.opened.version);
    chosen.sort_unstable_by(|one, other| other.cmp(one));
    for version in chosen {
        if !entries.iter().any(|entry| entry.version == version) {
            entries.extend(app.database.entry(id, version).await?);
        }
    }
    Ok(entries)
}

fn compare(
    compared: &Comparison,
    visitor: &Visitor,
    head: Head,
    versions: &[LogEntry],
) -> Result<ComparePage, AppError> {
    let base = Base::of(visitor);
    let changes = compared.changes();
    let [from, to] = [&compared.from, &compared.to].map(|view| view.opened.version);
    let asked = compared.to.asked.query();
    let and = if asked.is_empty() { "" } else { "&" };
    let query = format!("{}{and}{asked}", span(from, to));
    let download = |format: &PictureFormat| {
        (exports::picture_name(*format), head.paths.sub(format!("compare.{format}?{query}")))
    };
    let choices = Choices::of(&compared.to, &base, &head.paths.sub("compare"), &head.paths);
    let picture = compared.picture();
    let entries: Vec<Entry> = versions.iter().map(|entry| Entry::of(entry, &base)).collect();
    Ok(ComparePage {
        between: (from != to).then(|| between(&entries, (from, to), &base)),
        choices: choices
            .after(lists(&entries, (from, to), &base), &span(from, to))
            .about(&picture, &compared.to.asked),
        picture,
        downloads: PictureFormat::ALL.iter().map(download).collect(),
        document: document::rows(&changes.document, compared, &base),
        flows: flows::Rows::of(&changes.flows, compared, &base),
        rules: rules::Rows::of(compared, &base, &head.paths)?,
        head,
        base,
    })
}

/// The lists of versions, one for each side.
fn lists(entries: &[Entry], (from, to): (i64, i64), base: &Base) -> [Select; 2] {
    [("from", from), ("to", to)].map(|(key, chosen)| {
        let options = entries
            .iter()
            .map(|entry| (entry.version.to_string(), entry.in_list(), entry.version == chosen));
        let group = Group { label: String::new(), options: options.collect() };
        Select { key, label: base.t(&format!("compare-{key}")), groups: vec![group] }
    })
}

/// Both versions in a sentence.
fn between(entries: &[Entry], (from, to): (i64, i64), base: &Base) -> String {
    let at = |version: i64| {
        let entry = entries.iter().find(|entry| entry.version == version);
        entry.map_or_else(String::new, |entry| entry.at.clone())
    };
    let message = Message::new("compare-between")
        .with("from", from.to_string())
        .with("from-at", at(from))
        .with("to", to.to_string())
        .with("to-at", at(to));
    WORDING.message(base.lang, &message)
}

/// The picture as a file, for pages and the API.
pub(crate) async fn picture(
    State(app): State<App>,
    visitor: Visitor,
    uri: Uri,
    Path(id): Path<String>,
    (Query(span), asked): (Query<Span>, Asked),
    Query(options): Query<pictures::Options>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (format, settings) = (pictures::format(&uri)?, options.settings()?);
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let compared = Comparison::of(&app, opened, &span, visitor.lang).await?.showing(asked)?;
    pictures::file(compared, format, settings, &headers).await
}

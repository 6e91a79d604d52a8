//! The first page: my deployments, and how to start a new one.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::document::Platform;
use port_model::{Deployment, Document, Faults, Format, Lang, topologies};
use serde::Deserialize;
use storage::{Content, Cursor, DeploymentId, NewDeployment, Owner, Summary};

use super::{Base, encoded, page, with_status};
use crate::access::{self, Access};
use crate::acknowledged::counts;
use crate::authors;
use crate::edit::author;
use crate::error::AppError;
use crate::forms::{Filled, Posted};
use crate::paths::Paths;
use crate::state::App;
use crate::upload::Upload;
use crate::view::blocking;
use crate::visitor::Visitor;
use crate::when;

/// How many faults of an imported file are shown; who mends these sees the next.
const SHOWN_FAULTS: usize = 100;

/// How many deployments one page lists.
const PAGE: u32 = 50;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    base: Base,
    search: String,
    deployments: Vec<Row>,
    next: Option<String>,
    deleted: Vec<(String, String)>,
    topologies: Vec<Offer>,
    filled: Filled,
    /// What is wrong with an imported file.
    faults: Vec<String>,
}

/// A deployment in the list.
struct Row {
    url: String,
    id: String,
    name: String,
    platform: String,
    errors: usize,
    warnings: usize,
    changed: String,
    changed_by: String,
}

/// A reference topology to start from.
struct Offer {
    id: &'static str,
    name: &'static str,
    summary: &'static str,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    q: String,
    after: Option<String>,
}

/// Lists the visitor's deployments.
pub(crate) async fn show(
    State(app): State<App>,
    mut visitor: Visitor,
    Query(search): Query<Search>,
) -> Result<Response, AppError> {
    if app.access == Access::Local {
        visitor.keep(&app).await?;
    }
    page(&home(&app, &visitor, search, Filled::default(), Vec::new()).await?)
}

async fn home(
    app: &App,
    visitor: &Visitor,
    search: Search,
    filled: Filled,
    faults: Vec<String>,
) -> Result<HomePage, AppError> {
    let base = Base::of(visitor);
    let text = Some(search.q.trim()).filter(|text| !text.is_empty());
    let after: Option<Cursor> = search.after.as_deref().and_then(|after| after.parse().ok());
    let (mut found, mut deleted) = (Vec::new(), Vec::new());
    let owner = access::owner(app, visitor).await?;
    if let Some(owner) = owner {
        found = app.database.list(owner, text, after.as_ref(), PAGE + 1).await?;
        deleted = app.database.list_deleted(owner, app.now(), PAGE).await?;
    }
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let next = found.last().filter(|_| more).map(|last| {
        format!("/?q={}&after={}", encoded(&search.q), encoded(&last.cursor().to_string()))
    });
    if let (Some(Owner::Session(session)), None) = (owner, &after) {
        let granted = app.database.granted(session, app.now(), PAGE).await?;
        let is_other = |summary: &Summary| summary.owner.as_ref() != Some(session);
        let fits = |summary: &Summary| {
            text.is_none_or(|text| summary.name.to_lowercase().contains(&text.to_lowercase()))
        };
        found.extend(granted.into_iter().filter(|summary| is_other(summary) && fits(summary)));
    }
    Ok(HomePage {
        deployments: found.into_iter().map(|summary| row(summary, &base)).collect(),
        deleted: deleted
            .into_iter()
            .map(|summary| (summary.id.to_string(), summary.name))
            .collect(),
        topologies: topologies::ALL.iter().map(|topology| offer(topology, visitor.lang)).collect(),
        search: search.q,
        next,
        filled,
        faults,
        base,
    })
}

fn row(summary: Summary, base: &Base) -> Row {
    Row {
        url: Paths::new(&summary.id).designer(),
        id: summary.id.to_string(),
        platform: base.t(&format!("platform-{}", summary.platform)),
        errors: summary.findings.errors as usize,
        warnings: summary.findings.warnings as usize,
        changed: when::moment(summary.changed_at, base.lang),
        changed_by: authors::words(&summary.changed_by, base.lang),
        name: summary.name,
    }
}

fn offer(topology: &'static topologies::Topology, lang: Lang) -> Offer {
    Offer { id: topology.id, name: topology.name.get(lang), summary: topology.summary.get(lang) }
}

/// Starts a deployment from nothing or from a reference topology.
pub(crate) async fn create(
    State(app): State<App>,
    mut visitor: Visitor,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let mut filled = posted.filled;
    let deployment = if filled.get("topology").is_empty() {
        let Some(document) = empty(&mut filled, visitor.lang) else {
            let failed = home(&app, &visitor, Search::default(), filled, Vec::new()).await?;
            return with_status(StatusCode::UNPROCESSABLE_ENTITY, &failed);
        };
        Deployment::new(document, app.catalogue).map_err(AppError::Unsound)?
    } else {
        let topology = topologies::find(filled.get("topology")).ok_or(AppError::NotFound)?;
        let document = topology.document(visitor.lang);
        Deployment::new(document, app.catalogue).map_err(AppError::Unsound)?
    };
    let id = store(&app, &mut visitor, &deployment).await?;
    Ok(Redirect::to(&Paths::new(&id).designer()).into_response())
}

fn empty(filled: &mut Filled, lang: Lang) -> Option<Document> {
    let name = filled.require("name", lang);
    let platform = Platform::from_word(filled.get("platform")).unwrap_or(Platform::Windows);
    Some(Document::new(name?, platform))
}

/// Stores a new deployment for the visitor.
pub(crate) async fn store(
    app: &App,
    visitor: &mut Visitor,
    deployment: &Deployment,
) -> Result<DeploymentId, AppError> {
    let owner = if visitor.bearer.is_some() { None } else { Some(visitor.keep(app).await?) };
    let id = DeploymentId::from_random(app.random());
    let settings = &deployment.document().settings;
    let new = NewDeployment {
        id: &id,
        owner: owner.as_ref(),
        content: Content {
            name: settings.name.as_str(),
            platform: settings.platform.word(),
            document: &deployment.document().to_json(),
            findings: counts(deployment.findings().iter()),
        },
        author: author(app, visitor),
        now: app.now(),
    };
    app.database.create(&new).await?;
    Ok(id)
}

/// Starts a deployment from a file. A file that is wrong comes back with everything that is wrong with it.
pub(crate) async fn import(
    State(app): State<App>,
    mut visitor: Visitor,
    Upload { csrf, name: file_name, bytes }: Upload,
) -> Result<Response, AppError> {
    visitor.check_csrf(&csrf)?;
    let format = Format::of_file_name(&file_name);
    let catalogue = app.catalogue;
    match blocking(move || Deployment::read_bytes_with(&bytes, format, catalogue)).await? {
        Ok(deployment) => {
            let id = store(&app, &mut visitor, &deployment).await?;
            Ok(Redirect::to(&Paths::new(&id).designer()).into_response())
        }
        Err(faults) => {
            let faults = lines(&faults, &file_name, visitor.lang);
            let failed = home(&app, &visitor, Search::default(), Filled::default(), faults).await?;
            with_status(StatusCode::UNPROCESSABLE_ENTITY, &failed)
        }
    }
}

fn lines(faults: &Faults, file_name: &str, lang: Lang) -> Vec<String> {
    faults
        .0
        .iter()
        .take(SHOWN_FAULTS)
        .map(|fault| {
            let place =
                fault.position.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
            let path = fault.path.to_string();
            let path = if path.is_empty() { path } else { format!(" {path}:") };
            format!("{file_name}{place}:{path} {}", fault.text(lang))
        })
        .collect()
}

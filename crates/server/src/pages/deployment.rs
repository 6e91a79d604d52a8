//! The designer: the picture, the components with their forms, the findings and the flows. The same
//! page without its forms is what a view link opens.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use port_model::catalogue::{Bearer, FlowRule, Role};
use port_model::{Boundary, Deployment, Lang};
use storage::{LogEntry, Right};

use super::choices::Choices;
use super::finding_rows::{self, FindingRow};
use super::rows::{self, ComponentRow, FlowRow, ZoneRow};
use super::shown::{Key, Page};
use super::{Base, Head, html};
use crate::access;
use crate::edit::{self, Said, undo_state};
use crate::error::AppError;
use crate::forms::{Posted, component};
use crate::paths::Paths;
use crate::selection::Asked;
use crate::state::App;
use crate::view::{Opened, Picture, View, blocking};
use crate::visitor::Visitor;

/// How many flows the designer lists; the page of flows has them all.
const FLOWS: usize = 300;

#[derive(Template)]
#[template(path = "deployment.html")]
struct DesignerPage {
    base: Base,
    head: Head,
    description: String,
    picture: Picture,
    choices: Choices,
    /// The selection behind the paths of pictures and flows.
    query: String,
    roles: Vec<Chip>,
    /// Those that only modules need which are not chosen.
    module_roles: Vec<Chip>,
    /// Where components can be put.
    places: Vec<(String, String)>,
    zones: Vec<ZoneRow>,
    nowhere: Vec<ComponentRow>,
    findings: Vec<FindingRow>,
    acknowledged: Vec<FindingRow>,
    errors: usize,
    warnings: usize,
    flows: Vec<FlowRow>,
    extra_flows: Vec<(String, String)>,
    all_flows: usize,
    crossing: usize,
    undo: Option<String>,
    redo: Option<String>,
}

/// What the buttons say that take a change back, where there is one, and do it again.
#[derive(Debug, Default)]
pub(crate) struct UndoLabels {
    undo: Option<String>,
    redo: Option<String>,
}

impl UndoLabels {
    async fn of(app: &App, visitor: &Visitor, opened: &Opened) -> Result<Self, AppError> {
        let state = undo_state(app, visitor, opened).await?;
        let label = async |entry: Option<LogEntry>, key: &str| {
            let Some(entry) = entry else { return Ok::<_, AppError>(None) };
            let origin = edit::origin(app, &opened.id, entry).await?;
            let what = Said::in_log(&origin, visitor.lang).unwrap_or_default();
            Ok(Some(Base::of(visitor).t1(key, "what", what)))
        };
        Ok(Self {
            undo: label(state.undo, "action-undo-what").await?,
            redo: label(state.redo, "action-redo-what").await?,
        })
    }
}

/// The designer; who may only look gets the page to look at.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    if opened.right == Right::View {
        let query = asked.query();
        let question = if query.is_empty() { "" } else { "?" };
        let path = Paths::new(&opened.id).sub(format!("view{question}{query}"));
        return Ok(Redirect::to(&path).into_response());
    }
    let key = Key::new(&visitor, (&opened.id, opened.version), asked.query(), true);
    let page = page_of(&app, &visitor, opened, asked, key).await?;
    Ok(Html(page.html.clone()).into_response())
}

/// The page of a deployment, kept for what changes next.
pub(crate) async fn page_of(
    app: &App,
    visitor: &Visitor,
    opened: Opened,
    asked: Asked,
    key: Key,
) -> Result<Arc<Page>, AppError> {
    let editable = key.editable;
    let undo =
        if editable { UndoLabels::of(app, visitor, &opened).await? } else { UndoLabels::default() };
    let page = Arc::new(page_with(visitor, opened, asked, editable, undo).await?);
    app.shown.keep(key, page.clone());
    Ok(page)
}

/// The same, with what can be undone.
pub(crate) async fn page_with(
    visitor: &Visitor,
    opened: Opened,
    asked: Asked,
    editable: bool,
    undo: UndoLabels,
) -> Result<Page, AppError> {
    let view = opened.view(visitor.lang).await?.showing(asked)?;
    let visitor = visitor.clone();
    blocking(move || {
        let html = html(&designer(&view, &visitor, editable, undo))?;
        let flows = view.flows.iter().map(|flow| flow.id.clone()).collect();
        Ok(Page { html, csrf: visitor.csrf(), version: view.opened.version, flows })
    })
    .await?
}

/// The page to look at: the same without anything that changes the deployment.
pub(crate) async fn look(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let key = Key::new(&visitor, (&opened.id, opened.version), asked.query(), false);
    let page = page_of(&app, &visitor, opened, asked, key).await?;
    Ok(Html(page.html.clone()).into_response())
}

fn designer(
    view: &View,
    visitor: &Visitor,
    editable: bool,
    UndoLabels { undo, redo }: UndoLabels,
) -> DesignerPage {
    let base = Base::of(visitor);
    let deployment = view.deployment();
    let mut head = Head::of(&view.opened, "designer", visitor.lang);
    head.editable = editable;
    let (zones, nowhere) = rows::zones(view, &base, &head.paths);
    let count =
        |severity| view.findings.iter().filter(|finding| finding.severity == severity).count();
    let page = if editable { head.paths.designer() } else { head.paths.sub("view") };
    let choices = Choices::of(view, &base, &page, &head.paths);
    let picture = view.picture();
    DesignerPage {
        query: choices.query.clone(),
        choices: choices.about(&picture, &view.asked),
        description: deployment.document().settings.description.clone(),
        picture,
        roles: palette(deployment, &head.paths, visitor.lang, true),
        places: component::places(deployment, None, visitor.lang),
        module_roles: palette(deployment, &head.paths, visitor.lang, false),
        findings: view
            .findings
            .iter()
            .map(|finding| finding_rows::finding(deployment, finding, &base, &head.paths))
            .collect(),
        acknowledged: view
            .acknowledged
            .iter()
            .map(|known| finding_rows::acknowledged(deployment, known, &base, &head.paths))
            .collect(),
        errors: count(port_model::Severity::Error),
        warnings: count(port_model::Severity::Warning),
        flows: view
            .shown_flows()
            .take(FLOWS)
            .map(|flow| rows::flow(deployment, flow, &base))
            .collect(),
        extra_flows: deployment
            .document()
            .extra_flows
            .iter()
            .map(|flow| {
                let label = if flow.summary.is_empty() {
                    flow.id.to_string()
                } else {
                    flow.summary.clone()
                };
                (head.paths.item("extra-flows", &flow.id), label)
            })
            .collect(),
        all_flows: view.shown_flows().count(),
        crossing: view.shown_flows().filter(|flow| flow.boundary == Boundary::Crossing).count(),
        zones,
        nowhere,
        undo,
        redo,
        head,
        base,
    }
}

/// A role of the palette.
struct Chip {
    role: String,
    name: String,
    /// The form for a new component of it.
    form: String,
}

/// The roles to add, with where to: those that may get flows with the modules chosen, or the others.
fn palette(deployment: &Deployment, paths: &Paths, lang: Lang, useful: bool) -> Vec<Chip> {
    let catalogue = deployment.catalogue();
    let modules = &deployment.document().settings.modules;
    let is_useful = |role: &Role| {
        let end = Bearer::Role(role.id.clone());
        let mut flows =
            catalogue.flows.iter().filter(|flow| flow.source == end || flow.destination == end);
        let lacks = |flow: &FlowRule| flow.module.as_ref().is_some_and(|id| !modules.contains(id));
        let Some(first) = flows.next() else { return true };
        !lacks(first) || flows.any(|flow| !lacks(flow))
    };
    let roles = catalogue.roles.iter().filter(|role| is_useful(role) == useful);
    roles
        .map(|role| Chip {
            role: role.id.to_string(),
            name: role.name.get(lang).to_owned(),
            form: paths.sub(format!("components/new?role={}", role.id)),
        })
        .collect()
}

/// The document as a file, to keep under version control or to give to the command line.
pub(crate) async fn document(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    Ok(document_file(&opened, ""))
}

/// The document as a file; `suffix` follows the deployment's name in the file's.
pub(crate) fn document_file(opened: &Opened, suffix: &str) -> Response {
    let name = port_model::Id::from_name(opened.deployment.name(), &port_model::Id::CUSTOM);
    let headers = [
        (CONTENT_TYPE, "application/yaml".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}{suffix}.yaml\"")),
    ];
    (headers, opened.deployment.document().to_yaml()).into_response()
}

/// Deletes a deployment; for 30 days it can be brought back.
pub(crate) async fn delete(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load_own(&app, &visitor, &id).await?;
    app.database.delete(&opened.id, Some(posted.base), app.now()).await?;
    Ok(Redirect::to("/").into_response())
}

/// Brings a deleted deployment back.
pub(crate) async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let id: storage::DeploymentId = id.parse().map_err(|_| AppError::NotFound)?;
    let owner = access::owner(&app, &visitor).await?.ok_or(AppError::NotFound)?;
    app.database.restore(&id, owner, app.now()).await?;
    Ok(Redirect::to(&Paths::new(&id).designer()).into_response())
}

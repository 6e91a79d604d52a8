//! The flow table: filtered, page by page, each row with its reason.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use port_model::Flow;
use serde::Deserialize;
use storage::Right;

use super::choices::Choices;
use super::rows::{self, FlowRow};
use super::{Base, Head, encoded, page};
use crate::error::AppError;
use crate::selection::Asked;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

/// How many flows one page shows.
const PAGE: usize = 500;

#[derive(Template)]
#[template(path = "flows.html")]
struct FlowsPage {
    base: Base,
    head: Head,
    choices: Choices,
    flows: Vec<FlowRow>,
    found: usize,
    all: usize,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: usize,
}

impl Search {
    /// The link to another page of the same.
    fn link(&self, asked: &Asked, page: usize) -> String {
        let query = asked.query();
        let and = if query.is_empty() { "" } else { "&" };
        format!("?q={}{and}{query}&page={page}", encoded(&self.q))
    }
}

/// Whether each word that was searched for is somewhere in the flow.
fn has_all(flow: &Flow, words: &str) -> bool {
    let port = flow.port.map_or_else(String::new, |port| port.to_string());
    let ends = [&flow.source, &flow.destination]
        .map(|end| format!("{} {} {} {}", end.component, end.name, end.zone, joined(end)));
    let text =
        format!("{} {} {} {port} {} {}", flow.id, ends[0], ends[1], flow.service, flow.summary)
            .to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn joined(end: &port_model::Endpoint) -> String {
    end.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The page of flows.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(search): Query<Search>,
    asked: Asked,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let view = opened.view(visitor.lang).await?.showing(asked)?;
    let base = Base::of(&visitor);
    let head = Head::of(&view.opened, "flows", visitor.lang);
    let fitting: Vec<&Flow> = view.shown_flows().filter(|flow| has_all(flow, &search.q)).collect();
    let start = search.page.saturating_mul(PAGE);
    let shown = fitting.iter().skip(start).take(PAGE);
    let link = |page| search.link(&view.asked, page);
    let choices = Choices::of(&view, &base, &head.paths.sub("flows"), &head.paths);
    page(&FlowsPage {
        flows: shown.map(|flow| rows::flow(view.deployment(), flow, &base)).collect(),
        found: fitting.len(),
        all: view.flows.len(),
        previous: search.page.checked_sub(1).map(link),
        next: (fitting.len() > start.saturating_add(PAGE)).then(|| link(search.page + 1)),
        choices: Choices { q: Some(search.q.clone()), ..choices },
        head,
        base,
    })
}

//! The flow table: filtered, page by page, each row with its reason.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use port_model::{Boundary, Flow};
use serde::Deserialize;
use storage::Right;

use super::rows::{self, FlowRow};
use super::{Base, Head, encoded, page};
use crate::error::AppError;
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
    q: String,
    boundaries: Vec<(&'static str, String, bool)>,
    flows: Vec<FlowRow>,
    found: usize,
    all: usize,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    boundary: String,
    #[serde(default)]
    page: usize,
}

impl Filter {
    fn fits(&self, flow: &Flow) -> bool {
        (self.boundary.is_empty() || flow.boundary.word() == self.boundary)
            && has_all(flow, &self.q)
    }

    fn link(&self, page: usize) -> String {
        format!("?q={}&boundary={}&page={page}", encoded(&self.q), encoded(&self.boundary))
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
    Query(filter): Query<Filter>,
) -> Result<Response, AppError> {
    let view = Opened::load(&app, &visitor, &id, Right::View).await?.view(visitor.lang).await?;
    let base = Base::of(&visitor);
    let fitting: Vec<&Flow> = view.flows.iter().filter(|flow| filter.fits(flow)).collect();
    let start = filter.page.saturating_mul(PAGE);
    let shown = fitting.iter().skip(start).take(PAGE);
    let boundaries = Boundary::ALL.iter().rev().map(|boundary| {
        (
            boundary.word(),
            base.t(&format!("boundary-{boundary}")),
            boundary.word() == filter.boundary,
        )
    });
    page(&FlowsPage {
        head: Head::of(&view.opened, "flows", visitor.lang),
        boundaries: boundaries.collect(),
        flows: shown.map(|flow| rows::flow(view.deployment(), flow, &base)).collect(),
        found: fitting.len(),
        all: view.flows.len(),
        previous: filter.page.checked_sub(1).map(|page| filter.link(page)),
        next: (fitting.len() > start.saturating_add(PAGE)).then(|| filter.link(filter.page + 1)),
        q: filter.q,
        base,
    })
}

//! The port reference: the catalogue to read and to search, for anybody, without a deployment.

mod answer;
pub(crate) mod changes;
mod condition;
mod entry;
mod files;
mod filter;
mod modules;
mod rows;
mod stated;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::extract::{Query as FromQuery, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use axum::response::Response;
use port_model::catalogue::Bearer;
use port_model::document::Platform;
use port_model::flow::{Basis, Protocol};
use port_model::{Catalogue, Lang};

pub(crate) use files::{csv, json};

use self::entry::Entry;
use self::filter::{Direction, Filter, Query};
use self::modules::ModuleRow;
use self::rows::{Named, Row};
use super::{Base, html};
use crate::error::AppError;
use crate::state::App;
use crate::tagged;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "ports.html")]
struct PortsPage {
    base: Base,
    query: Query,
    choices: Vec<Choice>,
    answers: Vec<String>,
    rows: Vec<Row>,
    all: usize,
    modules: Vec<ModuleRow>,
    version: u32,
    csv: String,
    json: String,
}

/// A list to choose from.
struct Choice {
    name: &'static str,
    label: String,
    chosen: String,
    options: Vec<Named>,
}

/// The page.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    FromQuery(query): FromQuery<Query>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let catalogue = app.catalogue;
    let filter = Filter::read(&query, catalogue)?;
    let base = Base::of(&visitor);
    let file = |kind: &str| {
        let query = query.link();
        let and = if query.is_empty() { "" } else { "&" };
        format!("/ports.{kind}?{query}{and}lang={}", base.lang)
    };
    let page = PortsPage {
        choices: choices(catalogue, &query, &base),
        answers: answer::answers(catalogue, &filter, base.lang),
        rows: rows::found(catalogue, &filter, base.lang),
        all: Entry::all(catalogue).len(),
        modules: modules::found(catalogue, &filter, base.lang),
        version: Catalogue::version(),
        csv: file("csv"),
        json: file("json"),
        query,
        base,
    };
    Ok(kept(&headers, "text/html; charset=utf-8", "inline", html(&page)?.into_bytes()))
}

/// An answer that the browser may keep, but asks for anew: another language may have been chosen since.
fn kept(asked: &HeaderMap, media_type: &str, disposition: &str, bytes: Vec<u8>) -> Response {
    let about = [
        (CONTENT_TYPE, media_type),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-cache"),
        (VARY, "accept-language, cookie"),
    ];
    tagged::answer(asked, about.map(|(name, value)| (name, value.to_owned())), bytes)
}

fn choices(catalogue: &Catalogue, query: &Query, base: &Base) -> Vec<Choice> {
    let words = |list: &str, words: &[&str]| -> Vec<Named> {
        words.iter().map(|word| rows::named(list, word, base.lang)).collect()
    };
    let choice = |name, key: &str, chosen: &str, options| Choice {
        name,
        label: base.t(key),
        chosen: chosen.to_owned(),
        options,
    };
    let upper = |protocol: &Protocol| Named {
        id: protocol.word().to_owned(),
        name: protocol.word().to_uppercase(),
    };
    let modules = catalogue.modules.iter().map(|module| Named {
        id: module.id.to_string(),
        name: module.name.get(base.lang).to_owned(),
    });
    let platforms: Vec<&str> = Platform::ALL.iter().map(|platform| platform.word()).collect();
    let cites =
        |basis: &&Basis| catalogue.flows.iter().any(|rule| rule.basis.all().contains(basis));
    let bases: Vec<&str> = Basis::ALL.iter().filter(cites).map(|basis| basis.word()).collect();
    let protocols = Protocol::ALL.iter().map(upper).collect();
    vec![
        choice("role", "field-role", &query.role, ends(catalogue, base.lang)),
        choice(
            "direction",
            "ports-role-direction",
            &query.direction,
            words("ports-direction", &Direction::ALL.map(Direction::word)),
        ),
        choice("protocol", "field-protocol", &query.protocol, protocols),
        choice("platform", "field-platform", &query.platform, words("platform", &platforms)),
        choice("module", "ports-module", &query.module, modules.collect()),
        choice("basis", "flow-basis", &query.basis, words("basis", &bases)),
    ]
}

/// Everything that is an end of some entry: roles in the order of the catalogue, then the two that are none.
fn ends(catalogue: &Catalogue, lang: Lang) -> Vec<Named> {
    let entries = Entry::all(catalogue);
    let roles = catalogue.roles.iter().map(|role| Bearer::Role(role.id.clone()));
    let all = roles.chain([Bearer::Appliance, Bearer::Internet]);
    let named = |bearer: Bearer| {
        let entry = entries
            .iter()
            .find(|entry| entry.rule.source == bearer || entry.rule.destination == bearer)?;
        let name = entry.catalogue.end_text(&bearer, lang);
        Some(Named { id: bearer.into(), name })
    };
    all.filter_map(named).collect()
}

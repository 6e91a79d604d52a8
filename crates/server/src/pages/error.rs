//! What people see when something went wrong, with ways on.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use port_model::{Fault, Lang};

use super::{Base, with_status};
use crate::conflict::Conflict;
use crate::error::{AppError, WrongValue};
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    base: Base,
    title: String,
    text: String,
    faults: Vec<String>,
    /// What somebody else has changed since.
    conflict: Option<Conflict>,
    is_gone: bool,
    request_id: String,
    /// What was typed, and where it can be sent again.
    typed: Typed,
    again: bool,
}

/// The page for an error.
pub(crate) fn page(error: &AppError, lang: Lang, request_id: &str, typed: &Typed) -> Response {
    let line = |fault: &Fault| {
        let place =
            fault.position.map_or_else(String::new, |at| format!("{}:{} ", at.line, at.column));
        format!("{place}{}: {}", fault.path, fault.text(lang))
    };
    let faults = match error {
        AppError::Values(wrong) => wrong.iter().map(WrongValue::line).collect(),
        AppError::Selection(unknown) => unknown.iter().map(|fault| fault.text(lang)).collect(),
        _ => error.faults().iter().map(line).collect(),
    };
    let base = Base { lang, csrf: String::new(), here: "/".to_owned(), you: None };
    let page = ErrorPage {
        base,
        title: error.title(lang),
        text: error.text(lang),
        faults,
        conflict: error.conflict().cloned(),
        is_gone: matches!(error, AppError::Gone(_)),
        request_id: request_id.to_owned(),
        again: error.status().is_server_error() && !typed.fields.is_empty(),
        typed: typed.clone(),
    };
    with_status(error.status(), &page).unwrap_or_else(|_| error.status().into_response())
}

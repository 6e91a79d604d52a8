//! What somebody typed into a form, kept while the request is answered: whatever fails on the way,
//! the page that says so shows it again.

use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest as _, Request};
use axum::http::{Method, header};
use tokio::time::timeout;

use crate::error::AppError;
use crate::routes::MAX_TIME;

/// The largest form that isn't a file.
const MAX_FORM: usize = 1024 * 1024;

/// A posted form as it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    /// Where it was posted to.
    pub(crate) action: String,
    /// Its fields.
    pub(crate) fields: Vec<(String, String)>,
}

impl Typed {
    /// Keeps a form's fields and gives the request on as it was.
    pub(crate) async fn keep(request: Request) -> Result<(Request, Self), AppError> {
        if !is_form(&request) {
            return Ok((request, Self::default()));
        }
        let (parts, body) = request.into_parts();
        let bytes = timeout(MAX_TIME, to_bytes(body, MAX_FORM))
            .await
            .map_err(|_| AppError::TimedOut)?
            .map_err(|_| AppError::TooLarge)?;
        let action = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
        let copy = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
        let fields = Form::<Vec<(String, String)>>::from_request(copy, &())
            .await
            .map_or_else(|_| Vec::new(), |form| form.0);
        Ok((Request::from_parts(parts, Body::from(bytes)), Self { action, fields }))
    }

    /// The fields that somebody filled in, without those that the form itself or a script brought.
    pub(crate) fn filled(&self) -> Vec<(String, String)> {
        let own = |key: &str| matches!(key, "csrf" | "base" | "op_id" | "before" | "usual-name");
        self.fields
            .iter()
            .filter(|(key, value)| !own(key) && !value.trim().is_empty())
            .cloned()
            .collect()
    }
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).map(header::HeaderValue::as_bytes);
    request.method() == Method::POST
        && !request.uri().path().starts_with("/api/")
        && kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded"))
}

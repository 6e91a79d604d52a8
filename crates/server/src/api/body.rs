//! Bodies of requests, and why one can't be read.

use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use port_model::fault::Path;
use port_model::{Catalogue, Deployment, Fault, FaultKind, Faults, Format};
use serde_json::{Map, Value};

use crate::error::AppError;
use crate::view::blocking;

/// A body of a media type that the API takes. It is read when it is known that the caller may.
#[derive(Debug)]
pub(super) struct Sent {
    bytes: Bytes,
    format: Format,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let format = format(request.headers()).ok_or(AppError::WrongType)?;
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| of_rejection(&rejection.into_response()))?;
        Ok(Self { bytes, format })
    }
}

impl Sent {
    /// The deployment, where the body is a document.
    pub(super) async fn deployment(
        self,
        catalogue: &'static Catalogue,
    ) -> Result<Deployment, AppError> {
        let Self { bytes, format } = self;
        let read = blocking(move || Deployment::read_bytes_with(&bytes, format, catalogue)).await?;
        read.map_err(of_faults)
    }

    /// The keys, where the body is a JSON object.
    pub(super) fn object(&self) -> Result<Map<String, Value>, AppError> {
        if self.format != Format::Json {
            return Err(AppError::WrongType);
        }
        let text = std::str::from_utf8(&self.bytes).map_err(|_| whole(FaultKind::NotText {}))?;
        match serde_json::from_str(text) {
            Ok(Value::Object(keys)) => Ok(keys),
            Ok(other) => Err(AppError::Unsound(Faults(vec![not_an_object(&other)]))),
            Err(error) => Err(whole(FaultKind::not_json(&error.to_string()))),
        }
    }
}

fn not_an_object(found: &Value) -> Fault {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "mapping",
    };
    let kind = FaultKind::WrongType { expected: "mapping".to_owned(), found: found.to_owned() };
    Fault { path: Path::default(), kind, position: None }
}

fn whole(kind: FaultKind) -> AppError {
    AppError::NoDocument(Faults(vec![Fault { path: Path::default(), kind, position: None }]))
}

/// What a body says that it is. Nothing else is taken: a form of another site can't send these types
/// without asking first.
fn format(headers: &HeaderMap) -> Option<Format> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/json" => Some(Format::Json),
        "application/yaml" | "application/x-yaml" | "text/yaml" => Some(Format::Yaml),
        "image/svg+xml" => Some(Format::Svg),
        _ => None,
    }
}

/// Tells a text that is no document at all from a document that is wrong.
fn of_faults(faults: Faults) -> AppError {
    match faults.0.first().map(|fault| &fault.kind) {
        Some(FaultKind::TooLarge { .. }) => AppError::TooLarge,
        Some(kind) if is_unreadable(kind) => AppError::NoDocument(faults),
        _ => AppError::Unsound(faults),
    }
}

fn is_unreadable(kind: &FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::NotText {}
            | FaultKind::NotYaml { .. }
            | FaultKind::NotJson { .. }
            | FaultKind::NotSvg {}
            | FaultKind::BrokenSvg {}
            | FaultKind::SvgWithDoctype {}
            | FaultKind::SvgWithoutDocument {}
            | FaultKind::TooDeep { .. }
            | FaultKind::TooManyValues { .. }
            | FaultKind::UnknownAlias {}
            | FaultKind::Tag { .. }
            | FaultKind::SeveralDocuments {}
            | FaultKind::KeyNotText {}
            | FaultKind::Empty {}
    )
}

/// What a rejection of one of axum's extractors means.
pub(crate) fn of_rejection(response: &Response) -> AppError {
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => AppError::WrongType,
        _ => AppError::Unreadable(String::new()),
    }
}

/// Why an uploaded file can't be read.
pub(crate) fn of_multipart(error: &MultipartError) -> AppError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        _ => AppError::Unreadable(String::new()),
    }
}

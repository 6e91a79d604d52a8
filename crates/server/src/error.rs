//! Everything that can go wrong with a request, and how it is told.
//!
//! A handler gives an [`AppError`]; the layer [`render`] turns it into a page for people or into
//! `application/problem+json` for programs. Both bear wording and a request id, never a cause from
//! the inside; that goes to the log.

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use diagram::select::SelectionFault;
use port_model::{Fault, Faults, Lang};
use rule_export::ImportFault;
use serde_json::{Value, json};
use storage::StorageError;

use crate::conflict::Conflict;
use crate::language::{self, WORDING};
use crate::pages;
use crate::typed::Typed;

/// What went wrong with a request.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or the visitor may not know of it.
    #[error("not found")]
    NotFound,
    /// The path exists, but not with this method.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// A token that is unknown, expired or revoked.
    #[error("unauthorized")]
    Unauthorized,
    /// The visitor may see it, but not change it.
    #[error("forbidden")]
    Forbidden,
    /// The visitor may change it, but it is somebody else's to share and delete.
    #[error("not the owner")]
    NotOwner,
    /// A form that this application did not give the visitor.
    #[error("foreign form")]
    ForeignForm,
    /// A host name that is not this machine's.
    #[error("foreign host name")]
    ForeignName,
    /// A request that can't be read.
    #[error("can't be read: {0}")]
    Unreadable(String),
    /// A text that is no document at all.
    #[error("{0}")]
    NoDocument(Faults),
    /// More bytes than a request may have.
    #[error("too large")]
    TooLarge,
    /// More bytes than a filled sheet may have.
    #[error("sheet too large")]
    SheetTooLarge,
    /// A media type that a filled sheet does not have.
    #[error("unsupported media type of a sheet")]
    WrongSheetType,
    /// A filled sheet that is wrong.
    #[error("{} faults in a sheet", .0.len())]
    Sheet(Vec<ImportFault>),
    /// A media type that is not taken here.
    #[error("unsupported media type")]
    WrongType,
    /// A document or command that is wrong.
    #[error("{0}")]
    Unsound(Faults),
    /// A stored deployment that the server's catalogue does not know all of.
    #[error("the catalogue does not fit: {0}")]
    OtherCatalogue(Faults),
    /// Values of a request that are wrong.
    #[error("{} wrong values", .0.len())]
    Values(Vec<WrongValue>),
    /// A view or a filter that names what is not there.
    #[error("{} wrong values in the selection", .0.len())]
    Selection(Vec<SelectionFault>),
    /// A command that the deployment's state does not allow.
    #[error("{0}")]
    Refused(String),
    /// Somebody else has changed the same since.
    #[error("clash: now at version {}", .0.current)]
    Clash(Box<Conflict>),
    /// What the change is about was removed since.
    #[error("gone: now at version {}", .0.current)]
    Gone(Box<Conflict>),
    /// A picture that is too large for what was asked for.
    #[error("{0}")]
    Picture(String),
    /// The version that the change was meant for is not the current one.
    #[error("stale: now at version {current}")]
    Stale {
        /// The current version.
        current: i64,
    },
    /// `If-Match` names another version than the current one.
    #[error("precondition failed: now at version {current}")]
    PreconditionFailed {
        /// The current version.
        current: i64,
    },
    /// A change without saying which version it was meant for.
    #[error("precondition required")]
    PreconditionRequired,
    /// The request took longer than it may.
    #[error("timed out")]
    TimedOut,
    /// The visitor says something more often than anybody may.
    #[error("too often")]
    TooOften,
    /// The visitor holds as many streams open as anybody may.
    #[error("too many streams")]
    TooManyStreams,
    /// The server has no room for more.
    #[error("busy")]
    Busy,
    /// The storage does not answer.
    #[error("storage unavailable")]
    Unavailable,
    /// A fault of the application.
    #[error("internal error")]
    Internal,
}

/// A value of a request that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongValue {
    path: String,
    message: String,
}

impl WrongValue {
    pub(crate) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }

    /// Where it is, and what is wrong with it.
    pub(crate) fn line(&self) -> String {
        format!("{}: {}", self.path, self.message)
    }
}

impl AppError {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::NotOwner | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::ForeignName => StatusCode::MISDIRECTED_REQUEST,
            Self::Unreadable(_) | Self::NoDocument(_) | Self::Selection(_) => {
                StatusCode::BAD_REQUEST
            }
            Self::TooLarge | Self::SheetTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongType | Self::WrongSheetType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Sheet(_) | Self::Unsound(_) | Self::Values(_) | Self::Picture(_) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::Refused(_) | Self::Clash(_) | Self::Gone(_) | Self::Stale { .. } => {
                StatusCode::CONFLICT
            }
            Self::PreconditionFailed { .. } => StatusCode::PRECONDITION_FAILED,
            Self::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::TooOften | Self::TooManyStreams => StatusCode::TOO_MANY_REQUESTS,
            Self::TimedOut | Self::Busy | Self::Unavailable | Self::OtherCatalogue(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of the error's sentences: `error-KEY-title` and `error-KEY-text`.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotOwner => "not-owner",
            Self::ForeignForm => "foreign-form",
            Self::ForeignName => "foreign-name",
            Self::Unreadable(_) | Self::NoDocument(_) => "unreadable",
            Self::TooLarge => "too-large",
            Self::WrongType => "wrong-type",
            Self::SheetTooLarge => "sheet-too-large",
            Self::WrongSheetType => "wrong-sheet-type",
            Self::Sheet(_) => "sheet",
            Self::Unsound(_) => "unsound",
            Self::OtherCatalogue(_) => "other-catalogue",
            Self::Values(_) => "values",
            Self::Selection(_) => "selection",
            Self::Refused(_) => "refused",
            Self::Picture(_) => "picture",
            Self::Clash(_) => "clash",
            Self::Gone(_) => "gone",
            Self::Stale { .. } | Self::PreconditionFailed { .. } => "stale",
            Self::PreconditionRequired => "precondition-required",
            Self::TimedOut => "timed-out",
            Self::TooOften => "too-often",
            Self::TooManyStreams => "too-many-streams",
            Self::Busy => "busy",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }

    /// A few words for a heading.
    pub(crate) fn title(&self, lang: Lang) -> String {
        WORDING.text(lang, &format!("error-{}-title", self.key()))
    }

    /// What happened and what to do.
    pub(crate) fn text(&self, lang: Lang) -> String {
        let general = WORDING.text(lang, &format!("error-{}-text", self.key()));
        match self {
            Self::Unreadable(detail) | Self::Refused(detail) | Self::Picture(detail) => {
                format!("{general} {detail}")
            }
            _ => general,
        }
    }

    /// What the change met.
    pub(crate) fn conflict(&self) -> Option<&Conflict> {
        match self {
            Self::Clash(conflict) | Self::Gone(conflict) => Some(conflict),
            _ => None,
        }
    }

    /// What is wrong with a document, one by one.
    pub(crate) fn faults(&self) -> &[Fault] {
        match self {
            Self::Unsound(faults) | Self::NoDocument(faults) | Self::OtherCatalogue(faults) => {
                &faults.0
            }
            _ => &[],
        }
    }
}

impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Stale { current } => Self::Stale { current },
            StorageError::NotFound => Self::NotFound,
            StorageError::Nul { .. } => Self::Unreadable(error.to_string()),
            StorageError::Unavailable(_) => {
                tracing::error!(error = %chain(&error), "storage unavailable");
                Self::Unavailable
            }
            other => {
                tracing::error!(error = %chain(&other), "storage failed");
                Self::Internal
            }
        }
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text = format!("{text}: {source}");
        next = source.source();
    }
    text
}

impl IntoResponse for AppError {
    /// The error travels in the response and is put into words by [`render`].
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Puts errors into words: a page for people, a problem document for programs.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let lang = language::of_request(request.uri(), request.headers());
    let for_program = request.uri().path().starts_with("/api/");
    let request_id = request_id(request.headers());
    let (request, typed) = match Typed::keep(request).await {
        Ok(kept) => kept,
        Err(error) => return pages::error::page(&error, lang, &request_id, &Typed::default()),
    };
    let response = next.run(request).await;
    let error =
        response.extensions().get::<AppError>().cloned().or_else(|| of_status(response.status()));
    let Some(error) = error
        .filter(|_| !response.headers().contains_key(header::CONTENT_TYPE) || is_plain(&response))
    else {
        return response;
    };
    let mut rendered = if for_program {
        problem(&error, lang, &request_id)
    } else {
        pages::error::page(&error, lang, &request_id, &typed)
    };
    for (name, value) in response.headers() {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            rendered.headers_mut().append(name, value.clone());
        }
    }
    *rendered.status_mut() = error.status();
    rendered
}

/// The layers below answer some faults by themselves, in plain text.
fn is_plain(response: &Response) -> bool {
    response.extensions().get::<AppError>().is_some()
        || response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|value| value.as_bytes().starts_with(b"text/plain"))
}

fn of_status(status: StatusCode) -> Option<AppError> {
    match status {
        StatusCode::NOT_FOUND => Some(AppError::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Some(AppError::MethodNotAllowed),
        StatusCode::PAYLOAD_TOO_LARGE => Some(AppError::TooLarge),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(AppError::WrongType),
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Some(AppError::TimedOut),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => {
            Some(AppError::Unreadable(String::new()))
        }
        StatusCode::INTERNAL_SERVER_ERROR => Some(AppError::Internal),
        _ => None,
    }
}

pub(crate) fn request_id(headers: &HeaderMap) -> String {
    headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned()
}

fn of_fault(fault: &Fault, lang: Lang) -> Value {
    let mut entry = json!({ "path": fault.path.to_string(), "message": fault.text(lang) });
    if let Some(position) = fault.position {
        entry["line"] = position.line.into();
        entry["column"] = position.column.into();
    }
    entry
}

/// The error as RFC 9457 has it.
fn problem(error: &AppError, lang: Lang, request_id: &str) -> Response {
    let errors = match error {
        AppError::Values(wrong) => wrong
            .iter()
            .map(|value| json!({ "path": value.path, "message": value.message }))
            .collect(),
        AppError::Clash(conflict) => conflict
            .disputes
            .iter()
            .map(|dispute| json!({ "path": dispute.key, "message": dispute.sentence(lang) }))
            .collect(),
        AppError::Sheet(faults) => faults
            .iter()
            .map(|fault| {
                let place = fault.place.as_ref().map_or_else(String::new, |at| at.text(lang));
                json!({ "path": place, "message": fault.text(lang) })
            })
            .collect(),
        AppError::Selection(faults) => faults
            .iter()
            .map(|fault| json!({ "path": fault.key, "message": fault.text(lang) }))
            .collect(),
        _ => error.faults().iter().map(|fault| of_fault(fault, lang)).collect::<Vec<_>>(),
    };
    let mut body = json!({
        "type": format!("urn:portolan:error:{}", error.key()),
        "title": error.title(lang),
        "status": error.status().as_u16(),
        "detail": error.text(lang),
        "errors": errors,
        "request_id": request_id,
    });
    if let AppError::Stale { current } | AppError::PreconditionFailed { current } = error {
        body["version"] = (*current).into();
    }
    if let Some(conflict) = error.conflict() {
        body["version"] = conflict.current.into();
    }
    let headers = [(header::CONTENT_TYPE, "application/problem+json")];
    (error.status(), headers, body.to_string()).into_response()
}

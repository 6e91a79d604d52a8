//! Bodies of requests, and why one can't be read.

use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::Response;

use crate::error::AppError;

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

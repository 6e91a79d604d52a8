//! A form with a file: the proof that it is ours, and the file with its name.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};

use crate::api::body::of_multipart;
use crate::error::AppError;

/// A posted file.
#[derive(Debug, Default)]
pub(crate) struct Upload {
    pub(crate) csrf: String,
    /// The file's name; empty where none was chosen.
    pub(crate) name: String,
    pub(crate) bytes: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let mut form = Multipart::from_request(request, state)
            .await
            .map_err(|_| AppError::Unreadable(String::new()))?;
        let mut upload = Self::default();
        while let Some(field) = form.next_field().await.map_err(|error| of_multipart(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|error| of_multipart(&error))?;
            match name.as_str() {
                "csrf" => upload.csrf = String::from_utf8_lossy(&bytes).into_owned(),
                "file" => (upload.name, upload.bytes) = (file_name, bytes),
                _ => {}
            }
        }
        Ok(upload)
    }
}

//! Which view and filter a request asks for: the same parameters on pages, on pictures and in the API.

use axum::extract::{FromRequestParts, Query};
use axum::http::Uri;
use axum::http::request::Parts;
use diagram::Selection;
use port_model::Deployment;

use crate::error::AppError;

/// The selection in the query of a request. Whether the deployment has what it names is asked later.
#[derive(Debug, Clone)]
pub(crate) struct Asked(pub(crate) Selection);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        Self::of_uri(&parts.uri)
    }
}

impl Asked {
    /// The selection of a page's address.
    pub(crate) fn of_uri(uri: &Uri) -> Result<Self, AppError> {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(uri)
            .map_err(|_| AppError::Unreadable(String::new()))?;
        let pairs = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        Selection::from_pairs(pairs).map(Self).map_err(AppError::Selection)
    }

    /// The selection of a page that is open already. What it names may be gone by now; then the page shows everything.
    pub(crate) fn of_open_page(uri: &Uri, deployment: &Deployment) -> Self {
        let asked = Self::of_uri(uri).ok().filter(|asked| asked.0.check(&[deployment]).is_ok());
        asked.unwrap_or_else(|| Self(Selection::default()))
    }
}

//! Which view and filter a request asks for: the same parameters on pages, on pictures and in the API.

use axum::extract::{FromRequestParts, Query};
use axum::http::Uri;
use axum::http::request::Parts;
use diagram::select::SelectionFault;
use diagram::{Selection, View};
use port_model::Deployment;

use crate::error::AppError;

/// The parameter that opens stacks, and its value.
const EXPAND: (&str, &str) = ("expand", "all");

/// What the query of a request asks for. Whether the deployment has what it names is asked later.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) selection: Selection,
    /// Whether each component gets a card of its own.
    pub(crate) expanded: bool,
}

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
        let pairs = || pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let expand = pairs().filter(|(key, value)| *key == EXPAND.0 && !value.is_empty());
        let expand: Vec<&str> = expand.map(|(_, value)| value).collect();
        if let Some(wrong) = expand.iter().find(|value| **value != EXPAND.1) {
            let (value, known) = ((*wrong).to_owned(), vec![EXPAND.1.to_owned()]);
            return Err(AppError::Selection(vec![SelectionFault { key: EXPAND.0, value, known }]));
        }
        let selection = Selection::from_pairs(pairs()).map_err(AppError::Selection)?;
        Ok(Self { selection, expanded: !expand.is_empty() })
    }

    /// The same as the query of a URL, without a question mark; empty where everything is as usual.
    pub(crate) fn query(&self) -> String {
        let expand = self.expanded.then(|| format!("{}={}", EXPAND.0, EXPAND.1));
        let parts = [Some(self.selection.query()).filter(|text| !text.is_empty()), expand];
        parts.into_iter().flatten().collect::<Vec<_>>().join("&")
    }

    /// The same with another view.
    pub(crate) fn with_view(&self, view: View) -> Self {
        let selection = Selection { view, ..self.selection.clone() };
        Self { selection, ..self.clone() }
    }

    /// The selection of a page that is open already. What it names may be gone by now; then the page shows everything.
    pub(crate) fn of_open_page(uri: &Uri, deployment: &Deployment) -> Self {
        let asked =
            Self::of_uri(uri).ok().filter(|asked| asked.selection.check(&[deployment]).is_ok());
        asked.unwrap_or_default()
    }
}

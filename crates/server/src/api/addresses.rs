//! Addresses from a filled request sheet.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use port_model::Lang;
use rule_export::FilledIn;
use serde_json::{Value, json};
use storage::Right;

use super::body::of_rejection;
use crate::error::AppError;
use crate::pages::addresses::of_sheet;
use crate::sheet::{Taken, take};
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

/// What a sheet may be called. What it is its content says; a form of another site can't send these types without
/// asking first.
pub(super) const TYPES: [&str; 3] = [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/csv",
    "application/octet-stream",
];

/// The body of a request that is a sheet.
#[derive(Debug)]
pub(super) struct Sheet(Bytes);

impl<S: Send + Sync> FromRequest<S> for Sheet {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !TYPES.iter().any(|known| kind.eq_ignore_ascii_case(known)) {
            return Err(AppError::WrongSheetType);
        }
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| of_rejection(&rejection.into_response()));
        Ok(Self(bytes.map_err(of_sheet)?))
    }
}

/// Takes the addresses of a sheet over and answers which; all of them, or none.
pub(super) async fn fill(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Sheet(bytes): Sheet,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let taken = take(&app, &visitor, opened, ("", bytes)).await?;
    Ok(Json(answer(&taken, visitor.lang)).into_response())
}

fn answer(taken: &Taken, lang: Lang) -> Value {
    let row = |it: &FilledIn| {
        json!({
            "component": it.component,
            "before": it.before,
            "after": it.after,
            "place": it.place.text(lang),
        })
    };
    let filled = &taken.filled;
    json!({
        "version": taken.version,
        "addresses": filled.addresses.iter().map(row).collect::<Vec<_>>(),
        "remarks": filled.remarks.iter().map(|remark| remark.text(lang)).collect::<Vec<_>>(),
    })
}

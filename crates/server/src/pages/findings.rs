//! Acknowledging a finding with a reason, and taking that back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::Finding;
use storage::Right;

use super::parts::FormPage;
use super::{Base, Head, page, with_status};
use crate::acknowledged::{self, MAX_REASON};
use crate::error::AppError;
use crate::forms::{Field, Filled, Posted};
use crate::paths::Paths;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

/// The form for the reason.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, key)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let finding = acknowledged::find(&opened, &key)?;
    let mut filled = Filled::default();
    if let Some(known) = opened.acknowledgements.iter().find(|known| known.finding == key) {
        filled.set("reason", known.reason.as_str());
    }
    page(&form(&opened, &visitor, &finding, &filled))
}

fn form(opened: &Opened, visitor: &Visitor, finding: &Finding, filled: &Filled) -> FormPage {
    let (base, paths) = (Base::of(visitor), Paths::new(&opened.id));
    let reason = Field::area(filled, "reason", base.t("field-reason"), 3);
    FormPage {
        head: Head::of(opened, "designer", visitor.lang),
        title: base.t("finding-acknowledge-title"),
        lead: vec![finding.message(visitor.lang), finding.remedy(visitor.lang)],
        action: paths.item("findings", finding.key()),
        version: opened.version,
        general: filled.general.clone(),
        conflict: None,
        fields: vec![reason.hint(base.t("hint-reason"))],
        save: base.t("finding-acknowledge"),
        cancel: paths.at("findings"),
        remove: None,
        base,
    }
}

/// Notes the reason.
pub(crate) async fn acknowledge(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, key)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let finding = acknowledged::find(&opened, &key)?;
    let mut filled = posted.filled;
    let reason = filled.get("reason").to_owned();
    if let Some(wrong) = acknowledged::wrong_reason(&reason) {
        let wrong = Base::of(&visitor).t1(wrong, "limit", MAX_REASON);
        filled.fail("reason", wrong);
        let failed = form(&opened, &visitor, &finding, &filled);
        return with_status(StatusCode::UNPROCESSABLE_ENTITY, &failed);
    }
    acknowledged::acknowledge(&app, &visitor, &opened, &key, &reason).await?;
    Ok(Redirect::to(&Paths::new(&opened.id).at("findings")).into_response())
}

/// Takes an acknowledgement back.
pub(crate) async fn reopen(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, key)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    acknowledged::reopen(&app, &opened, &key).await?;
    Ok(Redirect::to(&Paths::new(&opened.id).at("findings")).into_response())
}

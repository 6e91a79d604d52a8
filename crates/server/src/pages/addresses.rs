//! A filled request sheet: the form to send it, everything that is wrong with it, or what has come of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use port_model::Address;
use rule_export::{FilledIn, ImportFault, MAX_SHEET_BYTES};
use storage::Right;

use super::{Base, Head, with_status};
use crate::error::AppError;
use crate::sheet::{Taken, take};
use crate::state::App;
use crate::upload::Upload;
use crate::view::Opened;
use crate::visitor::Visitor;

/// So many faults are shown; who mends these sees the next.
const SHOWN_FAULTS: usize = 200;

/// The largest sheet, in MiB.
pub(crate) const LIMIT: usize = MAX_SHEET_BYTES / (1024 * 1024);

#[derive(Template)]
#[template(path = "addresses.html")]
struct AddressesPage {
    base: Base,
    head: Head,
    /// The sheet's file name.
    file: String,
    /// Where something is wrong, and what.
    faults: Vec<(String, String)>,
    /// How many of them are not shown.
    more: usize,
    outcome: Option<Outcome>,
}

/// What has come of a sheet.
struct Outcome {
    changes: Vec<Change>,
    remarks: Vec<String>,
}

/// A component that has got other addresses.
struct Change {
    name: String,
    url: String,
    before: String,
    after: String,
    place: String,
}

impl AddressesPage {
    fn new(opened: &Opened, visitor: &Visitor, file: &str) -> Self {
        Self {
            base: Base::of(visitor),
            head: Head::of(opened, "exports", visitor.lang),
            file: file.to_owned(),
            faults: Vec::new(),
            more: 0,
            outcome: None,
        }
    }
}

/// The form.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    super::page(&AddressesPage::new(&opened, &visitor, ""))
}

/// Takes a sheet's addresses over, or says everything that is wrong with it.
pub(crate) async fn fill(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    upload: Result<Upload, AppError>,
) -> Result<Response, AppError> {
    let Upload { csrf, name, bytes } = upload.map_err(of_sheet)?;
    visitor.check_csrf(&csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    match take(&app, &visitor, opened.clone(), (&name, bytes)).await {
        Ok(taken) => {
            let now = Opened::load(&app, &visitor, &id, Right::Edit).await?;
            let mut page = AddressesPage::new(&now, &visitor, &name);
            page.outcome = Some(outcome(&taken, &now, &page));
            super::page(&page)
        }
        Err(AppError::Sheet(faults)) => {
            let mut page = AddressesPage::new(&opened, &visitor, &name);
            page.more = faults.len().saturating_sub(SHOWN_FAULTS);
            page.faults = lines(&faults, &page.base);
            with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error),
    }
}

/// A sheet may be larger than other requests.
pub(crate) fn of_sheet(error: AppError) -> AppError {
    if matches!(error, AppError::TooLarge) { AppError::SheetTooLarge } else { error }
}

fn lines(faults: &[ImportFault], base: &Base) -> Vec<(String, String)> {
    let place = |fault: &ImportFault| {
        fault.place.as_ref().map_or_else(|| base.t("addresses-file-whole"), |at| at.text(base.lang))
    };
    let shown = faults.iter().take(SHOWN_FAULTS);
    shown.map(|fault| (place(fault), fault.text(base.lang))).collect()
}

fn outcome(taken: &Taken, now: &Opened, page: &AddressesPage) -> Outcome {
    let lang = page.base.lang;
    let shown = |addresses: &[Address]| {
        let all: Vec<String> = addresses.iter().map(ToString::to_string).collect();
        if all.is_empty() { "–".to_owned() } else { all.join(", ") }
    };
    let change = |it: &FilledIn| Change {
        name: now.deployment.component(&it.component).map_or_else(
            || it.component.to_string(),
            |one| now.deployment.component_name(one, lang),
        ),
        url: page.head.paths.item("components", &it.component),
        before: shown(&it.before),
        after: shown(&it.after),
        place: it.place.text(lang),
    };
    Outcome {
        changes: taken.filled.addresses.iter().map(change).collect(),
        remarks: taken.filled.remarks.iter().map(|remark| remark.text(lang)).collect(),
    }
}

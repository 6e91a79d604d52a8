//! Filled request sheets: the addresses that a firewall team has entered come into the deployment, as one edit.

use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use rule_export::{Filled, MAX_SHEET_BYTES, Sheets};

use crate::edit::{Said, Wanted, apply};
use crate::error::AppError;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

/// Lets requests be as large as sheets may be, with what a browser puts around a file.
pub(crate) fn sheets_too() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MAX_SHEET_BYTES + 64 * 1024)
}

/// What has come of a sheet.
#[derive(Debug)]
pub(crate) struct Taken {
    /// The version with the addresses; the one that was there where they said nothing new.
    pub(crate) version: i64,
    pub(crate) filled: Filled,
}

/// Takes the addresses of a sheet over: all of them, or none.
pub(crate) async fn take(
    app: &App,
    visitor: &Visitor,
    opened: Opened,
    (name, bytes): (&str, Bytes),
) -> Result<Taken, AppError> {
    if bytes.len() > MAX_SHEET_BYTES {
        return Err(AppError::SheetTooLarge);
    }
    let sheets = blocking(move || Sheets::open(&bytes)).await?.map_err(AppError::Sheet)?;
    let exported = exported(app, &opened, sheets.version()).await?;
    let base = exported.version;
    let filled =
        blocking(move || sheets.read(&exported.deployment)).await?.map_err(AppError::Sheet)?;
    if filled.is_empty() {
        return Ok(Taken { version: opened.version, filled });
    }
    let said = Said::filled_in(filled.addresses.len(), name);
    let wanted = Wanted { said: Some(said), ..Wanted::new(filled.command(), base) };
    let made = apply(app, visitor, opened, wanted).await;
    let version = made.map_err(|error| error.into_app(visitor.lang))?;
    Ok(Taken { version, filled })
}

/// The deployment as it was when the sheet was made, so that only what was changed in the sheet is a change; as it is
/// where the sheet does not say.
async fn exported(app: &App, opened: &Opened, version: Option<i64>) -> Result<Opened, AppError> {
    let Some(version) = version.filter(|version| *version < opened.version) else {
        return Ok(opened.clone());
    };
    Ok(opened.before(app, version).await?.unwrap_or_else(|| opened.clone()))
}

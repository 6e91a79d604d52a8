//! What a link opens. The secret is exchanged for a grant to the browser's session and left behind,
//! so that it stays out of address bars, logs and referrers.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use storage::Right;

use crate::access::{Access, is_owner_of_all};
use crate::error::AppError;
use crate::paths::Paths;
use crate::state::{App, hash};
use crate::visitor::Visitor;

/// Opens a deployment by a link.
pub(crate) async fn open(
    State(app): State<App>,
    mut visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, AppError> {
    let link = app.database.find_link(&hash(&token), app.now()).await?.ok_or(AppError::NotFound)?;
    // Whose machine this is keeps all rights; a browser that comes by a link first gets only that link's.
    let owner_here = app.access == Access::Local
        && visitor.session.is_some()
        && is_owner_of_all(&app, &visitor).await?;
    if !owner_here {
        let session = visitor.keep(&app).await?;
        app.database.grant(&session, &link.id, app.now()).await?;
    }
    let paths = Paths::new(&link.deployment);
    let target = if link.right == Right::Edit { paths.designer() } else { paths.sub("view") };
    Ok(Redirect::to(&target).into_response())
}

//! The form of what holds for a deployment as a whole.

use axum::extract::{Path, State};
use axum::response::Response;
use port_model::Command;
use storage::Right;

use crate::error::AppError;
use crate::forms::{Filled, Posted, settings};
use crate::language::WORDING;
use crate::pages::parts::Form;
use crate::paths::Paths;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

fn form<'f>(
    opened: &Opened,
    visitor: &Visitor,
    fields: &'f (dyn Fn(&Filled) -> Vec<crate::forms::Field> + Sync),
) -> Form<'f> {
    let paths = Paths::new(&opened.id);
    Form {
        title: WORDING.text(visitor.lang, "settings-title"),
        action: paths.sub("settings"),
        done: paths.designer(),
        cancel: paths.designer(),
        remove: opened
            .is_own
            .then(|| (paths.sub("delete"), WORDING.text(visitor.lang, "deployment-delete"))),
        fields,
        keys: &settings::FIELDS,
        refill: |command| match command {
            Command::EditSettings { settings } => Some(settings::fill(settings)),
            _ => None,
        },
    }
}

/// The form of the settings.
pub(crate) async fn settings(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let filled = settings::fill(&opened.deployment.document().settings);
    let fields = |filled: &Filled| settings::fields(filled, &opened.deployment, visitor.lang);
    form(&opened, &visitor, &fields).show(&opened, &visitor, &filled)
}

/// Changes the settings.
pub(crate) async fn edit_settings(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let (deployment, lang) = (opened.deployment.clone(), visitor.lang);
    let origin = posted.origin();
    let mut filled = posted.filled;
    let command = settings::read(&mut filled, &deployment, lang)
        .map(|settings| Command::EditSettings { settings });
    let fields = |filled: &Filled| settings::fields(filled, &deployment, lang);
    let form = form(&opened, &visitor, &fields);
    form.post(&app, &visitor, opened, filled, (origin, command)).await
}

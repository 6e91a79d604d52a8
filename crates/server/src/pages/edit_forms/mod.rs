//! Adding, editing, moving, ordering and removing: one handler for each form.

pub(crate) mod components;
pub(crate) mod settings;
pub(crate) mod several;
pub(crate) mod things;

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::{Command, Id, Lang};
use storage::Right;

use crate::conflict;
use crate::edit::{Wanted, apply};
use crate::error::AppError;
use crate::forms::Posted;
use crate::paths::Paths;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

/// Carries out a command that has no form to come back to.
async fn act(
    app: &App,
    visitor: &Visitor,
    id: &str,
    posted: &Posted,
    command: Command,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(app, visitor, id, Right::Edit).await?;
    let done = Paths::new(&opened.id).designer();
    apply(app, visitor, opened, Wanted::posted(command, posted.origin()))
        .await
        .map_err(|error| error.into_app(visitor.lang))?;
    Ok(Redirect::to(&done).into_response())
}

/// What to say where a form is about something that is not there: who has removed it since, if somebody has.
async fn missing(app: &App, opened: &Opened, item: &Id, posted: &Posted, lang: Lang) -> AppError {
    match conflict::removal(app, opened, item, posted.base, lang).await {
        Ok(conflict) => AppError::Gone(Box::new(conflict)),
        Err(error) => error,
    }
}

fn id_of(text: &str) -> Result<Id, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}

/// Removes a component, network or zone, and every mention of it.
pub(crate) async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    let command = Command::Remove { id: id_of(&item)? };
    act(&app, &visitor, &id, &posted, command).await
}

/// Moves a component, network or zone one place towards the start or the end of its list.
pub(crate) async fn order(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    let item = id_of(&item)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let before = neighbour(&opened, &item, posted.filled.get("direction") == "up");
    if let Some(before) = before {
        act(&app, &visitor, &id, &posted, Command::Order { id: item, before }).await
    } else {
        visitor.check_csrf(&posted.csrf)?;
        Ok(Redirect::to(&Paths::new(&opened.id).designer()).into_response())
    }
}

/// What the item has to be put before so that it moves one place; nothing where it can't move.
#[expect(clippy::option_option, reason = "no neighbour, and the end of the list, are two things")]
fn neighbour(opened: &Opened, item: &Id, up: bool) -> Option<Option<Id>> {
    let deployment = &opened.deployment;
    let document = deployment.document();
    let siblings: Vec<&Id> = if let Some(at) = deployment.index_of(item) {
        let place = deployment.place(at);
        let components = document.components.iter().enumerate();
        components
            .filter(|(other, _)| deployment.place(*other) == place)
            .map(|(_, component)| &component.id)
            .collect()
    } else if let Some(network) = document.networks.iter().find(|network| network.id == *item) {
        document
            .networks
            .iter()
            .filter(|other| other.zone == network.zone)
            .map(|other| &other.id)
            .collect()
    } else {
        document.zones.iter().map(|zone| &zone.id).collect()
    };
    let at = siblings.iter().position(|id| *id == item)?;
    if up {
        Some(Some((*siblings.get(at.checked_sub(1)?)?).clone()))
    } else {
        siblings.get(at + 1)?;
        Some(siblings.get(at + 2).map(|id| (*id).clone()))
    }
}

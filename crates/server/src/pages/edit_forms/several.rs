//! Forms about several things at once, and the short ones that gestures of the designer fill in: moving,
//! naming, copying and removing.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::command::{Destination, Verdict};
use port_model::{Command, Component, Deployment, Id};
use serde::{Deserialize, Serialize};
use storage::Right;

use super::{act, id_of};
use crate::edit::{Wanted, apply};
use crate::error::AppError;
use crate::forms::{Filled, Posted};
use crate::paths::Paths;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

/// The things that a form is about.
fn ids(filled: &Filled) -> Result<Vec<Id>, AppError> {
    filled.all("ids").iter().map(|id| id_of(id)).collect()
}

/// A place as forms name it: `network:ID`, `zone:ID` or `host:ID`.
fn place_of(text: &str) -> Result<Destination, AppError> {
    let (kind, id) = text.split_once(':').ok_or(AppError::NotFound)?;
    let id = id_of(id)?;
    match kind {
        "network" => Ok(Destination::Network(id)),
        "zone" => Ok(Destination::Zone(id)),
        "host" => Ok(Destination::Host(id)),
        _ => Err(AppError::NotFound),
    }
}

fn word_of(place: &Destination) -> String {
    match place {
        Destination::Network(id) => format!("network:{id}"),
        Destination::Zone(id) => format!("zone:{id}"),
        Destination::Host(id) => format!("host:{id}"),
    }
}

/// What a form says of the order: nothing, or at the end, or before which component.
#[expect(clippy::option_option, reason = "nothing said, and at the end, are two things")]
pub(super) fn before_of(filled: &Filled) -> Result<Option<Option<Id>>, AppError> {
    match filled.all("before") {
        [] => Ok(None),
        [before, ..] if before.is_empty() => Ok(Some(None)),
        [before, ..] => id_of(before).map(|id| Some(Some(id))),
    }
}

/// Carries out what a form asks for; where there is nothing to do, nothing is done.
async fn act_if_any(
    app: &App,
    visitor: &Visitor,
    id: &str,
    posted: &Posted,
    command: impl FnOnce(&Opened) -> Option<Command>,
) -> Result<Response, AppError> {
    let opened = Opened::load(app, visitor, id, Right::Edit).await?;
    if let Some(command) = command(&opened) {
        return act(app, visitor, id, posted, command).await;
    }
    visitor.check_csrf(&posted.csrf)?;
    Ok(Redirect::to(&Paths::new(&opened.id).designer()).into_response())
}

/// Puts components into a place, and before another component or at the end where the form says so.
pub(crate) async fn moves(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let ids = ids(&posted.filled)?;
    let place = place_of(posted.filled.get("place"))?;
    let before = before_of(&posted.filled)?;
    act_if_any(&app, &visitor, &id, &posted, |opened| {
        let before = before.as_ref().map(Option::as_ref);
        opened.deployment.document().moves(&ids, &place, before)
    })
    .await
}

/// Removes components, networks and zones.
pub(crate) async fn removals(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let ids = ids(&posted.filled)?;
    act_if_any(&app, &visitor, &id, &posted, |opened| opened.deployment.document().removals(&ids))
        .await
}

/// Copies components of this deployment, or of another one that the visitor may see.
pub(crate) async fn copies(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let ids = ids(&posted.filled)?;
    let from = match posted.filled.get("from") {
        "" => None,
        from if from == id => None,
        from => Some(Opened::load(&app, &visitor, from, Right::View).await?),
    };
    let lang = visitor.lang;
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let done = Redirect::to(&Paths::new(&opened.id).designer()).into_response();
    let make = move |deployment: &Deployment| {
        let from = from.as_ref().map_or(deployment, |from| &from.deployment);
        deployment.copies(from, &ids, lang)
    };
    let Some(command) = make(&opened.deployment) else { return Ok(done) };
    let wanted = Wanted::posted(command, posted.origin()).anew(make);
    apply(&app, &visitor, opened, wanted).await.map_err(|error| error.into_app(lang))?;
    Ok(done)
}

/// Names a zone, a network or a component; an empty name is none.
pub(crate) async fn name(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    mut posted: Posted,
) -> Result<Response, AppError> {
    let name = posted.filled.parse("name", visitor.lang);
    if let Some(error) = posted.filled.error("name") {
        return Err(AppError::Refused(error));
    }
    act(&app, &visitor, &id, &posted, Command::Rename { id: id_of(&item)?, name }).await
}

/// What is to be put somewhere: components that are there, or a new one of a role.
#[derive(Debug, Deserialize)]
pub(crate) struct Moving {
    /// Their ids, apart by commas.
    component: Option<String>,
    role: Option<String>,
}

impl Moving {
    fn components(&self, deployment: &Deployment) -> Result<Vec<Component>, AppError> {
        match (&self.component, &self.role) {
            (Some(ids), _) => {
                let known = |id: &str| deployment.component(&id_of(id).ok()?).cloned();
                ids.split(',').map(|id| known(id).ok_or(AppError::NotFound)).collect()
            }
            (None, Some(role)) => {
                let role = deployment.catalogue().role(&id_of(role)?).ok_or(AppError::NotFound)?;
                let id = deployment.document().fresh_id(&role.id);
                Ok(vec![Component::new(id, role.id.clone())])
            }
            (None, None) => Err(AppError::NotFound),
        }
    }
}

/// So many components that move together are judged one by one; the others are judged when they are put.
const MAX_JUDGED: usize = 20;

/// Whether something may be put into a place.
#[derive(Debug, Serialize)]
struct Judged {
    place: String,
    #[serde(flatten)]
    verdict: Verdict,
}

/// Says of each place whether components may be put there, and why not.
pub(crate) async fn places(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(moving): Query<Moving>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let deployment = opened.deployment;
    let components = moving.components(&deployment)?;
    let lang = visitor.lang;
    let judged = blocking(move || {
        let verdicts = deployment.places_for_all(&components, MAX_JUDGED, lang);
        let each = verdicts.into_iter();
        each.map(|(place, verdict)| Judged { place: word_of(&place), verdict }).collect::<Vec<_>>()
    })
    .await?;
    Ok(Json(judged).into_response())
}

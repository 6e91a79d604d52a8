//! The forms of components.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use port_model::catalogue::Role;
use port_model::{Command, Deployment, Id, Lang};
use serde::Deserialize;
use storage::Right;

use super::several::before_of;
use super::{id_of, missing};
use crate::edit::Wanted;
use crate::error::AppError;
use crate::forms::{Filled, Posted, component};
use crate::language::WORDING;
use crate::pages::parts::Form;
use crate::paths::Paths;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

#[derive(Debug, Deserialize)]
pub(crate) struct OfRole {
    role: String,
    /// Where it was added from, such as `zone:dmz`.
    #[serde(default)]
    place: String,
}

fn role_of(opened: &Opened, word: &str) -> Result<&'static Role, AppError> {
    opened.deployment.catalogue().role(&id_of(word)?).ok_or(AppError::NotFound)
}

/// The form for a new component of a role.
fn new_form(opened: &Opened, role: &'static Role, visitor: &Visitor) -> NewForm {
    let paths = Paths::new(&opened.id);
    let message = port_model::wording::Message::new("component-add-title")
        .with("role", role.name.get(visitor.lang));
    NewForm { title: WORDING.message(visitor.lang, &message), paths }
}

struct NewForm {
    title: String,
    paths: Paths,
}

impl NewForm {
    fn form<'f>(
        &self,
        role: &Role,
        fields: &'f (dyn Fn(&Filled) -> Vec<crate::forms::Field> + Sync),
    ) -> Form<'f> {
        Form {
            title: self.title.clone(),
            action: self.paths.sub(format!("components?role={}", role.id)),
            done: self.paths.designer(),
            cancel: self.paths.designer(),
            remove: None,
            fields,
            keys: &component::FIELDS,
            refill,
        }
    }
}

/// The form for a new component.
pub(crate) async fn new_component(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(query): Query<OfRole>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let role = role_of(&opened, &query.role)?;
    let mut filled = Filled::default();
    let name = opened.deployment.usual_name(role, visitor.lang);
    filled.set("name", name.as_ref().map_or("", |name| name.as_str()));
    filled.set(
        "place",
        if query.place.is_empty() { usual_place(&opened, role) } else { query.place },
    );
    let fields =
        |filled: &Filled| component::fields(filled, &opened.deployment, role, None, visitor.lang);
    new_form(&opened, role, &visitor).form(role, &fields).show(&opened, &visitor, &filled)
}

/// Where a component of the role belongs: with its like, else into the zone of the fitting kind.
fn usual_place(opened: &Opened, role: &Role) -> String {
    use port_model::document::ZoneKind;
    let document = opened.deployment.document();
    let like = document
        .components
        .iter()
        .find(|component| component.role == role.id && component.host.is_none());
    if let Some(network) = like.and_then(|component| component.network.as_ref()) {
        return format!("network:{network}");
    }
    let kind = if role.id == Id::ZONE_SERVER { ZoneKind::Dmz } else { ZoneKind::Core };
    let zone =
        document.zones.iter().find(|zone| zone.kind == kind).or_else(|| document.zones.first());
    zone.map_or_else(String::new, |zone| format!("zone:{}", zone.id))
}

/// Adds a component.
pub(crate) async fn add_component(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(query): Query<OfRole>,
    posted: Posted,
) -> Result<Response, AppError> {
    add(&app, &visitor, &id, &query.role, posted).await
}

/// Adds a component of a role that is chosen in the form itself.
pub(crate) async fn add_chosen(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let role = posted.filled.get("role").to_owned();
    add(&app, &visitor, &id, &role, posted).await
}

async fn add(
    app: &App,
    visitor: &Visitor,
    id: &str,
    role: &str,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(app, visitor, id, Right::Edit).await?;
    let role = role_of(&opened, role)?;
    let (deployment, lang) = (opened.deployment.clone(), visitor.lang);
    let origin = posted.origin();
    let before = before_of(&posted.filled)?.flatten();
    let mut filled = posted.filled;
    let typed = filled.clone();
    let command = addition(&mut filled, &deployment, role, before.as_ref(), lang);
    let base = origin.0;
    let wanted = command.map(|command| {
        Wanted::posted(command, origin).anew(move |deployment| {
            addition(&mut typed.clone(), deployment, role, before.as_ref(), lang)
        })
    });
    let fields = |filled: &Filled| component::fields(filled, &deployment, role, None, lang);
    let named = new_form(&opened, role, visitor);
    named.form(role, &fields).post_wanted(app, visitor, opened, filled, (base, wanted)).await
}

/// The command that a form for a new component asks for, if it is sound.
fn addition(
    filled: &mut Filled,
    deployment: &Deployment,
    role: &Role,
    before: Option<&Id>,
    lang: Lang,
) -> Option<Command> {
    if filled.has("usual-name", "yes") {
        let name = deployment.usual_name(role, lang);
        filled.set("name", name.as_ref().map_or("", |name| name.as_str()));
    }
    let component = component::read(filled, deployment, role, None, lang)?;
    Some(deployment.document().addition(component, before))
}

fn known_form<'f>(
    opened: &Opened,
    item: &Id,
    visitor: &Visitor,
    fields: &'f (dyn Fn(&Filled) -> Vec<crate::forms::Field> + Sync),
) -> Form<'f> {
    let paths = Paths::new(&opened.id);
    let name = opened
        .deployment
        .component(item)
        .map(|known| opened.deployment.component_name(known, visitor.lang));
    Form {
        title: name.unwrap_or_default(),
        action: paths.item("components", item),
        done: paths.at(format!("row-{item}")),
        cancel: paths.designer(),
        remove: Some((
            paths.act("components", item, "remove"),
            WORDING.text(visitor.lang, "component-remove"),
        )),
        fields,
        keys: &component::FIELDS,
        refill,
    }
}

fn refill(command: &Command) -> Option<Filled> {
    match command {
        Command::AddComponent { component, .. } | Command::EditComponent { component } => {
            Some(component::fill(component))
        }
        _ => None,
    }
}

/// The form of a component.
pub(crate) async fn component(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let item = id_of(&item)?;
    let known = opened.deployment.component(&item).ok_or(AppError::NotFound)?;
    let role = role_of(&opened, known.role.as_str())?;
    let filled = component::fill(known);
    let fields = |filled: &Filled| {
        component::fields(filled, &opened.deployment, role, Some(known), visitor.lang)
    };
    known_form(&opened, &item, &visitor, &fields).show(&opened, &visitor, &filled)
}

/// Changes a component.
pub(crate) async fn edit_component(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let item = id_of(&item)?;
    let (deployment, lang) = (opened.deployment.clone(), visitor.lang);
    let Some(known) = deployment.component(&item) else {
        return Err(missing(&app, &opened, &item, &posted, lang).await);
    };
    let role = role_of(&opened, known.role.as_str())?;
    let origin = posted.origin();
    let mut filled = posted.filled;
    let command = component::read(&mut filled, &deployment, role, Some(known), lang)
        .map(|component| Command::EditComponent { component });
    let fields = |filled: &Filled| component::fields(filled, &deployment, role, Some(known), lang);
    let form = known_form(&opened, &item, &visitor, &fields);
    form.post(&app, &visitor, opened, filled, (origin, command)).await
}

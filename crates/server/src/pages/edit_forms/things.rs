//! The forms of networks, zones and extra flows: all alike but for their fields.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use port_model::{Command, Deployment, Id, Lang};
use storage::Right;

use super::id_of;
use crate::edit::Wanted;
use crate::error::AppError;
use crate::forms::{Field, Filled, Posted, extra_flow, network, zone};
use crate::language::WORDING;
use crate::pages::parts::Form;
use crate::paths::Paths;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

/// A kind of thing that a deployment has a list of.
pub(crate) trait Thing {
    /// The list in paths.
    const LIST: &'static str;
    /// What its sentences' keys begin with.
    const KEY: &'static str;
    /// The fields that faults can be about.
    const FIELDS: &'static [&'static str];

    /// The form filled with a thing as it is.
    fn fill(deployment: &Deployment, id: &Id) -> Option<Filled>;
    /// The fields of the form, for a new thing or a known one.
    fn fields(filled: &Filled, deployment: &Deployment, id: Option<&Id>, lang: Lang) -> Vec<Field>;
    /// The command that the form asks for: adds a new thing or changes a known one.
    fn command(
        filled: &mut Filled,
        deployment: &Deployment,
        id: Option<&Id>,
        lang: Lang,
    ) -> Option<Command>;
}

/// Networks.
pub(crate) struct Networks;

impl Thing for Networks {
    const LIST: &'static str = "networks";
    const KEY: &'static str = "network";
    const FIELDS: &'static [&'static str] = &network::FIELDS;

    fn fill(deployment: &Deployment, id: &Id) -> Option<Filled> {
        deployment.document().networks.iter().find(|known| known.id == *id).map(network::fill)
    }

    fn fields(filled: &Filled, deployment: &Deployment, id: Option<&Id>, lang: Lang) -> Vec<Field> {
        network::fields(filled, deployment, id, lang)
    }

    fn command(
        filled: &mut Filled,
        deployment: &Deployment,
        id: Option<&Id>,
        lang: Lang,
    ) -> Option<Command> {
        let network = network::read(filled, deployment, id, lang)?;
        Some(if id.is_some() {
            Command::EditNetwork { network }
        } else {
            Command::AddNetwork { network }
        })
    }
}

/// Zones.
pub(crate) struct Zones;

impl Thing for Zones {
    const LIST: &'static str = "zones";
    const KEY: &'static str = "zone";
    const FIELDS: &'static [&'static str] = &zone::FIELDS;

    fn fill(deployment: &Deployment, id: &Id) -> Option<Filled> {
        deployment.document().zones.iter().find(|known| known.id == *id).map(zone::fill)
    }

    fn fields(filled: &Filled, _: &Deployment, id: Option<&Id>, lang: Lang) -> Vec<Field> {
        zone::fields(filled, id, lang)
    }

    fn command(
        filled: &mut Filled,
        deployment: &Deployment,
        id: Option<&Id>,
        lang: Lang,
    ) -> Option<Command> {
        let zone = zone::read(filled, deployment, id, lang)?;
        Some(if id.is_some() { Command::EditZone { zone } } else { Command::AddZone { zone } })
    }
}

/// Flows that the catalogue does not know.
pub(crate) struct ExtraFlows;

impl Thing for ExtraFlows {
    const LIST: &'static str = "extra-flows";
    const KEY: &'static str = "extra-flow";
    const FIELDS: &'static [&'static str] = &extra_flow::FIELDS;

    fn fill(deployment: &Deployment, id: &Id) -> Option<Filled> {
        deployment.document().extra_flows.iter().find(|known| known.id == *id).map(extra_flow::fill)
    }

    fn fields(filled: &Filled, deployment: &Deployment, id: Option<&Id>, lang: Lang) -> Vec<Field> {
        extra_flow::fields(filled, deployment, id, lang)
    }

    fn command(
        filled: &mut Filled,
        deployment: &Deployment,
        id: Option<&Id>,
        lang: Lang,
    ) -> Option<Command> {
        let flow = extra_flow::read(filled, deployment, id, lang)?;
        Some(if id.is_some() {
            Command::EditExtraFlow { flow }
        } else {
            Command::AddExtraFlow { flow }
        })
    }
}

fn form<'f, T: Thing>(
    opened: &Opened,
    id: Option<&Id>,
    lang: Lang,
    fields: Fields<'f>,
) -> Form<'f> {
    let paths = Paths::new(&opened.id);
    let text = |what: &str| WORDING.text(lang, &format!("{}-{what}", T::KEY));
    Form {
        title: text(if id.is_some() { "edit-title" } else { "add-title" }),
        action: id.map_or_else(|| paths.sub(T::LIST), |id| paths.item(T::LIST, id)),
        done: paths.designer(),
        cancel: paths.designer(),
        remove: id.map(|id| (paths.act(T::LIST, id, "remove"), text("remove"))),
        fields,
        keys: T::FIELDS,
        refill,
    }
}

fn refill(command: &Command) -> Option<Filled> {
    match command {
        Command::EditNetwork { network } => Some(network::fill(network)),
        Command::EditZone { zone } => Some(zone::fill(zone)),
        Command::EditExtraFlow { flow } => Some(extra_flow::fill(flow)),
        _ => None,
    }
}

type Fields<'f> = &'f (dyn Fn(&Filled) -> Vec<Field> + Sync);

/// The form for a new thing; what is known of it already may stand in the query.
pub(crate) async fn new<T: Thing>(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(known): Query<BTreeMap<String, String>>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let fields = |filled: &Filled| T::fields(filled, &opened.deployment, None, visitor.lang);
    let mut filled = Filled::default();
    for (key, value) in known.iter().filter(|(key, _)| T::FIELDS.contains(&key.as_str())) {
        filled.set(key, value.as_str());
    }
    form::<T>(&opened, None, visitor.lang, &fields).show(&opened, &visitor, &filled)
}

/// The form of a known thing.
pub(crate) async fn show<T: Thing>(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let item = id_of(&item)?;
    let filled = T::fill(&opened.deployment, &item).ok_or(AppError::NotFound)?;
    let fields = |filled: &Filled| T::fields(filled, &opened.deployment, Some(&item), visitor.lang);
    form::<T>(&opened, Some(&item), visitor.lang, &fields).show(&opened, &visitor, &filled)
}

/// Adds a thing.
pub(crate) async fn add<T: Thing>(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    save::<T>(&app, &visitor, &id, None, posted).await
}

/// Changes a thing.
pub(crate) async fn edit<T: Thing>(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    save::<T>(&app, &visitor, &id, Some(id_of(&item)?), posted).await
}

async fn save<T: Thing>(
    app: &App,
    visitor: &Visitor,
    id: &str,
    item: Option<Id>,
    posted: Posted,
) -> Result<Response, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    let opened = Opened::load(app, visitor, id, Right::Edit).await?;
    let (deployment, lang) = (opened.deployment.clone(), visitor.lang);
    if let Some(item) = item.as_ref().filter(|item| T::fill(&deployment, item).is_none()) {
        return Err(super::missing(app, &opened, item, &posted, lang).await);
    }
    let origin = posted.origin();
    let base = origin.0;
    let mut filled = posted.filled;
    let typed = filled.clone();
    let command = T::command(&mut filled, &deployment, item.as_ref(), lang);
    let is_new = item.is_none();
    let wanted = command.map(|command| {
        let wanted = Wanted::posted(command, origin);
        if !is_new {
            return wanted;
        }
        wanted.anew(move |deployment| T::command(&mut typed.clone(), deployment, None, lang))
    });
    let fields = |filled: &Filled| T::fields(filled, &deployment, item.as_ref(), lang);
    let form = form::<T>(&opened, item.as_ref(), lang, &fields);
    form.post_wanted(app, visitor, opened, filled, (base, wanted)).await
}

/// Removes an extra flow; networks, zones and components share a removal of their own.
pub(crate) async fn remove_extra_flow(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, item)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    let command = Command::RemoveExtraFlow { id: id_of(&item)? };
    super::act(&app, &visitor, &id, &posted, command).await
}

//! Works a command out into steps.

use super::step::{Part, PartKind, Step};
use super::{Command, Destination, Refusal};
use crate::document::{Component, Document, Network, Zone, ZoneKind};
use crate::names::{Id, Name};

/// The steps that carry a command out on a document.
pub(super) fn steps(document: &Document, command: &Command) -> Result<Vec<Step>, Refusal> {
    match command {
        Command::AddComponent { component, after } => {
            add_component(document, component, after.as_ref())
        }
        Command::EditComponent { component } => {
            change_component(document, &component.id, |known| known.clone_from(component))
        }
        Command::MoveComponent { id, to } => {
            change_component(document, id, |component| place(component, to))
        }
        Command::Order { id, before } => order(document, id, before.as_ref()),
        Command::Rename { id, name } => rename(document, id, name.as_ref()),
        Command::SetAddresses { id, addresses } => {
            change_component(document, id, |component| component.addresses.clone_from(addresses))
        }
        Command::Connect { id, connects_to } => change_component(document, id, |component| {
            component.connects_to.clone_from(connects_to);
        }),
        Command::SetPort { .. } | Command::EditSettings { .. } => settings(document, command),
        Command::Remove { id } => remove(document, id),
        Command::AddNetwork { network } => Ok(vec![Step::Insert {
            at: document.networks.len(),
            part: Part::Network(network.clone()),
        }]),
        Command::EditNetwork { network } => {
            change_network(document, &network.id, |known| known.clone_from(network))
                .map(|step| vec![step])
        }
        Command::AddZone { zone } => {
            Ok(vec![Step::Insert { at: document.zones.len(), part: Part::Zone(zone.clone()) }])
        }
        Command::EditZone { zone } => {
            change_zone(document, &zone.id, |known| known.clone_from(zone)).map(|step| vec![step])
        }
        Command::AddExtraFlow { .. }
        | Command::EditExtraFlow { .. }
        | Command::RemoveExtraFlow { .. } => extra_flow(document, command).map(|step| vec![step]),
        Command::Replace { document: new } => {
            Ok(vec![Step::Document { from: Box::new(document.clone()), to: new.clone() }])
        }
        Command::Batch { commands } => batch(document, commands),
        Command::Revert { steps } => Ok(steps.clone()),
    }
}

/// Each command finds what those before it have left.
fn batch(document: &Document, commands: &[Command]) -> Result<Vec<Step>, Refusal> {
    let mut document = document.clone();
    let mut all = Vec::new();
    for command in commands {
        for step in steps(&document, command)? {
            step.apply(&mut document)?;
            all.push(step);
        }
    }
    Ok(all)
}

fn unknown(id: &Id) -> Refusal {
    Refusal::Unknown { id: id.clone() }
}

fn part(component: &Component) -> Part {
    Part::Component(Box::new(component.clone()))
}

fn add_component(
    document: &Document,
    component: &Component,
    after: Option<&Id>,
) -> Result<Vec<Step>, Refusal> {
    let at = match after {
        Some(after) => {
            PartKind::Component.position(document, after).ok_or_else(|| unknown(after))? + 1
        }
        None => document.components.len(),
    };
    Ok(vec![Step::Insert { at, part: part(component) }])
}

fn change_component(
    document: &Document,
    id: &Id,
    edit: impl FnOnce(&mut Component),
) -> Result<Vec<Step>, Refusal> {
    let known = document
        .components
        .iter()
        .find(|component| component.id == *id)
        .ok_or_else(|| unknown(id))?;
    let mut changed = known.clone();
    edit(&mut changed);
    Ok(vec![Step::Change { from: part(known), to: part(&changed) }])
}

fn change_network(
    document: &Document,
    id: &Id,
    edit: impl FnOnce(&mut Network),
) -> Result<Step, Refusal> {
    let known =
        document.networks.iter().find(|network| network.id == *id).ok_or_else(|| unknown(id))?;
    let mut changed = known.clone();
    edit(&mut changed);
    Ok(Step::Change { from: Part::Network(known.clone()), to: Part::Network(changed) })
}

fn change_zone(
    document: &Document,
    id: &Id,
    edit: impl FnOnce(&mut Zone),
) -> Result<Step, Refusal> {
    let known = document.zones.iter().find(|zone| zone.id == *id).ok_or_else(|| unknown(id))?;
    let mut changed = known.clone();
    edit(&mut changed);
    Ok(Step::Change { from: Part::Zone(known.clone()), to: Part::Zone(changed) })
}

/// A component that joins a machine gives up its own place and addresses; one that leaves keeps none.
pub(super) fn place(component: &mut Component, to: &Destination) {
    component.network = None;
    component.zone = None;
    component.host = None;
    match to {
        Destination::Network(network) => component.network = Some(network.clone()),
        Destination::Zone(zone) => component.zone = Some(zone.clone()),
        Destination::Host(host) => {
            component.host = Some(host.clone());
            component.addresses.clear();
        }
    }
}

/// The list that holds an id, among those whose ids are unique together.
pub(super) fn list_of(document: &Document, id: &Id) -> Option<PartKind> {
    [PartKind::Zone, PartKind::Network, PartKind::Component]
        .into_iter()
        .find(|kind| kind.position(document, id).is_some())
}

fn order(document: &Document, id: &Id, before: Option<&Id>) -> Result<Vec<Step>, Refusal> {
    let kind = list_of(document, id).ok_or_else(|| unknown(id))?;
    let own = kind.position(document, id).unwrap_or(0);
    let to = match before {
        Some(before) => {
            let other = kind.position(document, before).ok_or_else(|| unknown(before))?;
            if other > own { other - 1 } else { other }
        }
        None => usize::MAX,
    };
    Ok(vec![Step::Order { kind, id: id.clone(), to }])
}

fn rename(document: &Document, id: &Id, name: Option<&Name>) -> Result<Vec<Step>, Refusal> {
    match list_of(document, id) {
        Some(PartKind::Zone) => {
            change_zone(document, id, |zone| zone.name = name.cloned()).map(|step| vec![step])
        }
        Some(PartKind::Network) => {
            change_network(document, id, |network| network.name = name.cloned())
                .map(|step| vec![step])
        }
        Some(PartKind::Component | PartKind::ExtraFlow) | None => {
            change_component(document, id, |component| component.name = name.cloned())
        }
    }
}

fn settings(document: &Document, command: &Command) -> Result<Vec<Step>, Refusal> {
    let mut changed = document.settings.clone();
    match command {
        Command::EditSettings { settings } => changed.clone_from(settings),
        Command::SetPort { id: None, service, port: Some(port) } => {
            changed.ports.insert(service.clone(), *port);
        }
        Command::SetPort { id: None, service, port: None } => {
            changed.ports.remove(service);
        }
        Command::SetPort { id: Some(id), service, port } => {
            return change_component(document, id, |component| {
                match port {
                    Some(port) => component.ports.insert(service.clone(), *port),
                    None => component.ports.remove(service),
                };
            });
        }
        _ => {}
    }
    Ok(vec![Step::Settings { from: Box::new(document.settings.clone()), to: Box::new(changed) }])
}

fn extra_flow(document: &Document, command: &Command) -> Result<Step, Refusal> {
    let find = |id: &Id| {
        let known = document.extra_flows.iter().find(|flow| flow.id == *id);
        known.map(|flow| Part::ExtraFlow(flow.clone())).ok_or_else(|| unknown(id))
    };
    match command {
        Command::EditExtraFlow { flow } => {
            find(&flow.id).map(|from| Step::Change { from, to: Part::ExtraFlow(flow.clone()) })
        }
        Command::RemoveExtraFlow { id } => find(id).map(|part| Step::Remove { part }),
        Command::AddExtraFlow { flow } => {
            Ok(Step::Insert { at: document.extra_flows.len(), part: Part::ExtraFlow(flow.clone()) })
        }
        _ => Ok(Step::Settings {
            from: Box::new(document.settings.clone()),
            to: Box::new(document.settings.clone()),
        }),
    }
}

fn remove(document: &Document, id: &Id) -> Result<Vec<Step>, Refusal> {
    match list_of(document, id) {
        Some(PartKind::Zone) => remove_zone(document, id),
        Some(PartKind::Network) => Ok(remove_network(document, id)),
        Some(PartKind::Component | PartKind::ExtraFlow) => Ok(remove_component(document, id)),
        None => Err(unknown(id)),
    }
}

fn remove_zone(document: &Document, id: &Id) -> Result<Vec<Step>, Refusal> {
    let in_use = document.networks.iter().any(|network| network.zone == *id)
        || document.components.iter().any(|component| component.zone.as_ref() == Some(id));
    if in_use {
        return Err(Refusal::ZoneInUse { id: id.clone() });
    }
    let zone = document.zones.iter().find(|zone| zone.id == *id).ok_or_else(|| unknown(id))?;
    Ok(vec![Step::Remove { part: Part::Zone(zone.clone()) }])
}

/// What was in the network stays in its zone.
fn remove_network(document: &Document, id: &Id) -> Vec<Step> {
    let Some(network) = document.networks.iter().find(|network| network.id == *id) else {
        return Vec::new();
    };
    let inside =
        document.components.iter().filter(|component| component.network.as_ref() == Some(id));
    let mut steps: Vec<Step> = inside
        .map(|component| {
            let mut changed = component.clone();
            changed.network = None;
            changed.zone = changed.host.is_none().then(|| network.zone.clone());
            Step::Change { from: part(component), to: part(&changed) }
        })
        .collect();
    steps.push(Step::Remove { part: Part::Network(network.clone()) });
    steps
}

/// Every mention goes as well. Components on its machine stay there: the first of them takes the machine over.
fn remove_component(document: &Document, id: &Id) -> Vec<Step> {
    let Some(gone) = document.components.iter().find(|component| component.id == *id) else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    let mut heir: Option<Id> = None;
    for component in document.components.iter().filter(|component| component.id != *id) {
        let mut changed = component.clone();
        if let Some(ids) = &mut changed.connects_to {
            ids.retain(|named| named != id);
        }
        if changed.host.as_ref() == Some(id) {
            inherit(&mut changed, gone, heir.as_ref(), document);
            heir.get_or_insert_with(|| component.id.clone());
        }
        if changed != *component {
            steps.push(Step::Change { from: part(component), to: part(&changed) });
        }
    }
    for flow in
        document.extra_flows.iter().filter(|flow| flow.source == *id || flow.destination == *id)
    {
        steps.push(Step::Remove { part: Part::ExtraFlow(flow.clone()) });
    }
    steps.push(Step::Remove { part: part(gone) });
    steps
}

/// Takes the place of a component that goes. One that was nowhere, in a circle of hosts, leaves the
/// core as the place to be.
fn inherit(component: &mut Component, gone: &Component, heir: Option<&Id>, document: &Document) {
    component.host =
        gone.host.clone().filter(|host| *host != component.id).or_else(|| heir.cloned());
    if component.host.is_none() {
        component.network.clone_from(&gone.network);
        component.zone.clone_from(&gone.zone);
        if component.network.is_none() && component.zone.is_none() {
            let core = document.zones.iter().find(|zone| zone.kind == ZoneKind::Core);
            component.zone = core.or_else(|| document.zones.first()).map(|zone| zone.id.clone());
        }
        component.addresses.clone_from(&gone.addresses);
    }
}

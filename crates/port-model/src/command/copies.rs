//! Copies of components, within a deployment or from another one.

use std::collections::BTreeMap;

use super::Command;
use crate::catalogue::Role;
use crate::deployment::Deployment;
use crate::document::{Component, Document};
use crate::names::{Id, MAX_NAME, Name};
use crate::wording::Lang;

/// So many Tanium Servers make an active-active cluster; one more is no peer.
const CLUSTER: usize = 2;

impl Deployment {
    /// The command that puts copies of `from`'s components with these ids into this deployment. Copies get ids and
    /// names of their own and no addresses, since two machines can't have the same. Among each other they share
    /// machines and name each other as the originals do. None where `from` has none of them.
    pub fn copies(&self, from: &Self, ids: &[Id], lang: Lang) -> Option<Command> {
        let originals: Vec<&Component> =
            from.components().iter().filter(|known| ids.contains(&known.id)).collect();
        let mut document = self.document().clone();
        let mut renamed = BTreeMap::new();
        let mut commands = Vec::new();
        for original in &originals {
            let id = document.fresh_id(&original.id);
            renamed.insert(original.id.clone(), id.clone());
            document.components.push(Component::new(id, original.role.clone()));
        }
        // Free ids and names are looked for among those that have been given already, too.
        let mut names: Vec<String> =
            self.components().iter().map(|known| self.component_name(known, lang)).collect();
        for original in &originals {
            let mut copy = self.copy(from, original, &renamed);
            copy.id = renamed.get(&original.id)?.clone();
            let name = numbered(&from.component_name(original, lang), &names);
            copy.name = name.parse::<Name>().ok().or(copy.name);
            names.push(name);
            commands.push(Command::AddComponent { component: copy, after: None });
        }
        match commands.len() {
            0 => None,
            1 => commands.pop(),
            _ => Some(Command::Batch { commands }),
        }
    }

    fn copy(&self, from: &Self, original: &Component, renamed: &BTreeMap<Id, Id>) -> Component {
        let mut copy = original.clone();
        copy.addresses.clear();
        copy.management_address = None;
        copy.host = original.host.as_ref().and_then(|host| renamed.get(host)).cloned();
        if copy.host.is_none() {
            (copy.network, copy.zone) = self.like_place(from, original);
        }
        let members = |cluster: &Name| {
            self.components().iter().filter(|known| known.cluster.as_ref() == Some(cluster)).count()
        };
        copy.cluster = copy.cluster.filter(|cluster| members(cluster) < CLUSTER);
        copy.connects_to = original.connects_to.as_ref().map(|named| {
            let own =
                |id: &Id| renamed.get(id).or_else(|| self.component(id).map(|known| &known.id));
            named.iter().filter_map(|id| own(id).cloned()).collect()
        });
        copy
    }

    /// Where a component of another deployment would be here: in the network or zone with the same id, else in a
    /// zone of the same kind, else in the first.
    fn like_place(&self, from: &Self, original: &Component) -> (Option<Id>, Option<Id>) {
        let place = from.index_of(&original.id).and_then(|at| from.place(at));
        let (theirs, own) = (from.document(), self.document());
        let network = place.and_then(|place| theirs.networks.get(place.network?));
        if let Some(network) =
            network.filter(|it| own.networks.iter().any(|known| known.id == it.id))
        {
            return (Some(network.id.clone()), None);
        }
        let zone = place.and_then(|place| theirs.zones.get(place.zone));
        let same = zone.and_then(|zone| own.zones.iter().find(|known| known.id == zone.id));
        let like = zone.and_then(|zone| own.zones.iter().find(|known| known.kind == zone.kind));
        (None, same.or(like).or_else(|| own.zones.first()).map(|zone| zone.id.clone()))
    }

    /// What one more component of a role is called: the role's name with the next free number. The first needs none.
    pub fn usual_name(&self, role: &Role, lang: Lang) -> Option<Name> {
        let taken: Vec<String> =
            self.components().iter().map(|known| self.component_name(known, lang)).collect();
        let like = self.components().iter().filter(|known| known.role == role.id).count();
        if like == 0 {
            return None;
        }
        free(role.name.get(lang), like + 1, &taken).parse().ok()
    }
}

/// A name with the next free number, such as `Zone Server 3` for `Zone Server 1`.
fn numbered(name: &str, taken: &[String]) -> String {
    let stem = name.trim_end_matches(|last: char| last.is_ascii_digit());
    let number = name.get(stem.len()..).and_then(|digits| digits.parse::<usize>().ok());
    let stem = if number.is_some() && stem.ends_with(' ') { stem.trim_end() } else { name };
    // Room for the number within what a name may have.
    let stem: String = stem.chars().take(MAX_NAME - 8).collect();
    free(stem.trim_end(), number.unwrap_or(1).saturating_add(1), taken)
}

fn free(stem: &str, first: usize, taken: &[String]) -> String {
    // Among one more number than there are names one is always free.
    (first..=first.saturating_add(taken.len()))
        .map(|number| format!("{stem} {number}"))
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| stem.to_owned())
}

impl Document {
    /// The command that adds a component, before another one or at the end.
    pub fn addition(&self, component: Component, before: Option<&Id>) -> Command {
        let at = before.and_then(|id| self.components.iter().position(|known| known.id == *id));
        let Some(at) = at else { return Command::AddComponent { component, after: None } };
        let after = at.checked_sub(1).and_then(|at| self.components.get(at));
        if let Some(after) = after {
            return Command::AddComponent { component, after: Some(after.id.clone()) };
        }
        let order = Command::Order { id: component.id.clone(), before: before.cloned() };
        Command::Batch { commands: vec![Command::AddComponent { component, after: None }, order] }
    }

    /// The command that puts several components into one place, and before another component where that is
    /// asked for; what is on a machine that moves as well stays on it. None where there is nothing to move.
    pub fn moves(
        &self,
        ids: &[Id],
        to: &super::Destination,
        before: Option<Option<&Id>>,
    ) -> Option<Command> {
        let moving = self.components.iter().filter(|known| ids.contains(&known.id));
        let moving: Vec<&Component> = moving
            .filter(|known| !known.host.as_ref().is_some_and(|host| ids.contains(host)))
            .collect();
        let mut commands = Vec::new();
        for component in &moving {
            let mut moved = (*component).clone();
            super::plan::place(&mut moved, to);
            if moved != **component {
                let id = component.id.clone();
                commands.push(Command::MoveComponent { id, to: to.clone() });
            }
        }
        if let Some(before) = before.filter(|before| before.is_none_or(|id| !ids.contains(id))) {
            commands.extend(moving.iter().map(|component| Command::Order {
                id: component.id.clone(),
                before: before.cloned(),
            }));
        }
        match commands.len() {
            0 => None,
            1 => commands.pop(),
            _ => Some(Command::Batch { commands }),
        }
    }

    /// The command that removes several things at once: components first, so that zones are empty when they go.
    /// None where there is none of them.
    pub fn removals(&self, ids: &[Id]) -> Option<Command> {
        let components = self.components.iter().map(|known| &known.id);
        let networks = self.networks.iter().map(|known| &known.id);
        let zones = self.zones.iter().map(|known| &known.id);
        let there = components.chain(networks).chain(zones).filter(|id| ids.contains(id));
        let mut commands: Vec<Command> =
            there.map(|id| Command::Remove { id: id.clone() }).collect();
        match commands.len() {
            0 => None,
            1 => commands.pop(),
            _ => Some(Command::Batch { commands }),
        }
    }
}

//! What a command does in words, for undo buttons and the history.

use std::collections::BTreeSet;

use super::step::{Part, Step};
use super::{Command, Destination};
use crate::deployment::Deployment;
use crate::names::Id;
use crate::wording::{Lang, Message};

impl Command {
    /// The command's word, as the API and the log name it.
    pub fn op(&self) -> &'static str {
        match self {
            Self::AddComponent { .. } => "add-component",
            Self::EditComponent { .. } => "edit-component",
            Self::MoveComponent { .. } => "move-component",
            Self::Order { .. } => "order",
            Self::Rename { .. } => "rename",
            Self::SetAddresses { .. } => "set-addresses",
            Self::Connect { .. } => "connect",
            Self::SetPort { .. } => "set-port",
            Self::Remove { .. } => "remove",
            Self::AddNetwork { .. } => "add-network",
            Self::EditNetwork { .. } => "edit-network",
            Self::AddZone { .. } => "add-zone",
            Self::EditZone { .. } => "edit-zone",
            Self::AddExtraFlow { .. } => "add-extra-flow",
            Self::EditExtraFlow { .. } => "edit-extra-flow",
            Self::RemoveExtraFlow { .. } => "remove-extra-flow",
            Self::EditSettings { .. } => "edit-settings",
            Self::Replace { .. } => "replace",
            Self::Batch { .. } => "batch",
            Self::Revert { .. } => "revert",
        }
    }

    /// The thing that the command is about; none for the deployment as a whole and for several at once.
    pub fn subject(&self) -> Option<&Id> {
        match self {
            Self::AddComponent { component, .. } | Self::EditComponent { component } => {
                Some(&component.id)
            }
            Self::MoveComponent { id, .. }
            | Self::Order { id, .. }
            | Self::Rename { id, .. }
            | Self::SetAddresses { id, .. }
            | Self::Connect { id, .. }
            | Self::Remove { id }
            | Self::RemoveExtraFlow { id } => Some(id),
            Self::SetPort { id, .. } => id.as_ref(),
            Self::AddNetwork { network } | Self::EditNetwork { network } => Some(&network.id),
            Self::AddZone { zone } | Self::EditZone { zone } => Some(&zone.id),
            Self::AddExtraFlow { flow } | Self::EditExtraFlow { flow } => Some(&flow.id),
            Self::EditSettings { .. }
            | Self::Replace { .. }
            | Self::Batch { .. }
            | Self::Revert { .. } => None,
        }
    }

    /// Whether what takes a command back changes a thing, or, without one, the deployment as a whole.
    pub fn changes(&self, id: Option<&Id>) -> bool {
        let Self::Revert { steps } = self else { return false };
        steps.iter().any(|step| step_id(step) == id)
    }

    /// What the command does, such as "move Zone Server 2 to DMZ", said of the deployment before it.
    pub fn describe(&self, before: &Deployment, lang: Lang) -> String {
        let name = |id: &Id| name_of(before, id, lang);
        let message = Message::new(format!("command-{}", self.op()));
        let message = match self {
            Self::AddComponent { component, .. } => {
                message.with("name", before.component_name(component, lang))
            }
            Self::EditComponent { component } => message.with("name", name(&component.id)),
            Self::MoveComponent { id, to } => {
                let (Destination::Network(place)
                | Destination::Zone(place)
                | Destination::Host(place)) = to;
                message.with("name", name(id)).with("place", name(place))
            }
            Self::Order { id, .. }
            | Self::SetAddresses { id, .. }
            | Self::Connect { id, .. }
            | Self::Remove { id }
            | Self::RemoveExtraFlow { id } => message.with("name", name(id)),
            Self::Rename { id, name: new } => message
                .with("name", name(id))
                .with("new", new.as_ref().map_or(id.as_str(), |new| new.as_str())),
            Self::SetPort { service, .. } => message.with("name", service.as_str()),
            Self::AddNetwork { network } | Self::EditNetwork { network } => {
                message.with("name", network.display_name())
            }
            Self::AddZone { zone } | Self::EditZone { zone } => {
                message.with("name", zone.display_name(lang))
            }
            Self::AddExtraFlow { flow } | Self::EditExtraFlow { flow } => {
                message.with("name", flow.id.as_str())
            }
            Self::Batch { commands } => return describe_batch(commands, before, lang),
            Self::Revert { steps } => {
                let first =
                    steps.iter().find_map(step_id).map_or_else(|| before.name().to_owned(), name);
                message.with("name", first)
            }
            Self::EditSettings { .. } | Self::Replace { .. } => message,
        };
        message.text(lang)
    }
}

/// The first command, and how many other things there are besides the one that it is about.
fn describe_batch(commands: &[Command], before: &Deployment, lang: Lang) -> String {
    let subjects: BTreeSet<Option<&Id>> = commands.iter().map(Command::subject).collect();
    let first = commands.first().map_or_else(String::new, |first| first.describe(before, lang));
    match subjects.len() {
        0 | 1 => first,
        count => {
            Message::new("command-batch").with("first", first).with("more", count - 1).text(lang)
        }
    }
}

fn step_id(step: &Step) -> Option<&Id> {
    match step {
        Step::Insert { part, .. } | Step::Remove { part } | Step::Change { from: part, .. } => {
            Some(Part::id(part))
        }
        Step::Order { id, .. } => Some(id),
        Step::Settings { .. } | Step::Document { .. } => None,
    }
}

fn name_of(deployment: &Deployment, id: &Id, lang: Lang) -> String {
    deployment.name_of(id, lang).unwrap_or_else(|| id.to_string())
}

impl Deployment {
    /// What a zone, a network or a component is called.
    pub fn name_of(&self, id: &Id, lang: Lang) -> Option<String> {
        let document = self.document();
        let component = self.component(id).map(|component| self.component_name(component, lang));
        component
            .or_else(|| {
                let network = document.networks.iter().find(|network| network.id == *id);
                network.map(|network| network.display_name().to_owned())
            })
            .or_else(|| {
                let zone = document.zones.iter().find(|zone| zone.id == *id);
                zone.map(|zone| zone.display_name(lang))
            })
    }
}

//! Editing: semantic commands, each of which knows its inverse.
//!
//! A [`Command`] says what somebody wants ("move this there"). It is worked out into [`Step`]s, which
//! say what changes in the document; the steps turned round are the inverse. A command either gives
//! a sound deployment or is refused as a whole.

mod copies;
mod merge;
mod placement;
mod plan;
mod step;
mod words;

use serde::{Deserialize, Serialize};

pub use crate::read::{FORMS, Form};
pub use merge::{Clash, Merged};
pub use placement::{Grade, Verdict};
pub use step::{Part, PartKind, Step};

use crate::address::Address;
use crate::deployment::Deployment;
use crate::document::{Component, Document, ExtraFlow, Network, Settings, Zone};
use crate::fault::Faults;
use crate::names::{Id, Name, Port};
use crate::wording::{Lang, Message};

/// What somebody wants changed, as the API takes it and the log keeps it.
///
/// ```
/// use port_model::{Command, Deployment, Format};
///
/// let text = "{portolan: 1, name: Lab, platform: windows, components: [{id: ts, role: tanium-server, zone: core}]}";
/// let before = Deployment::read(text, Format::Yaml).expect("sound");
/// let rename: Command = serde_json::from_str(r#"{"op": "rename", "id": "ts", "name": "TS 1"}"#).expect("a command");
/// let change = before.apply(&rename).expect("applied");
/// let back = change.deployment.apply(&change.inverse).expect("undone");
/// assert_eq!(back.deployment.document(), before.document());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// Adds a component, after another one or at the end.
    AddComponent {
        /// The new component.
        component: Component,
        /// The component that it comes after.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Id>,
    },
    /// Replaces everything of a component but its id.
    EditComponent {
        /// The component as it should be.
        component: Component,
    },
    /// Puts a component into a network or a zone, or onto another component's machine.
    MoveComponent {
        /// The component.
        id: Id,
        /// Where it goes.
        #[serde(flatten)]
        to: Destination,
    },
    /// Puts a zone, network or component before another of its list, or at the end.
    Order {
        /// What moves.
        id: Id,
        /// What it comes before; the end of the list where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Id>,
    },
    /// Names a zone, network or component; without a name it goes by its role, kind or id.
    Rename {
        /// What gets the name.
        id: Id,
        /// The name.
        name: Option<Name>,
    },
    /// Sets a component's addresses.
    SetAddresses {
        /// The component.
        id: Id,
        /// All of its addresses.
        addresses: Vec<Address>,
    },
    /// Sets exactly whom a component talks to, or every fitting one.
    Connect {
        /// The component.
        id: Id,
        /// Whom it talks to; every fitting one where it is left out.
        connects_to: Option<Vec<Id>>,
    },
    /// Sets a service's number for one component or for the deployment, or goes back to the default.
    SetPort {
        /// The component; the whole deployment where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<Id>,
        /// The service.
        service: Id,
        /// The number; the default where it is left out.
        port: Option<Port>,
    },
    /// Removes a zone, network or component, and every mention of it.
    Remove {
        /// What goes.
        id: Id,
    },
    /// Adds a network at the end.
    AddNetwork {
        /// The new network.
        network: Network,
    },
    /// Replaces everything of a network but its id.
    EditNetwork {
        /// The network as it should be.
        network: Network,
    },
    /// Adds a zone at the end.
    AddZone {
        /// The new zone.
        zone: Zone,
    },
    /// Replaces everything of a zone but its id.
    EditZone {
        /// The zone as it should be.
        zone: Zone,
    },
    /// Adds a flow that the catalogue does not know.
    AddExtraFlow {
        /// The new flow.
        flow: ExtraFlow,
    },
    /// Replaces everything of an extra flow but its id.
    EditExtraFlow {
        /// The flow as it should be.
        flow: ExtraFlow,
    },
    /// Removes an extra flow.
    RemoveExtraFlow {
        /// Its id among the extra flows.
        id: Id,
    },
    /// Replaces what holds for the deployment as a whole.
    EditSettings {
        /// The settings as they should be.
        settings: Settings,
    },
    /// Replaces the whole document.
    Replace {
        /// The document as it should be.
        document: Box<Document>,
    },
    /// Carries out several commands as one: all of them, or none.
    Batch {
        /// The commands, in their order.
        commands: Vec<Command>,
    },
    /// Takes a command back: what an [`inverse`](Change::inverse) is.
    Revert {
        /// What changes.
        steps: Vec<Step>,
    },
}

/// Where a component is put: one of the three.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Destination {
    /// Into this network.
    Network(Id),
    /// Straight into this zone.
    Zone(Id),
    /// Onto the machine of this component.
    Host(Id),
}

/// What a command changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// The deployment afterwards.
    pub deployment: Deployment,
    /// The command that takes it back.
    pub inverse: Command,
}

/// Why a command was not carried out. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing has this id.
    #[error("{}", self.text(Lang::En))]
    Unknown {
        /// The id.
        id: Id,
    },
    /// What the command takes back was changed by somebody else since.
    #[error("{}", self.text(Lang::En))]
    ChangedSince {
        /// What was changed; `deployment` for the settings or the whole.
        id: Id,
    },
    /// A zone that still holds something.
    #[error("{}", self.text(Lang::En))]
    ZoneInUse {
        /// The zone.
        id: Id,
    },
    /// The result would not be sound.
    #[error("{0}")]
    Unsound(Faults),
}

impl Refusal {
    /// The sentence for people.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Unknown { id } => {
                Message::new("refusal-unknown").with("id", id.as_str()).text(lang)
            }
            Self::ChangedSince { id } => {
                Message::new("refusal-changed-since").with("id", id.as_str()).text(lang)
            }
            Self::ZoneInUse { id } => {
                Message::new("refusal-zone-in-use").with("id", id.as_str()).text(lang)
            }
            Self::Unsound(faults) => {
                let sentences: Vec<String> = faults
                    .0
                    .iter()
                    .map(|fault| format!("{}: {}", fault.path, fault.text(lang)))
                    .collect();
                sentences.join("; ")
            }
        }
    }
}

impl Deployment {
    /// Carries out a command.
    ///
    /// # Errors
    /// Why it can't be; the deployment stays as it is.
    pub fn apply(&self, command: &Command) -> Result<Change, Refusal> {
        let mut document = self.document().clone();
        let mut steps = command.carry_out(&mut document)?;
        let carried_out = document.components.clone();
        let deployment = Self::new(document, self.catalogue()).map_err(Refusal::Unsound)?;
        // What a component repeats of its host is not kept, and comes back first.
        let kept = deployment.components().iter();
        let forgotten = kept.zip(&carried_out).filter(|(kept, carried_out)| kept != carried_out);
        let component = |one: &Component| Part::Component(Box::new(one.clone()));
        let remember = forgotten.map(|(kept, carried_out)| Step::Change {
            from: component(kept),
            to: component(carried_out),
        });
        steps.splice(..0, remember);
        Ok(Change { deployment, inverse: Command::Revert { steps } })
    }
}

impl Command {
    /// Changes a document, and gives the steps that take it back. Whether the document is sound
    /// afterwards is not asked.
    fn carry_out(&self, document: &mut Document) -> Result<Vec<Step>, Refusal> {
        let mut back = Vec::new();
        for step in &plan::steps(document, self)? {
            back.push(step.apply(document)?);
        }
        back.reverse();
        Ok(back)
    }
}

impl Document {
    /// The document as it was before some changes, from their inverses, the newest first.
    ///
    /// # Errors
    /// Where they are not those of the changes that led here.
    pub fn rewind<'c>(
        &self,
        inverses: impl IntoIterator<Item = &'c Command>,
    ) -> Result<Self, Refusal> {
        let mut document = self.clone();
        for inverse in inverses {
            inverse.carry_out(&mut document)?;
        }
        Ok(document)
    }

    /// An id like the given one that nothing in the document has yet.
    #[must_use]
    pub fn fresh_id(&self, wanted: &Id) -> Id {
        let taken = |id: &Id| {
            *id == Id::INTERNET
                || self.zones.iter().any(|zone| zone.id == *id)
                || self.networks.iter().any(|network| network.id == *id)
                || self.components.iter().any(|component| component.id == *id)
        };
        if !taken(wanted) {
            return wanted.clone();
        }
        let stem: String = wanted.as_str().chars().take(50).collect();
        let stem =
            match stem.trim_end_matches(|last: char| last.is_ascii_digit()).trim_end_matches('-') {
                "" => stem.as_str(),
                stem => stem,
            };
        // One more number than there are ids is always enough.
        let ids = self.zones.len() + self.networks.len() + self.components.len();
        (2..=ids + 3)
            .filter_map(|number| format!("{stem}-{number}").parse().ok())
            .find(|id| !taken(id))
            .unwrap_or_else(|| wanted.clone())
    }
}

#[cfg(test)]
mod tests;

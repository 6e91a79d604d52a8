//! What a command changes in a document, small enough to be turned round.

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::document::{Component, Document, ExtraFlow, Network, Settings, Zone};
use crate::names::Id;

/// One entry of one of the document's lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A zone.
    Zone(Zone),
    /// A network.
    Network(Network),
    /// A component.
    Component(Box<Component>),
    /// An extra flow.
    ExtraFlow(ExtraFlow),
}

/// Which list an entry is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// The zones.
    Zone,
    /// The networks.
    Network,
    /// The components.
    Component,
    /// The extra flows.
    ExtraFlow,
}

/// One change of a document. Each says what it expects to find, so that it never overwrites what
/// somebody else has done since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Puts an entry into its list.
    Insert {
        /// Where, counted from 0; beyond the end means at the end.
        at: usize,
        /// The entry.
        part: Part,
    },
    /// Takes an entry out of its list.
    Remove {
        /// The entry as it is expected to be.
        part: Part,
    },
    /// Changes an entry.
    Change {
        /// As it is expected to be.
        from: Part,
        /// As it becomes.
        to: Part,
    },
    /// Moves an entry within its list.
    Order {
        /// The list.
        kind: PartKind,
        /// The entry.
        id: Id,
        /// Where it goes, counted from 0 without the entry itself.
        to: usize,
    },
    /// Changes the settings.
    Settings {
        /// As they are expected to be.
        from: Box<Settings>,
        /// As they become.
        to: Box<Settings>,
    },
    /// Changes everything.
    Document {
        /// As it is expected to be.
        from: Box<Document>,
        /// As it becomes.
        to: Box<Document>,
    },
}

/// What names the deployment itself in a refusal.
const DEPLOYMENT: Id = Id::fixed("deployment");

impl Step {
    /// Carries the step out and gives the one that takes it back.
    pub(super) fn apply(&self, document: &mut Document) -> Result<Self, Refusal> {
        match self {
            Self::Insert { at, part } => {
                part.insert(document, *at);
                Ok(Self::Remove { part: part.clone() })
            }
            Self::Remove { part } => {
                let at = part.expect_in(document)?;
                part.kind().take(document, at);
                Ok(Self::Insert { at, part: part.clone() })
            }
            Self::Change { from, to } => {
                let at = from.expect_in(document)?;
                to.kind().take(document, at);
                to.insert(document, at);
                Ok(Self::Change { from: to.clone(), to: from.clone() })
            }
            Self::Order { kind, id, to } => {
                let at = kind
                    .position(document, id)
                    .ok_or_else(|| Refusal::Unknown { id: id.clone() })?;
                if let Some(part) = kind.take(document, at) {
                    part.insert(document, *to);
                }
                Ok(Self::Order { kind: *kind, id: id.clone(), to: at })
            }
            Self::Settings { from, to } => {
                expect(document.settings == **from)?;
                document.settings = Settings::clone(to);
                Ok(Self::Settings { from: to.clone(), to: from.clone() })
            }
            Self::Document { from, to } => {
                expect(*document == **from)?;
                *document = Document::clone(to);
                Ok(Self::Document { from: to.clone(), to: from.clone() })
            }
        }
    }
}

fn expect(as_expected: bool) -> Result<(), Refusal> {
    if as_expected { Ok(()) } else { Err(Refusal::ChangedSince { id: DEPLOYMENT }) }
}

impl Part {
    /// The entry's id.
    pub fn id(&self) -> &Id {
        match self {
            Self::Zone(zone) => &zone.id,
            Self::Network(network) => &network.id,
            Self::Component(component) => &component.id,
            Self::ExtraFlow(flow) => &flow.id,
        }
    }

    /// Which list it is in.
    pub fn kind(&self) -> PartKind {
        match self {
            Self::Zone(_) => PartKind::Zone,
            Self::Network(_) => PartKind::Network,
            Self::Component(_) => PartKind::Component,
            Self::ExtraFlow(_) => PartKind::ExtraFlow,
        }
    }

    /// The entry with this one's id, as it is in a document.
    pub(super) fn find_in(&self, document: &Document) -> Option<Self> {
        self.kind().find(document, self.id())
    }

    /// The zones, networks and components that the entry names.
    pub(super) fn names(&self) -> Vec<&Id> {
        match self {
            Self::Zone(_) => Vec::new(),
            Self::Network(network) => vec![&network.zone],
            Self::Component(component) => {
                let place = [&component.network, &component.zone, &component.host];
                let named = component.connects_to.iter().flatten();
                place.into_iter().flatten().chain(named).collect()
            }
            Self::ExtraFlow(flow) => vec![&flow.source, &flow.destination],
        }
    }

    fn insert(&self, document: &mut Document, at: usize) {
        fn put<T: Clone>(list: &mut Vec<T>, at: usize, item: &T) {
            list.insert(at.min(list.len()), item.clone());
        }
        match self {
            Self::Zone(zone) => put(&mut document.zones, at, zone),
            Self::Network(network) => put(&mut document.networks, at, network),
            Self::Component(component) => put(&mut document.components, at, component),
            Self::ExtraFlow(flow) => put(&mut document.extra_flows, at, flow),
        }
    }

    /// Where the entry is, exactly as it is expected to be.
    fn expect_in(&self, document: &Document) -> Result<usize, Refusal> {
        let id = self.id().clone();
        let Some(at) = self.kind().position(document, &id) else {
            return Err(Refusal::Unknown { id });
        };
        let same = match self {
            Self::Zone(zone) => document.zones.get(at) == Some(zone),
            Self::Network(network) => document.networks.get(at) == Some(network),
            Self::Component(component) => document.components.get(at) == Some(&**component),
            Self::ExtraFlow(flow) => document.extra_flows.get(at) == Some(flow),
        };
        if same { Ok(at) } else { Err(Refusal::ChangedSince { id }) }
    }
}

impl PartKind {
    /// Where the entry with this id stands in the list.
    pub(super) fn position(self, document: &Document, id: &Id) -> Option<usize> {
        match self {
            Self::Zone => document.zones.iter().position(|zone| zone.id == *id),
            Self::Network => document.networks.iter().position(|network| network.id == *id),
            Self::Component => document.components.iter().position(|component| component.id == *id),
            Self::ExtraFlow => document.extra_flows.iter().position(|flow| flow.id == *id),
        }
    }

    /// The ids of the list, in its order.
    pub(super) fn ids(self, document: &Document) -> Vec<&Id> {
        match self {
            Self::Zone => document.zones.iter().map(|zone| &zone.id).collect(),
            Self::Network => document.networks.iter().map(|network| &network.id).collect(),
            Self::Component => document.components.iter().map(|component| &component.id).collect(),
            Self::ExtraFlow => document.extra_flows.iter().map(|flow| &flow.id).collect(),
        }
    }

    /// The entry with this id.
    pub(super) fn find(self, document: &Document, id: &Id) -> Option<Part> {
        let at = self.position(document, id)?;
        match self {
            Self::Zone => document.zones.get(at).cloned().map(Part::Zone),
            Self::Network => document.networks.get(at).cloned().map(Part::Network),
            Self::Component => {
                document.components.get(at).cloned().map(|found| Part::Component(Box::new(found)))
            }
            Self::ExtraFlow => document.extra_flows.get(at).cloned().map(Part::ExtraFlow),
        }
    }

    fn take(self, document: &mut Document, at: usize) -> Option<Part> {
        fn out<T>(list: &mut Vec<T>, at: usize) -> Option<T> {
            if at < list.len() { Some(list.remove(at)) } else { None }
        }
        match self {
            Self::Zone => out(&mut document.zones, at).map(Part::Zone),
            Self::Network => out(&mut document.networks, at).map(Part::Network),
            Self::Component => {
                out(&mut document.components, at).map(|taken| Part::Component(Box::new(taken)))
            }
            Self::ExtraFlow => out(&mut document.extra_flows, at).map(Part::ExtraFlow),
        }
    }
}

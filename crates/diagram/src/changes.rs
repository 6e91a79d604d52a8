//! What differs from an older state: both states become one, so that they are drawn on one layout, with marks on what
//! differs.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use port_model::difference::{Difference, DocumentChanges, FlowChanges};
use port_model::{Deployment, Flow, Id};

/// An older state of a deployment.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The deployment as it was.
    pub deployment: &'a Deployment,
    /// The flows that followed from it, sorted by id.
    pub flows: &'a [Flow],
    /// Its version, where it has one.
    pub version: Option<i64>,
}

/// How the flows and components of a picture differ.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// For each flow; empty where nothing is compared.
    pub(crate) flows: Vec<Option<Difference>>,
    pub(crate) components: HashMap<Id, Difference>,
}

/// Two states as one.
pub(crate) struct Both<'a> {
    pub(crate) deployment: Cow<'a, Deployment>,
    /// First those of now, then those that are gone.
    pub(crate) flows: Cow<'a, [Flow]>,
    pub(crate) changes: Changes,
}

impl Changes {
    /// How a flow differs.
    pub(crate) fn of_flow(&self, at: usize) -> Option<Difference> {
        self.flows.get(at).copied().flatten()
    }

    /// How a component differs.
    pub(crate) fn of_component(&self, id: &Id) -> Option<Difference> {
        self.components.get(id).copied()
    }

    /// How what several parts make up differs: as they do if they do alike, else it is changed.
    pub(crate) fn of_all(
        parts: impl IntoIterator<Item = Option<Difference>>,
    ) -> Option<Difference> {
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let alike = parts.try_fold(first, |first, part| (part == first).then_some(first));
        alike.unwrap_or(Some(Difference::Changed))
    }

    /// Those of some of the flows.
    pub(crate) fn part(self, indexes: &[usize]) -> Self {
        let flows = indexes.iter().map(|at| self.of_flow(*at)).collect();
        Self { flows, components: self.components }
    }

    /// Whether anything differs.
    pub(crate) fn any(&self) -> bool {
        !self.components.is_empty() || self.flows.iter().any(Option::is_some)
    }
}

/// The flows of now, then those that are gone.
pub(crate) fn all_flows<'a>(flows: &'a [Flow], before: Option<Before<'_>>) -> Cow<'a, [Flow]> {
    let Some(before) = before else { return Cow::Borrowed(flows) };
    let gone = FlowChanges::between(before.flows, flows).removed;
    flows.iter().chain(gone).cloned().collect()
}

/// A deployment and its flows with what an older state had besides.
pub(crate) fn both<'a>(
    deployment: &'a Deployment,
    flows: &'a [Flow],
    before: Option<Before<'_>>,
) -> Both<'a> {
    let Some(before) = before else {
        return Both {
            deployment: Cow::Borrowed(deployment),
            flows: Cow::Borrowed(flows),
            changes: Changes::default(),
        };
    };
    let found = FlowChanges::between(before.flows, flows);
    let added: HashSet<&str> = found.added.iter().map(|flow| flow.id.as_str()).collect();
    let changed: HashSet<&str> = found.changed.iter().map(|flow| flow.after.id.as_str()).collect();
    let of = |flow: &Flow| match flow.id.as_str() {
        id if added.contains(id) => Some(Difference::Added),
        id if changed.contains(id) => Some(Difference::Changed),
        _ => None,
    };
    let gone = found.removed.iter().map(|_| Some(Difference::Removed));
    let documents = DocumentChanges::between(before.deployment.document(), deployment.document());
    let components = documents.components.into_iter().map(|entry| (entry.id, entry.change));
    Both {
        deployment: Cow::Owned(deployment.with_what_was(before.deployment)),
        changes: Changes {
            flows: flows.iter().map(of).chain(gone).collect(),
            components: components.collect(),
        },
        flows: flows.iter().chain(found.removed).cloned().collect(),
    }
}

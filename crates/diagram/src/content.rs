//! What a card says: its name, what it is, how it is reached.

use port_model::wording::Message;
use port_model::{Deployment, Lang};

use crate::nodes;
use crate::plan::Plan;
use crate::wording;

/// So many names of a stack are said at most.
const NAMES: usize = 24;

/// The words on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    pub name: String,
    /// The role and how many it stands for, unless the name says so already.
    pub kind: Option<String>,
    /// The first address and how many more there are; for a stack whom it holds.
    pub address: Option<String>,
    /// How many components a stack holds; 1 for everything else.
    pub stacked: usize,
}

impl Content {
    pub(crate) fn of(deployment: &Deployment, plan: &Plan, node: usize, lang: Lang) -> Self {
        let Some(node) = plan.nodes.all.get(node).filter(|node| !node.is_internet()) else {
            return Self::internet(lang);
        };
        let components = || node.members.iter().filter_map(|at| deployment.components().get(*at));
        let name = nodes::name(deployment, node, lang).unwrap_or_default();
        let role = deployment
            .catalogue()
            .role(&node.role)
            .map_or_else(|| node.role.to_string(), |role| role.name.get(lang).to_owned());
        let count = components().filter_map(|component| component.count).map(u64::from).sum();
        let kind = match (name == role, count) {
            (true, 0) => None,
            (false, 0) => Some(role),
            (true, count) => Some(wording::endpoints(lang, count)),
            (false, count) => Some(format!("{role} · {}", wording::grouped(lang, count))),
        };
        let at = node.members.first().copied().unwrap_or_default();
        let shown_by_frame = deployment.on_machine(deployment.machine(at)).len() > 1;
        let address = if node.members.len() > 1 {
            let names = components().take(NAMES).map(|one| deployment.component_name(one, lang));
            Some(names.collect::<Vec<_>>().join(", "))
        } else if shown_by_frame {
            None
        } else {
            first_of(deployment.addresses(at))
        };
        Self { name, kind, address, stacked: node.members.len() }
    }

    fn internet(lang: Lang) -> Self {
        Self {
            name: wording::text(lang, "internet"),
            kind: Some(wording::text(lang, "internet-kind")),
            address: None,
            stacked: 1,
        }
    }

    /// How many lines of text the card has.
    pub(crate) fn lines(&self) -> i32 {
        1 + i32::from(self.kind.is_some()) + i32::from(self.address.is_some())
    }
}

/// The first of several values, with how many more there are: `10.0.0.1 +2`.
pub(crate) fn first_of<T: ToString>(values: &[T]) -> Option<String> {
    let first = values.first()?.to_string();
    Some(if values.len() > 1 { format!("{first} +{}", values.len() - 1) } else { first })
}

/// The heading of a machine that several components share.
pub(crate) fn host(deployment: &Deployment, at: usize, lang: Lang) -> String {
    match first_of(deployment.addresses(at)) {
        Some(address) => wording::message(lang, &Message::new("host-at").with("address", address)),
        None => wording::text(lang, "host"),
    }
}

/// The id that groups and lines of a node bear.
pub(crate) fn id_of(plan: &Plan, node: usize) -> &str {
    plan.nodes.all.get(node).map_or("", |node| node.id.as_str())
}

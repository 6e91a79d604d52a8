//! Puts like components together when there are too many to look at one by one.
//!
//! Components are alike when a reader learns nothing from seeing them apart: same role, same zone, a
//! machine of their own, and the same connections. A few of them each get a card.

use std::collections::{BTreeMap, HashMap, HashSet};

use port_model::{Boundary, Deployment, Flow, Id};

/// Fewer like ones than this stay apart.
const AT_LEAST: usize = 8;
/// A deployment with more components than this is large,
const LARGE: usize = 300;
/// and there stacks begin with fewer.
const AT_LEAST_IF_LARGE: usize = 4;

/// Which stacks are shown as single cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Expand<'a> {
    /// None: like components go into a stack as soon as there are many.
    #[default]
    Nothing,
    /// Those that hold one of these components.
    These(&'a [Id]),
    /// All: every component has a card.
    Everything,
}

/// A connection as it looks from one of its ends.
type Contact<'a> = (&'a str, bool, &'a str, Option<u16>);

/// For each component that goes into a stack the first one of that stack.
pub(crate) fn find(
    deployment: &Deployment,
    flows: &[Flow],
    expand: Expand<'_>,
) -> HashMap<usize, usize> {
    let count = deployment.components().len();
    let apart: &[Id] = match expand {
        Expand::Nothing => &[],
        Expand::These(ids) => ids,
        Expand::Everything => return HashMap::new(),
    };
    let least = if count > LARGE { AT_LEAST_IF_LARGE } else { AT_LEAST };
    if count < least {
        return HashMap::new();
    }
    let apart: HashSet<usize> = apart.iter().filter_map(|id| deployment.index_of(id)).collect();
    let contacts = contacts(deployment, flows);
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, component) in deployment.components().iter().enumerate() {
        let alone = deployment.on_machine(deployment.machine(at)).len() < 2;
        if let (true, None, Some(place)) = (alone, &component.cluster, deployment.place(at)) {
            let key = (place.zone, component.role.as_str(), contacts.get(at));
            alike.entry(key).or_default().push(at);
        }
    }
    let stacks = alike.into_values().filter(|members| {
        members.len() >= least && !members.iter().any(|member| apart.contains(member))
    });
    stacks
        .flat_map(|members| {
            let first = members.first().copied().unwrap_or_default();
            members.into_iter().map(move |at| (at, first))
        })
        .collect()
}

/// What each component talks to. A component's flow with itself looks the same from everybody.
fn contacts<'a>(deployment: &Deployment, flows: &'a [Flow]) -> Vec<Vec<Contact<'a>>> {
    let mut contacts: Vec<HashSet<Contact<'a>>> =
        vec![HashSet::new(); deployment.components().len()];
    for flow in flows.iter().filter(|flow| flow.boundary != Boundary::Host) {
        let (source, destination) = (&flow.source.component, &flow.destination.component);
        let mut add = |id: &Id, opens: bool, other: &'a str| {
            let other = if source == destination { "" } else { other };
            let contact = (flow.flow.as_ref(), opens, other, flow.port.map(u16::from));
            if let Some(known) = deployment.index_of(id).and_then(|at| contacts.get_mut(at)) {
                known.insert(contact);
            }
        };
        add(source, true, destination.as_str());
        add(destination, false, source.as_str());
    }
    let sorted = contacts.into_iter().map(|known| {
        let mut known: Vec<Contact<'a>> = known.into_iter().collect();
        known.sort_unstable();
        known
    });
    sorted.collect()
}

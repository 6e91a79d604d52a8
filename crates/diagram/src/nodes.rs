//! What stands in the picture as a card: a component, a stack of like components, or the internet.

use std::collections::HashMap;

use port_model::{Boundary, Deployment, Flow, Id, Lang, Place};

use crate::stacks::{self, Expand};

/// The role column of what the catalogue doesn't know: with the surrounding services.
const OTHER_COLUMN: u8 = 4;

/// A card, before it has a place.
#[derive(Debug)]
pub(crate) struct Node {
    /// The document's components that it stands for: one, several in a stack, none for the internet.
    pub members: Vec<usize>,
    /// The id of the first member, or `internet`.
    pub id: Id,
    /// The role's id, or `internet`.
    pub role: Id,
    /// The sub-column inside the zone.
    pub column: u8,
    /// Where it stands; the internet's place is up to the plan.
    pub place: Option<Place>,
}

impl Node {
    pub(crate) fn is_internet(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether it is one of the platform's own servers, and neither people, endpoints nor a service around it.
    pub(crate) fn is_platform(&self, deployment: &Deployment) -> bool {
        let role = deployment.catalogue().role(&self.role);
        role.is_some_and(|role| !role.many && role.column < OTHER_COLUMN)
    }

    /// Whether it is one of the services around the platform.
    pub(crate) fn is_service(&self) -> bool {
        self.column >= OTHER_COLUMN
    }
}

/// All cards in the order of the document, and which one stands for a component.
#[derive(Debug)]
pub(crate) struct Nodes {
    pub all: Vec<Node>,
    of_component: Vec<usize>,
}

impl Nodes {
    pub(crate) fn of(deployment: &Deployment, flows: &[Flow], expand: Expand<'_>) -> Self {
        let mut nodes = Self { all: Vec::new(), of_component: Vec::new() };
        // The internet comes first, so that it stays where it is when components are added.
        if flows.iter().any(|flow| touches_internet(flow) && flow.boundary != Boundary::Host) {
            nodes.all.push(internet());
        }
        let stacks = stacks::find(deployment, flows, expand);
        let mut of_stack: HashMap<usize, usize> = HashMap::new();
        for at in 0..deployment.components().len() {
            let stack = stacks.get(&at).copied().unwrap_or(at);
            let node = *of_stack.entry(stack).or_insert(nodes.all.len());
            if let Some(node) = nodes.all.get_mut(node) {
                node.members.push(at);
                let shared = node.place.filter(|place| deployment.place(at) == Some(*place));
                node.place = shared.or_else(|| zone_only(node.place));
            } else {
                nodes.all.extend(component(deployment, at));
            }
            nodes.of_component.push(node);
        }
        nodes
    }

    /// The card of a component or of the internet.
    pub(crate) fn index_of(&self, deployment: &Deployment, id: &Id) -> Option<usize> {
        if *id == Id::INTERNET {
            return self.all.first().filter(|node| node.is_internet()).map(|_| 0);
        }
        self.of_component.get(deployment.index_of(id)?).copied()
    }

    /// The card of the document's nth component.
    pub(crate) fn of_component(&self, at: usize) -> Option<usize> {
        self.of_component.get(at).copied()
    }
}

fn touches_internet(flow: &Flow) -> bool {
    flow.source.component == Id::INTERNET || flow.destination.component == Id::INTERNET
}

fn internet() -> Node {
    let (id, role) = (Id::INTERNET, Id::INTERNET);
    Node { members: Vec::new(), id, role, column: 0, place: None }
}

fn component(deployment: &Deployment, at: usize) -> Option<Node> {
    let component = deployment.components().get(at)?;
    Some(Node {
        members: vec![at],
        id: component.id.clone(),
        role: component.role.clone(),
        column: deployment.role(component).map_or(OTHER_COLUMN, |role| role.column),
        place: deployment.place(at),
    })
}

fn zone_only(place: Option<Place>) -> Option<Place> {
    place.map(|place| Place { network: None, ..place })
}

/// A card's name: the component's own, or for a stack its role's.
pub(crate) fn name(deployment: &Deployment, node: &Node, lang: Lang) -> Option<String> {
    let component = deployment.components().get(*node.members.first()?)?;
    if node.members.len() > 1 {
        return deployment.role(component).map(|role| role.name.get(lang).to_owned());
    }
    Some(deployment.component_name(component, lang))
}

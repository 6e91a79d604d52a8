//! What moves as one inside a column: a card, a machine with several, or a cluster of machines.

use std::collections::BTreeMap;

use port_model::{Component, Deployment, Name};

use crate::nodes::Nodes;

/// A card, a machine or a cluster.
#[derive(Debug)]
pub(crate) struct Unit {
    /// The machines from top to bottom, each with its nodes.
    pub machines: Vec<Vec<usize>>,
    /// The cluster's name.
    pub cluster: Option<String>,
    /// The index among the columns.
    pub column: usize,
}

/// All units, and which one holds a node.
#[derive(Debug)]
pub(crate) struct Units {
    pub all: Vec<Unit>,
    of_node: Vec<usize>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Internet,
    Machine(usize),
    Cluster(&'a str),
}

impl Units {
    pub(crate) fn new(nodes: usize) -> Self {
        Self { all: Vec::new(), of_node: vec![0; nodes] }
    }

    /// The unit that holds a node.
    pub(crate) fn index_of(&self, node: usize) -> Option<usize> {
        self.of_node.get(node).copied()
    }

    /// The unit that holds a node.
    pub(crate) fn of(&self, node: usize) -> Option<&Unit> {
        self.all.get(self.index_of(node)?)
    }

    /// Groups the nodes of a cell into machines and those into clusters.
    pub(crate) fn add(
        &mut self,
        deployment: &Deployment,
        nodes: &Nodes,
        members: &[usize],
        column: usize,
    ) -> Vec<usize> {
        let first = self.all.len();
        let mut known: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        let mut machines: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        for &node in members {
            let machine = machine_of(deployment, nodes, node);
            let cluster = machine.and_then(|machine| cluster_on(deployment, machine));
            let key = match (machine, cluster) {
                (_, Some(cluster)) => Key::Cluster(cluster.as_str()),
                (Some(machine), None) => Key::Machine(machine),
                (None, None) => Key::Internet,
            };
            let at = *known.entry(key).or_insert_with(|| {
                let cluster = cluster.map(ToString::to_string);
                self.all.push(Unit { machines: Vec::new(), cluster, column });
                self.all.len() - 1
            });
            let Some(unit) = self.all.get_mut(at) else { continue };
            let nth = *machines.entry(machine).or_insert(unit.machines.len());
            match unit.machines.get_mut(nth) {
                Some(cards) => cards.push(node),
                None => unit.machines.push(vec![node]),
            }
            if let Some(of) = self.of_node.get_mut(node) {
                *of = at;
            }
        }
        for unit in self.all.iter_mut().skip(first) {
            unit.tidy(|node| is_cluster_member(deployment, nodes, node));
        }
        (first..self.all.len()).collect()
    }

    /// Whether two nodes are neighbouring members of one cluster, with nothing between them.
    pub(crate) fn are_neighbours(&self, one: usize, other: usize) -> bool {
        let meet = |pair: &[Vec<usize>]| {
            let (upper, lower) = (pair.first(), pair.get(1));
            let ends =
                upper.and_then(|cards| cards.last()).zip(lower.and_then(|cards| cards.first()));
            ends == Some((&one, &other)) || ends == Some((&other, &one))
        };
        self.of(one)
            .is_some_and(|unit| unit.cluster.is_some() && unit.machines.windows(2).any(meet))
    }
}

impl Unit {
    /// A cluster of one machine is none. In a pair the members stand next to each other, with what
    /// shares their machines outside.
    fn tidy(&mut self, is_member: impl Fn(usize) -> bool) {
        if self.machines.len() < 2 {
            self.cluster = None;
        }
        if self.cluster.is_none() {
            return;
        }
        if let Some(first) = self.machines.first_mut() {
            first.sort_by_key(|node| is_member(*node));
        }
        if let Some(last) = self.machines.last_mut() {
            last.sort_by_key(|node| !is_member(*node));
        }
    }
}

/// The sub-column of the whole machine: that of the component that the others name as host.
///
/// People and endpoints stand to the left of the platform's servers, the services around them to the right. The
/// servers share one column: with one for each role the picture would be far wider than a page.
pub(crate) fn column_of(deployment: &Deployment, nodes: &Nodes, at: usize) -> u8 {
    let host = machine_of(deployment, nodes, at).and_then(|machine| nodes.of_component(machine));
    match nodes.all.get(host.unwrap_or(at)) {
        Some(node) if node.is_service() => 2,
        Some(node) if node.column > 0 => 1,
        _ => 0,
    }
}

fn machine_of(deployment: &Deployment, nodes: &Nodes, at: usize) -> Option<usize> {
    let first = nodes.all.get(at)?.members.first()?;
    Some(deployment.machine(*first))
}

fn component<'a>(deployment: &'a Deployment, nodes: &Nodes, at: usize) -> Option<&'a Component> {
    deployment.components().get(*nodes.all.get(at)?.members.first()?)
}

/// The cluster that somebody on a machine is a member of.
fn cluster_on(deployment: &Deployment, machine: usize) -> Option<&Name> {
    let mut on = deployment.on_machine(machine).iter();
    on.find_map(|at| deployment.components().get(*at)?.cluster.as_ref())
}

fn is_cluster_member(deployment: &Deployment, nodes: &Nodes, at: usize) -> bool {
    component(deployment, nodes, at).is_some_and(|component| component.cluster.is_some())
}

//! Objects: the places of components, with names.

use std::collections::{BTreeMap, BTreeSet};

use port_model::{Deployment, Endpoint, Id};
use sha2::{Digest, Sha256};

use super::place::Place;
use crate::content::Content;
use crate::report::lacks_address;

/// A place of a component.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Object<'a> {
    /// The component, or `internet`.
    pub(crate) component: &'a Id,
    /// Where it is.
    pub(crate) place: Place<'a>,
    /// The component's name for people.
    pub(crate) label: &'a str,
}

impl Object<'_> {
    /// Its name before a format cuts it: the component's id and the place, so that it stays the same
    /// between versions and never stands for another address. Letters, digits, `.`, `-` and `_`.
    pub(crate) fn name(&self) -> String {
        format!("{}_{}", self.component, self.place.word())
    }
}

/// Several places of one component, where a format calls them by one name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Group<'a> {
    /// The component's id, with a hash of the members where a flow reaches it at other addresses than
    /// those that the document gives it.
    pub(crate) name: String,
    /// The component, or `internet`.
    pub(crate) component: &'a Id,
    /// The component's name for people.
    pub(crate) label: &'a str,
    /// Its places, sorted.
    pub(crate) members: Vec<Object<'a>>,
}

/// The places of one end of a rule.
pub(crate) fn places<'a>(deployment: &Deployment, end: &'a Endpoint) -> BTreeSet<Place<'a>> {
    if lacks_address(deployment, end) {
        BTreeSet::from([Place::Missing])
    } else if end.addresses.is_empty() {
        BTreeSet::from([Place::Any])
    } else {
        end.addresses.iter().map(Place::of).collect()
    }
}

/// The objects of all rules by name, without [`Place::Any`].
pub(crate) fn all_objects<'a>(content: &'a Content<'_>) -> BTreeMap<String, Object<'a>> {
    let ends = content.rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
    let objects = ends.flat_map(|end| objects(content.request.deployment, end));
    let specific = objects.filter(|object| object.place != Place::Any);
    specific.map(|object| (object.name(), object)).collect()
}

/// The places of one end of a rule as objects, sorted.
pub(super) fn objects<'a>(deployment: &Deployment, end: &'a Endpoint) -> Vec<Object<'a>> {
    let object = |place| Object { component: &end.component, place, label: &end.name };
    places(deployment, end).into_iter().map(object).collect()
}

/// The name of an end: the component's id, with a hash of its addresses where a flow reaches it at
/// others than those that the document gives it.
pub(crate) fn end_name(deployment: &Deployment, end: &Endpoint) -> String {
    let at = deployment.index_of(&end.component);
    if at.is_some_and(|at| deployment.addresses(at) == end.addresses) {
        return end.component.to_string();
    }
    let names: Vec<String> = objects(deployment, end).iter().map(Object::name).collect();
    let hash = hex::encode(Sha256::digest(names.join(" ")));
    format!("{}_set_{}", end.component, &hash[..8])
}

/// The group of an end of which several places can be said.
pub(super) fn group<'a>(
    deployment: &Deployment,
    end: &'a Endpoint,
    said: &[Object<'a>],
) -> Option<Group<'a>> {
    if said.len() < 2 {
        return None;
    }
    Some(Group {
        name: end_name(deployment, end),
        component: &end.component,
        label: &end.name,
        members: said.to_vec(),
    })
}

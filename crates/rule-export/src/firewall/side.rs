//! The two sides of a rule.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use port_model::{Deployment, Endpoint, Id};

use super::object::{self, Group, Object};
use super::place::{Family, Place};
use super::policy::Says;
use crate::report::Unsayable;

/// One side of a rule.
#[derive(Debug, Clone)]
pub(crate) struct Side<'a> {
    /// Its objects, sorted; only [`Place::Any`] where one of its ends is anywhere.
    pub(crate) objects: Vec<Object<'a>>,
    /// The same with the components that have several places as groups: names of objects and groups,
    /// sorted; empty where it is anywhere.
    pub(crate) names: Vec<String>,
    /// The ends that it is made of.
    ends: &'a [Arc<Endpoint>],
}

impl<'a> Side<'a> {
    /// Whether any address is meant.
    pub(crate) fn is_any(&self) -> bool {
        self.names.is_empty()
    }

    /// The components that it is made of.
    pub(crate) fn components(&self) -> impl Iterator<Item = &'a Id> + use<'a> {
        self.ends.iter().map(|end| &end.component)
    }

    /// The objects of some of its components, also where another one is anywhere.
    pub(crate) fn of_components(
        &self,
        deployment: &Deployment,
        says: Says,
        is_meant: impl Fn(&Id) -> bool,
    ) -> Vec<Object<'a>> {
        if !self.is_any() {
            let meant = self.objects.iter().filter(|object| is_meant(object.component));
            return meant.cloned().collect();
        }
        let meant = self.ends.iter().filter(|end| is_meant(&end.component));
        let objects = meant.flat_map(|end| object::objects(deployment, end));
        let said: BTreeSet<Object<'a>> = objects.filter(|it| says(&it.place).is_none()).collect();
        said.into_iter().collect()
    }

    /// The objects that are of a family or of none.
    pub(super) fn within(&self, family: Family) -> Vec<&Object<'a>> {
        let fits = |object: &&Object<'_>| object.place.family().is_none_or(|its| its == family);
        self.objects.iter().filter(fits).collect()
    }

    /// Whether an address is missing.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.objects.iter().any(|object| object.place == Place::Missing)
    }
}

/// The ends of one side, as far as a format can say them.
pub(super) struct Ends<'a> {
    /// Sorted; only [`Place::Any`] where one of the ends is anywhere.
    pub(super) objects: BTreeSet<Object<'a>>,
    /// The ends that have several places.
    pub(super) groups: Vec<Group<'a>>,
    /// The objects and groups by name.
    names: BTreeSet<String>,
    /// What the format can't say, as Portolan writes it, each once.
    pub(super) unsaid: BTreeMap<String, Unsayable>,
    all: &'a [Arc<Endpoint>],
}

impl<'a> Ends<'a> {
    pub(super) fn of(deployment: &Deployment, ends: &'a [Arc<Endpoint>], says: Says) -> Self {
        let mut said = Self {
            objects: BTreeSet::new(),
            groups: Vec::new(),
            names: BTreeSet::new(),
            unsaid: BTreeMap::new(),
            all: ends,
        };
        let each = || ends.iter().map(|end| (end, object::objects(deployment, end)));
        let mut anywhere = each().flat_map(|(_, objects)| objects);
        if let Some(any) = anywhere.find(|object| object.place == Place::Any) {
            said.objects.insert(any);
            return said;
        }
        for (end, mut objects) in each() {
            objects.retain(|object| said.keeps(object, says));
            said.add(object::group(deployment, end, &objects), objects);
        }
        said
    }

    fn keeps(&mut self, object: &Object<'_>, says: Says) -> bool {
        let because = says(&object.place);
        self.unsaid.extend(because.map(|because| (object.place.to_string(), because)));
        because.is_none()
    }

    fn add(&mut self, group: Option<Group<'a>>, objects: Vec<Object<'a>>) {
        match group {
            Some(group) => {
                self.names.insert(group.name.clone());
                self.groups.push(group);
            }
            None => self.names.extend(objects.iter().map(Object::name)),
        }
        self.objects.extend(objects);
    }

    pub(super) fn side(&self) -> Side<'a> {
        Side {
            objects: self.objects.iter().cloned().collect(),
            names: self.names.iter().cloned().collect(),
            ends: self.all,
        }
    }
}

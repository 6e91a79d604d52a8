//! Rules, objects and groups for formats that keep the families of addresses apart.

use std::collections::BTreeMap;

use super::object::{Group, Object};
use super::place::Family;
use super::policy::{Directed, Policy};

/// A policy in which each rule, object and group is of one family. What is of IPv6 because of where it
/// stands, and not by its address, has `_v6` behind its name, and a rule of IPv6 has `.v6`: nothing else ends so.
#[derive(Debug)]
pub(crate) struct Apart<'r, 'a> {
    /// The rules, in the order of the policy.
    pub(crate) rules: Vec<Part<'r, 'a>>,
    /// The objects that they use, by name.
    pub(crate) objects: BTreeMap<String, (Family, &'r Object<'a>)>,
    /// The groups that they use, by name; each has two or more members.
    pub(crate) groups: BTreeMap<String, Members<'r, 'a>>,
}

/// The part of a rule that is of one family.
#[derive(Debug)]
pub(crate) struct Part<'r, 'a> {
    /// The rule's name, with `.v6` for IPv6.
    pub(crate) name: String,
    pub(crate) family: Family,
    pub(crate) rule: &'r Directed<'a>,
    /// Names of objects and groups; empty where it is anywhere.
    pub(crate) sources: Vec<String>,
    /// Names of objects and groups; empty where it is anywhere.
    pub(crate) destinations: Vec<String>,
}

/// The part of a group that is of one family.
#[derive(Debug)]
pub(crate) struct Members<'r, 'a> {
    pub(crate) family: Family,
    pub(crate) group: &'r Group<'a>,
    /// Names of its objects.
    pub(crate) names: Vec<String>,
}

impl<'r, 'a> Apart<'r, 'a> {
    pub(crate) fn of(policy: &'r Policy<'a>) -> Self {
        let mut apart =
            Self { rules: Vec::new(), objects: BTreeMap::new(), groups: BTreeMap::new() };
        for rule in &policy.rules {
            for family in rule.families() {
                let mut side = |names: &[String]| -> Vec<String> {
                    names.iter().filter_map(|name| apart.know(policy, name, family)).collect()
                };
                let sources = side(&rule.sources.names);
                let destinations = side(&rule.destinations.names);
                let name = match family {
                    Family::V4 => rule.name.clone(),
                    Family::V6 => format!("{}.v6", rule.name),
                };
                apart.rules.push(Part { name, family, rule, sources, destinations });
            }
        }
        apart
    }

    /// The names of its objects and groups.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.objects.keys().chain(self.groups.keys()).map(String::as_str)
    }

    /// What an object or a group of the policy is called in a family, if it has anything there.
    fn know(&mut self, policy: &'r Policy<'a>, name: &str, family: Family) -> Option<String> {
        let Some(group) = policy.groups.get(name) else {
            return self.know_object(policy.objects.get(name)?, family);
        };
        let each = group.members.iter();
        let mut names: Vec<String> =
            each.filter_map(|member| self.know_object(member, family)).collect();
        if names.len() < 2 {
            return names.pop();
        }
        let name = marked(name, family);
        self.groups.insert(name.clone(), Members { family, group, names });
        Some(name)
    }

    fn know_object(&mut self, object: &'r Object<'a>, family: Family) -> Option<String> {
        let name = match object.place.family() {
            None => marked(&object.name(), family),
            Some(its) if its == family => object.name(),
            Some(_) => return None,
        };
        self.objects.insert(name.clone(), (family, object));
        Some(name)
    }
}

fn marked(name: &str, family: Family) -> String {
    match family {
        Family::V4 => name.to_owned(),
        Family::V6 => format!("{name}_v6"),
    }
}

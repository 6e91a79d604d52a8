//! Whose addresses the ends of rules have.

use std::collections::BTreeMap;

use port_model::{Component, Deployment, Endpoint, Id};

use crate::firewall::end_name;
use crate::rule::Rule;

/// The component that the document gives an end's addresses to: the end's own, or the one whose
/// machine it is on. None for the internet's hosts and for management addresses.
pub(crate) fn owner<'a>(deployment: &'a Deployment, end: &Endpoint) -> Option<&'a Component> {
    let at = deployment.index_of(&end.component)?;
    let is_its_own = deployment.addresses(at) == end.addresses;
    deployment.components().get(deployment.machine(at)).filter(|_| is_its_own)
}

/// Each end of some rules once, sorted by component.
pub(crate) fn ends<'r>(
    deployment: &Deployment,
    rules: &'r [Rule],
) -> BTreeMap<(&'r Id, String), &'r Endpoint> {
    let all = rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
    all.map(|end| ((&end.component, end_name(deployment, end)), &**end)).collect()
}

//! What a format is given to write.

use std::collections::BTreeMap;

use port_model::flow::FlowReference;
use port_model::{Id, Lang};

use crate::request::Request;
use crate::rule::Rule;

/// What a format is given to write.
#[derive(Debug)]
pub(crate) struct Content<'a> {
    /// What was asked for.
    pub(crate) request: &'a Request<'a>,
    /// The rules, in the order in which to write them.
    pub(crate) rules: Vec<Rule>,
}

impl Content<'_> {
    /// The language to write in.
    pub(crate) fn lang(&self) -> Lang {
        self.request.lang
    }

    /// A zone's name for people. Zones that bear the same name are told apart by their ids.
    pub(crate) fn zone_name(&self, id: &Id) -> String {
        let zones = &self.request.deployment.document().zones;
        let Some(zone) = zones.iter().find(|zone| zone.id == *id) else {
            return if *id == Id::INTERNET { "Internet".to_owned() } else { id.to_string() };
        };
        let name = zone.display_name(self.lang());
        let bearers = zones.iter().filter(|other| other.display_name(self.lang()) == name);
        if bearers.count() > 1 { format!("{name} ({id})") } else { name }
    }

    /// A component's name for people.
    pub(crate) fn component_name(&self, id: &Id) -> String {
        let deployment = self.request.deployment;
        deployment
            .component(id)
            .map_or_else(|| id.to_string(), |known| deployment.component_name(known, self.lang()))
    }

    /// The catalogue's services in use, with their names, sorted by id.
    pub(crate) fn services(&self) -> BTreeMap<&Id, &str> {
        let catalogue = self.request.deployment.catalogue();
        let ids = self.rules.iter().flat_map(|rule| &rule.services).flat_map(|used| &used.services);
        ids.filter_map(|id| Some((id, catalogue.service(id)?.name.get(self.lang())))).collect()
    }

    /// What the rules rest on, each source once, sorted by title.
    pub(crate) fn references(&self) -> Vec<&FlowReference> {
        let each = self.rules.iter().flat_map(Rule::references);
        let sorted: BTreeMap<_, _> =
            each.map(|it| ((&it.title, &it.section, &it.url, &it.note), it)).collect();
        sorted.into_values().collect()
    }
}

//! What a format is given to write.

use std::collections::BTreeMap;

use port_model::flow::FlowReference;
use port_model::wording::Message;
use port_model::{Id, Lang};

use crate::request::Request;
use crate::rule::Rule;
use crate::text::{message, text};

/// What a format is given to write.
#[derive(Debug)]
pub struct Content<'a> {
    /// What was asked for.
    pub request: &'a Request<'a>,
    /// The rules, in the order in which to write them.
    pub rules: Vec<Rule>,
}

impl Content<'_> {
    /// The language to write in.
    pub fn lang(&self) -> Lang {
        self.request.lang
    }

    /// A zone's name for people. Zones that bear the same name are told apart by their ids.
    pub fn zone_name(&self, id: &Id) -> String {
        let zones = &self.request.deployment.document().zones;
        let Some(zone) = zones.iter().find(|zone| zone.id == *id) else {
            return if *id == Id::INTERNET { "Internet".to_owned() } else { id.to_string() };
        };
        let name = zone.display_name(self.lang());
        let bearers = zones.iter().filter(|other| other.display_name(self.lang()) == name);
        if bearers.count() > 1 { format!("{name} ({id})") } else { name }
    }

    /// How flows became rules, as a sentence.
    pub fn grouping_text(&self) -> String {
        text(self.lang(), &format!("grouping-{}", self.request.grouping.word()))
    }

    /// Which flows these are, as a sentence.
    pub fn filter_text(&self) -> String {
        let filter = &self.request.filter;
        let mut parts = Vec::new();
        if filter.crossing_only {
            parts.push(Message::new("filter-crossing"));
        }
        if let Some(id) = &filter.component {
            parts.push(Message::new("filter-component").with("name", self.component_name(id)));
        }
        if let Some((one, other)) = &filter.zones {
            let (one, other) = (self.zone_name(one), self.zone_name(other));
            parts.push(Message::new("filter-zones").with("one", one).with("other", other));
        }
        if parts.is_empty() {
            parts.push(Message::new("filter-none"));
        }
        let parts: Vec<String> = parts.iter().map(|part| message(self.lang(), part)).collect();
        parts.join("; ")
    }

    /// A component's name for people.
    pub fn component_name(&self, id: &Id) -> String {
        let deployment = self.request.deployment;
        deployment
            .component(id)
            .map_or_else(|| id.to_string(), |known| deployment.component_name(known, self.lang()))
    }

    /// The catalogue's services in use, with their names, sorted by id.
    pub fn services(&self) -> BTreeMap<&Id, &str> {
        let catalogue = self.request.deployment.catalogue();
        let ids = self.rules.iter().flat_map(|rule| &rule.services).flat_map(|used| &used.services);
        ids.filter_map(|id| Some((id, catalogue.service(id)?.name.get(self.lang())))).collect()
    }

    /// What the rules rest on, each source once, sorted by title.
    pub fn references(&self) -> Vec<&FlowReference> {
        let each = self.rules.iter().flat_map(Rule::references);
        let sorted: BTreeMap<_, _> =
            each.map(|it| ((&it.title, &it.section, &it.url, &it.note), it)).collect();
        sorted.into_values().collect()
    }
}

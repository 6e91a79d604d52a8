//! What a format is given to write.

use std::collections::BTreeMap;

use port_model::flow::FlowReference;
use port_model::{Deployment, Id, Lang};

use crate::change::{Change, ChangedRule};
use crate::request::Request;
use crate::rule::Rule;

/// What a format is given to write.
#[derive(Debug)]
pub(crate) struct Content<'a> {
    /// What was asked for.
    pub(crate) request: &'a Request<'a>,
    /// The rules, in the order in which to write them.
    pub(crate) rules: Vec<Rule>,
    /// What became of the rules of the version that is compared with, those that are gone among them.
    pub(crate) changed: Option<Vec<ChangedRule>>,
    /// The rules of the version that is compared with; none where nothing is compared.
    pub(crate) former: Vec<Rule>,
}

/// A rule to write, with the deployment that knows its ends.
pub(crate) struct Row<'a> {
    /// What becomes of it, where two versions are compared.
    pub(crate) change: Option<Change>,
    /// The rule.
    pub(crate) rule: &'a Rule,
    /// What knows the names of its ends.
    pub(crate) names: Names<'a>,
}

/// The names of what a deployment has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names<'a> {
    pub(crate) deployment: &'a Deployment,
    pub(crate) lang: Lang,
}

impl Names<'_> {
    /// A zone's name for people. Zones that bear the same name are told apart by their ids.
    pub(crate) fn zone(self, id: &Id) -> String {
        let zones = &self.deployment.document().zones;
        let Some(zone) = zones.iter().find(|zone| zone.id == *id) else {
            return if *id == Id::INTERNET { "Internet".to_owned() } else { id.to_string() };
        };
        let name = zone.display_name(self.lang);
        let bearers = zones.iter().filter(|other| other.display_name(self.lang) == name);
        if bearers.count() > 1 { format!("{name} ({id})") } else { name }
    }

    /// A component's name for people.
    pub(crate) fn component(self, id: &Id) -> String {
        let known = self.deployment.component(id);
        known.map_or_else(|| id.to_string(), |it| self.deployment.component_name(it, self.lang))
    }
}

impl<'a> Content<'a> {
    /// The names of what the deployment has.
    pub(crate) fn names(&self) -> Names<'a> {
        Names { deployment: self.request.deployment, lang: self.request.lang }
    }

    /// The names of what the deployment had, where it is compared with an older version.
    pub(crate) fn former_names(&self) -> Names<'a> {
        let before = self.request.before.map(|before| before.deployment);
        Names { deployment: before.unwrap_or(self.request.deployment), lang: self.request.lang }
    }

    /// The rules to write: all, or all with what becomes of them.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let plain = self.rules.iter().filter(|_| self.changed.is_none());
        let plain = plain.map(|rule| Row { change: None, rule, names: self.names() });
        let changed = self.changed.iter().flatten().map(|changed| Row {
            change: Some(changed.change),
            rule: &changed.rule,
            names: match changed.change {
                Change::Remove => self.former_names(),
                Change::Add | Change::Modify | Change::Keep => self.names(),
            },
        });
        plain.chain(changed)
    }

    /// The rules that are modified: as they were, and as they are.
    pub(crate) fn modified(&self) -> impl Iterator<Item = [Row<'_>; 2]> {
        self.changed.iter().flatten().filter_map(|changed| {
            let change = Some(changed.change);
            let before = changed.before.as_ref()?;
            Some([
                Row { change, rule: before, names: self.former_names() },
                Row { change, rule: &changed.rule, names: self.names() },
            ])
        })
    }

    /// How many rules a change is of.
    pub(crate) fn count(&self, change: Change) -> usize {
        self.changed.iter().flatten().filter(|changed| changed.change == change).count()
    }

    /// The language to write in.
    pub(crate) fn lang(&self) -> Lang {
        self.request.lang
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

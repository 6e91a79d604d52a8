//! Which flows an export is about.

use std::collections::{BTreeSet, HashSet};

use port_model::wording::Message;
use port_model::{Boundary, Deployment, Flow, Id, Lang};
use serde::Serialize;

use crate::text;

/// Which flows an export is about; the default is all of them. Flows inside one machine are never.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// Only flows between zones, or to the internet.
    pub crossing_only: bool,
    /// Only flows of this component, in either direction: its own firewall.
    pub component: Option<Id>,
    /// Only flows between these two zones, in either direction: the wall between them.
    pub zones: Option<(Id, Id)>,
    /// Only flows of this machine, in either direction: its host firewall.
    pub host: Option<Machine>,
}

/// A machine with all that runs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// The component that the others on it name as their host.
    pub id: Id,
    /// All its components, sorted by id.
    pub components: BTreeSet<Id>,
}

impl Machine {
    /// The machine that a component is on; nothing where the deployment has no such component.
    pub fn of(deployment: &Deployment, component: &Id) -> Option<Self> {
        let machine = deployment.machine(deployment.index_of(component)?);
        let id = |at: &usize| deployment.components().get(*at).map(|it| it.id.clone());
        let beside = deployment.on_machine(machine).iter().chain([&machine]);
        Some(Self { id: id(&machine)?, components: beside.filter_map(id).collect() })
    }

    /// Whether an end of a flow is on it.
    pub(crate) fn holds(&self, component: &Id) -> bool {
        self.components.contains(component)
    }
}

/// A word that names no filter of a deployment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAFilter {
    /// It is none of those that there are.
    #[error(
        "'{word}' is none of all, crossing, wall:ZONE:ZONE, host:COMPONENT and component:COMPONENT"
    )]
    Unknown {
        /// The word.
        word: String,
    },
    /// The deployment has no such zone.
    #[error("there is no zone '{id}'")]
    NoZone {
        /// What was named.
        id: String,
    },
    /// The deployment has no such component.
    #[error("there is no component '{id}'")]
    NoComponent {
        /// What was named.
        id: String,
    },
}

impl NotAFilter {
    /// The fault as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let message = match self {
            Self::Unknown { word } => Message::new("filter-unknown").with("word", word),
            Self::NoZone { id } => Message::new("filter-no-zone").with("id", id),
            Self::NoComponent { id } => Message::new("filter-no-component").with("id", id),
        };
        text::message(lang, &message)
    }
}

impl Filter {
    /// The filter that a word names, as URLs and the command line have it: `all`, `crossing`,
    /// `wall:ZONE:ZONE` (one firewall, both directions), `host:COMPONENT` (one machine's host firewall)
    /// or `component:COMPONENT`.
    ///
    /// # Errors
    /// Where it is none of these, or the deployment has no such zone or component.
    pub fn from_word(word: &str, deployment: &Deployment) -> Result<Self, NotAFilter> {
        let none = Self::default();
        let unknown = || NotAFilter::Unknown { word: word.to_owned() };
        let component = |id: &str| {
            let known = deployment.components().iter().find(|component| component.id == *id);
            known.ok_or_else(|| NotAFilter::NoComponent { id: id.to_owned() })
        };
        match word.split(':').collect::<Vec<_>>()[..] {
            ["" | "all"] => Ok(none),
            ["crossing"] => Ok(Self { crossing_only: true, ..none }),
            ["wall", one, other] => {
                let zones = (zone(deployment, one)?, zone(deployment, other)?);
                Ok(Self { zones: Some(zones), ..none })
            }
            ["host", id] => Ok(Self { host: Machine::of(deployment, &component(id)?.id), ..none }),
            ["component", id] => Ok(Self { component: Some(component(id)?.id.clone()), ..none }),
            _ => Err(unknown()),
        }
    }

    /// The word that names it. Of several at once it names the narrowest.
    pub fn word(&self) -> String {
        match (&self.host, &self.component, &self.zones) {
            (Some(host), ..) => format!("host:{}", host.id),
            (_, Some(component), _) => format!("component:{component}"),
            (.., Some((one, other))) => format!("wall:{one}:{other}"),
            _ if self.crossing_only => "crossing".to_owned(),
            _ => "all".to_owned(),
        }
    }

    /// A filter for each firewall that a flow crosses, by its zones.
    pub fn walls(flows: &[Flow]) -> Vec<Self> {
        let crossing = flows.iter().filter(|flow| flow.boundary == Boundary::Crossing);
        let zones: BTreeSet<(&Id, &Id)> = crossing
            .map(|flow| (&flow.source.zone, &flow.destination.zone))
            .filter(|(one, other)| one != other)
            .map(|(one, other)| if one < other { (one, other) } else { (other, one) })
            .collect();
        let wall = |(one, other): (&Id, &Id)| Some((one.clone(), other.clone()));
        zones.into_iter().map(|zones| Self { zones: wall(zones), ..Self::default() }).collect()
    }

    /// A filter for each machine that a flow leaves or reaches, in the order of the document.
    pub fn hosts(deployment: &Deployment, flows: &[Flow]) -> Vec<Self> {
        let outside = flows.iter().filter(|flow| flow.boundary != Boundary::Host);
        let ends: HashSet<&Id> = outside
            .flat_map(|flow| [&flow.source.component, &flow.destination.component])
            .collect();
        let machines: Vec<Machine> = (0..deployment.components().len())
            .filter(|at| deployment.machine(*at) == *at)
            .filter_map(|at| Machine::of(deployment, &deployment.components().get(at)?.id))
            .collect();
        let busy = |machine: &Machine| machine.components.iter().any(|it| ends.contains(it));
        let filter = |host| Self { host: Some(host), ..Self::default() };
        machines.into_iter().filter(busy).map(filter).collect()
    }

    /// Whether an export with this filter holds a flow.
    pub fn admits(&self, flow: &Flow) -> bool {
        flow.boundary != Boundary::Host
            && (!self.crossing_only || flow.boundary == Boundary::Crossing)
            && self.component.as_ref().is_none_or(|component| touches(flow, component))
            && self.zones.as_ref().is_none_or(|(one, other)| lies_between(flow, one, other))
            && self.host.as_ref().is_none_or(|host| {
                host.holds(&flow.source.component) || host.holds(&flow.destination.component)
            })
    }
}

/// A zone of the deployment, or the internet, which every deployment has.
fn zone(deployment: &Deployment, id: &str) -> Result<Id, NotAFilter> {
    let zones = deployment.document().zones.iter().map(|zone| zone.id.clone());
    let found = zones.chain([Id::INTERNET]).find(|zone| zone.as_str() == id);
    found.ok_or_else(|| NotAFilter::NoZone { id: id.to_owned() })
}

fn touches(flow: &Flow, component: &Id) -> bool {
    flow.source.component == *component || flow.destination.component == *component
}

fn lies_between(flow: &Flow, one: &Id, other: &Id) -> bool {
    let ends = (&flow.source.zone, &flow.destination.zone);
    ends == (one, other) || ends == (other, one)
}

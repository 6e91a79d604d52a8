//! A thing in three states: as it was, as the command wants it and as others have made it meanwhile.

use serde::Serialize;
use serde_json::Value;

use super::{Clash, Merged};
use crate::command::Command;
use crate::command::step::Part;
use crate::document::{Component, ExtraFlow, Network, Settings, Zone};
use crate::names::Id;

/// Compares three states of a thing, property by property.
#[derive(Default)]
pub(super) struct Comparison {
    id: Option<Id>,
    pub(super) clashes: Vec<Clash>,
    takes: bool,
}

impl Comparison {
    /// Of the thing with an id; the default is of the settings.
    pub(super) fn of(id: Id) -> Self {
        Self { id: Some(id), ..Self::default() }
    }

    pub(super) fn outcome(self, command: impl FnOnce() -> Command) -> Merged {
        if !self.clashes.is_empty() {
            Merged::Clash { clashes: self.clashes, mine: Box::new(command()) }
        } else if self.takes {
            Merged::Apply(Box::new(command()))
        } else {
            Merged::Done
        }
    }

    /// Puts what the command wants in the place of what is there, unless somebody else wants another thing.
    fn property<T: Clone + PartialEq + Serialize>(
        &mut self,
        name: &str,
        (base, mine): (&T, &T),
        theirs: &mut T,
    ) {
        if base == mine || mine == theirs {
            return;
        }
        if base == theirs {
            theirs.clone_from(mine);
            self.takes = true;
            return;
        }
        // What a document holds can always be written as JSON.
        let value = |it: &T| serde_json::to_value(it).unwrap_or(Value::Null);
        self.clashes.push(Clash {
            id: self.id.clone(),
            property: Some(name.to_owned()),
            theirs: value(theirs),
            mine: value(mine),
        });
        theirs.clone_from(mine);
    }

    pub(super) fn parts(&mut self, base: &Part, mine: &Part, theirs: &mut Part) {
        match (base, mine, theirs) {
            (Part::Zone(base), Part::Zone(mine), Part::Zone(theirs)) => {
                self.zone(base, mine, theirs);
            }
            (Part::Network(base), Part::Network(mine), Part::Network(theirs)) => {
                self.network(base, mine, theirs);
            }
            (Part::Component(base), Part::Component(mine), Part::Component(theirs)) => {
                self.component(base, mine, theirs);
            }
            (Part::ExtraFlow(base), Part::ExtraFlow(mine), Part::ExtraFlow(theirs)) => {
                self.extra_flow(base, mine, theirs);
            }
            // Things keep their kind.
            _ => {}
        }
    }
}

/// Compares the named fields. The pattern names every field, so that a new one can't be forgotten.
macro_rules! compare {
    ($own:ident, $base:ident, $mine:ident, $theirs:ident, $type:ident { $($field:ident),* }, besides { $($other:ident),* }) => {
        let $type { $($field: _,)* $($other: _,)* } = $base;
        $($own.property(stringify!($field), (&$base.$field, &$mine.$field), &mut $theirs.$field);)*
    };
}

impl Comparison {
    pub(super) fn settings(&mut self, base: &Settings, mine: &Settings, theirs: &mut Settings) {
        compare!(
            self,
            base,
            mine,
            theirs,
            Settings { name, description, platform, platform_version, internet_access },
            besides { modules, ports }
        );
        self.chosen((&base.modules, &mine.modules), &mut theirs.modules);
        self.ports((&base.ports, &mine.ports), &mut theirs.ports);
    }

    fn zone(&mut self, base: &Zone, mine: &Zone, theirs: &mut Zone) {
        compare!(self, base, mine, theirs, Zone { kind, name }, besides { id });
    }

    fn network(&mut self, base: &Network, mine: &Network, theirs: &mut Network) {
        compare!(self, base, mine, theirs, Network { zone, name, cidrs }, besides { id });
    }

    fn extra_flow(&mut self, base: &ExtraFlow, mine: &ExtraFlow, theirs: &mut ExtraFlow) {
        compare!(
            self,
            base,
            mine,
            theirs,
            ExtraFlow { source, destination, protocol, ports, summary, requirement },
            besides { id }
        );
    }

    fn component(&mut self, base: &Component, mine: &Component, theirs: &mut Component) {
        compare!(
            self,
            base,
            mine,
            theirs,
            Component {
                role,
                name,
                addresses,
                cluster,
                connects_to,
                peering,
                engine,
                management_address,
                count
            },
            besides { id, network, zone, host, ports }
        );
        self.ports((&base.ports, &mine.ports), &mut theirs.ports);
        let mut place = Where::of(theirs);
        self.property("place", (&Where::of(base), &Where::of(mine)), &mut place);
        (theirs.network, theirs.zone, theirs.host) = (place.network, place.zone, place.host);
    }

    /// Whether a module is chosen is a property of its own. There are two answers, so that nobody can want a third.
    fn chosen(&mut self, (base, mine): (&Vec<Id>, &Vec<Id>), theirs: &mut Vec<Id>) {
        let before = theirs.clone();
        theirs.retain(|id| mine.contains(id) || !base.contains(id));
        let added = mine.iter().filter(|id| !base.contains(id) && !before.contains(id));
        theirs.extend(added.cloned());
        if base == &before {
            // Nobody else has changed them: their order counts, too.
            theirs.clone_from(mine);
        }
        self.takes |= *theirs != before;
    }

    /// Each service's number is a property of its own.
    fn ports(&mut self, (base, mine): (&Ports, &Ports), theirs: &mut Ports) {
        let mut services: Vec<Id> = base.keys().chain(mine.keys()).cloned().collect();
        services.sort();
        services.dedup();
        for service in services {
            let mut number = theirs.get(&service).copied();
            let wanted = (&base.get(&service).copied(), &mine.get(&service).copied());
            self.property(&format!("ports.{service}"), wanted, &mut number);
            match number {
                Some(number) => theirs.insert(service, number),
                None => theirs.remove(&service),
            };
        }
    }
}

type Ports = std::collections::BTreeMap<Id, crate::names::Port>;

/// Network, zone and host together: whoever moves a component means all three.
#[derive(Clone, PartialEq, Serialize)]
struct Where {
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<Id>,
}

impl Where {
    fn of(component: &Component) -> Self {
        Self {
            network: component.network.clone(),
            zone: component.zone.clone(),
            host: component.host.clone(),
        }
    }
}

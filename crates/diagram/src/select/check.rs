//! Whether what a selection names is there.

use port_model::{Deployment, Id};

use super::{Key, Selection, SelectionFault, View, scope};

/// All values that a deployment knows at a key.
type Known = fn(&Deployment) -> Vec<String>;

impl Selection {
    /// Holds the selection against deployments: what it names has to be in one of them at least. Usually there is one;
    /// who compares has two.
    ///
    /// # Errors
    /// Everything that it names and that none of them has.
    pub fn check(&self, deployments: &[&Deployment]) -> Result<(), Vec<SelectionFault>> {
        let filter = &self.filter;
        let named: [(Key, Vec<&str>, Known); 4] = [
            (Key::Zone, filter.zones.iter().map(Id::as_str).collect(), zones),
            (Key::Flow, filter.flows.iter().map(String::as_str).collect(), flows),
            (Key::Role, filter.roles.iter().map(Id::as_str).collect(), roles),
            (Key::Module, filter.modules.iter().map(Id::as_str).collect(), modules),
        ];
        let mut faults = Vec::new();
        for (key, values, known) in named {
            faults.extend(unknown(key, &values, deployments, known));
        }
        faults.extend(match &self.view {
            View::Topology | View::ActiveActive => Vec::new(),
            View::Component(id) => {
                let mut faults = unknown(Key::View, &[id.as_str()], deployments, components);
                for fault in &mut faults {
                    fault.value = self.view.word();
                }
                faults
            }
            View::Wall(one, other) => {
                let ways = [(one, other), (other, one)];
                let words = ways.map(|(one, other)| View::Wall(one.clone(), other.clone()).word());
                let mut faults = unknown(Key::View, &[&words[0]], deployments, walls);
                faults.retain(|fault| !fault.known.contains(&words[1]));
                faults
            }
        });
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// A fault for each value that no deployment has.
fn unknown(
    key: Key,
    values: &[&str],
    deployments: &[&Deployment],
    known: Known,
) -> Vec<SelectionFault> {
    if values.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<String> = Vec::new();
    for value in deployments.iter().flat_map(|deployment| known(deployment)) {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    let unknown = values.iter().filter(|value| !all.iter().any(|known| known == *value));
    let fault = |value: &&str| SelectionFault {
        key: key.word(),
        value: (*value).to_owned(),
        known: all.clone(),
    };
    unknown.map(fault).collect()
}

fn zones(deployment: &Deployment) -> Vec<String> {
    scope::order(deployment).iter().rev().map(|(id, _)| id.to_string()).collect()
}

impl View {
    /// The views of a deployment's firewalls, from the outside to the inside: one for each wall of its picture,
    /// named by the first zone on either side.
    pub fn walls(deployment: &Deployment) -> Vec<Self> {
        let order = scope::order(deployment);
        let pairs = order.iter().zip(order.iter().skip(1));
        let walls = pairs.filter_map(|((one, above), (other, below))| {
            let first = order.iter().find(|(_, spot)| spot.lane == above.lane)?;
            let left = if above.lane == below.lane { one } else { &first.0 };
            Some(Self::Wall(left.clone(), other.clone()))
        });
        walls.collect()
    }
}

/// Every pair of zones with one wall between them.
fn walls(deployment: &Deployment) -> Vec<String> {
    let order = scope::order(deployment);
    let pairs = order
        .iter()
        .enumerate()
        .flat_map(|(at, left)| order.iter().skip(at + 1).map(move |right| (left, right)));
    let meet = pairs.filter(|((_, one), (_, other))| match other.lane - one.lane {
        0 => other.place == one.place + 1,
        distance => distance == 1,
    });
    meet.map(|((left, _), (right, _))| View::Wall(left.clone(), right.clone()).word()).collect()
}

fn components(deployment: &Deployment) -> Vec<String> {
    let own = deployment.components().iter().map(|component| component.id.to_string());
    own.chain([Id::INTERNET.to_string()]).collect()
}

fn roles(deployment: &Deployment) -> Vec<String> {
    let roles = deployment.catalogue().roles.iter().map(|role| role.id.to_string());
    roles.chain([Id::INTERNET.to_string()]).collect()
}

fn flows(deployment: &Deployment) -> Vec<String> {
    let own = deployment.document().extra_flows.iter().map(|own| format!("extra:{}", own.id));
    let rules = deployment.catalogue().flows.iter().map(|rule| rule.id.to_string());
    rules.chain(own).collect()
}

fn modules(deployment: &Deployment) -> Vec<String> {
    deployment.catalogue().modules.iter().map(|module| module.id.to_string()).collect()
}

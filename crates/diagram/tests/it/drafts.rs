//! Random documents, as architects might draft them.

use std::fmt::Write as _;
use std::ops::Range;

use proptest::prelude::*;

const ROLES: [&str; 10] = [
    "client-group",
    "client-group",
    "console",
    "tanium-server",
    "tanium-server",
    "zone-server",
    "zone-server-hub",
    "module-server",
    "database-server",
    "dns-server",
];

/// One component: role, zone, network, host and cluster, as far as they fit.
pub(crate) type Component = (usize, usize, Option<usize>, Option<usize>, bool);

/// A document before it is written.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    appliance: bool,
    zones: Vec<usize>,
    /// Each with the number in its id, so that ids stay when one goes.
    pub(crate) components: Vec<(usize, Component)>,
}

pub(crate) fn component() -> impl Strategy<Value = Component> {
    let host = prop::option::weighted(0.15, 0_usize..30);
    (0_usize..10, 0_usize..8, prop::option::of(0_usize..2), host, any::<bool>())
}

pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    draft_in(1..5)
}

/// A draft with so many zones.
pub(crate) fn draft_in(zones: Range<usize>) -> impl Strategy<Value = Draft> {
    let zones = prop::collection::vec(0_usize..3, zones);
    let components = prop::collection::vec(component(), 0..24);
    (any::<bool>(), zones, components).prop_map(|(appliance, zones, components)| Draft {
        appliance,
        zones,
        components: components.into_iter().enumerate().collect(),
    })
}

impl Draft {
    /// Without the nth of the components that are nobody's host and in no cluster. A cluster stands where its first member
    /// is, so that one that begins or ends moves the others there or back.
    pub(crate) fn without(&self, nth: usize) -> Self {
        let hosts: Vec<usize> =
            self.components.iter().filter_map(|(id, component)| host_of(*id, component)).collect();
        let mut free: Vec<usize> = (0..self.components.len()).collect();
        free.retain(|at| {
            let (id, (.., is_member)) = &self.components[*at];
            !hosts.contains(id) && !is_member
        });
        let mut less = self.clone();
        if !free.is_empty() {
            less.components.remove(free[nth % free.len()]);
        }
        less
    }

    pub(crate) fn text(&self) -> String {
        self.text_with(|at| format!("Component {at}"))
    }

    /// The document with other names.
    pub(crate) fn text_with(&self, name: impl Fn(usize) -> String) -> String {
        let platform = if self.appliance { "appliance" } else { "windows" };
        let mut text = format!(
            "portolan: 1\nname: Any\nplatform: {platform}\nmodules: [direct-connect]\nzones:\n"
        );
        for (at, kind) in self.zones.iter().enumerate() {
            let kind = ["core", "dmz", "internet"][*kind];
            let _ = writeln!(text, "  - {{ id: z{at}, kind: {kind} }}");
        }
        text.push_str("networks:\n");
        for at in 0..self.zones.len() * 2 {
            let _ = writeln!(
                text,
                "  - {{ id: n{at}, zone: z{}, cidrs: [10.{at}.0.0/16, \"2001:db8:{at}::/48\"] }}",
                at / 2
            );
        }
        text.push_str("components:\n");
        for (id, component) in &self.components {
            let _ = writeln!(text, "{}", self.component(*id, component, &name(*id)));
        }
        text
    }

    /// The id of one of the zones.
    pub(crate) fn zone(&self, nth: usize) -> String {
        format!("z{}", nth % self.zones.len())
    }

    fn component(&self, id: usize, component: &Component, name: &str) -> String {
        let (role, zone, network, _, cluster) = component;
        let role = ROLES[role % ROLES.len()];
        let place = match host_of(id, component) {
            Some(host) => format!("host: c{host}"),
            None => match network {
                Some(nth) => format!("network: n{}", zone % self.zones.len() * 2 + nth % 2),
                None => format!("zone: {}", self.zone(*zone)),
            },
        };
        let cluster = if *cluster && role == "tanium-server" { ", cluster: one" } else { "" };
        format!("  - {{ id: c{id}, role: {role}, name: \"{name}\", {place}{cluster} }}")
    }
}

/// The number of a component's host, which is one that comes before it.
fn host_of(id: usize, (.., host, _): &Component) -> Option<usize> {
    host.filter(|_| id > 0).map(|host| host % id)
}

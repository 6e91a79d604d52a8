//! Whatever an architect drafts, nothing overlaps.

use std::fmt::Write as _;

use crate::common::{faults, read, visible};
use diagram::{Options, scene};
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
pub(crate) type Draft = (usize, usize, Option<usize>, Option<usize>, bool);

pub(crate) fn document(platform: &str, zones: &[usize], drafts: &[Draft]) -> String {
    let mut text = format!(
        "portolan: 1\nname: Any\nplatform: {platform}\nmodules: [direct-connect]\nzones:\n"
    );
    for (at, kind) in zones.iter().enumerate() {
        let _ = writeln!(text, "  - {{ id: z{at}, kind: {} }}", ["core", "dmz", "internet"][*kind]);
    }
    text.push_str("networks:\n");
    for at in 0..zones.len() * 2 {
        let _ = writeln!(
            text,
            "  - {{ id: n{at}, zone: z{}, cidrs: [10.{at}.0.0/16, \"2001:db8:{at}::/48\"] }}",
            at / 2
        );
    }
    text.push_str("components:\n");
    for (at, (role, zone, network, host, cluster)) in drafts.iter().enumerate() {
        let role = ROLES[role % ROLES.len()];
        let zone = zone % zones.len();
        let place = match (host, network) {
            (Some(host), _) if at > 0 => format!("host: c{}", host % at),
            (_, Some(network)) => format!("network: n{}", zone * 2 + network % 2),
            _ => format!("zone: z{zone}"),
        };
        let cluster = if *cluster && role == "tanium-server" { ", cluster: one" } else { "" };
        let _ = writeln!(text, "  - {{ id: c{at}, role: {role}, {place}{cluster} }}");
    }
    text
}

/// Components for [`document`].
pub(crate) fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    let network = prop::option::of(0_usize..2);
    let host = prop::option::weighted(0.15, 0_usize..30);
    prop::collection::vec((0_usize..10, 0_usize..8, network, host, any::<bool>()), 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_any_draft(
        appliance in any::<bool>(),
        zones in prop::collection::vec(0_usize..3, 1..5),
        drafts in drafts(),
    ) {
        let text = document(if appliance { "appliance" } else { "windows" }, &zones, &drafts);
        let (deployment, flows) = read(&text);
        let scene = scene(&deployment, &flows, &Options::default());
        prop_assert_eq!(faults(&scene), Vec::<String>::new(), "{}", text);
        let shown: usize = scene.lines.iter().map(|line| line.flows.len()).sum::<usize>()
            + scene.marks.iter().map(|mark| mark.flows.len()).sum::<usize>();
        prop_assert_eq!(shown, visible(&flows).len());
    }
}

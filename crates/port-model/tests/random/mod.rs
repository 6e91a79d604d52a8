//! Random sound documents: every role, several zones of one kind, shared machines (even in a
//! circle), clusters, named connections, moved ports, modules and extra flows.

use std::collections::BTreeMap;

use port_model::document::{Engine, Platform, ZoneKind};
use port_model::flow::{Protocol, Requirement};
use port_model::{Catalogue, Component, Document, ExtraFlow, Id, Name, Network, Port, Zone};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// Those that flows are about stand several times, so that they come up more often.
const ROLES: [&str; 34] = [
    "tanium-server",
    "tanium-server",
    "tanium-server",
    "module-server",
    "module-server",
    "zone-server",
    "zone-server",
    "zone-server-hub",
    "zone-server-hub",
    "client-group",
    "client-group",
    "client-group",
    "database-server",
    "console",
    "console",
    "dns-server",
    "ntp-server",
    "directory-server",
    "syslog-server",
    "snmp-manager",
    "admin-workstation",
    "admin-workstation",
    "file-server",
    "mail-server",
    "global-catalog",
    "scan-target",
    "collection-server",
    "collection-share",
    "object-storage",
    "cisco-ise",
    "palo-alto-firewall",
    "screen-sharing-service",
    "custom",
    "tanium-server",
];

const SERVICES: [&str; 18] = [
    "server",
    "zone-server-client",
    "zone-server-hub",
    "hub",
    "client-peer",
    "console",
    "console-appliance",
    "module-server",
    "sql-server",
    "postgresql",
    "internet-https",
    "ldap",
    "ldaps",
    "dns",
    "ssh",
    "idrac",
    "direct-connect",
    "direct-connect-client",
];

/// What YAML, JSON or a person could take for something else.
const PIECES: [&str; 24] = [
    "null", "~", "true", "7.4", "0x1", "- a", ": ", " #", "'", "\"", "\\", "&a", "*a", "!x", "%",
    "@", "`", "東京", "{", "]", "=1", "<b>", "\u{2028}", "\u{feff}",
];

/// What is drawn for a component before it is known which others there are.
#[derive(Debug, Clone)]
struct Draw {
    role: &'static str,
    place: Index,
    in_network: bool,
    host: Option<Index>,
    cluster: Option<&'static str>,
    connects_to: Option<Vec<Index>>,
    peering: Option<bool>,
    engine: Option<Engine>,
    managed: bool,
    addressed: bool,
    ports: BTreeMap<Id, Port>,
    name: Option<Name>,
}

type ExtraDraw = (Index, Index, Protocol, Vec<Port>, Requirement, String);

pub(crate) fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

fn platform() -> impl Strategy<Value = Platform> {
    select(Platform::ALL)
}

/// A text of odd pieces.
fn text(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(select(pieces), 0..4).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = Name> {
    (select(&PIECES[..]), text(&PIECES))
        .prop_filter_map("not a name", |(first, rest)| format!("{first}{rest}").parse().ok())
}

fn prose() -> impl Strategy<Value = String> {
    (text(&PIECES), select(vec!["", "\n", "\r\n", "\t", " ", "\n\n", "\n  "]), text(&PIECES))
        .prop_map(|(one, between, other)| format!("{one}{between}{other}"))
}

/// Few numbers, so that services meet on one.
fn port() -> impl Strategy<Value = Port> {
    select(vec![443_i64, 1433, 17472, 17473, 65535])
        .prop_map(|number| number.try_into().expect("a port"))
}

fn ports() -> impl Strategy<Value = BTreeMap<Id, Port>> {
    prop_oneof![
        3 => Just(BTreeMap::new()),
        1 => btree_map(select(&SERVICES[..]).prop_map(id), port(), 0..4),
    ]
}

fn draw() -> impl Strategy<Value = Draw> {
    let where_it_is = (any::<Index>(), any::<bool>(), option::weighted(0.3, any::<Index>()));
    let whom = (
        option::weighted(0.6, select(vec!["east", "west"])),
        option::weighted(0.4, vec(any::<Index>(), 0..4)),
    );
    let rest = (
        option::of(any::<bool>()),
        option::of(select(Engine::ALL)),
        any::<bool>(),
        any::<bool>(),
        ports(),
        option::of(name()),
    );
    (select(&ROLES[..]), where_it_is, whom, rest).prop_map(
        |(role, (place, in_network, host), (cluster, connects_to), rest)| {
            let (peering, engine, managed, addressed, ports, name) = rest;
            Draw {
                role,
                place,
                in_network,
                host,
                cluster,
                connects_to,
                peering,
                engine,
                managed,
                addressed,
                ports,
                name,
            }
        },
    )
}

fn extra() -> impl Strategy<Value = ExtraDraw> {
    let numbers = subsequence(vec![22_i64, 587, 8080], 1..3).prop_map(|numbers| {
        numbers.into_iter().map(|number| number.try_into().expect("a port")).collect()
    });
    (
        any::<Index>(),
        any::<Index>(),
        select(Protocol::ALL),
        numbers,
        select(Requirement::ALL),
        prose(),
    )
}

fn modules() -> impl Strategy<Value = Vec<Id>> {
    let known: Vec<Id> =
        Catalogue::builtin().modules.iter().map(|module| module.id.clone()).collect();
    let count = known.len();
    subsequence(known, 0..=count)
}

/// Versions on both sides of those from which, or up to which, a flow of the catalogue follows.
fn version() -> impl Strategy<Value = Option<String>> {
    option::of(select(vec!["7.2", "7.4", "7.5.2", "7.5.5", "7.10"]).prop_map(str::to_owned))
}

/// A sound document.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    let settings = ((platform(), version()), any::<bool>(), modules(), ports(), (name(), prose()));
    let areas = (vec(select(ZoneKind::ALL), 1..5), vec(any::<Index>(), 0..5));
    (settings, areas, vec(draw(), 0..14), vec(extra(), 0..4)).prop_map(
        |(
            ((platform, version), internet_access, modules, ports, (name, description)),
            (kinds, networks),
            draws,
            extras,
        )| {
            let mut document = Document::new(name, platform);
            document.settings.description = description;
            document.settings.platform_version = version;
            document.settings.internet_access = internet_access;
            document.settings.modules = modules;
            document.settings.ports = ports;
            document.zones = zones(&kinds);
            document.networks = networks
                .iter()
                .enumerate()
                .map(|(at, zone)| network(at, *zone, kinds.len()))
                .collect();
            document.components = components(&draws, &document);
            document.extra_flows = extra_flows(&extras, draws.len());
            document
        },
    )
}

fn zones(kinds: &[ZoneKind]) -> Vec<Zone> {
    let zone = |(at, kind): (usize, &ZoneKind)| Zone {
        id: id(&format!("z{at}")),
        kind: *kind,
        name: None,
    };
    kinds.iter().enumerate().map(zone).collect()
}

fn network(at: usize, zone: Index, zones: usize) -> Network {
    Network {
        id: id(&format!("n{at}")),
        zone: id(&format!("z{}", zone.index(zones))),
        name: None,
        cidrs: vec![format!("10.{at}.0.0/16").parse().expect("a network")],
    }
}

fn components(draws: &[Draw], document: &Document) -> Vec<Component> {
    draws.iter().enumerate().map(|(at, draw)| component(at, draw, draws, document)).collect()
}

fn component(at: usize, draw: &Draw, all: &[Draw], document: &Document) -> Component {
    let mut made = Component::new(id(&format!("c{at}")), id(draw.role));
    match draw.host.map(|host| host.index(all.len())).filter(|host| *host != at) {
        Some(host) => made.host = Some(id(&format!("c{host}"))),
        None => settle(&mut made, at, draw, document),
    }
    made.connects_to = draw.connects_to.as_ref().and_then(|picks| named(draw.role, picks, all));
    if draw.role == "tanium-server" {
        made.cluster = draw.cluster.map(|name| name.parse().expect("a name"));
    }
    if draw.role == "client-group" {
        made.peering = draw.peering;
    }
    if draw.role == "database-server" {
        made.engine = draw.engine;
    }
    if ["tanium-server", "module-server", "zone-server"].contains(&draw.role) && draw.managed {
        made.management_address = Some(format!("10.200.0.{at}").parse().expect("an address"));
    }
    made.ports.clone_from(&draw.ports);
    made.name.clone_from(&draw.name);
    made
}

fn settle(component: &mut Component, at: usize, draw: &Draw, document: &Document) {
    if draw.in_network && !document.networks.is_empty() {
        let network = &document.networks[draw.place.index(document.networks.len())];
        component.network = Some(network.id.clone());
        component.zone = draw.managed.then(|| network.zone.clone());
    } else {
        let zone = &document.zones[draw.place.index(document.zones.len())];
        component.zone = Some(zone.id.clone());
    }
    if draw.addressed {
        component.addresses = vec![format!("10.100.0.{at}").parse().expect("an address")];
    }
}

/// The components among the picked that a role may name; nothing for roles that name nobody.
fn named(role: &str, picks: &[Index], all: &[Draw]) -> Option<Vec<Id>> {
    let allowed: &[&str] = match role {
        "client-group" => &["tanium-server", "zone-server"],
        "console" | "module-server" => &["tanium-server"],
        "zone-server-hub" => &["zone-server"],
        _ => return None,
    };
    let mut picked: Vec<usize> = picks
        .iter()
        .map(|pick| pick.index(all.len()))
        .filter(|pick| allowed.contains(&all[*pick].role))
        .collect();
    picked.sort_unstable();
    picked.dedup();
    Some(picked.into_iter().map(|pick| id(&format!("c{pick}"))).collect())
}

fn extra_flows(extras: &[ExtraDraw], components: usize) -> Vec<ExtraFlow> {
    let end = |pick: &Index| match pick.index(components + 1) {
        at if at == components => id("internet"),
        at => id(&format!("c{at}")),
    };
    let flow = |(at, draw): (usize, &ExtraDraw)| ExtraFlow {
        id: id(&format!("x{at}")),
        source: end(&draw.0),
        destination: end(&draw.1),
        protocol: draw.2,
        ports: if draw.2 == Protocol::Esp { Vec::new() } else { draw.3.clone() },
        summary: draw.5.clone(),
        requirement: draw.4,
    };
    let inside =
        |flow: &ExtraFlow| flow.source != flow.destination || flow.source != id("internet");
    extras.iter().enumerate().map(flow).filter(inside).collect()
}

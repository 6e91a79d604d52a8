//! The form of a component: its fields depend on the role, as the catalogue says.

use port_model::catalogue::{Bearer, Role, Service};
use port_model::document::{Engine, Platform};
use port_model::{Component, Deployment, Id, Lang, Port};

use super::{Field, Filled};
use crate::language::WORDING;
use crate::properties::ENGINES;

/// The fields that a component's faults can be about.
pub(crate) const FIELDS: [&str; 8] =
    ["id", "name", "place", "addresses", "cluster", "connects_to", "management_address", "count"];

/// Fills the form with a component as it is.
pub(crate) fn fill(component: &Component) -> Filled {
    let mut filled = Filled::default();
    filled.set("name", component.name.as_ref().map_or("", |name| name.as_str()));
    filled.set("place", place_of(component));
    let addresses: Vec<String> = component.addresses.iter().map(ToString::to_string).collect();
    filled.set("addresses", addresses.join("\n"));
    filled.set("cluster", component.cluster.as_ref().map_or("", |cluster| cluster.as_str()));
    filled.set("connects", if component.connects_to.is_some() { "named" } else { "all" });
    let named = component.connects_to.iter().flatten().map(ToString::to_string);
    filled.set_all("connects_to", named);
    filled.set(
        "peering",
        match component.peering {
            None => "default",
            Some(true) => "yes",
            Some(false) => "no",
        },
    );
    filled.set("engine", component.engine.unwrap_or_default().word());
    filled.set(
        "management_address",
        component.management_address.as_ref().map_or_else(String::new, ToString::to_string),
    );
    filled.set("count", component.count.map_or_else(String::new, |count| count.to_string()));
    for (service, port) in &component.ports {
        filled.set(&format!("port-{service}"), port.to_string());
    }
    filled
}

fn place_of(component: &Component) -> String {
    match (&component.host, &component.network, &component.zone) {
        (Some(host), ..) => format!("host:{host}"),
        (None, Some(network), _) => format!("network:{network}"),
        (None, None, Some(zone)) => format!("zone:{zone}"),
        (None, None, None) => String::new(),
    }
}

/// Reads the component out of the form; nothing where something is wrong, which is noted then. What the
/// form does not show stays as it is in `known`.
pub(crate) fn read(
    filled: &mut Filled,
    deployment: &Deployment,
    role: &Role,
    known: Option<&Component>,
    lang: Lang,
) -> Option<Component> {
    let id = if let Some(known) = known {
        Some(known.id.clone())
    } else {
        let wanted = filled.get("name").to_owned();
        super::new_id(filled, deployment.document(), &wanted, &role.id, lang)
    };
    let mut component =
        known.cloned().unwrap_or_else(|| Component::new(role.id.clone(), role.id.clone()));
    component.name = filled.parse("name", lang);
    read_place(filled, &mut component, deployment, lang);
    read_keys(filled, &mut component, deployment, role, lang);
    for service in services(deployment, role) {
        match filled.parse::<Port>(&format!("port-{}", service.id), lang) {
            Some(port) => component.ports.insert(service.id.clone(), port),
            None => component.ports.remove(&service.id),
        };
    }
    let id = id?;
    filled.is_sound().then_some(Component { id, ..component })
}

/// The keys that only some roles take.
fn read_keys(
    filled: &mut Filled,
    component: &mut Component,
    deployment: &Deployment,
    role: &Role,
    lang: Lang,
) {
    let takes = |key: &str| role.keys.iter().any(|known| known == key);
    if takes("cluster") {
        component.cluster = filled.parse("cluster", lang);
    }
    if takes("connects_to") {
        let named = || filled.all("connects_to").iter().filter_map(|id| id.parse().ok()).collect();
        component.connects_to = (filled.get("connects") == "named").then(named);
    }
    if takes("peering") {
        component.peering = match filled.get("peering") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    }
    if takes("engine") {
        component.engine = Engine::from_word(filled.get("engine"));
    }
    if takes("management_address") && deployment.platform() == Platform::Appliance {
        component.management_address = filled.parse("management_address", lang);
    }
    if takes("count") {
        component.count = filled.parse::<Count>("count", lang).map(|Count(count)| count);
    }
}

struct Count(u32);

impl std::str::FromStr for Count {
    type Err = port_model::FaultKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse()
            .map(Self)
            .map_err(|_| port_model::FaultKind::BadCount { text: text.chars().take(60).collect() })
    }
}

fn read_place(filled: &mut Filled, component: &mut Component, deployment: &Deployment, lang: Lang) {
    component.network = None;
    component.zone = None;
    component.host = None;
    component.addresses = filled.parse_list("addresses", lang);
    let place = filled.get("place").to_owned();
    match place.split_once(':').map(|(kind, id)| (kind, id.parse::<Id>().ok())) {
        Some(("network", Some(id))) => component.network = Some(id),
        Some(("zone", Some(id))) => component.zone = Some(id),
        Some(("host", Some(id))) => {
            let its = deployment.index_of(&id).map_or(&[][..], |at| deployment.addresses(at));
            if !component.addresses.is_empty() && component.addresses != its {
                filled.fail("addresses", WORDING.text(lang, "form-addresses-of-host"));
            }
            component.addresses.clear();
            component.host = Some(id);
        }
        _ => filled.fail("place", WORDING.text(lang, "form-place-missing")),
    }
}

/// The services that a role listens on in this deployment.
fn services(deployment: &Deployment, role: &Role) -> Vec<&'static Service> {
    let settings = &deployment.document().settings;
    let bears = |service: &Service| {
        let by_role = service.listeners.contains(&Bearer::Role(role.id.clone()));
        by_role || (role.appliance && service.listeners.contains(&Bearer::Appliance))
    };
    let services = deployment.catalogue().services.iter();
    services
        .filter(|service| bears(service) && service.port.is_some())
        .filter(|service| service.platform.is_none_or(|platform| platform == settings.platform))
        .filter(|service| {
            service.module.as_ref().is_none_or(|module| settings.modules.contains(module))
        })
        .collect()
}

/// The fields of the form, for a new component (`id` is nothing) or a known one.
pub(crate) fn fields(
    filled: &Filled,
    deployment: &Deployment,
    role: &Role,
    known: Option<&Component>,
    lang: Lang,
) -> Vec<Field> {
    let t = |key: &str| WORDING.text(lang, key);
    let takes = |key: &str| role.keys.iter().any(|known| known == key);
    let mut fields = vec![
        Field::line(filled, "name", t("field-name")).placeholder(role.name.get(lang).to_owned()),
        Field::select(filled, "place", t("field-place"), &places(deployment, known, lang))
            .hint(t("hint-place")),
        Field::area(filled, "addresses", t("field-addresses"), 3).hint(t("hint-addresses")),
    ];
    if takes("cluster") {
        fields.push(Field::line(filled, "cluster", t("field-cluster")).hint(t("hint-cluster")));
    }
    if takes("connects_to") {
        let modes = [("all", "connects-all"), ("named", "connects-named")]
            .map(|(value, key)| (value.to_owned(), t(key)));
        fields.push(Field::select(filled, "connects", t("field-connects"), &modes));
        let others = others(deployment, role, lang);
        fields.push(
            Field::boxes(filled, "connects_to", t("field-connects-to"), &others)
                .hint(t("hint-connects-to")),
        );
    }
    if takes("peering") {
        let options =
            [("default", "peering-default"), ("yes", "peering-yes"), ("no", "peering-no")];
        let options = options.map(|(value, key)| (value.to_owned(), t(key)));
        fields.push(Field::select(filled, "peering", t("field-peering"), &options));
    }
    if takes("engine") {
        let options = ENGINES.map(|(value, label)| (value.to_owned(), label.to_owned()));
        fields.push(Field::select(filled, "engine", t("field-engine"), &options));
    }
    if takes("management_address") && deployment.platform() == Platform::Appliance {
        fields.push(
            Field::line(filled, "management_address", t("field-management-address"))
                .hint(t("hint-management-address")),
        );
    }
    if takes("count") {
        fields.push(Field::number(filled, "count", t("field-count"), String::new()));
    }
    fields.extend(ports(filled, deployment, role, lang));
    if known.is_none() {
        fields.push(Field::line(filled, "id", t("field-id")).hint(t("hint-id")));
    }
    fields
}

fn ports(filled: &Filled, deployment: &Deployment, role: &Role, lang: Lang) -> Vec<Field> {
    let known = &deployment.document().settings.ports;
    let field = |service: &Service| {
        let default = known.get(&service.id).copied().or(service.port);
        let placeholder = default.map_or_else(String::new, |port| port.to_string());
        let label = format!("{} {}", WORDING.text(lang, "field-port"), service.name.get(lang));
        Field::number(filled, &format!("port-{}", service.id), label, placeholder)
    };
    services(deployment, role).into_iter().map(field).collect()
}

/// Where a component can be: a network, a zone, or another component's machine; in any case where it is.
/// Where a component can be put, with the places' names.
pub(crate) fn places(
    deployment: &Deployment,
    known: Option<&Component>,
    lang: Lang,
) -> Vec<(String, String)> {
    let document = deployment.document();
    let mut places = Vec::new();
    for zone in &document.zones {
        places.push((format!("zone:{}", zone.id), zone.display_name(lang)));
        for network in document.networks.iter().filter(|network| network.zone == zone.id) {
            let label = format!("{} › {}", zone.display_name(lang), network.display_name());
            places.push((format!("network:{}", network.id), label));
        }
    }
    let on = WORDING.text(lang, "place-on-machine-of");
    let own_host = known.and_then(|known| known.host.as_ref());
    for component in
        document.components.iter().filter(|other| known.is_none_or(|known| known.id != other.id))
    {
        let one_machine = deployment.role(component).is_some_and(|role| !role.many);
        if Some(&component.id) == own_host || (component.host.is_none() && one_machine) {
            let label = format!("{on} {}", deployment.component_name(component, lang));
            places.push((format!("host:{}", component.id), label));
        }
    }
    places
}

/// The components that a role may name under `connects_to`.
fn others(deployment: &Deployment, role: &Role, lang: Lang) -> Vec<(String, String)> {
    let components = deployment.components().iter();
    components
        .filter(|component| role.connects_to.contains(&component.role))
        .map(|component| (component.id.to_string(), deployment.component_name(component, lang)))
        .collect()
}

//! The form of what holds for a deployment as a whole.

use port_model::catalogue::Service;
use port_model::document::{Platform, Settings};
use port_model::{Deployment, Lang, Port};

use super::{Field, Filled};
use crate::language::WORDING;

/// The fields that the settings' faults can be about.
pub(crate) const FIELDS: [&str; 5] =
    ["name", "description", "platform", "platform_version", "modules"];

/// Fills the form with the settings as they are.
pub(crate) fn fill(settings: &Settings) -> Filled {
    let mut filled = Filled::default();
    filled.set("name", settings.name.as_str());
    filled.set("description", settings.description.as_str());
    filled.set("platform", settings.platform.word());
    filled.set("platform_version", settings.platform_version.as_deref().unwrap_or_default());
    filled.set("internet_access", if settings.internet_access { "yes" } else { "no" });
    filled.set_all("modules", settings.modules.iter().map(ToString::to_string));
    for (service, port) in &settings.ports {
        filled.set(&format!("port-{service}"), port.to_string());
    }
    filled
}

/// Reads the settings out of the form; nothing where something is wrong, which is noted then.
pub(crate) fn read(filled: &mut Filled, deployment: &Deployment, lang: Lang) -> Option<Settings> {
    let name = filled.require("name", lang);
    let description = filled.parse::<port_model::names::Prose>("description", lang);
    let version = filled.parse::<port_model::names::Version>("platform_version", lang);
    let mut settings = deployment.document().settings.clone();
    settings.description = description.map_or_else(String::new, Into::into);
    settings.platform = Platform::from_word(filled.get("platform")).unwrap_or(settings.platform);
    settings.platform_version = version.map(Into::into);
    settings.internet_access = filled.get("internet_access") != "no";
    settings.modules =
        filled.all("modules").iter().filter_map(|module| module.parse().ok()).collect();
    for service in with_port(deployment) {
        let port = filled.parse::<Port>(&format!("port-{}", service.id), lang);
        match port {
            Some(port) => settings.ports.insert(service.id.clone(), port),
            None => settings.ports.remove(&service.id),
        };
    }
    settings.name = name?;
    filled.is_sound().then_some(settings)
}

fn with_port(deployment: &Deployment) -> impl Iterator<Item = &'static Service> {
    deployment.catalogue().services.iter().filter(|service| service.port.is_some())
}

/// The fields of the form.
pub(crate) fn fields(filled: &Filled, deployment: &Deployment, lang: Lang) -> Vec<Field> {
    let t = |key: &str| WORDING.text(lang, key);
    let option = |value: &str, key: &str| (value.to_owned(), t(key));
    let modules = deployment.catalogue().modules.iter();
    let modules: Vec<(String, String)> =
        modules.map(|module| (module.id.to_string(), module.name.get(lang).to_owned())).collect();
    let mut fields = vec![
        Field::line(filled, "name", t("field-name")).required(),
        Field::area(filled, "description", t("field-description"), 3),
        Field::select(
            filled,
            "platform",
            t("field-platform"),
            &[option("windows", "platform-windows"), option("appliance", "platform-appliance")],
        ),
        Field::line(filled, "platform_version", t("field-platform-version"))
            .placeholder("7.4".to_owned()),
        Field::select(
            filled,
            "internet_access",
            t("field-internet-access"),
            &[option("yes", "internet-yes"), option("no", "internet-no")],
        ),
        Field::boxes(filled, "modules", t("field-modules"), &modules),
    ];
    fields.extend(with_port(deployment).map(|service| {
        let placeholder = service.port.map_or_else(String::new, |port| port.to_string());
        let label = format!("{} {}", t("field-port"), service.name.get(lang));
        Field::number(filled, &format!("port-{}", service.id), label, placeholder)
    }));
    fields
}

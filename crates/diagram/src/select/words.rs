//! A selection in words, for headings.

use std::fmt::Display;

use port_model::wording::Message;
use port_model::{Deployment, Id, Lang};

use super::{Filter, Selection, View};
use crate::wording;

impl Selection {
    /// What is shown, such as `Firewall between DMZ and Core · only tcp`; nothing where everything is.
    pub fn describe(&self, deployment: &Deployment, lang: Lang) -> Option<String> {
        let parts = [self.view.describe(deployment, lang), self.filter.describe(deployment, lang)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }
}

impl View {
    /// What the picture is about; nothing where it is everything.
    pub fn describe(&self, deployment: &Deployment, lang: Lang) -> Option<String> {
        let message = match self {
            Self::Topology => return None,
            Self::ActiveActive => Message::new("view-active-active"),
            Self::Wall(one, other) => {
                let order = super::scope::order(deployment);
                let place = |id: &Id| order.iter().position(|(known, _)| known == id);
                let turned = place(one) > place(other);
                let (left, right) = if turned { (other, one) } else { (one, other) };
                Message::new("view-wall")
                    .with("left", zone_name(deployment, left, lang))
                    .with("right", zone_name(deployment, right, lang))
            }
            Self::Component(id) => {
                Message::new("view-component").with("name", component_name(deployment, id, lang))
            }
        };
        Some(wording::message(lang, &message))
    }
}

impl Filter {
    /// What it admits; nothing where that is everything.
    fn describe(&self, deployment: &Deployment, lang: Lang) -> Option<String> {
        let catalogue = deployment.catalogue();
        let zones = self.zones.iter().map(|id| zone_name(deployment, id, lang));
        let roles = self.roles.iter().map(|id| {
            catalogue.role(id).map_or_else(|| id.to_string(), |role| role.name.get(lang).to_owned())
        });
        let modules = self.modules.iter().map(|id| {
            let module = catalogue.module(id);
            module.map_or_else(|| id.to_string(), |module| module.name.get(lang).to_owned())
        });
        let requirements =
            self.requirements.iter().map(|word| wording::text(lang, &format!("only-{word}")));
        let boundaries =
            self.boundaries.iter().map(|word| wording::text(lang, &format!("only-{word}")));
        let findings = self.findings_only.then(|| wording::text(lang, "only-findings"));
        let lists = [
            joined(zones),
            joined(&self.protocols),
            joined(&self.flows),
            joined(requirements),
            joined(boundaries),
            joined(roles),
            joined(modules),
            findings,
        ];
        let lists: Vec<String> = lists.into_iter().flatten().collect();
        let message = Message::new("only").with("what", lists.join("; "));
        (!lists.is_empty()).then(|| wording::message(lang, &message))
    }
}

fn joined(values: impl IntoIterator<Item = impl Display>) -> Option<String> {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn zone_name(deployment: &Deployment, id: &Id, lang: Lang) -> String {
    let zone = deployment.document().zones.iter().find(|zone| zone.id == *id);
    match zone {
        Some(zone) => zone.display_name(lang),
        None if *id == Id::INTERNET => wording::text(lang, "internet"),
        None => id.to_string(),
    }
}

fn component_name(deployment: &Deployment, id: &Id, lang: Lang) -> String {
    match deployment.component(id) {
        Some(component) => deployment.component_name(component, lang),
        None if *id == Id::INTERNET => wording::text(lang, "internet"),
        None => id.to_string(),
    }
}

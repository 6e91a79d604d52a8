//! The form of a flow that the catalogue does not know.

use port_model::flow::{Protocol, Requirement};
use port_model::{Deployment, ExtraFlow, Id, Lang};

use super::{Field, Filled};
use crate::language::WORDING;

/// The fields that an extra flow's faults can be about.
pub(crate) const FIELDS: [&str; 7] =
    ["id", "source", "destination", "protocol", "ports", "summary", "requirement"];

/// Fills the form with a flow as it is.
pub(crate) fn fill(flow: &ExtraFlow) -> Filled {
    let mut filled = Filled::default();
    filled.set("source", flow.source.as_str());
    filled.set("destination", flow.destination.as_str());
    filled.set("protocol", flow.protocol.word());
    let ports: Vec<String> = flow.ports.iter().map(ToString::to_string).collect();
    filled.set("ports", ports.join(", "));
    filled.set("summary", flow.summary.as_str());
    filled.set("requirement", flow.requirement.word());
    filled
}

/// Reads the flow out of the form; nothing where something is wrong, which is noted then.
pub(crate) fn read(
    filled: &mut Filled,
    deployment: &Deployment,
    id: Option<&Id>,
    lang: Lang,
) -> Option<ExtraFlow> {
    let source = filled.require("source", lang);
    let destination = filled.require("destination", lang);
    let ports = filled.parse_list("ports", lang);
    let summary = filled.parse::<port_model::names::Prose>("summary", lang);
    let id = match id {
        Some(id) => Some(id.clone()),
        None if filled.get("id").is_empty() => Some(free_id(deployment, filled.get("summary"))),
        None => filled.parse("id", lang),
    };
    let flow = ExtraFlow {
        id: id?,
        source: source?,
        destination: destination?,
        protocol: Protocol::from_word(filled.get("protocol")).unwrap_or(Protocol::Tcp),
        ports,
        summary: summary.map_or_else(String::new, Into::into),
        requirement: Requirement::from_word(filled.get("requirement")).unwrap_or_default(),
    };
    filled.is_sound().then_some(flow)
}

/// An id made from what the flow is for, that no other extra flow has.
fn free_id(deployment: &Deployment, summary: &str) -> Id {
    let stem = Id::from_name(summary, &Id::CUSTOM);
    let taken = |id: &Id| deployment.document().extra_flows.iter().any(|flow| flow.id == *id);
    let numbered = (2..=u32::MAX).filter_map(|number| format!("{stem}-{number}").parse().ok());
    std::iter::once(stem.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(stem)
}

/// The fields of the form, for a new flow (`id` is nothing) or a known one.
pub(crate) fn fields(
    filled: &Filled,
    deployment: &Deployment,
    id: Option<&Id>,
    lang: Lang,
) -> Vec<Field> {
    let t = |key: &str| WORDING.text(lang, key);
    let components = deployment.components().iter();
    let mut ends: Vec<(String, String)> = vec![(String::new(), t("form-choose"))];
    let name = |component| deployment.component_name(component, lang);
    ends.extend(components.map(|component| (component.id.to_string(), name(component))));
    ends.push((Id::INTERNET.to_string(), "Internet".to_owned()));
    let words = |all: Vec<&str>| {
        all.into_iter().map(|word| (word.to_owned(), word.to_uppercase())).collect::<Vec<_>>()
    };
    let requirements: Vec<(String, String)> = Requirement::ALL
        .iter()
        .map(|word| (word.to_string(), t(&format!("requirement-{word}"))))
        .collect();
    let mut fields = vec![
        Field::select(filled, "source", t("field-source"), &ends),
        Field::select(filled, "destination", t("field-destination"), &ends),
        Field::select(filled, "protocol", t("field-protocol"), &words(vec!["tcp", "udp", "esp"])),
        Field::line(filled, "ports", t("field-ports")).hint(t("hint-ports")),
        Field::line(filled, "summary", t("field-summary")).hint(t("hint-summary")),
        Field::select(filled, "requirement", t("field-requirement"), &requirements),
    ];
    if id.is_none() {
        fields.push(Field::line(filled, "id", t("field-id")).hint(t("hint-id")));
    }
    fields
}

//! The sheet of the address objects and services that the rules use.

use port_model::Id;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Lines;
use crate::content::Content;
use crate::firewall::{Object, Place, Policy, service_name};
use crate::report::Report;
use crate::text::text;

/// How wide the columns are, in characters.
const WIDTHS: [f64; 5] = [40.0, 18.0, 40.0, 28.0, 28.0];

pub(super) fn write(sheet: &mut Worksheet, content: &Content<'_>) -> Result<(), XlsxError> {
    // All that there is can be written here, so that there is nothing to report.
    let policy = Policy::of(content, |_| None, &mut Report::default());
    let mut lines = Lines::new(sheet, &text(content.lang(), "sheet-objects"), &WIDTHS)?;
    addresses(&mut lines, content, &policy)?;
    services(&mut lines, content, &policy)
}

fn addresses(
    lines: &mut Lines<'_>,
    content: &Content<'_>,
    policy: &Policy<'_>,
) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let heading =
        ["name", "kind", "address", "component", "zone"].map(|id| say(&format!("object-{id}")));
    lines.heading(&heading.each_ref().map(String::as_str))?;
    for (name, object) in &policy.objects {
        let kind = say(&format!("object-kind-{}", kind(&object.place)));
        let address = match &object.place {
            Place::Missing => String::new(),
            place => place.to_string(),
        };
        let zone = zone(content, object.component);
        lines.line(&[name, &kind, &address, object.component.as_str(), &zone])?;
    }
    for (name, group) in &policy.groups {
        let members: Vec<String> = group.members.iter().map(Object::name).collect();
        let zone = zone(content, group.component);
        let kind = say("object-kind-group");
        lines.line(&[name, &kind, &members.join("\n"), group.component.as_str(), &zone])?;
    }
    Ok(())
}

const fn kind(place: &Place<'_>) -> &'static str {
    match place {
        Place::Net(_) => "network",
        Place::Range(..) => "range",
        Place::Host(_) => "host-name",
        Place::Domain(_) => "domain",
        Place::Any => "any",
        Place::Missing => "missing",
    }
}

fn zone(content: &Content<'_>, component: &Id) -> String {
    let deployment = content.request.deployment;
    let zone = deployment.index_of(component).and_then(|at| deployment.zone_of(at));
    zone.map_or_else(String::new, |zone| content.names().zone(&zone.id))
}

fn services(
    lines: &mut Lines<'_>,
    content: &Content<'_>,
    policy: &Policy<'_>,
) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let heading = ["object-service", "column-protocol", "column-port", "column-service"].map(say);
    lines.heading(&heading.each_ref().map(String::as_str))?;
    for ((protocol, port), known) in &policy.services {
        let name = service_name(*protocol, *port);
        let port = port.map_or_else(|| say("port-none"), |port| port.to_string());
        let known: Vec<&str> = known.iter().map(|id| id.as_str()).collect();
        lines.line(&[&name, protocol.word(), &port, &known.join(", ")])?;
    }
    Ok(())
}

//! What stands in the cells of a rule.

use std::sync::Arc;

use port_model::wording::Message;
use port_model::{Endpoint, Lang};

use super::{Cells, fits};
use crate::change::Change;
use crate::content::Names;
use crate::report::lacks_address;
use crate::rule::{Reason, Rule, RuleService};
use crate::text::{message, text};

/// The cells of a rule. Several values of a cell stand on lines of their own; protocol, port and
/// service stand on the same line of their cells.
pub(super) fn of(known: Names<'_>, change: Option<Change>, rule: &Rule) -> Cells {
    let lang = known.lang;
    [
        rule.id.clone(),
        change.map_or_else(String::new, |it| text(lang, &format!("change-{}", it.word()))),
        known.zone(&rule.source_zone),
        names(&rule.sources),
        addresses(known, &rule.sources),
        known.zone(&rule.destination_zone),
        names(&rule.destinations),
        addresses(known, &rule.destinations),
        lines(&rule.services, |service| service.protocol.to_string()),
        lines(&rule.services, |service| port(service, lang)),
        lines(&rule.services, service),
        text(lang, if rule.bidirectional { "action-both-ways" } else { "action-allow" }),
        lines(&rule.reasons, |reason| justification(reason, lang)),
        lines(&rule.references(), ToString::to_string),
    ]
}

/// Which part of a rule is too long for its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TooLong {
    /// The sources' names or addresses.
    Sources,
    /// The destinations' names or addresses.
    Destinations,
    /// The protocols, ports or services.
    Services,
}

/// What to divide so that a rule fits into a row; nothing if it fits.
pub(super) fn fit(known: Names<'_>, rule: &Rule) -> Option<TooLong> {
    let ends_fit = |ends: &[Arc<Endpoint>]| fits(&names(ends)) && fits(&addresses(known, ends));
    if !ends_fit(&rule.sources) {
        Some(TooLong::Sources)
    } else if !ends_fit(&rule.destinations) {
        Some(TooLong::Destinations)
    } else if !fits(&lines(&rule.services, service)) {
        Some(TooLong::Services)
    } else {
        None
    }
}

fn names(ends: &[Arc<Endpoint>]) -> String {
    lines(ends, |end| end.name.clone())
}

fn addresses(known: Names<'_>, ends: &[Arc<Endpoint>]) -> String {
    lines(ends, |end| address_lines(known, end).join("\n"))
}

/// What stands in a cell for the addresses of one end.
pub(crate) fn address_lines(known: Names<'_>, end: &Endpoint) -> Vec<String> {
    if lacks_address(known.deployment, end) {
        vec![missing(known.lang, &end.name)]
    } else if end.addresses.is_empty() {
        vec![text(known.lang, "address-any")]
    } else {
        end.addresses.iter().map(ToString::to_string).collect()
    }
}

/// What stands in the place of the addresses of a component that has none yet.
pub(crate) fn missing(lang: Lang, name: &str) -> String {
    message(lang, &Message::new("address-missing").with("name", name))
}

fn port(service: &RuleService, lang: Lang) -> String {
    service.port.map_or_else(|| text(lang, "port-none"), |port| port.to_string())
}

fn service(service: &RuleService) -> String {
    service.services.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn justification(reason: &Reason, lang: Lang) -> String {
    let requirement = text(lang, &format!("requirement-{}", reason.requirement));
    let line = Message::new("justification")
        .with("summary", &*reason.summary)
        .with("requirement", requirement);
    message(lang, &line)
}

/// One line for each value. Carriage returns, which an architect's text may hold, become line
/// breaks: spreadsheets know no other.
fn lines<T>(values: &[T], line: impl Fn(&T) -> String) -> String {
    let lines: Vec<String> = values.iter().map(line).collect();
    lines.join("\n").replace("\r\n", "\n").replace('\r', "\n")
}

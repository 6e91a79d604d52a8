//! What readers need to know before the first rule: the fields of a firewall request.

use port_model::Lang;
use port_model::wording::{Message, day};

use crate::change::Change;
use crate::content::Content;
use crate::report::Report;
use crate::text::{message, text};

/// The fields of a request with their labels, in order. Requester and project are left to fill in.
pub(crate) fn facts(content: &Content<'_>, report: &Report) -> Vec<(String, String)> {
    let (request, lang) = (content.request, content.lang());
    let version = request.version.map_or_else(String::new, |version| version.to_string());
    let grouping = text(lang, &format!("grouping-{}", request.grouping.word()));
    [
        ("deployment", request.deployment.name().to_owned()),
        ("version", version),
        ("date", day(lang, request.date)),
        ("link", request.link.unwrap_or_default().to_owned()),
        ("requester", String::new()),
        ("project", String::new()),
        ("grouping", grouping),
        ("filter", filter(content, lang)),
        ("rules", report.rules.to_string()),
        ("flows", report.flows.to_string()),
        ("left-out", report.left_out.text(lang)),
    ]
    .into_iter()
    .chain(comparison(content))
    .map(|(id, value)| (text(lang, &format!("request-{id}")), value))
    .collect()
}

/// What these rules are compared with, if they are, and what becomes of how many.
fn comparison(content: &Content<'_>) -> Vec<(&'static str, String)> {
    let Some(before) = content.request.before else { return Vec::new() };
    let version = before.version.map(|version| version.to_string());
    let with = version.unwrap_or_else(|| before.deployment.name().to_owned());
    let count = |change: Change| {
        let word = text(content.lang(), &format!("change-{}", change.word()));
        format!("{word} {}", content.count(change))
    };
    vec![("compared-with", with), ("changes", Change::ALL.map(count).join(", "))]
}

/// Which flows these are.
fn filter(content: &Content<'_>, lang: Lang) -> String {
    let filter = &content.request.filter;
    let mut parts = Vec::new();
    if filter.crossing_only {
        parts.push(Message::new("filter-crossing"));
    }
    if let Some(id) = &filter.component {
        parts.push(Message::new("filter-component").with("name", content.names().component(id)));
    }
    if let Some((one, other)) = &filter.zones {
        let (one, other) = (content.names().zone(one), content.names().zone(other));
        parts.push(Message::new("filter-zones").with("one", one).with("other", other));
    }
    if let Some(host) = &filter.host {
        parts.push(Message::new("filter-host").with("name", content.names().component(&host.id)));
    }
    if parts.is_empty() {
        parts.push(Message::new("filter-none"));
    }
    parts.iter().map(|part| message(lang, part)).collect::<Vec<_>>().join("; ")
}

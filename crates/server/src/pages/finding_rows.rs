//! Findings as pages list them.

use port_model::{Deployment, Finding, Id};

use super::{Base, encoded};
use crate::acknowledged::Acknowledged;
use crate::authors;
use crate::paths::Paths;
use crate::when;

/// A finding with what it is about.
#[derive(Debug)]
pub(crate) struct FindingRow {
    /// What tells it from the others of the deployment.
    pub(crate) key: String,
    pub(crate) code: &'static str,
    pub(crate) severity: String,
    pub(crate) severity_word: &'static str,
    pub(crate) message: String,
    pub(crate) remedy: String,
    pub(crate) links: Vec<(String, String)>,
    /// Where it can be acknowledged.
    pub(crate) page: String,
    /// The form for a flow that the catalogue does not know, where that is the remedy.
    pub(crate) own_flow: Option<String>,
    pub(crate) acknowledged: Option<Noted>,
}

/// Why somebody has acknowledged a finding.
#[derive(Debug)]
pub(crate) struct Noted {
    pub(crate) reason: String,
    pub(crate) by: String,
    pub(crate) at: String,
}

/// So many of the components that a finding is about are linked.
const LINKS: usize = 10;

/// A finding for a list.
pub(crate) fn finding(
    deployment: &Deployment,
    finding: &Finding,
    base: &Base,
    paths: &Paths,
) -> FindingRow {
    let link = |id: &Id| {
        let component = deployment.component(id)?;
        Some((paths.item("components", id), deployment.component_name(component, base.lang)))
    };
    let key = finding.key();
    FindingRow {
        code: finding.code,
        severity: base.t(&format!("severity-{}", finding.severity)),
        severity_word: finding.severity.word(),
        message: finding.message(base.lang),
        remedy: finding.remedy(base.lang),
        links: finding.components.iter().take(LINKS).filter_map(link).collect(),
        page: paths.item("findings", &key),
        key,
        own_flow: own_flow(deployment, finding, base, paths),
        acknowledged: None,
    }
}

/// A finding that somebody has acknowledged.
pub(crate) fn acknowledged(
    deployment: &Deployment,
    known: &Acknowledged,
    base: &Base,
    paths: &Paths,
) -> FindingRow {
    let noted = Noted {
        reason: known.with.reason.clone(),
        by: authors::words(&known.with.author, base.lang),
        at: when::moment(known.with.at, base.lang),
    };
    FindingRow { acknowledged: Some(noted), ..finding(deployment, &known.finding, base, paths) }
}

/// Where the ports of a module are not known, the form for its flows, filled as far as they are.
fn own_flow(
    deployment: &Deployment,
    finding: &Finding,
    base: &Base,
    paths: &Paths,
) -> Option<String> {
    let is_lacking = finding.code == "module-ports-unknown";
    let module = finding.module().filter(|_| is_lacking)?;
    let module = deployment.catalogue().module(module)?;
    let source = finding.components.first().map_or("", Id::as_str);
    let summary = encoded(&format!("{}: ", module.name.get(base.lang)));
    Some(paths.sub(format!("extra-flows/new?source={source}&summary={summary}")))
}

//! The rules for programs, as JSON or as YAML.
//!
//! One object: `deployment` (its name), `version` (null where it isn't stored), `date`, `link`,
//! `grouping` (`flow`, `pair` or `compact`), `filter` (`crossing_only`, `component`, `zones`),
//! `report` ([`Report`]), `rules`, an array of [`Rule`]s in the order of the spreadsheet, `flows`, those
//! that they admit, `objects`, the names that files for firewalls have for addresses (null where one is
//! missing) and services, and `findings`, each with the `reason` where it was acknowledged. A change
//! request has `compared_with` besides: `deployment`, `version` and `changes`, an array of
//! [`ChangedRule`]s. Every rule allows; endpoints are written as in the deployment's flows.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

use port_model::{Flow, Id};
use serde::Serialize;
use serde_json::Serializer;

use crate::change::ChangedRule;
use crate::content::Content;
use crate::filter::Filter;
use crate::firewall::{Object, Place, all_objects, service_name};
use crate::group::Grouping;
use crate::report::Report;
use crate::request::ExportError;
use crate::rule::{Rule, RuleService};

use super::block::Block;

#[derive(Serialize)]
struct File<'a, F> {
    deployment: &'a str,
    version: Option<i64>,
    date: &'a str,
    link: Option<&'a str>,
    grouping: Grouping,
    filter: &'a Filter,
    report: &'a Report,
    rules: &'a [Rule],
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_with: Option<Former<'a>>,
    flows: Vec<&'a Flow>,
    objects: Objects<'a>,
    findings: Vec<F>,
}

#[derive(Serialize)]
struct Objects<'a> {
    addresses: Vec<AddressObject<'a>>,
    services: Vec<ServiceObject>,
}

#[derive(Serialize)]
struct AddressObject<'a> {
    name: String,
    component: &'a Id,
    component_name: &'a str,
    address: Option<String>,
}

#[derive(Serialize)]
struct ServiceObject {
    name: String,
    #[serde(flatten)]
    service: RuleService,
}

/// What the rules are compared with, and what became of them.
#[derive(Serialize)]
struct Former<'a> {
    deployment: &'a str,
    version: Option<i64>,
    changes: &'a [ChangedRule],
}

impl<'a> Former<'a> {
    fn of(content: &'a Content<'_>) -> Option<Self> {
        let (before, changes) = (content.request.before?, content.changed.as_deref()?);
        Some(Self { deployment: before.deployment.name(), version: before.version, changes })
    }
}

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut output = pieces(output);
    serde_json::to_writer_pretty(&mut output, &file(content, report)).map_err(ExportError::Json)?;
    output.write_all(b"\n")?;
    Ok(output.flush()?)
}

pub(crate) fn write_yaml(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut output = pieces(output);
    let mut writer = Serializer::with_formatter(&mut output, Block::default());
    file(content, report).serialize(&mut writer).map_err(ExportError::Yaml)?;
    output.write_all(b"\n")?;
    Ok(output.flush()?)
}

/// Both write word by word; the output is given larger pieces.
fn pieces(output: &mut dyn Write) -> BufWriter<&mut dyn Write> {
    BufWriter::with_capacity(64 * 1024, output)
}

fn file<'a>(content: &'a Content<'_>, report: &'a Report) -> impl Serialize {
    let request = content.request;
    let flows = request.flows.iter().filter(|flow| request.filter.admits(flow));
    File {
        deployment: request.deployment.name(),
        version: request.version,
        date: request.date,
        link: request.link,
        grouping: request.grouping,
        filter: &request.filter,
        report,
        rules: &content.rules,
        compared_with: Former::of(content),
        flows: flows.collect(),
        objects: Objects { addresses: addresses(content), services: services(content) },
        findings: request.findings.iter().map(|known| known.row(request.lang)).collect(),
    }
}

fn addresses<'a>(content: &'a Content<'_>) -> Vec<AddressObject<'a>> {
    let object = |(name, object): (String, Object<'a>)| AddressObject {
        name,
        component: object.component,
        component_name: object.label,
        address: (object.place != Place::Missing).then(|| object.place.to_string()),
    };
    all_objects(content).into_iter().map(object).collect()
}

/// Each service once, with all that listen there.
fn services(content: &Content<'_>) -> Vec<ServiceObject> {
    let mut known: BTreeMap<_, RuleService> = BTreeMap::new();
    for service in content.rules.iter().flat_map(|rule| &rule.services) {
        let entry = known.entry((service.protocol, service.port));
        entry.or_insert_with(|| service.clone()).services.extend(service.services.iter().cloned());
    }
    known
        .into_values()
        .map(|mut service| {
            service.services.sort();
            service.services.dedup();
            ServiceObject { name: service_name(service.protocol, service.port), service }
        })
        .collect()
}

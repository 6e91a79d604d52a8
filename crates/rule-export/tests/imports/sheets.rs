//! Exports in every form, and what is read from them again.

use port_model::{Deployment, Lang};
use rule_export::{
    ExportFormat, Filled, Filter, Grouping, ImportFault, Machine, Request, Sheets, export,
};

use crate::support;

pub(crate) fn request_in(
    deployment: &Deployment,
    (format, lang, grouping): (ExportFormat, Lang, Grouping),
    filter: Filter,
) -> Vec<u8> {
    let flows = deployment.flows(lang);
    let request = support::request(deployment, &flows, grouping);
    export(format, &Request { lang, filter, ..request }).expect("an export").bytes
}

pub(crate) fn csv(deployment: &Deployment) -> String {
    let way = (ExportFormat::Csv, Lang::En, Grouping::Pair);
    String::from_utf8(request_in(deployment, way, Filter::default())).expect("UTF-8")
}

pub(crate) fn xlsx(deployment: &Deployment) -> Vec<u8> {
    request_in(deployment, (ExportFormat::Xlsx, Lang::En, Grouping::Pair), Filter::default())
}

pub(crate) fn read(bytes: &[u8], deployment: &Deployment) -> Result<Filled, Vec<ImportFault>> {
    Sheets::open(bytes)?.read(deployment)
}

/// What is wrong, line by line.
pub(crate) fn faults(bytes: &[u8], deployment: &Deployment) -> Vec<String> {
    let faults = read(bytes, deployment).expect_err("faults");
    faults.iter().map(|fault| fault.line(Lang::En)).collect()
}

/// What gets which addresses.
pub(crate) fn filled(bytes: &[u8], deployment: &Deployment) -> Vec<String> {
    let read = read(bytes, deployment);
    let filled = read.unwrap_or_else(|faults| {
        panic!("{:#?}", faults.iter().map(|fault| fault.line(Lang::En)).collect::<Vec<_>>())
    });
    let addresses = |all: &[port_model::Address]| {
        all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let one = |it: &rule_export::FilledIn| format!("{} {}", it.component, addresses(&it.after));
    filled.addresses.iter().map(one).collect()
}

/// Every format, language and grouping.
pub(crate) fn ways() -> Vec<(ExportFormat, Lang, Grouping)> {
    let mut ways = Vec::new();
    for format in [ExportFormat::Xlsx, ExportFormat::Csv] {
        for lang in Lang::ALL.iter().copied() {
            ways.extend(Grouping::ALL.iter().map(|grouping| (format, lang, *grouping)));
        }
    }
    ways
}

/// Filters of every kind for a deployment.
pub(crate) fn filters(deployment: &Deployment) -> Vec<Filter> {
    let mut filters = vec![Filter::default(), Filter { crossing_only: true, ..Filter::default() }];
    for component in deployment.components() {
        let host = Machine::of(deployment, &component.id);
        filters.push(Filter { host, ..Filter::default() });
        filters.push(Filter { component: Some(component.id.clone()), ..Filter::default() });
    }
    let zones: Vec<_> = deployment.document().zones.iter().map(|zone| zone.id.clone()).collect();
    for (at, one) in zones.iter().enumerate() {
        let walls = zones[at + 1..].iter().map(|other| (one.clone(), other.clone()));
        filters.extend(walls.map(|zones| Filter { zones: Some(zones), ..Filter::default() }));
    }
    filters
}

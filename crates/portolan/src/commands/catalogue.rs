//! `portolan catalogue`: the vendor's facts that everything else rests on.

use std::io::{self, Write};

use jiff::civil::Date;
use port_model::catalogue::{
    Bearer, Choice, DifferenceText, EntryChange, FlowRule, ModulePorts, Service, releases,
};
use port_model::flow::Basis;
use port_model::names::Version;
use port_model::wording::day;
use port_model::{Catalogue, Id, Lang};

use super::Outcome;
use crate::arguments::{CatalogueCommand, CatalogueFormat};
use crate::error::CommandError;
use crate::output::Output;
use crate::table::Table;
use crate::wording::{about, count, heading, text};

pub(super) fn run(
    command: &CatalogueCommand,
    lang: Lang,
    output: &mut Output,
    today: Date,
) -> Result<Outcome, CommandError> {
    let catalogue = command.catalogue.load()?;
    let date = command.date.unwrap_or(today).to_string();
    output.print(|out| match command.format {
        CatalogueFormat::Table => tables(catalogue, lang, out),
        CatalogueFormat::Changes => changes(lang, out),
        CatalogueFormat::Record => write!(out, "{}", catalogue.record(&date)),
        CatalogueFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, catalogue)?;
            writeln!(out)
        }
    })?;
    Ok(Outcome::Done)
}

fn tables(catalogue: &Catalogue, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let parts = [
        ("roles", roles(catalogue, lang)),
        ("services", services(catalogue, lang)),
        ("flows", flows(catalogue, lang)),
        ("modules", modules(catalogue, lang)),
    ];
    for (at, (title, table)) in parts.iter().enumerate() {
        let blank = if at == 0 { "" } else { "\n" };
        writeln!(out, "{blank}{}\n", text(lang, title))?;
        table.write(out)?;
    }
    Ok(())
}

/// What each version of the built-in catalogue added, changed and removed.
fn changes(lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for release in releases() {
        let number = release.version.to_string();
        let title = about(lang, "catalogue-version", &number);
        writeln!(out, "{title}, {}\n", day(lang, &release.date))?;
        let mut table = Table::new(heading(lang, ["change", "id", "differences"]));
        for change in &release.changes {
            table.row(vec![change.kind.text(lang), change.id.clone(), differences(change, lang)]);
        }
        if release.changes.is_empty() {
            writeln!(out, "{}\n", count(lang, "catalogue-entries", release.entries))?;
        } else {
            table.write(out)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The built-in catalogue names the roles, since no other has versions.
fn differences(change: &EntryChange, lang: Lang) -> String {
    let each = change.differences.iter().map(|difference| {
        let DifferenceText { key, before, after } = difference.text(Catalogue::builtin(), lang);
        format!("{key}: {before} → {after}")
    });
    each.collect::<Vec<_>>().join("; ")
}

fn roles(catalogue: &Catalogue, lang: Lang) -> Table {
    let mut table = Table::new(heading(lang, ["id", "name", "keys"]));
    for role in &catalogue.roles {
        let name = role.name.get(lang).to_owned();
        table.row(vec![role.id.to_string(), name, role.keys.join(", ")]);
    }
    table
}

fn services(catalogue: &Catalogue, lang: Lang) -> Table {
    let mut table = Table::new(heading(lang, ["id", "port", "name", "listeners"]));
    for service in &catalogue.services {
        let listeners: Vec<String> = service.listeners.iter().map(bearer).collect();
        table.row(vec![
            service.id.to_string(),
            port_and_protocols(service),
            service.name.get(lang).to_owned(),
            listeners.join(", "),
        ]);
    }
    table
}

fn port_and_protocols(service: &Service) -> String {
    let protocols: Vec<&str> = service.protocols.iter().map(|protocol| protocol.word()).collect();
    match service.port {
        Some(port) => format!("{port}/{}", protocols.join("+")),
        None => protocols.join("+"),
    }
}

fn flows(catalogue: &Catalogue, lang: Lang) -> Table {
    let keys = ["id", "source", "destination", "service", "condition", "requirement", "basis"];
    let mut table = Table::new(heading(lang, keys));
    for flow in &catalogue.flows {
        let services: Vec<&str> = flow.services.iter().map(Id::as_str).collect();
        table.row(vec![
            flow.id.to_string(),
            bearer(&flow.source),
            bearer(&flow.destination),
            services.join(", "),
            condition(flow),
            text(lang, &format!("requirement-{}", flow.requirement)),
            bases(&flow.basis, lang),
        ]);
    }
    table
}

fn bearer(bearer: &Bearer) -> String {
    match bearer {
        Bearer::Role(role) => role.to_string(),
        Bearer::Appliance => "appliance".to_owned(),
        Bearer::Internet => Id::INTERNET.to_string(),
    }
}

/// The document's keys that have to have a value for the flow to follow.
fn condition(flow: &FlowRule) -> String {
    let platform = flow.platform.map(|platform| format!("platform: {platform}"));
    let module = flow.module.as_ref().map(|module| format!("modules: [{module}]"));
    let bound = |word, bound: Option<&Version>| {
        bound.map(|version| format!("platform_version: {word} {}", version.as_str()))
    };
    let versions = flow.versions.as_ref();
    let from = bound("from", versions.and_then(|range| range.from.as_ref()));
    let before = bound("before", versions.and_then(|range| range.before.as_ref()));
    let access = flow.internet_access.map(|access| format!("internet_access: {access}"));
    [platform, module, from, before, access].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The kind of page that a flow rests on; where it depends on the platform, each with its own.
fn bases(basis: &Choice<Basis>, lang: Lang) -> String {
    let word = |basis: &Basis| text(lang, &format!("basis-{basis}"));
    match basis {
        Choice::One(basis) => word(basis),
        Choice::By(values) => {
            let each = values.iter().map(|(key, basis)| format!("{} ({key})", word(basis)));
            each.collect::<Vec<_>>().join(", ")
        }
    }
}

fn modules(catalogue: &Catalogue, lang: Lang) -> Table {
    let mut table = Table::new(heading(lang, ["id", "name", "ports", "guide"]));
    for module in &catalogue.modules {
        let ports = match module.ports {
            ModulePorts::None => "ports-none",
            ModulePorts::Catalogued => "ports-catalogued",
            ModulePorts::Unknown => "ports-unknown",
        };
        table.row(vec![
            module.id.to_string(),
            module.name.get(lang).to_owned(),
            text(lang, ports),
            module.guide.clone(),
        ]);
    }
    table
}

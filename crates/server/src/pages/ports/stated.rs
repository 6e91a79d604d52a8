//! What differs between the platforms of an entry: its processes, and the pages that state it.

use port_model::Lang;
use port_model::catalogue::{Bearer, ProcessName};
use port_model::document::Platform;
use port_model::flow::Basis;
use serde::Serialize;

use super::entry::Entry;
use super::rows::{Named, named, platforms};

/// The processes on some platforms.
#[derive(Debug, Serialize)]
pub(crate) struct Processes {
    pub(crate) platforms: Vec<Named>,
    pub(crate) source: Option<String>,
    pub(crate) destination: Option<String>,
}

/// What an entry rests on, on some platforms.
#[derive(Debug, Serialize)]
pub(crate) struct Source {
    pub(crate) platforms: Vec<Named>,
    pub(crate) basis: Named,
    pub(crate) title: String,
    pub(crate) section: String,
    pub(crate) url: String,
}

impl Processes {
    /// Who opens and who listens, such as `TaniumClient.exe → TaniumReceiver.exe`.
    pub(crate) fn text(&self) -> String {
        let name = |process: &Option<String>| process.clone().unwrap_or_else(|| "–".to_owned());
        format!("{} → {}", name(&self.source), name(&self.destination))
    }
}

impl Source {
    /// The page and the place on it.
    pub(crate) fn text(&self) -> String {
        format!("{}, {}", self.title, self.section)
    }
}

/// The platforms of an entry, put together where what is asked of them is the same.
fn grouped<T: PartialEq>(
    entry: &Entry<'_>,
    of: impl Fn(Platform) -> Option<T>,
) -> Vec<(Vec<Platform>, T)> {
    let mut groups: Vec<(Vec<Platform>, T)> = Vec::new();
    for platform in entry.platforms() {
        let Some(value) = of(platform) else { continue };
        match groups.iter_mut().find(|(_, known)| *known == value) {
            Some((platforms, _)) => platforms.push(platform),
            None => groups.push((vec![platform], value)),
        }
    }
    groups
}

/// Who opens and who listens, platform by platform.
pub(super) fn processes(entry: &Entry<'_>, lang: Lang) -> Vec<Processes> {
    let rule = entry.rule;
    let pair = |platform| {
        let source = process(entry, rule.source_process.as_ref(), &rule.source, platform);
        let destination =
            process(entry, rule.destination_process.as_ref(), &rule.destination, platform);
        Some((source, destination)).filter(|pair| *pair != (None, None))
    };
    let groups = grouped(entry, pair).into_iter();
    groups
        .map(|(on, (source, destination))| Processes {
            platforms: platforms(&on, lang),
            source,
            destination,
        })
        .collect()
}

/// The process at an end: as the rule says, else the role's own.
fn process(
    entry: &Entry<'_>,
    named: Option<&ProcessName>,
    end: &Bearer,
    platform: Platform,
) -> Option<String> {
    match (named, end) {
        (Some(ProcessName::Known(choice)), _) => choice.get(entry.service.id.as_str()).cloned(),
        (None, Bearer::Role(role)) => {
            let process = entry.catalogue.role(role)?.process.as_ref()?;
            Some(process.on(platform).to_owned())
        }
        (Some(ProcessName::Unknown(_)), _) | (None, Bearer::Appliance | Bearer::Internet) => None,
    }
}

/// The pages that state the entry, platform by platform.
pub(super) fn references(entry: &Entry<'_>, lang: Lang) -> Vec<Source> {
    let rule = entry.rule;
    let stated = |platform: Platform| {
        let word = platform.word();
        let page = rule.reference.get(word).and_then(|id| entry.catalogue.reference(id))?;
        Some((entry.basis(platform)?, &page.id, rule.section.get(word)?))
    };
    let groups = grouped(entry, stated).into_iter();
    let source = |(on, (basis, page, section)): (Vec<_>, (Basis, _, &String))| {
        let page = entry.catalogue.reference(page)?;
        Some(Source {
            platforms: platforms(&on, lang),
            basis: named("basis", basis.word(), lang),
            title: page.title.clone(),
            section: section.clone(),
            url: page.url.clone(),
        })
    };
    groups.filter_map(source).collect()
}

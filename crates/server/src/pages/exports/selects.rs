//! The lists to choose from: the format, how flows become rules, which flows, which version, since when, and in
//! which language.

use port_model::Lang;
use rule_export::{ExportFormat, Filter, Grouping};
use storage::LogEntry;

use super::{Job, own_name};
use crate::pages::Base;
use crate::pages::choices::{Group, Select};
use crate::pages::history::Entry;

/// How many versions the list to compare with has.
pub(super) const VERSIONS: u32 = 200;

pub(super) fn all(
    job: &Job,
    format: ExportFormat,
    current: i64,
    log: &[LogEntry],
    base: &Base,
) -> Vec<Select> {
    vec![
        formats(format, base),
        groupings(job, base),
        filters(job, base),
        versions(job, current, log, base),
        since(job, log, base),
        languages(job, base),
    ]
}

/// The options of what is shown, as the query of an address that has the language under this key.
pub(super) fn query(job: &Job, current: i64, language: &str) -> String {
    let chosen = &job.chosen;
    let group = chosen.device_group.as_ref();
    let group = group.map(|group| format!("&device_group={}", group.to_string().replace(' ', "+")));
    let version = job.view().opened.version;
    let version = (version != current).then(|| format!("&version={version}"));
    let since = job.since().map(|since| format!("&since={since}"));
    format!(
        "grouping={}&filter={}&{language}={}{}{}{}",
        chosen.grouping.word(),
        chosen.filter.word(),
        job.view().lang,
        group.unwrap_or_default(),
        version.unwrap_or_default(),
        since.unwrap_or_default()
    )
}

fn plain(options: Vec<(String, String, bool)>) -> Vec<Group> {
    vec![Group { label: String::new(), options }]
}

fn formats(shown: ExportFormat, base: &Base) -> Select {
    let option = |format: &ExportFormat| {
        let word = format.word();
        (word.to_owned(), base.t(&format!("format-{word}")), *format == shown)
    };
    Select {
        key: "format",
        label: base.t("exports-format"),
        groups: plain(ExportFormat::ALL.iter().map(option).collect()),
    }
}

fn groupings(job: &Job, base: &Base) -> Select {
    let option = |grouping: &Grouping| {
        let word = grouping.word();
        (word.to_owned(), base.t(&format!("grouping-{word}")), *grouping == job.chosen.grouping)
    };
    Select {
        key: "grouping",
        label: base.t("exports-grouping"),
        groups: plain(Grouping::ALL.iter().map(option).collect()),
    }
}

fn filters(job: &Job, base: &Base) -> Select {
    let chosen = job.chosen.filter.word();
    let view = job.view();
    let option = |filter: &Filter, label: String| {
        let word = filter.word();
        let is_chosen = word == chosen;
        (word, label, is_chosen)
    };
    let zone = |id: &port_model::Id| {
        let zones = &view.deployment().document().zones;
        let known = zones.iter().find(|zone| zone.id == *id);
        known.map_or_else(|| id.to_string(), |zone| zone.display_name(view.lang))
    };
    let wall = |filter: Filter| {
        let (one, other) = filter.zones.as_ref()?;
        let label = format!("{} – {}", zone(one), zone(other));
        Some(option(&filter, label))
    };
    let host = |filter: Filter| {
        let id = &filter.host.as_ref()?.id;
        let component = view.deployment().component(id)?;
        let label = view.deployment().component_name(component, view.lang);
        Some(option(&filter, label))
    };
    let crossing = Filter { crossing_only: true, ..Filter::default() };
    let general = vec![
        option(&Filter::default(), base.t("filter-all")),
        option(&crossing, base.t("filter-crossing")),
    ];
    let walls = Filter::walls(&view.flows).into_iter().filter_map(wall).collect();
    let hosts =
        Filter::hosts(view.deployment(), &view.flows).into_iter().filter_map(host).collect();
    Select {
        key: "filter",
        label: base.t("exports-filter"),
        groups: vec![
            Group { label: String::new(), options: general },
            Group { label: base.t("exports-walls"), options: walls },
            Group { label: base.t("exports-hosts"), options: hosts },
        ],
    }
}

/// Which version to export: the newest one, whichever that is, or an earlier one.
fn versions(job: &Job, current: i64, log: &[LogEntry], base: &Base) -> Select {
    let chosen = job.view().opened.version;
    let mut options = vec![(String::new(), base.t("exports-current"), chosen == current)];
    let earlier = log.iter().filter(|entry| entry.version < current);
    options.extend(earlier.map(|entry| {
        let label = Entry::of(entry, base).in_list();
        (entry.version.to_string(), label, chosen == entry.version)
    }));
    Select { key: "version", label: base.t("history-version"), groups: plain(options) }
}

fn languages(job: &Job, base: &Base) -> Select {
    let option = |lang: &Lang| {
        (lang.word().to_owned(), own_name(*lang).to_owned(), *lang == job.view().lang)
    };
    Select {
        key: "language",
        label: base.t("pictures-language"),
        groups: plain(Lang::ALL.iter().map(option).collect()),
    }
}

/// Whether to export all rules or what became of them since a version.
fn since(job: &Job, log: &[LogEntry], base: &Base) -> Select {
    let current = job.view().opened.version;
    let chosen = job.since();
    let mut options = vec![(String::new(), base.t("exports-all-rules"), chosen.is_none())];
    let earlier = log.iter().filter(|entry| entry.version < current);
    options.extend(earlier.map(|entry| {
        let label = Entry::of(entry, base).in_list();
        (entry.version.to_string(), label, chosen == Some(entry.version))
    }));
    Select { key: "since", label: base.t("exports-since"), groups: plain(options) }
}

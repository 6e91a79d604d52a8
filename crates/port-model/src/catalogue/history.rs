//! What changed from one version of the built-in catalogue to the next.
//!
//! Each version is recorded in `history/`: every entry with what a firewall team would ask of it, without
//! texts. A test holds that the newest record is the catalogue as it is; `portolan catalogue --format record`
//! writes the next.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::data::{Choice, FlowRule, Service};
use super::versions::Versions;
use super::{Catalogue, ModulePorts};
use crate::document::Platform;
use crate::flow::Protocol;
use crate::names::Version;

/// The versions, the oldest first.
const FILES: [&str; 5] = [
    include_str!("../../history/1.toml"),
    include_str!("../../history/2.toml"),
    include_str!("../../history/3.toml"),
    include_str!("../../history/4.toml"),
    include_str!("../../history/5.toml"),
];

/// What is recorded of one entry: each key with its value as a text.
pub type Recorded = BTreeMap<String, String>;

/// A version of the catalogue as it is recorded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    version: u32,
    date: String,
    entry: BTreeMap<String, Recorded>,
}

static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the records are compiled in and read by every test")]
    FILES.iter().map(|text| toml::from_str(text).expect("a sound record")).collect()
});

/// A version of the catalogue, and how it differs from the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Release {
    /// Its number, counted from 1.
    pub version: u32,
    /// The day it was made, such as `2026-11-24`.
    pub date: String,
    /// How many entries it has.
    pub entries: usize,
    /// What it adds, changes and removes, by id; the first version adds everything and lists nothing.
    pub changes: Vec<EntryChange>,
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryChange {
    /// `FLOW/PROTOCOL`, `FLOW/SERVICE/PROTOCOL` or `module:MODULE`.
    pub id: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// What is recorded of it, in the later version where both have it.
    pub entry: Recorded,
    /// The keys that differ, each with its earlier and its later value.
    pub differences: Vec<Difference>,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The earlier version didn't have it.
    Added,
    /// Both have it, differently.
    Changed,
    /// The later version doesn't have it.
    Removed,
}

/// One key of an entry that differs; an empty text where it is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The key.
    pub key: String,
    /// Its value before.
    pub before: String,
    /// Its value after.
    pub after: String,
}

/// Every version of the built-in catalogue, the newest first.
///
/// ```
/// use port_model::catalogue::releases;
///
/// let newest = releases().into_iter().next().expect("there is a version");
/// assert_eq!(newest.version, port_model::Catalogue::version());
/// ```
pub fn releases() -> Vec<Release> {
    let mut releases = Vec::new();
    let mut before: Option<&Record> = None;
    for record in &*RECORDS {
        releases.push(Release {
            version: record.version,
            date: record.date.clone(),
            entries: record.entry.len(),
            changes: before.map_or_else(Vec::new, |before| changes(&before.entry, &record.entry)),
        });
        before = Some(record);
    }
    releases.reverse();
    releases
}

fn changes(
    before: &BTreeMap<String, Recorded>,
    after: &BTreeMap<String, Recorded>,
) -> Vec<EntryChange> {
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |id: &String| {
        let (kind, entry, differences) = match (before.get(id), after.get(id)) {
            (None, Some(entry)) => (ChangeKind::Added, entry, Vec::new()),
            (Some(entry), None) => (ChangeKind::Removed, entry, Vec::new()),
            (Some(old), Some(new)) if old != new => {
                (ChangeKind::Changed, new, differences(old, new))
            }
            _ => return None,
        };
        Some(EntryChange { id: id.clone(), kind, entry: entry.clone(), differences })
    };
    ids.into_iter().filter_map(change).collect()
}

fn differences(old: &Recorded, new: &Recorded) -> Vec<Difference> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let value = |entry: &Recorded, key| entry.get(key).cloned().unwrap_or_default();
    keys.into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
        .map(|key| Difference { key: key.clone(), before: value(old, key), after: value(new, key) })
        .collect()
}

impl FlowRule {
    /// The id of the entry for one of its services and protocols: `FLOW/PROTOCOL`, with the service in
    /// between where the flow has several.
    pub fn entry_id(&self, service: &Service, protocol: Protocol) -> String {
        match self.services.as_slice() {
            [_] => format!("{}/{protocol}", self.id),
            _ => format!("{}/{}/{protocol}", self.id, service.id),
        }
    }
}

impl Catalogue {
    /// The number of the built-in catalogue's version.
    pub fn version() -> u32 {
        RECORDS.last().map_or(0, |record| record.version)
    }

    /// What is recorded of every entry and module.
    pub fn recorded(&self) -> BTreeMap<String, Recorded> {
        let mut entries = BTreeMap::new();
        for rule in &self.flows {
            for service in rule.services.iter().filter_map(|id| self.service(id)) {
                for &protocol in &service.protocols {
                    let entry = recorded(rule, service, protocol);
                    entries.insert(rule.entry_id(service, protocol), entry);
                }
            }
        }
        for module in &self.modules {
            let ports = match module.ports {
                ModulePorts::None => "none",
                ModulePorts::Catalogued => "catalogued",
                ModulePorts::Unknown => "unknown",
            };
            let versions = ("versions", module.versions.as_ref().map(range).unwrap_or_default());
            let fields = [("ports", ports.to_owned()), versions];
            entries.insert(format!("module:{}", module.id), kept(fields));
        }
        entries
    }

    /// The record of the catalogue as the next version's file, made on a `date`.
    pub fn record(&self, date: &str) -> String {
        let mut text = format!("version = {}\ndate = {date:?}\n\n[entry]\n", Self::version() + 1);
        for (id, entry) in self.recorded() {
            let fields = entry.iter().map(|(key, value)| format!("{key} = {value:?}"));
            let fields = fields.collect::<Vec<_>>().join(", ");
            // Writing to a text never fails.
            let _ = writeln!(text, "{id:?} = {{ {fields} }}");
        }
        text
    }
}

fn recorded(rule: &FlowRule, service: &Service, protocol: Protocol) -> Recorded {
    let only = rule.platform.or(service.platform);
    let module = rule.module.as_ref().or(service.module.as_ref());
    let addresses: Vec<String> = rule.addresses.iter().map(ToString::to_string).collect();
    let encryption = rule.encryption.get(service.id.as_str()).map(|it| it.word());
    let since = rule.encrypted_since.as_ref();
    let offered = since.and_then(|since| since.offered.as_ref());
    let version = |version: &Version| version.as_str().to_owned();
    kept([
        ("source", rule.source.clone().into()),
        ("destination", rule.destination.clone().into()),
        ("service", service.id.to_string()),
        ("protocol", protocol.to_string()),
        ("port", service.port.map(|port| port.to_string()).unwrap_or_default()),
        ("platform", only.map(|platform| platform.to_string()).unwrap_or_default()),
        ("module", module.map(ToString::to_string).unwrap_or_default()),
        ("versions", rule.versions.as_ref().map(range).unwrap_or_default()),
        ("addresses", addresses.join(" ")),
        ("requirement", rule.requirement.to_string()),
        ("encryption", encryption.unwrap_or_default().to_owned()),
        ("encryption-offered", offered.map(version).unwrap_or_default()),
        ("encrypted-since", since.map(|since| version(&since.always)).unwrap_or_default()),
        ("basis", by_platform(&rule.basis)),
    ])
}

/// What has a value.
fn kept<const N: usize>(fields: [(&str, String); N]) -> Recorded {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    fields.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn range(versions: &Versions) -> String {
    let bound = |word: &str, bound: &Option<Version>| {
        bound.as_ref().map(|version| format!("{word} {}", version.as_str()))
    };
    let bounds = [bound("from", &versions.from), bound("before", &versions.before)];
    bounds.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn by_platform<T: ToString + PartialEq>(choice: &Choice<T>) -> String {
    let of = |platform: &Platform| choice.get(platform.word()).map(ToString::to_string);
    let mut values: Vec<String> = Platform::ALL.iter().filter_map(of).collect();
    values.dedup();
    values.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_record_is_the_catalogue_as_it_is() {
        let newest = RECORDS.last().expect("a record");
        let differences = changes(&newest.entry, &Catalogue::builtin().recorded());
        assert!(
            differences.is_empty(),
            "the catalogue has changed: record it with 'portolan catalogue --format record > \
             crates/port-model/history/{}.toml' and name the file in FILES. {differences:#?}",
            newest.version + 1
        );
    }

    #[test]
    fn versions_are_numbered_and_dated_in_order_and_each_changes_something() {
        let releases = releases();
        let numbers: Vec<u32> = releases.iter().rev().map(|release| release.version).collect();
        assert_eq!(numbers, (1..=Catalogue::version()).collect::<Vec<_>>());
        assert!(releases.windows(2).all(|pair| pair[0].date >= pair[1].date));
        let (first, later) = releases.split_last().expect("a version");
        assert!(first.changes.is_empty() && later.iter().all(|later| !later.changes.is_empty()));
    }

    #[test]
    fn a_record_reads_back_as_what_was_recorded() {
        let catalogue = Catalogue::builtin();
        let record: Record = toml::from_str(&catalogue.record("2026-12-01")).expect("TOML");
        assert_eq!(
            (record.version, record.date.as_str()),
            (Catalogue::version() + 1, "2026-12-01")
        );
        assert_eq!(record.entry, catalogue.recorded());
    }

    #[test]
    fn what_is_added_changed_and_removed_is_told_apart() {
        let entry = |port: &str| kept([("port", port.to_owned())]);
        let before = BTreeMap::from([("a".to_owned(), entry("1")), ("b".to_owned(), entry("2"))]);
        let after = BTreeMap::from([("b".to_owned(), entry("3")), ("c".to_owned(), entry("4"))]);
        let told: Vec<(String, ChangeKind)> =
            changes(&before, &after).into_iter().map(|change| (change.id, change.kind)).collect();
        assert_eq!(
            told,
            [
                ("a".to_owned(), ChangeKind::Removed),
                ("b".to_owned(), ChangeKind::Changed),
                ("c".to_owned(), ChangeKind::Added),
            ]
        );
        let difference = &changes(&before, &after)[1].differences[0];
        assert_eq!((difference.before.as_str(), difference.after.as_str()), ("2", "3"));
    }
}

//! What every format of a firewall has to hold.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use port_model::{Deployment, Lang, topologies};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use rule_export::{
    ExportFormat, Exported, Filter, Grouping, Machine, Report, Request, export, rules,
};

use crate::awkward::{AWKWARD, words};
use crate::drafts;
use crate::link::{self, Link};
use crate::support::{deployment, request};

/// A format with what its tests know about it.
#[expect(clippy::struct_field_names, reason = "the format itself")]
pub(crate) struct Format {
    pub(crate) format: ExportFormat,
    /// Reads a file and says all that it admits. It fails on what it does not understand.
    pub(crate) read: fn(&str) -> BTreeSet<Link>,
    /// Whether the format can say a link exactly. What it can't has to be in the report.
    pub(crate) says: fn(&Link) -> bool,
}

/// How many random deployments each format is held against in each run.
pub(crate) const RANDOM: usize = 1_000;

/// The reference topologies and the awkward documents.
pub(crate) fn known() -> Vec<Deployment> {
    let topologies = topologies::ALL.iter().map(topologies::Topology::deployment);
    let words = words().map(|text| deployment(&text));
    topologies.chain([deployment(AWKWARD)]).chain(words).collect()
}

/// So many random deployments.
pub(crate) fn random(count: usize) -> impl Iterator<Item = Deployment> {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let documents = drafts::documents();
    let draw = move || documents.new_tree(&mut runner).expect("a document").current();
    std::iter::repeat_with(draw).filter_map(|text| drafts::readable(&text)).take(count)
}

/// A filter for each firewall between two zones.
pub(crate) fn walls(deployment: &Deployment) -> Vec<Filter> {
    let zones = &deployment.document().zones;
    let mut walls = Vec::new();
    for (at, one) in zones.iter().enumerate() {
        for other in &zones[at + 1..] {
            let zones = Some((one.id.clone(), other.id.clone()));
            walls.push(Filter { zones, ..Filter::default() });
        }
    }
    walls
}

/// A filter for each machine.
pub(crate) fn hosts(deployment: &Deployment) -> Vec<Filter> {
    let roots = deployment.components().iter().filter(|component| component.host.is_none());
    roots
        .map(|root| Filter { host: Machine::of(deployment, &root.id), ..Filter::default() })
        .collect()
}

/// A file as text; of an archive its members, one after the other.
pub(crate) fn shown(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes.to_vec()).expect("UTF-8");
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).expect("a member");
        let name = member.name().expect("a name").into_owned();
        text.extend(["==> ", &name, " <==\n"]);
        member.read_to_string(&mut text).expect("UTF-8");
    }
    text
}

impl Format {
    /// The file for a document.
    pub(crate) fn file(&self, deployment: &Deployment, request: &Request<'_>) -> (String, Report) {
        let Exported { bytes, report, .. } = export(self.format, request)
            .unwrap_or_else(|error| panic!("{}: {error}", deployment.name()));
        (shown(&bytes), report)
    }

    /// The awkward document's file with all its rules, for a validator.
    pub(crate) fn awkward(&self) -> (String, Report) {
        let deployment = deployment(AWKWARD);
        let flows = deployment.flows(Lang::En);
        self.file(&deployment, &request(&deployment, &flows, Grouping::Pair))
    }

    /// The files of the known deployments, of each of their walls and machines, and of so many random
    /// ones, for a validator.
    pub(crate) fn many(&self, count: usize) -> Vec<String> {
        let mut files = Vec::new();
        for deployment in known() {
            let filters = walls(&deployment).into_iter().chain(hosts(&deployment));
            for filter in filters.chain([Filter::default()]) {
                files.push(self.file_of(&deployment, filter));
            }
        }
        files.extend(random(count).map(|one| self.file_of(&one, Filter::default())));
        files
    }

    /// A deployment's file with this filter.
    pub(crate) fn file_of(&self, deployment: &Deployment, filter: Filter) -> String {
        let flows = deployment.flows(Lang::En);
        let request = request(deployment, &flows, Grouping::Compact);
        self.file(deployment, &Request { filter, ..request }).0
    }

    /// Whatever texts a document has, its file has the same commands and admits the same; gives the
    /// files, for a validator.
    pub(crate) fn texts_stay_in_place(&self, commands: fn(&str) -> usize) -> Vec<String> {
        let file = |texts: &[String; 5]| {
            let deployment = drafts::readable(&document_with(texts))?;
            Some(self.file_of(&deployment, Filter::default()))
        };
        let plain = file(&["a", "b", "c", "d", "e"].map(str::to_owned)).expect("a file");
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
        let texts = prop::array::uniform5(nasty());
        let mut draw = || texts.new_tree(&mut runner).expect("texts").current();
        let files: Vec<String> =
            std::iter::repeat_with(|| file(&draw())).flatten().take(NASTY).collect();
        for file in &files {
            assert_eq!((self.read)(file), (self.read)(&plain), "{file}");
            assert_eq!(commands(file), commands(&plain), "{file}");
        }
        files
    }

    /// The file of every reference topology, of the awkward document and of random ones admits exactly
    /// the flows; what it can't say is in the report, and nothing else.
    pub(crate) fn exact(&self) {
        for deployment in known() {
            self.exact_for(&deployment, Grouping::ALL, &Filter::default());
        }
        let mut groupings = Grouping::ALL.iter().cycle();
        for deployment in random(RANDOM) {
            self.exact_for(&deployment, groupings.next(), &Filter::default());
        }
    }

    /// The same for every firewall between two zones and for every machine, of what is known by name.
    pub(crate) fn exact_for_each_wall_and_host(&self) {
        for deployment in known() {
            for filter in walls(&deployment).into_iter().chain(hosts(&deployment)) {
                self.exact_for(&deployment, Grouping::ALL, &filter);
            }
        }
    }

    fn exact_for<'a>(
        &self,
        deployment: &Deployment,
        groupings: impl IntoIterator<Item = &'a Grouping>,
        filter: &Filter,
    ) {
        let flows = deployment.flows(Lang::En);
        for grouping in groupings {
            let request =
                Request { filter: filter.clone(), ..request(deployment, &flows, *grouping) };
            let (file, report) = self.file(deployment, &request);
            let admitted = (self.read)(&file);
            let rules = rules(&flows, *grouping, filter);
            let wanted = link::admitted(deployment, &rules);
            let connects = |links: BTreeSet<Link>| -> BTreeSet<Link> {
                links.into_iter().filter(|link| !link.mixes_families()).collect()
            };
            let mut sayable = connects(wanted);
            sayable.retain(|link| (self.says)(link));
            let admitted = connects(admitted);
            let (added, missed): (Vec<_>, Vec<_>) =
                (admitted.difference(&sayable).collect(), sayable.difference(&admitted).collect());
            assert!(
                added.is_empty() && missed.is_empty(),
                "added: {added:#?}\nmissed: {missed:#?}\n{grouping} of\n{}\n{file}",
                deployment.document().to_yaml()
            );
            self.report_is_true(deployment, &rules, &report);
        }
    }

    /// A rule is reported as left out just where the format can't say one of its links.
    fn report_is_true(
        &self,
        deployment: &Deployment,
        rules: &[rule_export::Rule],
        report: &Report,
    ) {
        let unsaid = |rule: &&rule_export::Rule| {
            let links = link::admitted(deployment, std::slice::from_ref(*rule));
            let mut connecting = links.iter().filter(|link| !link.mixes_families()).peekable();
            connecting.peek().is_none() || connecting.any(|link| !(self.says)(link))
        };
        let expected: BTreeSet<&str> =
            rules.iter().filter(unsaid).map(|rule| rule.id.as_str()).collect();
        assert_eq!(link::said_to_be_left_out(report), expected, "{:?}", report.remarks);
    }
}

/// How many documents with nasty texts each format has to write.
const NASTY: usize = 200;

/// Texts of pieces that mean something to a shell, a template or a firewall, at most 110 letters long.
pub(crate) fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "?",
        "<",
        "$",
        "'",
        "\"",
        "`",
        "\\",
        "$(reboot)",
        "${x}",
        "%{if}",
        "#",
        "!",
        ";",
        "*/",
        "/*",
        "|",
        "&",
        "\n",
        "\r\n",
        "\t",
        "\u{85}",
        "\u{2028}",
        "\u{2018}",
        "\u{2019}",
        "\u{201a}",
        "\u{201b}",
        "\u{201d}",
        "\u{412}",
        "<#",
        "#>",
        "'@",
        "@'",
        "@\"",
        "--%",
        "}",
        "{",
        ")",
        "(",
        "]]>",
        "-t",
        " -j ACCEPT",
        "COMMIT",
        "exit",
        "ü",
        "東",
        "\u{202e}",
        "a",
        " ",
        "=",
        ",",
    ]);
    prop::collection::vec(pieces, 1..11).prop_map(|pieces| pieces.concat())
}

/// A document whose texts are these: its name, a zone's, two components' and a flow's.
pub(crate) fn document_with([name, zone, one, other, summary]: &[String; 5]) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let line = |text: &str| quoted(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    format!(
        "portolan: 1\nname: {}\nplatform: windows\ninternet_access: false\nzones:\n  - {{ id: core, kind: core, name: {} }}\n  - {{ id: dmz, kind: dmz }}\ncomponents:\n  - {{ id: a, role: custom, zone: core, addresses: [10.0.0.1, \"2001:db8::1\"], name: {} }}\n  - {{ id: b, role: custom, zone: dmz, name: {} }}\nextra_flows:\n  - {{ id: x, source: a, destination: b, protocol: tcp, ports: [1], summary: {} }}\n",
        line(name),
        line(zone),
        line(one),
        line(other),
        quoted(summary)
    )
}

//! What every format of a firewall has to hold.

use std::collections::BTreeSet;

use port_model::{Deployment, Lang, topologies};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use rule_export::{ExportFormat, Exported, Filter, Grouping, Report, Request, export, rules};

use crate::awkward::AWKWARD;
use crate::drafts;
use crate::link::{self, Link};
use crate::support::{deployment, request};

/// A format with what its tests know about it.
pub(crate) struct Format {
    pub(crate) format: ExportFormat,
    /// Reads a file and says all that it admits. It fails on what it does not understand.
    pub(crate) read: fn(&str) -> BTreeSet<Link>,
    /// Whether the format can say a link exactly. What it can't has to be in the report.
    pub(crate) says: fn(&Link) -> bool,
}

/// How many random deployments each format is held against in each run.
const RANDOM: u32 = 1_000;

impl Format {
    /// The file for a document.
    pub(crate) fn file(&self, deployment: &Deployment, request: &Request<'_>) -> (String, Report) {
        let Exported { bytes, report, .. } = export(self.format, request)
            .unwrap_or_else(|error| panic!("{}: {error}", deployment.name()));
        (String::from_utf8(bytes).expect("UTF-8"), report)
    }

    /// The awkward document's file with all its rules, for a validator and a snapshot.
    pub(crate) fn awkward(&self) -> (String, Report) {
        let deployment = deployment(AWKWARD);
        let flows = deployment.flows(Lang::En);
        self.file(&deployment, &request(&deployment, &flows, Grouping::Pair))
    }

    /// A snapshot per reference topology and one of the awkward document, each with its report.
    pub(crate) fn golden(&self) {
        for topology in topologies::ALL {
            let deployment = topology.deployment();
            let flows = deployment.flows(Lang::En);
            let (file, report) =
                self.file(&deployment, &request(&deployment, &flows, Grouping::Compact));
            self.snapshot(topology.id, &file, &report);
        }
        let (file, report) = self.awkward();
        self.snapshot("awkward", &file, &report);
    }

    fn snapshot(&self, name: &str, file: &str, report: &Report) {
        let remarks: String =
            report.remarks.iter().map(|remark| format!("{}\n", remark.text(Lang::En))).collect();
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => format!("snapshots/{}", self.format.word()) }, {
            insta::assert_snapshot!(name, format!("{file}{}\n{remarks}", "~".repeat(40)));
        });
    }

    /// The file of every reference topology, of the awkward document and of random ones admits exactly
    /// the flows; what it can't say is in the report, and nothing else.
    pub(crate) fn exact(&self) {
        for topology in topologies::ALL {
            self.exact_for(&topology.deployment(), Grouping::ALL);
        }
        self.exact_for(&deployment(AWKWARD), Grouping::ALL);
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
        let documents = drafts::documents();
        let mut groupings = Grouping::ALL.iter().cycle();
        let mut read = 0;
        while read < RANDOM {
            let text = documents.new_tree(&mut runner).expect("a document").current();
            if let Some(deployment) = drafts::readable(&text) {
                self.exact_for(&deployment, groupings.next());
                read += 1;
            }
        }
    }

    fn exact_for<'a>(
        &self,
        deployment: &Deployment,
        groupings: impl IntoIterator<Item = &'a Grouping>,
    ) {
        let flows = deployment.flows(Lang::En);
        for grouping in groupings {
            let request = request(deployment, &flows, *grouping);
            let (file, report) = self.file(deployment, &request);
            let admitted = (self.read)(&file);
            let rules = rules(&flows, *grouping, &Filter::default());
            let wanted = link::admitted(deployment, &rules);
            let connects = |links: BTreeSet<Link>| -> BTreeSet<Link> {
                links.into_iter().filter(|link| !link.mixes_families()).collect()
            };
            let mut sayable = connects(wanted);
            sayable.retain(|link| (self.says)(link));
            assert_eq!(
                connects(admitted),
                sayable,
                "{grouping} of\n{}\n{file}",
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

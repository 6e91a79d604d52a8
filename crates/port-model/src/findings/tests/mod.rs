//! Each code has a document that has it and one that nearly does.

mod cases;
mod details;

use std::collections::BTreeSet;

use super::*;
use crate::Format;
use cases::{APPLIANCE, WINDOWS, all, changed};

/// A document by its platform, its other settings and its components.
struct Draft {
    platform: &'static str,
    settings: String,
    components: String,
}

impl Draft {
    fn windows(components: &str) -> Self {
        Self::on("windows", components)
    }

    fn appliance(components: &str) -> Self {
        Self::on("appliance", components)
    }

    fn on(platform: &'static str, components: &str) -> Self {
        Self { platform, settings: String::new(), components: components.to_owned() }
    }

    fn with(self, settings: &str) -> Self {
        Self { settings: settings.to_owned(), ..self }
    }

    fn deployment(&self) -> Deployment {
        let Self { platform, settings, components } = self;
        let text = format!(
            "portolan: 1\nname: Test\nplatform: {platform}\n{settings}\ncomponents:\n{components}"
        );
        Deployment::read(&text, Format::Yaml).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
    }

    fn codes(&self) -> Vec<&'static str> {
        self.deployment().findings().iter().map(|finding| finding.code).collect()
    }

    fn has(&self, code: Code) -> bool {
        self.codes().contains(&code.word())
    }
}

/// A code, a document that has it, and one that differs from it in little and doesn't.
struct Case {
    code: Code,
    has: Draft,
    nearly: Draft,
}

#[test]
fn each_code_is_found_in_what_has_it_and_not_in_what_nearly_does() {
    for Case { code, has, nearly } in all() {
        assert!(has.has(code), "{code} is not found in {}: {:?}", has.components, has.codes());
        assert!(!nearly.has(code), "{code} is found in {}", nearly.components);
    }
}

#[test]
fn every_code_has_a_case_and_its_sentences() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.word()).collect();
    let tested: BTreeSet<&str> = all().iter().map(|case| case.code.word()).collect();
    assert_eq!(tested, codes);
    let english = include_str!("../../../locales/en/findings.ftl");
    for kind in ["finding-", "remedy-"] {
        let keys = english.lines().filter_map(|line| line.strip_prefix(kind)?.split(' ').next());
        assert_eq!(keys.collect::<BTreeSet<_>>(), codes, "{kind}");
    }
}

#[test]
fn sound_deployments_give_no_false_alarm() {
    assert_eq!(Draft::windows(WINDOWS).codes(), ["single-zone-server"]);
    assert_eq!(Draft::appliance(APPLIANCE).codes(), Vec::<&str>::new());
}

#[test]
fn a_machine_that_bears_all_does_not_share_besides() {
    let all_in_one = all().into_iter().filter(|case| case.code == Code::AllInOne);
    for case in all_in_one {
        assert!(!case.has.has(Code::SharedHost), "{}", case.has.components);
    }
}

#[test]
fn each_pair_of_networks_that_overlap_is_told() {
    let networks = "networks: [{ id: a, zone: core, cidrs: [10.0.0.0/8] }, { id: b, zone: core, cidrs: [10.0.0.0/16] }, { id: c, zone: core, cidrs: [10.0.0.0/24] }]";
    let nested = Draft::windows("- { id: x, role: custom, zone: core, addresses: [10.9.9.9] }")
        .with(networks);
    let overlaps = nested.codes().into_iter().filter(|code| *code == "networks-overlap");
    assert_eq!(overlaps.count(), 3);
}

#[test]
fn sentences_name_the_components() {
    let deployment = Draft::windows(&changed(WINDOWS, "[10.0.0.2]", "[10.0.0.1]")).deployment();
    let row = deployment.findings()[0].row(Lang::En);
    assert_eq!(
        row.message,
        "Tanium Server (ts), Module Server (ms) have the same address 10.0.0.1, but are different machines."
    );
    assert_eq!(row.remedy, "Correct one of them, or say that they share a machine by 'host'.");
    assert_eq!(deployment.findings()[0].row(Lang::De).severity, Severity::Warning);
}

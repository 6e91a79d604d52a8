//! The lists of facts, and what both have in common.

use std::collections::{BTreeMap, BTreeSet};

use port_model::catalogue::{FlowRule, Local, ModulePorts, Setting, Versions};
use port_model::document::Platform;
use port_model::flow::{Basis, Protocol, Requirement};
use port_model::names::Version;
use port_model::{Address, Catalogue, Id, Port};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    fact: Vec<Fact>,
}

/// One statement of a page, and what became of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    pub(crate) section: String,
    pub(crate) says: String,
    #[serde(default)]
    pub(crate) brings: Vec<Brought>,
    pub(crate) module: Option<Module>,
    pub(crate) process: Option<Process>,
    pub(crate) told: Option<Told>,
    pub(crate) before: Option<Before>,
    pub(crate) holds: Option<Holds>,
    pub(crate) encrypted: Option<Encrypted>,
    pub(crate) elsewhere: Option<Elsewhere>,
    /// The processes of roles on an appliance.
    pub(crate) appliance: Option<BTreeMap<Id, String>>,
    /// The settings that move the ports of services.
    #[serde(default)]
    pub(crate) settings: Vec<Moved>,
    /// Why nothing of the catalogue follows.
    pub(crate) nothing: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Brought {
    pub(crate) flow: Id,
    pub(crate) service: Id,
    pub(crate) protocol: Protocol,
    pub(crate) port: Option<Port>,
    #[serde(default)]
    pub(crate) requirement: Requirement,
    #[serde(default)]
    pub(crate) addresses: Vec<Address>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Module {
    pub(crate) id: Id,
    pub(crate) ports: ModulePorts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Process {
    pub(crate) role: Id,
    pub(crate) windows: String,
}

/// Words that readers find beside flows or a module.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Told {
    #[serde(default)]
    pub(crate) flows: BTreeSet<Id>,
    pub(crate) module: Option<Id>,
    pub(crate) en: Vec<String>,
    pub(crate) de: Vec<String>,
}

/// A module that later versions don't support.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Before {
    pub(crate) module: Id,
    pub(crate) version: Version,
}

/// Flows that only some versions of the platform have.
#[derive(Deserialize)]
pub(crate) struct Holds {
    pub(crate) flows: BTreeSet<Id>,
    #[serde(flatten)]
    pub(crate) versions: Versions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Encrypted {
    pub(crate) flows: BTreeSet<Id>,
    pub(crate) offered: Option<Version>,
    pub(crate) always: Version,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Elsewhere {
    pub(crate) role: Id,
    pub(crate) names: Vec<String>,
}

/// A setting that moves the port of a service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct Moved {
    pub(crate) service: Id,
    #[serde(flatten)]
    pub(crate) setting: Setting,
}

pub(crate) fn read(text: &str) -> Vec<Fact> {
    toml::from_str::<Page>(text).expect("a list of facts").fact
}

/// The flows that the catalogue rests on pages of a kind, wholly or on one platform.
pub(crate) fn resting_on(basis: Basis) -> impl Iterator<Item = &'static FlowRule> {
    let flows = Catalogue::builtin().flows.iter();
    flows.filter(move |flow| flow.basis.all().contains(&&basis))
}

/// A flow, one of its services and one of that one's protocols.
type Triple = (Id, Id, Protocol);

fn triples(flow: &FlowRule) -> Vec<Triple> {
    let mut triples = Vec::new();
    for id in &flow.services {
        for protocol in &Catalogue::builtin().service(id).expect("a service").protocols {
            triples.push((flow.id.clone(), id.clone(), *protocol));
        }
    }
    triples
}

/// Each fact says one thing of what became of it.
pub(crate) fn each_has_an_outcome(facts: &[Fact]) {
    for fact in facts {
        let outcomes = [
            !fact.brings.is_empty(),
            fact.module.is_some(),
            fact.process.is_some(),
            fact.told.is_some(),
            fact.before.is_some(),
            fact.holds.is_some(),
            fact.encrypted.is_some(),
            fact.elsewhere.is_some(),
            fact.appliance.is_some(),
            !fact.settings.is_empty(),
            fact.nothing.as_ref().is_some_and(|why| !why.is_empty()),
        ];
        let outcomes = outcomes.into_iter().filter(|outcome| *outcome).count();
        assert_eq!(outcomes, 1, "{}: {}", fact.section, fact.says);
    }
}

/// What the facts bring is in the catalogue, and rests there on pages of their kind.
pub(crate) fn is_in_the_catalogue(facts: &[Fact], basis: Basis) {
    let catalogue = Catalogue::builtin();
    for fact in facts {
        for brought in &fact.brings {
            let told = format!("{}: {} ({})", fact.section, brought.flow, brought.service);
            let flow = catalogue.flow(&brought.flow).expect(&told);
            let service = catalogue.service(&brought.service).expect(&told);
            assert!(flow.services.contains(&service.id), "{told}");
            assert!(service.protocols.contains(&brought.protocol), "{told}");
            assert_eq!(service.port, brought.port, "{told}");
            assert_eq!(flow.requirement, brought.requirement, "{told}");
            for address in &brought.addresses {
                assert!(flow.addresses.contains(address), "{told}: {address}");
            }
            assert!(flow.basis.all().contains(&&basis), "{told}");
        }
    }
}

/// What the catalogue rests on pages of a kind, these facts state.
pub(crate) fn is_all_stated(facts: &[Fact], basis: Basis) {
    let brought = facts.iter().flat_map(|fact| &fact.brings);
    let stated: BTreeSet<Triple> = brought
        .map(|brought| (brought.flow.clone(), brought.service.clone(), brought.protocol))
        .collect();
    let cited: BTreeSet<Triple> = resting_on(basis).flat_map(triples).collect();
    assert_eq!(cited, stated);
}

/// Where the catalogue cites a page of a kind, it names a section that states the flow.
pub(crate) fn sections_are_right(facts: &[Fact], basis: Basis) {
    for flow in resting_on(basis) {
        for platform in Platform::ALL.iter().map(|platform| platform.word()) {
            if flow.basis.get(platform) != Some(&basis) {
                continue;
            }
            let section = flow.section.get(platform).expect("a section");
            let states = |fact: &Fact| {
                fact.section == *section
                    && fact.brings.iter().any(|brought| brought.flow == flow.id)
            };
            assert!(facts.iter().any(states), "{}: {section}", flow.id);
        }
    }
}

/// What readers find beside a flow: its note and its discrepancy.
fn beside(flow: &FlowRule) -> Vec<&Local> {
    flow.note.iter().chain(&flow.discrepancy).collect()
}

/// What is no flow of its own, or where pages disagree, is told beside what it is about, in both languages.
pub(crate) fn is_told(facts: &[Fact]) {
    let catalogue = Catalogue::builtin();
    for (fact, told) in facts.iter().filter_map(|fact| Some((fact, fact.told.as_ref()?))) {
        let flows = told.flows.iter().map(|id| beside(catalogue.flow(id).expect(&fact.says)));
        let module = told.module.iter().map(|id| {
            let module = catalogue.module(id).expect(&fact.says);
            module.note.iter().collect()
        });
        let places: Vec<Vec<&Local>> = flows.chain(module).collect();
        assert!(!places.is_empty() && !told.en.is_empty() && !told.de.is_empty(), "{}", fact.says);
        for place in places {
            for word in &told.en {
                assert!(place.iter().any(|text| text.en.contains(word)), "{}: {word}", fact.says);
            }
            for word in &told.de {
                assert!(place.iter().any(|text| text.de.contains(word)), "{}: {word}", fact.says);
            }
        }
    }
}

/// Each flow and module that tells readers something has a fact that says so.
pub(crate) fn nothing_else_is_told(facts: &[Fact]) {
    let told: Vec<&Told> = facts.iter().filter_map(|fact| fact.told.as_ref()).collect();
    let catalogue = Catalogue::builtin();
    let flows = catalogue.flows.iter().filter(|flow| !beside(flow).is_empty());
    let flows: BTreeSet<&Id> = flows.map(|flow| &flow.id).collect();
    assert_eq!(flows, told.iter().flat_map(|told| &told.flows).collect());
    let modules = catalogue.modules.iter().filter(|module| module.note.is_some());
    let modules: BTreeSet<&Id> = modules.map(|module| &module.id).collect();
    assert_eq!(modules, told.iter().filter_map(|told| told.module.as_ref()).collect());
}

/// No fact repeats another, so that each of them is missed when it is gone.
pub(crate) fn none_stands_twice(facts: &[Fact]) {
    let mut seen = BTreeSet::new();
    for fact in facts {
        assert!(seen.insert((&fact.section, &fact.says)), "{}: {}", fact.section, fact.says);
    }
}

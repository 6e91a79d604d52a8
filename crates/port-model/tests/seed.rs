//! The catalogue holds what the vendor's page of 2021 states, all of it, and cites the page for
//! nothing else. `seed.toml` lists the page's facts.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use std::collections::BTreeSet;

use port_model::catalogue::{FlowRule, ModulePorts};
use port_model::document::Platform;
use port_model::flow::{Basis, Protocol, Requirement};
use port_model::{Address, Catalogue, Id, Port};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    fact: Vec<Fact>,
}

/// One statement of the page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    section: String,
    says: String,
    #[serde(default)]
    brings: Vec<Brought>,
    module: Option<Module>,
    process: Option<Process>,
    /// Why nothing of the catalogue follows.
    nothing: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    flow: Id,
    service: Id,
    protocol: Protocol,
    port: Option<Port>,
    #[serde(default)]
    requirement: Requirement,
    #[serde(default)]
    addresses: Vec<Address>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Module {
    id: Id,
    ports: ModulePorts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Process {
    role: Id,
    windows: String,
}

fn facts() -> Vec<Fact> {
    toml::from_str::<Page>(include_str!("seed.toml")).expect("the list of facts").fact
}

/// The flows that the catalogue rests on the page, wholly or on one platform.
fn seeded() -> impl Iterator<Item = &'static FlowRule> {
    let flows = Catalogue::builtin().flows.iter();
    flows.filter(|flow| flow.basis.all().contains(&&Basis::Seed))
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

#[test]
fn each_fact_says_what_became_of_it() {
    for fact in facts() {
        let outcomes = [
            !fact.brings.is_empty(),
            fact.module.is_some(),
            fact.process.is_some(),
            fact.nothing.as_ref().is_some_and(|why| !why.is_empty()),
        ];
        let outcomes = outcomes.into_iter().filter(|outcome| *outcome).count();
        assert_eq!(outcomes, 1, "{}: {}", fact.section, fact.says);
    }
}

#[test]
fn what_a_fact_brings_is_in_the_catalogue() {
    let catalogue = Catalogue::builtin();
    for fact in facts() {
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
            assert!(flow.basis.all().contains(&&Basis::Seed), "{told}");
        }
    }
}

#[test]
fn the_modules_and_processes_are_those_of_the_page() {
    let catalogue = Catalogue::builtin();
    for fact in facts() {
        if let Some(module) = &fact.module {
            let known = catalogue.module(&module.id).expect(&fact.says);
            assert_eq!(known.ports, module.ports, "{}", module.id);
        }
        if let Some(process) = &fact.process {
            let role = catalogue.role(&process.role).expect(&fact.says);
            let known = role.process.as_ref().map(|process| process.on(Platform::Windows));
            assert_eq!(known, Some(process.windows.as_str()), "{}", process.role);
        }
    }
}

#[test]
fn nothing_is_cited_that_the_page_does_not_state() {
    let facts = facts();
    let stated: BTreeSet<Triple> = facts
        .iter()
        .flat_map(|fact| &fact.brings)
        .map(|brought| (brought.flow.clone(), brought.service.clone(), brought.protocol))
        .collect();
    let cited: BTreeSet<Triple> = seeded().flat_map(triples).collect();
    assert_eq!(cited, stated);
}

#[test]
fn each_citation_names_a_section_that_states_the_flow() {
    let facts = facts();
    for flow in seeded() {
        for platform in Platform::ALL.iter().map(|platform| platform.word()) {
            if flow.basis.get(platform) != Some(&Basis::Seed) {
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

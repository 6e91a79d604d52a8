//! The vendor's page of 2021, which Portolan began from.

use std::collections::BTreeMap;

use port_model::catalogue::{ModulePorts, Role};
use port_model::document::Platform;
use port_model::flow::Basis;
use port_model::{Catalogue, Id};

use crate::list::{self, Fact};

pub(crate) fn facts() -> Vec<Fact> {
    list::read(include_str!("seed.toml"))
}

#[test]
fn each_fact_says_what_became_of_it() {
    list::each_has_an_outcome(&facts());
}

#[test]
fn what_a_fact_brings_is_in_the_catalogue() {
    list::is_in_the_catalogue(&facts(), Basis::Seed);
}

#[test]
fn nothing_is_cited_that_the_page_does_not_state() {
    list::is_all_stated(&facts(), Basis::Seed);
}

#[test]
fn each_citation_names_a_section_that_states_the_flow() {
    list::sections_are_right(&facts(), Basis::Seed);
}

#[test]
fn where_the_page_is_garbled_readers_are_told() {
    list::is_told(&facts());
}

#[test]
fn the_modules_and_processes_are_those_of_the_page() {
    let (facts, catalogue) = (facts(), Catalogue::builtin());
    let modules = facts.iter().filter_map(|fact| fact.module.as_ref());
    let stated: BTreeMap<&Id, ModulePorts> =
        modules.map(|module| (&module.id, module.ports)).collect();
    let known = catalogue.modules.iter().map(|module| (&module.id, module.ports));
    assert_eq!(known.collect::<BTreeMap<_, _>>(), stated);

    let processes = facts.iter().filter_map(|fact| fact.process.as_ref());
    let stated: BTreeMap<&Id, &str> =
        processes.map(|process| (&process.role, process.windows.as_str())).collect();
    let on_windows = |role: &'static Role| Some(role.process.as_ref()?.on(Platform::Windows));
    let known = catalogue.roles.iter().filter_map(|role| Some((&role.id, on_windows(role)?)));
    assert_eq!(known.collect::<BTreeMap<_, _>>(), stated);
}

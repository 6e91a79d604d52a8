//! The vendor's page of 2021, which Portolan began from.

use port_model::Catalogue;
use port_model::document::Platform;
use port_model::flow::Basis;

use crate::list::{self, Fact};

fn facts() -> Vec<Fact> {
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

//! Other pages of the vendor.

use std::collections::{BTreeMap, BTreeSet};

use port_model::catalogue::{EncryptedSince, Local};
use port_model::document::Platform;
use port_model::flow::Basis;
use port_model::{Catalogue, Id};

use crate::list::{self, Fact};

fn facts() -> Vec<Fact> {
    list::read(include_str!("vendor.toml"))
}

#[test]
fn each_fact_says_what_became_of_it() {
    list::each_has_an_outcome(&facts());
}

#[test]
fn what_a_fact_brings_is_in_the_catalogue() {
    list::is_in_the_catalogue(&facts(), Basis::Vendor);
}

#[test]
fn nothing_is_cited_that_no_page_states() {
    list::is_all_stated(&facts(), Basis::Vendor);
}

#[test]
fn each_citation_names_a_section_that_states_the_flow() {
    list::sections_are_right(&facts(), Basis::Vendor);
}

/// The note of a flow or a module.
fn note(flow: Option<&Id>, module: Option<&Id>) -> Option<&'static Local> {
    let catalogue = Catalogue::builtin();
    let of_flow = flow.and_then(|id| catalogue.flow(id)?.note.as_ref());
    of_flow.or_else(|| module.and_then(|id| catalogue.module(id)?.note.as_ref()))
}

#[test]
fn what_is_no_flow_is_told_in_both_languages() {
    for (fact, told) in facts().iter().filter_map(|fact| Some((fact, fact.told.as_ref()?))) {
        let note = note(told.flow.as_ref(), told.module.as_ref()).expect(&fact.says);
        for (text, words) in [(&note.en, &told.en), (&note.de, &told.de)] {
            for word in words {
                assert!(text.contains(word), "{}: {word}", fact.says);
            }
        }
    }
}

#[test]
fn modules_end_with_the_version_that_the_vendor_names() {
    let known: BTreeMap<&Id, _> = Catalogue::builtin()
        .modules
        .iter()
        .filter_map(|module| Some((&module.id, module.versions.as_ref()?.before.as_ref()?)))
        .collect();
    let facts = facts();
    let stated = facts.iter().filter_map(|fact| fact.before.as_ref());
    assert_eq!(known, stated.map(|before| (&before.module, &before.version)).collect());
}

#[test]
fn encryption_began_when_the_pages_say() {
    let mut stated = BTreeMap::new();
    for encrypted in facts().into_iter().filter_map(|fact| fact.encrypted) {
        for flow in encrypted.flows {
            let (offered, always) = (encrypted.offered.clone(), encrypted.always.clone());
            stated.insert(flow, EncryptedSince { offered, always });
        }
    }
    let flows = Catalogue::builtin().flows.iter();
    let known: BTreeMap<Id, EncryptedSince> =
        flows.filter_map(|flow| Some((flow.id.clone(), flow.encrypted_since.clone()?))).collect();
    assert_eq!(known, stated);
}

#[test]
fn processes_beside_those_of_windows_are_those_of_the_pages() {
    let (facts, catalogue) = (facts(), Catalogue::builtin());
    let processes = |name: fn(&port_model::catalogue::Process) -> Vec<String>| {
        let roles = catalogue.roles.iter();
        let named = roles.filter_map(|role| Some((&role.id, name(role.process.as_ref()?))));
        named.filter(|(_, names)| !names.is_empty()).collect::<BTreeMap<_, _>>()
    };
    let elsewhere = facts.iter().filter_map(|fact| fact.elsewhere.as_ref());
    let elsewhere = elsewhere.map(|stated| (&stated.role, stated.names.clone())).collect();
    assert_eq!(processes(|process| process.elsewhere.clone()), elsewhere);

    let appliance = facts.iter().filter_map(|fact| fact.appliance.as_ref()).flatten();
    let mut known = processes(|process| vec![process.on(Platform::Appliance).to_owned()]);
    assert_eq!(known.remove(&Id::CLIENT_GROUP), Some(vec!["TaniumClient.exe".to_owned()]));
    assert_eq!(known, appliance.map(|(role, name)| (role, vec![name.clone()])).collect());
}

#[test]
fn settings_that_move_ports_are_those_whose_names_are_known() {
    let facts = facts();
    let stated: BTreeSet<(&Id, &String)> =
        facts.iter().filter_map(|fact| fact.settings.as_ref()).flatten().collect();
    let services = Catalogue::builtin().services.iter();
    let known = services.filter_map(|service| Some((&service.id, service.setting.as_ref()?)));
    assert_eq!(known.collect::<BTreeSet<_>>(), stated);
}

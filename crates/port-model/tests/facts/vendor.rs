//! Other pages of the vendor.

use std::collections::{BTreeMap, BTreeSet};

use port_model::catalogue::{EncryptedSince, Service, Setting, Versions};
use port_model::document::Platform;
use port_model::flow::Basis;
use port_model::{Catalogue, Id};

use crate::list::{self, Fact, Holds, Moved};

pub(crate) fn facts() -> Vec<Fact> {
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

#[test]
fn what_is_no_flow_is_told_in_both_languages() {
    list::is_told(&facts());
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
fn flows_hold_for_the_versions_that_the_pages_name() {
    let mut stated = BTreeMap::new();
    for Holds { flows, versions } in facts().into_iter().filter_map(|fact| fact.holds) {
        stated.extend(flows.into_iter().map(|flow| (flow, versions.clone())));
    }
    let flows = Catalogue::builtin().flows.iter();
    let known: BTreeMap<Id, Versions> =
        flows.filter_map(|flow| Some((flow.id.clone(), flow.versions.clone()?))).collect();
    assert_eq!(known, stated);
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
    let stated: BTreeSet<Moved> = facts().into_iter().flat_map(|fact| fact.settings).collect();
    let services = Catalogue::builtin().services.iter();
    let moved = |service: &Service, setting: &Setting| Moved {
        service: service.id.clone(),
        setting: setting.clone(),
    };
    let known = services
        .flat_map(|service| service.settings.iter().map(move |setting| moved(service, setting)));
    assert_eq!(known.collect::<BTreeSet<_>>(), stated);
}

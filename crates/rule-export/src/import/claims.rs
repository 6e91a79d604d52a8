//! What the rows of sheets claim of components, put together.

use std::collections::{BTreeMap, BTreeSet};

use port_model::fault::Segment;
use port_model::{Address, Change, Component, Deployment, Endpoint, Fault, Id, Lang, Refusal};

use super::fault::{CellPlace, Contradiction, ImportFault, ImportFaultKind};
use super::filled::{Filled, FilledIn, ImportRemark, command};
use crate::owner::owner;
use crate::table::missing;
use crate::text::text;

/// What was claimed so far.
pub(super) struct Claims<'a> {
    pub(super) deployment: &'a Deployment,
    by_component: BTreeMap<Id, Claim>,
    faults: Vec<ImportFault>,
    remarks: Vec<ImportRemark>,
}

/// The addresses of a component, as the first cell says that speaks of them.
struct Claim {
    addresses: Vec<Address>,
    place: CellPlace,
}

impl<'a> Claims<'a> {
    pub(super) const fn new(deployment: &'a Deployment) -> Self {
        Self { deployment, by_component: BTreeMap::new(), faults: Vec::new(), remarks: Vec::new() }
    }

    pub(super) fn fault(&mut self, place: CellPlace, kind: ImportFaultKind) {
        self.faults.push(ImportFault { place: Some(place), kind });
    }

    pub(super) fn whole(&mut self, kind: ImportFaultKind) {
        self.faults.push(ImportFault { place: None, kind });
    }

    pub(super) fn remark(&mut self, remark: ImportRemark) {
        self.remarks.push(remark);
    }

    /// A cell's lines that are the addresses of an end, and are not as the export writes them.
    pub(super) fn addresses(&mut self, place: &CellPlace, end: &Endpoint, lines: &[&str]) {
        let owner = self.owner(end);
        self.lines(place, (&end.name, &end.addresses), lines, owner);
    }

    /// Lines that are the addresses of what has a name and had some before.
    pub(super) fn lines(
        &mut self,
        place: &CellPlace,
        (name, before): (&str, &[Address]),
        lines: &[&str],
        owner: Result<&Component, ImportFaultKind>,
    ) {
        let said = said(name, lines);
        if said.is_empty() {
            if !before.is_empty() {
                self.fault(place.clone(), ImportFaultKind::Emptied(name.to_owned()));
            }
            return;
        }
        let (mut addresses, faults) = (Vec::new(), self.faults.len());
        for text in said {
            match text.parse() {
                Ok(address) if addresses.contains(&address) => {}
                Ok(address) => addresses.push(address),
                Err(cause) => self.fault(place.clone(), ImportFaultKind::Address(Box::new(cause))),
            }
        }
        let is_readable = self.faults.len() == faults;
        if is_readable && !same(&addresses, before) {
            match owner {
                Ok(owner) => self.claim(&owner.id, name, addresses, place),
                Err(kind) => self.fault(place.clone(), kind),
            }
        }
    }

    /// Whose addresses an end has, if the document gives them.
    fn owner(&self, end: &Endpoint) -> Result<&'a Component, ImportFaultKind> {
        let name = || end.name.clone();
        if let Some(owner) = owner(self.deployment, end) {
            return Ok(owner);
        }
        let at = self.deployment.index_of(&end.component);
        let its_own = at.map_or(&[][..], |at| self.deployment.addresses(at));
        let is_part = end.addresses.iter().all(|address| its_own.contains(address));
        Err(if is_part && at.is_some() {
            ImportFaultKind::Divided(name())
        } else {
            ImportFaultKind::NotItsOwn(name())
        })
    }

    fn claim(&mut self, owner: &Id, name: &str, addresses: Vec<Address>, place: &CellPlace) {
        let claim = Claim { addresses, place: place.clone() };
        let Some(known) = self.by_component.get(owner) else {
            self.by_component.insert(owner.clone(), claim);
            return;
        };
        if !same(&known.addresses, &claim.addresses) {
            let contradiction = Contradiction {
                name: name.to_owned(),
                here: shown(&claim.addresses),
                other: known.place.clone(),
                there: shown(&known.addresses),
            };
            self.fault(claim.place, ImportFaultKind::Contradiction(Box::new(contradiction)));
        }
    }

    /// All that was claimed, or all that is wrong with it.
    pub(super) fn finish(self) -> Result<Filled, Vec<ImportFault>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let deployment = self.deployment;
        let filled = self.by_component.into_iter().map(|(component, claim)| {
            let before = deployment.component(&component).map_or(&[][..], |it| &it.addresses);
            let kept = before.iter().filter(|address| claim.addresses.contains(address));
            let new = claim.addresses.iter().filter(|address| !before.contains(address));
            FilledIn {
                after: kept.chain(new).cloned().collect(),
                before: before.to_vec(),
                place: claim.place,
                component,
            }
        });
        let addresses: Vec<FilledIn> = filled.collect();
        match deployment.apply(&command(&addresses)) {
            Ok(Change { deployment, .. }) => {
                Ok(Filled { addresses, remarks: self.remarks, deployment })
            }
            Err(refusal) => Err(refused(&addresses, deployment, refusal)),
        }
    }
}

/// What the deployment would not take, at the cells that it comes from.
fn refused(filled: &[FilledIn], deployment: &Deployment, refusal: Refusal) -> Vec<ImportFault> {
    let Refusal::Unsound(faults) = refusal else {
        return vec![ImportFault { place: None, kind: ImportFaultKind::Damaged }];
    };
    let place = |fault: &Fault| {
        let at = fault.path.0.iter().find_map(|step| match step {
            Segment::Item(at) => Some(*at),
            Segment::Key(_) => None,
        })?;
        let id = &deployment.components().get(at)?.id;
        let of = filled.iter().find(|filled| filled.component == *id)?;
        Some(of.place.clone())
    };
    let fault = |fault: Fault| ImportFault {
        place: place(&fault),
        kind: ImportFaultKind::Refused(Box::new(fault.kind)),
    };
    faults.0.into_iter().map(fault).collect()
}

/// Whether two lists have the same addresses, in any order.
fn same(one: &[Address], other: &[Address]) -> bool {
    let set = |all: &[Address]| all.iter().cloned().collect::<BTreeSet<Address>>();
    set(one) == set(other)
}

fn shown(addresses: &[Address]) -> String {
    addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The addresses in lines: without what stands in the place of missing ones, in either language.
/// Several may stand on a line.
fn said<'l>(name: &str, lines: &[&'l str]) -> Vec<&'l str> {
    let mut said = Vec::new();
    for line in lines {
        let stands_in = |lang: &Lang| {
            let any = *line == text(*lang, "address-any");
            any || *line == missing(*lang, name)
        };
        if !Lang::ALL.iter().any(stands_in) {
            said.extend(without_word(line).split([',', ';']).map(str::trim));
        }
    }
    said.retain(|text| !text.is_empty());
    said
}

/// A line without the word that an address is missing, and without the name behind it, which may be
/// an older one: what somebody has written in that name's place is an address.
fn without_word(line: &str) -> &str {
    let rest = Lang::ALL.iter().find_map(|lang| {
        let rest = line.strip_prefix(&text(*lang, "word-address-missing"))?;
        rest.trim_start().strip_prefix(':')
    });
    match rest {
        Some(rest) if rest.trim().parse::<Address>().is_ok() => rest,
        Some(_) => "",
        None => line,
    }
}

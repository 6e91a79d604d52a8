//! Sheets with a row for each component.

use std::collections::BTreeMap;

use port_model::{Address, Flow, Id};

use super::claims::Claims;
use super::fault::{CellPlace, ImportFaultKind};
use super::headings::{Heading, ObjectColumns, column, of_objects, place};
use super::rules::number;
use super::sheet::{CellKind, Row, Sheet, lines};
use crate::owner::owner;

/// What stands below a row of headings.
#[derive(Clone, Copy)]
enum Section {
    /// Components with the addresses that the document gives them, or is to give them.
    Own(ObjectColumns),
    /// Addresses that follow from something else.
    Given(ObjectColumns),
    /// Something else.
    Other,
}

/// The cells of a component's addresses, each with its place.
type Cells<'a> = Vec<(CellPlace, &'a Row, ObjectColumns)>;

pub(super) fn read(sheet: &Sheet, heading: &Heading, flows: &[Flow], claims: &mut Claims<'_>) {
    let given = given(flows, claims);
    let mut own: BTreeMap<&str, Cells<'_>> = BTreeMap::new();
    let mut other = Vec::new();
    let (mut section, mut headings) = (Section::Other, heading.at);
    for (at, row) in sheet.rows.iter().enumerate().skip(heading.at) {
        if let Some(next) = section_of(row, heading) {
            (section, headings) = (next, at);
            continue;
        }
        let at = |column| place(sheet, headings, row.number, column);
        match section {
            Section::Own(columns) => match row.text(columns.component) {
                "" if row.cell(columns.address).is_some() => {
                    claims.fault(at(columns.component), ImportFaultKind::NoRule);
                }
                "" => {}
                id => own.entry(id).or_default().push((at(columns.address), row, columns)),
            },
            Section::Given(columns) => {
                let id = row.text(columns.component);
                let is_given = |line: &str| given.contains_key(&(id, line.to_owned()));
                let said = row.cell(columns.address).map(|cell| lines(&cell.text));
                if !id.is_empty() && !said.unwrap_or_default().into_iter().all(is_given) {
                    other.push((at(columns.address), id));
                }
            }
            Section::Other => {}
        }
    }
    let known = |id: &&str| id.parse().is_ok_and(|id| claims.deployment.component(&id).is_some());
    if !own.is_empty() && !own.keys().any(known) {
        return claims.whole(ImportFaultKind::OtherRules(own.len()));
    }
    for (place, id) in other {
        let name = given.iter().find(|((known, _), _)| *known == id).map(|(_, name)| *name);
        claims.fault(place, ImportFaultKind::NotItsOwn(name.unwrap_or(id).to_owned()));
    }
    for (id, cells) in own {
        component(id, &cells, heading, claims);
    }
}

/// What begins with a row, where that is one of headings.
fn section_of(row: &Row, heading: &Heading) -> Option<Section> {
    let of = |key: &str| column(row, heading.lang, key);
    if let Some(columns) = of_objects(row, heading.lang) {
        return Some(Section::Own(columns));
    }
    let given = of("object-component").zip(of("object-address-given"));
    let given = given.map(|(component, address)| ObjectColumns { component, address });
    let services = of("object-service").map(|_| Section::Other);
    given.map(Section::Given).or(services)
}

/// What flows reach at addresses that are not the document's to give: ids and addresses with names.
fn given<'f>(flows: &'f [Flow], claims: &Claims<'_>) -> BTreeMap<(&'f str, String), &'f str> {
    let ends = flows.iter().flat_map(|flow| [&flow.source, &flow.destination]);
    let given = ends.filter(|end| owner(claims.deployment, end).is_none());
    let each = given.flat_map(|end| {
        let of = |address: &Address| ((end.component.as_str(), address.to_string()), &*end.name);
        end.addresses.iter().map(of)
    });
    each.collect()
}

/// The addresses of a component, which may stand in one row or in several.
fn component(id: &str, cells: &Cells<'_>, heading: &Heading, claims: &mut Claims<'_>) {
    let deployment = claims.deployment;
    let Some((first, ..)) = cells.first() else { return };
    let at = id.parse().ok().and_then(|id: Id| deployment.index_of(&id));
    let known = at.and_then(|at| Some((deployment.components().get(at)?, at)));
    let Some((component, at)) = known else {
        return claims.fault(first.clone(), ImportFaultKind::UnknownComponent(id.to_owned()));
    };
    let mut said = Vec::new();
    for (place, row, columns) in cells {
        let cell = row.cell(columns.address);
        if cell.is_some_and(|cell| cell.kind == CellKind::Formula) {
            return claims.fault(place.clone(), ImportFaultKind::Formula);
        }
        if let Some(number) = number(cell) {
            return claims.fault(place.clone(), ImportFaultKind::Number(number));
        }
        said.extend(cell.map(|cell| lines(&cell.text)).unwrap_or_default());
    }
    let name = deployment.component_name(component, heading.lang);
    let addresses = deployment.addresses(at);
    let owner = deployment.components().get(deployment.machine(at));
    claims.lines(first, (&name, addresses), &said, owner.ok_or(ImportFaultKind::Damaged));
}

//! The sheet of the address objects and services that the rules use. Whoever fills in what is missing
//! does so here, a row for each component, and the sheet can be read back.

use port_model::{Address, Endpoint, Id};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::{Lines, body};
use crate::content::Content;
use crate::firewall::{Object, Place, Policy, end_name, service_name};
use crate::owner::{ends, owner};
use crate::report::{Report, lacks_address};
use crate::table::ADDRESSES_IN_A_CELL;
use crate::text::text;

/// How wide the columns are, in characters.
const WIDTHS: [f64; 7] = [28.0, 28.0, 16.0, 40.0, 18.0, 44.0, 28.0];

/// The column of addresses, from 0.
const ADDRESS: u16 = 3;

pub(super) fn write(sheet: &mut Worksheet, content: &Content<'_>) -> Result<(), XlsxError> {
    // All that there is can be written here, so that there is nothing to report.
    let policy = Policy::of(content, |_| None, &mut Report::default());
    let mut lines = Lines::new(sheet, &text(content.lang(), "sheet-objects"), &WIDTHS)?;
    addresses(&mut lines, content)?;
    services(&mut lines, content, &policy)
}

/// First what the document gives addresses to, or may; then what it does not.
fn addresses(lines: &mut Lines<'_>, content: &Content<'_>) -> Result<(), XlsxError> {
    let deployment = content.request.deployment;
    let ends = ends(deployment, &content.rules);
    let (own, other): (Vec<_>, Vec<_>) =
        ends.into_values().partition(|end| owner(deployment, end).is_some());
    let named = |end: &&Endpoint| !end.addresses.is_empty();
    table(lines, content, "object-address", &own)?;
    let other: Vec<&Endpoint> = other.into_iter().filter(named).collect();
    if other.is_empty() { Ok(()) } else { table(lines, content, "object-address-given", &other) }
}

fn table(
    lines: &mut Lines<'_>,
    content: &Content<'_>,
    address: &str,
    ends: &[&Endpoint],
) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let heading = [
        "object-component",
        "request-name",
        "object-zone",
        address,
        "object-kind",
        "object-name",
        "object-group",
    ];
    lines.heading(&heading.map(say).each_ref().map(String::as_str))?;
    for end in ends {
        write_end(lines, content, end)?;
    }
    Ok(())
}

/// The rows of an end: one, or more where a cell does not take its addresses.
fn write_end(
    lines: &mut Lines<'_>,
    content: &Content<'_>,
    end: &Endpoint,
) -> Result<(), XlsxError> {
    let deployment = content.request.deployment;
    let zone = content.names().zone(&end.zone);
    let mut addresses: Vec<(Place<'_>, &Address)> =
        end.addresses.iter().map(|address| (Place::of(address), address)).collect();
    addresses.sort();
    let group = if addresses.len() > 1 { end_name(deployment, end) } else { String::new() };
    let write = |lines: &mut Lines<'_>, [address, kind, object]: [&str; 3]| {
        let cells = [end.component.as_str(), &end.name, &zone, address, kind, object, &group];
        lines.line(&cells)
    };
    if addresses.is_empty() {
        return write_without(lines, content, end, write);
    }
    for some in addresses.chunks(ADDRESSES_IN_A_CELL) {
        let cell = |line: &dyn Fn(&(Place<'_>, &Address)) -> String| {
            some.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        let address = cell(&|(_, address)| address.to_string());
        let kinds = cell(&|(place, _)| text(content.lang(), kind(place)));
        let objects = cell(&|(place, _)| object(&end.component, &end.name, place));
        write(lines, [&address, &kinds, &objects])?;
    }
    Ok(())
}

/// The row of an end without an address: one to fill in, or any address.
fn write_without<'l>(
    lines: &mut Lines<'l>,
    content: &Content<'_>,
    end: &Endpoint,
    write: impl Fn(&mut Lines<'l>, [&str; 3]) -> Result<(), XlsxError>,
) -> Result<(), XlsxError> {
    if !lacks_address(content.request.deployment, end) {
        let any = text(content.lang(), "address-any");
        return write(lines, [&any, &text(content.lang(), kind(&Place::Any)), ""]);
    }
    let (row, place) = (lines.row, Place::Missing);
    let object = object(&end.component, &end.name, &place);
    write(lines, ["", &text(content.lang(), kind(&place)), &object])?;
    lines.sheet.write_blank(row, ADDRESS, &to_fill_in())?;
    Ok(())
}

/// A cell that stands out, and in which what is typed stays a text.
fn to_fill_in() -> Format {
    body().set_background_color("#FDF1D3").set_num_format("@")
}

fn object(component: &Id, label: &str, place: &Place<'_>) -> String {
    Object { component, place: place.clone(), label }.name()
}

const fn kind(place: &Place<'_>) -> &'static str {
    match place {
        Place::Net(_) => "object-kind-network",
        Place::Range(..) => "object-kind-range",
        Place::Host(_) => "object-kind-host-name",
        Place::Domain(_) => "object-kind-domain",
        Place::Any => "object-kind-any",
        Place::Missing => "object-kind-missing",
    }
}

fn services(
    lines: &mut Lines<'_>,
    content: &Content<'_>,
    policy: &Policy<'_>,
) -> Result<(), XlsxError> {
    let say = |key: &str| text(content.lang(), key);
    let heading = ["object-service", "column-protocol", "column-port", "column-service"].map(say);
    lines.heading(&heading.each_ref().map(String::as_str))?;
    for ((protocol, port), known) in &policy.services {
        let name = service_name(*protocol, *port);
        let port = port.map_or_else(|| say("port-none"), |port| port.to_string());
        let known: Vec<&str> = known.iter().map(|id| id.as_str()).collect();
        lines.line(&[&name, protocol.word(), &port, &known.join(", ")])?;
    }
    Ok(())
}

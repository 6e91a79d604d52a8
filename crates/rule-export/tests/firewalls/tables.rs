//! The formats for people and programs: their rows, read by another reader, admit exactly the flows.

use std::collections::BTreeSet;

use port_model::document::ZoneKind;
use port_model::{Address, Deployment, Lang};
use rule_export::{ExportFormat, Exported, Filter, Grouping, export, rules};
use serde_json::Value;

use crate::harness::{RANDOM, known, random};
use crate::link::{self, Link};
use crate::support::{csv_rows, request, sheet_rows};

/// Where things stand in a row.
const SOURCES: usize = 4;
const DESTINATIONS: usize = 7;
const PROTOCOLS: usize = 8;
const PORTS: usize = 9;
const ACTION: usize = 11;

#[test]
fn the_csv_admits_exactly_the_flows() {
    exact(ExportFormat::Csv, |file, _| of_rows(&csv_rows(file)[1..]));
}

#[test]
fn the_workbook_admits_exactly_the_flows() {
    exact(ExportFormat::Xlsx, |file, _| of_rows(&sheet_rows(file, "Rules")[1..]));
}

#[test]
fn the_markdown_admits_exactly_the_flows() {
    exact(ExportFormat::Markdown, |file, _| of_rows(&markdown_rows(&text(file))));
}

#[test]
fn the_page_admits_exactly_the_flows() {
    exact(ExportFormat::Html, |file, _| of_rows(&html_rows(&text(file))));
}

#[test]
fn the_json_admits_exactly_the_flows() {
    exact(ExportFormat::Json, |file, deployment| {
        let file: Value = serde_json::from_slice(&file.bytes).expect("JSON");
        let rules = file["rules"].as_array().expect("rules").iter();
        rules.flat_map(|rule| of_object(rule, deployment)).collect()
    });
}

/// Holds the files of known and of random deployments against their rules.
fn exact(format: ExportFormat, read: impl Fn(&Exported, &Deployment) -> BTreeSet<Link>) {
    let mut groupings = Grouping::ALL.iter().cycle();
    for deployment in known().into_iter().chain(random(RANDOM)) {
        let grouping = *groupings.next().expect("endless");
        let flows = deployment.flows(Lang::En);
        let file = export(format, &request(&deployment, &flows, grouping)).expect("a file");
        let rules = rules(&flows, grouping, &Filter::default());
        let asked = link::admitted(&deployment, &rules);
        let asked: BTreeSet<Link> = asked.iter().map(|it| by_name(&deployment, it)).collect();
        assert_eq!(read(&file, &deployment), asked, "{}", deployment.document().to_yaml());
    }
}

/// A link whose ends without an address are called by their names, as rows have them.
fn by_name(deployment: &Deployment, link: &Link) -> Link {
    let named = |side: &str| {
        let missing = side.strip_prefix("missing:").and_then(|id| id.parse().ok());
        let component = missing.and_then(|id| deployment.component(&id));
        component.map_or_else(
            || side.to_owned(),
            |component| format!("missing:{}", deployment.component_name(component, Lang::En)),
        )
    };
    Link::new(&named(&link.source), &named(&link.destination), &link.service)
}

fn of_rows(rows: &[Vec<String>]) -> BTreeSet<Link> {
    let of_row = |cells: &Vec<String>| {
        let services = cells[PROTOCOLS].lines().zip(cells[PORTS].lines());
        let services = services.map(|(protocol, port)| match port {
            "none" => protocol.to_owned(),
            port => format!("{protocol}/{port}"),
        });
        let sides = [SOURCES, DESTINATIONS].map(|at| side(cells[at].lines().map(place)));
        links(sides, services.collect(), cells[ACTION] == "allow, both ways")
    };
    rows.iter().flat_map(of_row).collect()
}

/// What a line of an address cell is in a link.
fn place(line: &str) -> String {
    if let Some(name) = line.strip_prefix("address missing: ") {
        return format!("missing:{name}");
    }
    match line {
        "any address" => "any".to_owned(),
        address => link::place(&address.parse::<Address>().expect("an address")),
    }
}

/// Anywhere takes in all other places.
fn side(places: impl Iterator<Item = String>) -> BTreeSet<String> {
    let places: BTreeSet<String> = places.collect();
    if places.contains("any") { BTreeSet::from(["any".to_owned()]) } else { places }
}

fn links(
    [sources, destinations]: [BTreeSet<String>; 2],
    services: Vec<String>,
    both_ways: bool,
) -> Vec<Link> {
    let mut links = Vec::new();
    for service in services {
        for source in &sources {
            for destination in &destinations {
                links.push(Link::new(source, destination, &service));
                links.extend(both_ways.then(|| Link::new(destination, source, &service)));
            }
        }
    }
    links
}

/// A rule of the JSON. An end without an address is anywhere where it is the internet, or clients in it.
fn of_object(rule: &Value, deployment: &Deployment) -> Vec<Link> {
    let is_outside = |id: &str| {
        let zones = &deployment.document().zones;
        zones.iter().any(|zone| zone.id.as_str() == id && zone.kind == ZoneKind::Internet)
    };
    let sides = ["sources", "destinations"].map(|key| {
        let ends = rule[key].as_array().expect("ends").iter();
        side(ends.flat_map(|end| {
            let addresses = end["addresses"].as_array().expect("addresses");
            let known = addresses.iter().map(|it| place(it.as_str().expect("a text")));
            let text = |key: &str| end[key].as_str().expect("a text");
            let roams = is_outside(text("zone")) && text("role") == "client-group";
            let is_any = text("component") == "internet" || roams;
            let name = if is_any { "any".to_owned() } else { format!("missing:{}", text("name")) };
            known.chain(addresses.is_empty().then_some(name)).collect::<Vec<_>>()
        }))
    });
    let services = rule["services"].as_array().expect("services").iter();
    let services = services.map(|service| {
        let protocol = service["protocol"].as_str().expect("a text");
        service["port"]
            .as_u64()
            .map_or_else(|| protocol.to_owned(), |it| format!("{protocol}/{it}"))
    });
    links(sides, services.collect(), rule["bidirectional"] == true)
}

fn text(file: &Exported) -> String {
    String::from_utf8(file.bytes.clone()).expect("a text")
}

/// The rows of the first table.
fn markdown_rows(text: &str) -> Vec<Vec<String>> {
    let table = text.lines().skip_while(|line| !line.starts_with("| --- ")).skip(1);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split(" | ").map(markdown_cell).collect()).collect()
}

fn markdown_cell(cell: &str) -> String {
    let mut plain = String::new();
    let lines = cell.replace("<br>", "\n");
    let mut letters = lines.chars();
    while let Some(letter) = letters.next() {
        let is_escape = letter == '\\';
        plain.extend(if is_escape { letters.next() } else { Some(letter) });
    }
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    marks.iter().fold(plain, |text, (mark, sign)| text.replace(mark, sign))
}

/// The rows of the first table.
fn html_rows(page: &str) -> Vec<Vec<String>> {
    let table = page.split("<table").nth(1).unwrap_or_default();
    let table = table.split("</table>").next().unwrap_or_default();
    let rows = table.split("<tr>").filter(|row| row.contains("<td>"));
    let cells = |row: &str| row.split("<td>").skip(1).map(html_cell).collect();
    rows.map(cells).collect()
}

fn html_cell(cell: &str) -> String {
    let cell = cell.split("</td>").next().unwrap_or_default();
    let marks = [
        ("<br>", "\n"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ];
    marks.iter().fold(cell.to_owned(), |text, (mark, sign)| text.replace(mark, sign))
}

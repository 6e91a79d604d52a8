//! Whoever fills in all that is missing gets a deployment that has it, and in which nothing else changed.

use std::collections::BTreeMap;

use port_model::{Catalogue, Deployment, Document, Id, Lang, topologies};
use proptest::prelude::*;
use rule_export::{ExportFormat, Filter, Grouping};

use crate::book::{Book, OBJECTS, RULES};
use crate::drafts;
use crate::sheets::{read, request_in};
use crate::support::{csv_rows_of, sheet_rows_of};

/// The deployment without addresses.
fn emptied(deployment: &Deployment) -> Deployment {
    let mut document = deployment.document().clone();
    for component in &mut document.components {
        component.addresses.clear();
    }
    sound(document)
}

fn sound(document: Document) -> Deployment {
    Deployment::new(document, Catalogue::builtin()).expect("a sound document")
}

/// Addresses that no other component has, for each component by its name in the sheet and its id.
struct Wanted {
    by_id: BTreeMap<Id, [String; 2]>,
}

impl Wanted {
    fn of(deployment: &Deployment) -> Self {
        let machine = |at| deployment.machine(at);
        let addresses =
            |at| [format!("10.77.{}.1", machine(at)), format!("2001:db8:{}::1", machine(at))];
        let each = deployment.components().iter().enumerate();
        Self { by_id: each.map(|(at, component)| (component.id.clone(), addresses(at))).collect() }
    }

    /// The emptied document with these addresses where the sheets speak of them.
    fn document(&self, deployment: &Deployment, filled: &[Id]) -> Document {
        let mut document = deployment.document().clone();
        for component in &mut document.components {
            if filled.contains(&component.id) {
                let texts = &self.by_id[&component.id];
                component.addresses =
                    texts.iter().map(|text| text.parse().expect("an address")).collect();
            }
        }
        document
    }
}

/// The machines of the components that lack an address in the rules.
fn lacking(deployment: &Deployment) -> Vec<Id> {
    let flows = deployment.flows(Lang::En);
    let ends = flows
        .iter()
        .filter(|flow| Filter::default().admits(flow))
        .flat_map(|flow| [&flow.source, &flow.destination]);
    let missing = ends.filter(|end| {
        let at = deployment.index_of(&end.component);
        let outside =
            at.and_then(|at| deployment.zone_of(at)).is_some_and(|zone| zone.id == Id::INTERNET);
        end.addresses.is_empty() && at.is_some() && !(outside && end.role == Id::CLIENT_GROUP)
    });
    let machine = |end: &port_model::Endpoint| {
        let at = deployment.index_of(&end.component).expect("a component");
        deployment.components()[deployment.machine(at)].id.clone()
    };
    let mut ids: Vec<Id> = missing.map(|end| machine(end)).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn assert_filled(bytes: &[u8], empty: &Deployment, wanted: &Wanted) {
    let filled = read(bytes, empty).unwrap_or_else(|faults| {
        panic!("{:#?}", faults.iter().map(|fault| fault.line(Lang::En)).collect::<Vec<_>>())
    });
    let change = empty.apply(&filled.command()).expect("applied");
    let expected = wanted.document(empty, &lacking(empty));
    assert_eq!(change.deployment.document(), &expected);
    let undone = change.deployment.apply(&change.inverse).expect("undone");
    assert_eq!(undone.deployment.document(), empty.document());
}

/// The ids of the ends of a rule in the grouping by flow or pair, from the rule's id.
fn ids(rule: &str) -> [Id; 2] {
    let mut ids = rule.split('_').map(|id| id.parse().expect("an id"));
    [ids.next().expect("a source"), ids.next().expect("a destination")]
}

const MISSING: [&str; 2] = ["address missing: ", "Adresse fehlt: "];

/// A cell of one component with its addresses, if it lacks them.
fn filled_cell(cell: &str, id: &Id, wanted: &Wanted) -> Option<String> {
    let missing = MISSING.iter().any(|word| cell.starts_with(word));
    missing.then(|| wanted.by_id[id].join("\n"))
}

/// What each row of the rules gets.
fn for_each_missing(
    rows: &[Vec<String>],
    wanted: &Wanted,
    mut set: impl FnMut(usize, usize, String),
) {
    for (at, row) in rows.iter().enumerate().skip(1) {
        let [source, destination] = ids(&row[0]);
        for (column, id) in [(4, source), (7, destination)] {
            if let Some(text) = filled_cell(&row[column], &id, wanted) {
                set(at, column, text);
            }
        }
    }
}

fn by_rules_in_csv(empty: &Deployment, lang: Lang, grouping: Grouping) -> Vec<u8> {
    let bytes = request_in(empty, (ExportFormat::Csv, lang, grouping), Filter::default());
    let rows = csv_rows_of(&bytes);
    let mut changed = rows.clone();
    for_each_missing(&rows, &Wanted::of(empty), |row, column, text| changed[row][column] = text);
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in &changed {
        writer.write_record(row).expect("a row");
    }
    writer.into_inner().expect("bytes")
}

fn by_rules_in_xlsx(empty: &Deployment, lang: Lang, grouping: Grouping) -> Vec<u8> {
    let bytes = request_in(empty, (ExportFormat::Xlsx, lang, grouping), Filter::default());
    let sheet = if lang == Lang::De { "Regeln" } else { "Rules" };
    let rows = sheet_rows_of(&bytes, sheet);
    let mut book = Book::read(&bytes);
    for_each_missing(&rows, &Wanted::of(empty), |row, column, text| {
        let letter = if column == 4 { 'E' } else { 'H' };
        book.set(RULES, &format!("{letter}{}", row + 1), &text);
    });
    book.bytes()
}

fn by_objects(empty: &Deployment) -> Vec<u8> {
    let way = (ExportFormat::Xlsx, Lang::En, Grouping::Compact);
    let bytes = request_in(empty, way, Filter::default());
    let rows = sheet_rows_of(&bytes, "Objects");
    let (mut book, wanted) = (Book::read(&bytes), Wanted::of(empty));
    for (at, row) in rows.iter().enumerate().skip(1).take_while(|(_, row)| !row[0].is_empty()) {
        if row[3].is_empty() {
            let id: Id = row[0].parse().expect("an id");
            book.set(OBJECTS, &format!("D{}", at + 1), &wanted.by_id[&id].join("\n"));
        }
    }
    book.bytes()
}

#[test]
fn every_reference_topology() {
    for topology in &topologies::ALL {
        let empty = emptied(&topology.deployment());
        let wanted = Wanted::of(&empty);
        assert_filled(&by_rules_in_csv(&empty, Lang::En, Grouping::Pair), &empty, &wanted);
        assert_filled(&by_rules_in_csv(&empty, Lang::De, Grouping::Flow), &empty, &wanted);
        assert_filled(&by_rules_in_xlsx(&empty, Lang::De, Grouping::Pair), &empty, &wanted);
        assert_filled(&by_objects(&empty), &empty, &wanted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_deployments(text in drafts::documents()) {
        let Some(deployment) = drafts::readable(&text) else { return Ok(()) };
        let empty = emptied(&deployment);
        let wanted = Wanted::of(&empty);
        assert_filled(&by_rules_in_csv(&empty, Lang::En, Grouping::Flow), &empty, &wanted);
        assert_filled(&by_rules_in_xlsx(&empty, Lang::En, Grouping::Pair), &empty, &wanted);
        assert_filled(&by_objects(&empty), &empty, &wanted);
    }
}

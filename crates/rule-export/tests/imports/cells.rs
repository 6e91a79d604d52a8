//! What the cells of a filled sheet mean.

use port_model::{Deployment, Lang};

use crate::book::{Book, OBJECTS, REQUEST, RULES};
use crate::sheets::{csv, faults, filled, read, request_in, xlsx};
use crate::support::{HEADER, csv_rows_of, deployment};
use rule_export::{ExportFormat, Filter, Grouping, Sheets};

/// `a` talks to `b` and `c`, both to `d`; `e` is on `d`'s machine, and `a` talks to it. Only `a` has
/// an address, `c` two.
pub(crate) const LAB: &str = "
portolan: 1
name: Lab
platform: windows
internet_access: false
components:
  - { id: a, role: custom, name: A, zone: core, addresses: [10.0.0.1] }
  - { id: b, role: custom, name: B, zone: core }
  - { id: c, role: custom, name: C, zone: core, addresses: [10.0.0.3, 10.0.0.33] }
  - { id: d, role: custom, name: D, zone: dmz }
  - { id: e, role: custom, name: E, host: d }
extra_flows:
  - { id: x1, source: a, destination: b, protocol: tcp, ports: [443], summary: One }
  - { id: x2, source: a, destination: c, protocol: tcp, ports: [443], summary: One }
  - { id: x3, source: b, destination: d, protocol: tcp, ports: [8443], summary: Two }
  - { id: x4, source: c, destination: d, protocol: tcp, ports: [8443], summary: Two }
  - { id: x5, source: a, destination: e, protocol: udp, ports: [53], summary: Three }
";

/// The CSV with texts in cells, each by its rule and heading.
pub(crate) fn changed(deployment: &Deployment, cells: &[(&str, &str, &str)]) -> Vec<u8> {
    changed_rows(&csv_rows_of(csv(deployment).as_bytes()), cells)
}

pub(crate) fn changed_rows(rows: &[Vec<String>], cells: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut rows = rows.to_vec();
    for (rule, heading, text) in cells {
        let column = HEADER.iter().position(|it| it == heading).expect(heading);
        let row = rows.iter_mut().find(|row| row[0] == *rule).expect(rule);
        row[column] = (*text).to_owned();
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in &rows {
        writer.write_record(row).expect("a row");
    }
    writer.into_inner().expect("bytes")
}

fn of_lab(cells: &[(&str, &str, &str)]) -> Vec<String> {
    let lab = deployment(LAB);
    filled(&changed(&lab, cells), &lab)
}

const SOURCE: &str = "Source address";
const DESTINATION: &str = "Destination address";

#[test]
fn a_missing_address_is_entered_once_and_counts_for_every_row() {
    assert_eq!(of_lab(&[("a_b", DESTINATION, "10.0.0.2")]), ["b 10.0.0.2"]);
}

#[test]
fn several_addresses_stand_on_lines_or_between_commas() {
    for text in ["10.0.0.2\n10.0.1.0/24", "10.0.0.2, 10.0.1.0/24", "10.0.0.2;10.0.1.0/24\r\n\r\n"] {
        assert_eq!(of_lab(&[("a_b", DESTINATION, text)]), ["b 10.0.0.2 10.0.1.0/24"], "{text:?}");
    }
    let beside = "address missing: B\n10.0.0.2\nb.example.com";
    assert_eq!(of_lab(&[("a_b", DESTINATION, beside)]), ["b 10.0.0.2 b.example.com"]);
    assert_eq!(of_lab(&[("a_b", DESTINATION, "address missing: 10.0.0.2")]), ["b 10.0.0.2"]);
}

#[test]
fn a_known_address_is_corrected_and_those_that_stay_keep_their_order() {
    assert_eq!(of_lab(&[("a_c", DESTINATION, "10.0.0.34\n10.0.0.33")]), ["c 10.0.0.33 10.0.0.34"]);
    assert_eq!(of_lab(&[("a_c", DESTINATION, "10.0.0.33")]), ["c 10.0.0.33"]);
    assert!(of_lab(&[("a_c", DESTINATION, "10.0.0.33\n10.0.0.3")]).is_empty(), "only the order");
}

#[test]
fn what_is_on_a_machine_gives_the_machine_its_address() {
    assert_eq!(of_lab(&[("a_e", DESTINATION, "10.1.0.4")]), ["d 10.1.0.4"]);
    let both = [("a_e", DESTINATION, "10.1.0.4"), ("b_d", DESTINATION, "10.1.0.4")];
    assert_eq!(of_lab(&both), ["d 10.1.0.4"]);
}

#[test]
fn a_placeholder_that_was_only_cleared_says_nothing() {
    assert!(of_lab(&[("a_b", DESTINATION, ""), ("a_e", DESTINATION, " \n")]).is_empty());
}

#[test]
fn rows_may_go_and_columns_may_move() {
    let lab = deployment(LAB);
    let rows = csv_rows_of(csv(&lab).as_bytes());
    let of = |row: &Vec<String>| [&row[7], &row[4], &row[0]].map(String::clone).join("\t");
    let row = rows.iter().find(|row| row[0] == "a_b").expect("a rule");
    let text = format!("Our request\n\n{}\n{}\n", of(&rows[0]), of(row));
    assert!(filled(text.as_bytes(), &lab).is_empty());
    let text = text.replace("address missing: B", "10.0.0.2").to_uppercase();
    assert!(faults(text.as_bytes(), &lab)[0].contains("None of") || text.contains("A_B"));
    let text = text.replace("A_B", "a_b");
    assert_eq!(filled(text.as_bytes(), &lab), ["b 10.0.0.2"]);
}

/// Both ask the Tanium Server, so that in the grouping `compact` both stand in one row. `c` has two
/// addresses.
const TWO: &str = "
portolan: 1
name: Two
platform: windows
components:
  - { id: ts, role: tanium-server, name: TS, zone: core, addresses: [10.0.0.1] }
  - { id: b, role: client-group, name: B, zone: core }
  - { id: c, role: client-group, name: C, zone: core, addresses: [10.0.0.3, 10.0.0.33] }
";

fn two() -> Vec<Vec<String>> {
    let way = (ExportFormat::Csv, Lang::En, Grouping::Compact);
    let rows = csv_rows_of(&request_in(&deployment(TWO), way, Filter::default()));
    let cell = "address missing: B\n10.0.0.3\n10.0.0.33";
    assert!(rows.iter().any(|row| row[0] == "b_ts" && row[4] == cell), "{rows:#?}");
    rows
}

fn compact(text: &str) -> Result<Vec<String>, Vec<String>> {
    let two_servers = deployment(TWO);
    let bytes = changed_rows(&two(), &[("b_ts", SOURCE, text)]);
    match read(&bytes, &two_servers) {
        Ok(_) => Ok(filled(&bytes, &two_servers)),
        Err(_) => Err(faults(&bytes, &two_servers)),
    }
}

#[test]
fn of_several_components_lines_in_their_place_tell_whose_they_are() {
    assert_eq!(compact("10.0.0.2\n10.0.0.3\n10.0.0.33"), Ok(vec!["b 10.0.0.2".to_owned()]));
    assert_eq!(
        compact("10.0.0.2, 10.0.0.22\n10.0.0.3\n10.0.0.33"),
        Ok(vec!["b 10.0.0.2 10.0.0.22".to_owned()])
    );
    assert_eq!(
        compact("10.0.0.2\n10.0.0.22\n10.0.0.3\n10.0.0.33"),
        Ok(vec!["b 10.0.0.2 10.0.0.22".to_owned()])
    );
    let both = vec!["b 10.0.0.2".to_owned(), "c 10.0.0.3 10.0.0.34".to_owned()];
    assert_eq!(compact("10.0.0.2\n10.0.0.3\n10.0.0.34"), Ok(both));
}

#[test]
fn of_several_components_lines_that_could_be_of_any_are_a_fault() {
    let faults = compact("10.0.0.2\n10.0.0.9").expect_err("a fault");
    assert!(
        faults[0].starts_with(
            "Row 4, column E (Source address): Nobody can tell which of the 2 components"
        ),
        "{faults:?}"
    );
}

#[test]
fn a_row_of_a_rule_that_is_gone_says_nothing() {
    let lab = deployment(LAB);
    let rows = csv_rows_of(csv(&lab).as_bytes());
    let row = |change: &str| {
        ["gone_b", change, "", "", "10.9.9.9", "", "", "", "", "", "", "", "", ""].join(",")
    };
    let head = rows[0].join(",");
    let kept = "a_b,,,A,10.0.0.1,,B,address missing: B,tcp,443,,,,";
    let text = format!("{head}\n{}\n{kept}\n", row("remove"));
    assert!(filled(text.as_bytes(), &lab).is_empty());
    let text = format!("{head}\n{}\n{kept}\n", row(""));
    assert_eq!(
        faults(text.as_bytes(), &lab),
        [
            "Row 2, column A (Rule ID): The deployment has no rule gone_b. Remove the row if the rule is gone; otherwise export the sheet anew."
        ]
    );
}

#[test]
fn a_changed_port_is_a_remark() {
    let lab = deployment(LAB);
    let bytes = changed(&lab, &[("a_b", "Port", "46113"), ("a_b", DESTINATION, "10.0.0.2")]);
    let read = read(&bytes, &lab).expect("read");
    assert_eq!(read.addresses.len(), 1);
    let remarks: Vec<String> = read.remarks.iter().map(|it| it.text(Lang::En)).collect();
    assert_eq!(
        remarks,
        [
            "Row 2, column J (Port): \"46113\" stands here; the deployment says \"443\". Protocols and ports are not taken from a sheet. Change them in the designer."
        ]
    );
}

#[test]
fn objects_are_filled_in_by_component() {
    let lab = deployment(LAB);
    let mut book = Book::read(&xlsx(&lab));
    book.set(OBJECTS, "D3", "10.0.0.2\n10.0.0.22");
    book.set(OBJECTS, "D4", "10.0.0.3");
    assert_eq!(filled(&book.bytes(), &lab), ["b 10.0.0.2 10.0.0.22", "c 10.0.0.3"]);
    book.set(RULES, "H2", "10.0.0.2");
    let faults = faults(&book.bytes(), &lab);
    assert_eq!(
        faults,
        [
            "Objects, row 3, column D (Address): B has the addresses 10.0.0.2, 10.0.0.22 here, and 10.0.0.2 in Rules, row 2, column H (Destination address). Write the same in both, or leave one as it was exported."
        ]
    );
}

#[test]
fn a_workbook_says_which_version_it_was_made_of() {
    let lab = deployment(LAB);
    let mut book = Book::read(&xlsx(&lab));
    assert_eq!(Sheets::open(&book.bytes()).expect("sheets").version(), Some(3));
    book.set(REQUEST, "B2", "Other");
    let remarks = read(&book.bytes(), &lab).expect("read").remarks;
    assert_eq!(
        remarks.iter().map(|it| it.text(Lang::En)).collect::<Vec<_>>(),
        ["The sheet says that it is of the deployment \"Other\"."]
    );
    assert_eq!(Sheets::open(csv(&lab).as_bytes()).expect("sheets").version(), None);
}

/// The rule has got another end since: the names tell whose addresses the lines are.
#[test]
fn a_rule_with_more_ends_than_before_is_told_by_their_names() {
    let more = format!(
        "{TWO}  - {{ id: bb, role: client-group, name: BB, zone: core, addresses: [10.0.0.9] }}\n"
    );
    let more = deployment(&more);
    let lines = ("b_ts", SOURCE, "10.0.0.2\n10.0.0.3\n10.0.0.33");
    assert!(filled(&changed_rows(&two(), &[]), &more).is_empty());
    assert_eq!(filled(&changed_rows(&two(), &[lines]), &more), ["b 10.0.0.2"]);
    let renamed = changed_rows(&two(), &[lines, ("b_ts", "Source name", "Q\nC")]);
    let faults = faults(&renamed, &more);
    assert!(faults[0].contains("other components than when the sheet was exported"), "{faults:?}");
}

//! Sheets with something wrong in them: all of it is told, each with its place.

use port_model::Lang;

use crate::book::{Book, OBJECTS, RULES};
use crate::cells::{LAB, changed};
use crate::sheets::{csv, faults, read, request_in, xlsx};
use crate::support::{EXAMPLES, csv_rows_of, deployment, sheet_rows_of};
use rule_export::{ExportFormat, Filter, Grouping};

#[test]
fn everything_that_is_wrong_is_told_at_once_in_both_languages() {
    let lab = deployment(LAB);
    let bytes = changed(
        &lab,
        &[
            ("a_b", "Source address", "10.0.0.999"),
            ("a_b", "Destination address", "=A1"),
            ("a_c", "Destination address", ""),
            ("b_d", "Source address", "10.0.0.2"),
            ("b_d", "Destination address", "10.0.0.0/33\nnobody"),
            ("c_d", "Rule ID", ""),
            ("a_e", "Rule ID", "other_rule"),
        ],
    );
    let faults = read(&bytes, &lab).expect_err("faults");
    for lang in Lang::ALL.iter().copied() {
        let lines: Vec<String> = faults.iter().map(|fault| fault.line(lang)).collect();
        insta::assert_snapshot!(format!("faults_{lang}"), lines.join("\n"));
    }
}

#[test]
fn two_rows_that_say_different_things_are_both_named() {
    let lab = deployment(LAB);
    let bytes = changed(
        &lab,
        &[("a_b", "Destination address", "10.0.0.2"), ("b_d", "Source address", "10.0.0.4")],
    );
    let faults = faults(&bytes, &lab);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].contains("B has the addresses 10.0.0.4 here, and 10.0.0.2 in row 2, column H (Destination address)."), "{faults:?}");
}

#[test]
fn rows_of_another_deployment_are_one_sentence() {
    let lab = deployment(LAB);
    let other = deployment(EXAMPLES[0].1);
    let rows = csv_rows_of(csv(&other).as_bytes()).len() - 1;
    let found = faults(csv(&other).as_bytes(), &lab);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with(&format!("None of the {rows} rows is of this deployment")),
        "{found:?}"
    );
    let found = faults(&xlsx(&other), &lab);
    assert_eq!(found.len(), 2, "rules and objects: {found:?}");
}

#[test]
fn addresses_that_the_document_does_not_give_are_not_taken() {
    let deployment = deployment(EXAMPLES[2].1);
    let way = (ExportFormat::Xlsx, Lang::En, Grouping::Pair);
    let bytes = request_in(&deployment, way, Filter::default());
    let rows = sheet_rows_of(&bytes, "Objects");
    let given =
        rows.iter().position(|row| row[3] == "Address, not to be filled in").expect("a heading");
    let mut book = Book::read(&bytes);
    book.set(OBJECTS, &format!("D{}", given + 2), "10.9.9.9");
    let rules = sheet_rows_of(&bytes, "Rules");
    let internet = rules
        .iter()
        .position(|row| row[6].contains("Internet") && row[7].contains('.'))
        .expect("a host");
    book.set(RULES, &format!("H{}", internet + 1), "10.9.9.9");
    let faults = faults(&book.bytes(), &deployment);
    assert_eq!(faults.len(), 2, "{faults:?}");
    for (fault, place) in faults
        .iter()
        .zip([format!("Rules, row {}", internet + 1), format!("Objects, row {}", given + 2)])
    {
        assert!(
            fault.starts_with(&place) && fault.contains("can't be changed in a sheet"),
            "{fault}"
        );
    }
}

#[test]
fn a_formula_and_a_number_are_no_addresses() {
    let lab = deployment(LAB);
    let mut book = Book::read(&xlsx(&lab));
    book.put(RULES, "E2", "<c r=\"E2\" t=\"str\"><f>A1</f><v>10.0.0.1</v></c>");
    book.put(RULES, "H2", "<c r=\"H2\"><v>46113</v></c>");
    book.put(OBJECTS, "D3", "<c r=\"D3\"><v>10.1</v></c>");
    assert_eq!(
        faults(&book.bytes(), &lab),
        [
            "Rules, row 2, column E (Source address): Here is a formula. Write the address itself.",
            "Rules, row 2, column H (Destination address): Here is \"46113\", which the spreadsheet takes for a number or a date. Format the cell as text and write the address again.",
            "Objects, row 3, column D (Address): Here is \"10.1\", which the spreadsheet takes for a number or a date. Format the cell as text and write the address again.",
        ]
    );
}

#[test]
fn a_component_that_is_unknown_is_named() {
    let lab = deployment(LAB);
    let mut book = Book::read(&xlsx(&lab));
    book.set(OBJECTS, "A3", "bb");
    book.set(OBJECTS, "A4", "");
    let faults = faults(&book.bytes(), &lab);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with(
        "Objects, row 4, column A (Component): The row has addresses but does not say whose"
    ));
    assert!(faults[1].contains("has no component bb"));
}

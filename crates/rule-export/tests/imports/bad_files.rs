//! Files that are something else, broken, or made to do harm.

use std::time::{Duration, Instant};

use port_model::Lang;
use proptest::prelude::*;
use rule_export::Sheets;

use crate::book::{Book, RULES};
use crate::cells::LAB;
use crate::sheets::{csv, faults, filled, xlsx};
use crate::support::{EXAMPLES, deployment};

fn refused(bytes: &[u8]) -> String {
    let faults = Sheets::open(bytes).expect_err("faults");
    let lines: Vec<String> = faults.iter().map(|fault| fault.line(Lang::En)).collect();
    lines.join("\n")
}

#[test]
fn what_is_no_spreadsheet_is_told_by_its_content() {
    assert_eq!(refused(b""), "The file is empty.");
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for other in [
        &png[..],
        b"%PDF-1.7\n",
        b"<html></html>",
        b"{\"portolan\": 1}",
        b"\0\0\0",
        b"PK\x05\x06\0\0",
    ] {
        assert!(refused(other).starts_with("This is no spreadsheet."), "{other:?}");
    }
    assert!(refused(b"Hello\nworld\n").starts_with("No row has the headings of a request sheet"));
    assert!(refused(b"PK\x03\x04 and no more").starts_with("The file is damaged"));
}

#[test]
fn other_kinds_of_spreadsheets_are_named() {
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.extend([0; 600]);
    assert!(refused(&old).contains("before 2007"));
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(refused(&old).contains("encrypted"));
    let kind = "application/vnd.oasis.opendocument.spreadsheet".to_owned();
    assert!(refused(&Book(vec![("mimetype".to_owned(), kind)]).bytes()).contains(".ods"));
    let mut binary = Book::read(&xlsx(&deployment(LAB)));
    let roots = binary.part("_rels/.rels");
    *roots = roots.replace("xl/workbook.xml", "xl/workbook.bin");
    assert!(refused(&binary.bytes()).contains(".xlsb"));
    let document = Book(vec![("word/document.xml".to_owned(), String::new())]);
    assert!(refused(&document.bytes()).starts_with("This is no spreadsheet."));
}

#[test]
fn missing_and_repeated_headings_are_named() {
    let text = csv(&deployment(LAB));
    let without = text.replacen("Destination address", "Ziel", 1).replacen("Rule ID", "No.", 1);
    assert_eq!(
        refused(without.as_bytes()),
        "There are no columns with these headings: Rule ID, Destination address. Put them back as they were exported."
    );
    let twice = text.replacen("Reference", "source address", 1);
    assert!(
        refused(twice.as_bytes())
            .starts_with("Row 1, column N (source address): This heading stands over two columns.")
    );
}

/// Spreadsheets write the same table with other separators and in other encodings.
#[test]
fn every_separator_and_encoding_of_spreadsheets() {
    let lab = deployment(&LAB.replace("name: B,", "name: Größe €,"));
    let text = csv(&lab).replace("address missing: Größe €", "10.0.0.2");
    let text = text.trim_start_matches('\u{feff}');
    let with = |separator: u8| {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        for row in
            csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records()
        {
            writer.write_record(&row.expect("a row")).expect("written");
        }
        String::from_utf8(writer.into_inner().expect("bytes")).expect("UTF-8")
    };
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| {
        format!("\u{feff}{}", with(b'\t')).encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    let windows: Vec<u8> =
        with(b';')
            .chars()
            .map(|letter| {
                if letter == '€' { 0x80 } else { u8::try_from(u32::from(letter)).expect("Latin") }
            })
            .collect();
    let files = [
        with(b',').into_bytes(),
        with(b';').into_bytes(),
        format!("\u{feff}{}", with(b';')).into_bytes(),
        format!("sep=;\r\n{}", with(b';')).into_bytes(),
        utf_16(u16::to_le_bytes),
        utf_16(u16::to_be_bytes),
        windows,
    ];
    for (at, file) in files.iter().enumerate() {
        assert_eq!(filled(file, &lab), ["b 10.0.0.2"], "{at}");
    }
}

#[test]
fn a_mark_that_lies_is_told() {
    let mut lying = b"\xef\xbb\xbfRule ID,Source address\r\na_b,\"Gr".to_vec();
    lying.extend(b"\xf6\xdfe\"\r\n");
    assert!(refused(&lying).starts_with("Row 2: The file begins with the mark of UTF-8"));
    let odd = [&b"\xff\xfe"[..], b"\x00\xd8\x41\x00"].concat();
    assert!(refused(&odd).contains("mark of UTF-16"));
    assert!(refused(b"Rule ID,\"Source").contains("never closed"));
}

/// A workbook whose sheet inflates to more than the limit.
#[test]
fn a_zip_bomb_is_refused_before_it_is_inflated() {
    let mut book = Book::read(&xlsx(&deployment(LAB)));
    let sheet = book.part(RULES);
    let end = sheet.find("</sheetData>").expect("the end");
    sheet.insert_str(end, &" ".repeat(80 * 1024 * 1024));
    let bytes = book.bytes();
    drop(book);
    assert!(bytes.len() < 1024 * 1024);
    let start = Instant::now();
    assert!(refused(&bytes).starts_with(
        "The file holds more than a request sheet can: inflated it has more than 64 MiB"
    ));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

/// Small files that say that much is to come, or say a text very often.
#[test]
fn what_a_workbook_claims_is_not_believed() {
    let lab = deployment(LAB);
    let strings = "xl/sharedStrings.xml";
    let mut claims = Book::read(&xlsx(&lab));
    let part = claims.part(strings);
    *part = part.replacen("uniqueCount=\"", "uniqueCount=\"99999999999999", 1);
    assert!(filled(&claims.bytes(), &lab).is_empty());

    let mut far = Book::read(&xlsx(&lab));
    let sheet = far.part(RULES);
    *sheet = sheet.replacen(
        "</sheetData>",
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
        1,
    );
    assert!(filled(&far.bytes(), &lab).is_empty());

    let mut often = Book::read(&xlsx(&lab));
    let part = often.part(strings);
    let long = format!("<sst><si><t>{}</t></si>", "x".repeat(1024 * 1024));
    *part = format!("{long}{}", &part[part.find("<si>").expect("a text")..]);
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(100);
    let sheet = often.part(RULES);
    *sheet = sheet.replacen("</sheetData>", &format!("<row>{cells}</row></sheetData>"), 1);
    assert!(refused(&often.bytes()).starts_with("The file holds more"));

    let mut entities = Book::read(&xlsx(&lab));
    let sheet = entities.part(RULES);
    *sheet = sheet.replacen("<worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet", 1);
    assert!(refused(&entities.bytes()).starts_with("The file is damaged"));
}

#[test]
fn a_part_that_is_missing_is_damage() {
    let whole = Book::read(&xlsx(&deployment(LAB)));
    for missing in ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", RULES] {
        let mut book = whole.clone();
        book.0.retain(|(name, _)| name != missing);
        assert!(refused(&book.bytes()).starts_with("The file is damaged"), "{missing}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is broken in a file, there is an answer.
    #[test]
    fn broken_files_are_no_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let lab = deployment(LAB);
        let mut bytes = xlsx(&lab);
        let mut book = Book::read(&bytes);
        for (part, at, byte) in &changes {
            let text = &mut book.0[part.index(11)].1;
            let mut broken = std::mem::take(text).into_bytes();
            let at = at.index(broken.len());
            broken[at] = byte % 128;
            *text = String::from_utf8_lossy(&broken).into_owned();
        }
        for file in [book.bytes(), csv(&lab).into_bytes()] {
            let mut file = file;
            if let Some(cut) = &cut {
                file.truncate(cut.index(file.len()));
            }
            drop(Sheets::open(&file).map(|sheets| sheets.read(&lab)));
        }
        for (_, at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        drop(Sheets::open(&bytes).map(|sheets| sheets.read(&lab)));
    }
}

#[test]
fn a_sheet_of_one_deployment_in_another_language_is_read() {
    let deployment = deployment(EXAMPLES[0].1);
    let way = (rule_export::ExportFormat::Csv, Lang::De, rule_export::Grouping::Compact);
    let bytes = crate::sheets::request_in(&deployment, way, rule_export::Filter::default());
    assert!(filled(&bytes, &deployment).is_empty());
    assert!(!faults(&bytes, &crate::support::deployment(LAB)).is_empty());
}

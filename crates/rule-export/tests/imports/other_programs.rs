//! Spreadsheets that other programs have opened and saved.

use port_model::{Lang, topologies};

use crate::book::{Book, OBJECTS, RULES};
use crate::cells::LAB;
use crate::office;
use crate::sheets::{filled, read, request_in, ways, xlsx};
use crate::support::{deployment, sheet_rows_of};
use rule_export::{ExportFormat, Filter};

#[test]
fn libreoffice_loses_nothing_of_any_export() {
    let topology = topologies::ALL[0].deployment();
    let forms = || ways().into_iter().filter(|(format, ..)| *format == ExportFormat::Xlsx);
    let files: Vec<_> = forms().map(|way| request_in(&topology, way, Filter::default())).collect();
    let saved = office::saved(&files);
    for ((before, after), way) in files.iter().zip(&saved).zip(forms()) {
        let filled = read(after, &topology).expect("read");
        assert!(filled.is_empty() && filled.remarks.is_empty(), "{way:?} {filled:?}");
        let sheets = if way.1 == Lang::De {
            ["Regeln", "Objekte", "Antrag"]
        } else {
            ["Rules", "Objects", "Request"]
        };
        for sheet in sheets {
            assert_eq!(sheet_rows_of(before, sheet), sheet_rows_of(after, sheet), "{way:?}");
        }
    }
}

#[test]
fn what_was_entered_comes_back_from_libreoffice() {
    let lab = deployment(LAB);
    let mut rules = Book::read(&xlsx(&lab));
    rules.set(RULES, "H2", "10.0.0.2\n2001:db8::2\nb.example.com");
    let mut objects = Book::read(&xlsx(&lab));
    objects.set(OBJECTS, "D3", "10.0.0.0/28, 10.0.0.40-10.0.0.49");
    let saved = office::saved(&[rules.bytes(), objects.bytes()]);
    assert_eq!(filled(&saved[0], &lab), ["b 10.0.0.2 2001:db8::2 b.example.com"]);
    assert_eq!(filled(&saved[1], &lab), ["b 10.0.0.0/28 10.0.0.40-10.0.0.49"]);
}

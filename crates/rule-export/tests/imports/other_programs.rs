//! Spreadsheets that other programs have opened and saved.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use port_model::{Lang, topologies};

use crate::book::{Book, OBJECTS, RULES};
use crate::cells::LAB;
use crate::sheets::{filled, read, request_in, ways, xlsx};
use crate::support::{deployment, sheet_rows_of};
use rule_export::{ExportFormat, Filter};

/// A folder of its own that is gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("portolan-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The files as `LibreOffice` saves them after it has opened them. It has to be there.
fn saved_by_libreoffice(name: &str, files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let folder = Folder::new(name);
    let named = |at: usize| folder.0.join(format!("{at}.xlsx"));
    for (at, bytes) in files.iter().enumerate() {
        fs::write(named(at), bytes).expect("a file");
    }
    let saved = folder.0.join("saved");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.0.display());
    let mut office = Command::new("soffice");
    office.args([
        &profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
    ]);
    office.arg(&saved).args((0..files.len()).map(named));
    let output = office
        .output()
        .unwrap_or_else(|error| panic!("soffice: {error}; scripts/install-tools installs it"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(!said.to_lowercase().contains("error") && !said.contains("repair"), "{said}");
    (0..files.len())
        .map(|at| fs::read(saved.join(format!("{at}.xlsx"))).unwrap_or_else(|_| panic!("{said}")))
        .collect()
}

#[test]
fn libreoffice_loses_nothing_of_any_export() {
    let topology = topologies::ALL[0].deployment();
    let forms = || ways().into_iter().filter(|(format, ..)| *format == ExportFormat::Xlsx);
    let files: Vec<_> = forms().map(|way| request_in(&topology, way, Filter::default())).collect();
    let saved = saved_by_libreoffice("untouched", &files);
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
    let saved = saved_by_libreoffice("entered", &[rules.bytes(), objects.bytes()]);
    assert_eq!(filled(&saved[0], &lab), ["b 10.0.0.2 2001:db8::2 b.example.com"]);
    assert_eq!(filled(&saved[1], &lab), ["b 10.0.0.0/28 10.0.0.40-10.0.0.49"]);
}

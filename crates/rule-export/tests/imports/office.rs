//! `LibreOffice`, as people open, save and print spreadsheets with it.

use std::fs;
use std::process::Command;

/// The files as `LibreOffice` saves them after it has opened them. It has to be there.
pub(crate) fn saved(files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    converted(["xlsx:Calc MS Excel 2007 XML", "xlsx"], files)
}

/// The files as they come out of the printer, in PDF.
pub(crate) fn printed(files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    converted(["pdf", "pdf"], files)
}

fn converted([filter, ending]: [&str; 2], files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let named = |at: usize| folder.join(format!("{at}.xlsx"));
    for (at, bytes) in files.iter().enumerate() {
        fs::write(named(at), bytes).expect("a file");
    }
    let saved = folder.join("saved");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut office = Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", filter, "--outdir"]);
    office.arg(&saved).args((0..files.len()).map(named));
    let output = office
        .output()
        .unwrap_or_else(|error| panic!("soffice: {error}; scripts/install-tools installs it"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(!said.to_lowercase().contains("error") && !said.contains("repair"), "{said}");
    (0..files.len())
        .map(|at| {
            let file = saved.join(format!("{at}.{ending}"));
            fs::read(file).unwrap_or_else(|_| panic!("{said}"))
        })
        .collect()
}

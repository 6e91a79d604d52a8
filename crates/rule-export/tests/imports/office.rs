//! `LibreOffice`, as people open, save and print spreadsheets with it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A folder of its own that is gone afterwards.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
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
pub(crate) fn saved(name: &str, files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    converted(name, ["xlsx:Calc MS Excel 2007 XML", "xlsx"], files)
}

/// The files as they come out of the printer, in PDF.
pub(crate) fn printed(name: &str, files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    converted(name, ["pdf", "pdf"], files)
}

fn converted(name: &str, [filter, ending]: [&str; 2], files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let folder = Folder::new(name);
    let named = |at: usize| folder.0.join(format!("{at}.xlsx"));
    for (at, bytes) in files.iter().enumerate() {
        fs::write(named(at), bytes).expect("a file");
    }
    let saved = folder.0.join("saved");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.0.display());
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

//! Result files: there as a whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts a file in its place in one step, so that nobody ever sees half of it.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a link leads to is replaced, not the link.
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if fs::metadata(&file).is_ok_and(|target| !target.is_file()) {
        // A device such as /dev/null can only be written to.
        return fs::write(&file, bytes);
    }
    let part = part_of(&file);
    let written = write_new(&part, bytes).and_then(|()| fs::rename(&part, &file));
    if written.is_err() {
        // The first error is the one to tell; this file may not even exist.
        let _ = fs::remove_file(&part);
    }
    written
}

/// A name beside the file, since only within a folder is a change of names one step. The process's
/// number keeps two runs apart.
fn part_of(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    file.with_file_name(name)
}

fn write_new(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_that_can_not_be_put_in_place_leaves_nothing_behind() {
        let folder = std::env::temp_dir().join(format!("portolan-file-{}", std::process::id()));
        let taken = folder.join("taken");
        fs::create_dir_all(&folder).expect("a folder");
        File::create(part_of(&taken)).expect("somebody else's part");
        assert!(replace(&taken, b"new").is_err());
        assert!(!taken.exists());
        fs::remove_dir_all(&folder).expect("the folder goes");
    }
}

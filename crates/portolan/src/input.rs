//! Reads a deployment from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use port_model::{Catalogue, Deployment, Format, MAX_PICTURE_BYTES};
use rule_export::MAX_SHEET_BYTES;

use crate::error::CommandError;

/// Stands for standard input or output where a file is asked for.
const DASH: &str = "-";

/// Whether a path means a standard stream.
pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == DASH
}

/// Reads a document; its name says whether it is YAML, JSON or a picture that carries one, else its
/// first character does.
pub(crate) fn read_deployment(
    path: &Path,
    catalogue: &'static Catalogue,
) -> Result<Deployment, CommandError> {
    let file = name(path);
    let bytes = read_up_to(path, MAX_PICTURE_BYTES)
        .map_err(|error| CommandError::Read { file: file.clone(), error })?;
    let format = Format::of_file_name(&file);
    Deployment::read_bytes_with(&bytes, format, catalogue)
        .map_err(|faults| CommandError::Document { file, faults })
}

/// Reads a filled request sheet.
pub(crate) fn read_sheet(path: &Path) -> Result<Vec<u8>, CommandError> {
    let file = name(path);
    let bytes = read_up_to(path, MAX_SHEET_BYTES)
        .map_err(|error| CommandError::Read { file: file.clone(), error })?;
    if bytes.len() > MAX_SHEET_BYTES {
        return Err(CommandError::LargeSheet { file });
    }
    Ok(bytes)
}

/// What a file is called in messages.
pub(crate) fn name(path: &Path) -> String {
    if is_dash(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

fn read_up_to(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    if is_dash(path) {
        read_limited(io::stdin().lock(), limit)
    } else {
        read_limited(File::open(path)?, limit)
    }
}

/// Reads one byte more than a file may have at the most: that tells a file that is too large,
/// however much follows.
fn read_limited(source: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_source_is_read_up_to_the_limit() {
        let bytes = read_limited(io::repeat(b' '), MAX_PICTURE_BYTES).expect("readable");
        assert_eq!(bytes.len(), MAX_PICTURE_BYTES + 1);
    }
}

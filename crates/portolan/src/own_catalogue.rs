//! The catalogue that a command works with: the built-in one, and a folder of one's own files besides.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use port_model::Catalogue;

use crate::error::CommandError;

/// Where files of one's own are.
#[derive(Debug, Default, Args)]
pub(crate) struct OwnCatalogue {
    /// A folder whose *.toml files add roles, services and flows of your own to the catalogue
    #[arg(long = "catalogue", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl OwnCatalogue {
    /// Reads the catalogue.
    pub(crate) fn load(&self) -> Result<&'static Catalogue, CommandError> {
        let Some(folder) = &self.folder else { return Ok(Catalogue::builtin()) };
        let files = files_of(folder)?;
        let texts: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        // Read once and needed until the program ends.
        Ok(Box::leak(Box::new(Catalogue::with_files(&texts)?)))
    }
}

/// The folder's TOML files by name, so that the order is the same everywhere.
fn files_of(folder: &Path) -> Result<Vec<(String, String)>, CommandError> {
    let told = |path: &Path| {
        let file = path.display().to_string();
        move |error: io::Error| CommandError::Read { file, error }
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(told(folder))? {
        let path = entry.map_err(told(folder))?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).map_err(told(&path))?;
            Ok((path.display().to_string(), text))
        })
        .collect()
}

//! Why a command could not do what it was asked to.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use diagram::select::SelectionFault;
use port_model::{Faults, Lang};

/// Everything that ends a command early.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CommandError {
    /// The document is wrong.
    #[error("{file}: {faults}")]
    Document {
        /// What the file is called.
        file: String,
        /// Everything that is wrong with it.
        faults: Faults,
    },
    /// A catalogue file of one's own can't be used.
    #[error(transparent)]
    Catalogue(#[from] port_model::catalogue::CatalogueError),
    /// The file can't be read.
    #[error("{file}: can't be read: {error}")]
    Read {
        /// What the file is called.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// The result can't be written.
    #[error("{}: can't be written: {error}", file.display())]
    Write {
        /// Where it should have gone.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Standard output can't be written to.
    #[error("the output can't be written: {0}")]
    Output(io::Error),
    /// A binary file would have gone to a terminal.
    #[error("{format} is not text for a terminal; name a file with -o, or redirect the output")]
    BinaryToTerminal {
        /// The export format.
        format: &'static str,
    },
    /// A view or a filter names what is not there.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Selection(Vec<SelectionFault>),
    /// Neither a format nor a file name that says one.
    #[error("{}: the name ends in no format of pictures; end it in .svg, .png, .pdf, .drawio, .mmd or .d2, or say which with --format", file.display())]
    UnknownPicture {
        /// The file.
        file: PathBuf,
    },
    /// Nobody said where deployments are kept, and there is no folder to guess.
    #[error("there is no data folder for this user; name a database with --database")]
    NoDataFolder,
    /// The log filter can't be read.
    #[error("'{filter}' is no log filter; write it like 'info' or 'server=debug'")]
    BadLogFilter {
        /// The filter.
        filter: String,
    },
    /// The system does not let the program start its threads.
    #[error("the server can't start: {0}")]
    Runtime(io::Error),
    /// The web application did not start, or broke off.
    #[error(transparent)]
    Serve(#[from] server::StartError),
    /// There is no file of this format.
    #[error(transparent)]
    Export(#[from] rule_export::ExportError),
    /// There is no picture of this format.
    #[error(transparent)]
    Picture(#[from] picture_export::PictureError),
}

impl CommandError {
    /// What people and programs read on standard error: one line per fault,
    /// `FILE:LINE:COLUMN: PATH: MESSAGE`.
    pub(crate) fn report(&self, lang: Lang) -> String {
        let (file, faults) = match self {
            Self::Document { file, faults } => (file, faults),
            // It begins with file and line, as the faults of documents do.
            Self::Catalogue(error) => return format!("{error}\n"),
            Self::Selection(faults) => {
                let lines = faults.iter().map(|fault| format!("--{}\n", fault.text(lang)));
                return lines.collect();
            }
            other => return format!("portolan: {other}\n"),
        };
        let mut report = String::new();
        for fault in &faults.0 {
            let (line, column) = fault.position.map_or((1, 1), |at| (at.line, at.column));
            let path = fault.path.to_string();
            let colon = if path.is_empty() { "" } else { ": " };
            let text = fault.text(lang);
            let _ = writeln!(report, "{file}:{line}:{column}: {path}{colon}{text}");
        }
        report
    }
}

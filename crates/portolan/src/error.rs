//! Why a command could not do what it was asked to.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use diagram::select::SelectionFault;
use picture_export::PictureError;
use port_model::catalogue::CatalogueError;
use port_model::wording::Message;
use port_model::{Faults, Lang};
use rule_export::{ExportError, ExportFormat, ImportFault, MAX_SHEET_BYTES, NotAFilter};
use server::StartError;

use crate::cause::{because, storage, system};
use crate::wording;

/// Everything that ends a command early.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// The document is wrong.
    Document {
        /// What the file is called.
        file: String,
        /// Everything that is wrong with it.
        faults: Faults,
    },
    /// A filled request sheet is wrong.
    Sheet {
        /// What the file is called.
        file: String,
        /// Everything that is wrong with it.
        faults: Vec<ImportFault>,
    },
    /// A filled request sheet is too large.
    LargeSheet {
        /// What the file is called.
        file: String,
    },
    /// The document and the sheet are to be read from one stream.
    OneStream,
    /// A catalogue file of one's own can't be used.
    Catalogue(CatalogueError),
    /// The file can't be read.
    Read {
        /// What the file is called.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// The result can't be written.
    Write {
        /// Where it should have gone.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Standard output can't be written to.
    Output(io::Error),
    /// A binary file would have gone to a terminal.
    BinaryToTerminal {
        /// The export format.
        format: &'static str,
    },
    /// A word names no filter of an export.
    NotAFilter(NotAFilter),
    /// A view or a filter names what is not there.
    Selection(Vec<SelectionFault>),
    /// Neither a format nor a file name that says one.
    UnknownPicture {
        /// The file.
        file: PathBuf,
    },
    /// Nobody said where deployments are kept, and there is no folder to guess.
    NoDataFolder,
    /// The log filter can't be read.
    BadLogFilter {
        /// The filter.
        filter: String,
    },
    /// The system does not let the program start its threads.
    Runtime(io::Error),
    /// The web application did not start, or broke off.
    Serve(StartError),
    /// There is no file of this format.
    Export(ExportError),
    /// There is no picture of this format.
    Picture(PictureError),
}

/// Lets `?` make one of another crate's errors into this one.
macro_rules! from {
    ($($error:ident => $variant:ident,)+) => {
        $(impl From<$error> for CommandError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}

from! {
    CatalogueError => Catalogue,
    StartError => Serve,
    ExportError => Export,
    PictureError => Picture,
}

impl CommandError {
    /// What people and programs read on standard error: one line per fault,
    /// `FILE:LINE:COLUMN: PATH: MESSAGE`.
    pub(crate) fn report(&self, lang: Lang) -> String {
        let message = match self {
            Self::Document { file, faults } => return faults_of(file, faults, lang),
            Self::Sheet { file, faults } => {
                let lines = faults.iter().map(|fault| format!("{file}: {}\n", fault.line(lang)));
                return lines.collect();
            }
            // It begins with file and line, as the faults of documents do.
            Self::Catalogue(error) => return format!("{}\n", error.text(lang)),
            Self::Selection(faults) => {
                let lines = faults.iter().map(|fault| format!("--{}\n", fault.text(lang)));
                return lines.collect();
            }
            Self::NotAFilter(fault) => return format!("--filter: {}\n", fault.text(lang)),
            Self::LargeSheet { file } => Message::new("large-sheet")
                .with("file", file)
                .with("limit", MAX_SHEET_BYTES / (1024 * 1024)),
            Self::OneStream => Message::new("one-stream"),
            Self::Read { file, error } => about("cant-read", file, error),
            Self::Write { file, error } => about("cant-write", &file.display(), error),
            Self::Output(error) => system("cant-output", error),
            Self::BinaryToTerminal { format } => {
                Message::new("binary-to-terminal").with("format", *format)
            }
            Self::UnknownPicture { file } => {
                Message::new("unknown-picture").with("file", file.display().to_string())
            }
            Self::NoDataFolder => Message::new("no-data-folder"),
            Self::BadLogFilter { filter } => Message::new("bad-log-filter").with("filter", filter),
            Self::Runtime(error) => system("cant-start", error),
            Self::Serve(error) => start(error),
            Self::Export(ExportError::TooManyRows { rows, limit }) => {
                Message::new("too-many-rows").with("rows", *rows).with("limit", *limit)
            }
            Self::Export(ExportError::NoComparison { format }) => {
                let can = ExportFormat::ALL.iter().filter(|format| format.says_changes());
                let known = can.map(|format| format.word()).collect::<Vec<_>>().join(", ");
                Message::new("no-comparison").with("format", *format).with("known", known)
            }
            // What is left are defects and what the system says.
            Self::Export(error) => because("export-failed", error),
            Self::Picture(error) => picture(error),
        };
        format!("portolan: {}\n", wording::message(lang, &message))
    }
}

/// One line for each fault of a document.
fn faults_of(file: &str, faults: &Faults, lang: Lang) -> String {
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

/// A sentence about a file, with its cause.
fn about(key: &'static str, file: &impl ToString, error: &io::Error) -> Message {
    system(key, error).with("file", file.to_string())
}

fn start(error: &StartError) -> Message {
    let at = |key: &'static str, address: &std::net::SocketAddr| {
        Message::new(key).with("address", address.to_string())
    };
    match error {
        StartError::AccessNotChosen(address) => at("access-not-chosen", address),
        StartError::NotLoopback(address) => at("not-loopback", address),
        StartError::Listen { address, source } => {
            system("cant-listen", source).with("address", address.to_string())
        }
        StartError::Storage(error) => storage(error),
        StartError::Serve(error) => system("server-stopped", error),
    }
}

fn picture(error: &PictureError) -> Message {
    match error {
        PictureError::TooManyPixels { scale, width, height, limit } => {
            let size = format!("{width} × {height}");
            let message = Message::new("too-many-pixels").with("size", size);
            message.with("scale", usize::from(*scale)).with("limit", limit.to_string())
        }
        PictureError::TooManyPages { pages, limit } => {
            let message = Message::new("too-many-pages").with("pages", pages.to_string());
            message.with("limit", limit.to_string())
        }
        other => because("picture-failed", other),
    }
}

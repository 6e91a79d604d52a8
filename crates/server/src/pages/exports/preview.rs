//! The beginning of a file, to look at before it is taken.

use std::io::{self, Write};

use rule_export::{ExportError, ExportFormat, Report, export_to};

use super::Job;

/// How many bytes of a file are kept to be shown.
const KEPT: usize = 256 * 1_024;
/// How many lines, or rows of a table, are shown.
const LINES: usize = 60;

/// The beginning of a file.
pub(super) struct Preview {
    /// The rows of the rule spreadsheet with their headings, where the file is a spreadsheet.
    pub(super) table: Option<(Vec<String>, Vec<Vec<String>>)>,
    /// The lines of a text.
    pub(super) text: String,
    /// How many lines or rows are shown.
    pub(super) shown: usize,
    /// How many lines or rows there are.
    pub(super) all: usize,
}

/// Makes a file and keeps its beginning and its report.
pub(super) fn preview(job: &Job, format: ExportFormat) -> Result<(Preview, Report), ExportError> {
    let is_table = matches!(format, ExportFormat::Xlsx | ExportFormat::Csv);
    let written = if is_table { ExportFormat::Csv } else { format };
    let mut beginning = Beginning::default();
    let report = job.with_request(|request| export_to(written, request, &mut beginning))?;
    let preview = if is_table {
        table(&beginning.kept)
    } else if format.is_text() {
        lines(&beginning)
    } else {
        Preview { table: None, text: String::new(), shown: 0, all: 0 }
    };
    Ok((preview, report))
}

fn table(bytes: &[u8]) -> Preview {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let cell = |cell: &str| cell.trim_start_matches('\u{feff}').to_owned();
    let rows = reader.records().filter_map(Result::ok);
    let mut rows: Vec<Vec<String>> = rows.map(|row| row.iter().map(cell).collect()).collect();
    if rows.is_empty() {
        return Preview { table: None, text: String::new(), shown: 0, all: 0 };
    }
    let header = rows.remove(0);
    let all = rows.len();
    rows.truncate(LINES);
    Preview { shown: rows.len(), all, table: Some((header, rows)), text: String::new() }
}

fn lines(beginning: &Beginning) -> Preview {
    let text = String::from_utf8_lossy(&beginning.kept);
    let text: String = text.split_inclusive('\n').take(LINES).collect();
    let shown = text.lines().count();
    Preview { table: None, text, shown, all: beginning.lines.max(shown) }
}

/// Keeps the first bytes, and counts the lines of all.
#[derive(Default)]
struct Beginning {
    kept: Vec<u8>,
    lines: usize,
}

impl Write for Beginning {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = KEPT.saturating_sub(self.kept.len());
        self.kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.lines += bytes.split(|byte| *byte == b'\n').count() - 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

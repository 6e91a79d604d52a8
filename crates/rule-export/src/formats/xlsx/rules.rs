//! The sheet with the rules.

use rust_xlsxwriter::{Format, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError};

use super::height::height;
use super::{A4, body, failed, heading};
use crate::change::Change;
use crate::content::Content;
use crate::report::Report;
use crate::request::ExportError;
use crate::table::{self, COLUMNS, Cells};
use crate::text::text;

/// From how many rules on the sheet is written through a temporary file instead of held in memory.
/// Smaller ones need no place to write to.
const LARGE: usize = 20_000;

/// How wide the columns are, in characters, in the order of [`COLUMNS`].
const WIDTHS: [f64; COLUMNS.len()] =
    [28.0, 9.0, 14.0, 24.0, 24.0, 16.0, 24.0, 24.0, 9.0, 9.0, 26.0, 11.0, 44.0, 52.0];

/// The column with numbers that are no quantities.
const PORT: u16 = 9;

const LAST_COLUMN: u16 = 13;

pub(super) fn write(
    workbook: &mut Workbook,
    content: &Content<'_>,
    report: &mut Report,
) -> Result<(), ExportError> {
    let sheet = if content.rules.len() < LARGE {
        workbook.add_worksheet()
    } else {
        workbook.add_worksheet_with_constant_memory().map_err(failed)?
    };
    lay_out(sheet, &text(content.lang(), "sheet-rules")).map_err(failed)?;
    write_row(sheet, 0, &table::header(content.lang()), &[heading(), heading()]).map_err(failed)?;
    let plain = formats(line());
    let coloured = Change::ALL.map(|change| formats(colour(line(), change)));
    let mut row = 0;
    table::for_each_row(content, report, |change, cells| {
        row += 1;
        let at = change.and_then(|change| Change::ALL.iter().position(|it| *it == change));
        let formats = at.and_then(|at| coloured.get(at)).unwrap_or(&plain);
        write_row(sheet, row, &cells, formats).map_err(failed)
    })?;
    finish(sheet, row).map_err(failed)
}

fn line() -> Format {
    body().set_border_bottom(FormatBorder::Hair)
}

/// The formats of plain cells and of ports. Texts stay texts when somebody corrects a port.
fn formats(line: Format) -> [Format; 2] {
    [line.clone(), line.set_num_format("@")]
}

/// What becomes of a rule shows in its row's colour, as its word says it.
fn colour(line: Format, change: Change) -> Format {
    match change {
        Change::Add => line.set_background_color("#E2F3E4"),
        Change::Remove => line.set_background_color("#FBE3E1").set_font_strikethrough(),
        Change::Modify => line.set_background_color("#FDF1D3"),
        Change::Keep => line,
    }
}

fn lay_out(sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_footer("&L&A&R&P / &N");
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &Cells,
    [plain, port]: &[Format; 2],
) -> Result<(), XlsxError> {
    if let Some(height) = height(cells.iter().map(|cell| &**cell).zip(WIDTHS)) {
        sheet.set_row_height(row, height)?;
    }
    for (column, cell) in (0..).zip(cells) {
        let format = if column == PORT { port } else { plain };
        sheet.write_string_with_format(row, column, cell, format)?;
    }
    Ok(())
}

fn finish(sheet: &mut Worksheet, last_row: u32) -> Result<(), XlsxError> {
    sheet.autofilter(0, 0, last_row, LAST_COLUMN)?;
    // No green corners at ports, which are texts on purpose.
    sheet.ignore_error_range(0, PORT, last_row, PORT, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

//! The rule spreadsheet as a workbook: the rules, what differs in those that are modified, a request
//! form for the firewall team, the objects and services in use, what was found in the draft, a legend.
//!
//! Every cell is written as a text or a number, never as a formula.

mod changes;
mod findings;
mod height;
mod legend;
mod objects;
mod request;
mod rules;

use std::io::Write;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::content::Content;
use crate::report::Report;
use crate::request::ExportError;
use crate::text::text;

pub(crate) const MEDIA_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The number that spreadsheets have for A4.
const A4: u8 = 9;

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(content)?);
    rules::write(&mut workbook, content, report)?;
    request::write(workbook.add_worksheet(), content, report).map_err(failed)?;
    if content.changed.is_some() {
        changes::write(workbook.add_worksheet(), content).map_err(failed)?;
    }
    objects::write(workbook.add_worksheet(), content).map_err(failed)?;
    findings::write(workbook.add_worksheet(), content).map_err(failed)?;
    legend::write(workbook.add_worksheet(), content).map_err(failed)?;
    // The end of a workbook lists where its parts begin, so that it is whole before it goes out.
    output.write_all(&workbook.save_to_buffer().map_err(failed)?)?;
    Ok(())
}

fn failed(error: XlsxError) -> ExportError {
    ExportError::Workbook(Box::new(error))
}

/// The workbook's own date is the request's, so that the same request gives the same bytes.
fn properties(content: &Content<'_>) -> Result<DocProperties, ExportError> {
    let date = content.request.date;
    let created = day(date).ok_or_else(|| ExportError::BadDate { date: date.to_owned() })?;
    Ok(DocProperties::new()
        .set_title(content.request.deployment.name())
        .set_subject(text(content.lang(), "sheet-rules"))
        .set_creation_datetime(&created))
}

fn day(date: &str) -> Option<ExcelDateTime> {
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// A heading over columns.
fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color("#DCE6EC")
        .set_border_bottom(FormatBorder::Thin)
}

/// A cell that may have several lines.
fn body() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// Writes texts row by row, each row's first cell in bold: the form of the sheets beside the rules.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    widths: Vec<f64>,
    label: Format,
    body: Format,
    heading: Format,
}

impl<'a> Lines<'a> {
    fn new(sheet: &'a mut Worksheet, name: &str, widths: &[f64]) -> Result<Self, XlsxError> {
        sheet.set_name(name)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        let (label, body, heading) = (body().set_bold(), body(), heading());
        Ok(Self { sheet, row: 0, widths: widths.to_vec(), label, body, heading })
    }

    /// A heading over what follows, with a blank row before it.
    fn heading(&mut self, texts: &[&str]) -> Result<(), XlsxError> {
        if self.row > 0 {
            self.row += 1;
        }
        for (column, text) in (0..).zip(texts) {
            self.sheet.write_string_with_format(self.row, column, *text, &self.heading)?;
        }
        self.end_row(texts)
    }

    fn line(&mut self, texts: &[&str]) -> Result<(), XlsxError> {
        for (column, text) in (0..).zip(texts) {
            let format = if column == 0 { &self.label } else { &self.body };
            self.sheet.write_string_with_format(self.row, column, *text, format)?;
        }
        self.end_row(texts)
    }

    fn end_row(&mut self, texts: &[&str]) -> Result<(), XlsxError> {
        let cells = texts.iter().copied().zip(self.widths.iter().copied());
        if let Some(height) = height::height(cells) {
            self.sheet.set_row_height(self.row, height)?;
        }
        self.row += 1;
        Ok(())
    }
}

//! Every format that leaves the application, what it leaves out and why, and the downloads.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::Response;
use diagram::Theme;
use picture_export::{Layout, Paper, PictureFormat, Scale, Settings};
use port_model::Lang;
use rule_export::{DeviceGroup, ExportFormat, Exported, Filter, Grouping, Report, Request};
use serde::Deserialize;
use storage::Right;

use super::{Base, Head, page};
use crate::error::AppError;
use crate::state::App;
use crate::tagged;
use crate::view::{Opened, View, blocking, date};
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "exports.html")]
struct ExportsPage {
    base: Base,
    head: Head,
    grouping: Vec<(&'static str, String, bool)>,
    crossing_only: bool,
    formats: Vec<(&'static str, String, String)>,
    header: Vec<String>,
    preview: Vec<Vec<String>>,
    rules: usize,
    report: Vec<String>,
    /// The formats of pictures with their names.
    pictures: Vec<(&'static str, &'static str)>,
    languages: Vec<(&'static str, &'static str)>,
    themes: [Theme; 3],
    scales: Vec<Scale>,
    papers: &'static [Paper],
    layouts: &'static [Layout],
    usual: Settings,
}

/// How rules are put together and which are wanted.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Options {
    #[serde(default)]
    grouping: String,
    #[serde(default)]
    filter: String,
    #[serde(default)]
    device_group: String,
    lang: Option<String>,
}

impl Options {
    fn grouping(&self) -> Result<Grouping, AppError> {
        if self.grouping.is_empty() {
            return Ok(Grouping::Pair);
        }
        let unknown = || AppError::Unreadable(format!("grouping: {}", self.grouping));
        Grouping::from_word(&self.grouping).ok_or_else(unknown)
    }

    fn filter(&self) -> Result<Filter, AppError> {
        match self.filter.as_str() {
            "" | "all" => Ok(Filter::default()),
            "crossing" => Ok(Filter { crossing_only: true, ..Filter::default() }),
            other => Err(AppError::Unreadable(format!("filter: {other}"))),
        }
    }

    fn device_group(&self) -> Result<Option<DeviceGroup>, AppError> {
        if self.device_group.is_empty() {
            return Ok(None);
        }
        let unreadable = |error| AppError::Unreadable(format!("device_group: {error}"));
        self.device_group.parse().map(Some).map_err(unreadable)
    }

    fn query(&self, lang: Lang) -> Result<String, AppError> {
        let filter = if self.filter()?.crossing_only { "crossing" } else { "all" };
        let device_group = self.device_group()?.map_or_else(String::new, |group| {
            format!("&device_group={}", group.to_string().replace(' ', "+"))
        });
        Ok(format!(
            "grouping={}&filter={filter}&lang={lang}{device_group}",
            self.grouping()?.word()
        ))
    }
}

/// Makes a file out of a deployment.
pub(crate) async fn make(
    view: View,
    format: ExportFormat,
    options: Options,
) -> Result<Exported, AppError> {
    let (grouping, filter) = (options.grouping()?, options.filter()?);
    let device_group = options.device_group()?;
    blocking(move || {
        let date = date(view.opened.changed_at);
        let request = Request {
            deployment: view.deployment(),
            flows: &view.flows,
            findings: &view.known_findings(),
            version: Some(view.opened.version).filter(|version| *version > 0),
            date: &date,
            link: None,
            lang: view.lang,
            grouping,
            filter,
            device_group,
            before: None,
        };
        rule_export::export(format, &request)
    })
    .await?
    .map_err(|error| {
        tracing::error!(%error, "an export failed");
        AppError::Internal
    })
}

fn language(options: &Options, visitor: &Visitor) -> Lang {
    options.lang.as_deref().and_then(Lang::from_word).unwrap_or(visitor.lang)
}

/// The page of exports.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(options): Query<Options>,
) -> Result<Response, AppError> {
    let view = Opened::load(&app, &visitor, &id, Right::View).await?.view(visitor.lang).await?;
    let base = Base::of(&visitor);
    let head = Head::of(&view.opened, "exports", visitor.lang);
    let (query, chosen) = (options.query(visitor.lang)?, options.grouping()?);
    let crossing_only = options.filter()?.crossing_only;
    let format = |format: &ExportFormat| {
        let word = format.word();
        (word, base.t(&format!("format-{word}")), head.paths.sub(format!("exports/{word}?{query}")))
    };
    let formats = ExportFormat::ALL.iter().map(format).collect();
    let grouping = Grouping::ALL.iter().map(|grouping| {
        (grouping.word(), base.t(&format!("grouping-{}", grouping.word())), *grouping == chosen)
    });
    let grouping = grouping.collect();
    let csv = make(view, ExportFormat::Csv, options).await?;
    let (header, preview, rules) = preview(&csv.bytes);
    let report = report(&csv.report, &base);
    page(&ExportsPage {
        base,
        head,
        grouping,
        crossing_only,
        formats,
        header,
        preview,
        rules,
        report,
        pictures: PictureFormat::ALL
            .iter()
            .map(|format| (format.word(), picture_name(*format)))
            .collect(),
        languages: Lang::ALL.iter().map(|lang| (lang.word(), own_name(*lang))).collect(),
        themes: Theme::ALL,
        scales: Scale::all().collect(),
        papers: Paper::ALL,
        layouts: Layout::ALL,
        usual: Settings::default(),
    })
}

/// What people call a format of pictures.
pub(crate) const fn picture_name(format: PictureFormat) -> &'static str {
    match format {
        PictureFormat::Svg => "SVG",
        PictureFormat::Png => "PNG",
        PictureFormat::Pdf => "PDF",
        PictureFormat::Drawio => "draw.io",
        PictureFormat::Mermaid => "Mermaid",
        PictureFormat::D2 => "D2",
    }
}

/// What those who speak a language call it.
const fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::De => "Deutsch",
    }
}

/// What the files leave out and what they lack, in sentences.
fn report(report: &Report, base: &Base) -> Vec<String> {
    let mut lines = Vec::new();
    if report.left_out.host + report.left_out.filtered > 0 {
        lines.push(report.left_out.text(base.lang));
    }
    if !report.without_address.is_empty() {
        let names: Vec<&str> =
            report.without_address.iter().map(|component| component.name.as_str()).collect();
        lines.push(base.t1("exports-without-address", "names", names.join(", ")));
    }
    lines.extend(report.remarks.iter().map(|remark| remark.text(base.lang)));
    lines
}

/// How many rules the preview shows.
const PREVIEW: usize = 50;

/// The first rows of the table that the spreadsheet will have.
fn preview(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>, usize) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let rows = reader.records().filter_map(Result::ok).map(|row| {
        row.iter()
            .map(|cell| cell.trim_start_matches('\u{feff}').to_owned())
            .collect::<Vec<String>>()
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return (Vec::new(), Vec::new(), 0);
    }
    let header = rows.remove(0);
    let count = rows.len();
    rows.truncate(PREVIEW);
    (header, rows, count)
}

/// A file to download. The same version gives the same bytes and so the same tag.
pub(crate) async fn download(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, format)): Path<(String, String)>,
    Query(options): Query<Options>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let format = ExportFormat::from_word(&format).ok_or(AppError::NotFound)?;
    let lang = language(&options, &visitor);
    let view = Opened::load(&app, &visitor, &id, Right::View).await?.view(lang).await?;
    Ok(file(make(view, format, options).await?, &headers))
}

/// A made file as an answer.
pub(crate) fn file(exported: Exported, headers: &HeaderMap) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", exported.file_name);
    let about = [
        (CONTENT_TYPE, exported.media_type.to_owned()),
        (CACHE_CONTROL, "private, no-cache".to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    tagged::answer(headers, about, exported.bytes)
}

//! Every format that leaves the application, what it leaves out and why, and the downloads.

mod job;
mod options;
mod preview;
mod selects;

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use diagram::Theme;
use picture_export::{Layout, Paper, PictureFormat, Scale, Settings};
use port_model::Lang;
use rule_export::{ExportFormat, Report};
use storage::Right;

pub(crate) use self::job::{Job, Wanted};
pub(crate) use self::options::Options;
use self::preview::{Preview, preview};
use super::choices::Select;
use super::{Base, Head, page};
use crate::error::AppError;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "exports.html")]
struct ExportsPage {
    base: Base,
    head: Head,
    selects: Vec<Select>,
    /// The device group that is asked for.
    device_group: String,
    /// The format that is shown: its word and what it is.
    shown: (&'static str, String),
    /// Where it is.
    download: String,
    preview: Preview,
    report: Vec<String>,
    /// The other formats: word, description, where each is, and its own preview.
    formats: Vec<Download>,
    archive: String,
    /// Where the document of the chosen version is.
    document: String,
    /// The formats of pictures with their names.
    pictures: Vec<(&'static str, &'static str)>,
    languages: Vec<(&'static str, &'static str)>,
    themes: [Theme; 3],
    scales: Vec<Scale>,
    papers: &'static [Paper],
    layouts: &'static [Layout],
    usual: Settings,
}

/// A format to choose.
struct Download {
    word: &'static str,
    label: String,
    file: String,
    preview: String,
}

/// The page of exports.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(options): Query<Options>,
) -> Result<Response, AppError> {
    let format = options.format()?;
    let options = options.without_later_since()?;
    let current = Opened::load(&app, &visitor, &id, Right::View).await?;
    let log = app.database.log(&current.id, None, selects::VERSIONS).await?;
    let base = Base::of(&visitor);
    let head = Head::of(&current, "exports", visitor.lang);
    let job = Job::opened(&app, current, &options, options.lang(&visitor)).await?;
    blocking(move || {
        let (preview, report) = preview(&job, format).map_err(job::refused)?;
        let selects = selects::all(&job, format, head.version, &log, &base);
        let query = selects::query(&job, head.version, "lang");
        let file = |word: &str| head.paths.sub(format!("exports/{word}?{query}"));
        page(&ExportsPage {
            selects,
            device_group: job.device_group(),
            shown: (format.word(), description(format, &base)),
            formats: downloads(&job, &head, &base, file),
            download: file(format.word()),
            archive: file("zip"),
            document: head.paths.sub(document(&job, &head)),
            report: sentences(&report, &base),
            preview,
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
            head,
            base,
        })
    })
    .await?
}

fn document(job: &Job, head: &Head) -> String {
    let version = job.view().opened.version;
    if version == head.version {
        return "document.yaml".to_owned();
    }
    format!("versions/{version}/document.yaml")
}

/// What a format is for.
fn description(format: ExportFormat, base: &Base) -> String {
    base.t(&format!("format-{}", format.word()))
}

/// The formats that can say what is asked for.
fn downloads(job: &Job, head: &Head, base: &Base, file: impl Fn(&str) -> String) -> Vec<Download> {
    let query = selects::query(job, head.version, "language");
    let offered =
        ExportFormat::ALL.iter().filter(|format| job.since().is_none() || format.says_changes());
    offered
        .map(|format| Download {
            word: format.word(),
            label: description(*format, base),
            file: file(format.word()),
            preview: head.paths.sub(format!("exports?format={}&{query}", format.word())),
        })
        .collect()
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
pub(super) const fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::De => "Deutsch",
    }
}

/// What the file leaves out and what it lacks, in sentences.
fn sentences(report: &Report, base: &Base) -> Vec<String> {
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

/// A file to download: a format's word, or `zip` for all of them.
pub(crate) async fn download(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, format)): Path<(String, String)>,
    Query(options): Query<Options>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let wanted = wanted(&format, &options)?;
    Job::stored(&app, &visitor, &id, &options).await?.answer(wanted, &headers).await
}

/// What a file is, by the last part of its path.
pub(crate) fn wanted(word: &str, options: &Options) -> Result<Wanted, AppError> {
    if word == "zip" {
        return Ok(Wanted::Archive(options.formats()?));
    }
    ExportFormat::from_word(word).map(Wanted::One).ok_or(AppError::NotFound)
}

/// What a file holds and what it doesn't, for programs.
pub(crate) async fn report(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, format)): Path<(String, String)>,
    Query(options): Query<Options>,
) -> Result<Response, AppError> {
    let format = ExportFormat::from_word(&format).ok_or(AppError::NotFound)?;
    let job = Job::stored(&app, &visitor, &id, &options).await?;
    let report = blocking(move || job.with_request(|it| job::report(format, it))).await?;
    Ok(Json(report.map_err(job::refused)?).into_response())
}

//! One export: what it is made of, and its way out.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName};
use axum::response::Response;
use port_model::Lang;
use rule_export::{Before, ExportError, ExportFormat, Report, Request, archive, export_to};
use serde::Serialize;
use storage::Right;

use super::options::{Chosen, Options};
use crate::error::AppError;
use crate::language::WORDING;
use crate::state::App;
use crate::view::{Opened, View, blocking, date};
use crate::visitor::Visitor;
use crate::{streamed, tagged};

/// What an export is made of.
#[derive(Debug)]
pub(crate) struct Job {
    view: View,
    before: Option<View>,
    pub(super) chosen: Chosen,
}

/// What a file is.
#[derive(Debug, Clone)]
pub(crate) enum Wanted {
    /// The rules in a format.
    One(ExportFormat),
    /// A ZIP of these formats: whole, by firewall and by machine.
    Archive(Vec<ExportFormat>),
}

impl Job {
    /// The job for a stored deployment that the visitor may see.
    pub(crate) async fn stored(
        app: &App,
        visitor: &Visitor,
        id: &str,
        options: &Options,
    ) -> Result<Self, AppError> {
        let current = Opened::load(app, visitor, id, Right::View).await?;
        Self::opened(app, current, options, options.lang(visitor)).await
    }

    /// The job for a deployment at its current version, or at the earlier one that is asked for.
    pub(super) async fn opened(
        app: &App,
        current: Opened,
        options: &Options,
        lang: Lang,
    ) -> Result<Self, AppError> {
        let opened = match options.version()? {
            None => current,
            Some(version) => current.at(app, version).await?,
        };
        let before = match options.since()? {
            None => None,
            Some(since) if options.version()?.is_some_and(|version| since > version) => {
                return Err(AppError::Unreadable(WORDING.text(lang, "exports-since-later")));
            }
            Some(since) => Some(opened.clone().at(app, since).await?.view(lang).await?),
        };
        let chosen = options.chosen(&opened.deployment, lang)?;
        Ok(Self { view: opened.view(lang).await?, before, chosen })
    }

    /// The job for a deployment that is not kept, and so has no other versions.
    pub(crate) fn of(view: View, options: &Options) -> Result<Self, AppError> {
        for (key, version) in [("version", options.version()?), ("since", options.since()?)] {
            if let Some(version) = version {
                return Err(AppError::Unreadable(format!("{key}: {version}")));
            }
        }
        let chosen = options.chosen(view.deployment(), view.lang)?;
        Ok(Self { view, before: None, chosen })
    }

    pub(super) const fn view(&self) -> &View {
        &self.view
    }

    /// The version that is compared with.
    pub(super) fn since(&self) -> Option<i64> {
        self.before.as_ref().and_then(View::version)
    }

    /// The device group that is asked for; empty without one.
    pub(super) fn device_group(&self) -> String {
        self.chosen.device_group.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// Does something with the request that it comes to.
    pub(super) fn with_request<T>(&self, work: impl FnOnce(&Request<'_>) -> T) -> T {
        let before = self.before.as_ref().map(|view| Before {
            deployment: view.deployment(),
            flows: &view.flows,
            version: view.version(),
        });
        work(&Request {
            deployment: self.view.deployment(),
            flows: &self.view.flows,
            findings: &self.view.known_findings(),
            version: self.view.version(),
            date: &date(self.view.opened.changed_at),
            link: None,
            lang: self.view.lang,
            grouping: self.chosen.grouping,
            filter: self.chosen.filter.clone(),
            device_group: self.chosen.device_group.clone(),
            before,
        })
    }

    /// The file as an answer, sent while it is made; for who has it already, only the headers.
    pub(crate) async fn answer(
        self,
        wanted: Wanted,
        asked: &HeaderMap,
    ) -> Result<Response, AppError> {
        let about = self.about(&wanted);
        let (job, tag) = blocking(move || {
            let tag = self.tag(&wanted);
            ((self, wanted), tag)
        })
        .await?;
        if tagged::knows(asked, &tag) {
            return Ok(tagged::unchanged(&tag, about));
        }
        let (job, wanted) = job;
        let body = streamed::body(move |output| {
            job.with_request(|request| match &wanted {
                Wanted::One(format) => export_to(*format, request, output).map(|_| ()),
                Wanted::Archive(formats) => archive(formats, request, output),
            })
        })
        .await
        .map_err(refused)?;
        Ok(tagged::whole(&tag, about, Body::from_stream(body)))
    }

    fn about(&self, wanted: &Wanted) -> [(HeaderName, String); 3] {
        let (media_type, name) = self.with_request(|request| match wanted {
            Wanted::One(format) => (format.media_type(), rule_export::file_name(*format, request)),
            Wanted::Archive(_) => ("application/zip", rule_export::archive_name(request)),
        });
        [
            (CONTENT_TYPE, media_type.to_owned()),
            (CACHE_CONTROL, "private, no-cache".to_owned()),
            (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        ]
    }

    /// What tells this file from any other: whatever it is made of, and the program that makes it.
    fn tag(&self, wanted: &Wanted) -> String {
        #[derive(Serialize)]
        struct Made<'a> {
            document: String,
            before: Option<String>,
            versions: (Option<i64>, Option<i64>),
            date: String,
            known: Vec<(&'a str, Vec<&'a str>, Option<&'a str>)>,
            options: String,
        }
        let known = self.view.known_findings();
        let made = Made {
            document: self.view.deployment().document().to_json(),
            before: self.before.as_ref().map(|view| view.deployment().document().to_json()),
            versions: (self.view.version(), self.since()),
            date: date(self.view.opened.changed_at),
            known: known
                .iter()
                .map(|it| {
                    let at = it.finding.components.iter().map(port_model::Id::as_str).collect();
                    (it.finding.code, at, it.reason)
                })
                .collect(),
            options: format!("{wanted:?} {:?} {}", self.chosen, self.view.lang),
        };
        tagged::of_what_makes(&made)
    }
}

/// Why there is no file, for who asked. Only what the asker can change is theirs.
pub(super) fn refused(error: ExportError) -> AppError {
    match error {
        ExportError::NoComparison { format } => AppError::Unreadable(format!("since: {format}")),
        error => {
            tracing::error!(%error, "an export failed");
            AppError::Internal
        }
    }
}

/// What a file holds and what it doesn't, without the file.
pub(super) fn report(format: ExportFormat, request: &Request<'_>) -> Result<Report, ExportError> {
    export_to(format, request, &mut std::io::sink())
}

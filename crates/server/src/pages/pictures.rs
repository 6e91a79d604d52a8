//! The picture as a file, in each of its formats, for pages and the API.

use std::borrow::Cow;

use axum::extract::{Path, Query, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use diagram::{Scene, Theme, TitleBlock};
use picture_export::{Layout, Paper, Picture, PictureError, PictureFormat, Scale, Settings};
use port_model::wording::Message;
use port_model::{Deployment, Flow, Lang};
use serde::Deserialize;
use storage::Right;
use tokio::sync::Semaphore;

use crate::error::AppError;
use crate::headers::PICTURE_POLICY;
use crate::language::WORDING;
use crate::selection::Asked;
use crate::state::App;
use crate::tagged;
use crate::view::{Opened, View, blocking};
use crate::visitor::Visitor;
use crate::when;

/// How many pictures are drawn at once: each may take a few hundred megabytes while it is, and a processor.
const AT_ONCE: usize = 2;

static DRAWING: Semaphore = Semaphore::const_new(AT_ONCE);

/// What can be chosen, as it stands in the query.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Options {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    scale: String,
    #[serde(default)]
    paper: String,
    #[serde(default)]
    layout: String,
}

impl Options {
    /// What was chosen; what was left out is as usual.
    pub(crate) fn settings(&self) -> Result<Settings, AppError> {
        let scale = |word: &str| Scale::new(word.parse().ok()?);
        Ok(Settings {
            theme: chosen("theme", &self.theme, Theme::from_word)?,
            scale: chosen("scale", &self.scale, scale)?,
            paper: chosen("paper", &self.paper, Paper::from_word)?,
            layout: chosen("layout", &self.layout, Layout::from_word)?,
        })
    }
}

fn chosen<T: Default>(
    key: &str,
    word: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, AppError> {
    if word.is_empty() {
        return Ok(T::default());
    }
    read(word).ok_or_else(|| AppError::Unreadable(format!("{key}: {word}")))
}

/// The format that a path ends with.
pub(crate) fn format(uri: &Uri) -> Result<PictureFormat, AppError> {
    PictureFormat::of_file_name(uri.path()).ok_or(AppError::NotFound)
}

/// The picture as a file.
pub(crate) async fn download(
    State(app): State<App>,
    visitor: Visitor,
    uri: Uri,
    Path(id): Path<String>,
    Query(options): Query<Options>,
    asked: Asked,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (format, settings) = (format(&uri)?, options.settings()?);
    let opened = Opened::load(&app, &visitor, &id, Right::View).await?;
    let view = opened.view(visitor.lang).await?.showing(asked)?;
    file(view, format, settings, &headers).await
}

/// What pictures are drawn of.
pub(crate) trait Drawn: Send + 'static {
    /// The reader's language.
    fn lang(&self) -> Lang;

    /// The picture for a file.
    fn scene(&self) -> Scene;

    /// The deployment that goes along with it.
    fn deployment(&self) -> &Deployment;

    /// The flows that the scene's lines name.
    fn flows(&self) -> Cow<'_, [Flow]>;

    /// What the file is called, before the dot; `name` is the deployment's.
    fn name(&self, name: &str) -> String {
        name.to_owned()
    }
}

impl Drawn for View {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn scene(&self) -> Scene {
        let date = when::day_of(self.opened.changed_at, self.lang);
        let title = TitleBlock { version: self.version(), date: Some(&date), link: None };
        let options = diagram::Options { title: Some(title), standalone: true, ..self.options() };
        diagram::scene(self.deployment(), &self.flows, &options)
    }

    fn deployment(&self) -> &Deployment {
        self.deployment()
    }

    fn flows(&self) -> Cow<'_, [Flow]> {
        Cow::Borrowed(&self.flows)
    }
}

/// A picture as an answer. Browsers show those that they can, and save the others.
pub(crate) async fn file(
    drawn: impl Drawn,
    format: PictureFormat,
    settings: Settings,
    headers: &HeaderMap,
) -> Result<Response, AppError> {
    let exported = make(drawn, format, settings).await?;
    let is_shown = matches!(format, PictureFormat::Svg | PictureFormat::Png | PictureFormat::Pdf);
    let how = if is_shown { "inline" } else { "attachment" };
    let about = [
        (CONTENT_TYPE, exported.media_type.to_owned()),
        (CACHE_CONTROL, "private, no-cache".to_owned()),
        (CONTENT_SECURITY_POLICY, PICTURE_POLICY.to_owned()),
        (CONTENT_DISPOSITION, format!("{how}; filename=\"{}\"", exported.file_name)),
    ];
    Ok(tagged::answer(headers, about, exported.bytes))
}

async fn make(
    drawn: impl Drawn,
    format: PictureFormat,
    settings: Settings,
) -> Result<picture_export::Exported, AppError> {
    let lang = drawn.lang();
    // It is never closed. The permit goes along, so that it is held while there is work, even when nobody waits.
    let permit = DRAWING.acquire().await.map_err(|_| AppError::Internal)?;
    let made = blocking(move || {
        let _held = permit;
        let (scene, flows) = (drawn.scene(), drawn.flows());
        let picture = Picture { scene: &scene, deployment: drawn.deployment(), flows: &flows };
        let mut exported = picture_export::export(format, &picture, settings)?;
        if let Some((name, ending)) = exported.file_name.split_once('.') {
            exported.file_name = format!("{}.{ending}", drawn.name(name));
        }
        Ok(exported)
    });
    made.await?.map_err(|error| refusal(&error, lang))
}

/// What is too large for the settings can be mended by who asks; all else is a fault of the application.
fn refusal(error: &PictureError, lang: Lang) -> AppError {
    let message = match error {
        PictureError::TooManyPixels { scale, width, height, limit } => {
            Message::new("picture-too-many-pixels")
                .with("scale", scale.to_string())
                .with("width", width.to_string())
                .with("height", height.to_string())
                .with("limit", (limit / 1_000_000).to_string())
        }
        PictureError::TooManyPages { pages, limit } => Message::new("picture-too-many-pages")
            .with("pages", pages.to_string())
            .with("limit", limit.to_string()),
        PictureError::Words => Message::new("picture-words"),
        PictureError::Drawing(_) | PictureError::Png(_) | PictureError::Pdf(_) => {
            tracing::error!(%error, "a picture failed");
            return AppError::Internal;
        }
    };
    AppError::Picture(WORDING.message(lang, &message))
}

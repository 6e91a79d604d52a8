//! A stored deployment with everything that follows from it.

use diagram::Expand;
use diagram::select::Scope;
use jiff::Timestamp;
use port_model::{Deployment, Finding, Flow, Format, Lang};
use rule_export::KnownFinding;
use storage::{Acknowledgement, DeploymentId, Right};

use crate::access;
use crate::acknowledged::{self, Acknowledged};
use crate::error::AppError;
use crate::selection::Asked;
use crate::state::App;
use crate::visitor::Visitor;

/// A stored deployment, and what the visitor may do with it.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub(crate) id: DeploymentId,
    pub(crate) version: i64,
    pub(crate) changed_at: Timestamp,
    pub(crate) right: Right,
    /// Whether it is the visitor's own, to share and to delete.
    pub(crate) is_own: bool,
    pub(crate) deployment: Deployment,
    /// Which findings were acknowledged.
    pub(crate) acknowledgements: Vec<Acknowledgement>,
}

impl Opened {
    /// Reads a deployment that the visitor may see, or change where `needed` says so.
    pub(crate) async fn load(
        app: &App,
        visitor: &Visitor,
        id: &str,
        needed: Right,
    ) -> Result<Self, AppError> {
        let id: DeploymentId = id.parse().map_err(|_| AppError::NotFound)?;
        let right = access::require(app, visitor, &id, needed).await?;
        let stored = app.database.find(&id).await?.ok_or(AppError::NotFound)?;
        let storage::Stored { summary, document } = stored;
        let acknowledgements = app.database.acknowledgements(&id).await?;
        let is_own = access::is_own(app, visitor, summary.owner.as_ref()).await?;
        let catalogue = app.catalogue;
        let read =
            blocking(move || Deployment::read_with(&document, Format::Json, catalogue)).await?;
        let deployment = read.map_err(|faults| {
            tracing::error!(deployment.id = %id, %faults, "the catalogue does not fit");
            AppError::OtherCatalogue(faults)
        })?;
        Ok(Self {
            id,
            version: summary.version,
            changed_at: summary.changed_at,
            right,
            is_own,
            deployment,
            acknowledgements,
        })
    }

    /// Reads a deployment that is the visitor's own.
    pub(crate) async fn load_own(app: &App, visitor: &Visitor, id: &str) -> Result<Self, AppError> {
        let opened = Self::load(app, visitor, id, Right::Edit).await?;
        if opened.is_own { Ok(opened) } else { Err(AppError::NotOwner) }
    }

    /// Derives what follows.
    pub(crate) async fn view(mut self, lang: Lang) -> Result<View, AppError> {
        blocking(move || {
            let flows = self.deployment.flows(lang);
            let acknowledgements = std::mem::take(&mut self.acknowledgements);
            let (findings, acknowledged) =
                acknowledged::part(self.deployment.findings(), acknowledgements);
            let asked = Asked::default();
            View { opened: self, flows, findings, acknowledged, lang, asked }
        })
        .await
    }
}

/// A stored deployment with its flows and findings.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) opened: Opened,
    pub(crate) flows: Vec<Flow>,
    /// What is open.
    pub(crate) findings: Vec<Finding>,
    /// What was acknowledged.
    pub(crate) acknowledged: Vec<Acknowledged>,
    pub(crate) lang: Lang,
    /// What pictures and flow tables show.
    pub(crate) asked: Asked,
}

impl View {
    /// The same with a selection, if the deployment has what that names.
    pub(crate) fn showing(mut self, asked: Asked) -> Result<Self, AppError> {
        asked.selection.check(&[self.deployment()]).map_err(AppError::Selection)?;
        self.asked = asked;
        Ok(self)
    }

    /// The flows that the selection admits.
    pub(crate) fn shown_flows(&self) -> impl Iterator<Item = &Flow> {
        let scope = Scope::new(self.deployment(), &self.findings, &self.asked.selection);
        self.flows.iter().filter(move |flow| scope.admits(flow))
    }

    /// The deployment.
    pub(crate) fn deployment(&self) -> &Deployment {
        &self.opened.deployment
    }

    /// What is open and, after that, what was acknowledged, for files.
    pub(crate) fn known_findings(&self) -> Vec<KnownFinding<'_>> {
        let acknowledged = self.acknowledged.iter().map(|known| KnownFinding {
            finding: &known.finding,
            reason: Some(&known.with.reason),
        });
        KnownFinding::open(&self.findings).into_iter().chain(acknowledged).collect()
    }

    /// The picture for a page.
    pub(crate) fn picture(&self) -> Picture {
        Picture::of(&diagram::scene(self.deployment(), &self.flows, &self.options()))
    }

    /// What pictures show.
    pub(crate) fn options(&self) -> diagram::Options<'_> {
        diagram::Options {
            lang: self.lang,
            findings: &self.findings,
            selection: Some(&self.asked.selection),
            expand: if self.asked.expanded { Expand::Everything } else { Expand::Nothing },
            ..Default::default()
        }
    }

    /// The version; what is not kept has none.
    pub(crate) fn version(&self) -> Option<i64> {
        Some(self.opened.version).filter(|version| *version > 0)
    }
}

/// A picture, and whether it would be too small to read if it were shrunk to a page's width.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) svg: String,
    pub(crate) is_wide: bool,
    /// Whether it has no card.
    pub(crate) is_empty: bool,
    /// Whether some card stands for several components.
    pub(crate) has_stacks: bool,
}

impl Picture {
    pub(crate) fn of(scene: &diagram::Scene) -> Self {
        Self {
            is_wide: scene.width > LEGIBLE_WIDTH,
            is_empty: scene.cards.is_empty(),
            has_stacks: scene.cards.iter().any(|card| card.stack.is_some()),
            svg: scene.to_svg(),
        }
    }
}

/// The width in pixels up to which a picture can be read when it is shrunk to a common screen.
const LEGIBLE_WIDTH: i32 = 2_000;

/// The day of a time for files, as `2026-01-31` in UTC.
pub(crate) fn date(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}

/// Works where it may take a while without holding other requests up.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "work broke off");
        AppError::Internal
    })
}

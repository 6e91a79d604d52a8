//! Earlier versions of a deployment: put together from the log, and made the current one again.

use port_model::{Command, Deployment};

use crate::conflict;
use crate::edit::{EditError, Said, Wanted, apply};
use crate::error::AppError;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

/// So many changes are read from the log and taken back at once.
const AT_ONCE: i64 = 200;

/// A page that is further behind is not told what changed since, but gets everything.
const MAX_BEHIND: i64 = 1_000;

impl Opened {
    /// The deployment as it was at a version, this one or an earlier one.
    pub(crate) async fn at(mut self, app: &App, version: i64) -> Result<Self, AppError> {
        if version == self.version {
            return Ok(self);
        }
        if version > self.version {
            return Err(AppError::NotFound);
        }
        let entry = app.database.entry(&self.id, version).await?.ok_or(AppError::NotFound)?;
        let (mut document, mut reached) = (self.deployment.document().clone(), self.version);
        while reached > version {
            let next = version.max(reached.saturating_sub(AT_ONCE));
            let limit = u32::try_from(reached.saturating_sub(next)).unwrap_or_default();
            let since = conflict::newest(app, &self.id, reached, limit).await?;
            let earlier =
                blocking(move || document.rewind(since.iter().map(|(_, inverse)| inverse)));
            document = earlier.await?.map_err(|refusal| {
                tracing::error!(deployment.id = %self.id, log.version = next, ?refusal, "the log does not lead back");
                AppError::Internal
            })?;
            reached = next;
        }
        let catalogue = self.deployment.catalogue();
        let read = blocking(move || Deployment::new(document, catalogue)).await?;
        self.deployment = read.map_err(AppError::OtherCatalogue)?;
        (self.version, self.changed_at) = (version, entry.at);
        Ok(self)
    }

    /// The deployment as a page shows it that was opened at an earlier version; none where nobody can tell.
    pub(crate) async fn before(&self, app: &App, version: i64) -> Result<Option<Self>, AppError> {
        if self.version.saturating_sub(version) > MAX_BEHIND {
            return Ok(None);
        }
        match self.clone().at(app, version).await {
            Ok(before) => Ok(Some(before)),
            Err(AppError::NotFound | AppError::OtherCatalogue(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Makes an earlier version the current one again, as a new version. What is so already makes none.
pub(crate) async fn restore(
    app: &App,
    visitor: &Visitor,
    opened: Opened,
    version: i64,
    origin: (i64, Option<String>),
) -> Result<i64, EditError> {
    let earlier = opened.clone().at(app, version).await?;
    let document = earlier.deployment.document();
    if document == opened.deployment.document() {
        return Ok(opened.version);
    }
    let command = Command::Replace { document: Box::new(document.clone()) };
    let said = Some(Said::restored(version));
    apply(app, visitor, opened, Wanted { said, ..Wanted::posted(command, origin) }).await
}

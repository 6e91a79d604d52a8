//! Two people's changes that don't go together: what each of them wants, told to the second.

use jiff::Timestamp;
use port_model::command::{Clash, Merged};
use port_model::{Command, Deployment, Document, Id, Lang};
use storage::{DeploymentId, LogEntry};

use crate::authors;
use crate::edit::{EditError, inverse};
use crate::error::AppError;
use crate::language::WORDING;
use crate::paths::Paths;
use crate::properties;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::when;

/// So many versions may lie between what somebody saw and what is there now.
const MAX_BEHIND: i64 = 1_000;

/// What a change met that somebody else has made since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which deployment it is about.
    pub(crate) deployment: DeploymentId,
    /// The current version.
    pub(crate) current: i64,
    /// Who made the change that it met, as the log names them.
    pub(crate) author: String,
    /// When.
    pub(crate) at: Timestamp,
    /// The version that it made.
    pub(crate) version: i64,
    /// What it is about.
    pub(crate) about: String,
    /// The properties that both want different; none where the thing was removed, or is to be.
    pub(crate) disputes: Vec<Dispute>,
}

/// A property that two people want different, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dispute {
    /// The property's key in the document.
    pub(crate) key: String,
    /// What it is called.
    pub(crate) label: String,
    /// What it is now.
    pub(crate) theirs: String,
    /// What it was to become.
    pub(crate) mine: String,
}

impl Conflict {
    /// Who made the change that it met, and when, for people.
    pub(crate) fn by(&self, lang: Lang) -> String {
        let message = port_model::wording::Message::new("conflict-by")
            .with("author", authors::words(&self.author, lang))
            .with("at", when::moment(self.at, lang));
        WORDING.message(lang, &message)
    }

    /// The paths of the deployment.
    pub(crate) fn paths(&self) -> Paths {
        Paths::new(&self.deployment)
    }
}

impl Dispute {
    /// Both wishes in one sentence.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let message = port_model::wording::Message::new("conflict-sentence")
            .with("label", self.label.as_str())
            .with("theirs", self.theirs.as_str())
            .with("mine", self.mine.as_str());
        WORDING.message(lang, &message)
    }
}

/// What is to be carried out, after what others have done since.
pub(crate) enum Fitted {
    /// This.
    Apply(Box<Command>),
    /// Nothing: somebody else has done the same.
    Done,
}

/// Fits a command to the current document.
pub(crate) async fn fit(
    app: &App,
    opened: &Opened,
    command: &Command,
    base: i64,
    lang: Lang,
) -> Result<Fitted, EditError> {
    if base == opened.version {
        return Ok(Fitted::Apply(Box::new(command.clone())));
    }
    let current = opened.version;
    let since = since(app, opened, base).await?;
    let (document, command) = (opened.deployment.document().clone(), command.clone());
    let inverses: Vec<Command> = since.iter().map(|(_, inverse)| inverse.clone()).collect();
    let merged = blocking(move || {
        let base = document.rewind(&inverses)?;
        Ok(command.merge(&base, &document))
    })
    .await?
    // Whoever has seen another past than the log's has seen none that can be merged with.
    .map_err(|_: port_model::Refusal| EditError::Stale { current })?;
    let told = |about: Option<&Id>, clashes: &[Clash]| {
        conflict(opened, &since, about, clashes, lang).ok_or(EditError::Stale { current })
    };
    match merged {
        Merged::Apply(command) => Ok(Fitted::Apply(command)),
        Merged::Done => Ok(Fitted::Done),
        Merged::Clash { clashes, mine } => {
            let about = clashes.first().and_then(|clash| clash.id.clone());
            Err(EditError::Clash(Box::new(told(about.as_ref(), &clashes)?), mine))
        }
        Merged::Gone(id) => Err(EditError::Gone(Box::new(told(Some(&id), &[])?))),
    }
}

/// Who has removed a thing that somebody has seen at a version and that is no more.
pub(crate) async fn removal(
    app: &App,
    opened: &Opened,
    id: &Id,
    base: i64,
    lang: Lang,
) -> Result<Conflict, AppError> {
    let since = since(app, opened, base).await.map_err(|_| AppError::NotFound)?;
    let was_there = since.iter().any(|(_, inverse)| inverse.changes(Some(id)));
    let conflict = conflict(opened, &since, Some(id), &[], lang);
    conflict.filter(|_| was_there).ok_or(AppError::NotFound)
}

/// The changes since a version with what takes each back, the newest first.
pub(crate) async fn since(
    app: &App,
    opened: &Opened,
    base: i64,
) -> Result<Vec<(LogEntry, Command)>, EditError> {
    let current = opened.version;
    let behind = current.saturating_sub(base);
    let limit = u32::try_from(behind).ok().filter(|_| (0..=MAX_BEHIND).contains(&behind));
    let Some(limit) = limit.filter(|_| base > 0) else {
        return Err(EditError::Stale { current });
    };
    newest(app, &opened.id, current, limit).await.map_err(EditError::App)
}

/// So many changes up to a version with what takes each back, the newest first.
pub(crate) async fn newest(
    app: &App,
    id: &DeploymentId,
    version: i64,
    limit: u32,
) -> Result<Vec<(LogEntry, Command)>, AppError> {
    let entries = app.database.log(id, Some(version.saturating_add(1)), limit).await?;
    let with_inverse = entries.into_iter().map(|entry| {
        let inverse = inverse(&entry)?;
        Ok((entry, inverse))
    });
    with_inverse.collect()
}

/// The newest change of a thing, and what is disputed.
fn conflict(
    opened: &Opened,
    since: &[(LogEntry, Command)],
    about: Option<&Id>,
    clashes: &[Clash],
    lang: Lang,
) -> Option<Conflict> {
    let changed_it = |(_, inverse): &&(LogEntry, Command)| inverse.changes(about);
    let (entry, _) = since.iter().find(changed_it).or_else(|| since.first())?;
    let deployment = &opened.deployment;
    let disputes = clashes.iter().filter_map(|clash| dispute(deployment, clash, lang));
    Some(Conflict {
        deployment: opened.id.clone(),
        current: opened.version,
        author: entry.author.clone(),
        at: entry.at,
        version: entry.version,
        about: about
            .map_or_else(|| deployment.name().to_owned(), |id| named(deployment, since, id, lang)),
        disputes: disputes.collect(),
    })
}

/// What a thing is called, or was when it was still there.
fn named(deployment: &Deployment, since: &[(LogEntry, Command)], id: &Id, lang: Lang) -> String {
    let mut document = deployment.document().clone();
    let mut states = vec![document.clone()];
    for (_, inverse) in since {
        let Ok(before) = document.rewind([inverse]) else { break };
        states.push(before.clone());
        document = before;
    }
    let name = |document: &Document| {
        let deployment = Deployment::new(document.clone(), deployment.catalogue()).ok()?;
        deployment.name_of(id, lang)
    };
    states.iter().find_map(name).unwrap_or_else(|| id.to_string())
}

fn dispute(deployment: &Deployment, clash: &Clash, lang: Lang) -> Option<Dispute> {
    let property = clash.property.as_ref()?;
    let say = |value| properties::value(deployment, property, value, lang);
    Some(Dispute {
        key: property.clone(),
        label: properties::label(deployment, property, lang),
        theirs: say(&clash.theirs),
        mine: say(&clash.mine),
    })
}

//! Changes to a deployment: each is one command, stored together with the document it gives.

use port_model::wording::Message;
use port_model::{Command, Deployment, Lang, Refusal};
use serde::{Deserialize, Serialize};
use storage::{Appended, Author, Change, Content, Effect, LogEntry, SessionId};

use crate::access::Access;
use crate::acknowledged::{counts, part};
use crate::authors;
use crate::conflict::{self, Conflict, Fitted};
use crate::error::AppError;
use crate::language::WORDING;
use crate::state::App;
use crate::view::{Opened, blocking};
use crate::visitor::Visitor;

/// Why a change was not made.
#[derive(Debug)]
pub(crate) enum EditError {
    /// The command can't be carried out.
    Refused(Refusal),
    /// Somebody else has changed the same since; and what would have this change's way.
    Clash(Box<Conflict>, Box<Command>),
    /// What the change is about was removed since.
    Gone(Box<Conflict>),
    /// Somebody else has changed so much since that nobody can tell what goes together.
    Stale {
        /// The current version.
        current: i64,
    },
    /// Anything else.
    App(AppError),
}

impl From<AppError> for EditError {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Stale { current } => Self::Stale { current },
            other => Self::App(other),
        }
    }
}

impl EditError {
    /// The error as the API and error pages tell it.
    pub(crate) fn into_app(self, lang: Lang) -> AppError {
        match self {
            Self::Refused(Refusal::Unsound(faults)) => AppError::Unsound(faults),
            Self::Refused(refusal) => AppError::Refused(refusal.text(lang)),
            Self::Clash(conflict, _) => AppError::Clash(conflict),
            Self::Gone(conflict) => AppError::Gone(conflict),
            Self::Stale { current } => AppError::Stale { current },
            Self::App(error) => error,
        }
    }
}

/// Makes a command for a deployment as it is, if there is anything to do in it.
type Make = dyn Fn(&Deployment) -> Option<Command> + Send + Sync;

/// A change that somebody asks for.
pub(crate) struct Wanted {
    pub(crate) command: Command,
    /// Makes the command for the deployment as it is found: where it gives names of its own, those that are
    /// free. Two who add the same at the same time want two.
    pub(crate) anew: Option<Box<Make>>,
    /// The version that the person saw.
    pub(crate) base: i64,
    /// Names the request, so that a repeated one is not carried out twice.
    pub(crate) op_id: Option<String>,
    /// Whether it is an edit, or takes back an entry of the log.
    pub(crate) effect: Effect,
    /// What the log says of it, where the command's own words would not tell.
    pub(crate) said: Option<Said>,
}

impl Wanted {
    pub(crate) fn new(command: Command, base: i64) -> Self {
        Self { command, anew: None, base, op_id: None, effect: Effect::Edit, said: None }
    }

    /// The same, with what makes the command for another state of the deployment.
    pub(crate) fn anew(
        self,
        make: impl Fn(&Deployment) -> Option<Command> + Send + Sync + 'static,
    ) -> Self {
        Self { anew: Some(Box::new(make)), ..self }
    }

    /// What a posted form asks for.
    pub(crate) fn posted(command: Command, (base, op_id): (i64, Option<String>)) -> Self {
        Self { op_id, ..Self::new(command, base) }
    }
}

/// So often a change is tried again that others were faster with.
const TRIES: usize = 8;

/// Carries out a command on an opened deployment and stores it, merged with what others have done since.
/// Gives the new version; of a request that was carried out before, the one that it made then.
pub(crate) async fn apply(
    app: &App,
    visitor: &Visitor,
    mut opened: Opened,
    wanted: Wanted,
) -> Result<i64, EditError> {
    for _ in 0..TRIES {
        if let Some(op_id) = &wanted.op_id
            && let Some(made) =
                app.database.version_of(&opened.id, op_id).await.map_err(AppError::from)?
        {
            return Ok(made);
        }
        let (id, right, version) = (opened.id.clone(), opened.right, opened.version);
        let made = wanted.anew.as_ref().and_then(|make| make(&opened.deployment));
        let fitted = match made {
            Some(command) => Fitted::Apply(Box::new(command)),
            None => conflict::fit(app, &opened, &wanted.command, wanted.base, visitor.lang).await?,
        };
        let Fitted::Apply(command) = fitted else { return Ok(version) };
        match store(app, visitor, opened, *command, &wanted).await {
            Err(EditError::Stale { .. }) => {
                opened = Opened::load(app, visitor, id.as_str(), right).await?;
            }
            other => return other,
        }
    }
    Err(EditError::Stale { current: opened.version })
}

/// Carries out a command that fits the opened version, and stores it.
async fn store(
    app: &App,
    visitor: &Visitor,
    opened: Opened,
    command: Command,
    wanted: &Wanted,
) -> Result<i64, EditError> {
    let Opened { id, version, deployment, acknowledgements, .. } = opened;
    let said = wanted.said.clone();
    let applied = blocking(move || {
        let said = said.unwrap_or_else(|| Said::of(&command, &deployment));
        let change = deployment.apply(&command)?;
        let (open, _) = part(change.deployment.findings(), acknowledgements);
        Ok((change, command, said, counts(open.iter())))
    })
    .await?;
    let (change, command, said, findings) = applied.map_err(EditError::Refused)?;
    let settings = &change.deployment.document().settings;
    let content = Content {
        name: settings.name.as_str(),
        platform: settings.platform.word(),
        document: &change.deployment.document().to_json(),
        findings,
    };
    let appended = app
        .database
        .append(&Change {
            id: &id,
            expected: version,
            content,
            kind: command.op(),
            command: &json(&command),
            inverse: Some(&json(&change.inverse)),
            summary: Some(&said.to_text()),
            effect: wanted.effect,
            author: author(app, visitor),
            op_id: wanted.op_id.as_deref(),
            now: app.now(),
        })
        .await
        .map_err(AppError::from)?;
    match appended {
        Appended::Done(version) | Appended::Already(version) => Ok(version),
    }
}

/// Commands consist of texts, numbers and lists, so that there always is a JSON text.
fn json(command: &Command) -> String {
    serde_json::to_string(command).unwrap_or_default()
}

/// What an edit does, in words, kept in the log: afterwards what it is about may be gone or bear another name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Said {
    en: String,
    de: String,
}

impl Said {
    fn of(command: &Command, before: &Deployment) -> Self {
        Self { en: command.describe(before, Lang::En), de: command.describe(before, Lang::De) }
    }

    /// That an earlier version is the current one again.
    pub(crate) fn restored(version: i64) -> Self {
        let message = Message::new("history-restored").with("version", version.to_string());
        let text = |lang| WORDING.message(lang, &message);
        Self { en: text(Lang::En), de: text(Lang::De) }
    }

    /// That addresses came from a file; by the API it has no name.
    pub(crate) fn filled_in(count: usize, file: &str) -> Self {
        let key = if file.is_empty() { "history-filled-in" } else { "history-filled-in-from" };
        let message = Message::new(key).with("count", count).with("file", file);
        let text = |lang| WORDING.message(lang, &message);
        Self { en: text(Lang::En), de: text(Lang::De) }
    }

    /// Two texts, so that there always is a JSON text.
    fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What an entry of the log says, in one language.
    pub(crate) fn in_log(entry: &LogEntry, lang: Lang) -> Option<String> {
        let said: Self = serde_json::from_str(entry.summary.as_deref()?).ok()?;
        Some(match lang {
            Lang::En => said.en,
            Lang::De => said.de,
        })
    }
}

/// Who a change is said to be by.
pub(crate) fn author<'v>(app: &App, visitor: &'v Visitor) -> Author<'v> {
    Author { session: person(app, visitor), name: authors::of_visitor(app, visitor) }
}

/// Whose undos are meant.
fn person<'v>(app: &App, visitor: &'v Visitor) -> Option<&'v SessionId> {
    visitor.session.as_ref().filter(|_| app.access == Access::Links)
}

/// What the visitor's next undo and redo take back.
#[derive(Debug)]
pub(crate) struct UndoState {
    pub(crate) undo: Option<LogEntry>,
    pub(crate) redo: Option<LogEntry>,
}

/// Finds what can be undone and redone.
pub(crate) async fn undo_state(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
) -> Result<UndoState, AppError> {
    let person = person(app, visitor);
    Ok(UndoState {
        undo: app.database.last_undoable(&opened.id, person).await?,
        redo: app.database.last_redoable(&opened.id, person).await?,
    })
}

/// What an entry of the log is about in the end: an undo of a redo of an edit is about that edit.
pub(crate) async fn origin(
    app: &App,
    id: &storage::DeploymentId,
    mut entry: LogEntry,
) -> Result<LogEntry, AppError> {
    while let Effect::Undo(version) | Effect::Redo(version) = entry.effect {
        match app.database.entry(id, version).await? {
            Some(earlier) if earlier.version < entry.version => entry = earlier,
            _ => break,
        }
    }
    Ok(entry)
}

/// The command that takes an entry of the log back.
pub(crate) fn inverse(entry: &LogEntry) -> Result<Command, AppError> {
    let text = entry.inverse.as_deref().ok_or(AppError::NotFound)?;
    serde_json::from_str(text).map_err(|error| {
        tracing::error!(log.version = entry.version, %error, "the stored inverse can't be read");
        AppError::Internal
    })
}

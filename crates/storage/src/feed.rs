//! The change feed: whoever watches a deployment hears of what happens to it.
//!
//! An [`Event`] says that something happened, hardly what: the log and the rights are the truth, and
//! whoever hears looks there. So an event may come late, twice or in another order, and one that got
//! lost is made good by [`Event::LookAgain`].
//!
//! On PostgreSQL an event is a notification, sent in the transaction that it tells of: nothing is told
//! that is not kept, and every process on the database hears it (`listener.rs`). On SQLite, which
//! one process uses, it is told in the process after the commit.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use sqlx::PgPool;
use tokio::sync::broadcast::{self, error::RecvError, error::TryRecvError};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::time::{Duration, timeout};

use crate::database::Pool;
use crate::records::UnknownWord;
use crate::{Database, DeploymentId, StorageError, listener, sql, text};

/// So many events wait for a reader. One that is slower is told to look again.
const WAITING: usize = 64;

/// The longest note in bytes. PostgreSQL takes less than 8000 in all.
pub const MAX_NOTE: usize = 7_900;

/// So long somebody who begins to watch waits for the connection that listens. Without it they hear of
/// less, and are told to look again once it stands.
const PATIENCE: Duration = Duration::from_secs(2);

/// Something that happened to a deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// This version was made. What it brought stands in the log.
    Version(i64),
    /// A finding was acknowledged or opened again, which makes no version.
    Findings,
    /// Somebody may have lost the right to see it: it was deleted, or a link revoked.
    Access,
    /// Somebody has sent this to everybody who watches; it is kept nowhere.
    Note(Arc<str>),
    /// Events may have got lost.
    LookAgain,
}

impl fmt::Display for Event {
    /// As it travels between processes.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(formatter, "version {version}"),
            Self::Findings => formatter.write_str("findings"),
            Self::Access => formatter.write_str("access"),
            Self::Note(text) => write!(formatter, "note {text}"),
            Self::LookAgain => formatter.write_str("look-again"),
        }
    }
}

impl FromStr for Event {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.split_once(' ') {
            Some(("version", version)) => {
                version.parse().map(Self::Version).map_err(|_| UnknownWord)
            }
            Some(("note", text)) => Ok(Self::Note(text.into())),
            None if text == "findings" => Ok(Self::Findings),
            None if text == "access" => Ok(Self::Access),
            None if text == "look-again" => Ok(Self::LookAgain),
            _ => Err(UnknownWord),
        }
    }
}

/// Who watches which deployment in this process.
#[derive(Default)]
pub(crate) struct Hub(Mutex<HashMap<DeploymentId, broadcast::Sender<Event>>>);

impl Hub {
    fn watched(&self) -> MutexGuard<'_, HashMap<DeploymentId, broadcast::Sender<Event>>> {
        // No code that can fail runs while the lock is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(self: &Arc<Self>, deployment: &DeploymentId) -> Watch {
        let mut watched = self.watched();
        let sender =
            watched.entry(deployment.clone()).or_insert_with(|| broadcast::channel(WAITING).0);
        let events = Some(sender.subscribe());
        Watch { hub: Arc::clone(self), deployment: deployment.clone(), events }
    }

    /// Tells everybody who watches a deployment. It never waits for them.
    pub(crate) fn tell(&self, deployment: &DeploymentId, event: Event) {
        if let Some(sender) = self.watched().get(deployment) {
            // That nobody hears it any more is no fault.
            let _ = sender.send(event);
        }
    }

    /// Has everybody look again.
    pub(crate) fn look_again(&self) {
        for sender in self.watched().values() {
            let _ = sender.send(Event::LookAgain);
        }
    }
}

/// What happens to one deployment from now on.
pub struct Watch {
    hub: Arc<Hub>,
    deployment: DeploymentId,
    /// Taken only when this is dropped.
    events: Option<broadcast::Receiver<Event>>,
}

impl Watch {
    /// Waits for the next event. Nothing is lost when the wait is given up.
    pub async fn next(&mut self) -> Event {
        let Some(events) = &mut self.events else { return std::future::pending().await };
        match events.recv().await {
            Ok(event) => event,
            Err(RecvError::Lagged(_)) => Event::LookAgain,
            // The hub holds the other end as long as this lives.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }

    /// An event that waits already.
    pub fn waiting(&mut self) -> Option<Event> {
        match self.events.as_mut()?.try_recv() {
            Ok(event) => Some(event),
            Err(TryRecvError::Lagged(_)) => Some(Event::LookAgain),
            Err(TryRecvError::Empty | TryRecvError::Closed) => None,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut watched = self.hub.watched();
        self.events = None;
        let is_last =
            watched.get(&self.deployment).is_some_and(|sender| sender.receiver_count() == 0);
        if is_last {
            watched.remove(&self.deployment);
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Watch").field(&self.deployment).finish()
    }
}

/// The feed of one database: its hub, and on PostgreSQL the task that hears other processes.
#[derive(Default)]
pub(crate) struct Feed {
    hub: Arc<Hub>,
    listener: OnceLock<Listener>,
}

struct Listener {
    task: AbortHandle,
    /// Whether its connection stands.
    stands: watch::Receiver<bool>,
}

impl Feed {
    /// Starts to listen if nobody has yet, and waits a while until it does.
    async fn listen(&self, pool: &PgPool) {
        let listener = self.listener.get_or_init(|| {
            let (tell, stands) = watch::channel(false);
            let task = listener::run(pool.clone(), Arc::clone(&self.hub), tell);
            Listener { task: tokio::spawn(task).abort_handle(), stands }
        });
        let mut stands = listener.stands.clone();
        // Whoever watches is told to look again when it takes longer.
        let _ = timeout(PATIENCE, stands.wait_for(|stands| *stands)).await;
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        if let Some(listener) = self.listener.get() {
            listener.task.abort();
        }
    }
}

/// An event as PostgreSQL carries it.
pub(crate) fn notification(deployment: &DeploymentId, event: &Event) -> String {
    format!("{deployment} {event}")
}

/// What [`notification`] has made. A newer program may send what this one does not know; then there
/// is something to look at.
pub(crate) fn of_notification(text: &str) -> Option<(DeploymentId, Event)> {
    let (deployment, event) = text.split_once(' ').unwrap_or((text, ""));
    Some((deployment.parse().ok()?, event.parse().unwrap_or(Event::LookAgain)))
}

impl Database {
    /// Watches a deployment from now on. What happened before has to be read after this call, so
    /// that nothing falls between. Has to be called within Tokio's runtime.
    pub async fn watch(&self, deployment: &DeploymentId) -> Watch {
        if let Pool::Postgres(pool) = &self.pool {
            self.feed.listen(pool).await;
        }
        self.feed.hub.watch(deployment)
    }

    /// Sends a text to everybody who watches a deployment, in every process. It may get lost.
    pub async fn send_note(
        &self,
        deployment: &DeploymentId,
        note: &str,
    ) -> Result<(), StorageError> {
        text::check(&[("note", note)])?;
        if note.len() > MAX_NOTE {
            return Err(StorageError::LongNote { length: note.len() });
        }
        let event = Event::Note(note.into());
        match &self.pool {
            Pool::Sqlite(_) => self.feed.hub.tell(deployment, event),
            Pool::Postgres(pool) => {
                sqlx::query(sql::NOTIFY)
                    .bind(sql::CHANNEL)
                    .bind(notification(deployment, &event))
                    .execute(pool)
                    .await
                    .map_err(StorageError::from_sqlx)?;
            }
        }
        Ok(())
    }

    /// Tells what was committed, where the database does not do so itself.
    pub(crate) fn committed(&self, deployment: &DeploymentId, event: Option<Event>) {
        if let (Pool::Sqlite(_), Some(event)) = (&self.pool, event) {
            self.feed.hub.tell(deployment, event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deployment(number: u8) -> DeploymentId {
        DeploymentId::from_random([number; 16])
    }

    #[test]
    fn events_travel_as_text() {
        let events = [
            Event::Version(i64::MAX),
            Event::Findings,
            Event::Access,
            Event::Note(" two words\n".into()),
            Event::Note("".into()),
            Event::LookAgain,
        ];
        for event in events {
            let text = notification(&deployment(1), &event);
            assert_eq!(of_notification(&text), Some((deployment(1), event)), "{text:?}");
        }
        let longest = Event::Note("x".repeat(MAX_NOTE).into());
        assert!(notification(&deployment(1), &longest).len() < 8_000);
    }

    #[test]
    fn what_is_not_understood_has_to_be_looked_at() {
        for unknown in ["", " ", " version x", " colour blue", " findings more"] {
            let heard = of_notification(&format!("{}{unknown}", deployment(1)));
            assert_eq!(heard, Some((deployment(1), Event::LookAgain)), "{unknown:?}");
        }
        assert_eq!(of_notification("no-id version 1"), None);
    }

    #[test]
    fn who_is_slow_looks_again_and_holds_nobody_up() {
        let hub = Arc::new(Hub::default());
        let (mut slow, mut quick) = (hub.watch(&deployment(1)), hub.watch(&deployment(1)));
        for version in 1..=200 {
            hub.tell(&deployment(1), Event::Version(version));
            assert_eq!(quick.waiting(), Some(Event::Version(version)));
        }
        assert_eq!(slow.waiting(), Some(Event::LookAgain));
        let rest: Vec<Event> = std::iter::from_fn(|| slow.waiting()).collect();
        assert_eq!(rest.len(), WAITING);
        assert_eq!(rest.last(), Some(&Event::Version(200)));
    }

    #[test]
    fn nothing_is_kept_of_what_nobody_watches() {
        let hub = Arc::new(Hub::default());
        let (one, other) = (hub.watch(&deployment(1)), hub.watch(&deployment(1)));
        drop(one);
        assert_eq!(hub.watched().len(), 1);
        drop(other);
        assert_eq!(hub.watched().len(), 0);
        hub.tell(&deployment(1), Event::Findings);
    }
}

//! Live updates: whoever looks at a deployment sees what others do to it, and who they are.
//!
//! A page listens at `/d/ID/events` (server-sent events, `stream.rs`) and says at `/d/ID/presence`
//! what is selected in it (`presence.rs`). What happens comes from the storage's change feed, so
//! that it does not matter which process somebody is connected to.

pub(crate) mod events;
mod limit;
pub(crate) mod presence;
mod stream;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::error::AppError;

/// So many streams one visitor may hold open. Browsers allow six connections to a server by
/// HTTP/1.1; with HTTP/2 in front, each tab may have its own.
const PER_VISITOR: usize = 12;
/// So many streams are open in all.
const IN_ALL: usize = 2_000;

/// How often open streams do something of their own accord.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// After this time without anything to tell, a stream says that it is there, and looks whether
    /// its visitor still has the right to hear it.
    pub heartbeat: Duration,
    /// Who has not said for so long that they are there is gone.
    pub presence: Duration,
    /// What the storage did not answer is asked again after this time.
    pub again: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            heartbeat: Duration::from_secs(15),
            presence: Duration::from_secs(30),
            again: Duration::from_secs(5),
        }
    }
}

/// The open streams of this process. Clones share them.
#[derive(Clone)]
pub struct Live {
    pub(crate) pace: Pace,
    /// What visitors say of themselves.
    presence: limit::Limit,
    streams: Arc<Mutex<Streams>>,
    stop: watch::Sender<bool>,
}

#[derive(Default)]
struct Streams {
    all: usize,
    of_visitor: HashMap<[u8; 32], usize>,
}

impl Default for Live {
    fn default() -> Self {
        Self::at(Pace::default())
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Live").field("pace", &self.pace).finish_non_exhaustive()
    }
}

impl Live {
    /// Streams with another pace than the usual one.
    pub fn at(pace: Pace) -> Self {
        Self {
            pace,
            presence: limit::Limit::default(),
            streams: Arc::default(),
            stop: watch::Sender::new(false),
        }
    }

    /// Ends all streams, those too that are still to come: the server stops, and browsers look for
    /// another one.
    pub fn end(&self) {
        self.stop.send_replace(true);
    }

    fn streams(&self) -> MutexGuard<'_, Streams> {
        // No code that can fail runs while the lock is held.
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes room for one more stream of a visitor.
    pub(crate) fn open(&self, visitor: [u8; 32]) -> Result<Place, AppError> {
        let mut streams = self.streams();
        let own = streams.of_visitor.get(&visitor).copied().unwrap_or_default();
        if own >= PER_VISITOR {
            return Err(AppError::TooManyStreams);
        }
        if streams.all >= IN_ALL {
            return Err(AppError::Busy);
        }
        streams.all += 1;
        streams.of_visitor.insert(visitor, own + 1);
        drop(streams);
        Ok(Place { live: self.clone(), visitor, stop: self.stop.subscribe() })
    }
}

/// The room of one stream, free again when this is dropped.
pub(crate) struct Place {
    live: Live,
    visitor: [u8; 32],
    stop: watch::Receiver<bool>,
}

impl Place {
    /// Waits for the end of the server.
    pub(crate) async fn ended(&mut self) {
        // An error would say that nobody can end it any more; `live` can.
        let _ = self.stop.wait_for(|stop| *stop).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut streams = self.live.streams();
        streams.all = streams.all.saturating_sub(1);
        if let Some(own) = streams.of_visitor.get_mut(&self.visitor) {
            *own = own.saturating_sub(1);
            if *own == 0 {
                streams.of_visitor.remove(&self.visitor);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_visitor_has_room_for_some_streams() {
        let live = Live::default();
        let mut open: Vec<Place> =
            (0..PER_VISITOR).map(|_| live.open([1; 32]).expect("room")).collect();
        assert!(matches!(live.open([1; 32]), Err(AppError::TooManyStreams)));
        let other = live.open([2; 32]).expect("room for others");
        open.pop();
        open.push(live.open([1; 32]).expect("room again"));
        assert!(matches!(live.open([1; 32]), Err(AppError::TooManyStreams)));
        drop((open, other));
        assert_eq!(live.streams().all, 0);
        assert!(live.streams().of_visitor.is_empty());
    }

    #[test]
    fn all_together_have_room_for_many() {
        let live = Live::default();
        let visitor = |number: usize| {
            let mut visitor = [0; 32];
            visitor[..8].copy_from_slice(&number.to_le_bytes());
            visitor
        };
        let open: Vec<Place> =
            (0..IN_ALL).map(|number| live.open(visitor(number)).expect("room")).collect();
        assert!(matches!(live.open([9; 32]), Err(AppError::Busy)));
        drop(open);
        live.open([9; 32]).expect("room again");
    }
}

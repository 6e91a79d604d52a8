//! How often one visitor may say something that is passed on to everybody.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// So often within [`WINDOW`]: four times a second in one tab, and every ten seconds in many.
const MOST: u32 = 60;
const WINDOW: Duration = Duration::from_secs(10);
/// Of so many visitors it is remembered at most; more are let through rather than kept.
const REMEMBERED: usize = 10_000;

/// By visitor, since when it has been counted, and how often they have said something.
type Said = HashMap<[u8; 32], (Instant, u32)>;

/// Counts what each visitor says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Limit(Arc<Mutex<Said>>);

impl Limit {
    /// Whether the visitor may say one thing more.
    pub(crate) fn admits(&self, visitor: [u8; 32], now: Instant) -> bool {
        // No code that can fail runs while the lock is held.
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if said.len() >= REMEMBERED {
            said.retain(|_, (since, _)| now.duration_since(*since) < WINDOW);
        }
        if said.len() >= REMEMBERED && !said.contains_key(&visitor) {
            return true;
        }
        let (since, count) = said.entry(visitor).or_insert((now, 0));
        if now.duration_since(*since) >= WINDOW {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        *count <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_too_much_has_to_wait() {
        let (limit, start) = (Limit::default(), Instant::now());
        assert!((0..MOST).all(|_| limit.admits([1; 32], start)));
        assert!(!limit.admits([1; 32], start));
        assert!(limit.admits([2; 32], start), "others may speak");
        assert!(!limit.admits([1; 32], start + WINDOW / 2));
        assert!(limit.admits([1; 32], start + WINDOW));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (limit, start) = (Limit::default(), Instant::now());
        let visitor = |number: usize| {
            let mut visitor = [0; 32];
            visitor[..8].copy_from_slice(&number.to_le_bytes());
            visitor
        };
        for number in 0..REMEMBERED + 10 {
            assert!(limit.admits(visitor(number), start));
        }
        assert_eq!(limit.0.lock().expect("a lock").len(), REMEMBERED);
        assert!(limit.admits([9; 32], start + WINDOW));
        assert_eq!(limit.0.lock().expect("a lock").len(), 1);
    }
}

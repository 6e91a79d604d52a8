//! What every request shares.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use port_model::Catalogue;
use storage::Database;

use crate::access::Access;
use crate::live::Live;
use crate::pages::shown::Shown;

/// Tells the time; passed in, so that tests are exact.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
/// Fills bytes with randomness; passed in for the same reason.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// What every request shares.
#[derive(Clone)]
pub struct App {
    /// Where deployments are kept.
    pub database: Database,
    /// Who may see what.
    pub access: Access,
    /// The vendor's facts, and a team's own beside them.
    pub catalogue: &'static Catalogue,
    /// The open streams of live updates.
    pub live: Live,
    /// The pages that browsers show.
    pub shown: Shown,
    /// Tells the time.
    pub clock: Clock,
    /// Makes tokens and ids.
    pub random: Random,
}

impl fmt::Debug for App {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("App").field("access", &self.access).finish_non_exhaustive()
    }
}

impl App {
    /// The time now.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    /// A new secret: 256 random bits as text, and the hash under which it is kept.
    pub fn new_token(&self) -> (String, [u8; 32]) {
        let token = hex::encode(self.random::<32>());
        let hash = hash(&token);
        (token, hash)
    }
}

/// SHA-256: how secrets are kept (they are random enough to need no salt), and what tells contents apart.
pub(crate) fn hash(bytes: impl AsRef<[u8]>) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).into()
}

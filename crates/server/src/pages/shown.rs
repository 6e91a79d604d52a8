//! The designer's pages as browsers show them, kept for a while: what changed since then is told by comparing, and
//! the older page need not be made a second time.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use port_model::Lang;
use storage::DeploymentId;

use crate::visitor::Visitor;

/// So many bytes of pages are kept: some dozens of large ones, hundreds of small ones.
const BYTES: usize = 64 << 20;

/// Which page it is, and whose: pages carry the visitor's own proof in their forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) deployment: DeploymentId,
    pub(crate) version: i64,
    /// What of it is shown, as the page's address says.
    pub(crate) query: String,
    pub(crate) editable: bool,
    lang: Lang,
    visitor: [u8; 32],
}

impl Key {
    pub(crate) fn new(
        visitor: &Visitor,
        (deployment, version): (&DeploymentId, i64),
        query: String,
        editable: bool,
    ) -> Self {
        let (deployment, lang) = (deployment.clone(), visitor.lang);
        Self { deployment, version, query, editable, lang, visitor: visitor.key() }
    }

    /// The same page at another version.
    pub(crate) fn at(&self, version: i64) -> Self {
        Self { version, ..self.clone() }
    }
}

/// A page as it was made.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) html: String,
    /// The proof in its forms, which looks different on every page.
    pub(crate) csrf: String,
    pub(crate) version: i64,
    /// The ids of all flows, shown or not.
    pub(crate) flows: BTreeSet<String>,
}

impl Page {
    fn bytes(&self) -> usize {
        self.html.len() + self.flows.iter().map(String::len).sum::<usize>()
    }

    /// How many flows only one of two pages has.
    pub(crate) fn changed_flows(&self, other: &Self) -> usize {
        self.flows.symmetric_difference(&other.flows).count()
    }
}

/// The pages that were made last.
#[derive(Clone)]
pub struct Shown(Arc<Mutex<Kept>>);

struct Kept {
    pages: LruCache<Key, Arc<Page>>,
    bytes: usize,
}

impl Default for Shown {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Kept { pages: LruCache::unbounded(), bytes: 0 })))
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Shown").finish_non_exhaustive()
    }
}

impl Shown {
    /// The page, if it is still kept.
    pub(crate) fn find(&self, key: &Key) -> Option<Arc<Page>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pages.get(key).cloned()
    }

    /// Keeps a page instead of those that were asked for the longest time ago.
    pub(crate) fn keep(&self, key: Key, page: Arc<Page>) {
        // No code that can fail runs while the lock is held.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += page.bytes();
        if let Some(former) = kept.pages.put(key, page) {
            kept.bytes -= former.bytes();
        }
        while kept.bytes > BYTES {
            let Some((_, oldest)) = kept.pages.pop_lru() else { break };
            kept.bytes -= oldest.bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(version: i64) -> Key {
        Key {
            deployment: DeploymentId::from_random([7; 16]),
            version,
            query: String::new(),
            editable: true,
            lang: Lang::En,
            visitor: [1; 32],
        }
    }

    fn page(version: i64, bytes: usize) -> Arc<Page> {
        let html = "x".repeat(bytes);
        Arc::new(Page { html, csrf: String::new(), version, flows: BTreeSet::new() })
    }

    #[test]
    fn a_page_is_found_by_what_it_shows() {
        let shown = Shown::default();
        shown.keep(key(3), page(3, 10));
        assert_eq!(shown.find(&key(3)), Some(page(3, 10)));
        assert_eq!(shown.find(&key(3).at(4)), None);
        assert_eq!(
            shown.find(&Key { visitor: [2; 32], ..key(3) }),
            None,
            "it is the visitor's own"
        );
        assert_eq!(shown.find(&Key { editable: false, ..key(3) }), None);
        assert_eq!(shown.find(&Key { lang: Lang::De, ..key(3) }), None);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let shown = Shown::default();
        for version in 0..9 {
            shown.keep(key(version), page(version, BYTES / 4));
            shown.find(&key(0));
        }
        let kept: Vec<i64> = (0..9).filter(|at| shown.find(&key(*at)).is_some()).collect();
        assert_eq!(kept, [0, 6, 7, 8], "those asked for last");
        shown.keep(key(9), page(9, BYTES + 1));
        assert!(
            (0..10).all(|at| shown.find(&key(at)).is_none()),
            "one that is too large is not kept"
        );
    }

    #[test]
    fn a_page_made_anew_takes_the_place_of_the_former() {
        let shown = Shown::default();
        for _ in 0..9 {
            shown.keep(key(1), page(1, BYTES / 2));
        }
        shown.keep(key(2), page(2, BYTES / 2));
        assert!(shown.find(&key(1)).is_some());
    }
}

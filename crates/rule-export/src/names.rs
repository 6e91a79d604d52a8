//! Names of rules and other objects: unique, and never longer than a format takes.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

/// How long a rule's id may be: what most firewalls take. Formats that take less use [`shorten`].
pub(crate) const MAX_RULE_ID: usize = 63;

/// How many characters of a hash tell shortened names apart.
const HASH: usize = 12;

/// Cuts a name to so many bytes. A name that is cut ends in a hash of all of it, so that names with
/// the same beginning stay different.
///
/// ```
/// use rule_export::shorten;
/// assert_eq!(shorten("ts1_ts2", 30), "ts1_ts2");
/// let (one, other) = ("server-in-the-first-room-left_ts1", "server-in-the-first-room-right_ts1");
/// assert_ne!(shorten(one, 30), shorten(other, 30));
/// ```
pub fn shorten(name: &str, limit: usize) -> String {
    if name.len() <= limit {
        return name.to_owned();
    }
    let hash = hex::encode(Sha256::digest(name));
    let hash = &hash[..HASH.min(limit)];
    let kept = name.floor_char_boundary(limit.saturating_sub(HASH + 1));
    if kept == 0 { hash.to_owned() } else { format!("{}-{hash}", &name[..kept]) }
}

/// The names that are given out already.
#[derive(Debug, Default)]
pub(crate) struct Names(HashSet<String>);

impl Names {
    /// Gives out `plain`, or where that is taken, `plain` with what tells it apart.
    pub(crate) fn take(&mut self, plain: &str, apart: &str) -> String {
        let mut name = shorten(plain, MAX_RULE_ID);
        if self.0.insert(name.clone()) {
            return name;
        }
        // `:` of `extra:ID` is not a letter that firewalls take.
        let apart = format!("{plain}_{}", apart.replace(':', "-"));
        name = shorten(&apart, MAX_RULE_ID);
        let mut tried = 1_usize;
        while !self.0.insert(name.clone()) {
            tried += 1;
            name = shorten(&format!("{apart}_{tried}"), MAX_RULE_ID);
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_only_when_it_must_be() {
        let name = "a".repeat(MAX_RULE_ID);
        assert_eq!(shorten(&name, MAX_RULE_ID), name);
        assert_eq!(shorten(&format!("{name}a"), MAX_RULE_ID).len(), MAX_RULE_ID);
    }

    #[test]
    fn letters_of_several_bytes_are_not_torn() {
        for limit in 0..40 {
            assert!(shorten(&"ü".repeat(30), limit).len() <= limit, "{limit}");
        }
    }

    #[test]
    fn names_with_the_same_beginning_stay_apart() {
        let start = "a".repeat(80);
        let cut: HashSet<String> =
            (0..1_000).map(|at| shorten(&format!("{start}{at}"), 28)).collect();
        assert_eq!(cut.len(), 1_000);
    }

    #[test]
    fn a_name_is_given_out_once() {
        let mut names = Names::default();
        assert_eq!(names.take("ops_ts1", "admin-to-appliance-ssh"), "ops_ts1");
        assert_eq!(names.take("ops_ts1", "extra:idrac"), "ops_ts1_extra-idrac");
        assert_eq!(names.take("ops_ts1", "extra:idrac"), "ops_ts1_extra-idrac_2");
        assert_eq!(names.take("ops_ts1", "extra:idrac"), "ops_ts1_extra-idrac_3");
    }
}

//! Names within a format's limits: never too long, never the same for two things.

use std::collections::BTreeSet;

use hex::encode;
use sha2::{Digest, Sha256};

use super::policy::Policy;
use crate::report::{Remark, Report};

/// How many characters of a hash tell changed names apart.
const HASH: usize = 10;

/// Words that firewalls take for something else than a name, such as all addresses or all zones.
const TAKEN: [&str; 10] = [
    "all",
    "always",
    "any",
    "any-ipv4",
    "any-ipv6",
    "any4",
    "any6",
    "global",
    "junos-host",
    "none",
];

/// What a format takes in a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameRule {
    /// How many bytes.
    pub(crate) limit: usize,
    /// Which characters beside letters and digits of ASCII.
    pub(crate) others: &'static str,
    /// What stands for those that it doesn't take: one that it does.
    pub(crate) fill: char,
    /// What is put before a name that doesn't begin with a letter, where one has to; it ends in one of
    /// `others`. Empty where a name may begin with anything.
    pub(crate) lead: &'static str,
}

impl NameRule {
    /// A name as the format takes it. A name that had to be changed ends in a hash of what it was, so
    /// that different names stay different and a name stays the same whatever else there is.
    pub(crate) fn fit(&self, name: &str) -> String {
        let takes = |letter: char| letter.is_ascii_alphanumeric() || self.others.contains(letter);
        let begins =
            self.lead.is_empty() || name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let is_taken = TAKEN.iter().any(|word| name.eq_ignore_ascii_case(word));
        if begins && !is_taken && name.len() <= self.limit && name.chars().all(takes) {
            return name.to_owned();
        }
        let sound = name.chars().map(|letter| if takes(letter) { letter } else { self.fill });
        let lead = if begins { "" } else { self.lead };
        let mut fitted: String = lead.chars().chain(sound).collect();
        fitted.truncate(self.limit - HASH - 1);
        format!("{fitted}{}{}", self.fill, &encode(Sha256::digest(name))[..HASH])
    }

    /// Reports the objects and groups that can't be called what they are called otherwise.
    pub(crate) fn report_objects<N: AsRef<str>>(
        &self,
        names: impl IntoIterator<Item = N>,
        report: &mut Report,
    ) {
        let changed = self.changed(names).into_iter();
        report.remarks.extend(changed.map(|(object, name)| Remark::ObjectRenamed { object, name }));
    }

    /// Reports the zones that can't be called by their id.
    pub(crate) fn report_zones(&self, policy: &Policy<'_>, report: &mut Report) {
        let zones = policy.rules.iter().flat_map(|rule| [rule.source_zone, rule.destination_zone]);
        let changed = self.changed(zones.map(port_model::Id::as_str)).into_iter();
        report.remarks.extend(changed.map(|(zone, name)| Remark::ZoneRenamed { zone, name }));
    }

    /// The names that the format does not take, each once, with those that it does.
    fn changed<N: AsRef<str>>(
        &self,
        names: impl IntoIterator<Item = N>,
    ) -> BTreeSet<(String, String)> {
        let fitted =
            names.into_iter().map(|name| (name.as_ref().to_owned(), self.fit(name.as_ref())));
        fitted.filter(|(name, fitted)| name != fitted).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const NARROW: NameRule = NameRule { limit: 28, others: "-", fill: '-', lead: "n-" };
    const WIDE: NameRule = NameRule { limit: 63, others: "-_.", fill: '_', lead: "" };

    #[test]
    fn a_name_that_fits_stays() {
        assert_eq!(WIDE.fit("ts1_10.0.0.1"), "ts1_10.0.0.1");
        assert_eq!(NARROW.fit("lan-ts1"), "lan-ts1");
    }

    #[test]
    fn a_word_that_means_more_is_no_name() {
        for word in ["any", "ANY", "all", "any4"] {
            assert_eq!(WIDE.fit(word).len(), word.len() + 1 + HASH);
            assert!(WIDE.fit(word).starts_with(word));
        }
        assert_eq!(WIDE.fit("anywhere"), "anywhere");
    }

    #[test]
    fn changed_names_stay_different() {
        let mut names: Vec<String> =
            (0..300).map(|at| format!("{}_{at}", "a".repeat(70))).collect();
        names.extend(["1", "n-1", "a_b", "a.b", "a-b", "a b", "ä", "ö", ""].map(str::to_owned));
        for rule in [NARROW, WIDE] {
            let fitted: HashSet<String> = names.iter().map(|name| rule.fit(name)).collect();
            assert_eq!(fitted.len(), names.len());
            for name in fitted {
                assert!(name.len() <= rule.limit, "{name}");
                let takes =
                    |letter: char| letter.is_ascii_alphanumeric() || rule.others.contains(letter);
                assert!(name.chars().all(takes), "{name}");
            }
        }
        assert!(NARROW.fit("1_a").starts_with("n-1-a-"));
    }
}

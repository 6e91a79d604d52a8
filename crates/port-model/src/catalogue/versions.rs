//! For which versions of the platform a fact holds.

use serde::{Deserialize, Serialize};

use crate::flow::Encryption;
use crate::names::Version;

/// A range of platform versions. A deployment that names no version is in every range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Versions {
    /// The first version for which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Version>,
    /// The first version for which it holds no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Version>,
}

impl Versions {
    /// Whether it has a bound, and versions between its bounds.
    pub(super) fn is_some_range(&self) -> bool {
        match (&self.from, &self.before) {
            (Some(from), Some(before)) => numbers(from.as_str()) < numbers(before.as_str()),
            (from, before) => from.is_some() || before.is_some(),
        }
    }

    /// Whether a deployment of this version is in the range; numbers compare as such, 7.10 is after 7.9.
    ///
    /// ```
    /// use port_model::Catalogue;
    ///
    /// let module = Catalogue::builtin().module(&"network-quarantine".parse()?).expect("a module");
    /// let versions = module.versions.as_ref().expect("the vendor gave it up");
    /// assert!(versions.include(Some("7.4.6")) && !versions.include(Some("7.5")));
    /// # Ok::<(), port_model::fault::FaultKind>(())
    /// ```
    pub fn include(&self, version: Option<&str>) -> bool {
        let Some(version) = version.map(numbers) else { return true };
        let reached = |bound: &Version| version >= numbers(bound.as_str());
        self.from.as_ref().is_none_or(reached) && !self.before.as_ref().is_some_and(reached)
    }
}

/// Since which versions of the platform a connection is encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncryptedSince {
    /// The first version that could, where it was a choice before it was the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<Version>,
    /// The first version that always does.
    pub always: Version,
}

impl EncryptedSince {
    /// How a deployment of this version is protected, where `now` is how the current one is. Where it
    /// was a choice, that is not known.
    pub fn on(&self, version: Option<&str>, now: Encryption) -> Encryption {
        let Some(version) = version.map(numbers) else { return now };
        let reached = |bound: &Version| version >= numbers(bound.as_str());
        if reached(&self.always) {
            now
        } else if self.offered.as_ref().is_some_and(reached) {
            Encryption::Unknown
        } else {
            Encryption::None
        }
    }
}

/// The numbers of a version, so that 7.10 comes after 7.9 and 7.5.0 is 7.5.
fn numbers(version: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> =
        version.split('.').map(|part| part.parse().unwrap_or_default()).collect();
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: Option<&str>, before: Option<&str>) -> Versions {
        let version = |text: &str| text.parse().expect("a version");
        Versions { from: from.map(version), before: before.map(version) }
    }

    #[test]
    fn the_first_bound_is_inside_and_the_second_is_not() {
        let range = range(Some("7.3"), Some("7.5"));
        let inside = |version| range.include(Some(version));
        assert!(inside("7.3") && inside("7.3.0") && inside("7.4.6.1114"));
        assert!(!inside("7.2.314") && !inside("7.5") && !inside("7.5.0.0") && !inside("8"));
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert!(range(Some("7.5.5"), None).include(Some("7.10")));
        assert!(!range(None, Some("7.5")).include(Some("7.10")));
    }

    #[test]
    fn encryption_was_first_missing_then_a_choice_then_the_rule() {
        let version = |text: &str| text.parse().expect("a version");
        let since = EncryptedSince { offered: Some(version("7.2")), always: version("7.4") };
        let on = |version| since.on(version, Encryption::Tls);
        assert_eq!(on(Some("7.1.9")), Encryption::None);
        assert_eq!(
            (on(Some("7.2")), on(Some("7.3.314"))),
            (Encryption::Unknown, Encryption::Unknown)
        );
        assert_eq!((on(Some("7.4")), on(None)), (Encryption::Tls, Encryption::Tls));
        let at_once = EncryptedSince { offered: None, ..since };
        assert_eq!(at_once.on(Some("7.3"), Encryption::Tls), Encryption::None);
    }

    #[test]
    fn without_a_version_every_range_holds() {
        assert!(range(Some("7.3"), Some("7.5")).include(None));
    }
}

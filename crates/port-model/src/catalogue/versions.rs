//! For which versions of the platform a fact holds.

use serde::{Deserialize, Serialize};

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
    /// Whether a deployment of this version is in the range.
    pub fn include(&self, version: Option<&str>) -> bool {
        let Some(version) = version.map(numbers) else { return true };
        let reached = |bound: &Version| version >= numbers(bound.as_str());
        self.from.as_ref().is_none_or(reached) && !self.before.as_ref().is_some_and(reached)
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
    fn without_a_version_every_range_holds() {
        assert!(range(Some("7.3"), Some("7.5")).include(None));
    }
}

//! A device group, where rules go to a Panorama that hands them on to firewalls.

use std::fmt;
use std::str::FromStr;

/// How many characters a device group's name may have.
const MAX: usize = 63;

/// The name of a device group of Panorama: letters, digits, blanks, `-`, `_` and `.`, beginning with a
/// letter or a digit and not ending in a blank.
///
/// ```
/// use rule_export::DeviceGroup;
/// assert!("Data centre 1".parse::<DeviceGroup>().is_ok());
/// assert!("a\" shared".parse::<DeviceGroup>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceGroup(String);

/// A text that is no device group's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a device group's name has letters, digits, blanks, '-', '_' and '.', begins with a letter or a digit, and has {MAX} characters at the most"
)]
pub struct NotADeviceGroup;

impl FromStr for DeviceGroup {
    type Err = NotADeviceGroup;

    fn from_str(text: &str) -> Result<Self, NotADeviceGroup> {
        let takes = |byte: u8| byte.is_ascii_alphanumeric() || b" -_.".contains(&byte);
        let begins = text.starts_with(|letter: char| letter.is_ascii_alphanumeric());
        if begins && text.len() <= MAX && !text.ends_with(' ') && text.bytes().all(takes) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotADeviceGroup)
        }
    }
}

impl fmt::Display for DeviceGroup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_not_leave_its_quotes() {
        let long = "a".repeat(MAX + 1);
        for wrong in ["", " a", "a ", "-a", "a\"", "a\nset", "a\\", "ä", "a;b", &long] {
            assert!(wrong.parse::<DeviceGroup>().is_err(), "{wrong}");
        }
        for sound in ["a", "1st floor", "DC-1_b.c", &long[1..]] {
            assert_eq!(sound.parse::<DeviceGroup>().map(|it| it.to_string()).as_deref(), Ok(sound));
        }
    }
}

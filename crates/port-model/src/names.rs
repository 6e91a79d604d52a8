//! The small values that a document is made of: ids, names and port numbers. Each constructor is
//! the check, so that a wrong one can't exist.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::fault::FaultKind;

/// How many characters a name may have.
pub const MAX_NAME: usize = 120;
/// How many characters a description or another longer text may have.
pub const MAX_TEXT: usize = 4_000;

/// An id as documents, URLs and flow ids bear it: `[a-z0-9][a-z0-9-]{0,62}`.
///
/// ```
/// use port_model::Id;
/// assert!("ts-1".parse::<Id>().is_ok());
/// assert!("TS 1".parse::<Id>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Cow<'static, str>);

impl Id {
    /// An id known when the program is compiled, such as a role's. Misspelt ones are caught by the
    /// catalogue's tests.
    pub(crate) const fn fixed(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes an id from any text, such as a name that somebody typed: `Zone Server 2` becomes
    /// `zone-server-2`. Nothing usable gives `fallback`.
    #[must_use]
    pub fn from_name(name: &str, fallback: &Id) -> Self {
        let mut text = String::new();
        for letter in name.chars().flat_map(char::to_lowercase) {
            match letter {
                'a'..='z' | '0'..='9' => text.push(letter),
                'ä' => text.push_str("ae"),
                'ö' => text.push_str("oe"),
                'ü' => text.push_str("ue"),
                'ß' => text.push_str("ss"),
                _ if text.ends_with('-') || text.is_empty() => {}
                _ => text.push('-'),
            }
        }
        text.truncate(50);
        let text = text.trim_matches('-');
        text.parse().unwrap_or_else(|_| fallback.clone())
    }
}

impl FromStr for Id {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let bytes = text.as_bytes();
        let sound = matches!(bytes.first(), Some(b'a'..=b'z' | b'0'..=b'9'))
            && bytes.len() <= 63
            && bytes.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if sound {
            Ok(Self(Cow::Owned(text.to_owned())))
        } else {
            Err(FaultKind::BadId { text: shown(text) })
        }
    }
}

impl TryFrom<String> for Id {
    type Error = FaultKind;

    fn try_from(text: String) -> Result<Self, FaultKind> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.into_owned()
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A name for people: 1 to 120 characters, no control characters, not only blanks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// What stands for a name that could not be read, in a document that is refused anyway.
    pub(crate) fn placeholder() -> Self {
        Self("-".to_owned())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let length = text.chars().count();
        if text.trim().is_empty() {
            Err(FaultKind::EmptyText {})
        } else if length > MAX_NAME {
            Err(FaultKind::TextTooLong { length, limit: MAX_NAME })
        } else if text.chars().any(char::is_control) {
            Err(FaultKind::ControlCharacter {})
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Name {
    type Error = FaultKind;

    fn try_from(text: String) -> Result<Self, FaultKind> {
        text.parse()
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A TCP or UDP port number, 1 to 65535.
///
/// ```
/// use port_model::Port;
/// assert_eq!("17472".parse::<Port>().expect("a port").number(), 17472);
/// assert!("70000".parse::<Port>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "u16")]
pub struct Port(u16);

impl Port {
    /// The number.
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for Port {
    type Error = FaultKind;

    fn try_from(number: i64) -> Result<Self, FaultKind> {
        match u16::try_from(number) {
            Ok(number) if number > 0 => Ok(Self(number)),
            _ => Err(FaultKind::BadPort { text: number.to_string() }),
        }
    }
}

impl FromStr for Port {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = if digits { text.parse::<i64>().ok() } else { None };
        match number.map(Self::try_from) {
            Some(Ok(port)) => Ok(port),
            _ => Err(FaultKind::BadPort { text: shown(text) }),
        }
    }
}

impl From<Port> for u16 {
    fn from(port: Port) -> Self {
        port.0
    }
}

impl fmt::Display for Port {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A longer text: line breaks and tabs are fine, other control characters aren't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose(String);

impl From<Prose> for String {
    fn from(prose: Prose) -> Self {
        prose.0
    }
}

impl FromStr for Prose {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let length = text.chars().count();
        if length > MAX_TEXT {
            Err(FaultKind::TextTooLong { length, limit: MAX_TEXT })
        } else if text
            .chars()
            .any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        {
            Err(FaultKind::ControlCharacter {})
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

/// A version: numbers with dots between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version(String);

impl Version {
    /// The version as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Version {
    type Error = FaultKind;

    fn try_from(text: String) -> Result<Self, FaultKind> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.0
    }
}

impl FromStr for Version {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let is_number = |part: &str| {
            (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if text.split('.').count() <= 4 && text.split('.').all(is_number) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FaultKind::BadVersion { text: shown(text) })
        }
    }
}

/// A text as an error message may quote it: cut to a readable length, control characters visible.
pub(crate) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(60).flat_map(visible).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

fn visible(letter: char) -> Vec<char> {
    if letter.is_control() { letter.escape_default().collect() } else { vec![letter] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_letters_digits_and_hyphens() {
        for sound in ["a", "0", "ts-1", &"a".repeat(63)] {
            assert!(sound.parse::<Id>().is_ok(), "{sound}");
        }
        for wrong in ["", "-a", "A", "a_b", "ä", "a b", "a/b", &"a".repeat(64)] {
            assert!(wrong.parse::<Id>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_id_follows_from_a_name() {
        let fallback = Id::fixed("item");
        let made = |name| Id::from_name(name, &fallback).to_string();
        assert_eq!(made("Zone Server 2"), "zone-server-2");
        assert_eq!(made("Büro München (Süd)"), "buero-muenchen-sued");
        assert_eq!(made("東京"), "item");
        assert_eq!(made(""), "item");
    }

    #[test]
    fn ports_run_from_1_to_65535() {
        assert!("1".parse::<Port>().is_ok() && "65535".parse::<Port>().is_ok());
        for wrong in ["0", "65536", "-1", "+80", "", "80 ", "http", "99999999999999999999"] {
            assert!(wrong.parse::<Port>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn names_refuse_what_nobody_can_read() {
        assert!("Zone Server 東京".parse::<Name>().is_ok());
        assert!(matches!("  ".parse::<Name>(), Err(FaultKind::EmptyText {})));
        assert!(matches!("a\0b".parse::<Name>(), Err(FaultKind::ControlCharacter {})));
        assert!("ä".repeat(120).parse::<Name>().is_ok());
        assert!("ä".repeat(121).parse::<Name>().is_err());
    }
}

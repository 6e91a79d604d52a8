//! The ids of what is stored: 22 letters and digits, which hold 128 random bits, stand in any URL
//! and are copied with a double click.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Type};

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH: usize = 22;

/// A text that is no id. It is refused before any database is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an id has {LENGTH} letters and digits")
    }
}

impl Error for BadId {}

fn encoded(random: [u8; 16]) -> String {
    let mut rest = u128::from_be_bytes(random);
    let mut text = [b'0'; LENGTH];
    for digit in text.iter_mut().rev() {
        // The remainder is below 62.
        *digit = DIGITS[(rest % 62) as usize];
        rest /= 62;
    }
    text.into_iter().map(char::from).collect()
}

fn checked(text: &str) -> Result<String, BadId> {
    let sound = text.len() == LENGTH && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if sound { Ok(text.to_owned()) } else { Err(BadId) }
}

/// Declares an id: its own type, so that no link's id is taken for a deployment's.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id that 128 random bits make.
            pub fn from_random(random: [u8; 16]) -> Self {
                Self(encoded(random))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                checked(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl<DB: Database> Type<DB> for $name
        where
            String: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                String::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                String::compatible(info)
            }
        }

        impl<'r, DB: Database> Decode<'r, DB> for $name
        where
            String: Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                Ok(String::decode(value)?.parse()?)
            }
        }
    };
}

id! {
    /// The id of a deployment. No secret: it says which, not who may.
    DeploymentId
}
id! {
    /// The id of a session. Not its token: it may stand in a log.
    SessionId
}
id! {
    /// The id of a link. Not its token: it names the link where it is managed.
    LinkId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_bits_make_ids_that_parse() {
        for random in [[0; 16], [0xff; 16], *b"0123456789abcdef"] {
            let id = DeploymentId::from_random(random);
            assert_eq!(id.as_str().parse(), Ok(id.clone()));
        }
        assert_eq!(LinkId::from_random([0; 16]).as_str(), "0".repeat(22));
        assert_eq!(LinkId::from_random([0xff; 16]).as_str(), "7n42DGM5Tflk9n8mt7Fhc7");
    }

    #[test]
    fn anything_else_is_no_id() {
        let nul = format!("{}\0", "a".repeat(21));
        let wide = "ä".repeat(11);
        for wrong in ["", "short", nul.as_str(), wide.as_str(), &"a".repeat(23), &"-".repeat(22)] {
            assert_eq!(wrong.parse::<SessionId>(), Err(BadId), "{wrong:?}");
        }
    }
}

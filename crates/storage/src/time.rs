//! Times as both engines keep them: whole microseconds since 1970-01-01 in UTC, in a 64-bit number.
//!
//! A number means the same in both. The engines' own time types don't: SQLite has none and compares
//! texts, PostgreSQL rounds to microseconds and knows infinity. Microseconds, because nobody saves
//! twice within one, and a number of nanoseconds would end in 2262.

use jiff::Timestamp;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Type};

/// A time as it is stored.
pub(crate) fn micros(time: Timestamp) -> i64 {
    time.as_microsecond()
}

/// A stored time.
#[derive(Debug)]
pub(crate) struct Micros(Timestamp);

/// A stored time that may be absent.
#[derive(Debug)]
pub(crate) struct MaybeMicros(Option<Timestamp>);

impl From<Micros> for Timestamp {
    fn from(stored: Micros) -> Self {
        stored.0
    }
}

impl From<MaybeMicros> for Option<Timestamp> {
    fn from(stored: MaybeMicros) -> Self {
        stored.0
    }
}

impl<'r, DB: Database> Decode<'r, DB> for Micros
where
    i64: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(Timestamp::from_microsecond(i64::decode(value)?)?))
    }
}

impl<'r, DB: Database> Decode<'r, DB> for MaybeMicros
where
    Option<i64>: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let micros = Option::<i64>::decode(value)?;
        Ok(Self(micros.map(Timestamp::from_microsecond).transpose()?))
    }
}

/// Both are stored as an `i64` is.
macro_rules! stored_as_number {
    ($($name:ident)+) => {$(
        impl<DB: Database> Type<DB> for $name
        where
            i64: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                i64::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                i64::compatible(info)
            }
        }
    )+};
}

stored_as_number!(Micros MaybeMicros);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_time_of_a_clock_fits() {
        let last = "9999-12-30T22:00:00Z".parse().unwrap();
        for time in [Timestamp::MIN, Timestamp::UNIX_EPOCH, last] {
            let back = Timestamp::from_microsecond(micros(time)).unwrap();
            assert!(time.duration_since(back).abs() < jiff::SignedDuration::from_micros(1));
        }
    }
}

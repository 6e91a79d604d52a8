//! Times as people of each language write them, always in UTC.

use jiff::Timestamp;
use jiff::tz::Offset;
use port_model::{Lang, wording};

/// The day of a time, such as `2026-01-31` or `31.01.2026`.
pub(crate) fn day_of(time: Timestamp, lang: Lang) -> String {
    wording::day(lang, &Offset::UTC.to_datetime(time).date().to_string())
}

/// A time to the minute, such as `2026-01-31 12:00 UTC` or `31.01.2026, 12:00 UTC`.
pub(crate) fn moment(time: Timestamp, lang: Lang) -> String {
    let format = match lang {
        Lang::En => "%Y-%m-%d %H:%M UTC",
        Lang::De => "%d.%m.%Y, %H:%M UTC",
    };
    time.strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_form() {
        let time: Timestamp = "2026-03-01T07:05:59Z".parse().expect("a time");
        assert_eq!(moment(time, Lang::En), "2026-03-01 07:05 UTC");
        assert_eq!(moment(time, Lang::De), "01.03.2026, 07:05 UTC");
        assert_eq!(day_of(time, Lang::En), "2026-03-01");
        assert_eq!(day_of(time, Lang::De), "01.03.2026");
    }
}

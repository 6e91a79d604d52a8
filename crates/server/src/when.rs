//! Times as people of each language write them, always in UTC.

use jiff::Timestamp;
use jiff::civil::Date;
use port_model::Lang;

/// A day, such as `2026-01-31` or `31.01.2026`.
pub(crate) fn day(day: Date, lang: Lang) -> String {
    day.strftime(day_format(lang)).to_string()
}

/// The day of a time.
pub(crate) fn day_of(time: Timestamp, lang: Lang) -> String {
    time.strftime(day_format(lang)).to_string()
}

/// A time to the minute, such as `2026-01-31 12:00 UTC` or `31.01.2026, 12:00 UTC`.
pub(crate) fn moment(time: Timestamp, lang: Lang) -> String {
    let format = match lang {
        Lang::En => "%Y-%m-%d %H:%M UTC",
        Lang::De => "%d.%m.%Y, %H:%M UTC",
    };
    time.strftime(format).to_string()
}

const fn day_format(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "%Y-%m-%d",
        Lang::De => "%d.%m.%Y",
    }
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
        assert_eq!(day(Date::constant(2026, 12, 24), Lang::De), "24.12.2026");
    }
}

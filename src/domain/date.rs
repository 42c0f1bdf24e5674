//! Calendar dates. The arithmetic is `jiff`'s; only the way they are written is ours.

use crate::content::Lang;
use jiff::ToSpan;

/// A calendar date without time and zone; serialises as `2026-11-22`.
pub type Date = jiff::civil::Date;

const MONTHS_NB: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "22. november 2026" or "22 November 2026".
pub fn long_date(date: Date, lang: Lang) -> String {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    match lang {
        Lang::Nb => format!("{}. {} {}", date.day(), MONTHS_NB[month], date.year()),
        Lang::En => format!("{} {} {}", date.day(), MONTHS_EN[month], date.year()),
    }
}

/// "22.11.2026", for footers and narrow tables, the same in every language.
pub fn short_date(date: Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// Reads the value of a date input (`2026-11-22`).
pub fn parse_date(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}

/// Month and day steps that stop at the end of the calendar instead of failing.
pub trait DateExt {
    /// The date this many months later; the last day of the month where the day does not exist.
    fn plus_months(self, months: i32) -> Date;
    /// The date this many days later.
    fn plus_days(self, days: i32) -> Date;
    /// Whole days from `self` to `other`; negative when `other` is earlier.
    fn days_until(self, other: Date) -> i32;
}

impl DateExt for Date {
    fn plus_months(self, months: i32) -> Date {
        self.saturating_add(months.months())
    }

    fn plus_days(self, days: i32) -> Date {
        self.saturating_add(days.days())
    }

    fn days_until(self, other: Date) -> i32 {
        self.until(other).map_or(0, |span| span.get_days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_dates_the_way_people_do() {
        let date = parse_date("2026-11-02").unwrap();
        assert_eq!(long_date(date, Lang::Nb), "2. november 2026");
        assert_eq!(long_date(date, Lang::En), "2 November 2026");
        assert_eq!(short_date(date), "02.11.2026");
    }

    #[test]
    fn a_month_after_the_thirty_first_is_the_last_day() {
        let date = parse_date("2026-01-31").unwrap();
        assert_eq!(date.plus_months(1), parse_date("2026-02-28").unwrap());
        assert_eq!(date.days_until(parse_date("2026-02-28").unwrap()), 28);
    }
}

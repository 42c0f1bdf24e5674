//! What a cell shows, as near as a text comes to it.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use std::borrow::Cow;

const MINUTES_OF_A_DAY: f64 = 24.0 * 60.0;

/// Excel's first day that it can't show, as a number of days.
const AFTER_THE_LAST_DAY: f64 = 2_958_466.0;

/// The text of a cell. Of a formula it is the result that the file holds; a mistake of a formula is nothing. `from_1904`
/// tells from what day the workbook counts.
pub fn shown<'a>(value: &'a DataRef, from_1904: bool) -> Cow<'a, str> {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.into(),
        DataRef::SharedString(text) => (*text).into(),
        // A telephone number may be written 4.1E7.
        DataRef::Float(number) => number.to_string().into(),
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Bool(is_true) => if *is_true { "1" } else { "0" }.into(),
        DataRef::DateTime(time) => time_shown(*time, from_1904).into(),
        DataRef::Error(_) | DataRef::Empty => "".into(),
    }
}

/// `2026-11-22`, with the time where there is one, and the time alone where there is no day; the number itself when it is
/// no date.
fn time_shown(time: ExcelDateTime, from_1904: bool) -> String {
    let number = time.as_f64();
    if !(0.0..AFTER_THE_LAST_DAY).contains(&number) {
        return number.to_string();
    }
    let minutes = (number * MINUTES_OF_A_DAY).round();
    if time.is_duration() {
        return format!("{:02}:{:02}", minutes as u64 / 60, minutes as u64 % 60);
    }
    let rounded = ExcelDateTime::new(minutes / MINUTES_OF_A_DAY, ExcelDateTimeType::DateTime, from_1904);
    let (year, month, day, hour, minute, ..) = rounded.to_ymd_hms_milli();
    let (day, time) = (format!("{year:04}-{month:02}-{day:02}"), format!("{hour:02}:{minute:02}"));
    match (minutes < MINUTES_OF_A_DAY, (hour, minute)) {
        (true, _) => time,
        (false, (0, 0)) => day,
        (false, _) => format!("{day} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_as(number: f64, kind: ExcelDateTimeType, from_1904: bool) -> String {
        shown(&DataRef::DateTime(ExcelDateTime::new(number, kind, from_1904)), from_1904).into_owned()
    }

    #[test]
    fn numbers_become_the_day_that_excel_shows() {
        for (number, day) in [
            (46_348.0, "2026-11-22"),
            (46_348.437_5, "2026-11-22 10:30"),
            (46_347.999_99, "2026-11-22"),
            (1.0, "1900-01-01"),
            (61.0, "1900-03-01"),
            (0.5, "12:00"),
            (2_958_465.0, "9999-12-31"),
        ] {
            assert_eq!(shown_as(number, ExcelDateTimeType::DateTime, false), day);
        }
        assert_eq!(shown_as(44_886.0, ExcelDateTimeType::DateTime, true), "2026-11-22");
        assert_eq!(shown_as(1.5, ExcelDateTimeType::TimeDelta, false), "36:00");
        for number in [-1.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
            assert_eq!(shown_as(number, ExcelDateTimeType::DateTime, false), number.to_string());
        }
    }

    #[test]
    fn each_minute_of_a_day_is_shown_as_itself() {
        for minute in 1..1440 {
            let number = 46_348.0 + f64::from(minute) / MINUTES_OF_A_DAY;
            let expected = format!("2026-11-22 {:02}:{:02}", minute / 60, minute % 60);
            assert_eq!(shown_as(number, ExcelDateTimeType::DateTime, false), expected);
        }
    }
}

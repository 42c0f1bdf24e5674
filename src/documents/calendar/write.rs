//! The file itself, by `icalendar`. The same days give the same bytes: that library asks neither a clock nor for chance
//! where both the stamp and the identifier are given.

use super::Event;
use crate::domain::Date;
use chrono::{Duration, NaiveDate, NaiveTime};
use icalendar::{Alarm, Calendar, Component, EventLike, Property};

/// The text of a calendar file. `made` is the day on which it was put together.
pub fn calendar(events: &[Event], made: Date) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Klinikkvern//Klinikkvern//NO"), ("METHOD", "PUBLISH")]
    {
        calendar.append_property(Property::new(name, value));
    }
    calendar.extend(events.iter().map(|event| entry(event, made)));
    calendar.to_string()
}

fn entry(event: &Event, made: Date) -> icalendar::Event {
    let mut entry = icalendar::Event::new();
    entry.uid(&plain(&event.uid));
    let stamp = day(made).and_time(NaiveTime::MIN).and_utc();
    entry.timestamp(stamp);
    entry.starts(day(event.date));
    entry.summary(&plain(&event.title));
    if !event.description.is_empty() {
        entry.description(&plain(&event.description));
    }
    if event.yearly {
        let is_leap_day = (event.date.month(), event.date.day()) == (2, 29);
        let rule = if is_leap_day { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" } else { "FREQ=YEARLY" };
        entry.add_property("RRULE", rule);
    }
    // Nobody is busy all day because a document is to be renewed.
    entry.add_property("TRANSP", "TRANSPARENT");
    if let Some(days) = event.alarm_days_before {
        let nine = Duration::hours(9) - Duration::days(i64::from(days));
        let mut alarm = Alarm::display(&plain(&event.title), nine);
        alarm.uid(&format!("{}/alarm", plain(&event.uid))).timestamp(stamp);
        entry.alarm(alarm);
    }
    entry
}

fn day(date: Date) -> NaiveDate {
    let (year, month, day) = (date.year(), date.month(), date.day());
    NaiveDate::from_ymd_opt(year.into(), month.unsigned_abs().into(), day.unsigned_abs().into())
        .expect("both calendars have the same days")
}

/// A text without signs that end a line or can't be seen. The library guards the rest.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\n' | '\r' => plain.push('\n'),
            '\t' => plain.push(' '),
            sign if sign.is_control() => {}
            sign => plain.push(sign),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn event() -> Event {
        Event {
            uid: "training/p1@klinikkvern".into(),
            date: date(2027, 2, 1),
            title: "Opplæring".into(),
            description: String::new(),
            alarm_days_before: Some(7),
            yearly: true,
        }
    }

    fn made() -> Date {
        date(2026, 11, 22)
    }

    #[test]
    fn a_day_becomes_a_calendar_file() {
        let expected =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Klinikkvern//Klinikkvern//NO\r\nMETHOD:PUBLISH\r\n\
            BEGIN:VEVENT\r\nDTSTAMP:20261122T000000Z\r\nDTSTART;VALUE=DATE:20270201\r\nRRULE:FREQ=YEARLY\r\n\
            SUMMARY:Opplæring\r\nTRANSP:TRANSPARENT\r\nUID:training/p1@klinikkvern\r\nBEGIN:VALARM\r\n\
            ACTION:DISPLAY\r\nDESCRIPTION:Opplæring\r\nDTSTAMP:20261122T000000Z\r\nTRIGGER:-PT572400S\r\n\
            UID:training/p1@klinikkvern/alarm\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(calendar(&[event()], made()), expected);
    }

    #[test]
    fn what_somebody_typed_stays_inside_its_line() {
        let title = "Møte; \\ a, b\r\nEND:VEVENT\nATTACH:x\u{0}\u{7}";
        let text = calendar(&[Event { title: title.into(), ..event() }], made());
        assert!(text.contains("SUMMARY:Møte\\; \\\\ a\\, b\\nEND:VEVENT\\nATTACH:x\r\n"), "{text}");
        assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_come_together_again() {
        for words in ["å".repeat(200), "a".repeat(200), "x€😀".repeat(60), format!("{}å", "a".repeat(62))]
        {
            let text = calendar(&[Event { description: words.clone(), ..event() }], made());
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            assert!(text.replace("\r\n ", "").contains(&format!("DESCRIPTION:{words}\r\n")), "{text}");
        }
    }

    #[test]
    fn a_reminder_comes_in_the_morning_and_a_leap_day_each_year() {
        for (days, seconds) in [(0, "PT32400S"), (1, "-PT54000S"), (2, "-PT140400S")] {
            let text = calendar(&[Event { alarm_days_before: Some(days), ..event() }], made());
            assert!(text.contains(&format!("TRIGGER:{seconds}\r\n")), "{text}");
        }
        let leap = Event { date: date(2028, 2, 29), ..event() };
        assert!(calendar(&[leap], made()).contains("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n"));
    }
}

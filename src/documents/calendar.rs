//! Dates as a calendar file (iCalendar, RFC 5545), which Outlook, Google and phones take in.
//!
//! A whole day needs so little of that format that a library for it costs more than it saves: one writes lines that are too
//! long, the other brings a clock with it.

use crate::domain::Date;
use std::fmt::Write as _;

/// One day in a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What tells it from all others, the same each time the file is made, so that a calendar updates the day instead of
    /// adding another: `training/p1@klinikkvern`. Nothing that somebody typed.
    pub uid: String,
    /// The day. It takes the whole day.
    pub date: Date,
    /// Shown in the calendar.
    pub title: String,
    /// Shown when it is opened; may be empty.
    pub description: String,
    /// Reminds at nine o'clock so many days before, 0 for the day itself; none for no reminder.
    pub alarm_days_before: Option<u32>,
    /// Comes back each year; 29 February on the last day of that month.
    pub yearly: bool,
}

/// What programs call such a file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// Bytes of a line, without its end.
const LONGEST_LINE: usize = 75;

/// The text of a calendar file. `made` is the day on which it was put together.
pub fn calendar(events: &[Event], made: Date) -> String {
    let mut text = String::new();
    let heads = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Klinikkvern//Klinikkvern//NO"),
        ("METHOD", "PUBLISH"),
    ];
    heads.iter().for_each(|(name, value)| line(&mut text, name, value));
    events.iter().for_each(|event| write_event(&mut text, event, made));
    line(&mut text, "END", "VCALENDAR");
    text
}

fn write_event(text: &mut String, event: &Event, made: Date) {
    line(text, "BEGIN", "VEVENT");
    line(text, "UID", &escaped(&event.uid));
    line(text, "DTSTAMP", &format!("{}T000000Z", digits(made)));
    line(text, "DTSTART;VALUE=DATE", &digits(event.date));
    line(text, "SUMMARY", &escaped(&event.title));
    if !event.description.is_empty() {
        line(text, "DESCRIPTION", &escaped(&event.description));
    }
    if event.yearly {
        let is_leap_day = (event.date.month(), event.date.day()) == (2, 29);
        line(text, "RRULE", if is_leap_day { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" } else { "FREQ=YEARLY" });
    }
    // Nobody is busy all day because a document is to be renewed.
    line(text, "TRANSP", "TRANSPARENT");
    if let Some(days) = event.alarm_days_before {
        line(text, "BEGIN", "VALARM");
        line(text, "ACTION", "DISPLAY");
        line(text, "DESCRIPTION", &escaped(&event.title));
        line(text, "TRIGGER", &trigger(days));
        line(text, "END", "VALARM");
    }
    line(text, "END", "VEVENT");
}

/// How long before midnight of the day, or after it, it is nine o'clock so many days before.
fn trigger(days: u32) -> String {
    match days {
        0 => "PT9H".to_owned(),
        1 => "-PT15H".to_owned(),
        days => format!("-P{}DT15H", days - 1),
    }
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A text without signs that the format needs for itself.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => safe.extend(['\\', sign]),
            '\n' | '\r' => safe.push_str("\\n"),
            '\t' => safe.push(' '),
            sign if sign.is_control() => {}
            sign => safe.push(sign),
        }
    }
    safe
}

/// Writes a line. What is too long goes on in the next one, which begins with a space; no letter is cut in two.
fn line(text: &mut String, name: &str, value: &str) {
    let whole = format!("{name}:{value}");
    let mut length = 0;
    for letter in whole.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    let _ = write!(text, "\r\n");
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
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Klinikkvern//Klinikkvern//NO\r\nMETHOD:PUBLISH\r\n\
            BEGIN:VEVENT\r\nUID:training/p1@klinikkvern\r\nDTSTAMP:20261122T000000Z\r\nDTSTART;VALUE=DATE:20270201\r\n\
            SUMMARY:Opplæring\r\nRRULE:FREQ=YEARLY\r\nTRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n\
            DESCRIPTION:Opplæring\r\nTRIGGER:-P6DT15H\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
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
        assert_eq!([0, 1, 2].map(trigger), ["PT9H", "-PT15H", "-P1DT15H"]);
        let leap = Event { date: date(2028, 2, 29), ..event() };
        assert!(calendar(&[leap], made()).contains("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n"));
    }
}

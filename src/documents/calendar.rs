//! Dates as a calendar file (iCalendar, RFC 5545), which Outlook, Google and phones take in.

use crate::domain::Date;

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
    /// Reminds so many days before, 0 for the day itself; none for no reminder.
    pub alarm_days_before: Option<u32>,
    /// Comes back each year.
    pub yearly: bool,
}

/// The text of a calendar file. `made` is the day on which it was put together.
pub fn calendar(_events: &[Event], _made: Date) -> String {
    String::new()
}

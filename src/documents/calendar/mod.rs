//! Dates as a calendar file (iCalendar, RFC 5545), which Outlook, Google and phones take in.
//!
//! An [`Event`] is a value that the page makes; the export worker writes the file (cargo feature `export`).

#[cfg(feature = "export")]
mod write;

use crate::domain::Date;
use serde::{Deserialize, Serialize};

#[cfg(feature = "export")]
pub use write::calendar;

/// One day in a calendar file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// What programs call such a file. A phone opens it by this, not by its name.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

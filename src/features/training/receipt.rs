//! What the clinic keeps of who has taken the course: receipts, and records of group sessions.

use crate::domain::{Date, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody has taken the course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Receipt {
    /// Identity: the receipt's code, so that file and code of one receipt are one; otherwise random.
    pub id: Id,
    /// Who, as the manager says.
    pub person: Id,
    /// Who, as the person typed it; "" where only a code came in.
    pub name: String,
    /// The day on which the course was taken.
    pub date: Option<Date>,
    /// Which edition of the course; of a code, its first signs.
    pub version: String,
    /// The cards.
    pub modules: BTreeSet<String>,
    /// Questions that were asked; none in a group.
    pub asked: u8,
    /// Of those, answered right at the first try.
    pub right: u8,
    /// The clinic's own rules and cases were part of it.
    pub own_words: bool,
    /// The secrecy declaration and the security instruction were agreed to.
    pub declared: bool,
    /// How it came in.
    pub how: How,
    /// Fingerprint of the key that signed the file; "" for none.
    pub key: String,
    /// The day on which the manager took it in.
    pub accepted_on: Option<Date>,
    /// The group session that it comes from.
    pub session: Option<Id>,
}

/// How the clinic knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The signed certificate.
    File,
    /// The short code.
    #[default]
    Code,
    /// The manager saw the person in a group session.
    Group,
}

/// Several took the course together, in front of one screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Identity.
    pub id: Id,
    /// The day.
    pub date: Option<Date>,
    /// Who led it.
    pub led_by: Option<Id>,
    /// What was talked about, if somebody wrote it down.
    pub note: String,
}

/// What the manager has planned for one person, where it differs from the course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// By when.
    pub due: Option<Date>,
    /// How many questions.
    pub length: Option<super::course::Length>,
    /// Cards that this person need not take.
    pub left_out: BTreeSet<String>,
    /// The person does not take the course, with the reason.
    pub excused: Option<String>,
}

/// An edition of the course that somebody was invited to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// The day of the first invitation.
    pub on: Option<Date>,
    /// Its cards, in order.
    pub modules: Vec<String>,
    /// It held words of the clinic's own.
    pub own_words: bool,
}

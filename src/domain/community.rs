//! Office communities: the undertakings under one roof, and who is controller for what.

use super::{Contact, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How the premises are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Community {
    /// One undertaking alone.
    Alone,
    /// Several undertakings side by side.
    Shared,
    /// The clinic lets rooms to others.
    Landlord,
}

/// An undertaking of an office community.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Undertaking {
    /// Identity within the binder.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Organisation number as typed.
    pub organisation_number: String,
    /// How the undertaking is reached.
    pub contact: Contact,
}

/// Who answers for a body of personal data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Controllership {
    /// Identity within the binder.
    pub id: Id,
    /// What it is about.
    pub topic: Topic,
    /// What it is about, in the clinic's words; used for [`Topic::Other`].
    pub subject: String,
    /// The controllers; more than one means joint or divided controllership.
    pub controllers: BTreeSet<Id>,
    /// Whether the division is agreed in writing.
    pub in_writing: bool,
}

/// A body of personal data that undertakings of an office community often share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// One patient record in common.
    SharedRecord,
    /// Appointments and reception.
    AppointmentBook,
    /// Data about the staff.
    Personnel,
    /// Accounts and payments.
    Accounts,
    /// The common website.
    Website,
    /// Anything else, named in the clinic's words.
    #[default]
    Other,
}

impl Topic {
    /// Every topic, in the order of the form.
    pub const ALL: [Topic; 6] = [
        Topic::SharedRecord,
        Topic::AppointmentBook,
        Topic::Personnel,
        Topic::Accounts,
        Topic::Website,
        Topic::Other,
    ];

    /// What the topic is called.
    pub fn name(self) -> &'static crate::content::Localized {
        use super::t;
        match self {
            Topic::SharedRecord => &t::TOPIC_SHARED_RECORD,
            Topic::AppointmentBook => &t::TOPIC_APPOINTMENT_BOOK,
            Topic::Personnel => &t::TOPIC_PERSONNEL,
            Topic::Accounts => &t::TOPIC_ACCOUNTS,
            Topic::Website => &t::TOPIC_WEBSITE,
            Topic::Other => &t::TOPIC_OTHER,
        }
    }
}

impl Controllership {
    /// The topic, or the clinic's own words for it.
    pub fn label(&self, lang: crate::content::Lang) -> String {
        if self.topic == Topic::Other && !self.subject.trim().is_empty() {
            return self.subject.clone();
        }
        self.topic.name().string(lang)
    }
}

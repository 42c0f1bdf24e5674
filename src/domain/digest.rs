//! What features tell about themselves, so that home, calendar and security talk can show it without importing anyone.

use super::privacy::PrivacyChoices;
use super::{Clinic, Date};
use crate::content::Lang;
use std::rc::Rc;

/// What every feature is given, read-only.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// The facts about the clinic.
    pub clinic: &'a Clinic,
    /// What the other features and the archive tell.
    pub digest: &'a Digest,
    /// Language of texts made for the screen or for a new document.
    pub lang: Lang,
    /// Today, told by the app: models never ask the time.
    pub today: Date,
}

/// Everything the features publish, gathered by the registry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// Tasks in the order they should be done.
    pub tasks: Vec<Task>,
    /// What needs attention.
    pub findings: Vec<Finding>,
    /// What has a date.
    pub deadlines: Vec<Deadline>,
    /// Measures to carry out.
    pub actions: Vec<Action>,
    /// Every signed document, oldest first.
    pub signed: Vec<SignedSummary>,
    /// Four characters that tell this binder's documents from another's.
    pub series: String,
    /// What the clinic has decided about personal data, in its record of processing.
    pub privacy: PrivacyChoices,
}

impl Digest {
    /// The newest signed document of a kind.
    pub fn last_signed(&self, kind: &str) -> Option<&SignedSummary> {
        self.signed.iter().rev().find(|signed| signed.kind == kind)
    }

    /// The version that the next signed document of a kind gets, from 1: above every other, since two versions of a
    /// binder that have been merged may both have gone on counting.
    pub fn next_version(&self, kind: &str) -> u32 {
        let versions = self.signed.iter().filter(|signed| signed.kind == kind).map(|signed| signed.version);
        versions.max().map_or(1, |version| version.saturating_add(1))
    }

    /// The identifier that the next document gets, such as `DOK-7F3A-21`.
    pub fn next_document_id(&self) -> String {
        format!("DOK-{}-{:02}", self.series, self.signed.len() + 1)
    }
}

/// How soon something should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Good to know.
    Info,
    /// Within the coming weeks.
    Soon,
    /// Before anything else.
    Now,
}

/// Something that needs attention, with what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Stable key, such as `risk/T4/SC-28`.
    pub key: String,
    /// What happened.
    pub text: String,
    /// What to do, as a link text.
    pub remedy: String,
    /// Where to do it, such as `#/risiko/SC-28/1`.
    pub href: String,
    /// How soon.
    pub urgency: Urgency,
}

/// Something with a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// The day.
    pub date: Date,
    /// What is due.
    pub text: String,
    /// Where to see it.
    pub href: String,
}

/// Where an action stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Not begun.
    #[default]
    Open,
    /// Under way.
    InProgress,
    /// Carried out; a note says how.
    Done,
    /// No longer wanted.
    Dropped,
}

/// A measure with owner and deadline.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Stable key, such as `risk/SC-04/SC-04-M1`.
    pub key: String,
    /// What to do.
    pub title: String,
    /// Who does it; empty when nobody is named.
    pub owner: String,
    /// When it should be done.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: ActionStatus,
    /// Where it comes from, in words.
    pub source: String,
    /// Where to edit it.
    pub href: String,
}

/// When a task belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskGroup {
    /// Now.
    Now,
    /// Within three months.
    Quarter,
    /// Every year.
    Year,
}

/// How far a task has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Not begun.
    Todo,
    /// Begun.
    Started,
    /// Done.
    Done,
}

/// A piece of work of a few minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Stable key.
    pub key: String,
    /// Verb and object.
    pub title: String,
    /// One sentence on what it gives.
    pub hint: String,
    /// Minutes for a first-time user.
    pub minutes: u32,
    /// When it belongs.
    pub group: TaskGroup,
    /// How far it has come.
    pub status: TaskStatus,
    /// Where it is done.
    pub href: String,
}

/// What is known of a signed document.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedSummary {
    /// `DOK-7F3A-21`, or `DOK-7F3A-21~2` for a second document with that number (`Binder::signed`).
    pub id: String,
    /// `risk-report`.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Version within its kind.
    pub version: u32,
    /// Day of the content.
    pub date: Date,
    /// Who signed.
    pub signer: String,
    /// The structured content, as JSON.
    pub data: Rc<str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_is_above_every_other_also_when_the_newest_is_not_the_highest() {
        let signed = |version| SignedSummary {
            id: format!("DOK-{version}"),
            kind: "risk-report".into(),
            title: String::new(),
            version,
            date: jiff::civil::date(2026, 11, 22),
            signer: String::new(),
            data: "".into(),
        };
        let digest = Digest { signed: vec![signed(1), signed(3), signed(2)], ..Digest::default() };
        assert_eq!((digest.next_version("risk-report"), digest.next_version("notice")), (4, 1));
    }
}

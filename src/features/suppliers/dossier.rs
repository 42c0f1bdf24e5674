//! What the clinic keeps about one supplier, besides the facts that every module reads (`domain::Supplier`).

use super::content::{Question, QuestionSet};
use crate::content::Lang;
use crate::domain::{ActionStatus, Date, DateExt, Id};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything about one supplier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dossier {
    /// Why the clinic decided on the supplier's role.
    pub role_reason: String,
    /// Day of that decision.
    pub role_decided_on: Option<Date>,
    /// The data processing agreement, or for one who only has secrecy to keep, the declaration.
    pub agreement: Agreement,
    /// Independent reports that the clinic has seen.
    pub reports: Vec<AuditReport>,
    /// Talks and written updates.
    pub follow_ups: Vec<FollowUp>,
    /// What the supplier has been asked.
    pub requests: Vec<Request>,
    /// Answers by question: `D-14`.
    pub replies: BTreeMap<String, Reply>,
    /// Answer files that were taken in, oldest first.
    pub accepted: Vec<Accepted>,
    /// Where the clinic sees an answer otherwise than the catalogue, by question.
    pub judgements: BTreeMap<String, Judgement>,
    /// What is to be done.
    pub measures: Vec<Measure>,
    /// The end of the cooperation, once somebody has given notice.
    pub termination: Option<Termination>,
}

/// The agreement with a supplier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreement {
    /// Whose text it is.
    pub origin: Option<Origin>,
    /// When the last of the two signed.
    pub signed_on: Option<Date>,
    /// Last day, if it has one.
    pub ends_on: Option<Date>,
    /// Where the signed copy is kept.
    pub kept: String,
    /// Whose data it is, by the ids of `presets.toml`.
    pub persons: BTreeSet<String>,
    /// What the clinic has written on the cover page, by the ids of `terms.toml`.
    pub cover: BTreeMap<String, String>,
}

/// Whose text an agreement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Made here, from the fixed terms.
    Ours,
    /// The supplier's own, checked with the questions.
    Theirs,
}

/// An independent report or certificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditReport {
    /// Identity within the binder.
    pub id: Id,
    /// What it is and what it covers.
    pub title: String,
    /// Its date.
    pub date: Option<Date>,
    /// Where it is kept.
    pub kept: String,
}

/// A talk with the supplier, or a written update.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// Identity within the binder.
    pub id: Id,
    /// The day.
    pub date: Option<Date>,
    /// What it came to.
    pub note: String,
}

/// Questions that were sent to the supplier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Request {
    /// 128 random bits. Only an answer that knows them is taken in.
    pub id: Id,
    /// What is asked.
    pub questions: QuestionSet,
    /// The day it was made.
    pub made_on: Option<Date>,
    /// When the clinic would like the answer.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: RequestStatus,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestStatus {
    /// Waits for the answer.
    #[default]
    Open,
    /// An answer was taken in.
    Answered,
    /// The clinic no longer wants an answer.
    Withdrawn,
}

/// An answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// The choice, where the question gives one.
    pub choice: Option<Choice>,
    /// The option, where the question has options of its own.
    pub option: String,
    /// A few words beside a choice; the whole answer where the question asks for a text, a list, a day or countries.
    pub note: String,
    /// Title, link or file name of what shows it.
    pub evidence: String,
    /// True when it came with an answer file; false when the clinic wrote it.
    pub by_supplier: bool,
}

/// The four possible answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Choice {
    Yes,
    Partly,
    No,
    NotApplicable,
}

impl Choice {
    /// Every choice, in the order of the form.
    pub const ALL: [Choice; 4] = [Choice::Yes, Choice::Partly, Choice::No, Choice::NotApplicable];
}

/// That an answer file was taken in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Accepted {
    /// The request that it answers.
    pub request: Id,
    /// SHA-256 of its content, so that the same file is known again.
    pub digest: String,
    /// Fingerprint of the key that signed it; "" for a file that nobody has signed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The firm, as it wrote its name.
    pub company: String,
    /// Who answered.
    pub name: String,
    /// As what.
    pub role: String,
    /// The day of the answer.
    pub answered_on: Option<Date>,
    /// The day it was taken in.
    pub accepted_on: Option<Date>,
}

/// What the clinic thinks of an answer, where it differs from the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Judgement {
    /// How heavy the clinic finds the answer.
    pub verdict: Option<Verdict>,
    /// Why. Without a reason the judgement does not count.
    pub reason: String,
}

/// How heavy an answer is. Order: the lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it should be.
    Good,
    /// Worth noting.
    Note,
    /// Needs a measure with owner and deadline.
    Measure,
    /// Must be solved before the clinic uses the service.
    Blocks,
}

/// A measure that a gap calls for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    /// Identity within the binder.
    pub id: Id,
    /// The question behind it; empty for one that the clinic thought of itself.
    pub question: String,
    /// What to do; empty to follow up the question.
    pub title: String,
    /// Who does it.
    pub owner: Option<Id>,
    /// When it should be done.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: ActionStatus,
    /// How it was done.
    pub done_note: String,
    /// True when another answer has come since it was done, which it does not cover.
    pub superseded: bool,
}

/// The end of the cooperation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Termination {
    /// Last day of the service.
    pub ends_on: Option<Date>,
    /// When every copy must be deleted or given back.
    pub delete_by: Option<Date>,
    /// What becomes of the data.
    pub data: Option<AtEnd>,
    /// When the supplier signed that it is done.
    pub declared_on: Option<Date>,
    /// Where the signed declaration is kept.
    pub kept: String,
}

/// What becomes of the data when the cooperation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AtEnd {
    /// Given back, and then deleted.
    ReturnAndDelete,
    /// Deleted.
    Delete,
}

impl Measure {
    /// What to do, in the clinic's words or made from the question.
    pub fn text(&self, lang: Lang) -> String {
        if !self.title.trim().is_empty() {
            return self.title.clone();
        }
        let question = Question::find(&self.question);
        question.map_or_else(String::new, |question| {
            super::t::MEASURE_OF.fill(lang, &[("question", &question.question.get(lang))])
        })
    }

    /// True when somebody is to do it by a certain day, or has done it.
    pub fn is_settled(&self) -> bool {
        self.status == ActionStatus::Done
            || self.status != ActionStatus::Dropped && self.owner.is_some() && self.due.is_some()
    }
}

impl Dossier {
    /// True while a signed agreement holds on this day.
    pub fn has_agreement(&self, today: Date) -> bool {
        self.agreement.signed_on.is_some() && self.agreement.ends_on.is_none_or(|end| end >= today)
    }

    /// The last day on which the clinic looked at this supplier.
    pub fn last_checked(&self) -> Option<Date> {
        let follow_ups = self.follow_ups.iter().filter_map(|talk| talk.date);
        let accepted = self.accepted.iter().filter_map(|answer| answer.accepted_on);
        follow_ups.chain(accepted).chain(self.agreement.signed_on).max()
    }

    /// When to look again: within twelve months.
    pub fn next_check(&self) -> Option<Date> {
        self.last_checked().map(|day| day.plus_months(12))
    }

    /// True when somebody has answered a question.
    pub fn is_answered(&self) -> bool {
        self.replies.values().any(|reply| reply.choice.is_some())
    }

    /// The key that the supplier signed with last time, if it has signed an answer.
    pub fn known_key(&self) -> Option<&str> {
        self.accepted.iter().rev().map(|answer| answer.key.as_str()).find(|key| !key.is_empty())
    }

    /// The request with this identifier.
    pub fn request(&self, id: &Id) -> Option<&Request> {
        self.requests.iter().find(|request| request.id == *id)
    }
}

impl Reply {
    /// True when nothing was answered.
    pub fn is_blank(&self) -> bool {
        self.choice.is_none() && self.option.is_empty() && self.note.trim().is_empty()
    }

    /// True when the other says the same, whoever wrote it.
    pub fn says_the_same(&self, other: &Reply) -> bool {
        let words =
            |reply: &Reply| (reply.choice, reply.option.clone(), reply.note.clone(), reply.evidence.clone());
        words(self) == words(other)
    }
}

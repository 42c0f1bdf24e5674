//! What the clinic keeps about access, besides the register: roles, log-on, papers, events, checks, sharing, blocking.

use super::content::{questions, FormField, Question};
use super::register::{Entry, Grant, Moment, Rights, Someone};
use crate::domain::{Date, Id};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that one clinic keeps about access.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Access {
    /// Where the clinic's roles differ from the templates, by template.
    pub roles: BTreeMap<String, Adjusted>,
    /// Roles that the clinic has added.
    pub own_roles: Vec<OwnRole>,
    /// Authorisations that are being written, or that an import proposes. They give nobody access.
    pub drafts: Vec<Draft>,
    /// The register. Lines are only added.
    pub entries: Vec<Entry>,
    /// Log-on of each system.
    pub log_on: BTreeMap<Id, LogOn>,
    /// Log-on of uses that are no systems, by the id of what is recommended.
    pub uses: BTreeMap<String, LogOn>,
    /// What each person has signed.
    pub papers: BTreeMap<Id, Papers>,
    /// People who come, change, are away and go.
    pub events: Vec<LifeEvent>,
    /// Checks of everybody's access.
    pub controls: Vec<Control>,
    /// Each use of self-authorisation, followed up.
    pub self_uses: Vec<Form>,
    /// Each review of a log.
    pub log_reviews: Vec<Form>,
    /// Agreements with other undertakings, by arrangement.
    pub sharing: BTreeMap<String, Sharing>,
    /// The routine for blocking.
    pub blocking: Blocking,
    /// Each block.
    pub blocks: Vec<Form>,
}

impl Access {
    /// True when the routine for blocking is begun, or something is blocked: then there is something to sign.
    pub fn has_blocking_routine(&self) -> bool {
        self.blocking != Blocking::default() || !self.blocks.is_empty()
    }
}

/// Where a role differs from its template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Adjusted {
    /// Whether the clinic has the role; `None` to go by who works there.
    pub used: Option<bool>,
    /// Rights that are not the template's, by kind of information; an empty set strikes.
    pub rights: Rights,
    /// Why.
    pub note: String,
}

/// A role that no template fits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRole {
    /// Identity within the binder.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What the access is for.
    pub purpose: String,
    /// Which patients.
    pub scope: String,
    /// The rights.
    pub rights: Rights,
    /// True where access must have an end.
    pub end_required: bool,
    /// True of technical staff.
    pub technical: bool,
}

/// An authorisation that is being written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Identity; the line of the register gets it.
    pub id: Id,
    /// What is to be given.
    pub grant: Grant,
    /// The line that it corrects; none for a new authorisation.
    pub corrects: Option<Id>,
}

/// How people log on to a system.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogOn {
    /// 1 to 4.
    pub level: Option<u8>,
    /// Whether several people use one account.
    pub shared: Option<bool>,
    /// The clinic's rule for passwords here.
    pub password_rule: String,
    /// More about it, such as why the level is enough.
    pub note: String,
}

/// What a person has signed, on paper or here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Papers {
    /// True when the documents to sign are wanted.
    pub wanted: bool,
    /// Day of the secrecy declaration, where it was signed elsewhere.
    pub declared_on: Option<Date>,
    /// Day of the security instruction, where it was signed elsewhere.
    pub instructed_on: Option<Date>,
}

/// Something that happens to a person's access.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LifeEvent {
    /// Identity within the binder.
    pub id: Id,
    /// `LE-01` to `LE-13`.
    pub kind: String,
    /// Who.
    pub person: Someone,
    /// The day that counts: the first, the last, the first day away.
    pub day: Option<Date>,
    /// When the person is expected back.
    pub back_on: Option<Date>,
    /// Steps, by id.
    pub steps: BTreeMap<String, Tick>,
    /// What is opened or closed: the id of a system, or `point-` and the id of an access point.
    pub points: BTreeMap<String, Tick>,
    /// More about it.
    pub note: String,
}

/// Whether something is done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tick {
    /// When it was done.
    pub at: Option<Moment>,
    /// True when the person never had it, or it does not apply.
    pub not_relevant: bool,
    /// More about it.
    pub note: String,
}

impl Tick {
    /// True when nothing is left to do.
    pub fn is_settled(&self) -> bool {
        self.at.is_some() || self.not_relevant
    }
}

/// A check of everybody's access.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Control {
    /// Identity within the binder.
    pub id: Id,
    /// Why, by id of the catalogue.
    pub trigger: String,
    /// What it covers, where it is not everything.
    pub scope: String,
    /// The day it began.
    pub begun_on: Option<Date>,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// Who did it.
    pub by: Option<Id>,
    /// What came out, by person (`Someone::key`).
    pub people: BTreeMap<String, Checked>,
    /// Whether each use of self-authorisation has been followed up.
    pub self_authorisation: Option<bool>,
    /// Whether the log has been reviewed.
    pub log: Option<bool>,
    /// Whether the routine for blocking holds.
    pub blocking: Option<bool>,
    /// More about it.
    pub note: String,
}

/// What a check of one person came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Checked {
    /// The name in the register on the day of the check; "" for one of the staff who has no line there.
    pub name: String,
    /// Yes or no, by question.
    pub answers: BTreeMap<String, bool>,
    /// `keep`, `change` or `withdraw`.
    pub outcome: String,
    /// What is ordered.
    pub note: String,
    /// True when what was ordered is done.
    pub carried_out: bool,
}

impl Checked {
    /// The questions with an answer that asks for something to be done.
    pub fn wrong(&self) -> impl Iterator<Item = &'static Question> + '_ {
        let wrong = |own: &&Question| self.answers.get(&own.id).is_some_and(|yes| own.is_wrong(*yes));
        questions().iter().filter(wrong)
    }

    /// True when the access is to stay although something is wrong, and the note doesn't say why.
    pub fn is_kept_unexplained(&self) -> bool {
        self.outcome == "keep" && self.note.trim().is_empty() && self.wrong().next().is_some()
    }
}

/// A form of the catalogue, filled in: each answer as text. A day is written `2026-11-22`, yes and no so, people by id,
/// several choices with commas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Identity within the binder.
    pub id: Id,
    /// The day it was begun.
    pub day: Option<Date>,
    /// Answers, by field.
    pub answers: BTreeMap<String, String>,
}

impl Form {
    /// An answer, or "".
    pub fn answer(&self, field: &str) -> &str {
        self.answers.get(field).map_or("", |answer| answer.trim())
    }

    /// True when the field is asked for, going by what else is answered.
    pub fn asks(&self, field: &FormField) -> bool {
        let Some(condition) = &field.only_if else { return true };
        let (other, wanted) = condition.split_once(" = ").unwrap_or((condition, "yes"));
        // Several conclusions name a deviation; the field is asked for in each.
        let answer = self.answer(other);
        answer == wanted || (wanted == "deviation" && answer == "staff_matter")
    }

    /// The fields that must be filled in and are not.
    pub fn missing(&self, fields: &'static [FormField]) -> Vec<&'static FormField> {
        let open =
            |field: &&FormField| !field.optional && self.asks(field) && self.answer(&field.id).is_empty();
        fields.iter().filter(open).collect()
    }
}

/// An agreement on sharing records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sharing {
    /// True when the clinic shares in this way.
    pub used: bool,
    /// The other undertakings of the office community.
    pub undertakings: BTreeSet<Id>,
    /// Further parties, by name.
    pub others: String,
    /// What was agreed on each point.
    pub points: BTreeMap<String, Agreed>,
    /// First day.
    pub from: Option<Date>,
    /// Last day, if it has one.
    pub until: Option<Date>,
}

/// What was agreed on one point.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreed {
    /// Who does it, by id of the catalogue; "" for the catalogue's proposal.
    pub who: String,
    /// What was agreed.
    pub text: String,
}

/// The clinic's routine for blocking.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Blocking {
    /// Who blocks.
    pub responsible: Option<Id>,
    /// How it is done in this clinic's record system.
    pub how: String,
    /// The day the routine was last looked at.
    pub reviewed_on: Option<Date>,
}

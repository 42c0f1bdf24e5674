//! The course, the plan for each person, and who has taken it: everything that the module saves, and every change to it.

use super::content::Module;
use super::course::{
    Case, Course, HouseRule, Length, Recurrence, LONGEST_RULE, MOST_CASES, MOST_RULES, VERSION_LETTERS,
};
use super::receipt::{Edition, How, Plan, Receipt, Session};
use crate::domain::{Date, Flag, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Receipts that a binder holds: thirty people for more than sixty years.
pub const MOST_RECEIPTS: usize = 2_000;
/// Group sessions that a binder holds.
pub const MOST_SESSIONS: usize = 300;
/// Editions of the course that a binder remembers.
pub const MOST_EDITIONS: usize = 300;
/// People with a plan of their own.
pub const MOST_PLANS: usize = 500;
/// Characters of a reason, and of what is written about a session.
pub const LONGEST_NOTE: usize = 1_000;

/// What one clinic saves in this module.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Log {
    /// What everybody goes through.
    pub course: Course,
    /// Editions of the course that somebody was invited to, by version.
    pub editions: BTreeMap<String, Edition>,
    /// What is planned for one person, where it differs from the course.
    pub plans: BTreeMap<Id, Plan>,
    /// Who has taken it.
    pub receipts: Vec<Receipt>,
    /// Group sessions.
    pub sessions: Vec<Session>,
}

/// One change. Rows carry their identifier, made by the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Takes a card into the course, or leaves it out.
    Module(String, bool),
    /// A new, empty house rule.
    AddRule(Id),
    /// The words of a house rule.
    Rule(Id, String),
    /// Takes a house rule away.
    RemoveRule(Id),
    /// A new case: situation and advice, both may be empty.
    AddCase(Id, String, String),
    /// What happens in a case.
    Situation(Id, String),
    /// What we do in a case.
    Advice(Id, String),
    /// Takes a case away.
    RemoveCase(Id),
    /// How many questions.
    Length(Length),
    /// When the course is taken again.
    Recurrence(Recurrence),
    /// The day by which those who have never taken it should have.
    Due(Option<Date>),
    /// Somebody is invited to the edition with this version.
    Invite(String, Edition),
    /// About one person's plan.
    Plan(Id, PlanChange),
    /// Takes in a receipt.
    Accept(Box<Receipt>),
    /// Takes a receipt away.
    RemoveReceipt(Id),
    /// A group session, with a receipt for each who was there.
    Hold(Session, Vec<Receipt>),
    /// What is written about a session.
    SessionNote(Id, String),
    /// Takes a session away, with its receipts.
    RemoveSession(Id),
}

/// A change to one person's plan.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Plan` say it
pub enum PlanChange {
    Due(Option<Date>),
    Length(Option<Length>),
    /// Takes a card into this person's course, or leaves it out.
    Module(String, bool),
    Excused(Option<String>),
}

impl Log {
    /// Carries out a change. What fits nothing changes nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Invite(version, edition) => self.invite(version, edition),
            Edit::Plan(person, change) => self.plan(person, change),
            Edit::Accept(receipt) => self.accept(*receipt),
            Edit::RemoveReceipt(id) => self.receipts.retain(|own| own.id != id),
            Edit::Hold(session, receipts) => self.hold(session, receipts),
            Edit::SessionNote(id, text) => {
                if let Some(session) = self.sessions.iter_mut().find(|own| own.id == id) {
                    session.note = bounded(text, LONGEST_NOTE);
                }
            }
            Edit::RemoveSession(id) => {
                self.sessions.retain(|own| own.id != id);
                self.receipts.retain(|own| own.session.as_ref() != Some(&id));
            }
            of_course => self.course.apply(of_course),
        }
    }

    /// The newest receipt of a person.
    pub fn last(&self, person: &Id) -> Option<&Receipt> {
        let own = self.receipts.iter().filter(|receipt| receipt.person == *person);
        own.max_by_key(|receipt| (receipt.date, receipt.accepted_on))
    }

    /// What is planned for a person; nothing of its own where nothing is.
    pub fn plan_of(&self, person: &Id) -> &Plan {
        static EMPTY: std::sync::OnceLock<Plan> = std::sync::OnceLock::new();
        self.plans.get(person).unwrap_or_else(|| EMPTY.get_or_init(Plan::default))
    }

    /// True once somebody was invited, or has taken the course.
    pub fn is_begun(&self) -> bool {
        !self.editions.is_empty() || !self.receipts.is_empty()
    }

    /// Keeps what a sample proposes, and takes out who took part.
    pub fn make_ours(&mut self) {
        let course = Course { due: None, ..std::mem::take(&mut self.course) };
        *self = Log { course, ..Log::default() };
    }

    /// Writes the course's version into receipts that have none: those of the sample, whose words have two languages.
    pub fn takes_course_as_it_stands(&mut self) {
        let flags = [Flag::Always].into();
        let version = self.course.version(&flags);
        let modules = self.course.modules(&flags).iter().map(|own| own.id.clone()).collect();
        let own_words = self.course.has_own_words();
        let mut blank = self.receipts.iter_mut().filter(|receipt| receipt.version.is_empty()).peekable();
        if let Some(on) = blank.peek().map(|receipt| receipt.date) {
            self.editions.insert(version.clone(), Edition { on, modules, own_words });
        }
        blank.for_each(|receipt| receipt.version.clone_from(&version));
    }

    fn invite(&mut self, version: String, edition: Edition) {
        let is_version = version.len() == VERSION_LETTERS && version.is_ascii();
        if is_version && self.editions.len() < MOST_EDITIONS {
            self.editions.entry(version).or_insert(edition);
        }
    }

    fn plan(&mut self, person: Id, change: PlanChange) {
        if self.plans.len() >= MOST_PLANS && !self.plans.contains_key(&person) {
            return;
        }
        let mut plan = self.plans.remove(&person).unwrap_or_default();
        match change {
            PlanChange::Due(due) => plan.due = due,
            PlanChange::Length(length) => plan.length = length,
            PlanChange::Module(id, true) => drop(plan.left_out.remove(&id)),
            PlanChange::Module(id, false) if Module::find(&id).is_some() => drop(plan.left_out.insert(id)),
            PlanChange::Module(..) => {}
            PlanChange::Excused(reason) => plan.excused = reason.map(|text| bounded(text, LONGEST_NOTE)),
        }
        if plan != Plan::default() {
            self.plans.insert(person, plan);
        }
    }

    /// Keeps a receipt once. The signed file says more than the code of the same receipt, and takes its place.
    fn accept(&mut self, receipt: Receipt) {
        if receipt.id.0.is_empty() || receipt.person.0.is_empty() || receipt.date.is_none() {
            return;
        }
        match self.receipts.iter().position(|own| own.id == receipt.id) {
            Some(at) if self.receipts[at].how == How::Code && receipt.how == How::File => {
                self.receipts[at] = receipt;
            }
            Some(_) => {}
            None if self.receipts.len() < MOST_RECEIPTS => self.receipts.push(receipt),
            None => {}
        }
    }

    fn hold(&mut self, session: Session, receipts: Vec<Receipt>) {
        let is_new = !self.sessions.iter().any(|own| own.id == session.id);
        if session.id.0.is_empty() || !is_new || self.sessions.len() >= MOST_SESSIONS || receipts.is_empty() {
            return;
        }
        for receipt in receipts {
            self.accept(Receipt { session: Some(session.id.clone()), how: How::Group, ..receipt });
        }
        self.sessions.push(Session { note: bounded(session.note, LONGEST_NOTE), ..session });
    }
}

impl Course {
    fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Module(id, true) => drop(self.left_out.remove(&id)),
            Edit::Module(id, false) if Module::find(&id).is_some() => drop(self.left_out.insert(id)),
            Edit::AddRule(id) if is_new(&self.rules, &id, |own| &own.id) && self.rules.len() < MOST_RULES => {
                self.rules.push(HouseRule { id, text: String::new() });
            }
            Edit::Rule(id, text) => {
                if let Some(rule) = self.rules.iter_mut().find(|own| own.id == id) {
                    rule.text = bounded(text, LONGEST_RULE);
                }
            }
            Edit::RemoveRule(id) => self.rules.retain(|own| own.id != id),
            Edit::AddCase(id, situation, advice)
                if is_new(&self.cases, &id, |own| &own.id) && self.cases.len() < MOST_CASES =>
            {
                let (situation, advice) = (bounded(situation, LONGEST_RULE), bounded(advice, LONGEST_RULE));
                self.cases.push(Case { id, situation, advice });
            }
            Edit::Situation(id, text) => {
                if let Some(case) = self.cases.iter_mut().find(|own| own.id == id) {
                    case.situation = bounded(text, LONGEST_RULE);
                }
            }
            Edit::Advice(id, text) => {
                if let Some(case) = self.cases.iter_mut().find(|own| own.id == id) {
                    case.advice = bounded(text, LONGEST_RULE);
                }
            }
            Edit::RemoveCase(id) => self.cases.retain(|own| own.id != id),
            Edit::Length(length) => self.length = length,
            Edit::Recurrence(recurrence) if recurrence.is_possible() => self.recurrence = recurrence,
            Edit::Due(due) => self.due = due,
            _ => {}
        }
    }
}

fn is_new<T>(rows: &[T], id: &Id, of: impl Fn(&T) -> &Id) -> bool {
    !id.0.is_empty() && !rows.iter().any(|own| of(own) == id)
}

/// No more characters than fit; line ends stay.
fn bounded(text: String, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    }
}

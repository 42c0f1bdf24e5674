//! What every change does. Nothing here can fail: a change that fits nothing changes nothing, and the lines of the register
//! are only ever added to.

mod checks;
mod drafts;
mod roles;

pub use super::edit::{
    BlockingChange, ControlChange, Edit, EventChange, FormKind, GrantChange, LogOnChange, PapersChange,
    RoleChange, SharingChange, Withdrawal,
};
pub use super::state::Access;
pub use drafts::Lack;

use super::bounds::{line, sentences, MOST_ROWS};
use super::content::Minimum;
use super::register::{self, Act};
use super::state::{LogOn, Papers};
use crate::domain::Id;
use std::collections::BTreeMap;

impl Access {
    /// Carries out a change.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Role(id, change) => self.change_role(id, change),
            Edit::AddRole(id, based_on) => self.add_role(id, based_on),
            Edit::RemoveRole(id) => self.remove_role(&id),
            Edit::Prepare(id, grant) => self.prepare(id, *grant, None),
            Edit::PrepareCorrection(id, entry) => self.prepare_correction(id, entry),
            Edit::Draft(id, change) => self.change_draft(&id, change),
            Edit::Discard(id) => self.drafts.retain(|draft| draft.id != id),
            Edit::Give(id, by, today) => self.give(&id, by, today),
            Edit::Withdraw(withdrawal) => self.withdraw(*withdrawal),
            Edit::Delete(id, today) => register::delete(&mut self.entries, &id, today),
            Edit::LogOn(system, change) => change_log_on(&mut self.log_on, system, change),
            Edit::UseLogOn(id, change) if Minimum::find(&id).is_some_and(|own| !own.uses.is_empty()) => {
                change_log_on(&mut self.uses, id, change);
            }
            Edit::UseLogOn(..) => {}
            Edit::Papers(person, change) => self.change_papers(person, change),
            Edit::Begin(event) => self.begin(*event),
            Edit::Event(id, change) => self.change_event(&id, change),
            Edit::EventDay { event, day, .. } => self.move_event(&event, day),
            Edit::RemoveEvent(id, _) => self.events.retain(|event| event.id != id),
            Edit::BeginControl(id, trigger, today) => self.begin_control(id, trigger, today),
            Edit::Control(id, change) => self.change_control(&id, change),
            Edit::RemoveControl(id) => {
                self.controls.retain(|control| control.id != id || control.done_on.is_some());
            }
            Edit::AddForm(kind, id, today) => self.add_form(kind, id, today),
            Edit::Form(kind, id, field, answer) => self.fill_in(kind, &id, field, answer),
            Edit::RemoveForm(kind, id) => self.forms_mut(kind).retain(|form| form.id != id),
            Edit::Sharing(arrangement, change) => self.change_sharing(arrangement, change),
            Edit::Blocking(change) => self.change_blocking(change),
            // The registry hands the people to the clinic (`Feature::facts`).
            Edit::Import(_, drafts) => {
                drafts.into_iter().for_each(|(id, grant)| self.prepare(id, grant, None));
            }
        }
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        let Withdrawal { id, entry, at, reason, note, by, today } = withdrawal;
        let act = Act::Withdrawn { entry, at, reason: line(reason), note: sentences(note) };
        register::add(&mut self.entries, id, by, today, act);
    }

    fn change_papers(&mut self, person: Id, change: PapersChange) {
        let mut papers = self.papers.remove(&person).unwrap_or_default();
        match change {
            PapersChange::Wanted(wanted) => papers.wanted = wanted,
            PapersChange::DeclaredOn(day) => papers.declared_on = day,
            PapersChange::InstructedOn(day) => papers.instructed_on = day,
        }
        if papers != Papers::default() && self.papers.len() < MOST_ROWS {
            self.papers.insert(person, papers);
        }
    }

    /// Keeps what a sample proposes, and takes out what only its clinic can have decided, given or checked.
    pub fn make_ours(&mut self) {
        *self = Access { roles: std::mem::take(&mut self.roles), ..Access::default() };
    }
}

fn change_log_on<K: Ord>(all: &mut BTreeMap<K, LogOn>, key: K, change: LogOnChange) {
    let mut own = all.remove(&key).unwrap_or_default();
    match change {
        LogOnChange::Level(level) => own.level = level.filter(|level| (1..=4).contains(level)),
        LogOnChange::Shared(shared) => own.shared = shared,
        LogOnChange::PasswordRule(text) => own.password_rule = sentences(text),
        LogOnChange::Note(text) => own.note = sentences(text),
    }
    if own != LogOn::default() && all.len() < MOST_ROWS {
        all.insert(key, own);
    }
}

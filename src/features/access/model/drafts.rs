//! Authorisations that are being written, and how they become lines of the register.

use super::{Access, GrantChange};
use crate::domain::{contains_national_identity_number, Date, Id};
use crate::features::access::bounds::MOST_ROWS;
use crate::features::access::content::Safeguard;
use crate::features::access::register::{self, lines, Act, Grant, Rights, Someone};
use crate::features::access::state::Draft;

/// What keeps an authorisation from being entered in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Who.
    Person,
    /// Which role.
    Role,
    /// For which job.
    Purpose,
    /// From when.
    From,
    /// Until when, where access must have an end.
    Until,
    /// The last day is before the first.
    Order,
    /// Until when the person may read elsewhere.
    ElsewhereUntil,
    /// The safeguards of technical staff.
    Safeguards,
    /// The number looks like a national identity number.
    IdentityNumber,
}

impl Access {
    /// What an authorisation lacks before it can be entered, in the order of the form.
    pub fn lacks(&self, grant: &Grant) -> Vec<Lack> {
        let role = self.role(&grant.role);
        let begins = grant.from.map(|from| from.date());
        let ends_first = matches!((begins, grant.until), (Some(from), Some(until)) if until < from);
        let safeguards = role.is_some_and(|role| role.is_technical()) && grant.safeguards.is_empty();
        let lacks = [
            (grant.person.name.trim().is_empty(), Lack::Person),
            (contains_national_identity_number(&grant.number), Lack::IdentityNumber),
            (role.is_none(), Lack::Role),
            (grant.purpose.trim().is_empty(), Lack::Purpose),
            (grant.from.is_none(), Lack::From),
            (role.is_some_and(|role| role.end_required()) && grant.until.is_none(), Lack::Until),
            (ends_first, Lack::Order),
            (!grant.elsewhere.trim().is_empty() && grant.elsewhere_until.is_none(), Lack::ElsewhereUntil),
            (safeguards, Lack::Safeguards),
        ];
        lacks.into_iter().filter(|(holds, _)| *holds).map(|(_, lack)| lack).collect()
    }

    /// The draft with this id.
    pub fn draft(&self, id: &Id) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.id == *id)
    }

    pub(super) fn prepare(&mut self, id: Id, grant: Grant, corrects: Option<Id>) {
        let known = self.draft(&id).is_some() || self.entries.iter().any(|entry| entry.id == id);
        if !known && !id.0.is_empty() && self.drafts.len() < MOST_ROWS {
            let grant = Grant { rights: Rights::new(), ..grant.bounded() };
            self.drafts.push(Draft { id, grant, corrects });
        }
    }

    pub(super) fn prepare_correction(&mut self, id: Id, entry: Id) {
        let found = lines(&self.entries).into_iter().find(|line| *line.id() == entry);
        if let Some(grant) = found.map(|line| line.grant.clone()) {
            let grant = Grant { reason: "wrong".to_owned(), note: String::new(), ..grant };
            self.prepare(id, grant, Some(entry));
        }
    }

    pub(super) fn give(&mut self, id: &Id, by: Someone, today: Date) {
        let Some(place) = self.drafts.iter().position(|draft| draft.id == *id) else { return };
        let Draft { id, mut grant, corrects } = self.drafts[place].clone();
        if !self.lacks(&grant).is_empty() {
            return;
        }
        // The line says what the role could do on its day, whatever becomes of the role.
        grant.rights = self.rights_of(&grant, corrects.as_ref());
        let before = self.entries.len();
        let act = match corrects {
            None => Act::Given(grant),
            Some(entry) => {
                let (reason, note) = (grant.reason.clone(), grant.note.clone());
                Act::Corrected { entry, grant, reason, note }
            }
        };
        register::add(&mut self.entries, id, by, today, act);
        if self.entries.len() > before {
            self.drafts.remove(place);
        }
    }

    /// What the role may do today. A correction of something else keeps what it could do on the day of the line.
    fn rights_of(&self, grant: &Grant, corrects: Option<&Id>) -> Rights {
        let all = lines(&self.entries);
        let corrected = all.iter().find(|line| Some(line.id()) == corrects);
        match corrected.filter(|line| line.grant.role == grant.role) {
            Some(line) => line.grant.rights.clone(),
            None => self.rights(&grant.role),
        }
    }

    pub(super) fn change_draft(&mut self, id: &Id, change: GrantChange) {
        let Some(draft) = self.drafts.iter_mut().find(|draft| draft.id == *id) else { return };
        change_grant(&mut draft.grant, change);
        draft.grant = std::mem::take(&mut draft.grant).bounded();
    }
}

fn change_grant(grant: &mut Grant, change: GrantChange) {
    match change {
        GrantChange::Person(person) => grant.person = person,
        GrantChange::Number(text) => grant.number = text,
        GrantChange::Role(role, purpose) => {
            grant.role = role;
            if grant.purpose.trim().is_empty() {
                grant.purpose = purpose;
            }
        }
        GrantChange::Purpose(text) => grant.purpose = text,
        GrantChange::From(from) => grant.from = from,
        GrantChange::Until(until) => grant.until = until,
        GrantChange::Employer(employer) => grant.employer = employer,
        GrantChange::Elsewhere(text) => grant.elsewhere = text,
        GrantChange::ElsewhereUntil(day) => grant.elsewhere_until = day,
        GrantChange::ToggleSystem(id) => {
            if !grant.systems.remove(&id) && grant.systems.len() < MOST_ROWS {
                grant.systems.insert(id);
            }
        }
        GrantChange::SelfAuthorisation(may) => grant.self_authorisation = may,
        GrantChange::Level(level) => grant.level = level,
        GrantChange::ApprovedBy(person) => grant.approved_by = person,
        GrantChange::DeclaredOn(day) => grant.declared_on = day,
        GrantChange::InstructedOn(day) => grant.instructed_on = day,
        GrantChange::ToggleSafeguard(id) => {
            let known = |own: &Safeguard| own.id == id;
            if !grant.safeguards.remove(&id) && super::super::content::safeguards().iter().any(known) {
                grant.safeguards.insert(id);
            }
        }
        GrantChange::Reason(reason) => grant.reason = reason,
        GrantChange::Note(text) => grant.note = text,
    }
}

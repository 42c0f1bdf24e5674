//! The register of suppliers: a dossier for each, and every change to it.

use super::content::{cover, persons, responsibilities, Question};
use super::dossier::{
    Accepted, Agreement, AuditReport, Dossier, FollowUp, Measure, Reply, Request, RequestStatus, Termination,
};
use super::exchange::{Answer, Receipt};
use crate::domain::{ActionStatus, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use super::edit::{
    AgreementChange, Change, Edit, FollowUpChange, MeasureChange, ReplyChange, ReportChange,
    TerminationChange,
};

/// Everything that the clinic keeps about its suppliers, besides their facts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Register {
    /// By the supplier's id in the clinic's facts.
    pub dossiers: BTreeMap<Id, Dossier>,
    /// Who does what, where it is agreed otherwise than the catalogue says; by the area's id.
    pub responsibilities: BTreeMap<String, String>,
}

impl Register {
    /// What is kept about a supplier; an empty dossier when nothing is.
    pub fn dossier(&self, id: &Id) -> &Dossier {
        static EMPTY: std::sync::OnceLock<Dossier> = std::sync::OnceLock::new();
        self.dossiers.get(id).unwrap_or_else(|| EMPTY.get_or_init(Dossier::default))
    }

    /// Carries out a change. What fits nothing changes nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            // The registry hands facts to the clinic (`Feature::facts`).
            Edit::Fact(..) => {}
            Edit::Responsibility(row, text) if responsibilities().iter().any(|own| own.id == row) => {
                write_or_clear(&mut self.responsibilities, row, text);
            }
            Edit::Responsibility(..) => {}
            Edit::Dossier(id, change) => {
                let mut dossier = self.dossiers.remove(&id).unwrap_or_default();
                dossier.apply(change);
                if dossier != Dossier::default() {
                    self.dossiers.insert(id, dossier);
                }
            }
        }
    }

    /// Keeps what a sample proposes, and takes out what only its clinic can have decided, asked or agreed.
    pub fn make_ours(&mut self) {
        for dossier in self.dossiers.values_mut() {
            let agreement = std::mem::take(&mut dossier.agreement);
            *dossier = Dossier {
                role_reason: std::mem::take(&mut dossier.role_reason),
                agreement: Agreement {
                    persons: agreement.persons,
                    cover: agreement.cover,
                    ..Agreement::default()
                },
                ..Dossier::default()
            };
        }
        self.responsibilities.clear();
    }
}

/// Writes a text under a key; an empty text takes the key away.
fn write_or_clear(texts: &mut BTreeMap<String, String>, key: String, text: String) {
    if text.is_empty() {
        texts.remove(&key);
    } else {
        texts.insert(key, text);
    }
}

/// Adds a row unless there is one with its id; changes or takes away the row with an id.
macro_rules! rows {
    ($rows:expr, $id:expr, add $row:expr) => {
        if !$rows.iter().any(|row| row.id == $id) {
            $rows.push($row);
        }
    };
    ($rows:expr, $id:expr, change $change:expr) => {
        if let Some(row) = $rows.iter_mut().find(|row| row.id == $id) {
            row.apply($change);
        }
    };
}

impl Dossier {
    fn apply(&mut self, change: Change) {
        match change {
            Change::RoleReason(reason, today) => {
                self.role_reason = reason;
                self.role_decided_on = Some(today);
            }
            Change::Agreement(change) => self.agreement.apply(change),
            Change::AddReport(id) => {
                rows!(self.reports, id, add AuditReport { id, ..AuditReport::default() })
            }
            Change::Report(id, change) => rows!(self.reports, id, change change),
            Change::RemoveReport(id) => self.reports.retain(|row| row.id != id),
            Change::AddFollowUp(id, day) => {
                rows!(self.follow_ups, id, add FollowUp { id, date: Some(day), ..FollowUp::default() });
            }
            Change::FollowUp(id, change) => rows!(self.follow_ups, id, change change),
            Change::RemoveFollowUp(id) => self.follow_ups.retain(|row| row.id != id),
            Change::Ask(request) => rows!(self.requests, request.id, add request),
            Change::RequestDue(id, due) => {
                if let Some(request) = self.open_request(&id) {
                    request.due = due;
                }
            }
            Change::Withdraw(id) => {
                if let Some(request) = self.open_request(&id) {
                    request.status = RequestStatus::Withdrawn;
                }
            }
            Change::Accept(answer, receipt) => self.accept(*answer, receipt),
            Change::Reply(..) | Change::Verdict(..) | Change::VerdictReason(..) => self.assess(change),
            Change::AddMeasure(id, question, owner, due) => {
                let measure = Measure { id, question, owner, due, ..Measure::default() };
                rows!(self.measures, measure.id, add measure);
            }
            Change::Measure(id, change) => rows!(self.measures, id, change change),
            Change::RemoveMeasure(id) => self.measures.retain(|row| row.id != id),
            Change::Terminate => drop(self.termination.get_or_insert_with(Termination::default)),
            Change::Termination(change) => {
                if let Some(termination) = &mut self.termination {
                    termination.apply(change);
                }
            }
            Change::Resume => self.termination = None,
        }
    }

    fn open_request(&mut self, id: &Id) -> Option<&mut Request> {
        let mut requests = self.requests.iter_mut();
        requests.find(|request| request.id == *id && request.status == RequestStatus::Open)
    }

    /// Takes in an answer to an open request. Only what was asked is kept, and no file twice.
    fn accept(&mut self, answer: Answer, receipt: Receipt) {
        if self.accepted.iter().any(|known| known.digest == receipt.digest) {
            return;
        }
        let Some(request) = self.open_request(&answer.request) else { return };
        request.status = RequestStatus::Answered;
        let asked: Vec<&str> = request.questions.questions().iter().map(|own| own.id.as_str()).collect();
        for (id, reply) in answer.replies {
            if asked.contains(&id.as_str()) && !reply.is_blank() {
                if self.replies.get(&id).is_none_or(|before| !before.says_the_same(&reply)) {
                    // Judgement and measures were about the answer before.
                    self.judgements.remove(&id);
                    let own = self.measures.iter_mut().filter(|measure| measure.question == id);
                    own.filter(|measure| measure.status == ActionStatus::Done)
                        .for_each(|measure| measure.superseded = true);
                }
                self.replies.insert(id, Reply { by_supplier: true, ..reply });
            }
        }
        self.accepted.push(Accepted {
            request: answer.request,
            digest: receipt.digest,
            key: receipt.key,
            company: answer.company,
            name: answer.name,
            role: answer.role,
            answered_on: answer.answered_on,
            accepted_on: Some(receipt.day),
        });
    }

    /// What the clinic answers and judges itself.
    fn assess(&mut self, change: Change) {
        match change {
            Change::Reply(question, change) if Question::find(&question).is_some() => {
                let reply = self.replies.entry(question).or_default();
                reply.apply(change);
                reply.by_supplier = false;
            }
            Change::Verdict(question, verdict) if Question::find(&question).is_some() => {
                self.judgements.entry(question).or_default().verdict = verdict;
            }
            Change::VerdictReason(question, reason) if Question::find(&question).is_some() => {
                self.judgements.entry(question).or_default().reason = reason;
            }
            _ => {}
        }
    }
}

impl Agreement {
    fn apply(&mut self, change: AgreementChange) {
        match change {
            AgreementChange::Origin(origin) => self.origin = Some(origin),
            AgreementChange::SignedOn(day) => self.signed_on = day,
            AgreementChange::EndsOn(day) => self.ends_on = day,
            AgreementChange::Kept(text) => self.kept = text,
            AgreementChange::TogglePersons(id) if persons().iter().any(|own| own.id == id) => {
                if !self.persons.remove(&id) {
                    self.persons.insert(id);
                }
            }
            AgreementChange::Cover(field, text) if cover().iter().any(|own| own.id == field) => {
                write_or_clear(&mut self.cover, field, text);
            }
            AgreementChange::TogglePersons(_) | AgreementChange::Cover(..) => {}
        }
    }
}

impl AuditReport {
    fn apply(&mut self, change: ReportChange) {
        match change {
            ReportChange::Title(text) => self.title = text,
            ReportChange::Date(day) => self.date = day,
            ReportChange::Kept(text) => self.kept = text,
        }
    }
}

impl FollowUp {
    fn apply(&mut self, change: FollowUpChange) {
        match change {
            FollowUpChange::Date(day) => self.date = day,
            FollowUpChange::Note(text) => self.note = text,
        }
    }
}

impl Reply {
    /// Carries out a change; the supplier's form uses it, too.
    pub fn apply(&mut self, change: ReplyChange) {
        match change {
            ReplyChange::Choice(choice) => self.choice = Some(choice),
            ReplyChange::Option(option) => self.option = option,
            ReplyChange::Note(text) => self.note = text,
            ReplyChange::Evidence(text) => self.evidence = text,
        }
    }
}

impl Measure {
    fn apply(&mut self, change: MeasureChange) {
        match change {
            MeasureChange::Title(text) => self.title = text,
            MeasureChange::Owner(owner) => self.owner = owner,
            MeasureChange::Due(due) => self.due = due,
            MeasureChange::Status(status) => self.status = status,
            MeasureChange::Note(text) => self.done_note = text,
        }
    }
}

impl Termination {
    fn apply(&mut self, change: TerminationChange) {
        match change {
            TerminationChange::EndsOn(day) => self.ends_on = day,
            TerminationChange::DeleteBy(day) => self.delete_by = day,
            TerminationChange::Data(data) => self.data = Some(data),
            TerminationChange::DeclaredOn(day) => self.declared_on = day,
            TerminationChange::Kept(text) => self.kept = text,
        }
    }
}

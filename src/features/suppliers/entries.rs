//! The register as entries, in words, for comparing and merging two versions of the binder.

use super::content::{responsibilities, Question};
use super::dossier::Dossier;
use super::model::Register;
use super::{t, words};
use crate::content::{Lang, Localized};
use crate::domain::Clinic;

/// What an entry is called. A dossier knows no name of its own: that is one of the clinic's facts.
pub fn label(register: &Register, key: &[&str], lang: Lang) -> Option<String> {
    match key {
        ["dossiers", id] => {
            let company = register.dossier(&(*id).into()).accepted.last().map(|own| own.company.clone());
            Some(match company {
                Some(name) => t::ENTRY_DOSSIER.fill(lang, &[("name", &name)]),
                None => t::ENTRY_DOSSIER_UNNAMED.string(lang),
            })
        }
        ["responsibilities", id] => {
            let row = responsibilities().iter().find(|row| row.id == *id)?;
            Some(t::ENTRY_AREA.fill(lang, &[("area", &row.area.get(lang))]))
        }
        _ => None,
    }
}

/// What an entry says; `names` knows the supplier and the people that it points to.
pub fn lines(names: &Clinic, register: &Register, key: &[&str], lang: Lang) -> Option<Vec<String>> {
    match key {
        ["dossiers", id] => {
            let id = (*id).into();
            let mut lines = Lines(lang, vec![]);
            let name = names.supplier(&id).map(|supplier| supplier.label(lang));
            lines.add(&t::FIELD_SUPPLIER, &name.unwrap_or_default());
            dossier_lines(names, register.dossiers.get(&id)?, &mut lines);
            Some(lines.1)
        }
        ["responsibilities", id] => Some(vec![register.responsibilities.get(*id)?.clone()]),
        _ => None,
    }
}

/// Lines of the form "label: value"; a value that is empty is left out.
struct Lines(Lang, Vec<String>);

impl Lines {
    fn add(&mut self, label: &Localized, value: &str) {
        if !value.trim().is_empty() {
            self.1.push(format!("{}: {}", label.get(self.0), value.trim()));
        }
    }
}

fn dossier_lines(names: &Clinic, dossier: &Dossier, lines: &mut Lines) {
    let lang = lines.0;
    lines.add(&t::FIELD_ROLE_REASON, &dossier.role_reason);
    agreement_lines(dossier, lines);
    for report in &dossier.reports {
        let text =
            format!("{}, {}, {}", report.title.trim(), words::date(report.date, lang), report.kept.trim());
        lines.add(&t::FIELD_REPORTS, &text);
    }
    for talk in &dossier.follow_ups {
        lines.add(&t::ENTRY_FOLLOW_UP, &format!("{} {}", words::date(talk.date, lang), talk.note.trim()));
    }
    for request in &dossier.requests {
        let status = words::request_status(request.status).get(lang);
        lines.add(&t::ENTRY_REQUESTS, &format!("{}, {status}", words::date(request.made_on, lang)));
    }
    for (id, reply) in &dossier.replies {
        if let Some(question) = Question::find(id) {
            let said = words::reply(question, Some(reply), lang);
            lines.add(&t::ENTRY_REPLIES, format!("{} {said} {}", question.id, reply.evidence).trim_end());
        }
    }
    for (id, judgement) in &dossier.judgements {
        let verdict = judgement.verdict.map(|own| words::verdict(own).string(lang)).unwrap_or_default();
        lines.add(&t::COLUMN_VERDICT, &format!("{id} {verdict} {}", judgement.reason));
    }
    for measure in &dossier.measures {
        let (owner, due) = (names.person_name(measure.owner.as_ref()), words::date(measure.due, lang));
        let status = words::status(measure.status).get(lang);
        let parts = [measure.text(lang), owner, due, status.to_owned(), measure.done_note.trim().to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
        lines.add(&t::ENTRY_MEASURE, &parts.join(", "));
    }
    end_lines(dossier, lines);
}

fn agreement_lines(dossier: &Dossier, lines: &mut Lines) {
    let (lang, agreement) = (lines.0, &dossier.agreement);
    let origin = agreement.origin.map(|origin| words::origin(origin).string(lang)).unwrap_or_default();
    lines.add(&t::AGREEMENT_TITLE, &origin);
    if agreement.signed_on.is_some() {
        lines.add(&t::FIELD_AGREEMENT, &words::date(agreement.signed_on, lang));
    }
    if agreement.ends_on.is_some() {
        lines.add(&t::FIELD_LAST_DAY, &words::date(agreement.ends_on, lang));
    }
    lines.add(&t::AGREEMENT_KEPT, &agreement.kept);
    lines.add(&t::AGREEMENT_PERSONS, &words::persons(&agreement.persons, lang).join("; "));
    for field in super::content::cover() {
        if let Some(text) = agreement.cover.get(&field.id) {
            lines.add(&field.label, text);
        }
    }
}

fn end_lines(dossier: &Dossier, lines: &mut Lines) {
    let lang = lines.0;
    let Some(termination) = &dossier.termination else { return };
    lines.add(&t::ENTRY_END, &words::date(termination.ends_on, lang));
    lines.add(&t::FIELD_DELETE_BY, &words::date(termination.delete_by, lang));
    let data = termination.data.map(|data| words::at_end(data).string(lang)).unwrap_or_default();
    lines.add(&t::FIELD_AT_END, &data);
    if termination.declared_on.is_some() {
        lines.add(&t::DECLARED_ON, &words::date(termination.declared_on, lang));
    }
    lines.add(&t::DECLARATION_KEPT, &termination.kept);
}

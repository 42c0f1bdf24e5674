//! What the module promises, beyond what stands at the foot of its files.

mod answering;
mod catalogues;
mod documents;
mod exchange;
mod register;

use super::content::QuestionSet;
use super::dossier::{Dossier, Reply, Request};
use super::exchange::Answer;
use super::model::{Change, Edit, Register};
use super::{Suppliers, CLINIC_SAMPLE};
use crate::content::{localise, Lang};
use crate::domain::{Clinic, Ctx, Date, Digest, Id};
use crate::features::Feature;

/// The day on which everything is looked at.
const DAY: Date = jiff::civil::date(2026, 11, 22);
/// A request of the tests.
const REQUEST: &str = "0123456789abcdef0123456789abcdef";

/// Normland's facts.
fn clinic(lang: Lang) -> Clinic {
    serde_json::from_value(localise(CLINIC_SAMPLE, lang).expect("JSON")).expect("the clinic's sample")
}

fn register(lang: Lang) -> Register {
    Suppliers::sample(lang)
}

fn in_ctx<T>(clinic: &Clinic, lang: Lang, today: Date, work: impl Fn(&Ctx) -> T) -> T {
    let digest = Digest { series: "7F3A".into(), ..Digest::default() };
    work(&Ctx { clinic, digest: &digest, lang, today })
}

fn change(register: &mut Register, supplier: &str, change: Change) {
    register.apply(Edit::Dossier(supplier.into(), change));
}

/// A register in which the record supplier has one open request.
fn asked(clinic: &Clinic) -> Register {
    let supplier = clinic.supplier(&"record-supplier".into()).expect("in the sample");
    let mut register = Register::default();
    let request = Request {
        id: REQUEST.into(),
        questions: QuestionSet::of(supplier),
        made_on: Some(DAY),
        due: None,
        ..Request::default()
    };
    change(&mut register, "record-supplier", Change::Ask(request));
    register
}

/// An honest answer to that request.
fn answered(clinic: &Clinic) -> Answer {
    use super::content::AnswerKind;
    use super::dossier::Choice;
    let supplier = clinic.supplier(&"record-supplier".into()).expect("in the sample");
    let questions = QuestionSet::of(supplier);
    let reply = |question: &super::content::Question| match question.answer {
        AnswerKind::YesPartlyNo => Reply { choice: Some(Choice::Yes), ..Reply::default() },
        AnswerKind::Choice => Reply { option: question.options[0].id.clone(), ..Reply::default() },
        AnswerKind::Date => Reply { note: "2026-06-18".into(), ..Reply::default() },
        _ => Reply { note: "Innen 24 timer".into(), ..Reply::default() },
    };
    Answer {
        request: REQUEST.into(),
        clinic: clinic.name.clone(),
        lang: Lang::Nb,
        company: supplier.name.clone(),
        organisation_number: supplier.organisation_number.clone(),
        name: "Ingrid".into(),
        role: "Personvernombud".into(),
        email: String::new(),
        answered_on: Some(DAY),
        replies: questions.questions().iter().map(|own| (own.id.clone(), reply(own))).collect(),
        questions,
    }
}

fn dossier<'a>(register: &'a Register, id: &str) -> &'a Dossier {
    register.dossier(&Id::from(id))
}

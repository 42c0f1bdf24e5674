//! The supplier's form: pages of a fair size, what is still open, and what undoes a signature.

use super::{Lang, DAY, REQUEST};
use crate::domain::ServiceType;
use crate::features::suppliers::answering::{pages, refusal, Fill, Form};
use crate::features::suppliers::content::{presets, Good, QuestionSet, QUESTIONS_VERSION};
use crate::features::suppliers::dossier::Choice;
use crate::features::suppliers::exchange::{compare, read, write_answer, Inquiry, Mismatch, Received};
use crate::features::suppliers::model::ReplyChange;

fn inquiry(service: ServiceType) -> Inquiry {
    Inquiry {
        request: REQUEST.into(),
        clinic: "Klinikken".into(),
        contact: "Lena".into(),
        questions: QuestionSet { service, version: QUESTIONS_VERSION, ..QuestionSet::default() },
        due: Some(DAY),
    }
}

fn begun(service: ServiceType) -> Form {
    let mut form = Form::default();
    form.apply(Fill::Begin(inquiry(service), Lang::Nb));
    form
}

fn choose(form: &mut Form, id: &str, choice: Choice) {
    form.apply(Fill::Reply(id.into(), ReplyChange::Choice(choice)));
}

#[test]
fn every_question_stands_on_one_page_and_no_page_is_too_light_or_too_long() {
    for preset in presets() {
        for (remote_access, third_country) in [(false, false), (true, false), (true, true)] {
            let set = QuestionSet { remote_access, third_country, ..inquiry(preset.service).questions };
            let pages = pages(&set);
            let on_pages: Vec<&str> =
                pages.iter().flat_map(|page| &page.questions).map(|question| question.id.as_str()).collect();
            let asked: Vec<&str> = set.questions().iter().map(|question| question.id.as_str()).collect();
            assert_eq!(on_pages, asked, "{}", preset.id);
            let sizes: Vec<usize> = pages.iter().map(|page| page.questions.len()).collect();
            assert!(sizes.iter().all(|size| (2..=6).contains(size)), "{}: {sizes:?}", preset.id);
            assert!(sizes.iter().filter(|size| **size < 3).count() <= 1, "{}: {sizes:?}", preset.id);
            assert!(pages.len() <= 9, "{}: {sizes:?}", preset.id);
        }
    }
}

#[test]
fn an_answer_other_than_the_good_one_calls_for_a_few_words() {
    let mut form = begun(ServiceType::RecordSystemHosted);
    let questions = form.answer.questions.questions();
    for (good, fine) in [(Good::Yes, Choice::Yes), (Good::No, Choice::No)] {
        let question = *questions.iter().find(|own| own.good == Some(good)).expect("one of each");
        assert!(form.unexplained(&[question]).is_empty(), "an open question is no error");
        for choice in Choice::ALL {
            choose(&mut form, &question.id, choice);
            let lacking = form.unexplained(&[question]);
            assert_eq!(lacking.is_empty(), choice == fine, "{} {choice:?}", question.id);
        }
        let words = ReplyChange::Note("Fra mars".into());
        choose(&mut form, &question.id, Choice::Partly);
        form.apply(Fill::Reply(question.id.clone(), words));
        assert!(form.unexplained(&[question]).is_empty(), "{}", question.id);
    }
}

#[test]
fn what_is_changed_after_the_signature_must_be_signed_again() {
    let mut form = begun(ServiceType::OnlineBooking);
    form.apply(Fill::Name("Kari".into()));
    form.apply(Fill::Sign(DAY, Lang::Nb));
    form.apply(Fill::Save);
    assert!(form.answer.answered_on == Some(DAY) && !form.is_unsaved);
    choose(&mut form, "D-07", Choice::Yes);
    assert!(form.answer.answered_on.is_none() && form.is_unsaved);
}

#[test]
fn an_unfinished_file_is_taken_up_again_and_no_clinic_takes_it_for_an_answer() {
    let mut form = begun(ServiceType::OnlineBooking);
    form.apply(Fill::Company("Timebok AS".into()));
    form.apply(Fill::Name("Kari".into()));
    choose(&mut form, "D-07", Choice::Yes);
    let file = write_answer(&form.answer);
    let Ok(Received::Answer { answer, digest, .. }) = read(file.as_bytes()) else { panic!("{file}") };
    let clinic = super::clinic(Lang::Nb);
    let mut own = super::asked(&clinic);
    let dossier = own.dossiers.values_mut().next().expect("the one that was asked");
    dossier.requests[0].questions = form.answer.questions.clone();
    let taken = super::in_ctx(&clinic, Lang::Nb, DAY, |ctx| {
        compare(ctx, &own, (*answer).clone(), &digest, None).map(|_| ())
    });
    assert_eq!(taken, Err(Mismatch::NoName));
    let mut again = Form::default();
    again.apply(Fill::Resume(answer.clone()));
    assert_eq!(again.answer.company, "Timebok AS");
    assert_eq!(again.open().len(), form.open().len());
    assert_eq!((again.contact.as_str(), again.due), ("", None), "the file does not say");
    form.apply(Fill::Resume(answer));
    assert_eq!((form.contact.as_str(), form.due), ("Lena", Some(DAY)), "the open request does");
}

#[test]
fn a_request_that_this_app_can_not_ask_is_refused() {
    assert_eq!(refusal(&inquiry(ServiceType::Video).questions), None);
    let mut newer = inquiry(ServiceType::Video);
    newer.questions.version += 1;
    assert!(refusal(&newer.questions).is_some());
    let mut empty = inquiry(ServiceType::Video);
    empty.questions.only = ["D-99".to_owned()].into();
    assert!(refusal(&empty.questions).is_some());
}

#[test]
fn an_answer_to_what_was_not_asked_changes_nothing() {
    let mut form = begun(ServiceType::OnlineBooking);
    choose(&mut form, "D-99", Choice::Yes);
    assert!(form.answer.replies.is_empty());
}

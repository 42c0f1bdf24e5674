//! Files that were changed, mixed up or made to harm: each has its own answer, and none changes anything.

use super::{answered, asked, change, clinic, dossier, in_ctx, DAY, REQUEST};
use crate::content::Lang;
use crate::domain::DateExt;
use crate::features::suppliers::dossier::{Choice, RequestStatus};
use crate::features::suppliers::exchange::{
    compare, read, write_answer, write_request, Answer, Incoming, Inquiry, Mismatch, ReadError, Receipt,
    Received, Remark, MOST_BYTES,
};
use crate::features::suppliers::model::{Change, Register};
use sha2::{Digest as _, Sha256};

/// What became of a file.
#[derive(Debug, PartialEq)]
enum Fate {
    Unread(ReadError),
    Refused(Mismatch),
    Shown,
}

fn take_in(bytes: &[u8], clinic: &crate::domain::Clinic, register: &Register) -> Result<Incoming, Fate> {
    match read(bytes).map_err(Fate::Unread)? {
        Received::Inquiry(_) => Err(Fate::Unread(ReadError::Inquiry)),
        Received::Answer { answer, digest, .. } => in_ctx(clinic, Lang::Nb, DAY, |ctx| {
            compare(ctx, register, (*answer).clone(), &digest, Some(&"record-supplier".into()))
                .map_err(Fate::Refused)
        }),
    }
}

fn fate(bytes: &[u8], clinic: &crate::domain::Clinic, register: &Register) -> Fate {
    take_in(bytes, clinic, register).map_or_else(|fate| fate, |_| Fate::Shown)
}

/// The file with its content changed as text and counted anew, as somebody would who means harm.
fn forged(answer: &Answer, change: impl Fn(&str) -> String) -> String {
    let content = change(&serde_json::to_string(answer).unwrap());
    let sum: String = Sha256::digest(content.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        r#"{{"format":"klinikkvern-skjema","version":1,"kind":"answer","sha256":"{sum}","content":{content}}}"#
    )
}

/// An answer with one change.
fn with(answer: &Answer, change: impl Fn(&mut Answer)) -> Vec<u8> {
    let mut changed = answer.clone();
    change(&mut changed);
    write_answer(&changed).into_bytes()
}

#[test]
fn an_honest_answer_is_shown_and_accepted_once() {
    let clinic = clinic(Lang::Nb);
    let mut register = asked(&clinic);
    let answer = answered(&clinic);
    let bytes = write_answer(&answer).into_bytes();
    let incoming = take_in(&bytes, &clinic, &register).expect("it belongs here");
    assert_eq!((incoming.missing.len(), incoming.not_asked), (0, 0));
    assert_eq!(incoming.changes.len(), answer.replies.len(), "everything is new");
    assert!(incoming.red_flags.iter().any(|question| question.id == "D-07"), "yes to own use is a red flag");
    assert!(incoming.remarks.is_empty(), "{:?}", incoming.remarks);
    let accept = Change::Accept(Box::new(incoming.answer), Receipt::unsigned(incoming.digest, DAY));
    change(&mut register, "record-supplier", accept.clone());
    let after = register.clone();
    let own = dossier(&register, "record-supplier");
    assert_eq!(own.requests[0].status, RequestStatus::Answered);
    assert!(own.replies.values().all(|reply| reply.by_supplier) && own.replies.len() == answer.replies.len());
    change(&mut register, "record-supplier", accept);
    assert_eq!(register, after, "the same answer twice changes nothing");
}

/// Every way in which a file can fail to belong here, with what is said about it. (`reliability.md` T5.)
#[test]
fn every_mismatch_is_told_apart_and_changes_nothing() {
    let clinic = clinic(Lang::Nb);
    let register = asked(&clinic);
    let answer = answered(&clinic);
    let honest = write_answer(&answer);
    let mut accepted = register.clone();
    let Received::Answer { answer: read_back, digest, .. } = read(honest.as_bytes()).unwrap() else {
        panic!()
    };
    change(&mut accepted, "record-supplier", Change::Accept(read_back, Receipt::unsigned(digest, DAY)));
    let mut withdrawn = register.clone();
    change(&mut withdrawn, "record-supplier", Change::Withdraw(REQUEST.into()));
    let mut gone = clinic.clone();
    gone.suppliers.retain(|supplier| supplier.id.0 != "record-supplier");
    let mut elsewhere = Register::default();
    elsewhere.dossiers.insert("operations".into(), dossier(&register, "record-supplier").clone());
    let inquiry =
        Inquiry { request: REQUEST.into(), questions: answer.questions.clone(), ..Inquiry::default() };
    let other_name = clinic.supplier(&"operations".into()).unwrap().name.clone();
    let text = |text: &str| text.as_bytes().to_vec();
    let unread = |error| Fate::Unread(error);
    let refused = |mismatch| Fate::Refused(mismatch);
    use {Mismatch as M, ReadError as R};
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let cases: Vec<(&str, Vec<u8>, &crate::domain::Clinic, &Register, Fate)> = vec![
        ("too large", vec![b' '; MOST_BYTES + 1], &clinic, &register, unread(R::TooLarge)),
        ("empty", text(" \n"), &clinic, &register, unread(R::Empty)),
        ("a picture", vec![0xFF, 0xD8, 0xFF, 0xE0], &clinic, &register, unread(R::NotOurs)),
        ("some other JSON", text(r#"{"a":1}"#), &clinic, &register, unread(R::NotOurs)),
        ("a letter", text("Hei, her er svarene."), &clinic, &register, unread(R::NotOurs)),
        (
            "a binder",
            text(r#"{"format":"klinikkvern-binder","version":1}"#),
            &clinic,
            &register,
            unread(R::Binder),
        ),
        ("a PDF", text("%PDF-1.7 …"), &clinic, &register, unread(R::Pdf)),
        ("braces without end", text(&deep), &clinic, &register, unread(R::TooDeep)),
        ("torn", text(&honest[..honest.len() / 2]), &clinic, &register, unread(R::Damaged)),
        (
            "one letter changed",
            text(&honest.replacen("Ingrid", "Astrid", 1)),
            &clinic,
            &register,
            unread(R::Damaged),
        ),
        (
            "no version",
            text(&honest.replacen(r#""version":1,"kind""#, r#""kind""#, 1)),
            &clinic,
            &register,
            unread(R::Damaged),
        ),
        (
            "a newer form",
            text(&honest.replacen(r#""version":1,"kind""#, r#""version":2,"kind""#, 1)),
            &clinic,
            &register,
            unread(R::TooNew),
        ),
        (
            "an unknown kind",
            text(&honest.replacen(r#""kind":"answer""#, r#""kind":"order""#, 1)),
            &clinic,
            &register,
            unread(R::Misfit),
        ),
        (
            "no name of the firm",
            text(&forged(&answer, |json| json.replacen("company", "x", 1))),
            &clinic,
            &register,
            unread(R::Misfit),
        ),
        (
            "a choice that is none",
            text(&forged(&answer, |json| json.replacen("\"yes\"", "\"maybe\"", 1))),
            &clinic,
            &register,
            unread(R::Misfit),
        ),
        (
            "a name of ten pages",
            with(&answer, |own| own.company = "x".repeat(30_000)),
            &clinic,
            &register,
            unread(R::TooLong),
        ),
        (
            "a description of a book",
            with(&answer, |own| own.replies.get_mut("D-39").unwrap().note = "x ".repeat(9_000)),
            &clinic,
            &register,
            unread(R::TooLong),
        ),
        (
            "a thousand answers",
            with(&answer, |own| {
                (0..1_000)
                    .for_each(|n| drop(own.replies.insert(format!("X-{n}"), own.replies["D-39"].clone())))
            }),
            &clinic,
            &register,
            unread(R::TooLong),
        ),
        ("the questions", text(&write_request(&inquiry)), &clinic, &register, unread(R::Inquiry)),
        ("accepted before", text(&honest), &clinic, &accepted, refused(M::Replayed(Some(DAY)))),
        (
            "of another clinic",
            with(&answer, |own| {
                (own.request, own.clinic) = ("f".repeat(32).as_str().into(), "Nabolegen".into())
            }),
            &clinic,
            &register,
            refused(M::Foreign("Nabolegen".into())),
        ),
        (
            "to no request here",
            with(&answer, |own| own.request = "f".repeat(32).as_str().into()),
            &clinic,
            &register,
            refused(M::UnknownRequest),
        ),
        ("of a supplier that was taken off", text(&honest), &gone, &register, refused(M::SupplierGone)),
        ("of another supplier", text(&honest), &clinic, &elsewhere, refused(M::OtherSupplier(other_name))),
        (
            "to a request that has its answer",
            with(&answer, |own| own.name = "Astrid".into()),
            &clinic,
            &accepted,
            refused(M::AlreadyAnswered),
        ),
        ("to a withdrawn request", text(&honest), &clinic, &withdrawn, refused(M::Withdrawn)),
        (
            "to older questions",
            with(&answer, |own| own.questions.version = 0),
            &clinic,
            &register,
            refused(M::OldQuestions),
        ),
        (
            "to newer questions",
            with(&answer, |own| own.questions.version = 9),
            &clinic,
            &register,
            refused(M::NewQuestions),
        ),
        (
            "to other questions",
            with(&answer, |own| own.questions.remote_access = false),
            &clinic,
            &register,
            refused(M::OtherQuestions),
        ),
        (
            "without an answer",
            with(&answer, |own| own.replies.clear()),
            &clinic,
            &register,
            refused(M::NothingAnswered),
        ),
        (
            "to what was not asked only",
            with(&answer, |own| own.replies.retain(|id, _| id == "D-01")),
            &clinic,
            &register,
            refused(M::NothingAnswered),
        ),
        ("of nobody", with(&answer, |own| own.name = " ".into()), &clinic, &register, refused(M::NoName)),
        ("of no day", with(&answer, |own| own.answered_on = None), &clinic, &register, refused(M::NoName)),
        (
            "of next year",
            with(&answer, |own| own.answered_on = Some(DAY.plus_months(12))),
            &clinic,
            &register,
            refused(M::InTheFuture),
        ),
        (
            "from before the request",
            with(&answer, |own| own.answered_on = Some(DAY.plus_days(-30))),
            &clinic,
            &register,
            refused(M::BeforeRequest),
        ),
    ];
    assert!(cases.len() >= 24);
    for (name, bytes, clinic, register, expected) in cases {
        assert_eq!(fate(&bytes, clinic, register), expected, "a file {name}");
    }
}

#[test]
fn every_trouble_says_what_happened_and_what_to_do() {
    use std::collections::BTreeSet;
    use {Mismatch as M, ReadError as R};
    let read = [
        R::TooLarge,
        R::Empty,
        R::NotOurs,
        R::Binder,
        R::Pdf,
        R::TooDeep,
        R::Damaged,
        R::TooNew,
        R::Misfit,
        R::TooLong,
        R::Inquiry,
    ];
    let mismatches = [
        M::Replayed(None),
        M::Replayed(Some(DAY)),
        M::Foreign("A".into()),
        M::UnknownRequest,
        M::SupplierGone,
        M::OtherSupplier("B".into()),
        M::AlreadyAnswered,
        M::Withdrawn,
        M::OldQuestions,
        M::NewQuestions,
        M::OtherQuestions,
        M::NothingAnswered,
        M::NoName,
        M::BeforeRequest,
        M::InTheFuture,
    ];
    for lang in Lang::ALL {
        let said: Vec<(String, String)> = read
            .iter()
            .map(|error| (error.message(lang), error.remedy(lang)))
            .chain(mismatches.iter().map(|error| (error.message(lang), error.remedy(lang))))
            .collect();
        let messages: BTreeSet<&String> = said.iter().map(|(message, _)| message).collect();
        assert_eq!(messages.len(), said.len(), "each cause has a sentence of its own");
        for (message, remedy) in &said {
            let whole = |text: &str| text.ends_with('.') && !text.contains('{');
            assert!(whole(message) && whole(remedy), "{message} / {remedy}");
        }
    }
}

#[test]
fn what_was_not_asked_is_counted_and_left_out() {
    let clinic = clinic(Lang::Nb);
    let mut register = asked(&clinic);
    let mut answer = answered(&clinic);
    for id in ["D-01", "D-99", "__proto__"] {
        answer.replies.insert(id.into(), answer.replies["D-39"].clone());
    }
    answer.replies.remove("D-14");
    let incoming = take_in(write_answer(&answer).as_bytes(), &clinic, &register).unwrap();
    assert_eq!(incoming.not_asked, 3);
    assert_eq!(incoming.missing.iter().map(|question| question.id.as_str()).collect::<Vec<_>>(), ["D-14"]);
    // Also an edit that somebody builds past the preview keeps to what was asked.
    change(&mut register, "record-supplier", Change::Accept(Box::new(answer), Receipt::unsigned("x", DAY)));
    assert!(!dossier(&register, "record-supplier").replies.contains_key("D-01"));
}

#[test]
fn unknown_fields_are_counted_and_ignored() {
    let answer = answered(&clinic(Lang::Nb));
    let file = forged(&answer, |json| json.replacen('{', r#"{"script":"<script>","priority":1,"#, 1));
    let Ok(Received::Answer { answer: kept, unknown_fields, .. }) = read(file.as_bytes()) else { panic!() };
    assert_eq!(unknown_fields, 2);
    assert_eq!(kept.company, answer.company);
}

#[test]
fn signs_that_deceive_are_shown_and_remarked_upon() {
    let clinic = clinic(Lang::Nb);
    let register = asked(&clinic);
    let mut answer = answered(&clinic);
    answer.company = "Journal\u{202E}SA nerødnarevel".into();
    answer.replies.get_mut("D-39").unwrap().note = "Se <b>x</b>\u{200B}\u{0} 01017012345".into();
    answer.organisation_number = "974 760 673".into();
    let incoming = take_in(write_answer(&answer).as_bytes(), &clinic, &register).unwrap();
    assert_eq!(incoming.answer.company, "Journal⟦U+202E⟧SA nerødnarevel");
    assert_eq!(incoming.answer.replies["D-39"].note, "Se <b>x</b>⟦U+200B⟧⟦U+0000⟧ 01017012345");
    for remark in [Remark::OtherName, Remark::OtherNumber, Remark::DeceivingSigns] {
        assert!(incoming.remarks.contains(&remark), "{remark:?} in {:?}", incoming.remarks);
    }
}

#[test]
fn a_new_answer_sets_aside_what_was_thought_of_the_old_one() {
    let clinic = clinic(Lang::Nb);
    let supplier = clinic.supplier(&"record-supplier".into()).unwrap();
    let mut register = asked(&clinic);
    let id = || "record-supplier";
    change(&mut register, id(), Change::Accept(Box::new(answered(&clinic)), Receipt::unsigned("one", DAY)));
    change(
        &mut register,
        id(),
        Change::Verdict("D-34".into(), Some(crate::features::suppliers::dossier::Verdict::Good)),
    );
    change(&mut register, id(), Change::VerdictReason("D-34".into(), "Vi har sett det.".into()));
    change(&mut register, id(), Change::AddMeasure("m".into(), "D-34".into(), None, None));
    let done = crate::features::suppliers::model::MeasureChange::Status(crate::domain::ActionStatus::Done);
    change(&mut register, id(), Change::Measure("m".into(), done));
    let mut request = dossier(&register, id()).requests[0].clone();
    (request.id, request.status) = ("second".into(), RequestStatus::Open);
    request.questions.only = ["D-34".to_owned()].into();
    let mut again = answered(&clinic);
    (again.request, again.questions) = (request.id.clone(), request.questions.clone());
    again.replies.get_mut("D-34").unwrap().choice = Some(Choice::No);
    change(&mut register, id(), Change::Ask(request));
    change(&mut register, id(), Change::Accept(Box::new(again), Receipt::unsigned("two", DAY)));
    let own = dossier(&register, id());
    let question = crate::features::suppliers::content::Question::find("D-34").unwrap();
    assert_eq!(own.verdict(question, supplier), crate::features::suppliers::dossier::Verdict::Blocks);
}

#[test]
fn the_key_of_the_first_signed_answer_is_remembered_and_another_one_is_told() {
    use crate::features::suppliers::exchange::Key;
    let clinic = clinic(Lang::Nb);
    let mut register = asked(&clinic);
    let id = "record-supplier";
    let key = |register: &Register, key: &str| Key::of(dossier(register, id), key);
    assert_eq!(key(&register, "aa"), Key::First);
    let receipt = |digest: &str, key: &str| Receipt { digest: digest.into(), key: key.into(), day: DAY };
    let accept = |receipt| Change::Accept(Box::new(answered(&clinic)), receipt);
    change(&mut register, id, accept(receipt("one", "aa")));
    assert_eq!((key(&register, "aa"), key(&register, "bb")), (Key::Same, Key::Other));
    // An answer that nobody signed in between makes nobody forget the key.
    for (request, digest, signed) in [("r2", "two", ""), ("r3", "three", "bb")] {
        let asked = crate::features::suppliers::dossier::Request {
            id: request.into(),
            questions: answered(&clinic).questions,
            ..Default::default()
        };
        change(&mut register, id, Change::Ask(asked));
        let answer = Answer { request: request.into(), ..answered(&clinic) };
        assert_eq!(key(&register, "aa"), Key::Same, "before {request}");
        change(&mut register, id, Change::Accept(Box::new(answer), receipt(digest, signed)));
    }
    assert_eq!((key(&register, "aa"), key(&register, "bb")), (Key::Other, Key::Same));
}

#[test]
fn the_signed_pdf_and_the_answer_file_are_one_and_the_same_answer() {
    let clinic = clinic(Lang::Nb);
    let answer = answered(&clinic);
    let document = crate::features::suppliers::document::answers(&answer, Lang::Nb, DAY);
    let digest = |bytes: &[u8]| match read(bytes) {
        Ok(Received::Answer { digest, .. }) => digest,
        other => panic!("{other:?}"),
    };
    assert_eq!(digest(document.data.as_bytes()), digest(write_answer(&answer).as_bytes()));
}

#[test]
fn every_distrust_of_a_pdf_has_words_of_its_own() {
    use crate::domain::Distrust as D;
    use crate::features::suppliers::exchange::distrust;
    for lang in Lang::ALL {
        let said: std::collections::BTreeSet<String> = [D::Changed, D::NotSigned, D::NotOurs, D::NotChecked]
            .into_iter()
            .map(|cause| distrust(cause, lang).0)
            .collect();
        assert_eq!(said.len(), 4);
    }
}

use super::{clinic, day, edited, invitation, sample, taps, with};
use crate::domain::exchange::{LinkError, ReadError, LONGEST_FRAGMENT};
use crate::domain::{DateExt, Id};
use crate::features::training::code::Code;
use crate::features::training::course::Length;
use crate::features::training::document::certificate;
use crate::features::training::exchange::{
    by_code, by_file, read_course, read_receipt, write_course, Completion, Invitation, Mismatch, Remark,
};
use crate::features::training::model::{Edit, Log};
use crate::features::training::walkthrough::{Act, Walkthrough};

fn done(name: &str) -> Completion {
    let mut walk = Walkthrough::of(invitation(&sample(), Length::Yearly));
    taps(&mut walk);
    Completion { name: name.into(), ..walk.completion().expect("signed") }
}

#[test]
fn a_link_holds_nothing_of_the_clinic_but_its_name_the_edition_and_the_day() {
    let own = invitation(&sample(), Length::Full);
    let link = own.fragment().expect("short enough");
    assert!(link.starts_with("#/kurs?f=") && link.len() <= LONGEST_FRAGMENT && link.is_ascii());
    assert_eq!(Invitation::read_fragment(&link), Ok(own.without_own_words()));
    let read = Invitation::read_fragment(&link).unwrap();
    assert!(read.own_words && read.rules.is_empty() && read.cases.is_empty());
    let json = serde_json::to_string(&read).unwrap();
    for person in clinic().people {
        assert!(!json.contains(&person.name), "{}", person.name);
    }
}

#[test]
fn the_longest_name_of_a_clinic_fits_into_a_link() {
    for name in ["Å".repeat(300), "Legekontoret ".repeat(23)] {
        let own = Invitation { clinic: name.trim().to_owned(), ..invitation(&sample(), Length::Full) };
        let link = own.fragment().expect("short enough");
        assert_eq!(Invitation::read_fragment(&link).unwrap().clinic, name.trim());
    }
}

#[test]
fn a_link_that_was_cut_or_changed_is_told_to_be_torn() {
    let link = invitation(&sample(), Length::Yearly).fragment().unwrap();
    let start = link.find("f=").unwrap() + 2;
    for end in start..link.len() {
        assert_eq!(Invitation::read_fragment(&link[..end]), Err(LinkError::Torn), "cut at {end}");
    }
    for at in start..link.len() {
        let mut letters = link.clone().into_bytes();
        letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
        let read = Invitation::read_fragment(&String::from_utf8(letters).unwrap());
        assert!(matches!(read, Err(LinkError::Torn | LinkError::TooNew)), "changed at {at}: {read:?}");
    }
    // A request to a supplier is no course.
    assert_eq!(Invitation::read_fragment("#/svar?f=WzEsImEiXQ"), Err(LinkError::Torn));
    assert_eq!(Invitation::read_fragment(&"A".repeat(5_000)), Err(LinkError::NotOurs));
}

#[test]
fn a_course_file_brings_the_own_words_and_keeps_its_bounds() {
    let own = invitation(&sample(), Length::Yearly);
    assert_eq!(read_course(write_course(&own).as_bytes()), Ok(own.clone()));
    let with = |change: fn(&mut Invitation)| {
        let mut changed = own.clone();
        change(&mut changed);
        read_course(write_course(&changed).as_bytes())
    };
    assert_eq!(with(|own| own.rules = vec!["x".into(); 500]), Err(ReadError::TooLong));
    assert_eq!(with(|own| own.rules = vec!["x".repeat(5_000)]), Err(ReadError::TooLong));
    assert_eq!(with(|own| own.cases = vec![("x".repeat(5_000), String::new())]), Err(ReadError::TooLong));
    assert_eq!(with(|own| own.clinic = "x".repeat(5_000)), Err(ReadError::TooLong));
    assert_eq!(with(|own| own.version = "../../..".into()), Err(ReadError::TooLong));
    assert_eq!(with(|own| own.modules.clear()), Err(ReadError::TooLong));
    assert_eq!(with(|own| own.modules.push("M-77".into())), Err(ReadError::TooNew));
    assert_eq!(with(|own| own.questions.push("Q-77".into())), Err(ReadError::TooNew));
    let cleaned = with(|own| own.rules = vec!["Vi\u{202E}låser".into()]).unwrap();
    assert_eq!(cleaned.rules, ["Vi⟦U+202E⟧låser"]);
    let twice = with(|own| own.questions.extend(own.questions.clone())).unwrap();
    assert_eq!(twice.questions, own.questions);
}

#[test]
fn what_is_no_course_is_told_apart() {
    let request = crate::domain::exchange::form::write("request", &"a supplier's form");
    assert_eq!(read_course(request.as_bytes()), Err(ReadError::OtherForm));
    assert_eq!(read_course(b"%PDF-1.7"), Err(ReadError::Pdf));
    assert_eq!(read_course(b"  "), Err(ReadError::Empty));
    assert_eq!(read_course(b"{}"), Err(ReadError::NotOurs));
    let file = write_course(&invitation(&sample(), Length::Yearly));
    for end in 0..file.len() - 1 {
        assert!(!file.is_char_boundary(end) || read_course(&file.as_bytes()[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn file_and_code_of_one_receipt_are_one() {
    let done = done("Renate");
    let read = read_receipt(certificate(&done, Default::default()).data.as_bytes()).expect("our own");
    assert_eq!(read, done);
    with(&clinic(), |ctx| {
        let code = Code::read(&done.code().text()).expect("our own");
        let typed = by_code(ctx, &sample(), &code).expect("it fits");
        let dropped = by_file(ctx, &sample(), &read, "ab12").expect("it fits");
        assert_eq!(typed.likely, [Id::from("renate")]);
        assert_eq!((&typed.receipt.id, &typed.likely), (&dropped.receipt.id, &dropped.likely));
        assert_eq!(typed.receipt.modules, dropped.receipt.modules);
        assert!(typed.remarks.is_empty() && dropped.remarks.is_empty(), "{:?}", typed.remarks);
        let accept = |log, own| edited(log, [Edit::Accept(Box::new(own))]);
        let known = accept(sample(), typed.clone().of("renate".into(), day()));
        assert_eq!(by_code(ctx, &known, &code), Err(Mismatch::Replayed(Some(day()))));
        let again = by_file(ctx, &known, &read, "ab12").expect("the file adds the signature");
        assert_eq!(again.remarks, [Remark::CodeKnown]);
        let both = accept(known, again.of("renate".into(), day()));
        assert_eq!(by_file(ctx, &both, &read, "ab12"), Err(Mismatch::Replayed(Some(day()))));
        assert_eq!(both.receipts.len(), sample().receipts.len() + 1);
    });
}

#[test]
fn every_mismatch_is_told_apart() {
    let own = done("Renate");
    with(&clinic(), |ctx| {
        let check = |done: &Completion| by_file(ctx, &sample(), done, "").map(|_| ());
        assert_eq!(check(&own), Ok(()));
        let foreign = Completion { clinic: "Storevik".into(), ..own.clone() };
        assert_eq!(check(&foreign), Err(Mismatch::Foreign("Storevik".into())));
        assert_eq!(
            check(&Completion { version: "ZZZZZZZZ".into(), ..own.clone() }),
            Err(Mismatch::UnknownEdition)
        );
        assert_eq!(
            check(&Completion { version: String::new(), ..own.clone() }),
            Err(Mismatch::UnknownEdition)
        );
        let on = |date| Completion { date, ..own.clone() };
        assert_eq!(check(&on(day().plus_days(1))), Ok(()), "a clock on the other side of midnight");
        assert_eq!(check(&on(day().plus_days(2))), Err(Mismatch::InTheFuture));
        assert_eq!(check(&on(day().plus_months(-12))), Err(Mismatch::BeforeInvitation));
        assert_eq!(check(&Completion { name: " ".into(), ..own.clone() }), Err(Mismatch::NoName));
        let code = Completion { version: "ZZZZZZZZ".into(), ..own.clone() }.code();
        assert_eq!(by_code(ctx, &sample(), &code), Err(Mismatch::UnknownEdition));
        let stranger = by_code(ctx, &sample(), &done("Renate Hansen").code()).unwrap();
        assert_eq!((stranger.likely, stranger.remarks), (vec![], vec![Remark::UnknownName]));
    });
}

#[test]
fn an_earlier_edition_is_taken_in_and_told() {
    let old = done("Renate");
    let log = edited(sample(), [Edit::Rule("lunch".into(), "Vi låser alltid.".into())]);
    with(&clinic(), |ctx| {
        let found = by_code(ctx, &log, &old.code()).expect("the edition is remembered");
        assert_eq!(found.remarks, [Remark::EarlierEdition]);
        assert_eq!(found.receipt.version, old.version);
        assert_eq!(by_code(ctx, &Log::default(), &old.code()), Err(Mismatch::UnknownEdition));
    });
}

#[test]
fn a_receipt_that_was_altered_in_any_byte_is_refused_or_says_the_same() {
    let data = certificate(&done("Renate"), Default::default()).data;
    let whole = read_receipt(data.as_bytes()).unwrap();
    for at in 0..data.len() {
        for other in [b'0', b'"', b' '] {
            let mut bytes = data.clone().into_bytes();
            bytes[at] = other;
            if let Ok(read) = read_receipt(&bytes) {
                assert_eq!(read, whole, "byte {at}");
            }
        }
    }
}

#[test]
fn a_person_on_the_clinics_own_pc_gets_the_course_of_the_plan() {
    use crate::features::training::content::works_with_patients;
    use crate::features::training::model::PlanChange;
    let log = edited(sample(), [Edit::Plan("renate".into(), PlanChange::Module("M-07".into(), false))]);
    let clinic = clinic();
    let renate = clinic.person(&"renate".into()).unwrap();
    let own = with(&clinic, |ctx| Invitation::for_person(ctx, &log, renate, Length::Full));
    assert!(!own.modules.contains(&"M-07".to_owned()));
    let mut walk = Walkthrough::for_person(own, &renate.name, works_with_patients(renate));
    assert_eq!((walk.name.as_str(), walk.with_patients, walk.reach()), ("Renate", Some(false), 2));
    walk.apply(Act::Next);
    assert_eq!(walk.at(), 1);
}

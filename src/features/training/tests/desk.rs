use super::{clinic, day, invitation, sample, with};
use crate::features::training::code::Code;
use crate::features::training::course::Length;
use crate::features::training::exchange::{by_code, by_file, Completion};
use crate::features::training::page::found::{Act, Desk, Found, Refused, MOST};
use crate::features::training::walkthrough::{Act as Tap, Walkthrough};

fn completion(name: &str) -> Completion {
    let mut walk = Walkthrough::of(invitation(&sample(), Length::Yearly));
    walk.apply(Tap::Name(name.into()));
    walk.completion_on(day())
}

fn by(done: &Completion, is_file: bool) -> Box<Found> {
    let log = sample();
    let incoming = with(&clinic(), |ctx| match is_file {
        true => by_file(ctx, &log, done, "key"),
        false => by_code(ctx, &log, &Code::read(&done.code().text()).expect("our code")),
    });
    Box::new(Found::new(incoming.expect("a receipt of this clinic's course")))
}

#[test]
fn a_receipt_is_proposed_for_the_one_who_bears_its_name() {
    assert_eq!(by(&completion("Renate"), false).person, Some("renate".into()));
    assert_eq!(by(&completion("Somebody else"), true).person, None, "the manager says who it is");
}

#[test]
fn the_code_and_the_file_of_one_receipt_stand_on_the_desk_once_and_the_file_wins() {
    let done = completion("Renate");
    for order in [[true, false], [false, true]] {
        let mut desk = Desk::default();
        order.into_iter().for_each(|is_file| desk.apply(Act::Typed(Ok(by(&done, is_file)))));
        assert_eq!(desk.found.len(), 1);
        assert_eq!(desk.found[0].incoming.receipt.name, "Renate");
    }
}

#[test]
fn many_files_are_counted_while_they_are_checked_and_no_more_than_fit_are_kept() {
    let mut desk = Desk::default();
    (0..MOST + 5).for_each(|_| desk.apply(Act::Check));
    for number in 0..MOST + 5 {
        desk.apply(Act::Checked(Ok(by(&completion(&format!("Person {number}")), true))));
    }
    assert_eq!((desk.checking, desk.found.len()), (0, MOST));
    let first = desk.found[0].incoming.receipt.id.clone();
    desk.apply(Act::Away(vec![first.clone()]));
    assert!(desk.found.iter().all(|own| own.incoming.receipt.id != first));
}

#[test]
fn what_is_refused_is_told_once_until_it_is_read() {
    let refused = || Refused { message: "It was changed.".into(), remedy: "Ask again.".into() };
    let mut desk = Desk::default();
    (0..3).for_each(|_| desk.apply(Act::Checked(Err(refused()))));
    assert_eq!(desk.refused, [refused()]);
    desk.apply(Act::Forget);
    assert!(desk.refused.is_empty());
}

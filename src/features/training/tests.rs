//! What the module promises, on the sample's clinic and on clinics made up for the occasion.

mod catalogues;
mod course;
mod desk;
mod exchange;
mod log;
mod walkthrough;

use super::course::Length;
use super::exchange::Invitation;
use super::model::{Edit, Log};
use super::walkthrough::{Act, Step, Walkthrough};
use super::Training;
use crate::content::{localise, Lang};
use crate::domain::{Clinic, Ctx, Date, Digest};
use crate::features::Feature;

fn day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

fn clinic() -> Clinic {
    let sample = localise(include_str!("../clinic/sample.json"), Lang::Nb).expect("JSON");
    serde_json::from_value(sample).expect("the clinic's sample")
}

fn sample() -> Log {
    Training::sample(Lang::Nb)
}

fn with<T>(clinic: &Clinic, look: impl FnOnce(&Ctx) -> T) -> T {
    look(&Ctx { clinic, digest: &Digest::default(), lang: Lang::Nb, today: day() })
}

fn invitation(log: &Log, length: Length) -> Invitation {
    with(&clinic(), |ctx| Invitation::of(ctx, log, length))
}

fn edited(mut log: Log, edits: impl IntoIterator<Item = Edit>) -> Log {
    edits.into_iter().for_each(|edit| log.apply(edit));
    log
}

/// Goes through the course, every answer right; tells how many taps it took, from *Start* to the saved receipt.
fn taps(walk: &mut Walkthrough) -> usize {
    // Start, and the field for the name.
    let mut taps = 2;
    walk.apply(Act::Name("Renate".into()));
    while !walk.is_signed() {
        match walk.step() {
            Step::Who => walk.apply(Act::WithPatients(true)),
            Step::Question(question) => walk.apply(Act::Choose(question.best())),
            Step::Declaration(_) => walk.apply(Act::Agree(true)),
            Step::Sign => {
                walk.apply(Act::Sign(day()));
                taps += 1;
                continue;
            }
            Step::Card(_) | Step::Receipt => taps -= 1,
        }
        walk.apply(Act::Next);
        taps += 2;
    }
    // The receipt is saved.
    taps + 1
}

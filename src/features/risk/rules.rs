//! The acceptance criteria: what a risk of each level needs before the report can be signed.

use super::assessment::{Acceptance, Assessment, Measure};
use super::scale::is_red;
use super::t;
use crate::content::Localized;
use crate::domain::{Ctx, DateExt, Id, Level, Role};

/// Longest time until an accepted red risk is looked at again, in months.
pub const REVIEW_MONTHS_RED: i32 = 3;
/// Longest time until an accepted yellow risk is looked at again, in months.
pub const REVIEW_MONTHS_YELLOW: i32 = 12;

/// What an assessment lacks before the report can be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The residual risk is said to be greater than the risk before.
    ResidualTooHigh,
    /// A red risk without any measure.
    NoMeasure,
    /// A red risk without a measure that names owner and deadline.
    MeasureIncomplete,
    /// A red residual risk that nobody has accepted.
    RedNotAccepted,
    /// A yellow risk with neither an outstanding measure nor an acceptance.
    Undecided,
    /// The acceptance is not the daily manager's.
    NotByManager,
    /// The acceptance has no date for a new look, or one too far away.
    ReviewTooLate,
    /// The date for a new look has passed.
    ReviewPassed,
    /// The risk has grown since it was accepted.
    Outgrown,
}

impl Gap {
    /// What is wrong and what to do.
    pub fn text(self) -> &'static Localized {
        match self {
            Gap::ResidualTooHigh => &t::GAP_RESIDUAL_TOO_HIGH,
            Gap::NoMeasure => &t::GAP_NO_MEASURE,
            Gap::MeasureIncomplete => &t::GAP_MEASURE_INCOMPLETE,
            Gap::RedNotAccepted => &t::GAP_RED_NOT_ACCEPTED,
            Gap::Undecided => &t::GAP_UNDECIDED,
            Gap::NotByManager => &t::GAP_NOT_BY_MANAGER,
            Gap::ReviewTooLate => &t::GAP_REVIEW_TOO_LATE,
            Gap::ReviewPassed => &t::GAP_REVIEW_PASSED,
            Gap::Outgrown => &t::GAP_OUTGROWN,
        }
    }
}

/// True when what remains has to be accepted by the daily manager.
///
/// Red always; yellow when no measure is on its way.
pub fn needs_acceptance(assessment: &Assessment) -> bool {
    let Some(after) = assessment.after() else { return false };
    match after.level() {
        Level::Acceptable => false,
        Level::Consider => !assessment.has_outstanding_measures(),
        Level::Unacceptable | Level::Urgent => true,
    }
}

/// What an assessment lacks, the most basic first. Unrated assessments lack nothing here: they are not assessed at all.
pub fn gaps(ctx: &Ctx, assessment: &Assessment) -> Vec<Gap> {
    let (Some(before), Some(after)) = (assessment.before(), assessment.after()) else { return vec![] };
    if assessment.applies == Some(false) {
        return vec![];
    }
    let mut gaps = vec![];
    if assessment.residual_exceeds() {
        gaps.push(Gap::ResidualTooHigh);
    }
    let kept: Vec<&Measure> = assessment.measures.iter().filter(|measure| measure.is_kept()).collect();
    if is_red(before.level()) {
        if kept.is_empty() {
            // Whether something red remains is known only with a measure.
            gaps.push(Gap::NoMeasure);
            return gaps;
        }
        if !kept.iter().any(|measure| measure.is_complete(ctx.lang)) {
            gaps.push(Gap::MeasureIncomplete);
        }
    }
    if needs_acceptance(assessment) {
        let missing = if is_red(after.level()) { Gap::RedNotAccepted } else { Gap::Undecided };
        gaps.extend(match &assessment.acceptance {
            Some(acceptance) if !acceptance.reason.trim().is_empty() => {
                acceptance_gap(ctx, acceptance, after.value(), is_red(after.level()))
            }
            _ => Some(missing),
        });
    }
    gaps
}

/// True when the risk that remains has been accepted in the way its level asks for.
pub fn is_accepted(ctx: &Ctx, assessment: &Assessment) -> bool {
    needs_acceptance(assessment) && gaps(ctx, assessment).is_empty()
}

fn acceptance_gap(ctx: &Ctx, acceptance: &Acceptance, value: u8, red: bool) -> Option<Gap> {
    if !acceptance.by.as_ref().is_some_and(|id| is_manager(ctx, id)) {
        return Some(Gap::NotByManager);
    }
    if acceptance.value < value {
        return Some(Gap::Outgrown);
    }
    let months = if red { REVIEW_MONTHS_RED } else { REVIEW_MONTHS_YELLOW };
    match (acceptance.date, acceptance.review) {
        (_, Some(review)) if review < ctx.today => Some(Gap::ReviewPassed),
        (Some(date), Some(review)) if review <= date.plus_months(months) => None,
        _ => Some(Gap::ReviewTooLate),
    }
}

fn is_manager(ctx: &Ctx, id: &Id) -> bool {
    ctx.clinic.people.iter().any(|person| person.id == *id && person.roles.contains(&Role::DailyManager))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;
    use crate::domain::{ActionStatus, Clinic, Digest, Person};
    use crate::features::risk::model::{AcceptanceChange, Answer, Edit, MeasureChange, Register};

    fn clinic() -> Clinic {
        let lena = Person { id: "lena".into(), roles: [Role::DailyManager].into(), ..Person::default() };
        let maren = Person { id: "maren".into(), roles: [Role::Reception].into(), ..Person::default() };
        Clinic { people: vec![lena, maren], ..Clinic::default() }
    }

    fn with<T>(check: impl FnOnce(&Ctx) -> T) -> T {
        let (clinic, digest) = (clinic(), Digest::default());
        check(&Ctx {
            clinic: &clinic,
            digest: &digest,
            lang: Lang::Nb,
            today: jiff::civil::date(2026, 11, 22),
        })
    }

    fn rated(likelihood: u8, patient: u8, clinic: u8) -> Register {
        let mut register = Register::default();
        for answer in [
            Answer::Applies(true),
            Answer::Likelihood(likelihood),
            Answer::Patient(patient),
            Answer::Clinic(clinic),
        ] {
            register.apply(Edit::Answer("SC-04".into(), answer));
        }
        register
    }

    fn answer(register: &mut Register, answer: Answer) {
        register.apply(Edit::Answer("SC-04".into(), answer));
    }

    fn accept(ctx: &Ctx, register: &mut Register, by: &str, reason: &str) {
        answer(register, Answer::Accept(Some(by.into()), ctx.today, AcceptanceChange::Reason(reason.into())));
    }

    fn of(ctx: &Ctx, register: &Register) -> Vec<Gap> {
        gaps(ctx, register.assessment("SC-04"))
    }

    #[test]
    fn green_needs_nothing() {
        with(|ctx| assert_eq!(of(ctx, &rated(1, 2, 3)), []));
    }

    #[test]
    fn yellow_needs_a_measure_or_a_reasoned_acceptance() {
        with(|ctx| {
            let mut register = rated(2, 3, 1);
            assert_eq!(of(ctx, &register), [Gap::Undecided]);
            accept(ctx, &mut register, "lena", "Vi lever med det");
            assert_eq!(of(ctx, &register), []);
            assert!(is_accepted(ctx, register.assessment("SC-04")));
            let mut register = rated(2, 3, 1);
            answer(&mut register, Answer::AddMeasure("SC-04-M1".into(), None, None));
            assert_eq!(of(ctx, &register), [], "a measure is on its way");
            answer(
                &mut register,
                Answer::Measure("SC-04-M1".into(), MeasureChange::Status(ActionStatus::Done)),
            );
            assert_eq!(of(ctx, &register), [Gap::Undecided], "it is done, and the risk is still yellow");
        });
    }

    #[test]
    fn red_needs_a_measure_with_owner_and_deadline() {
        with(|ctx| {
            let mut register = rated(3, 3, 1);
            assert_eq!(of(ctx, &register), [Gap::NoMeasure]);
            answer(&mut register, Answer::AddMeasure("SC-04-M1".into(), None, Some(ctx.today)));
            answer(&mut register, Answer::ResidualLikelihood(1));
            assert_eq!(of(ctx, &register), [Gap::MeasureIncomplete]);
            answer(
                &mut register,
                Answer::Measure("SC-04-M1".into(), MeasureChange::Owner(Some("maren".into()))),
            );
            assert_eq!(of(ctx, &register), []);
            answer(
                &mut register,
                Answer::Measure("SC-04-M1".into(), MeasureChange::Status(ActionStatus::Dropped)),
            );
            assert_eq!(of(ctx, &register), [Gap::NoMeasure]);
        });
    }

    #[test]
    fn a_red_residual_is_accepted_by_the_manager_with_reason_for_three_months_at_most() {
        with(|ctx| {
            let mut register = rated(3, 3, 1);
            answer(
                &mut register,
                Answer::AddMeasure("SC-04-M1".into(), Some("maren".into()), Some(ctx.today)),
            );
            assert_eq!(of(ctx, &register), [Gap::RedNotAccepted], "the residual is as before until rated");
            accept(ctx, &mut register, "maren", "Det går bra");
            assert_eq!(of(ctx, &register), [Gap::NotByManager]);
            accept(ctx, &mut register, "lena", " ");
            assert_eq!(of(ctx, &register), [Gap::RedNotAccepted]);
            accept(ctx, &mut register, "lena", "Leverandøren leverer i januar");
            assert_eq!(of(ctx, &register), [], "the review is proposed three months ahead");
            let later = ctx.today.plus_months(3).plus_days(1);
            let review =
                |date| Answer::Accept(Some("lena".into()), ctx.today, AcceptanceChange::Review(date));
            answer(&mut register, review(Some(later)));
            assert_eq!(of(ctx, &register), [Gap::ReviewTooLate]);
            answer(&mut register, review(None));
            assert_eq!(of(ctx, &register), [Gap::ReviewTooLate]);
            answer(&mut register, review(Some(ctx.today.plus_months(3))));
            assert_eq!(of(ctx, &Register { ..register.clone() }), []);
            let passed = Ctx { today: later, ..*ctx };
            assert_eq!(of(&passed, &register), [Gap::ReviewPassed]);
        });
    }

    #[test]
    fn an_acceptance_does_not_cover_a_greater_risk() {
        with(|ctx| {
            let mut register = rated(2, 2, 1);
            accept(ctx, &mut register, "lena", "Vi lever med det");
            assert_eq!(of(ctx, &register), []);
            answer(&mut register, Answer::Patient(3));
            assert_eq!(of(ctx, &register), [Gap::Outgrown]);
        });
    }

    #[test]
    fn a_residual_above_the_risk_is_a_gap() {
        with(|ctx| {
            let mut register = rated(2, 2, 2);
            answer(
                &mut register,
                Answer::AddMeasure("SC-04-M1".into(), Some("maren".into()), Some(ctx.today)),
            );
            answer(&mut register, Answer::ResidualLikelihood(3));
            assert_eq!(of(ctx, &register), [Gap::ResidualTooHigh]);
        });
    }
}

//! How each person stands: when the course is due, and whether what was taken still holds.

use super::course::Length;
use super::model::Log;
use super::receipt::Receipt;
use crate::domain::{Ctx, Date, DateExt, Person};

/// Days before the due day in which it is soon.
pub const SOON: i32 = 30;
/// Days after the first day at work in which a newcomer takes the course.
const FIRST_WEEK: i32 = 7;
/// Days around the first day at work in which somebody counts as new.
const NEW: i32 = 90;
/// Days ahead of the first day at work in which the declaration is asked for, since it comes before any access.
const AHEAD: i32 = 14;

/// How somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// New, and has not signed the declaration.
    Undeclared,
    /// Has never taken the course.
    Never,
    /// Should have taken it again.
    Overdue,
    /// Should take it again within [`SOON`] days.
    Soon,
    /// Has taken it.
    Done,
    /// Does not take it.
    Excused,
}

/// One person, and how the person stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Status<'a> {
    /// Who.
    pub person: &'a Person,
    /// The newest receipt.
    pub last: Option<&'a Receipt>,
    /// The day by which the course is to be taken, or taken again.
    pub due: Option<Date>,
    /// How it stands.
    pub standing: Standing,
    /// The course has another edition now than the person took.
    pub outdated: bool,
    /// The clinic has rules of its own, and they were no part of what the person took.
    pub own_words_unseen: bool,
    /// How many questions the person gets next time.
    pub length: Length,
}

impl Status<'_> {
    /// True when nothing is to be done for now.
    pub fn is_in_order(&self) -> bool {
        matches!(self.standing, Standing::Done | Standing::Soon | Standing::Excused)
    }
}

/// Everybody on the staff, in the clinic's order.
pub fn each<'a>(ctx: &Ctx<'a>, state: &'a Log) -> Vec<Status<'a>> {
    let version = state.course.version(&ctx.clinic.flags());
    ctx.clinic.staff(ctx.today).map(|person| status(ctx, state, person, &version)).collect()
}

fn status<'a>(ctx: &Ctx<'a>, state: &'a Log, person: &'a Person, version: &str) -> Status<'a> {
    let (last, plan) = (state.last(&person.id), state.plan_of(&person.id));
    let done = last.and_then(|receipt| receipt.date);
    let due = due(state, person);
    let standing = if plan.excused.is_some() {
        Standing::Excused
    } else if done.is_none() {
        if is_new(person, ctx.today) {
            Standing::Undeclared
        } else {
            Standing::Never
        }
    } else {
        match due {
            Some(day) if day < ctx.today => Standing::Overdue,
            Some(day) if day <= ctx.today.plus_days(SOON) => Standing::Soon,
            _ => Standing::Done,
        }
    };
    let taken = last.filter(|_| standing != Standing::Excused);
    Status {
        person,
        last,
        due: due.filter(|_| standing != Standing::Excused),
        standing,
        outdated: taken.is_some_and(|receipt| !is_of(receipt, version)),
        own_words_unseen: taken.is_some_and(|receipt| state.course.has_own_words() && !receipt.own_words),
        length: plan.length.unwrap_or(if standing == Standing::Undeclared {
            Length::Full
        } else {
            state.course.length
        }),
    }
}

/// True for a receipt of this edition. A code says only the first signs of its version.
pub fn is_of(receipt: &Receipt, version: &str) -> bool {
    !receipt.version.is_empty() && version.starts_with(&receipt.version)
}

/// The day by which a person takes the course: the planned one, counted from the last time, or the course's own for those
/// who have never taken it.
fn due(state: &Log, person: &Person) -> Option<Date> {
    let done = state.last(&person.id).and_then(|receipt| receipt.date);
    let planned = state.plan_of(&person.id).due.filter(|day| done.is_none_or(|done| *day > done));
    let counted = match done {
        Some(done) => Some(state.course.recurrence.next(done)),
        None => person.started.map(|day| day.plus_days(FIRST_WEEK)).max(state.course.due),
    };
    planned.or(counted)
}

/// True around somebody's first day at work.
fn is_new(person: &Person, today: Date) -> bool {
    person.started.is_some_and(|day| (-NEW..=AHEAD).contains(&today.days_until(day)))
}

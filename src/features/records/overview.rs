//! What the module tells the rest of the binder: tasks, dates, one line of status. Findings are in `findings`.

use super::document::RECORD;
use super::findings::undecided;
use super::model::Register;
use super::row::{rows, Row};
use super::t;
use crate::content::Localized;
use crate::domain::{Ctx, DateExt, Deadline, Task, TaskGroup, TaskStatus};

/// The record's page.
pub const HREF: &str = "#/protokoll";
/// Where the clinic decides how long data is kept.
pub const PERIODS_HREF: &str = "#/protokoll/lagring";
/// Where the clinic adds recipients, and puts suppliers into rows.
pub const RECIPIENTS_HREF: &str = "#/protokoll/mottakere";

/// A row's page.
pub fn href(row: &str) -> String {
    format!("{HREF}/{row}")
}

/// How many of these have been looked at, in a word.
fn progress(done: usize, total: usize) -> TaskStatus {
    match done {
        _ if done == total => TaskStatus::Done,
        0 => TaskStatus::Todo,
        _ => TaskStatus::Started,
    }
}

fn looked_at(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.is_decided()).count()
}

/// The rows, the periods, and the yearly look.
pub fn tasks(ctx: &Ctx, register: &Register) -> Vec<Task> {
    if !ctx.clinic.is_started() {
        return vec![];
    }
    let rows = rows(ctx, register);
    let decided = match undecided(ctx, &rows) {
        0 => TaskStatus::Done,
        _ if register.periods.is_empty() => TaskStatus::Todo,
        _ => TaskStatus::Started,
    };
    let task = |key: &str, title: &Localized, hint: &Localized, minutes, group, status, href: &str| Task {
        key: format!("records/{key}"),
        title: title.string(ctx.lang),
        hint: hint.string(ctx.lang),
        minutes,
        group,
        status,
        href: href.to_owned(),
    };
    let looked = progress(looked_at(&rows), rows.len());
    vec![
        task("rows", &t::TASK_ROWS, &t::TASK_ROWS_HINT, 20, TaskGroup::Quarter, looked, HREF),
        task(
            "periods",
            &t::TASK_PERIODS,
            &t::TASK_PERIODS_HINT,
            5,
            TaskGroup::Quarter,
            decided,
            PERIODS_HREF,
        ),
        task("year", &t::TASK_YEAR, &t::TASK_YEAR_HINT, 10, TaskGroup::Year, TaskStatus::Todo, HREF),
    ]
}

/// A year after the last signature, somebody looks again.
pub fn deadlines(ctx: &Ctx) -> Vec<Deadline> {
    let signed = ctx.digest.last_signed(RECORD).into_iter();
    let deadline = signed.map(|signed| Deadline {
        date: signed.date.plus_months(12),
        text: t::DEADLINE_YEAR.string(ctx.lang),
        href: HREF.to_owned(),
    });
    deadline.collect()
}

/// "21 av 24 rader sett på".
pub fn status(ctx: &Ctx, register: &Register) -> Option<String> {
    let rows = ctx.clinic.is_started().then(|| rows(ctx, register))?;
    Some(t::STATUS.fill(ctx.lang, &[("n", &looked_at(&rows)), ("total", &rows.len())]))
}

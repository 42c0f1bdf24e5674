//! What the module tells the rest of the binder: tasks, findings, dates, one line of status, and days for a calendar.

use super::model::Log;
use super::standing::{each, Standing, Status};
use super::{document, t};
use crate::content::{plural, Localized};
use crate::documents::calendar::Event;
use crate::domain::{Ctx, Date, Deadline, Finding, Task, TaskGroup, TaskStatus, Urgency};
use std::collections::BTreeMap;

/// The module's page.
pub const HREF: &str = "#/opplaring";
/// The page of the course and the plan.
pub const PLAN_HREF: &str = "#/opplaring/plan";
/// Days before the day in which a calendar reminds.
const REMIND: u32 = 14;

/// Who lacks the course, and what has changed since.
pub fn findings(ctx: &Ctx, log: &Log) -> Vec<Finding> {
    let all = each(ctx, log);
    let mut findings: Vec<Finding> = all.iter().filter_map(|status| of_person(ctx, log, status)).collect();
    let nobody = all.iter().any(|status| status.standing == Standing::Never) && !log.is_begun();
    if nobody {
        let text = t::FINDING_START.string(ctx.lang);
        findings.push(finding(ctx, "start".into(), text, &t::REMEDY_INVITE, Urgency::Soon));
    }
    let count = |holds: fn(&Status) -> bool| all.iter().filter(|status| holds(status)).count();
    let outdated = count(|status| status.outdated && status.is_in_order());
    if outdated > 0 {
        let text = plural(outdated, &t::FINDING_OUTDATED_ONE, &t::FINDING_OUTDATED_MANY, ctx.lang);
        findings.push(finding(ctx, "outdated".into(), text, &t::REMEDY_TELL, Urgency::Info));
    }
    let unseen = count(|status| status.own_words_unseen && status.is_in_order());
    if unseen > 0 {
        let text = plural(unseen, &t::FINDING_UNSEEN_ONE, &t::FINDING_UNSEEN_MANY, ctx.lang);
        findings.push(finding(ctx, "own-words".into(), text, &t::REMEDY_TELL, Urgency::Soon));
    }
    findings
}

fn of_person(ctx: &Ctx, log: &Log, status: &Status) -> Option<Finding> {
    let (kind, text, urgency): (&str, &Localized, Urgency) = match status.standing {
        Standing::Undeclared => ("new", &t::FINDING_NEW, Urgency::Now),
        Standing::Never if !log.is_begun() => return None,
        Standing::Never if status.due.is_some_and(|due| due < ctx.today) => {
            ("never", &t::FINDING_NEVER, Urgency::Now)
        }
        Standing::Never => ("never", &t::FINDING_NEVER, Urgency::Soon),
        Standing::Overdue => ("overdue", &t::FINDING_OVERDUE, Urgency::Soon),
        Standing::Soon | Standing::Done | Standing::Excused => return None,
    };
    let text = text.fill(ctx.lang, &[("name", &status.person.name)]);
    Some(finding(ctx, format!("{kind}/{}", status.person.id), text, &t::REMEDY_INVITE, urgency))
}

fn finding(ctx: &Ctx, key: String, text: String, remedy: &Localized, urgency: Urgency) -> Finding {
    let key = format!("training/{key}");
    Finding { key, text, remedy: remedy.string(ctx.lang), href: HREF.to_owned(), urgency }
}

/// When the course is due, one row a day.
pub fn deadlines(ctx: &Ctx, log: &Log) -> Vec<Deadline> {
    let mut days: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for status in each(ctx, log) {
        if let Some(due) = status.due {
            days.entry(due).or_default().push(status.person.name.clone());
        }
    }
    let deadline = |(date, names): (Date, Vec<String>)| {
        let text = match names.as_slice() {
            [name] => t::DEADLINE_ONE.fill(ctx.lang, &[("name", name)]),
            _ => t::DEADLINE_MANY.fill(ctx.lang, &[("n", &names.len())]),
        };
        Deadline { date, text, href: HREF.to_owned() }
    };
    days.into_iter().map(deadline).collect()
}

/// Choosing the course, giving it to everybody, and the yearly report.
pub fn tasks(ctx: &Ctx, log: &Log) -> Vec<Task> {
    let all = each(ctx, log);
    let everybody = !all.is_empty() && all.iter().all(Status::is_in_order);
    let mut tasks = vec![
        task(
            ctx,
            "course",
            (&t::TASK_COURSE, &t::TASK_COURSE_HINT),
            if log.is_begun() { TaskStatus::Done } else { TaskStatus::Todo },
        ),
        task(
            ctx,
            "people",
            (&t::TASK_PEOPLE, &t::TASK_PEOPLE_HINT),
            match (everybody, log.is_begun()) {
                (true, _) => TaskStatus::Done,
                (false, true) => TaskStatus::Started,
                (false, false) => TaskStatus::Todo,
            },
        ),
    ];
    let signed = ctx.digest.last_signed(document::REPORT).map(|signed| signed.date.year());
    let this_year = if signed == Some(ctx.today.year()) { TaskStatus::Done } else { TaskStatus::Todo };
    tasks.push(Task {
        group: TaskGroup::Year,
        minutes: 5,
        ..task(ctx, "year", (&t::TASK_YEAR, &t::TASK_YEAR_HINT), this_year)
    });
    tasks
}

fn task(ctx: &Ctx, key: &str, (title, hint): (&Localized, &Localized), status: TaskStatus) -> Task {
    Task {
        key: format!("training/{key}"),
        title: title.string(ctx.lang),
        hint: hint.string(ctx.lang),
        minutes: 10,
        group: TaskGroup::Quarter,
        status,
        href: if key == "course" { PLAN_HREF } else { HREF }.to_owned(),
    }
}

/// "5 av 6 har tatt kurset".
pub fn status(ctx: &Ctx, log: &Log) -> Option<String> {
    let all = each(ctx, log);
    let asked = all.iter().filter(|status| status.standing != Standing::Excused);
    let (total, done) = (asked.clone().count(), asked.filter(|status| status.is_in_order()).count());
    (total > 0).then(|| t::STATUS.fill(ctx.lang, &[("n", &done), ("total", &total)]))
}

/// The days by which people take the course, for a calendar.
pub fn events(ctx: &Ctx, log: &Log) -> Vec<Event> {
    let event = |status: Status| {
        Some(Event {
            uid: format!("training/{}@klinikkvern", status.person.id),
            date: status.due?,
            title: t::DEADLINE_ONE.fill(ctx.lang, &[("name", &status.person.name)]),
            description: t::EVENT_DESCRIPTION.string(ctx.lang),
            alarm_days_before: Some(REMIND),
            yearly: false,
        })
    };
    each(ctx, log).into_iter().filter_map(event).collect()
}

/// A situation that another module has met, and what is done about it, as a proposal for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseProposal {
    /// What happens.
    pub situation: String,
    /// What we do.
    pub advice: String,
}

/// What the clinic's own risk assessment proposes as cases: scenarios with a measure, each once, those done first.
pub fn case_proposals(ctx: &Ctx) -> Vec<CaseProposal> {
    let mut actions: Vec<_> =
        ctx.digest.actions.iter().filter(|action| action.key.starts_with("risk/")).collect();
    actions.sort_by_key(|action| action.status != crate::domain::ActionStatus::Done);
    let mut proposals: Vec<CaseProposal> = vec![];
    for action in actions {
        let situation = action.source.split_once(": ").map_or(action.source.as_str(), |(_, title)| title);
        let own = CaseProposal { situation: situation.to_owned(), advice: action.title.clone() };
        if !proposals.iter().any(|known| known.situation == own.situation) {
            proposals.push(own);
        }
    }
    proposals.truncate(MOST_PROPOSALS);
    proposals
}

/// Cases that are proposed at a time.
const MOST_PROPOSALS: usize = 12;

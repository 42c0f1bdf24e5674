//! What the module tells the rest of the binder: tasks, findings, dates, measures, one line of status.

use super::assessment::{Measure, Progress};
use super::model::Register;
use super::rules::{gaps, needs_acceptance};
use super::scale::{is_red, Rating};
use super::{t, REPORT};
use crate::content::{plural, Localized};
use crate::domain::{Action, Ctx, DateExt, Deadline, Finding, Id, Task, TaskGroup, TaskStatus, Urgency};
use std::collections::BTreeSet;

/// Minutes that one scenario takes a first-time user.
const MINUTES: u32 = 4;

/// Where the report is signed.
pub const SIGN_HREF: &str = "#/dokumenter/utkast/risk-report";

/// The scenario's own page.
pub fn href(id: &str) -> String {
    format!("#/risiko/{id}")
}

/// A step of the scenario's wizard, from 1.
pub fn step_href(id: &str, step: usize) -> String {
    format!("#/risiko/{id}/{step}")
}

/// Name of a person, or "".
pub fn person_name(ctx: &Ctx, id: Option<&Id>) -> String {
    let person = id.and_then(|id| ctx.clinic.people.iter().find(|person| person.id == *id));
    person.map_or_else(String::new, |person| person.name.clone())
}

/// The module's part of the plan.
pub fn tasks(ctx: &Ctx, register: &Register) -> Vec<Task> {
    let work = register.work(ctx.clinic);
    let (nine, rest): (Vec<_>, Vec<_>) =
        work.iter().partition(|id| super::content::Scenario::find(id).is_some_and(|scenario| scenario.nine));
    let mut tasks: Vec<Task> = nine.into_iter().map(|id| scenario_task(ctx, register, id)).collect();
    let left = rest.iter().filter(|id| !register.progress(id).is_done()).count();
    let todo = register
        .next_scenario(ctx.clinic, None)
        .map_or_else(|| "#/risiko".to_owned(), |id| step_href(&id, 1));
    let mut add = |key: &str, title: String, hint: &Localized, minutes, group, status, href: &str| {
        tasks.push(Task {
            key: format!("risk/{key}"),
            title,
            hint: hint.string(ctx.lang),
            minutes,
            group,
            status,
            href: href.to_owned(),
        });
    };
    if !rest.is_empty() {
        let status = match left {
            0 => TaskStatus::Done,
            some if some < rest.len() => TaskStatus::Started,
            _ => TaskStatus::Todo,
        };
        let title = plural(left.max(1), &t::TASK_REST_ONE, &t::TASK_REST_MANY, ctx.lang);
        let title = if left == 0 { t::TASK_REST_DONE.string(ctx.lang) } else { title };
        let minutes = MINUTES * u32::try_from(left).unwrap_or(u32::MAX / MINUTES);
        add("rest", title, &t::TASK_REST_HINT, minutes, TaskGroup::Quarter, status, &todo);
    }
    let signed = if ctx.digest.last_signed(REPORT).is_some() { TaskStatus::Done } else { TaskStatus::Todo };
    add(
        "sign",
        t::TASK_SIGN.string(ctx.lang),
        &t::TASK_SIGN_HINT,
        3,
        TaskGroup::Now,
        signed,
        "#/risiko/oppsummering",
    );
    add(
        "year",
        t::TASK_YEAR.string(ctx.lang),
        &t::TASK_YEAR_HINT,
        20,
        TaskGroup::Year,
        TaskStatus::Todo,
        "#/risiko",
    );
    tasks
}

fn scenario_task(ctx: &Ctx, register: &Register, id: &str) -> Task {
    let (status, href) = match register.progress(id) {
        Progress::Untouched => (TaskStatus::Todo, step_href(id, 1)),
        Progress::Started => (TaskStatus::Started, step_href(id, 1)),
        Progress::Assessed | Progress::Struck => (TaskStatus::Done, href(id)),
    };
    Task {
        key: format!("risk/{id}"),
        title: t::TASK_SCENARIO.fill(ctx.lang, &[("title", &register.title(id, ctx.lang))]),
        hint: register.subject(id, ctx.lang).map_or_else(String::new, |subject| subject.event),
        minutes: MINUTES,
        group: TaskGroup::Now,
        status,
        href,
    }
}

/// What needs attention: reasons to look again first, then what is missing.
pub fn findings(ctx: &Ctx, register: &Register) -> Vec<Finding> {
    let mut findings: Vec<Finding> = register
        .triggered(ctx)
        .into_iter()
        .filter_map(|(trigger, ids)| {
            let first = register.work(ctx.clinic).into_iter().find(|id| ids.contains(id))?;
            let count = plural(ids.len(), &t::CONCERNS_ONE, &t::CONCERNS_MANY, ctx.lang);
            Some(Finding {
                key: format!("risk/{}", trigger.code()),
                text: format!("{} {count}", trigger.text().get(ctx.lang)),
                remedy: t::REMEDY_REASSESS.string(ctx.lang),
                href: href(&first),
                urgency: if trigger == super::triggers::Trigger::Incident {
                    Urgency::Now
                } else {
                    Urgency::Soon
                },
            })
        })
        .collect();
    findings.extend(newly_relevant(ctx, register));
    findings.extend(missing(ctx, register));
    findings.extend(high_residual(ctx, register));
    findings
}

/// Scenarios that concern the clinic now, but did not when the report was last signed.
fn newly_relevant(ctx: &Ctx, register: &Register) -> Option<Finding> {
    let signed = ctx.digest.last_signed(REPORT)?;
    let data: serde_json::Value = serde_json::from_str(&signed.data).ok()?;
    let known: BTreeSet<&str> =
        data.get("relevant")?.as_array()?.iter().filter_map(|id| id.as_str()).collect();
    let new: Vec<String> = register
        .work(ctx.clinic)
        .into_iter()
        .filter(|id| !known.contains(id.as_str()) && !register.progress(id).is_done())
        .collect();
    let first = new.first()?;
    Some(Finding {
        key: "risk/new".to_owned(),
        text: plural(new.len(), &t::NEWLY_RELEVANT_ONE, &t::NEWLY_RELEVANT_MANY, ctx.lang),
        remedy: t::REMEDY_ASSESS.string(ctx.lang),
        href: step_href(first, 1),
        urgency: Urgency::Soon,
    })
}

/// One finding for everything that stands in the way of a signature; the summary lists it.
fn missing(ctx: &Ctx, register: &Register) -> Option<Finding> {
    let blockers = blockers(ctx, register);
    let urgency = blockers.iter().map(|blocker| blocker.urgency).max()?;
    if let [only] = &blockers[..] {
        return Some(only.clone());
    }
    Some(Finding {
        key: "risk/missing".to_owned(),
        text: plural(blockers.len(), &t::MISSING_ONE, &t::MISSING_MANY, ctx.lang),
        remedy: t::TO_SUMMARY.string(ctx.lang),
        href: "#/risiko/oppsummering".to_owned(),
        urgency,
    })
}

/// What must be mended before the report can be signed.
pub fn blockers(ctx: &Ctx, register: &Register) -> Vec<Finding> {
    let mut blockers = vec![];
    for (id, assessment) in register.assessed(ctx.clinic) {
        for gap in gaps(ctx, assessment) {
            let urgent = assessment.current().is_some_and(|rating| is_red(rating.level()));
            blockers.push(Finding {
                key: format!("risk/{gap:?}/{id}"),
                text: format!("{}: {}", register.title(&id, ctx.lang), gap.text().get(ctx.lang)),
                remedy: t::REMEDY_MEND.string(ctx.lang),
                href: step_href(&id, 5),
                urgency: if urgent { Urgency::Now } else { Urgency::Soon },
            });
        }
    }
    blockers
}

/// Scenarios where what remains is high for the patient even after the measures.
fn high_residual(ctx: &Ctx, register: &Register) -> Option<Finding> {
    let high = |rating: Rating| is_red(Rating::new(rating.likelihood, rating.patient, 1).level());
    let assessed = register.assessed(ctx.clinic);
    let ids: Vec<&String> = assessed
        .iter()
        .filter(|(_, assessment)| !assessment.measures.is_empty() && assessment.after().is_some_and(high))
        .map(|(id, _)| id)
        .collect();
    Some(Finding {
        key: "risk/dpia".to_owned(),
        text: plural(ids.len(), &t::HIGH_RESIDUAL_ONE, &t::HIGH_RESIDUAL_MANY, ctx.lang),
        remedy: t::HIGH_RESIDUAL_REMEDY.string(ctx.lang),
        href: href(ids.first()?),
        urgency: Urgency::Soon,
    })
}

/// Deadlines of measures, dates for a new look, and the yearly renewal.
pub fn deadlines(ctx: &Ctx, register: &Register) -> Vec<Deadline> {
    let mut deadlines = vec![];
    for (id, assessment) in register.assessed(ctx.clinic) {
        for measure in assessment.measures.iter().filter(|measure| measure.is_outstanding()) {
            if let Some(date) = measure.due {
                deadlines.push(Deadline { date, text: measure.text(ctx.lang), href: step_href(&id, 5) });
            }
        }
        let review = assessment
            .acceptance
            .as_ref()
            .filter(|_| needs_acceptance(assessment))
            .and_then(|acceptance| acceptance.review);
        if let Some(date) = review {
            let text = t::DEADLINE_REVIEW.fill(ctx.lang, &[("title", &register.title(&id, ctx.lang))]);
            deadlines.push(Deadline { date, text, href: href(&id) });
        }
    }
    if let Some(signed) = ctx.digest.last_signed(REPORT) {
        let text = t::DEADLINE_YEAR.string(ctx.lang);
        deadlines.push(Deadline { date: signed.date.plus_months(12), text, href: "#/risiko".to_owned() });
    }
    deadlines.sort_by_key(|deadline| deadline.date);
    deadlines
}

/// Every measure that was chosen.
pub fn actions(ctx: &Ctx, register: &Register) -> Vec<Action> {
    let rated =
        register.work(ctx.clinic).into_iter().filter(|id| register.assessment(id).applies != Some(false));
    rated
        .flat_map(|id| {
            let measures = register
                .assessment(&id)
                .measures
                .iter()
                .filter(|measure| !measure.text(ctx.lang).trim().is_empty());
            measures.map(|measure| action(ctx, register, &id, measure)).collect::<Vec<_>>()
        })
        .collect()
}

fn action(ctx: &Ctx, register: &Register, id: &str, measure: &Measure) -> Action {
    Action {
        key: format!("risk/{id}/{}", measure.id),
        title: measure.text(ctx.lang),
        owner: person_name(ctx, measure.owner.as_ref()),
        due: measure.due,
        status: measure.status,
        source: t::ACTION_SOURCE.fill(ctx.lang, &[("title", &register.title(id, ctx.lang))]),
        href: step_href(id, 5),
    }
}

/// "2 av 9 vanlige scenarioer vurdert".
pub fn status(ctx: &Ctx, register: &Register) -> Option<String> {
    let (done, total) = register.nine(ctx.clinic);
    Some(t::STATUS.fill(ctx.lang, &[("n", &done), ("total", &total)]))
}

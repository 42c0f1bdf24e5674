use super::tasks::about_time;
use crate::app::copies::{DamageNotice, ReminderBanner, SafetyPanel};
use crate::app::{t, use_app, AppContext};
use crate::content::Lang;
use crate::domain::{long_date, ActionStatus, Ctx, Date, DateExt, Finding, Task, TaskStatus, Urgency};
use crate::features::REGISTRY;
use crate::ui::{LinkButton, Notice, Tone};
use yew::prelude::*;

/// How many findings, deadlines, actions and documents the home page shows at once.
const FINDINGS: usize = 3;
const DEADLINES: usize = 3;
const ACTIONS: usize = 5;
const SIGNED: usize = 3;
/// How many of a month's deadlines the year shows; the rest is counted.
const A_MONTH: usize = 2;

/// The home page: what to do now comes first, and nothing moves by itself.
#[component]
pub fn Home() -> Html {
    let app = use_app();
    let lang = app.lang();
    let is_own = app.session.binder().is_some_and(|binder| !binder.is_example);
    let next = app.digest.tasks.iter().find(|task| task.status != TaskStatus::Done);
    // What belongs to a task that nobody has begun is said by the task.
    let untouched: Vec<&Task> =
        app.digest.tasks.iter().filter(|task| task.status == TaskStatus::Todo).collect();
    let urgent = app.digest.findings.iter().filter(|finding| {
        let said = untouched.iter().any(|task| finding.href == task.href);
        finding.urgency == Urgency::Now || (finding.urgency == Urgency::Soon && !said)
    });
    html! {
        <div class="stack stack--loose">
            <h1 tabindex="-1">{ t::HOME_TITLE.get(lang) }</h1>
            // One thing at a time: what is damaged comes before what is only prudent.
            if is_own {
                if app.session.damage == (0, 0) { <ReminderBanner /> } else { <DamageNotice /> }
            }
            { next_step(next, lang) }
            { findings(&urgent.collect::<Vec<_>>(), lang) }
            <div class="dashboard">
                // Panels that would be empty are left out.
                if !app.digest.deadlines.is_empty() { { deadlines(&app) } }
                { status(&app) }
                if !app.digest.actions.is_empty() { { actions(&app) } }
                if is_own { <SafetyPanel /> }
                if !app.digest.signed.is_empty() { { signed(&app) } }
            </div>
            if !app.digest.deadlines.is_empty() { { year(&app) } }
        </div>
    }
}

fn next_step(next: Option<&Task>, lang: Lang) -> Html {
    let Some(task) = next else {
        return html! {
            <section class="next-step" aria-labelledby="next-step">
                <h2 id="next-step">{ t::ALL_DONE.get(lang) }</h2>
                <p>{ t::ALL_DONE_HINT.get(lang) }</p>
            </section>
        };
    };
    html! {
        <section class="next-step" aria-labelledby="next-step">
            <p class="next-step__label">{ t::NEXT_STEP.get(lang) }</p>
            <h2 id="next-step">{ &task.title }</h2>
            <p>{ &task.hint }</p>
            <div class="button-row">
                <LinkButton label={t::BEGIN.string(lang)} href={task.href.clone()} />
                <span class="muted">{ about_time(task.minutes, lang) }</span>
            </div>
        </section>
    }
}

/// A few findings at a time: a wall of them would hide the next step.
fn findings(all: &[&Finding], lang: Lang) -> Html {
    let (first, more) = all.split_at(all.len().min(FINDINGS));
    html! {
        <>
            { for first.iter().map(|finding| finding_notice(finding)) }
            if !more.is_empty() {
                <details class="disclosure" id="more-findings">
                    <summary>{ crate::content::plural(more.len(), &t::MORE_FINDINGS_ONE, &t::MORE_FINDINGS_OTHER, lang) }</summary>
                    <div class="stack">{ for more.iter().map(|finding| finding_notice(finding)) }</div>
                </details>
            }
        </>
    }
}

fn finding_notice(finding: &Finding) -> Html {
    let tone = if finding.urgency == Urgency::Now { Tone::Danger } else { Tone::Warn };
    html! {
        <Notice {tone} title={finding.text.clone()}>
            <p><a class="ds-link" href={finding.href.clone()}>{ &finding.remedy }</a></p>
        </Notice>
    }
}

/// "Forfalt for 3 dager siden", "i dag", or the date.
pub fn due_words(due: Date, today: Date, lang: Lang) -> String {
    match today.days_until(due) {
        0 => t::DUE_TODAY.string(lang),
        days if days < 0 => {
            crate::content::plural(days.unsigned_abs() as usize, &t::OVERDUE_ONE, &t::OVERDUE_OTHER, lang)
        }
        _ => long_date(due, lang),
    }
}

fn panel(title: String, body: Html) -> Html {
    html! { <section class="panel"><h2>{ title }</h2>{ body }</section> }
}

fn rows(rows: Vec<(String, String, String)>) -> Html {
    html! {
        <ul class="status-list">
            { for rows.into_iter().map(|(text, count, href)| html! {
                <li><a {href}><span>{ text }</span><span class="status-list__count">{ count }</span></a></li>
            }) }
        </ul>
    }
}

fn deadlines(app: &AppContext) -> Html {
    let lang = app.lang();
    let dates = app.digest.deadlines.iter().take(DEADLINES);
    let list: Vec<_> = dates
        .map(|deadline| {
            (deadline.text.clone(), due_words(deadline.date, app.session.today, lang), deadline.href.clone())
        })
        .collect();
    panel(t::DEADLINES.string(lang), rows(list))
}

fn status(app: &AppContext) -> Html {
    let lang = app.lang();
    let Some(binder) = app.session.binder() else { return html! {} };
    let ctx = Ctx { clinic: &binder.sections.clinic, digest: &app.digest, lang, today: app.session.today };
    let list = REGISTRY.iter().filter_map(|entry| {
        let words = (entry.status)(&ctx, &binder.sections)?;
        Some(((entry.title)().string(lang), words, format!("#/{}", entry.route)))
    });
    panel(t::STATUS.string(lang), rows(list.collect()))
}

fn actions(app: &AppContext) -> Html {
    let lang = app.lang();
    let open = app.digest.actions.iter().filter(|action| action.status < ActionStatus::Done);
    let list: Vec<_> = open
        .take(ACTIONS)
        .map(|action| {
            let due = action
                .due
                .map_or_else(|| t::NO_DEADLINE.string(lang), |due| due_words(due, app.session.today, lang));
            (action.title.clone(), due, action.href.clone())
        })
        .collect();
    let body = if list.is_empty() {
        html! { <p>{ t::NO_ACTIONS.get(lang) }</p> }
    } else {
        rows(list)
    };
    panel(t::OPEN_ACTIONS.string(lang), body)
}

fn signed(app: &AppContext) -> Html {
    let lang = app.lang();
    let newest = app.digest.signed.iter().rev().take(SIGNED);
    let list: Vec<_> = newest
        .map(|signed| {
            let title = format!("{} v{}", signed.title, signed.version);
            (title, long_date(signed.date, lang), format!("#/dokumenter/{}", signed.id))
        })
        .collect();
    panel(t::LAST_SIGNED.string(lang), rows(list))
}

/// The twelve months from this one, with what is due in each.
fn year(app: &AppContext) -> Html {
    let lang = app.lang();
    let first = app.session.today.first_of_month();
    let months = (0..12).map(|step| {
        let month = first.plus_months(step);
        let due = app.digest.deadlines.iter().filter(|deadline| deadline.date.first_of_month() == month);
        // "1. november 2026" without its day.
        let name =
            long_date(month, lang).split_once(' ').map(|(_, month)| month.to_owned()).unwrap_or_default();
        let mut items: Vec<Html> = due
            .map(|deadline| html! { <li><a href={deadline.href.clone()}>{ &deadline.text }</a></li> })
            .collect();
        let more = items.len().saturating_sub(A_MONTH);
        if more > 1 {
            items.truncate(A_MONTH);
            items.push(html! { <li><a href="#/tiltak">{ t::AND_MORE.fill(lang, &[("n", &more)]) }</a></li> });
        }
        html! {
            <li aria-current={(step == 0).then_some("date")}>
                <h3>{ name }</h3>
                if !items.is_empty() { <ul>{ items }</ul> }
            </li>
        }
    });
    html! { <section aria-labelledby="year"><h2 id="year">{ t::YEAR.get(lang) }</h2><ol class="year-wheel">{ for months }</ol></section> }
}

use crate::app::{t, use_app};
use crate::content::{plural, Lang};
use crate::domain::{Task, TaskGroup, TaskStatus};
use yew::prelude::*;

/// Minutes of one sitting, the measure of the plan.
const SITTING: u32 = 20;

/// The plan: which tasks, in which order, how many minutes each.
#[component]
pub fn Tasks() -> Html {
    let app = use_app();
    let lang = app.lang();
    let tasks = &app.digest.tasks;
    let left: Vec<&Task> = tasks.iter().filter(|task| task.status != TaskStatus::Done).collect();
    let minutes: u32 = left.iter().map(|task| task.minutes).sum();
    let sittings = minutes.div_ceil(SITTING);
    let lead = t::PLAN_LEAD.fill(
        lang,
        &[("tasks", &left.len()), ("time", &written_time(minutes, lang)), ("sittings", &sittings)],
    );
    let groups = [
        (TaskGroup::Now, &t::GROUP_NOW),
        (TaskGroup::Quarter, &t::GROUP_QUARTER),
        (TaskGroup::Year, &t::GROUP_YEAR),
    ];
    html! {
        <div class="stack stack--loose">
            <div class="page-head">
                <h1 tabindex="-1">{ t::PLAN_TITLE.get(lang) }</h1>
                <p class="lead">{ if left.is_empty() { t::ALL_DONE.string(lang) } else { lead } }</p>
            </div>
            { for groups.iter().map(|(group, name)| {
                let rows: Vec<Html> = tasks.iter().filter(|task| task.group == *group).map(|task| row(task, lang)).collect();
                if rows.is_empty() { return html! {} }
                html! { <section><h2>{ name.get(lang) }</h2><ul class="task-list">{ rows }</ul></section> }
            }) }
        </div>
    }
}

/// "45 minutter", "2 timer", "3,5 timer": rounded to what a person can plan with.
fn written_time(minutes: u32, lang: Lang) -> String {
    if minutes < 90 {
        return plural(minutes as usize, &t::MINUTE, &t::MINUTES, lang);
    }
    let halves = (minutes + 15) / 30;
    let number = match (halves % 2, lang) {
        (0, _) => (halves / 2).to_string(),
        (_, Lang::Nb) => format!("{},5", halves / 2),
        (_, Lang::En) => format!("{}.5", halves / 2),
    };
    t::HOURS.fill(lang, &[("n", &number)])
}

/// "ca. 4 min", or hours where it is many.
pub fn about_time(minutes: u32, lang: Lang) -> String {
    if minutes < 90 {
        return t::ABOUT_MINUTES.fill(lang, &[("n", &minutes)]);
    }
    t::ABOUT_TIME.fill(lang, &[("time", &written_time(minutes, lang))])
}

fn row(task: &Task, lang: Lang) -> Html {
    let (code, word) = match task.status {
        TaskStatus::Todo => ("todo", &t::TASK_TODO),
        TaskStatus::Started => ("started", &t::TASK_STARTED),
        TaskStatus::Done => ("done", &t::TASK_DONE),
    };
    let status_id = format!("status-{}", task.key.replace('/', "-"));
    html! {
        <li class="task-list__item" key={task.key.clone()}>
            <a class="task-list__link task-list__title" href={task.href.clone()} aria-describedby={status_id.clone()}>{ &task.title }</a>
            <span class="task-list__hint">{ &task.hint }</span>
            <span class="task-list__minutes">{ about_time(task.minutes, lang) }</span>
            <span class="task-list__status" id={status_id} data-status={code}>{ word.get(lang) }</span>
        </li>
    }
}

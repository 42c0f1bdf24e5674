//! `#/tilgang`: the next step, what needs attention, who has access, and the way to each part.

use super::register::exports;
use super::table::{table, Row};
use super::Context;
use crate::content::{plural, Localized};
use crate::domain::{Task, TaskStatus};
use crate::features::access::findings::{findings, has_minimum};
use crate::features::access::overview::{line_href, next_control, tasks, with_access, PersonRow, HREF};
use crate::features::access::{t, words};
use crate::ui::{LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// The page.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let found = findings(&ctx.ctx(), &ctx.state);
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
                <p class="lead">{ t::OVERVIEW_LEAD.get(lang) }</p>
            </div>
            { next(ctx) }
            if !found.is_empty() {
                <Notice tone={Tone::Warn} title={t::NEEDS_ATTENTION.string(lang)}>
                    <ul>{ for found.iter().map(|finding| html! {
                        <li>{ &finding.text }{ " " }<a class="ds-link" href={finding.href.clone()}>{ &finding.remedy }</a></li>
                    }) }</ul>
                </Notice>
            }
            <ul class="task-list">{ for parts(ctx).into_iter().map(part) }</ul>
            { people(ctx) }
            { exports(ctx) }
        </div>
    }
}

/// The one next step: people first, then the parts of the plan in their order.
fn next(ctx: &Context) -> Html {
    let lang = ctx.lang;
    if ctx.clinic.staff(ctx.today).next().is_none() {
        return html! {
            <>
                <p class="empty-state">{ t::NO_STAFF.get(lang) }</p>
                <div class="button-row">
                    <LinkButton id="next-step" label={t::TO_IMPORT.string(lang)} href={format!("{HREF}/importer")} />
                    <LinkButton label={t::TO_PEOPLE.string(lang)} href="#/klinikk/personer" variant={Variant::Secondary} />
                </div>
            </>
        };
    }
    let open = tasks(&ctx.ctx(), &ctx.state).into_iter().find(|task| task.status != TaskStatus::Done);
    match open {
        None => html! { <Notice tone={Tone::Ok} title={t::ALL_DONE.string(lang)} /> },
        Some(task) => html! {
            <>
                <p>{ &task.hint }</p>
                <LinkButton id="next-step" label={verb(&task).string(lang)} href={task.href.clone()} />
            </>
        },
    }
}

fn verb(task: &Task) -> &'static Localized {
    match task.href.rsplit('/').next() {
        Some("roller") => &t::NEXT_ROLES,
        Some("register") => &t::NEXT_REGISTER,
        Some("nivaer") => &t::NEXT_LEVELS,
        _ => &t::NEXT_CONTROL,
    }
}

/// A part of the module: its path, its name, and where it stands.
type Part = (&'static str, String, String);

fn parts(ctx: &Context) -> Vec<Part> {
    let (lang, state) = (ctx.lang, &ctx.state);
    let roles = state.roles_in_use(&ctx.clinic).len();
    let lines = crate::features::access::register::lines(&state.entries);
    let open = lines.iter().filter(|line| line.is_open()).count();
    let systems: Vec<_> = ctx.clinic.systems.iter().filter(|own| has_minimum(own)).collect();
    let levels =
        systems.iter().filter(|own| state.log_on.get(&own.id).is_some_and(|own| own.level.is_some()));
    let counts: [(&str, &dyn std::fmt::Display); 2] = [("n", &levels.count()), ("all", &systems.len())];
    let control =
        next_control(state).map(|day| t::PART_NEXT.fill(lang, &[("date", &words::date(Some(day), lang))]));
    let shared = state.sharing.values().filter(|own| own.used).count();
    let reviewed = state.blocking.reviewed_on.map(|day| words::date(Some(day), lang)).unwrap_or_default();
    let waiting = match state.drafts.len() {
        0 => t::PART_OPEN.fill(lang, &[("n", &open)]),
        waiting => t::PART_WAITING.fill(lang, &[("n", &open), ("waiting", &waiting)]),
    };
    let count = |n: usize| if n == 0 { String::new() } else { t::PART_COUNT.fill(lang, &[("n", &n)]) };
    vec![
        ("roller", t::ROLES_TITLE.string(lang), plural(roles, &t::ROLES_ONE, &t::ROLES_MANY, lang)),
        ("register", t::REGISTER_TITLE.string(lang), waiting),
        ("nivaer", t::LEVELS_TITLE.string(lang), t::LEVELS_CHOSEN.fill(lang, &counts)),
        ("kontroll", t::CONTROL_TITLE.string(lang), control.unwrap_or_default()),
        ("selvautorisering", t::SELF_TITLE.string(lang), count(state.self_uses.len())),
        ("logg", t::LOG_TITLE.string(lang), count(state.log_reviews.len())),
        ("sperring", t::ENTRY_BLOCKING.string(lang), reviewed),
        ("deling", t::PART_SHARING.string(lang), count(shared)),
        ("importer", t::IMPORT_TITLE.string(lang), String::new()),
    ]
}

fn part((path, name, status): Part) -> Html {
    html! {
        <li class="task-list__item" key={path}>
            <a class="task-list__link task-list__title" href={format!("{HREF}/{path}")}>{ name }</a>
            if !status.is_empty() { <span class="task-list__status">{ status }</span> }
        </li>
    }
}

fn people(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let rows: Vec<PersonRow> = with_access(&ctx.ctx(), &ctx.state);
    if rows.is_empty() {
        return html! { <p class="empty-state">{ t::REGISTER_NOBODY.get(lang) }</p> };
    }
    let columns =
        [&t::COLUMN_PERSON, &t::COLUMN_ROLE, &t::COLUMN_UNTIL, &t::FIELD_DECLARED, &t::FIELD_INSTRUCTED];
    let rows = rows.into_iter().map(|row| person(ctx, &row)).collect();
    table(&t::PEOPLE_CAPTION, &columns, rows, lang)
}

fn person(ctx: &Context, row: &PersonRow) -> Row {
    let lang = ctx.lang;
    let href = row.href(&ctx.clinic).unwrap_or_else(|| HREF.to_owned());
    let roles = row.open.iter().map(|line| {
        html! { <li><a class="ds-link" href={line_href(line.id())}>{ words::role(&ctx.state, &line.grant.role, lang) }</a></li> }
    });
    let until = row.open.iter().filter_map(|line| line.grant.until).min();
    let until = until.map_or_else(|| t::NO_END.string(lang), |day| words::date(Some(day), lang));
    let signed = |day| match day {
        Some(day) => words::date(Some(day), lang),
        None => t::NOT_SIGNED.string(lang),
    };
    let [declared, instructed] = row.papers;
    Row {
        key: row.person.key(),
        head: html! { <a class="ds-link" href={href}>{ &row.name }</a> },
        cells: vec![
            html! { <ul class="plain-list">{ for roles }</ul> },
            until.into(),
            signed(declared).into(),
            signed(instructed).into(),
        ],
    }
}

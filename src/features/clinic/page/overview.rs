//! What we know about the clinic, part by part, each with a way to change it.

use super::super::entries::{community_word, record_word};
use super::super::model::{findings, is_reachable, needs_community, tasks};
use super::super::{content, t, Clinic};
use super::ViewProps;
use crate::content::{plural, Localized};
use crate::domain::{TaskStatus, Urgency};
use crate::features::PageContext;
use crate::ui::{LinkButton, Notice, Tone};
use yew::prelude::*;

/// The module's first screen.
#[component]
pub fn Overview(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    if ctx.state.start_step == 0 {
        return html! {
            <div class="empty-state stack">
                <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
                <p>{ t::OVERVIEW_EMPTY.get(lang) }</p>
                <LinkButton label={t::START.string(lang)} href="#/start/1" />
            </div>
        };
    }
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
            <p>{ t::OVERVIEW_LEAD.get(lang) }</p>
            { next_step(ctx) }
            { attention(ctx) }
            <section class="stack" aria-labelledby="clinic-parts">
                <h2 id="clinic-parts">{ t::PARTS.get(lang) }</h2>
                <ul class="status-list">{ for parts(ctx) }</ul>
            </section>
            <section class="stack" aria-labelledby="clinic-answers">
                <h2 id="clinic-answers">{ t::ANSWERS.get(lang) }</h2>
                { answers(ctx) }
            </section>
        </div>
    }
}

/// The one next step, if any of the module's tasks is left.
fn next_step(ctx: &PageContext<Clinic>) -> Html {
    let next = tasks(&ctx.ctx(), &ctx.state).into_iter().find(|task| task.status != TaskStatus::Done);
    html! {
        if let Some(task) = next {
            <section class="card stack" aria-labelledby="clinic-next">
                <h2 id="clinic-next">{ t::NEXT_STEP.get(ctx.lang) }</h2>
                <p>{ t::NEXT_STEP_MINUTES.fill(ctx.lang, &[("task", &task.title), ("n", &task.minutes)]) }</p>
                <LinkButton label={t::GO_ON.string(ctx.lang)} href={task.href} />
            </section>
        }
    }
}

fn attention(ctx: &PageContext<Clinic>) -> Html {
    let found = findings(&ctx.ctx(), &ctx.state);
    if found.is_empty() {
        return html! {};
    }
    let tone =
        if found.iter().any(|finding| finding.urgency == Urgency::Now) { Tone::Danger } else { Tone::Warn };
    let rows = found.iter().map(|finding| {
        html! { <li key={finding.key.clone()}>{ &finding.text }{ " " }<a class="ds-link" href={finding.href.clone()}>{ &finding.remedy }</a></li> }
    });
    html! {
        <section aria-labelledby="clinic-attention">
            <h2 id="clinic-attention">{ t::ATTENTION.get(ctx.lang) }</h2>
            <Notice {tone}><ul>{ for rows }</ul></Notice>
        </section>
    }
}

fn parts(ctx: &PageContext<Clinic>) -> Vec<Html> {
    let (lang, clinic) = (ctx.lang, &ctx.state);
    let contact = if is_reachable(clinic) { &t::CONTACT_FILLED } else { &t::CONTACT_MISSING };
    let mut parts = vec![
        (&t::CONTACT, contact.string(lang), "#/klinikk/kontakt"),
        (
            &t::PEOPLE,
            plural(clinic.staff(ctx.today).count(), &t::PEOPLE_ONE, &t::PEOPLE_MANY, lang),
            "#/klinikk/personer",
        ),
        (
            &t::SYSTEMS,
            plural(clinic.systems.len(), &t::SYSTEMS_ONE, &t::SYSTEMS_MANY, lang),
            "#/klinikk/systemer",
        ),
        (
            &t::SUPPLIERS,
            plural(clinic.suppliers.len(), &t::SUPPLIERS_ONE, &t::SUPPLIERS_MANY, lang),
            "#/klinikk/leverandorer",
        ),
    ];
    if needs_community(clinic) {
        let count = plural(clinic.undertakings.len(), &t::UNDERTAKINGS_ONE, &t::UNDERTAKINGS_MANY, lang);
        parts.push((&t::COMMUNITY, count, "#/klinikk/fellesskap"));
    }
    let row = |(name, count, href): (&'static Localized, String, &'static str)| {
        html! { <li key={href}><a {href}><span>{ name.get(lang) }</span><span class="status-list__count">{ count }</span></a></li> }
    };
    parts.into_iter().map(row).collect()
}

/// The start questions with their answers.
fn answers(ctx: &PageContext<Clinic>) -> Html {
    let lang = ctx.lang;
    let rows = content::questions().iter().zip(1u8..).map(|(question, step)| {
        let answer = answer(ctx, step);
        html! {
            <tr key={step}>
                <th scope="row">{ question.title.get(lang) }</th>
                <td data-label={t::ANSWER.string(lang)}>{ if answer.is_empty() { t::NOTHING_CHOSEN.string(lang) } else { answer } }</td>
                <td data-label={t::CHANGE.string(lang)}>
                    <a class="ds-link" href={format!("#/start/{step}")}>
                        { t::CHANGE.get(lang) }<span class="visually-hidden">{ format!(" – {}", question.name.get(lang)) }</span>
                    </a>
                </td>
            </tr>
        }
    });
    html! {
        <table class="data-table">
            <caption class="visually-hidden">{ t::ANSWERS.get(lang) }</caption>
            <thead><tr>
                <th scope="col">{ t::QUESTION.get(lang) }</th><th scope="col">{ t::ANSWER.get(lang) }</th><th scope="col">{ t::CHANGE.get(lang) }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

/// The answer to a start question, in words; empty when there is none.
fn answer(ctx: &PageContext<Clinic>, step: u8) -> String {
    let (lang, clinic) = (ctx.lang, &ctx.state);
    let word = |text: &'static Localized| text.string(lang);
    match step {
        1 if clinic.organisation_number.trim().is_empty() => clinic.name.clone(),
        1 => format!("{}, {}", clinic.name, clinic.organisation_number),
        2 => clinic.kinds.iter().map(|kind| word(kind.name())).collect::<Vec<_>>().join(", "),
        4 => {
            let record = clinic.record_system.map(|system| word(record_word(system)));
            record.into_iter().chain(ticked(ctx, step)).collect::<Vec<_>>().join(". ")
        }
        5 => {
            clinic.shares_record.map(|shares| word(if shares { &t::YES } else { &t::NO })).unwrap_or_default()
        }
        6 => clinic.community.map(|community| word(community_word(community))).unwrap_or_default(),
        9 => {
            let suppliers = clinic.suppliers.iter().map(|supplier| supplier.label(lang));
            suppliers.chain(ticked(ctx, step)).collect::<Vec<_>>().join(". ")
        }
        _ => ticked(ctx, step).join(". "),
    }
}

fn ticked(ctx: &PageContext<Clinic>, step: u8) -> Vec<String> {
    let flags = ctx.state.flags();
    let chosen =
        content::choices().iter().filter(|choice| choice.step == step && flags.contains(&choice.flag));
    chosen.map(|choice| choice.title.string(ctx.lang)).collect()
}

//! `#/risiko`: the next step first, then the matrix, then every scenario in its group.

use super::matrix::matrix;
use super::{tag, Context};
use crate::content::{plural, Localized};
use crate::domain::Level;
use crate::features::risk::assessment::Progress;
use crate::features::risk::content::Scenario;
use crate::features::risk::overview::{href, step_href};
use crate::features::risk::scale::{level_rule, level_word, Scales};
use crate::features::risk::t;
use crate::features::risk::triggers::Trigger;
use crate::features::risk::words::short;
use crate::ui::{LinkButton, Variant};
use std::collections::{BTreeMap, BTreeSet};
use yew::prelude::*;

/// The page; `after` shows the matrix as it will be when the measures are done.
pub fn page(ctx: &Context, after: bool) -> Html {
    let lang = ctx.lang;
    let assessed = !ctx.state.assessed(&ctx.clinic).is_empty();
    html! {
        <div class="stack stack--loose">
            <div class="page-head">
                <h1 tabindex="-1">{ t::PAGE_TITLE.get(lang) }</h1>
                <p class="lead">{ t::PAGE_LEAD.get(lang) }</p>
            </div>
            { next_step(ctx) }
            { progress(ctx) }
            <section class="stack">
                <h2>{ t::MATRIX_TITLE.get(lang) }</h2>
                if assessed {
                    { toggle(ctx, after) }
                    { matrix(ctx, after) }
                    { legend(ctx) }
                } else {
                    <p class="empty-state">{ t::MATRIX_EMPTY.get(lang) }</p>
                }
            </section>
            { groups(ctx) }
            <div class="button-row">
                <LinkButton label={t::ADD_OWN.string(lang)} href="#/risiko/ny" variant={Variant::Secondary} icon="plus" />
                <LinkButton label={t::ADD_INCIDENT.string(lang)} href="#/risiko/hendelse" variant={Variant::Secondary} icon="warning" />
                <LinkButton label={t::TO_SUMMARY.string(lang)} href="#/risiko/oppsummering" variant={Variant::Secondary} icon="document" />
            </div>
        </div>
    }
}

fn next_step(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let (title, hint, label, to) = if let Some(id) = ctx.state.next_scenario(&ctx.clinic, None) {
        let subject = ctx.state.subject(&id, lang);
        let title = t::TASK_SCENARIO.fill(lang, &[("title", &ctx.state.title(&id, lang))]);
        (title, subject.map_or_else(String::new, |subject| subject.event), &t::BEGIN, step_href(&id, 1))
    } else if let Some(id) = again(ctx).into_iter().next() {
        let title = t::AGAIN_TITLE.fill(lang, &[("title", &ctx.state.title(&id, lang))]);
        (title, t::AGAIN_HINT.string(lang), &t::REMEDY_REASSESS, href(&id))
    } else {
        (
            t::TASK_SIGN.string(lang),
            t::TASK_SIGN_HINT.string(lang),
            &t::TO_SUMMARY,
            "#/risiko/oppsummering".to_owned(),
        )
    };
    html! {
        <section class="next-step" aria-labelledby="risk-next">
            <p class="next-step__label">{ t::NEXT_STEP.get(lang) }</p>
            <h2 id="risk-next">{ title }</h2>
            <p>{ hint }</p>
            <div class="button-row">
                <LinkButton label={label.string(lang)} href={to} />
                <span class="muted">{ t::MINUTES.get(lang) }</span>
            </div>
        </section>
    }
}

/// Every scenario that some trigger calls for, in the order of the work.
fn again(ctx: &Context) -> Vec<String> {
    let called: BTreeSet<String> = ctx.state.triggered(&ctx.ctx()).into_values().flatten().collect();
    ctx.state.work(&ctx.clinic).into_iter().filter(|id| called.contains(id)).collect()
}

fn progress(ctx: &Context) -> Html {
    let (done, total) = ctx.state.nine(&ctx.clinic);
    let words = t::STATUS.fill(ctx.lang, &[("n", &done), ("total", &total)]);
    html! {
        <div class="progress-block">
            <span>{ &words }</span>
            <progress max={total.max(1).to_string()} value={done.to_string()} aria-label={words.clone()}></progress>
        </div>
    }
}

fn toggle(ctx: &Context, after: bool) -> Html {
    let link = |to: &'static str, text: &Localized, current: bool| {
        html! { <li><a href={to} aria-current={current.then_some("page")}>{ text.get(ctx.lang) }</a></li> }
    };
    html! {
        <nav class="tabs-lite" aria-label={t::MATRIX_TITLE.string(ctx.lang)}>
            <ul>{ link("#/risiko", &t::SHOW_BEFORE, !after) }{ link("#/risiko/etter", &t::SHOW_AFTER, after) }</ul>
        </nav>
    }
}

fn legend(ctx: &Context) -> Html {
    let rows = Scales::get().band.iter().map(|band| {
        let range = format!("{}–{}", band.min, band.max);
        html! {
            <div>
                <dt><span class="risk-tag" data-level={band.level.number().to_string()}>
                    <span aria-hidden="true">{ band.level.symbol() }</span>{ " " }{ range }{ " " }{ band.word.get(ctx.lang) }
                </span></dt>
                <dd>{ level_rule(band.level, ctx.lang) }</dd>
            </div>
        }
    });
    html! {
        <details>
            <summary>{ t::LEGEND.get(ctx.lang) }</summary>
            <p>{ t::METHOD.get(ctx.lang) }</p>
            <dl class="definition">{ for rows }</dl>
        </details>
    }
}

/// The scenarios that each trigger calls for.
type Called = BTreeMap<Trigger, BTreeSet<String>>;

fn groups(ctx: &Context) -> Html {
    let called = &ctx.state.triggered(&ctx.ctx());
    let work = ctx.state.work(&ctx.clinic);
    let struck = |id: &&String| ctx.state.progress(id) == Progress::Struck;
    let is_nine = |id: &&String| Scenario::find(id).is_some_and(|scenario| scenario.nine);
    let is_own = |id: &&String| ctx.state.own(id).is_some();
    let pick =
        |keep: &dyn Fn(&&String) -> bool| work.iter().filter(|id| keep(id)).cloned().collect::<Vec<_>>();
    let library: Vec<String> =
        Scenario::all().iter().map(|scenario| scenario.id.clone()).filter(|id| !work.contains(id)).collect();
    html! {
        <>
            { group(ctx, called, &t::GROUP_NINE, &t::GROUP_NINE_HINT, &pick(&|id| is_nine(id) && !struck(id))) }
            { group(ctx, called, &t::GROUP_OWN, &t::GROUP_OWN_HINT, &pick(&|id| is_own(id) && !struck(id))) }
            { group(ctx, called, &t::GROUP_RELEVANT, &t::GROUP_RELEVANT_HINT, &pick(&|id| !is_nine(id) && !is_own(id) && !struck(id))) }
            { group(ctx, called, &t::GROUP_STRUCK, &t::GROUP_STRUCK_HINT, &pick(&|id| struck(id))) }
            if !library.is_empty() {
                <details>
                    <summary>{ plural(library.len(), &t::LIBRARY_ONE, &t::LIBRARY_MANY, ctx.lang) }</summary>
                    <p>{ t::LIBRARY_HINT.get(ctx.lang) }</p>
                    <ul class="task-list">{ for library.iter().map(|id| row(ctx, called, id)) }</ul>
                </details>
            }
        </>
    }
}

fn group(ctx: &Context, called: &Called, title: &Localized, hint: &Localized, ids: &[String]) -> Html {
    if ids.is_empty() {
        return html! {};
    }
    html! {
        <section class="stack">
            <h2>{ title.get(ctx.lang) }</h2>
            <p>{ hint.get(ctx.lang) }</p>
            <ul class="task-list">{ for ids.iter().map(|id| row(ctx, called, id)) }</ul>
        </section>
    }
}

fn row(ctx: &Context, called: &Called, id: &str) -> Html {
    let lang = ctx.lang;
    let assessment = ctx.state.assessment(id);
    let progress = assessment.progress();
    let to = if progress == Progress::Untouched { step_href(id, 1) } else { href(id) };
    let status = format!("risk-status-{id}");
    let shown = match (progress, assessment.current()) {
        (Progress::Assessed, Some(rating)) => {
            html! { <span class="task-list__level" id={status.clone()}>{ tag(rating, lang) }</span> }
        }
        (Progress::Struck, _) => {
            html! { <span class="task-list__status" id={status.clone()}>{ t::STATUS_STRUCK.get(lang) }</span> }
        }
        (Progress::Untouched, _) => {
            html! { <span class="task-list__status" id={status.clone()} data-status="todo">{ t::STATUS_TODO.get(lang) }</span> }
        }
        _ => {
            html! { <span class="task-list__status" id={status.clone()} data-status="started">{ t::STATUS_STARTED.get(lang) }</span> }
        }
    };
    let mut hint: Vec<String> = called
        .iter()
        .filter(|(_, ids)| ids.contains(id))
        .map(|(trigger, _)| trigger.text().string(lang))
        .collect();
    if progress == Progress::Struck {
        hint.push(assessment.struck_reason.clone());
    }
    html! {
        <li class="task-list__item" key={id.to_owned()}>
            <a class="task-list__link task-list__title" href={to} aria-describedby={status}>{ ctx.state.title(id, lang) }</a>
            if !hint.is_empty() { <span class="task-list__hint">{ hint.join(" ") }</span> }
            <span class="task-list__minutes">{ short(&ctx.state, id, lang) }</span>
            { shown }
        </li>
    }
}

/// "2 akseptabel, 1 vurderes": how many scenarios each level has.
pub fn counts(ctx: &Context, after: bool) -> Vec<(Level, usize)> {
    let assessed = ctx.state.assessed(&ctx.clinic);
    let levels: Vec<Level> = assessed
        .iter()
        .filter_map(|(_, assessment)| if after { assessment.after() } else { assessment.current() })
        .map(|rating| rating.level())
        .collect();
    Level::ALL.into_iter().map(|level| (level, levels.iter().filter(|own| **own == level).count())).collect()
}

/// The word of a level with its symbol.
pub fn level_label(level: Level, ctx: &Context) -> String {
    format!("{} {}", level.symbol(), level_word(level, ctx.lang))
}

//! `#/risiko/SC-04`: one scenario with its answers, each with a way to change it.

use super::answers;
use super::steps::{sources, NAMES};
use super::{tag, Context};
use crate::content::Localized;
use crate::domain::{long_date, Id};
use crate::features::risk::assessment::{Assessment, Progress};
use crate::features::risk::content::Scenario;
use crate::features::risk::model::{Edit, Subject};
use crate::features::risk::overview::step_href;
use crate::features::risk::rules::gaps;
use crate::features::risk::{t, words};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// The page.
pub fn page(ctx: &Context, subject: &Subject) -> Html {
    let lang = ctx.lang;
    let assessment = ctx.state.assessment(&subject.id);
    let name = Scenario::find(&subject.id).map_or(&t::OWN_SCENARIO, |scenario| &scenario.title).string(lang);
    let dimensions: Vec<&str> =
        subject.dimensions.iter().map(|dimension| words::dimension_word(*dimension, lang)).collect();
    html! {
        <div class="stack">
            <a class="ds-link" href="#/risiko">{ t::BACK_TO_RISKS.get(lang) }</a>
            <div class="page-head">
                <h1 tabindex="-1" data-title={name}>{ &subject.title }</h1>
                <p class="lead">{ &subject.event }</p>
            </div>
            if !dimensions.is_empty() { <p class="muted">{ t::THREATENS.fill(lang, &[("what", &dimensions.join(", "))]) }</p> }
            { standing(ctx, subject, assessment) }
            { reasons_to_look_again(ctx, subject) }
            { missing(ctx, assessment) }
            { rows(ctx, subject, assessment) }
            if let Some(scenario) = Scenario::find(&subject.id) { <p class="law-source">{ sources(scenario, ctx) }</p> }
            if ctx.state.own(&subject.id).is_some() { { own_buttons(ctx, subject) } }
            { next(ctx, subject, assessment) }
        </div>
    }
}

fn standing(ctx: &Context, subject: &Subject, assessment: &Assessment) -> Html {
    let lang = ctx.lang;
    let date = assessment.assessed_on.map_or_else(String::new, |date| long_date(date, lang));
    match (assessment.progress(), assessment.current()) {
        (Progress::Assessed, Some(rating)) => html! {
            <p>{ t::RISK_NOW.get(lang) }{ " " }{ tag(rating, lang) }{ " " }{ t::ASSESSED_ON.fill(lang, &[("date", &date)]) }</p>
        },
        (Progress::Struck, _) => html! { <p>{ t::STRUCK_ON.fill(lang, &[("date", &date)]) }</p> },
        (Progress::Untouched, _) => html! {
            <LinkButton label={t::BEGIN.string(lang)} href={step_href(&subject.id, 1)} />
        },
        _ => html! {
            <>
                <p>{ t::NOT_FINISHED.get(lang) }</p>
                <LinkButton label={t::GO_ON.string(lang)} href={step_href(&subject.id, unanswered(assessment))} />
            </>
        },
    }
}

/// The first page that lacks its answer, else the last.
fn unanswered(assessment: &Assessment) -> usize {
    match assessment {
        Assessment { applies: None | Some(false), .. } => 1,
        Assessment { likelihood: None, .. } => 3,
        Assessment { patient: None, .. } | Assessment { clinic: None, .. } => 4,
        _ => 5,
    }
}

fn reasons_to_look_again(ctx: &Context, subject: &Subject) -> Html {
    let triggers = ctx.state.triggers_of(&ctx.ctx(), &subject.id);
    if triggers.is_empty() {
        return html! {};
    }
    html! {
        <Notice tone={Tone::Warn} title={t::LOOK_AGAIN.string(ctx.lang)}>
            <ul>{ for triggers.iter().map(|trigger| html! { <li>{ trigger.text().get(ctx.lang) }</li> }) }</ul>
            <LinkButton label={t::REMEDY_REASSESS.string(ctx.lang)} href={step_href(&subject.id, 1)} variant={Variant::Secondary} />
        </Notice>
    }
}

fn missing(ctx: &Context, assessment: &Assessment) -> Html {
    let gaps = gaps(&ctx.ctx(), assessment);
    if gaps.is_empty() || assessment.progress() != Progress::Assessed {
        return html! {};
    }
    html! {
        <Notice tone={Tone::Warn} title={t::BEFORE_SIGNING.string(ctx.lang)}>
            <ul>{ for gaps.iter().map(|gap| html! { <li>{ gap.text().get(ctx.lang) }</li> }) }</ul>
        </Notice>
    }
}

fn rows(ctx: &Context, subject: &Subject, assessment: &Assessment) -> Html {
    if assessment.progress() == Progress::Untouched {
        return html! {};
    }
    let lang = ctx.lang;
    let row = |step: usize, answer: Html| {
        let name: &Localized = NAMES[step - 1];
        let change = t::CHANGE.string(lang);
        let full = format!("{change}: {}", name.get(lang));
        html! {
            <div>
                <dt>{ name.get(lang) }{ " " }<a class="ds-link" href={step_href(&subject.id, step)} aria-label={full}>{ change }</a></dt>
                <dd>{ answer }</dd>
            </div>
        }
    };
    let applies = match assessment.applies {
        Some(true) => html! { t::YES.get(lang) },
        Some(false) => html! { format!("{} {}", t::NO_BECAUSE.get(lang), assessment.struck_reason) },
        None => html! { t::NOT_ANSWERED.get(lang) },
    };
    if assessment.applies == Some(false) {
        return html! { <dl class="definition">{ row(1, applies) }</dl> };
    }
    let existing = words::existing(assessment, &subject.id, lang);
    let existing = if existing.is_empty() {
        html! { t::NOTHING_YET.get(lang) }
    } else {
        html! { <ul>{ for existing.iter().map(|text| html! { <li>{ text }</li> }) }</ul> }
    };
    html! {
        <dl class="definition">
            { row(1, applies) }
            { row(2, existing) }
            { row(3, html! { words::likelihood(assessment.likelihood, lang) }) }
            { row(4, serious(ctx, assessment)) }
            { row(5, measures(ctx, assessment)) }
        </dl>
    }
}

fn serious(ctx: &Context, assessment: &Assessment) -> Html {
    let lang = ctx.lang;
    html! {
        <>
            <p>{ format!("{}: {}", t::FOR_PATIENT.get(lang), words::consequence(assessment.patient, lang)) }</p>
            <p>{ format!("{}: {}", t::FOR_CLINIC.get(lang), words::consequence(assessment.clinic, lang)) }</p>
            if !assessment.reasoning.trim().is_empty() { <p>{ &assessment.reasoning }</p> }
        </>
    }
}

fn measures(ctx: &Context, assessment: &Assessment) -> Html {
    html! {
        <>
            if assessment.measures.is_empty() {
                <p>{ t::NO_MEASURES.get(ctx.lang) }</p>
            } else {
                <ul>{ for assessment.measures.iter().map(|measure| answers::measure(ctx, measure)) }</ul>
            }
            <p>{ t::REMAINS.get(ctx.lang) }</p>
            { answers::remaining(ctx, assessment) }
        </>
    }
}

fn own_buttons(ctx: &Context, subject: &Subject) -> Html {
    let lang = ctx.lang;
    let delete = {
        let (ctx, id) = (ctx.clone(), Id(subject.id.clone()));
        Callback::from(move |()| {
            ctx.edit.emit(Edit::RemoveOwn(id.clone()));
            ctx.desk.go.emit("#/risiko".to_owned());
        })
    };
    let label = t::DELETE.string(lang);
    let name = format!("{label} {}", subject.title);
    html! {
        <div class="button-row">
            <LinkButton label={t::CHANGE_TEXT.string(lang)} href={format!("#/risiko/{}/endre", subject.id)} variant={Variant::Secondary} icon="pencil" />
            <Button {label} name={AttrValue::from(name)} variant={Variant::Tertiary} icon="trash" onclick={delete} />
        </div>
    }
}

fn next(ctx: &Context, subject: &Subject, assessment: &Assessment) -> Html {
    if !assessment.progress().is_done() {
        return html! {};
    }
    let lang = ctx.lang;
    match ctx.state.next_scenario(&ctx.clinic, Some(&subject.id)) {
        Some(id) => {
            let label = t::TASK_SCENARIO.fill(lang, &[("title", &ctx.state.title(&id, lang))]);
            html! { <LinkButton {label} href={step_href(&id, 1)} variant={Variant::Secondary} icon="arrow-right" /> }
        }
        None => html! { <LinkButton label={t::TO_SUMMARY.string(lang)} href="#/risiko/oppsummering" /> },
    }
}

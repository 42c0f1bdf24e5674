//! `…/vurdering`: what blocks first, then gaps, measures, and every question topic by topic.

use super::measures::{add_button, propose_button, row as measure_row};
use super::{frame, reply, Context};
use crate::domain::Supplier;
use crate::features::suppliers::content::{topics, Question};
use crate::features::suppliers::document::{draft_href, kind_of, ASSESSMENT};
use crate::features::suppliers::dossier::Verdict;
use crate::features::suppliers::overview::focus;
use crate::features::suppliers::verdict::Outcome;
use crate::features::suppliers::{t, words};
use crate::ui::{LinkButton, Notice, Tone};
use yew::prelude::*;

/// The assessment.
pub fn page(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let dossier = super::dossier(ctx, supplier);
    let outcome = dossier.outcome(supplier);
    let tone = match outcome {
        Outcome::Approved => Tone::Ok,
        Outcome::WithMeasures => Tone::Warn,
        Outcome::NotApproved => Tone::Danger,
        Outcome::NotAssessed => Tone::Info,
    };
    let first = focus(supplier);
    let body = html! {
        <>
            <div role="status"><Notice {tone} title={words::outcome(outcome).string(lang)}>
                if outcome == Outcome::NotAssessed { <p>{ t::NOT_ASSESSED_LEAD.get(lang) }</p> }
            </Notice></div>
            { deviations(ctx, supplier, Verdict::Blocks) }
            { deviations(ctx, supplier, Verdict::Measure) }
            <section class="stack">
                <h2>{ t::MEASURES_TITLE.get(lang) }</h2>
                { for dossier.measures.iter().map(|measure| measure_row(ctx, supplier, measure)) }
                { add_button(ctx, supplier) }
            </section>
            <section class="stack">
                <h2>{ t::ALL_QUESTIONS.get(lang) }</h2>
                if !first.is_empty() {
                    <p>{ t::FOCUS.fill(lang, &[("ids", &first.iter().map(|own| own.id.as_str()).collect::<Vec<_>>().join(", "))]) }</p>
                }
                { for by_topic(ctx, supplier) }
            </section>
            if outcome != Outcome::NotAssessed {
                <LinkButton label={t::TO_ASSESSMENT.string(lang)} href={draft_href(&kind_of(ASSESSMENT, supplier))} />
            }
        </>
    };
    frame(ctx, supplier, &t::ASSESSMENT_HEADING, body)
}

fn deviations(ctx: &Context, supplier: &Supplier, verdict: Verdict) -> Html {
    let lang = ctx.lang;
    let dossier = super::dossier(ctx, supplier);
    let list = dossier.with_verdict(supplier, verdict);
    if list.is_empty() {
        return html! {};
    }
    let title = if verdict == Verdict::Blocks { &t::BLOCKING_TITLE } else { &t::GAPS_TITLE };
    let rows = list.into_iter().map(|question| {
        let said = words::reply(question, dossier.replies.get(&question.id), lang);
        let has_measure = dossier.measures.iter().any(|measure| measure.question == question.id);
        html! {
            <li key={question.id.clone()}>
                <p>{ format!("{} {}", question.id, question.question.get(lang)) }{ " " }<strong>{ said }</strong></p>
                if !has_measure { { propose_button(ctx, supplier, question) } }
            </li>
        }
    });
    html! { <section class="stack"><h2>{ title.get(lang) }</h2><ul>{ for rows }</ul></section> }
}

fn by_topic(ctx: &Context, supplier: &Supplier) -> Vec<Html> {
    let about = Question::about(supplier);
    let section = |topic: &crate::features::suppliers::content::Topic| {
        let own: Vec<&'static Question> =
            about.iter().filter(|question| question.topic == topic.id).copied().collect();
        (!own.is_empty()).then(|| {
            html! {
                <section class="stack" key={topic.id.clone()}>
                    <h3>{ topic.title.get(ctx.lang) }</h3>
                    { for own.into_iter().map(|question| reply::card(ctx, supplier, question)) }
                </section>
            }
        })
    };
    topics().iter().filter_map(section).collect()
}

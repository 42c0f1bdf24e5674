//! `#/risiko/oppsummering`: who took part, the result in few words, and the way to the signature.

use super::list::{counts, level_label};
use super::Context;
use crate::content::plural;
use crate::domain::Id;
use crate::features::risk::model::Edit;
use crate::features::risk::overview::{blockers, SIGN_HREF};
use crate::features::risk::t;
use crate::ui::{CheckChoices, ChoiceOption, LinkButton, Notice, TextArea, Tone, Variant};
use yew::prelude::*;

/// The page.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let (assessed, struck) = (ctx.state.assessed(&ctx.clinic).len(), ctx.state.struck(&ctx.clinic).len());
    let left = ctx.state.work(&ctx.clinic).len() - assessed - struck;
    let open: usize = ctx
        .state
        .assessed(&ctx.clinic)
        .iter()
        .map(|(_, assessment)| assessment.measures.iter().filter(|measure| measure.is_outstanding()).count())
        .sum();
    html! {
        <div class="stack">
            <a class="ds-link" href="#/risiko">{ t::BACK_TO_RISKS.get(lang) }</a>
            <h1 tabindex="-1">{ t::SUMMARY_TITLE.get(lang) }</h1>
            <ul>
                <li>{ plural(assessed, &t::COUNT_ASSESSED_ONE, &t::COUNT_ASSESSED_MANY, lang) }</li>
                <li>{ plural(struck, &t::COUNT_STRUCK_ONE, &t::COUNT_STRUCK_MANY, lang) }</li>
                <li>{ plural(left, &t::COUNT_LEFT_ONE, &t::COUNT_LEFT_MANY, lang) }</li>
                <li>{ plural(open, &t::COUNT_OPEN_ONE, &t::COUNT_OPEN_MANY, lang) }</li>
            </ul>
            { levels(ctx) }
            { participants(ctx) }
            <TextArea id="summary" {lang} label={t::SUMMARY_TEXT.string(lang)} hint={AttrValue::from(t::SUMMARY_TEXT_HINT.string(lang))} rows={5}
                value={ctx.state.summary.clone()} onchange={ctx.edit.reform(Edit::SetSummary)} />
            { last(ctx, assessed + struck) }
        </div>
    }
}

fn levels(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let rows = counts(ctx, false).into_iter().zip(counts(ctx, true)).map(|((level, now), (_, after))| {
        html! {
            <tr role="row">
                <th scope="row" role="rowheader"><span class="risk-tag" data-level={level.number().to_string()}>{ level_label(level, ctx) }</span></th>
                <td role="cell" data-label={t::COLUMN_NOW.string(lang)}>{ now }</td>
                <td role="cell" data-label={t::COLUMN_AFTER.string(lang)}>{ after }</td>
            </tr>
        }
    });
    html! {
        <table class="data-table" role="table">
            <caption>{ t::LEVELS_TITLE.get(lang) }</caption>
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ t::COLUMN_LEVEL.get(lang) }</th>
                <th scope="col" role="columnheader">{ t::COLUMN_NOW.get(lang) }</th>
                <th scope="col" role="columnheader">{ t::COLUMN_AFTER.get(lang) }</th>
            </tr></thead>
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}

fn participants(ctx: &Context) -> Html {
    let lang = ctx.lang;
    if ctx.clinic.people.is_empty() {
        return html! {
            <Notice tone={Tone::Info} title={t::NO_PEOPLE.string(lang)}>
                <p><a class="ds-link" href="#/klinikk/personer">{ t::ADD_PEOPLE.get(lang) }</a></p>
            </Notice>
        };
    }
    let options: Vec<ChoiceOption> = ctx
        .clinic
        .staff_and(ctx.today, |id| ctx.state.participants.contains(id))
        .map(|person| ChoiceOption::new(person.id.0.clone(), person.name.clone()))
        .collect();
    let chosen: Vec<AttrValue> =
        ctx.state.participants.iter().map(|id| AttrValue::from(id.0.clone())).collect();
    html! {
        <CheckChoices id="participants" legend={t::PARTICIPANTS.string(lang)} hint={AttrValue::from(t::PARTICIPANTS_HINT.string(lang))}
            {options} {chosen} onchange={ctx.edit.reform(|id| Edit::ToggleParticipant(Id(id)))} />
    }
}

fn last(ctx: &Context, done: usize) -> Html {
    let lang = ctx.lang;
    if done == 0 {
        return html! {
            <div class="empty-state">
                <p>{ t::NOTHING_TO_SIGN.get(lang) }</p>
                <LinkButton label={t::TO_RISKS.string(lang)} href="#/risiko" />
            </div>
        };
    }
    let blockers = blockers(&ctx.ctx(), &ctx.state);
    html! {
        <>
            if !blockers.is_empty() {
                <Notice tone={Tone::Warn} title={t::BEFORE_SIGNING.string(lang)}>
                    <ul>{ for blockers.iter().map(|blocker| html! {
                        <li>{ &blocker.text }{ " " }<a class="ds-link" href={blocker.href.clone()}>{ &blocker.remedy }</a></li>
                    }) }</ul>
                </Notice>
            }
            <div class="button-row">
                <LinkButton label={t::TO_SIGN.string(lang)} href={SIGN_HREF} />
                <LinkButton label={t::TO_RISKS.string(lang)} href="#/risiko" variant={Variant::Secondary} />
            </div>
        </>
    }
}

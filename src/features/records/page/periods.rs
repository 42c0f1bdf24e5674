//! `#/protokoll/lagring`: how long data is kept. The law decides some of it, the clinic the rest.

use super::{sources, Context};
use crate::domain::privacy::{Applicable, Period, RetentionRule};
use crate::features::records::findings::rules_in_use;
use crate::features::records::model::{Edit, LONGEST_NAME};
use crate::features::records::overview::HREF;
use crate::features::records::page::t;
use crate::features::records::row::rows;
use crate::features::records::{t as names, words};
use crate::ui::{Button, ChoiceOption, LinkButton, Notice, RadioChoices, TextField, Tone, Variant};
use yew::prelude::*;

const PROPOSED: &str = "proposed";
const OWN: &str = "own";

/// The page.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let plain = ctx.ctx();
    let applicable = Applicable::new(&ctx.clinic, &ctx.digest.privacy);
    let rules = rules_in_use(&rows(&plain, &ctx.state));
    let (ours, given): (Vec<_>, Vec<_>) = rules.into_iter().partition(|rule| rule.needs_a_period());
    let open: Vec<String> =
        ours.iter().filter(|rule| !applicable.is_decided(rule)).map(|rule| rule.id.clone()).collect();
    let status = t::PERIODS_STATUS.fill(lang, &[("n", &(ours.len() - open.len())), ("total", &ours.len())]);
    html! {
        <div class="stack stack--loose">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_RECORD.get(lang) }</a>
            <div class="page-head">
                <h1 tabindex="-1">{ t::PERIODS_TITLE.get(lang) }</h1>
                <p class="lead">{ t::PERIODS_LEAD.get(lang) }</p>
            </div>
            if !ours.is_empty() {
                <div class="progress-block" role="status">
                    <span>{ &status }</span>
                    <progress max={ours.len().to_string()} value={(ours.len() - open.len()).to_string()} aria-label={status.clone()}></progress>
                </div>
                <section class="stack">
                    <h2>{ t::YOU_DECIDE.get(lang) }</h2>
                    if open.is_empty() { <Notice tone={Tone::Ok} title={t::PERIODS_DECIDED.string(lang)} /> } else { { propose_all(ctx, open) } }
                    { for ours.iter().map(|rule| question(ctx, &applicable, rule)) }
                </section>
            }
            if !given.is_empty() {
                <section class="stack">
                    <h2>{ t::OTHERS_DECIDE.get(lang) }</h2>
                    <dl class="definition">{ for given.iter().map(|rule| fixed(ctx, rule)) }</dl>
                </section>
            }
            <div class="button-row"><LinkButton label={t::DONE.string(lang)} href={HREF} /></div>
        </div>
    }
}

/// Decides everything that is open as proposed.
fn propose_all(ctx: &Context, open: Vec<String>) -> Html {
    let edit = ctx.edit.clone();
    let onclick = Callback::from(move |()| {
        for rule in &open {
            edit.emit(Edit::Period(rule.clone(), Some(Period::Proposed)));
        }
    });
    html! {
        <div class="button-row">
            <Button id="propose-all" label={t::USE_PROPOSALS.string(ctx.lang)} variant={Variant::Secondary} icon="check" {onclick} />
        </div>
    }
}

fn question(ctx: &Context, applicable: &Applicable, rule: &'static RetentionRule) -> Html {
    let lang = ctx.lang;
    let decided = ctx.state.periods.get(&rule.id);
    let proposal = rule.proposal.as_ref().map(|own| own.string(lang)).unwrap_or_default();
    let options = vec![
        ChoiceOption::new(PROPOSED, names::PERIOD_PROPOSED.fill(lang, &[("period", &proposal)])),
        ChoiceOption::new(OWN, t::OTHER_PERIOD.string(lang)),
    ];
    let (chosen, typed) = match decided {
        None => (vec![], None),
        Some(Period::Proposed) => (vec![PROPOSED.into()], None),
        Some(Period::Own(text)) => (vec![OWN.into()], Some(text.clone())),
    };
    let edit = |make: fn(String) -> Period| {
        ctx.edit.reform(move |word: String| Edit::Period(rule.id.clone(), Some(make(word))))
    };
    let onchange = edit(|word| if word == OWN { Period::Own(String::new()) } else { Period::Proposed });
    let hint = applicable.with_period(rule, &rule.rule, lang);
    html! {
        <div class="stack" key={rule.id.clone()} id={rule.id.clone()}>
            <RadioChoices id={format!("period-{}", rule.id)} legend={rule.data.string(lang)} hint={AttrValue::from(hint)} {options} {chosen} {onchange} />
            if let Some(value) = typed {
                <TextField id={format!("period-{}-own", rule.id)} {lang} longest={LONGEST_NAME} label={t::ASK_PERIOD.string(lang)}
                    hint={AttrValue::from(t::ASK_PERIOD_HINT.string(lang))} {value} onchange={edit(Period::Own)} />
            }
            if let Some(note) = &rule.note { <p class="muted">{ note.get(lang) }</p> }
        </div>
    }
}

/// What a law or a code decides.
fn fixed(ctx: &Context, rule: &'static RetentionRule) -> Html {
    let lang = ctx.lang;
    html! {
        <div key={rule.id.clone()}>
            <dt>{ rule.data.get(lang) }</dt>
            <dd>
                <p>{ rule.rule.get(lang) }</p>
                if let Some(note) = &rule.note { <p class="muted">{ note.get(lang) }</p> }
                <p class="muted">{ words::ground(rule.ground, true).get(lang) }</p>
                { sources(&rule.sources, lang) }
            </dd>
        </div>
    }
}

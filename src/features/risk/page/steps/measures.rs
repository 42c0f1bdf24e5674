use super::residual::{acceptance, residual, RESIDUAL};
use super::rows::{default_due, default_owner, field_id, focus, row, ADD_MEASURE};
use super::{complete, frame, go_on, Step};
use crate::domain::Id;
use crate::features::risk::assessment::Assessment;
use crate::features::risk::content::Scenario;
use crate::features::risk::model::{Answer, Edit, Subject};
use crate::features::risk::overview::{href, step_href};
use crate::features::risk::page::{tag, Context, SubjectProps};
use crate::features::risk::rules::{gaps, needs_acceptance, Gap};
use crate::features::risk::scale::level_rule;
use crate::features::risk::t;
use crate::ui::{use_check, Button, Check, CheckChoices, ChoiceOption, FieldError, Notice, Tone, Variant};
use yew::prelude::*;

/// Element id of what is shown while the risk has not been rated.
const RATE_FIRST: &str = "rate-first";

/// Page 5: measures with owner and deadline, what remains, and its acceptance.
///
/// Only what cannot be true is refused here; what is merely missing waits until the report is signed.
#[component]
pub fn Measures(props: &SubjectProps) -> Html {
    let (ctx, subject) = (&props.ctx, &props.subject);
    let lang = ctx.lang;
    let assessment = ctx.state.assessment(&subject.id);
    let check = use_check(wrong(ctx, assessment));
    let added = use_state(|| None::<String>);
    {
        let (count, waiting) = (assessment.measures.len(), added.clone());
        use_effect_with(((*added).clone(), count), move |(added, _)| {
            if added.as_ref().is_some_and(|id| focus(id)) {
                waiting.set(None);
            }
        });
    }
    let finish = |then: fn(&Context, &Subject)| {
        let (ctx, subject, check) = (ctx.clone(), subject.clone(), check.clone());
        Callback::from(move |()| {
            if check.passes() {
                complete(&ctx, &subject);
                then(&ctx, &subject);
            }
        })
    };
    let more = ctx.state.next_scenario(&ctx.clinic, Some(&subject.id)).is_some();
    let label = if more { t::NEXT_SCENARIO.string(lang) } else { t::FINISH.string(lang) };
    let stop = finish(|ctx, subject| ctx.desk.go.emit(href(&subject.id)));
    let extra = html! {
        if more { <Button label={t::FINISH_NOW.string(lang)} variant={Variant::Tertiary} onclick={stop} /> }
    };
    let question = body(ctx, subject, assessment, &check, &added);
    let step =
        Step { number: 5, check: &check, onnext: finish(go_on), next_label: Some(label.into()), extra };
    frame(props, step, question)
}

fn wrong(ctx: &Context, assessment: &Assessment) -> Vec<FieldError> {
    let mut wrong = vec![];
    if assessment.before().is_none() {
        wrong.push(FieldError::new(RATE_FIRST, t::RATE_FIRST.string(ctx.lang)));
    }
    for measure in &assessment.measures {
        if measure.text(ctx.lang).trim().is_empty() {
            wrong.push(FieldError::new(field_id(measure, "title"), t::ERROR_MEASURE_TITLE.string(ctx.lang)));
        }
        if !measure.is_outstanding() && measure.done_note.trim().is_empty() {
            wrong.push(FieldError::new(field_id(measure, "note"), t::ERROR_NOTE.string(ctx.lang)));
        }
    }
    if assessment.residual_exceeds() {
        wrong.push(FieldError::new(RESIDUAL, t::ERROR_RESIDUAL.string(ctx.lang)));
    }
    wrong
}

fn body(
    ctx: &Context,
    subject: &Subject,
    assessment: &Assessment,
    check: &Check,
    added: &UseStateHandle<Option<String>>,
) -> Html {
    let lang = ctx.lang;
    let Some(before) = assessment.before() else {
        return html! {
            <>
                <h1 tabindex="-1">{ t::ASK_MEASURES.get(lang) }</h1>
                <div id={RATE_FIRST}>
                    <Notice tone={Tone::Info} title={t::RATE_FIRST.string(lang)}>
                        <p><a class="ds-link" href={step_href(&subject.id, 3)}>{ t::ASK_LIKELY.get(lang) }</a></p>
                        <p><a class="ds-link" href={step_href(&subject.id, 4)}>{ t::ASK_SERIOUS.get(lang) }</a></p>
                    </Notice>
                </div>
            </>
        };
    };
    html! {
        <>
            <h1 tabindex="-1">{ t::ASK_MEASURES.get(lang) }</h1>
            <p>{ t::RESULT_NOW.get(lang) }{ " " }{ tag(before, lang) }</p>
            <p>{ level_rule(before.level(), lang) }</p>
            { suggestions(ctx, subject, assessment) }
            if !assessment.measures.is_empty() {
                <section class="stack">
                    <h2>{ t::CHOSEN_MEASURES.get(lang) }</h2>
                    { for assessment.measures.iter().map(|measure| row(ctx, subject, measure, check)) }
                </section>
            }
            { add_button(ctx, subject, assessment, added) }
            { residual(ctx, subject, assessment, check) }
            if needs_acceptance(assessment) && !gaps(&ctx.ctx(), assessment).contains(&Gap::NoMeasure) {
                { acceptance(ctx, subject, assessment) }
            }
            { missing(ctx, assessment) }
        </>
    }
}

fn suggestions(ctx: &Context, subject: &Subject, assessment: &Assessment) -> Html {
    let Some(scenario) = Scenario::find(&subject.id) else { return html! {} };
    let options: Vec<ChoiceOption> = scenario
        .measures
        .iter()
        .map(|measure| ChoiceOption::new(measure.id.clone(), measure.text(ctx.lang).to_owned()))
        .collect();
    let chosen: Vec<AttrValue> =
        assessment.measures.iter().map(|measure| AttrValue::from(measure.id.0.clone())).collect();
    let proposed = assessment.assessed_on.is_none() && assessment.measures.len() == 1;
    let hint = if proposed { &t::PROPOSED_HINT } else { &t::SUGGESTIONS_HINT };
    let onchange = {
        let (ctx, subject, due) = (ctx.clone(), subject.clone(), default_due(ctx, assessment));
        let chosen: Vec<Id> = assessment.measures.iter().map(|measure| measure.id.clone()).collect();
        Callback::from(move |value: String| {
            let id = Id(value);
            ctx.edit.emit(if chosen.contains(&id) {
                Edit::RemoveMeasure(subject.id.clone(), id)
            } else {
                Edit::Answer(subject.id.clone(), Answer::AddMeasure(id, default_owner(&ctx), Some(due)))
            });
        })
    };
    html! {
        <CheckChoices id="suggestions" legend={t::SUGGESTIONS.string(ctx.lang)} hint={AttrValue::from(hint.string(ctx.lang))} {options} {chosen} {onchange} />
    }
}

fn add_button(
    ctx: &Context,
    subject: &Subject,
    assessment: &Assessment,
    added: &UseStateHandle<Option<String>>,
) -> Html {
    let onclick = {
        let (ctx, subject, added, due) =
            (ctx.clone(), subject.clone(), added.clone(), default_due(ctx, assessment));
        Callback::from(move |()| {
            let id = ctx.desk.make_id.emit(());
            added.set(Some(format!("measure-{id}-title")));
            ctx.edit.emit(Edit::Answer(
                subject.id.clone(),
                Answer::AddMeasure(id, default_owner(&ctx), Some(due)),
            ));
        })
    };
    html! { <Button id={ADD_MEASURE} label={t::ADD_MEASURE.string(ctx.lang)} variant={Variant::Secondary} icon="plus" {onclick} /> }
}

/// What the report will ask for; nothing of it stops anybody here.
fn missing(ctx: &Context, assessment: &Assessment) -> Html {
    let gaps = gaps(&ctx.ctx(), assessment);
    html! {
        <div role="status">
            if !gaps.is_empty() {
                <Notice tone={Tone::Warn} title={t::BEFORE_SIGNING.string(ctx.lang)}>
                    <ul>{ for gaps.iter().map(|gap| html! { <li>{ gap.text().get(ctx.lang) }</li> }) }</ul>
                </Notice>
            }
        </div>
    }
}

//! The five pages of one assessment. Each says one thing, and every answer is kept at once.

mod applies;
mod existing;
mod likely;
mod measures;
mod residual;
mod rows;
mod serious;

pub use applies::Applies;
pub use existing::Existing;
pub use likely::HowLikely;
pub use measures::Measures;
pub use rows::focus;
pub use serious::HowSerious;

use super::{Context, SubjectProps};
use crate::content::Localized;
use crate::features::risk::content::Scenario;
use crate::features::risk::model::{Edit, Subject};
use crate::features::risk::overview::step_href;
use crate::features::risk::scale::level_word;
use crate::features::risk::{t, words};
use crate::ui::Check;
use crate::ui::{LinkButton, Variant, WizardFrame};
use yew::prelude::*;

/// Name of each page.
pub const NAMES: [&Localized; 5] =
    [&t::STEP_APPLIES, &t::STEP_EXISTING, &t::STEP_LIKELY, &t::STEP_SERIOUS, &t::STEP_MEASURES];

/// What the frame of a page needs besides its question.
struct Step<'a> {
    number: usize,
    check: &'a Check,
    onnext: Callback<()>,
    next_label: Option<AttrValue>,
    extra: Html,
}

/// The frame: way back, where one is, the scenario, the question, help and buttons.
fn frame(props: &SubjectProps, step: Step, question: Html) -> Html {
    let (ctx, subject) = (&props.ctx, &props.subject);
    let lang = ctx.lang;
    let steps: Vec<(AttrValue, Option<AttrValue>)> = (1..)
        .zip(NAMES)
        .map(|(number, name)| (name.string(lang).into(), Some(step_href(&subject.id, number).into())))
        .collect();
    let previous = (step.number > 1).then(|| AttrValue::from(step_href(&subject.id, step.number - 1)));
    html! {
        <WizardFrame {lang} back_href="#/risiko" back_label={t::BACK_TO_RISKS.string(lang)} step={step.number} {steps}
            onnext={step.onnext} next_label={step.next_label} previous_href={previous} extra={step.extra} help={help(ctx, subject)}>
            <p class="eyebrow">{ &subject.title }</p>
            { question }
            { step.check.summary(lang) }
        </WizardFrame>
    }
}

/// "Ta det senere": goes on to the next scenario without an answer; the task stays in the plan.
fn later(ctx: &Context, subject: &Subject) -> Html {
    let next = ctx.state.next_scenario(&ctx.clinic, Some(&subject.id));
    let to = next.map_or_else(|| "#/risiko".to_owned(), |id| step_href(&id, 1));
    html! { <LinkButton label={t::LATER.string(ctx.lang)} href={to} variant={Variant::Tertiary} /> }
}

/// Finishes the assessment, and says so.
fn complete(ctx: &Context, subject: &Subject) {
    ctx.edit.emit(Edit::Complete {
        scenario: subject.id.clone(),
        today: ctx.today,
        facts: Box::new(ctx.clinic.facts()),
    });
    let assessment = ctx.state.assessment(&subject.id);
    let words = match assessment.current().filter(|_| assessment.applies != Some(false)) {
        Some(rating) => t::SAID_ASSESSED.fill(
            ctx.lang,
            &[
                ("title", &subject.title),
                ("value", &rating.value()),
                ("word", &level_word(rating.level(), ctx.lang)),
            ],
        ),
        None => t::SAID_STRUCK.fill(ctx.lang, &[("title", &subject.title)]),
    };
    ctx.desk.announce.emit(words);
}

/// Goes to the next unfinished scenario, or back to the overview.
fn go_on(ctx: &Context, subject: &Subject) {
    let next = ctx.state.next_scenario(&ctx.clinic, Some(&subject.id));
    ctx.desk.go.emit(next.map_or_else(|| "#/risiko".to_owned(), |id| step_href(&id, 1)));
}

/// "Om dette spørsmålet": causes, consequences and sources of a scenario of the catalogue.
fn help(ctx: &Context, subject: &Subject) -> Html {
    let lang = ctx.lang;
    let Some(scenario) = Scenario::find(&subject.id) else { return html! {} };
    html! {
        <details class="about-question">
            <summary>{ t::ABOUT.get(lang) }</summary>
            <p>{ scenario.event.get(lang) }</p>
            <p><strong>{ t::CAUSES.get(lang) }</strong></p>
            <ul>{ for scenario.causes.iter().map(|cause| html! { <li>{ cause.get(lang) }</li> }) }</ul>
            <p><strong>{ t::FOR_PATIENT.get(lang) }</strong>{ ": " }{ scenario.patient.get(lang) }</p>
            <p><strong>{ t::FOR_CLINIC.get(lang) }</strong>{ ": " }{ scenario.clinic.get(lang) }</p>
            <p class="law-source">{ sources(scenario, ctx) }</p>
        </details>
    }
}

/// "Kilder: …", with the day of the last review.
pub fn sources(scenario: &Scenario, ctx: &Context) -> String {
    let sources = words::sources(&scenario.sources, ctx.lang);
    t::SOURCES.fill(ctx.lang, &[("sources", &sources), ("date", &words::reviewed(scenario, ctx.lang))])
}

//! One start question a page. Every answer is saved at once; "Neste" only checks and goes on.

use super::super::model::{number_fault, QUESTIONS};
use super::super::{content, t, Clinic, Edit};
use super::{question, sources};
use crate::content::Lang;
use crate::features::PageContext;
use crate::ui::{Button, ErrorSummary, FieldError, Variant, WizardFrame};
use yew::prelude::*;

/// Props of [`Start`].
#[derive(Properties, PartialEq)]
pub struct StartProps {
    /// What the app hands over.
    pub ctx: PageContext<Clinic>,
    /// The question, from 1.
    pub step: u8,
}

/// A start question in its frame.
#[component]
pub fn Start(props: &StartProps) -> Html {
    let StartProps { ctx, step } = props;
    let (lang, step) = (ctx.lang, *step);
    let failed = use_state(Vec::<String>::new);
    let attempt = use_state(|| 0u32);
    let Some(asked) = content::questions().get(usize::from(step) - 1) else { return html! {} };
    // Mended fields leave the list at once; new faults wait for the next press.
    let mut errors = faults(ctx, step);
    errors.retain(|error| failed.contains(&error.field));
    let leave = {
        let (edit, go) = (ctx.edit.clone(), ctx.desk.go.clone());
        Callback::from(move |()| {
            edit.emit(Edit::FinishStep(step));
            go.emit(if step < QUESTIONS { format!("#/start/{}", step + 1) } else { "#/oppgaver".to_owned() });
        })
    };
    let onnext = {
        let (ctx, failed, attempt, leave) = (ctx.clone(), failed.clone(), attempt.clone(), leave.clone());
        Callback::from(move |()| {
            let faults = faults(&ctx, step);
            if faults.is_empty() {
                leave.emit(());
            } else {
                failed.set(faults.into_iter().map(|fault| fault.field).collect());
                attempt.set(*attempt + 1);
            }
        })
    };
    let put_off = matches!(step, 4..=6);
    let extra = html! {
        if put_off { <Button label={t::LATER.string(lang)} variant={Variant::Tertiary} onclick={leave} /> }
    };
    let help = html! {
        <details class="about-question">
            <summary>{ t::WHY.get(lang) }</summary>
            <p>{ asked.why.get(lang) }</p>
            { sources(&asked.sources, lang) }
        </details>
    };
    html! {
        <WizardFrame {lang} back_href="#/oppgaver" back_label={t::BACK_TO_TASKS.string(lang)} step={usize::from(step)} steps={steps(ctx)}
            {onnext} next_label={(step == QUESTIONS).then(|| AttrValue::from(t::SEE_PLAN.string(lang)))}
            previous_href={(step > 1).then(|| AttrValue::from(format!("#/start/{}", step - 1)))} {extra} {help}>
            <question::Answers ctx={ctx.clone()} {step} errors={errors.clone()} />
            <ErrorSummary {lang} {errors} attempt={*attempt} />
        </WizardFrame>
    }
}

/// Every step with its route, up to the first one that is not answered.
fn steps(ctx: &PageContext<Clinic>) -> Vec<(AttrValue, Option<AttrValue>)> {
    let reached = ctx.state.start_step + 1;
    let names = content::questions().iter().map(|question| AttrValue::from(question.name.string(ctx.lang)));
    names
        .zip(1u8..)
        .map(|(name, step)| (name, (step <= reached).then(|| format!("#/start/{step}").into())))
        .collect()
}

/// What must be mended before the next question.
fn faults(ctx: &PageContext<Clinic>, step: u8) -> Vec<FieldError> {
    let (clinic, lang): (_, Lang) = (&ctx.state, ctx.lang);
    let missing = |is_missing: bool, field: &str, text: &'static crate::content::Localized| {
        is_missing.then(|| FieldError::new(field, text.string(lang)))
    };
    let found = match step {
        1 => [
            missing(clinic.name.trim().is_empty(), "clinic-name", &t::ERROR_NAME),
            number_fault(&clinic.organisation_number)
                .map(|fault| FieldError::new("clinic-number", fault.string(lang))),
        ],
        2 => [missing(clinic.kinds.is_empty(), "clinic-kinds", &t::ERROR_KINDS), None],
        4 => [missing(clinic.record_system.is_none(), "clinic-record", &t::ERROR_RECORD), None],
        5 => [missing(clinic.shares_record.is_none(), "clinic-shares", &t::ERROR_SHARES), None],
        6 => [missing(clinic.community.is_none(), "clinic-community", &t::ERROR_COMMUNITY), None],
        _ => [None, None],
    };
    found.into_iter().flatten().collect()
}

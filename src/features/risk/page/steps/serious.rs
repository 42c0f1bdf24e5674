use super::rows::{default_due, default_owner};
use super::{frame, later, Step};
use crate::content::{Lang, Localized};
use crate::domain::Id;
use crate::features::risk::content::Scenario;
use crate::features::risk::model::{Answer, Edit};
use crate::features::risk::overview::step_href;
use crate::features::risk::page::{answer, SubjectProps};
use crate::features::risk::scale::{Consequence, Scales};
use crate::features::risk::t;
use crate::ui::{use_check, ChoiceOption, FieldError, RadioChoices, TextArea};
use yew::prelude::*;

/// Page 4: how serious for the patient and for the clinic; the heavier counts.
#[component]
pub fn HowSerious(props: &SubjectProps) -> Html {
    let (ctx, subject) = (&props.ctx, &props.subject);
    let lang = ctx.lang;
    let assessment = ctx.state.assessment(&subject.id);
    let missing = |value: Option<u8>, field: &str, text: &Localized| {
        value.is_none().then(|| FieldError::new(field, text.string(lang)))
    };
    let wrong = [
        missing(assessment.patient, "patient", &t::ERROR_PATIENT),
        missing(assessment.clinic, "clinic", &t::ERROR_CLINIC),
    ];
    let check = use_check(wrong.into_iter().flatten().collect());
    let onnext = {
        let (ctx, subject, check) = (ctx.clone(), subject.clone(), check.clone());
        Callback::from(move |()| {
            if !check.passes() {
                return;
            }
            let suggestion = Scenario::find(&subject.id).and_then(|scenario| scenario.measures.first());
            if let Some(suggestion) = suggestion {
                let due = default_due(&ctx, ctx.state.assessment(&subject.id));
                let propose = Answer::Propose(Id(suggestion.id.clone()), default_owner(&ctx), Some(due));
                ctx.edit.emit(Edit::Answer(subject.id.clone(), propose));
            }
            ctx.desk.go.emit(step_href(&subject.id, 5));
        })
    };
    let chosen = |value: Option<u8>| {
        value.map(|value| AttrValue::from(value.to_string())).into_iter().collect::<Vec<_>>()
    };
    let question = html! {
        <>
            <h1 tabindex="-1">{ t::ASK_SERIOUS.get(lang) }</h1>
            <RadioChoices id="patient" legend={t::FOR_PATIENT.string(lang)} error={check.of("patient")}
                options={options(lang, |step| &step.patient)} chosen={chosen(assessment.patient)}
                onchange={answer(ctx, &subject.id, |value| Answer::Patient(value.parse().unwrap_or(0)))} />
            <RadioChoices id="clinic" legend={t::FOR_CLINIC.string(lang)} error={check.of("clinic")}
                options={options(lang, |step| &step.clinic)} chosen={chosen(assessment.clinic)}
                onchange={answer(ctx, &subject.id, |value| Answer::Clinic(value.parse().unwrap_or(0)))} />
            <TextArea id="reasoning" {lang} label={t::REASONING.string(lang)} value={assessment.reasoning.clone()}
                onchange={answer(ctx, &subject.id, Answer::Reasoning)} />
        </>
    };
    frame(
        props,
        Step { number: 4, check: &check, onnext, next_label: None, extra: later(ctx, subject) },
        question,
    )
}

fn options(lang: Lang, meaning: impl Fn(&Consequence) -> &Localized) -> Vec<ChoiceOption> {
    let option = |step: &Consequence| {
        let hint = format!("{} {}", step.value, step.word.get(lang).to_lowercase());
        ChoiceOption::with_hint(step.value.to_string(), meaning(step).string(lang), hint)
    };
    Scales::get().consequence.iter().map(option).collect()
}

use super::{complete, frame, go_on, later, Step};
use crate::features::risk::content::Scenario;
use crate::features::risk::model::{Answer, Edit};
use crate::features::risk::overview::step_href;
use crate::features::risk::page::{answer, SubjectProps};
use crate::features::risk::t;
use crate::ui::{use_check, ChoiceOption, FieldError, RadioChoices, TextArea};
use yew::prelude::*;

/// Page 1: does it apply? *Ja* is chosen beforehand where the clinic's facts say so; *Nei* wants a reason.
#[component]
pub fn Applies(props: &SubjectProps) -> Html {
    let (ctx, subject) = (&props.ctx, &props.subject);
    let lang = ctx.lang;
    let assessment = ctx.state.assessment(&subject.id);
    let by_facts = Scenario::find(&subject.id).is_none_or(|scenario| scenario.applies(&ctx.clinic.flags()));
    let applies = assessment.applies.or(by_facts.then_some(true));
    let mut wrong = vec![];
    match applies {
        None => wrong.push(FieldError::new("applies", t::ERROR_APPLIES.string(lang))),
        Some(false) if assessment.struck_reason.trim().is_empty() => {
            wrong.push(FieldError::new("struck-reason", t::ERROR_REASON.string(lang)));
        }
        Some(_) => {}
    }
    let check = use_check(wrong);
    let onnext = {
        let (ctx, subject, check) = (ctx.clone(), subject.clone(), check.clone());
        Callback::from(move |()| {
            if !check.passes() {
                return;
            }
            ctx.edit.emit(Edit::Answer(subject.id.clone(), Answer::Applies(applies == Some(true))));
            if applies == Some(true) {
                ctx.desk.go.emit(step_href(&subject.id, 2));
            } else {
                complete(&ctx, &subject);
                go_on(&ctx, &subject);
            }
        })
    };
    let options = vec![
        ChoiceOption::with_hint("yes", t::APPLIES_YES.string(lang), t::APPLIES_YES_HINT.string(lang)),
        ChoiceOption::with_hint("no", t::APPLIES_NO.string(lang), t::APPLIES_NO_HINT.string(lang)),
    ];
    let chosen = applies
        .map(|applies| AttrValue::from(if applies { "yes" } else { "no" }))
        .into_iter()
        .collect::<Vec<_>>();
    let question = html! {
        <>
            <RadioChoices id="applies" legend={t::ASK_APPLIES.string(lang)} heading={true} hint={AttrValue::from(subject.event.clone())}
                error={check.of("applies")} {options} {chosen} onchange={answer(ctx, &subject.id, |value| Answer::Applies(value == "yes"))} />
            if applies == Some(false) {
                <TextArea id="struck-reason" {lang} label={t::STRUCK_REASON.string(lang)} hint={AttrValue::from(t::STRUCK_REASON_HINT.string(lang))}
                    error={check.of("struck-reason")} value={assessment.struck_reason.clone()}
                    onchange={answer(ctx, &subject.id, Answer::StruckReason)} />
            }
        </>
    };
    frame(
        props,
        Step { number: 1, check: &check, onnext, next_label: None, extra: later(ctx, subject) },
        question,
    )
}

use super::{frame, later, Step};
use crate::features::risk::model::Answer;
use crate::features::risk::overview::step_href;
use crate::features::risk::page::{answer, SubjectProps};
use crate::features::risk::scale::Scales;
use crate::features::risk::t;
use crate::ui::{use_check, ChoiceOption, FieldError, RadioChoices};
use yew::prelude::*;

/// Page 3: how likely, in words before numbers.
#[component]
pub fn HowLikely(props: &SubjectProps) -> Html {
    let (ctx, subject) = (&props.ctx, &props.subject);
    let lang = ctx.lang;
    let assessment = ctx.state.assessment(&subject.id);
    let missing =
        assessment.likelihood.is_none().then(|| FieldError::new("likelihood", t::ERROR_LIKELY.string(lang)));
    let check = use_check(missing.into_iter().collect());
    let onnext = {
        let (ctx, check, to) = (ctx.clone(), check.clone(), step_href(&subject.id, 4));
        Callback::from(move |()| {
            if check.passes() {
                ctx.desk.go.emit(to.clone());
            }
        })
    };
    let options: Vec<ChoiceOption> = Scales::get()
        .likelihood
        .iter()
        .map(|step| {
            let hint =
                format!("{} ({} {})", step.help.get(lang), step.value, step.word.get(lang).to_lowercase());
            ChoiceOption::with_hint(step.value.to_string(), step.frequency.string(lang), hint)
        })
        .collect();
    let chosen =
        assessment.likelihood.map(|value| AttrValue::from(value.to_string())).into_iter().collect::<Vec<_>>();
    let question = html! {
        <RadioChoices id="likelihood" legend={t::ASK_LIKELY.string(lang)} heading={true} hint={AttrValue::from(t::LIKELY_HINT.string(lang))}
            error={check.of("likelihood")} {options} {chosen}
            onchange={answer(ctx, &subject.id, |value| Answer::Likelihood(value.parse().unwrap_or(0)))} />
    };
    frame(
        props,
        Step { number: 3, check: &check, onnext, next_label: None, extra: later(ctx, subject) },
        question,
    )
}

use super::{frame, Step};
use crate::features::risk::content::Scenario;
use crate::features::risk::model::Answer;
use crate::features::risk::overview::step_href;
use crate::features::risk::page::{answer, SubjectProps};
use crate::features::risk::t;
use crate::ui::{use_check, CheckChoices, ChoiceOption, TextArea};
use yew::prelude::*;

/// Page 2: what do we have already? Nothing is an answer too.
#[component]
pub fn Existing(props: &SubjectProps) -> Html {
    let (ctx, subject) = (&props.ctx, &props.subject);
    let lang = ctx.lang;
    let assessment = ctx.state.assessment(&subject.id);
    let check = use_check(vec![]);
    let onnext = {
        let (ctx, to) = (ctx.clone(), step_href(&subject.id, 3));
        Callback::from(move |()| ctx.desk.go.emit(to.clone()))
    };
    let options: Vec<ChoiceOption> = Scenario::find(&subject.id)
        .map(|scenario| {
            scenario
                .existing
                .iter()
                .map(|own| ChoiceOption::new(own.id.clone(), own.text(lang).to_owned()))
                .collect()
        })
        .unwrap_or_default();
    let chosen = assessment.existing.iter().map(|id| AttrValue::from(id.clone())).collect::<Vec<_>>();
    let question = html! {
        <>
            if options.is_empty() {
                <h1 tabindex="-1">{ t::ASK_EXISTING.get(lang) }</h1>
            } else {
                <CheckChoices id="existing" legend={t::ASK_EXISTING.string(lang)} heading={true} hint={AttrValue::from(t::EXISTING_HINT.string(lang))}
                    {options} {chosen} onchange={answer(ctx, &subject.id, Answer::ToggleExisting)} />
            }
            <TextArea id="existing-other" {lang} label={t::EXISTING_OTHER.string(lang)} value={assessment.existing_other.clone()}
                onchange={answer(ctx, &subject.id, Answer::ExistingOther)} />
        </>
    };
    frame(props, Step { number: 2, check: &check, onnext, next_label: None, extra: html! {} }, question)
}

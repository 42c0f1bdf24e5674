//! A question. Each answer says at once why it is best, or why it is not; then one tries another.

use super::bar::{go_on, Frame};
use super::card::sources;
use super::{t, tap, PageProps, Tap};
use crate::app::{use_app, AppContext};
use crate::features::training::content::Question;
use crate::features::training::walkthrough::{Step, Walkthrough};
use crate::ui::FieldError;
use yew::prelude::*;

/// The group of answers.
const ANSWERS: &str = "course-answers";

/// A question about the card before it.
#[component]
pub fn QuestionPage(props: &PageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let walk = props.walk.clone();
    let attempt = use_state(|| 0u32);
    let Step::Question(question) = walk.step() else { return html! {} };
    let is_answered = walk.is_answered(question);
    let errors = if *attempt > 0 && !is_answered {
        vec![FieldError::new(ANSWERS, t::ERROR_ANSWER.string(lang))]
    } else {
        vec![]
    };
    let at = walk.at();
    let onnext = {
        let attempt = attempt.clone();
        Callback::from(move |()| if is_answered { go_on(at) } else { attempt.set(*attempt + 1) })
    };
    let questions = walk.questions();
    let number = questions.iter().position(|own| own.id == question.id).unwrap_or_default() + 1;
    let title = t::QUESTION_TITLE.fill(lang, &[("n", &number), ("total", &questions.len())]);
    let rows = (0..question.options.len()).map(|choice| row(&app, &walk, question, choice));
    html! {
        <Frame {lang} walk={walk.clone()} {errors} attempt={*attempt} onnext={Some(onnext)}>
            <h1 tabindex="-1" data-title={title.clone()}>{ title }</h1>
            <p id="course-scenario">{ question.scenario.get(lang) }</p>
            <h2 id="course-ask">{ question.ask.get(lang) }</h2>
            <div class="course__answers" id={ANSWERS} role="group" aria-labelledby="course-ask" aria-describedby="course-scenario">{ for rows }</div>
            { sources(&question.sources, lang) }
        </Frame>
    }
}

/// An answer, with the words about it once it is chosen. The words have a place of their own from the start, so that
/// screen readers say them.
fn row(app: &AppContext, walk: &Walkthrough, question: &'static Question, choice: usize) -> Html {
    let lang = app.lang();
    let option = &question.options[choice];
    let is_tried = walk.tried(question).contains(&choice);
    let state = is_tried.then_some(if option.best { "best" } else { "wrong" });
    let onclick = tap(app, move |_: MouseEvent| Tap::Choose(choice));
    let verdict = if option.best { &t::IS_BEST } else { &t::IS_NOT_BEST };
    let more = is_tried && !option.best && !walk.is_answered(question);
    html! {
        <div class="course__answer" data-state={state}>
            <button type="button" class="course__choice" id={format!("answer-{choice}")} aria-pressed={is_tried.to_string()} {onclick}>
                { option.text.get(lang) }
            </button>
            <div role="status" class="course__why">
                if is_tried {
                    <p><strong>{ verdict.get(lang) }</strong>{ " " }{ option.why.get(lang) }{ if more { format!(" {}", t::TRY_AGAIN.get(lang)) } else { String::new() } }</p>
                }
            </div>
        </div>
    }
}

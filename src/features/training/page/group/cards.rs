//! The cards, questions and own words, one below the other, to talk about.

use super::{invitation, t, PageProps};
use crate::content::Lang;
use crate::features::training::content::{Module, Question};
use yew::prelude::*;

/// What is gone through: a card opens with a press, the answer to its question with another.
#[component]
pub fn Cards(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let course = invitation(ctx, None);
    let asked: Vec<&Question> = course.questions.iter().filter_map(|id| Question::find(id)).collect();
    let cards = course.modules.iter().filter_map(|id| Module::find(id)).map(|module| {
        let questions = asked.iter().filter(|own| own.module == module.id);
        html! {
            <details key={module.id.clone()}>
                <summary>{ module.title.get(lang) }</summary>
                <div class="stack stack--tight">
                    { for module.idea.iter().map(|text| html! { <p>{ text.get(lang) }</p> }) }
                    <p>{ module.example.get(lang) }</p>
                    { for questions.map(|own| question(own, lang)) }
                </div>
            </details>
        }
    });
    let cases = course.cases.iter().enumerate().map(|(index, (situation, advice))| {
        html! {
            <details key={index}>
                <summary>{ t::GROUP_CASE.fill(lang, &[("n", &(index + 1))]) }</summary>
                <div class="stack stack--tight"><p>{ situation }</p><p>{ advice }</p></div>
            </details>
        }
    });
    html! {
        <section class="stack stack--tight" id="session-cards" aria-labelledby="group-cards">
            <h2 id="group-cards">{ t::GROUP_CARDS.get(lang) }</h2>
            { for cards }
            if !course.rules.is_empty() {
                <details>
                    <summary>{ t::RULES_TITLE.get(lang) }</summary>
                    <ul>{ for course.rules.iter().map(|rule| html! { <li>{ rule }</li> }) }</ul>
                </details>
            }
            { for cases }
        </section>
    }
}

fn question(own: &Question, lang: Lang) -> Html {
    let best = &own.options[own.best()];
    html! {
        <>
            <p><strong>{ t::GROUP_QUESTION.get(lang) }</strong>{ " " }{ own.scenario.get(lang) }{ " " }{ own.ask.get(lang) }</p>
            <details>
                <summary>{ t::GROUP_ANSWER.get(lang) }</summary>
                <p>{ best.text.get(lang) }</p>
                <p>{ best.why.get(lang) }</p>
            </details>
        </>
    }
}

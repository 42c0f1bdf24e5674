//! The secrecy declaration and the security instruction: the whole text, and one tick.

use super::bar::{go_on, Frame};
use super::card::sources;
use super::{t, tap, PageProps, Tap};
use crate::app::use_app;
use crate::features::training::walkthrough::Step;
use crate::ui::{CheckBox, FieldError};
use yew::prelude::*;

/// The tick, with its error.
const FIELD: &str = "course-agreement";

/// A text to read and agree to.
#[component]
pub fn Agree(props: &PageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let walk = props.walk.clone();
    let attempt = use_state(|| 0u32);
    let Step::Declaration(which) = walk.step() else { return html! {} };
    let (part, has_agreed, at) = (which.part(), walk.has_agreed(which), walk.at());
    let errors = if *attempt > 0 && !has_agreed {
        vec![FieldError::new(FIELD, t::ERROR_AGREEMENT.string(lang))]
    } else {
        vec![]
    };
    let onnext = {
        let attempt = attempt.clone();
        Callback::from(move |()| if has_agreed { go_on(at) } else { attempt.set(*attempt + 1) })
    };
    let sections = which.sections().map(|section| {
        html! {
            <section key={section.id.clone()}>
                <h2>{ section.title.get(lang) }</h2>
                { for section.text.iter().map(|text| html! { <p>{ text.get(lang) }</p> }) }
            </section>
        }
    });
    html! {
        <Frame {lang} {walk} errors={errors.clone()} attempt={*attempt} onnext={Some(onnext)}>
            <h1 tabindex="-1" data-title={part.title.string(lang)}>{ part.title.get(lang) }</h1>
            <p class="lead">{ part.lead.get(lang) }</p>
            // Open from the start: nobody should have to unfold what they sign.
            <details class="course__text" open=true>
                <summary>{ t::WHOLE_TEXT.get(lang) }</summary>
                { for sections }
                { sources(&part.sources, lang) }
            </details>
            <CheckBox id="course-agree" field={FIELD} label={part.confirm.string(lang)} checked={has_agreed} onchange={tap(&app, Tap::Agree)}
                error={FieldError::of(&errors, FIELD)} />
        </Frame>
    }
}

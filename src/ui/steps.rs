//! The focused wizard: a way back, where you are, one question, and the buttons.

use super::{Button, Variant};
use crate::content::Lang;
use yew::prelude::*;

/// Props of [`StepProgress`].
#[derive(Properties, PartialEq)]
pub struct StepProgressProps {
    /// Language.
    pub lang: Lang,
    /// The step shown now, from 1.
    pub step: usize,
    /// Name and route of every step; a step without route can't be visited yet.
    pub steps: Vec<(AttrValue, Option<AttrValue>)>,
}

/// "Steg 2 av 6" with a bar and a list of all steps.
#[component]
pub fn StepProgress(props: &StepProgressProps) -> Html {
    let total = props.steps.len();
    let items = props.steps.iter().enumerate().map(|(index, (name, href))| {
        let current = (index + 1 == props.step).then_some("step");
        let done = index + 1 < props.step;
        html! {
            <li aria-current={current}>
                if let (Some(href), None) = (href, current) { <a class="ds-link" href={href.clone()}>{ name }</a> } else { <span>{ name }</span> }
                if done { <span class="visually-hidden">{ format!(" – {}", super::t::STEP_DONE.get(props.lang)) }</span> }
            </li>
        }
    });
    html! {
        <div class="wizard__progress">
            <p class="wizard__step">{ super::t::STEP_OF.fill(props.lang, &[("step", &props.step), ("total", &total)]) }</p>
            <progress max={total.to_string()} value={props.step.to_string()} aria-hidden="true"></progress>
            <details class="steps">
                <summary>{ super::t::SHOW_STEPS.get(props.lang) }</summary>
                <ol>{ for items }</ol>
            </details>
        </div>
    }
}

/// Props of [`WizardFrame`].
#[derive(Properties, PartialEq)]
pub struct WizardFrameProps {
    /// Language.
    pub lang: Lang,
    /// Where the first link leads, e.g. back to the tasks.
    pub back_href: AttrValue,
    /// Text of the first link.
    pub back_label: AttrValue,
    /// The step shown now, from 1.
    pub step: usize,
    /// See [`StepProgressProps::steps`].
    pub steps: Vec<(AttrValue, Option<AttrValue>)>,
    /// The question.
    pub children: Html,
    /// Help about the question, a `details.about-question`: beside the question where there is room, else below it.
    #[prop_or_default]
    pub help: Html,
    /// Goes on; the page checks the answer first.
    pub onnext: Callback<()>,
    /// Text of the button that goes on; "Neste" unless told otherwise.
    #[prop_or_default]
    pub next_label: Option<AttrValue>,
    /// Route of the step before; none on the first.
    #[prop_or_default]
    pub previous_href: Option<AttrValue>,
    /// More buttons, such as "Ta det senere".
    #[prop_or_default]
    pub extra: Html,
}

/// The frame of every guided task.
#[component]
pub fn WizardFrame(props: &WizardFrameProps) -> Html {
    let next = props.next_label.clone().unwrap_or_else(|| super::t::NEXT.string(props.lang).into());
    html! {
        <div class="wizard">
            <a class="wizard__back ds-link" href={props.back_href.clone()}>{ &props.back_label }</a>
            <StepProgress lang={props.lang} step={props.step} steps={props.steps.clone()} />
            <div class="wizard__body stack">{ props.children.clone() }</div>
            { props.help.clone() }
            <div class="wizard__buttons">
                <Button id="wizard-next" label={next} onclick={props.onnext.clone()} />
                if let Some(href) = &props.previous_href {
                    <super::LinkButton label={super::t::PREVIOUS.string(props.lang)} href={href.clone()} variant={Variant::Secondary} />
                }
                { props.extra.clone() }
            </div>
        </div>
    }
}

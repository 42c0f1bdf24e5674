//! What stands around every step: where one is, and the bar with *Neste* under the thumb.

use super::{step_href, t, START};
use crate::app::browser;
use crate::content::Lang;
use crate::features::training::walkthrough::{Step, Walkthrough};
use crate::ui::{t as ui, Button, ErrorSummary, FieldError, LinkButton, Variant};
use yew::prelude::*;

/// Props of [`Frame`].
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// Language.
    pub lang: Lang,
    /// At this step.
    pub walk: Walkthrough,
    /// What must be mended before one goes on, each with the field it concerns.
    #[prop_or_default]
    pub errors: Vec<FieldError>,
    /// How often somebody has tried to go on.
    #[prop_or_default]
    pub attempt: u32,
    /// Somebody wants to go on; without it, the next step is open to all.
    #[prop_or_default]
    pub onnext: Option<Callback<()>>,
    /// Text of the button that goes on; "Neste" unless told otherwise.
    #[prop_or_default]
    pub next_label: Option<AttrValue>,
    /// The step.
    pub children: Html,
}

/// The frame of a step.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let FrameProps { lang, walk, .. } = props;
    let lang = *lang;
    let at = walk.at();
    let onnext = props.onnext.clone().unwrap_or_else(|| Callback::from(move |()| go_on(at)));
    let label = props.next_label.clone().unwrap_or_else(|| ui::NEXT.string(lang).into());
    html! {
        <div class="wizard course">
            <a class="wizard__back ds-link" href={START}>{ t::BACK_TO_START.get(lang) }</a>
            <div class="wizard__progress">
                <p class="wizard__step" id="course-place">{ place(walk, lang) }</p>
                <progress max={walk.steps().len().to_string()} value={(at + 1).to_string()} aria-hidden="true"></progress>
            </div>
            <div class="wizard__body stack">
                { props.children.clone() }
                <ErrorSummary {lang} errors={props.errors.clone()} attempt={props.attempt} />
            </div>
            <div class="wizard__buttons">
                <Button id="course-next" label={label} onclick={onnext} />
                if at > 0 {
                    <LinkButton id="course-previous" label={ui::PREVIOUS.string(lang)} href={step_href(at - 1)} variant={Variant::Secondary} />
                }
            </div>
        </div>
    }
}

/// To the step after this one.
pub fn go_on(at: usize) {
    browser::go(&step_href(at + 1));
}

/// "Kort 3 av 8".
fn place(walk: &Walkthrough, lang: Lang) -> String {
    if let Some((n, total)) = walk.card_number() {
        return t::PLACE_CARD.fill(lang, &[("n", &n), ("total", &total)]);
    }
    let steps = walk.steps();
    let is_declaration = |step: &&Step| matches!(step, Step::Declaration(_));
    match walk.step() {
        Step::Declaration(_) => {
            let n = steps.iter().take(walk.at() + 1).filter(is_declaration).count();
            let total = steps.iter().filter(is_declaration).count();
            t::PLACE_DECLARATION.fill(lang, &[("n", &n), ("total", &total)])
        }
        Step::Who => t::PLACE_WHO.string(lang),
        _ => t::PLACE_SIGN.string(lang),
    }
}

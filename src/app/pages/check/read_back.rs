use super::answer::Answer;
use super::{t, Outcome};
use crate::app::pages::ChangesList;
use crate::app::session::Act;
use crate::app::{browser, use_app};
use crate::binder::{compare, read_back, Binder};
use crate::content::Lang;
use crate::features::Sections;
use crate::ui::{Button, Notice, Tone, Variant};
use std::rc::Rc;
use yew::prelude::*;

/// Element id of the heading. It takes the focus when the button below it gives way to something else.
const TITLE: &str = "read-back-title";

/// Props of [`ReadBack`].
#[derive(Properties, PartialEq)]
pub struct ReadBackProps {
    /// What the check found.
    pub outcome: Rc<Outcome>,
}

/// The answers that a genuine document carries, to be taken back into the binder. Nothing changes before it is agreed to.
#[component]
pub fn ReadBack(props: &ReadBackProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let shown = use_state(|| false);
    let binder = app.session.binder().cloned();
    let answer = Answer::of(&props.outcome.report, binder.as_deref());
    let data = props.outcome.report.as_ref().ok().and_then(|report| report.attachment.as_ref());
    let Some(data) = data.filter(|_| answer.holds()) else { return html! {} };
    // Without a binder it is asked of an empty one whether any module can read the answers.
    let asked = binder.clone().unwrap_or_else(|| Rc::new(Binder::new("".into(), app.session.today)));
    let Some(sections) = read_back(&asked, data) else { return html! {} };
    let content = match binder {
        None => html! { <p>{ t::BACK_NO_BINDER.get(lang) }</p> },
        Some(_) if app.session.read_only.is_some() => html! { <p>{ t::BACK_READ_ONLY.get(lang) }</p> },
        Some(_) if !*shown => {
            let show = {
                let shown = shown.clone();
                Callback::from(move |()| {
                    shown.set(true);
                    browser::focus_on(TITLE);
                })
            };
            html! {
                <>
                    <p>{ t::BACK_LEAD.get(lang) }</p>
                    <div class="button-row"><Button id="read-back" label={t::BACK_SHOW.string(lang)} variant={Variant::Secondary} icon="undo" onclick={show} /></div>
                </>
            }
        }
        Some(binder) => {
            let cancel = {
                let shown = shown.clone();
                Callback::from(move |()| {
                    shown.set(false);
                    browser::focus_on(TITLE);
                })
            };
            let take = {
                let (session, sections) = (app.session.clone(), sections.clone());
                Callback::from(move |()| {
                    session.dispatch(Act::TakeIn(Box::new(sections.clone()), t::BACK_DONE.string(lang)));
                    browser::go("#/");
                })
            };
            let is_known = matches!(answer, Answer::Archived(_) | Answer::Elsewhere);
            preview(&binder, sections, is_known, (take, cancel), lang)
        }
    };
    html! {
        <section class="stack merge" id="read-back-section" aria-labelledby={TITLE}>
            <h2 id={TITLE} tabindex="-1">{ t::BACK_TITLE.get(lang) }</h2>
            { content }
        </section>
    }
}

/// What would change, and the two ways on.
fn preview(
    binder: &Rc<Binder>,
    sections: Sections,
    is_known: bool,
    (take, cancel): (Callback<()>, Callback<()>),
    lang: Lang,
) -> Html {
    let mut then = (**binder).clone();
    then.sections = sections;
    let then = Rc::new(then);
    if compare(binder, &then, lang).is_empty() {
        return html! { <div role="status" id="read-back-same"><Notice tone={Tone::Ok} title={t::BACK_SAME.string(lang)} /></div> };
    }
    html! {
        <div class="stack" id="read-back-changes">
            if !is_known {
                <Notice tone={Tone::Warn} title={t::BACK_UNKNOWN_KEY.string(lang)}><p>{ t::BACK_UNKNOWN_KEY_HINT.get(lang) }</p></Notice>
            }
            <p role="status">{ t::BACK_CHANGES.get(lang) }</p>
            <ChangesList {lang} from={binder.clone()} to={then} />
            <div class="button-row">
                <Button id="take-in" label={t::BACK_TAKE.string(lang)} onclick={take} />
                <Button id="take-nothing" label={t::BACK_CANCEL.string(lang)} variant={Variant::Secondary} onclick={cancel} />
            </div>
        </div>
    }
}

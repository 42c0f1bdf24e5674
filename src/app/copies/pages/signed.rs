use super::focus::use_focus_after;
use super::save_copy::SaveCopy;
use crate::app::browser;
use crate::app::copies::t;
use crate::app::use_app;
use crate::ui::{LinkButton, Variant};
use yew::prelude::*;

/// Below a document that was signed today: one quiet line about a copy, while there is none that holds it, and the way
/// home. In the example only the way home.
#[component]
pub fn AfterSigning() -> Html {
    let app = use_app();
    let lang = app.lang();
    let is_own = app.session.binder().is_some_and(|binder| !binder.is_example);
    let wants_copy = is_own && app.session.copies.saves_since() > 0;
    use_focus_after(wants_copy.then_some(()), browser::focus_heading);
    let home = html! {
        <LinkButton label={crate::app::t::GO_HOME.string(lang)} href="#/" variant={Variant::Tertiary} icon="house" />
    };
    html! {
        <div class="stack" id="after-signing">
            if wants_copy {
                <p class="muted">{ t::SIGNED_COPY.get(lang) }</p>
                <SaveCopy id="signed-save-copy">{ home }</SaveCopy>
            } else {
                <div class="button-row">{ home }</div>
            }
        </div>
    }
}

use crate::app::lock::{acts, t};
use crate::app::session::ReadOnly;
use crate::app::use_app;
use crate::ui::{Button, Variant};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Says that nothing can be changed, why, and what to do.
#[component]
pub fn ReadOnlyBanner() -> Html {
    let app = use_app();
    let lang = app.lang();
    let (Some(why), Some(_)) = (app.session.read_only, app.session.binder()) else { return html! {} };
    let take_over = {
        let safe = app.saver.safe.clone();
        Callback::from(move |()| spawn_local(acts::take_over(safe.clone())))
    };
    let (title, words) = match why {
        ReadOnly::OtherTab => (&t::OTHER_TAB, &t::OTHER_TAB_HINT),
        ReadOnly::Newer => (&t::NEWER, &t::NEWER_HINT),
    };
    html! {
        <section class="read-only-banner" aria-label={title.get(lang)}>
            <span><strong>{ title.get(lang) }</strong>{ " " }{ words.get(lang) }</span>
            if why == ReadOnly::OtherTab {
                <Button id="take-over" label={t::TAKE_OVER.string(lang)} variant={Variant::Secondary} onclick={take_over} />
            }
        </section>
    }
}

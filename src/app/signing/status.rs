use super::t;
use crate::app::export::Export;
use crate::app::pages::progress;
use crate::app::use_app;
use crate::ui::{Notice, Tone};
use yew::prelude::*;

/// How far the signature has come, or why there is none. Stands below the button that was pressed.
#[component]
pub fn SigningStatus() -> Html {
    let app = use_app();
    let lang = app.lang();
    let (state, shown) = match &app.exporter.state {
        Export::Signing(page, pages) if page == pages && *pages > 0 => {
            let words = t::WORKING.get(lang);
            let shown = html! {
                <div class="progress-block"><progress aria-label={words}></progress><span>{ words }</span></div>
            };
            ("working", shown)
        }
        Export::Signing(page, pages) => ("working", progress(*page, *pages, lang)),
        Export::NotSigned(trouble) => {
            let shown = html! {
                <Notice tone={Tone::Danger} title={t::NOT_SIGNED.string(lang)}><p>{ trouble.text(lang) }</p></Notice>
            };
            ("failed", shown)
        }
        _ => ("idle", html! {}),
    };
    html! { <div role="status" class="signing-status" data-state={state}>{ shown }</div> }
}

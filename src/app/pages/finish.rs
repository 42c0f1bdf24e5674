use crate::app::browser;
use crate::app::files::download_copy;
use crate::app::{t, use_app};
use crate::ui::{Button, Notice, Tone, Variant};
use yew::prelude::*;

/// The end of a session on a shared PC: a copy first, then everything is removed from here.
#[component]
pub fn Finish() -> Html {
    let app = use_app();
    let lang = app.lang();
    let is_copied = app.session.copies.last.is_some() && app.session.copies.saves_since() == 0;
    let copy = {
        let app = app.clone();
        Callback::from(move |()| download_copy(&app))
    };
    let finish = app.saver.erase.reform(|()| browser::go("#/"));
    let variant = |first: bool| if first { Variant::Primary } else { Variant::Secondary };
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::FINISH_TITLE.get(lang) }</h1>
            <p class="lead">{ t::FINISH_LEAD.get(lang) }</p>
            <div role="status">
                if is_copied {
                    <Notice tone={Tone::Ok} title={t::FINISH_COPIED.string(lang)}><p>{ t::FINISH_COPIED_HINT.get(lang) }</p></Notice>
                } else {
                    <Notice tone={Tone::Warn} title={t::FINISH_COPY_FIRST.string(lang)}><p>{ t::FINISH_COPY_FIRST_HINT.get(lang) }</p></Notice>
                }
            </div>
            <div class="button-row">
                <Button id="finish-copy" icon="download" variant={variant(!is_copied)} label={t::DOWNLOAD_COPY.string(lang)} onclick={copy} />
                <Button id="finish-now" icon="trash" variant={variant(is_copied)} label={t::FINISH_NOW.string(lang)} onclick={finish} />
            </div>
        </div>
    }
}

use crate::app::browser::{self, StoreError};
use crate::app::files::{download_copy, OpenFileHere};
use crate::app::session::SaveState;
use crate::app::{t, use_app};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// When saving has failed: what is safe, what to do, and a copy right now.
#[component]
pub fn Rescue() -> Html {
    let app = use_app();
    let lang = app.lang();
    let copy = {
        let session = app.session.clone();
        Callback::from(move |()| download_copy(&session))
    };
    let SaveState::Failed(error) = app.session.save else {
        return html! {
            <div class="stack">
                <h1 tabindex="-1">{ t::RESCUE_FINE.get(lang) }</h1>
                <LinkButton label={t::GO_HOME.string(lang)} href="#/" />
            </div>
        };
    };
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::RESCUE_TITLE.get(lang) }</h1>
            <p class="lead">{ t::RESCUE_SAFE.get(lang) }</p>
            <Notice tone={Tone::Danger} title={error.message().string(lang)}><p>{ error.remedy().get(lang) }</p></Notice>
            <div class="button-row">
                <Button label={t::DOWNLOAD_COPY_NOW.string(lang)} icon="download" onclick={copy} />
                if error == StoreError::Conflict {
                    <Button label={t::RELOAD.string(lang)} variant={Variant::Secondary} onclick={Callback::from(|()| browser::reload())} />
                } else {
                    <Button label={t::RETRY_SAVE.string(lang)} variant={Variant::Secondary} onclick={app.saver.retry.clone()} />
                }
            </div>
        </div>
    }
}

/// Props of [`Unreadable`].
#[derive(Properties, PartialEq)]
pub struct UnreadableProps {
    /// Why.
    pub error: StoreError,
}

/// When what is stored can't be read: it is left alone until the user decides.
#[component]
pub fn Unreadable(props: &UnreadableProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ props.error.message().get(lang) }</h1>
            <p class="lead">{ props.error.remedy().get(lang) }</p>
            <div class="button-row">
                <Button label={t::RELOAD.string(lang)} onclick={Callback::from(|()| browser::reload())} />
                <Button label={t::DOWNLOAD_RAW.string(lang)} variant={Variant::Secondary} icon="download" onclick={Callback::from(|()| download_stored())} />
            </div>
            <OpenFileHere />
        </div>
    }
}

/// Hands over what is stored, as it is, so that nothing is lost while it can't be read.
fn download_stored() {
    wasm_bindgen_futures::spawn_local(async {
        if let Ok(Some((content, _))) = browser::load().await {
            let _ = browser::download(content.as_bytes(), "Klinikkvern.klinikkvern.json", "application/json");
        }
    });
}

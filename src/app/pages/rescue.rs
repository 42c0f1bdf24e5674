use crate::app::browser;
use crate::app::copies::DamageNotice;
use crate::app::files::{download_copy, OpenFileHere};
use crate::app::lock::Trouble;
use crate::app::session::SaveState;
use crate::app::{t, use_app};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use crate::vault::store::DiskError;
use yew::prelude::*;

/// When saving has failed, or not all could be read: what is safe, what to do, and a copy right now.
#[component]
pub fn Rescue() -> Html {
    let app = use_app();
    let lang = app.lang();
    let error = match app.session.save {
        SaveState::Failed(error) => Some(error),
        _ => None,
    };
    if error.is_none() && app.session.damage == (0, 0) {
        return html! {
            <div class="stack">
                <h1 tabindex="-1">{ t::RESCUE_FINE.get(lang) }</h1>
                <LinkButton label={t::GO_HOME.string(lang)} href="#/" />
            </div>
        };
    }
    let copy = {
        let app = app.clone();
        Callback::from(move |()| download_copy(&app))
    };
    let (title, lead) = match error {
        Some(_) => (t::RESCUE_TITLE.get(lang), t::RESCUE_SAFE.get(lang)),
        None => (t::RESCUE_DAMAGE_TITLE.get(lang), t::RESCUE_DAMAGE_SAFE.get(lang)),
    };
    html! {
        <div class="stack" id="rescue">
            <h1 tabindex="-1">{ title }</h1>
            <p class="lead">{ lead }</p>
            if let Some(trouble) = error.map(Trouble::from) {
                <Notice tone={Tone::Danger} title={trouble.message.string(lang)}><p>{ trouble.remedy.get(lang) }</p></Notice>
            }
            <DamageNotice is_rescue=true />
            <div class="button-row">
                <Button id="rescue-download" label={t::DOWNLOAD_COPY_NOW.string(lang)} icon="download" onclick={copy} />
                if let Some(error) = error {
                    <Button id="rescue-retry" label={t::RETRY_SAVE.string(lang)} variant={Variant::Secondary} onclick={app.saver.retry.clone()} />
                    if matches!(error, DiskError::Conflict | DiskError::TooNew) {
                        <Button id="rescue-reload" label={t::RELOAD.string(lang)} variant={Variant::Secondary} onclick={Callback::from(|()| browser::reload())} />
                    }
                }
            </div>
            <OpenFileHere />
        </div>
    }
}

/// Props of [`Unreadable`].
#[derive(Properties, PartialEq)]
pub struct UnreadableProps {
    /// Why.
    pub error: Trouble,
}

/// When what is stored can't be read: it is left alone until the user decides.
#[component]
pub fn Unreadable(props: &UnreadableProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ props.error.message.get(lang) }</h1>
            <p class="lead">{ props.error.remedy.get(lang) }</p>
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
        if let Some(bytes) = browser::raw_records().await {
            let _ = browser::download(&bytes, "klinikkvern-lagrede-data.json", "application/json");
        }
    });
}

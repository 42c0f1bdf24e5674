//! The clinic's file: download a copy, open one.

use super::browser::CopyRecord;
use super::lock::{self, Trouble};
use super::save::Safe;
use super::session::Act;
use super::{browser, copies, t, use_app, AppContext};
use crate::content::Lang;
use crate::domain::Date;
use crate::ui::FileDrop;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// `klinikkvern-2026-11-22.klinikk`. No name of a clinic: browsers keep the names of downloads in clear text.
pub fn file_name(day: Date) -> String {
    format!("klinikkvern-{day}.klinikk")
}

/// Downloads a sealed copy of the binder. Says so, or says what to do instead.
pub fn download_copy(app: &AppContext) {
    let (safe, session) = (app.saver.safe.clone(), app.session.clone());
    // Also while two versions are compared, when no binder lies on the desk.
    if session.binder().is_some_and(|binder| binder.is_example) {
        return;
    }
    spawn_local(async move {
        let name = file_name(session.today);
        let words = match write_copy(&safe, session.today, &name).await {
            Ok(()) => t::COPY_DOWNLOADED.fill(session.lang, &[("name", &name)]),
            Err(None) => t::COPY_FAILED.string(session.lang),
            Err(Some(trouble)) => trouble.text(session.lang),
        };
        session.dispatch(Act::Say(words));
        copies::look_again(&safe).await;
    });
}

/// Saves, seals and downloads. What could not be saved is in the copy all the same.
async fn write_copy(safe: &Safe, today: Date, name: &str) -> Result<(), Option<Trouble>> {
    let copy = safe.seal_copy().await.map_err(Some)?;
    browser::download(&copy.bytes, name, "application/octet-stream").map_err(|_| None)?;
    // A download says nothing of how it went: it counts, but not as checked.
    browser::remember_copy(CopyRecord { generation: copy.generation, day: today, is_checked: false });
    Ok(())
}

/// Opens a clinic file that the user chose. A file that can't be opened changes nothing and says why.
pub fn choose_file(file: web_sys::File, safe: Safe) {
    spawn_local(async move {
        if let Err(trouble) = lock::open_file(&safe, file).await {
            safe.say(Act::OpenFailed(trouble));
        }
    });
}

/// Names that a clinic file may have; version 0.1 wrote JSON.
pub const CLINIC_FILES: &str = ".klinikk,.json";

/// Props of [`OpenFile`].
#[derive(Properties, PartialEq)]
pub struct OpenFileProps {
    /// Element id of the file field.
    pub id: AttrValue,
    /// Language.
    pub lang: Lang,
    /// The file that was chosen.
    pub onfile: Callback<web_sys::File>,
    /// Why the last one could not be opened.
    #[prop_or_default]
    pub error: Option<Trouble>,
}

/// The card with which a clinic file is chosen.
#[component]
pub fn OpenFile(props: &OpenFileProps) -> Html {
    let lang = props.lang;
    html! {
        <div class="open-file">
            <FileDrop id={props.id.clone()} icon="upload" title={t::OPEN_FILE.string(lang)} hint={t::OPEN_FILE_HINT.string(lang)}
                accept={CLINIC_FILES} onfile={props.onfile.clone()} />
            <div role="alert">
                if let Some(cause) = props.error {
                    <div class="notice" data-tone="danger">
                        <p class="notice__title">{ cause.message.get(lang) }</p>
                        <p>{ cause.remedy.get(lang) }</p>
                    </div>
                }
            </div>
        </div>
    }
}

/// [`OpenFile`] at work: in the settings, on the first page, and where the store can't be read.
#[component]
pub fn OpenFileHere() -> Html {
    let app = use_app();
    let safe = app.saver.safe.clone();
    let onfile = Callback::from(move |file| choose_file(file, safe.clone()));
    html! { <OpenFile id="open-file" lang={app.lang()} {onfile} error={app.session.open_error} /> }
}

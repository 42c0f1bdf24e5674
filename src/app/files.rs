//! The clinic's file: download a copy, open one.

use super::session::{Act, SessionHandle};
use super::{browser, t, use_app};
use crate::binder::{self, Binder, OpenError, MAX_FILE_BYTES};
use crate::content::Lang;
use crate::ui::Icon;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// `Klinikkvern-Normland-Helsesenter-2026-11-22.klinikkvern.json`
pub fn file_name(binder: &Binder, day: crate::domain::Date) -> String {
    let clinic: String =
        binder.sections.clinic.name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let clinic = clinic.split_whitespace().collect::<Vec<_>>().join("-");
    let middle = if clinic.is_empty() { String::new() } else { format!("{clinic}-") };
    format!("Klinikkvern-{middle}{day}.klinikkvern.json")
}

/// Downloads a copy of the binder. Says so, or says what to do instead.
pub fn download_copy(session: &SessionHandle) {
    let Some(binder) = session.binder() else { return };
    let name = file_name(binder, session.today);
    let done = browser::download(binder::write(binder).as_bytes(), &name, "application/json").is_ok();
    let words = if done {
        t::COPY_DOWNLOADED.fill(session.lang, &[("name", &name)])
    } else {
        t::COPY_FAILED.string(session.lang)
    };
    session.dispatch(Act::Say(words));
}

/// Opens a clinic file that the user chose. A file that can't be opened changes nothing and says why.
pub fn open_file(file: web_sys::File, say: Callback<Act>) {
    spawn_local(async move {
        let opened = match browser::read_file(&file, MAX_FILE_BYTES).await {
            Some(bytes) => binder::open(&bytes),
            None => Err(OpenError::TooLarge),
        };
        match opened {
            Ok(mut binder) => {
                browser::remember_example(false);
                // A copy of the example that somebody kept is theirs from now on.
                binder.is_example = false;
                say.emit(Act::OpenBinder(Box::new(binder)));
                browser::go("#/");
            }
            Err(cause) => say.emit(Act::OpenFailed(cause)),
        }
    });
}

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
    pub error: Option<OpenError>,
}

/// The card with which a clinic file is chosen.
#[component]
pub fn OpenFile(props: &OpenFileProps) -> Html {
    let lang = props.lang;
    let onfile = props.onfile.clone();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let file = input.files().and_then(|files| files.get(0));
        // Emptied, so that the same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            onfile.emit(file);
        }
    });
    html! {
        <div class="open-file">
            <label class="action-card" for={props.id.clone()}>
                <Icon name="upload" />
                <span class="action-card__body">
                    <span class="action-card__title">{ t::OPEN_FILE.get(lang) }</span>
                    <span class="action-card__text">{ t::OPEN_FILE_HINT.get(lang) }</span>
                </span>
                <input class="open-file__input" type="file" id={props.id.clone()} accept=".json,application/json" {onchange} />
            </label>
            <div role="alert">
                if let Some(cause) = props.error {
                    <div class="notice" data-tone="danger">
                        <p class="notice__title">{ cause.message().get(lang) }</p>
                        <p>{ cause.remedy().get(lang) }</p>
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
    let say = {
        let session = app.session.clone();
        Callback::from(move |act| session.dispatch(act))
    };
    let onfile = Callback::from(move |file| open_file(file, say.clone()));
    html! { <OpenFile id="open-file" lang={app.lang()} {onfile} error={app.session.open_error} /> }
}

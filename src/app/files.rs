//! The clinic's file: download a copy, open one.

use super::session::{Act, SessionHandle};
use super::{browser, t, use_app};
use crate::binder::{self, Binder, OpenError, MAX_FILE_BYTES};
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
    let words = if done { t::COPY_DOWNLOADED.fill(session.lang, &[("name", &name)]) } else { t::COPY_FAILED.string(session.lang) };
    session.dispatch(Act::Say(words));
}

/// Props of [`OpenFile`].
#[derive(Properties, PartialEq)]
pub struct OpenFileProps {
    /// Element id of the file field.
    pub id: AttrValue,
}

/// Opens a clinic file. A file that can't be opened changes nothing and says why.
#[component]
pub fn OpenFile(props: &OpenFileProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let error = use_state(|| None::<OpenError>);
    let onchange = {
        let (session, error) = (app.session.clone(), error.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
                return;
            };
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // Emptied, so that the same file can be chosen again.
            input.set_value("");
            let (session, error) = (session.clone(), error.clone());
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
                        session.dispatch(Act::OpenBinder(Box::new(binder)));
                        browser::go("#/");
                    }
                    Err(cause) => error.set(Some(cause)),
                }
            });
        })
    };
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
                if let Some(cause) = *error {
                    <div class="notice" data-tone="danger">
                        <p class="notice__title">{ cause.message().get(lang) }</p>
                        <p>{ cause.remedy().get(lang) }</p>
                    </div>
                }
            </div>
        </div>
    }
}

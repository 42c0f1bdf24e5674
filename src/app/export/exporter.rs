//! What the page shows of the export worker: how far a PDF has come, and the file when it is there.

use super::{ExportClient, Reply, Task};
use crate::app::lock::Trouble;
use crate::app::{browser, t};
use crate::content::Lang;
use crate::documents::Document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far an export has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Export {
    /// Nothing going on.
    Idle,
    /// Under way: this page of so many; 0 of 0 before the first.
    Working(u32, u32),
    /// A signature is being made: this page of so many is drawn, 0 of 0 before the first. With the last page comes the
    /// signature itself.
    Signing(u32, u32),
    /// Handed to the browser's downloads under this name.
    Done(String),
    /// Not made. The document is untouched.
    Failed,
    /// Not signed, and nothing archived.
    NotSigned(Trouble),
}

/// Makes a PDF of a document and downloads it.
#[derive(Clone, PartialEq)]
pub struct Exporter {
    /// How far the last export has come.
    pub state: Export,
    /// Starts one.
    pub make: Callback<Rc<Document>>,
    /// Loads the worker, so that it is ready when somebody presses the button.
    pub warm_up: Callback<()>,
    /// Shows how far an export has come that somebody else started: a signature.
    pub show: Callback<Export>,
    /// The worker.
    pub client: ExportClient,
    signing: Signing,
}

/// Whether a signature is being made.
#[derive(Clone, Default)]
struct Signing(Rc<Cell<bool>>);

impl PartialEq for Signing {
    fn eq(&self, other: &Signing) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Exporter {
    /// True for whoever may sign now; then false for everybody until [`Exporter::end_signing`]. A button that is pressed
    /// twice signs once.
    pub fn begin_signing(&self) -> bool {
        !self.signing.0.replace(true)
    }

    /// A signature is made, or is not.
    pub fn end_signing(&self) {
        self.signing.0.set(false);
    }

    /// Makes a PDF on the side, downloads it, and says whether it is there.
    pub fn save(&self, document: Rc<Document>, lang: Lang, say: Callback<String>) {
        let client = self.client.clone();
        spawn_local(async move {
            say.emit(t::EXPORT_STARTING.string(lang));
            let json = serde_json::to_string(&*document).unwrap_or_default();
            let made = match client.ask(Task::Make(json)).await {
                Some(Reply::Pdf(pdf)) => hand_over(&pdf, document.file_name()),
                _ => Export::Failed,
            };
            say.emit(match made {
                Export::Done(name) => {
                    let hint = t::EXPORT_DONE_HINT.fill(lang, &[("name", &name)]);
                    format!("{}. {hint}", t::EXPORT_DONE.get(lang))
                }
                _ => format!("{}. {}", t::EXPORT_FAILED.get(lang), t::EXPORT_FAILED_HINT.get(lang)),
            });
        });
    }

    /// Loads the worker for a page on which something can be signed, and takes away why something else was not.
    pub fn prepare_signing(&self) {
        self.warm_up.emit(());
        if matches!(self.state, Export::NotSigned(_)) {
            self.show.emit(Export::Idle);
        }
    }
}

/// The exporter of the app.
#[hook]
pub fn use_exporter() -> Exporter {
    let state = use_state(|| Export::Idle);
    let client = (*use_state(ExportClient::default)).clone();
    let signing = (*use_state(Signing::default)).clone();
    let make = {
        let (client, show) = (client.clone(), state.setter());
        Callback::from(move |document: Rc<Document>| {
            let (client, show) = (client.clone(), show.clone());
            spawn_local(async move { make_and_download(&client, &show, &document).await });
        })
    };
    let warm_up = {
        let client = client.clone();
        Callback::from(move |()| client.warm_up())
    };
    let show = {
        let show = state.setter();
        Callback::from(move |export| show.set(export))
    };
    Exporter { state: (*state).clone(), make, warm_up, show, client, signing }
}

async fn make_and_download(client: &ExportClient, show: &UseStateSetter<Export>, document: &Document) {
    let Ok(json) = serde_json::to_string(document) else { return show.set(Export::Failed) };
    browser::mark("pdf-asked");
    show.set(Export::Working(0, 0));
    let mut talk = client.begin(Task::Make(json));
    let answer = talk.answer(&|page, pages| show.set(Export::Working(page, pages))).await;
    let Some(Reply::Pdf(pdf)) = answer else { return show.set(Export::Failed) };
    browser::mark("pdf-made");
    show.set(hand_over(&pdf, document.file_name()));
}

/// Hands a PDF to the browser's downloads.
pub fn hand_over(pdf: &[u8], name: String) -> Export {
    match browser::download(pdf, &name, "application/pdf") {
        Ok(()) => Export::Done(name),
        Err(_) => Export::Failed,
    }
}

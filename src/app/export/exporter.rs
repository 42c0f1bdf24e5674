//! The page's side of the export worker: start it when first needed, show progress, hand over the file.

use super::{PdfWorker, Reply};
use crate::app::browser;
use crate::documents::Document;
use gloo::timers::callback::Timeout;
use gloo_worker::{Spawnable, WorkerBridge};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Where the loader of the worker lies, beside the page.
const LOADER: &str = "export_loader.js";

/// Milliseconds without a word from the worker after which it is given up. Generous: a slow PC loads it once.
const PATIENCE: u32 = 60_000;

/// How far an export has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Export {
    /// Nothing going on.
    Idle,
    /// Under way: this page of so many; 0 of 0 before the first.
    Working(u32, u32),
    /// Handed to the browser's downloads under this name.
    Done(String),
    /// Not made. The document is untouched.
    Failed,
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
}

/// One export at a time; the worker is started by the first and kept for the next.
#[derive(Default)]
struct Running {
    bridge: Option<WorkerBridge<PdfWorker>>,
    file_name: String,
    watch: Option<Timeout>,
}

/// The exporter of the app.
#[hook]
pub fn use_exporter() -> Exporter {
    let state = use_state(|| Export::Idle);
    let running = use_mut_ref(Running::default);
    let make = {
        let (running, show) = (running.clone(), state.setter());
        Callback::from(move |document: Rc<Document>| begin(&running, &show, &document))
    };
    let warm_up = {
        let show = state.setter();
        Callback::from(move |()| start_worker(&running, &show))
    };
    Exporter { state: (*state).clone(), make, warm_up }
}

/// Starts the worker, unless it runs already.
fn start_worker(running: &Rc<RefCell<Running>>, show: &UseStateSetter<Export>) {
    let (weak, show) = (Rc::downgrade(running), show.clone());
    running.borrow_mut().bridge.get_or_insert_with(|| {
        let heard = move |reply| {
            if let Some(running) = weak.upgrade() {
                hear(&running, &show, reply);
            }
        };
        PdfWorker::spawner().callback(heard).with_loader(true).spawn(LOADER)
    });
}

fn begin(running: &Rc<RefCell<Running>>, show: &UseStateSetter<Export>, document: &Document) {
    let Ok(json) = serde_json::to_string(document) else { return show.set(Export::Failed) };
    browser::mark("pdf-asked");
    show.set(Export::Working(0, 0));
    watch(running, show);
    start_worker(running, show);
    let mut now = running.borrow_mut();
    now.file_name = document.file_name();
    if let Some(bridge) = &now.bridge {
        bridge.send(json);
    }
}

fn hear(running: &Rc<RefCell<Running>>, show: &UseStateSetter<Export>, reply: Reply) {
    match reply {
        Reply::Page(page, pages) => {
            watch(running, show);
            show.set(Export::Working(page, pages));
        }
        Reply::Done(bytes) => {
            browser::mark("pdf-made");
            let name = {
                let mut now = running.borrow_mut();
                now.watch = None;
                now.file_name.clone()
            };
            let handed_over = browser::download(&bytes, &name, "application/pdf").is_ok();
            show.set(if handed_over { Export::Done(name) } else { Export::Failed });
        }
        Reply::Failed(_) => {
            running.borrow_mut().watch = None;
            show.set(Export::Failed);
        }
    }
}

/// Gives the worker up when it has said nothing for a long while, so that nobody waits for ever.
fn watch(running: &Rc<RefCell<Running>>, show: &UseStateSetter<Export>) {
    let timer = {
        let (running, show) = (Rc::downgrade(running), show.clone());
        Timeout::new(PATIENCE, move || {
            if let Some(running) = running.upgrade() {
                running.borrow_mut().bridge = None;
            }
            show.set(Export::Failed);
        })
    };
    running.borrow_mut().watch = Some(timer);
}

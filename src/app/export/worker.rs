//! What page and worker say to each other. The work itself is compiled only into the worker.

use gloo_worker::{HandlerId, Worker, WorkerScope};
use serde::{Deserialize, Serialize};

/// The worker that makes a PDF of a document.
pub struct PdfWorker;

/// What the worker answers: any number of `Page`, then `Done` or `Failed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// This page is drawn, of so many; 0 of 0 while the lines are being distributed.
    Page(u32, u32),
    /// The PDF.
    Done(Vec<u8>),
    /// It could not be made; the reason is for the developer.
    Failed(String),
}

impl Worker for PdfWorker {
    type Message = ();
    /// A [`crate::documents::Document`] as JSON.
    type Input = String;
    type Output = Reply;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        PdfWorker
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, document: String, id: HandlerId) {
        let reply = make(&document, |page, pages| scope.respond(id, Reply::Page(page, pages)));
        scope.respond(id, reply);
    }
}

#[cfg(feature = "export")]
fn make(document: &str, mut tell: impl FnMut(u32, u32)) -> Reply {
    use crate::documents::pdf::{write, Progress};
    let document: crate::documents::Document = match serde_json::from_str(document) {
        Ok(document) => document,
        Err(error) => return Reply::Failed(error.to_string()),
    };
    let made = write(&document, &mut |progress| match progress {
        Progress::LayingOut { .. } => tell(0, 0),
        Progress::Drawing { page, pages } => tell(page, pages),
        Progress::Completing => {}
    });
    made.map_or_else(|error| Reply::Failed(error.to_string()), Reply::Done)
}

/// The page itself holds no PDF writer; it only names the worker.
#[cfg(not(feature = "export"))]
fn make(_document: &str, _tell: impl FnMut(u32, u32)) -> Reply {
    Reply::Failed("built without the feature `export`".into())
}

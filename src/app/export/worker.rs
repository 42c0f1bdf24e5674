//! What page and worker say to each other. The work itself is compiled only into the worker.

use gloo_worker::{HandlerId, Worker, WorkerScope};
use serde::{Deserialize, Serialize};

/// The worker that makes a PDF of a document.
pub struct PdfWorker;

/// What the worker answers, in this order: any number of `Pages`, then `Done` or `Failed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// So many pages are laid out.
    Pages(u32),
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
        let reply = make(&document, |pages| scope.respond(id, Reply::Pages(pages)));
        scope.respond(id, reply);
    }
}

#[cfg(feature = "export")]
fn make(document: &str, mut pages: impl FnMut(u32)) -> Reply {
    let document: crate::documents::Document = match serde_json::from_str(document) {
        Ok(document) => document,
        Err(error) => return Reply::Failed(error.to_string()),
    };
    let made = crate::documents::pdf::write(&document, &mut |progress| pages(progress.pages));
    made.map_or_else(|error| Reply::Failed(error.to_string()), Reply::Done)
}

/// The page itself holds no PDF writer; it only names the worker.
#[cfg(not(feature = "export"))]
fn make(_document: &str, _pages: impl FnMut(u32)) -> Reply {
    Reply::Failed("built without the feature `export`".into())
}

//! The page's side of the export worker: tasks with numbers, answers as futures.

use super::task::{NamedFile, Reply, Task};
use super::PdfWorker;
use crate::app::browser;
use crate::signing::{NotChecked, Report};
use futures_channel::mpsc::{unbounded, UnboundedReceiver, UnboundedSender};
use futures_util::StreamExt;
use gloo::timers::callback::Timeout;
use gloo_worker::{Spawnable, WorkerBridge};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Where the loader of the worker lies, beside the page.
const LOADER: &str = "export_loader.js";

/// Milliseconds without a word from the worker after which it is given up. Generous: a slow PC loads it once.
const PATIENCE: u32 = 60_000;

/// The export worker, as the page knows it. Clones ask the same one.
#[derive(Clone, Default)]
pub struct ExportClient {
    line: Rc<Line>,
}

#[derive(Default)]
struct Line {
    bridge: RefCell<Option<WorkerBridge<PdfWorker>>>,
    waiting: RefCell<HashMap<u32, UnboundedSender<Reply>>>,
    last: Cell<u32>,
}

impl PartialEq for ExportClient {
    fn eq(&self, other: &ExportClient) -> bool {
        Rc::ptr_eq(&self.line, &other.line)
    }
}

impl ExportClient {
    /// Loads the worker, so that it is ready when somebody presses the button.
    pub fn warm_up(&self) {
        let line = Rc::downgrade(&self.line);
        self.line.bridge.borrow_mut().get_or_insert_with(|| {
            let heard = move |(number, reply): (u32, Reply)| {
                let Some(line) = line.upgrade() else { return };
                let listener = line.waiting.borrow().get(&number).cloned();
                if let Some(listener) = listener {
                    let _ = listener.unbounded_send(reply);
                }
            };
            PdfWorker::spawner().callback(heard).with_loader(true).spawn(LOADER)
        });
    }

    /// Gives the worker something to do.
    pub fn begin(&self, task: Task) -> Talk {
        self.warm_up();
        let number = self.line.last.get() + 1;
        self.line.last.set(number);
        let (listener, replies) = unbounded();
        self.line.waiting.borrow_mut().insert(number, listener);
        let talk = Talk { client: self.clone(), number, replies };
        talk.say(task);
        talk
    }

    /// Gives the worker something to do, and waits for its answer; `None` when it does not answer.
    pub async fn ask(&self, task: Task) -> Option<Reply> {
        self.begin(task).answer(&|_, _| ()).await
    }

    /// Checks the signatures of a PDF; `None` when the worker does not answer.
    pub async fn check(&self, pdf: Vec<u8>) -> Option<Result<Report, NotChecked>> {
        browser::mark("check-asked");
        let reply = self.ask(Task::Check(pdf.into())).await?;
        browser::mark("checked");
        match reply {
            Reply::Checked(report) => Some(*report),
            _ => None,
        }
    }

    /// The PDF that was packed with gzip; `None` when it is damaged or the worker does not answer.
    pub async fn unpack(&self, packed: &[u8]) -> Option<Vec<u8>> {
        match self.ask(Task::Unpack(packed.to_vec().into())).await? {
            Reply::Unpacked(bytes) => Some(bytes.into_vec()),
            _ => None,
        }
    }

    /// A PDF packed with gzip, as the archive keeps it; `None` when the worker does not answer.
    pub async fn pack(&self, pdf: &[u8]) -> Option<Vec<u8>> {
        match self.ask(Task::Pack(pdf.to_vec().into())).await? {
            Reply::Packed(bytes) => Some(bytes.into_vec()),
            _ => None,
        }
    }

    /// One zip file of these files, named and with content. `day` is the age that it gives them: `2026-11-22`.
    pub async fn folder(&self, day: String, files: Vec<(String, Vec<u8>)>) -> Option<Vec<u8>> {
        let files = files.into_iter().map(|(name, bytes)| NamedFile { name, bytes: bytes.into() });
        match self.ask(Task::Folder { day, files: files.collect() }).await? {
            Reply::Folder(bytes) => Some(bytes.into_vec()),
            _ => None,
        }
    }

    /// Ends a worker that says nothing, so that nobody waits for ever; the next task starts another.
    fn give_up(&self) {
        self.line.bridge.borrow_mut().take();
        self.line.waiting.borrow_mut().clear();
    }
}

/// A task under way.
pub struct Talk {
    client: ExportClient,
    number: u32,
    replies: UnboundedReceiver<Reply>,
}

impl Talk {
    /// Says something about this task.
    pub fn say(&self, task: Task) {
        if let Some(bridge) = self.client.line.bridge.borrow().as_ref() {
            bridge.send((self.number, task));
        }
    }

    /// The next answer; pages on the way to it are told. `None` when the worker does not answer.
    pub async fn answer(&mut self, page: &dyn Fn(u32, u32)) -> Option<Reply> {
        loop {
            let client = self.client.clone();
            let _patience = Timeout::new(PATIENCE, move || client.give_up());
            match self.replies.next().await? {
                Reply::Page(drawn, pages) => page(drawn, pages),
                reply => return Some(reply),
            }
        }
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        self.client.line.waiting.borrow_mut().remove(&self.number);
    }
}

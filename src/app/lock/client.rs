//! The page's side of the vault's worker: questions with numbers, answers as futures.

use super::VaultWorker;
use crate::app::browser::compose;
use crate::vault::{Reply, Request, Secret};
use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use gloo_worker::{Spawnable, WorkerBridge};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Where the loader of the worker lies, beside the page.
const LOADER: &str = "vault_loader.js";

/// Milliseconds after which an answer is no longer expected. Generous: a slow phone works on a passphrase for seconds.
const PATIENCE: u32 = 60_000;

type Waiting = Rc<RefCell<HashMap<u32, oneshot::Sender<Reply>>>>;

/// The vault, as the page knows it. Clones ask the same worker.
#[derive(Clone, Default)]
pub struct VaultClient {
    bridge: Rc<RefCell<Option<WorkerBridge<VaultWorker>>>>,
    waiting: Waiting,
    last: Rc<Cell<u32>>,
}

impl VaultClient {
    /// Loads the worker, so that it is ready when somebody has typed the passphrase.
    pub fn warm_up(&self) {
        let waiting = self.waiting.clone();
        self.bridge.borrow_mut().get_or_insert_with(|| {
            let heard = move |(number, reply): (u32, Reply)| {
                if let Some(answer) = waiting.borrow_mut().remove(&number) {
                    let _ = answer.send(reply);
                }
            };
            VaultWorker::spawner().callback(heard).with_loader(true).spawn(LOADER)
        });
    }

    /// Asks, and waits for the answer; `None` when the worker does not answer.
    pub async fn ask(&self, request: Request) -> Option<Reply> {
        self.warm_up();
        let number = self.last.get() + 1;
        self.last.set(number);
        let (answer, answered) = oneshot::channel();
        self.waiting.borrow_mut().insert(number, answer);
        let waiting = self.waiting.clone();
        // Dropping the sender ends the wait below.
        let _patience = Timeout::new(PATIENCE, move || drop(waiting.borrow_mut().remove(&number)));
        if let Some(bridge) = self.bridge.borrow().as_ref() {
            bridge.send((number, composed(request)));
        }
        answered.await.ok()
    }
}

/// Passphrases in Unicode's composed form, so that the same words are the same bytes on every keyboard.
fn composed(request: Request) -> Request {
    let secret = |secret| match secret {
        Secret::Passphrase(text) => Secret::Passphrase(compose(&text)),
        other => other,
    };
    match request {
        Request::MakeKeys { passphrase } => Request::MakeKeys { passphrase: compose(&passphrase) },
        Request::Unlock { keyring, secret: given } => Request::Unlock { keyring, secret: secret(given) },
        Request::ReadFile { file, secret: given } => Request::ReadFile { file, secret: secret(given) },
        Request::ChangePassphrase { keyring, old, new } => {
            Request::ChangePassphrase { keyring, old: compose(&old), new: compose(&new) }
        }
        other => other,
    }
}

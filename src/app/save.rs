//! The save loop: one write at a time, and "saved" only after the disk has confirmed it.
//!
//! What may be said when is decided by [`Saving`], which the simulator tests; this file adds timer, keeper and words.

use super::lock::{Keeper, Trouble};
use super::session::{Act, SaveState, Session};
use super::{browser, copies};
use crate::binder::Binder;
use crate::vault::store::{DiskError, Saving, State};
use futures_util::lock::Mutex;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Milliseconds of rest after the last change before a save.
const REST: u32 = 300;
/// Milliseconds between two copies in the private file system.
const CHECKPOINT: f64 = 5.0 * 60_000.0;

/// The binder as a file, sealed.
pub struct SealedCopy {
    /// The file.
    pub bytes: Vec<u8>,
    /// The newest save that it holds.
    pub generation: u64,
}

/// Everything that stands between the binder on the screen and the disk. Clones are the same one.
#[derive(Clone)]
pub struct Safe {
    /// Keys, store and files. One operation at a time.
    pub keeper: Rc<Mutex<Keeper>>,
    /// The right to write, while this tab has it.
    pub lock: Rc<RefCell<Option<browser::WriterLock>>>,
    saving: Rc<RefCell<Saving<Rc<Binder>>>>,
    stored: Rc<RefCell<Option<Rc<Binder>>>>,
    timer: Rc<RefCell<Option<Timeout>>>,
    checkpoint: Rc<Cell<f64>>,
    say: Callback<Act>,
}

impl PartialEq for Safe {
    fn eq(&self, other: &Safe) -> bool {
        Rc::ptr_eq(&self.keeper, &other.keeper)
    }
}

impl Safe {
    fn new(say: Callback<Act>) -> Safe {
        Safe {
            keeper: Rc::default(),
            lock: Rc::default(),
            saving: Rc::default(),
            stored: Rc::default(),
            timer: Rc::default(),
            checkpoint: Rc::default(),
            say,
        }
    }

    /// Tells the session.
    pub fn say(&self, act: Act) {
        self.say.emit(act);
    }

    /// Notes that this is what the store holds, so that showing it is no reason to save.
    pub fn note_stored(&self, binder: &Rc<Binder>) {
        *self.stored.borrow_mut() = Some(binder.clone());
    }

    /// The binder that the store holds, as far as this tab knows.
    pub fn stored(&self) -> Option<Rc<Binder>> {
        self.stored.borrow().clone()
    }

    /// From now on the next binder that is shown is saved.
    pub fn forget_stored(&self) {
        *self.stored.borrow_mut() = None;
    }

    /// True while leaving the page would lose something.
    pub fn is_unsaved(&self) -> bool {
        self.saving.borrow().is_unsaved()
    }

    /// Notes a new state and saves it after a short rest.
    fn remember(&self, binder: &Rc<Binder>) {
        if self.stored.borrow().as_ref() == Some(binder) {
            return;
        }
        self.saving.borrow_mut().changed(binder.clone());
        self.say(Act::Saving(SaveState::Saving));
        let safe = self.clone();
        *self.timer.borrow_mut() = Some(Timeout::new(REST, move || safe.start()));
    }

    /// Saves what waits, without making anybody wait for it.
    pub fn start(&self) {
        let safe = self.clone();
        spawn_local(async move { safe.flush().await });
    }

    /// Saves all that waits. The session is told how it went.
    pub async fn flush(&self) {
        loop {
            let next = self.saving.borrow_mut().take();
            let Some(binder) = next else { break };
            browser::mark("save-begun");
            let result = self.keeper.lock().await.save(&binder).await;
            if result.is_ok() {
                self.note_stored(&binder);
            }
            self.saving.borrow_mut().written(binder, result);
            let state = self.saving.borrow().state();
            if state == State::Saved {
                browser::mark("save-confirmed");
            }
            self.say(Act::Saving(in_words(state)));
            if matches!(state, State::Failed(_)) {
                return;
            }
        }
        self.write_checkpoint(false).await;
        copies::back_up(self);
    }

    /// Tries again after a failure. What the store has lost is written anew.
    fn retry(&self) {
        let safe = self.clone();
        spawn_local(async move {
            if safe.saving.borrow().state() == State::Failed(DiskError::Gone) {
                safe.keeper.lock().await.start_afresh();
            }
            safe.flush().await;
        });
    }

    /// What could not be saved, while saving fails.
    pub fn unsaved(&self) -> Option<Rc<Binder>> {
        self.saving.borrow().failed().cloned()
    }

    /// Saves what waits, then seals all of it as a file. What could not be saved is in it all the same.
    pub async fn seal_copy(&self) -> Result<SealedCopy, Trouble> {
        self.flush().await;
        self.seal().await.unwrap_or_else(|| Err(DiskError::Gone.into()))
    }

    /// Seals what the store holds, or what it could not take; `None` when there is nothing.
    async fn seal(&self) -> Option<Result<SealedCopy, Trouble>> {
        // First the keeper, then the binder: with the keeper in hand, the binder is the one that its lineage is of.
        let keeper = self.keeper.lock().await;
        let unsaved = self.unsaved();
        let ahead = unsaved.is_some();
        let binder = unsaved.or_else(|| self.stored())?;
        let generation = keeper.generation_number();
        let bytes = keeper.write_file(&binder, ahead).await;
        Some(bytes.map(|bytes| SealedCopy { bytes, generation }))
    }

    /// Writes a sealed copy into the private file system, at most every five minutes unless it is `due`.
    pub async fn write_checkpoint(&self, due: bool) {
        let now = browser::milliseconds();
        if self.stored().is_none() || (!due && now - self.checkpoint.get() < CHECKPOINT) {
            return;
        }
        self.checkpoint.set(now);
        if let Some(Ok(copy)) = self.seal().await {
            let _ = browser::write_checkpoint(&copy.bytes, copy.generation).await;
        }
    }

    /// Removes the stored binder, then clears the desk and loads the page afresh: nothing of the clinic is left in memory.
    fn erase(&self) {
        let safe = self.clone();
        spawn_local(async move {
            let erased = safe.keeper.lock().await.erase().await;
            match erased {
                Ok(()) => {
                    *safe.saving.borrow_mut() = Saving::default();
                    *safe.stored.borrow_mut() = None;
                    safe.lock.borrow_mut().take();
                    browser::forget_binder();
                    browser::forget_handles().await;
                    safe.say(Act::Close);
                    browser::reload();
                }
                Err(error) => safe.say(Act::Saving(SaveState::Failed(error))),
            }
        });
    }
}

/// What the header says, with the time of day.
fn in_words(state: State) -> SaveState {
    match state {
        State::Idle => SaveState::Idle,
        State::Saving => SaveState::Saving,
        State::Saved => {
            let (hour, minute) = browser::time_of_day();
            SaveState::Saved(hour, minute)
        }
        State::Failed(error) => SaveState::Failed(error),
    }
}

/// What the rest of the app may ask of the save loop.
#[derive(Clone, PartialEq)]
pub struct Saver {
    /// For what opens, locks and copies.
    pub safe: Safe,
    /// Tries again at once after a failure.
    pub retry: Callback<()>,
    /// Removes the stored binder, then clears the desk.
    pub erase: Callback<()>,
}

/// Saves every change, and flushes when the page is hidden.
#[hook]
pub fn use_save_loop(session: &UseReducerHandle<Session>) -> Saver {
    let dispatcher = session.dispatcher();
    let safe =
        (*use_memo((), move |()| Safe::new(Callback::from(move |act| dispatcher.dispatch(act))))).clone();
    {
        let safe = safe.clone();
        let writable = session.read_only.is_none();
        use_effect_with((session.binder().cloned(), writable), move |(binder, writable)| {
            // The example is never stored.
            if let Some(binder) = binder.as_ref().filter(|binder| *writable && !binder.is_example) {
                safe.remember(binder);
            }
        });
    }
    use_flush(&safe);
    use_warning(&safe);
    let (retry, erase) = (safe.clone(), safe.clone());
    Saver {
        safe,
        retry: Callback::from(move |()| retry.retry()),
        erase: Callback::from(move |()| erase.erase()),
    }
}

/// Saves at once when the page is hidden, and reads the day anew when it comes back.
#[hook]
fn use_flush(safe: &Safe) {
    let safe = safe.clone();
    use_effect_with((), move |()| {
        let hidden = safe.clone();
        let visibility = EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
            if gloo::utils::document().hidden() {
                hidden.start();
            } else {
                hidden.say(Act::Today(browser::today()));
            }
        });
        let leaving = EventListener::new(&gloo::utils::window(), "pagehide", move |_| safe.start());
        move || drop((visibility, leaving))
    });
}

/// Lets the browser ask, in its own words, before unsaved work is left.
#[hook]
fn use_warning(safe: &Safe) {
    let safe = safe.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let window = gloo::utils::window();
        let listener = EventListener::new_with_options(&window, "beforeunload", options, move |event| {
            if safe.is_unsaved() {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

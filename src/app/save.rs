//! The save loop: debounced, one write at a time, and "saved" only after the disk has confirmed it.

use super::browser::{self, StoreError};
use super::intent::{open_example, Intent};
use super::session::{Act, SaveState, Session};
use crate::binder::{self, Binder, OpenError};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Milliseconds of rest after the last change before a save.
const REST: u32 = 300;

/// What the loop remembers between renders.
#[derive(Default)]
struct Loop {
    /// Number of the save that the store holds, as far as this tab knows.
    revision: u32,
    /// The newest state that is not stored yet.
    pending: Option<Rc<Binder>>,
    /// The state that the store holds.
    stored: Option<Rc<Binder>>,
    timer: Option<Timeout>,
    writing: bool,
}

type Shared = Rc<RefCell<Loop>>;

/// What the rest of the app may ask of the save loop.
#[derive(Clone, PartialEq)]
pub struct Saver {
    /// Tries again at once after a failure.
    pub retry: Callback<()>,
    /// Removes the stored binder, then clears the desk.
    pub erase: Callback<()>,
}

/// Loads the stored binder once, saves every change, and flushes when the page is hidden.
#[hook]
pub fn use_save_loop(session: &UseReducerHandle<Session>) -> Saver {
    let state: Shared = (*use_memo((), |()| Rc::new(RefCell::new(Loop::default())))).clone();
    let say = {
        let dispatcher = session.dispatcher();
        Callback::from(move |act| dispatcher.dispatch(act))
    };
    {
        let (state, say) = (state.clone(), say.clone());
        use_effect_with((), move |()| spawn_local(load(state, say)));
    }
    {
        let (state, say) = (state.clone(), say.clone());
        use_effect_with(session.binder().cloned(), move |binder| remember(&state, binder.clone(), &say));
    }
    {
        let (state, say) = (state.clone(), say.clone());
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
                if gloo::utils::document().hidden() {
                    start(&state, &say);
                } else {
                    say.emit(Act::Today(browser::today()));
                }
            });
            move || drop(listener)
        });
    }
    {
        let state = state.clone();
        use_effect_with((), move |()| {
            let options = EventListenerOptions::enable_prevent_default();
            let window = gloo::utils::window();
            let listener = EventListener::new_with_options(&window, "beforeunload", options, move |event| {
                let state = state.borrow();
                if state.pending.is_some() || state.writing {
                    // The browser asks in its own words whether to leave.
                    event.prevent_default();
                }
            });
            move || drop(listener)
        });
    }
    let retry = {
        let (state, say) = (state.clone(), say.clone());
        Callback::from(move |()| start(&state, &say))
    };
    let erase = Callback::from(move |()| {
        let (state, say) = (state.clone(), say.clone());
        spawn_local(async move {
            let revision = state.borrow().revision;
            match browser::erase(revision).await {
                Ok(()) => {
                    *state.borrow_mut() = Loop { revision: revision + 1, ..Loop::default() };
                    say.emit(Act::Close);
                }
                Err(error) => say.emit(Act::Saving(SaveState::Failed(error))),
            }
        });
    });
    Saver { retry, erase }
}

async fn load(state: Shared, say: Callback<Act>) {
    let loaded = match browser::load().await {
        Ok(None) => Ok(None),
        Ok(Some((content, revision))) => {
            state.borrow_mut().revision = revision;
            binder::open(content.as_bytes()).map(Some).map_err(|error| match error {
                OpenError::TooNew => StoreError::TooNew,
                _ => StoreError::Unreadable,
            })
        }
        // A store that can't be opened holds nothing we could lose: work goes on, and the header says it is not saved.
        Err(error) => {
            say.emit(Act::Saving(SaveState::Failed(error)));
            Ok(None)
        }
    };
    if let Ok(Some(binder)) = &loaded {
        // What was just read is stored: no save until something changes.
        state.borrow_mut().stored = Some(Rc::new(binder.clone()));
    }
    let is_free = matches!(loaded, Ok(None));
    say.emit(Act::Loaded(loaded));
    match Intent::take() {
        // A binder that is stored here is never replaced by what was pressed before we knew of it.
        Some(intent) if is_free => intent.carry_out(&say),
        _ if browser::example_is_open() => open_example(&say),
        _ => {}
    }
}

/// Notes a new state and saves it after a short rest. The example is never stored.
fn remember(state: &Shared, binder: Option<Rc<Binder>>, say: &Callback<Act>) {
    let Some(binder) = binder.filter(|binder| !binder.is_example) else { return };
    if state.borrow().stored.as_ref() == Some(&binder) {
        return;
    }
    say.emit(Act::Saving(SaveState::Saving));
    let timer = {
        let (state, say) = (state.clone(), say.clone());
        Timeout::new(REST, move || start(&state, &say))
    };
    let mut state = state.borrow_mut();
    state.pending = Some(binder);
    state.timer = Some(timer);
}

/// Writes what is pending, unless a write is under way: that one goes on with the newest state when it is done.
fn start(state: &Shared, say: &Callback<Act>) {
    let mut now = state.borrow_mut();
    now.timer = None;
    if now.writing || now.pending.is_none() {
        return;
    }
    now.writing = true;
    drop(now);
    spawn_local(write_all(state.clone(), say.clone()));
}

async fn write_all(state: Shared, say: Callback<Act>) {
    loop {
        let (binder, revision) = {
            let mut now = state.borrow_mut();
            let Some(binder) = now.pending.take() else {
                now.writing = false;
                break;
            };
            (binder, now.revision)
        };
        match browser::save(&binder::write(&binder), revision).await {
            Ok(revision) => {
                let mut now = state.borrow_mut();
                now.revision = revision;
                now.stored = Some(binder);
            }
            Err(error) => {
                let mut now = state.borrow_mut();
                // Kept for the next try, unless something newer waits already.
                now.pending.get_or_insert(binder);
                now.writing = false;
                drop(now);
                say.emit(Act::Saving(SaveState::Failed(error)));
                return;
            }
        }
    }
    let (hour, minute) = browser::time_of_day();
    say.emit(Act::Saving(SaveState::Saved(hour, minute)));
}

//! Locking by itself after a while without anybody at the keyboard, and listening to the other tabs.

use super::acts::{follow, hand_over, lock_now};
use super::t;
use crate::app::browser::{self, Word};
use crate::app::save::Safe;
use crate::app::session::{Act, ReadOnly, Session};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Milliseconds between two looks at the clock.
const LOOK: u32 = 5_000;
/// What counts as somebody being there.
const SIGNS: [&str; 4] = ["pointerdown", "keydown", "wheel", "touchstart"];

/// Locks when nobody has touched the page for as long as this browser is set to. The example is never locked.
#[hook]
pub fn use_idle_lock(session: &UseReducerHandle<Session>, safe: &Safe) {
    let is_open = session.binder().is_some_and(|binder| !binder.is_example);
    let safe = safe.clone();
    use_effect_with(is_open, move |is_open| {
        let watching = is_open.then(|| watch(safe));
        move || drop(watching)
    });
}

fn watch(safe: Safe) -> (Vec<EventListener>, EventListener, Interval) {
    let touched = Rc::new(Cell::new(browser::milliseconds()));
    let document = gloo::utils::document();
    let listeners = SIGNS.iter().map(|sign| {
        let touched = touched.clone();
        EventListener::new(&document, *sign, move |_| touched.set(browser::milliseconds()))
    });
    let listeners = listeners.collect();
    let look = move || {
        let idle = browser::milliseconds() - touched.get();
        if idle >= f64::from(browser::lock_minutes()) * 60_000.0 {
            // Counted anew, in case the lock is refused because something is unsaved.
            touched.set(browser::milliseconds());
            let safe = safe.clone();
            spawn_local(async move {
                if !lock_now(safe.clone()).await {
                    safe.say(Act::Say(t::NOT_LOCKED.string(browser::lang())));
                }
            });
        }
    };
    let look = Rc::new(look);
    let again = look.clone();
    // Timers sleep with the PC: look at once when the page comes back.
    let back = EventListener::new(&document, "visibilitychange", move |_| again());
    (listeners, back, Interval::new(LOOK, move || look()))
}

/// Hands over when another tab wants to write, and follows it while it does.
#[hook]
pub fn use_other_tabs(session: &UseReducerHandle<Session>, safe: &Safe) {
    let safe = safe.clone();
    let reading = session.read_only == Some(ReadOnly::OtherTab);
    use_effect_with(reading, move |reading| {
        let reading = *reading;
        let listening = browser::listen(move |word| match word {
            Word::HandOver => spawn_local(hand_over(safe.clone())),
            Word::Changed if reading => spawn_local(follow(safe.clone())),
            Word::Changed => {}
        });
        move || drop(listening)
    });
}

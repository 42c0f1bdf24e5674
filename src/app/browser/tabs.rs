//! Several tabs, one writer: the browser's lock, and a channel on which tabs talk.
//!
//! web-sys counts Web Locks as unstable, so the two functions are bound by hand.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Name of the lock and of the channel. One binder a browser.
const NAME: &str = "klinikkvern-binder";
/// What a tab that wants to write says to the one that does.
const HAND_OVER: &str = "hand-over";
/// What a tab says when the binder on the disk has changed.
const CHANGED: &str = "changed";
/// Milliseconds that the other tab has to save and let go, before the lock is taken from it.
const PATIENCE: u32 = 3_000;

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

/// The right to write. Dropping it lets go.
pub struct WriterLock {
    /// `None` where the browser has no locks: then this one locks nothing.
    release: Option<Function>,
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// How to ask for the lock.
#[derive(Clone, Copy, PartialEq)]
pub enum Wish {
    /// Only if no other tab has it.
    IfFree,
    /// The other tab is asked to save and let go; if it does not, the lock is taken from it.
    TakeOver,
}

/// Asks for the lock; `None` when another tab keeps it. `onlost` is called if another tab takes it.
pub async fn writer_lock(wish: Wish, onlost: impl Fn() + 'static) -> Option<WriterLock> {
    let navigator = gloo::utils::window().navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).unwrap_or_default();
    if locks.is_undefined() {
        // The epoch in the store still keeps two tabs from overwriting each other.
        return Some(WriterLock { release: None });
    }
    let locks: LockManager = locks.unchecked_into();
    let onlost = Rc::new(onlost);
    match wish {
        Wish::IfFree => hold(&locks, &[("ifAvailable", JsValue::TRUE)], onlost).await,
        Wish::TakeOver => {
            say(HAND_OVER);
            let signal = web_sys::AbortSignal::timeout_with_u32(PATIENCE);
            match hold(&locks, &[("signal", signal.into())], onlost.clone()).await {
                Some(lock) => Some(lock),
                None => hold(&locks, &[("steal", JsValue::TRUE)], onlost).await,
            }
        }
    }
}

/// Requests the lock and holds it until the returned value is dropped.
async fn hold(
    locks: &LockManager,
    options: &[(&str, JsValue)],
    onlost: Rc<impl Fn() + 'static>,
) -> Option<WriterLock> {
    let bag = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&bag, &(*name).into(), value);
    }
    let granted: Rc<RefCell<Option<WriterLock>>> = Rc::default();
    let held = granted.clone();
    let mut answered: Option<Function> = None;
    let answer = Promise::new(&mut |resolve, _| answered = Some(resolve));
    let answered = answered?;
    let tell = answered.clone();
    // The lock is held as long as the promise that the callback returns is open.
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            let _ = tell.call0(&JsValue::NULL);
            return JsValue::UNDEFINED;
        }
        let open =
            Promise::new(&mut |resolve, _| *held.borrow_mut() = Some(WriterLock { release: Some(resolve) }));
        let _ = tell.call0(&JsValue::NULL);
        open.into()
    });
    let request = locks.request(NAME, &bag, callback.unchecked_ref()).ok()?;
    let was_granted = granted.clone();
    wasm_bindgen_futures::spawn_local(async move {
        // Ends when the lock is let go, is refused, or is taken away; only the last is an error after it was granted.
        if JsFuture::from(request).await.is_err() {
            let refused = was_granted.borrow().is_none() && answered.call0(&JsValue::NULL).is_ok();
            if !refused {
                onlost();
            }
        }
    });
    let _ = JsFuture::from(answer).await;
    let lock = granted.borrow_mut().take();
    lock
}

/// Tells the other tabs that the binder on the disk has changed.
pub fn say_changed() {
    say(CHANGED);
}

fn say(words: &str) {
    if let Ok(channel) = web_sys::BroadcastChannel::new(NAME) {
        let _ = channel.post_message(&words.into());
        channel.close();
    }
}

/// What another tab has said.
#[derive(Clone, Copy, PartialEq)]
pub enum Word {
    /// It wants to write.
    HandOver,
    /// It has saved.
    Changed,
}

/// Listens to the other tabs as long as the returned value lives.
pub struct Listening {
    channel: web_sys::BroadcastChannel,
    _heard: Closure<dyn FnMut(web_sys::MessageEvent)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Calls `heard` for every word of another tab.
pub fn listen(heard: impl Fn(Word) + 'static) -> Option<Listening> {
    let channel = web_sys::BroadcastChannel::new(NAME).ok()?;
    let closure =
        Closure::new(move |event: web_sys::MessageEvent| match event.data().as_string().as_deref() {
            Some(HAND_OVER) => heard(Word::HandOver),
            Some(CHANGED) => heard(Word::Changed),
            _ => {}
        });
    channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
    Some(Listening { channel, _heard: closure })
}

//! What the visitor pressed on the first page, handed from its small program to the binder's.

use super::browser;
use super::files::choose_file;
use super::lock::{NewLock, Why};
use super::save::Safe;
use super::session::{Act, Open};
use crate::binder::Binder;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Name of the event that boot.js waits for, and of the property in which it keeps what was asked.
pub const EVENT: &str = "klinikkvern-open";
const PROPERTY: &str = "klinikkvernIntent";

/// A wish of the first page.
pub enum Intent {
    /// A new binder.
    Start,
    /// The worked example.
    Example,
    /// What the address says, for which no binder is needed: checking a document, answering for a supplier, taking the
    /// yearly course.
    Address,
    /// This file.
    File(web_sys::File),
}

impl Intent {
    /// What boot.js has kept, if anything. It is taken out, so that it happens once.
    pub fn take() -> Option<Intent> {
        let window = gloo::utils::window();
        let kept = js_sys::Reflect::get(&window, &PROPERTY.into()).ok()?;
        let _ = js_sys::Reflect::delete_property(&window, &PROPERTY.into());
        match kept.as_string().as_deref() {
            Some("start") => Some(Intent::Start),
            Some("example") => Some(Intent::Example),
            Some("address") => Some(Intent::Address),
            Some(_) => None,
            None => kept.dyn_into().ok().map(Intent::File),
        }
    }

    /// Asks boot.js for the binder's program, which then finds this intent.
    pub fn send(&self) {
        let detail = match self {
            Intent::Start => JsValue::from("start"),
            Intent::Example => JsValue::from("example"),
            Intent::Address => JsValue::from("address"),
            Intent::File(file) => file.clone().into(),
        };
        let options = web_sys::CustomEventInit::new();
        options.set_detail(&detail);
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(EVENT, &options) {
            let _ = gloo::utils::window().dispatch_event(&event);
        }
    }

    /// Does it. Only to be called when no binder of one's own is stored.
    pub fn carry_out(self, safe: &Safe) {
        match self {
            Intent::Start => {
                let binder = Rc::new(Binder::new(browser::make_id(), browser::today()));
                safe.say(Act::Desk(Open::NewLock(NewLock { binder, why: Why::New })));
                browser::go("#/start/1");
            }
            Intent::Example => {
                open_example(safe);
                browser::go("#/");
            }
            Intent::Address => {}
            Intent::File(file) => choose_file(file, safe.clone()),
        }
    }
}

/// Puts the worked example on the desk, and remembers it for a reload of this tab.
pub fn open_example(safe: &Safe) {
    browser::remember_example(true);
    let example = Binder::example(browser::lang(), browser::today());
    safe.say(Act::OpenBinder(Rc::new(example)));
}

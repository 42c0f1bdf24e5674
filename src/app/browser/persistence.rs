//! Whether the browser keeps what is stored, also when the disk runs full.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Asks the browser to keep our storage; `None` where it can't be asked. Some browsers ask the user in turn.
pub async fn ask_to_persist() -> Option<bool> {
    ask("persist").await
}

/// Whether the browser has promised to keep our storage; `None` where it can't be asked.
pub async fn is_persisted() -> Option<bool> {
    ask("persisted").await
}

async fn ask(question: &str) -> Option<bool> {
    let storage = Reflect::get(&gloo::utils::window().navigator(), &"storage".into()).ok()?;
    let asked: Function = Reflect::get(&storage, &question.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = asked.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

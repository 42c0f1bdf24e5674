use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard; false where the browser does not let us.
pub async fn copy_text(text: &str) -> bool {
    match begin(text) {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// `navigator.clipboard` is missing on pages without https, so it is looked for rather than taken for granted.
fn begin(text: &str) -> Result<js_sys::Promise, JsValue> {
    let clipboard = js_sys::Reflect::get(&gloo::utils::window().navigator(), &"clipboard".into())?;
    let write = js_sys::Reflect::get(&clipboard, &"writeText".into())?;
    write.dyn_into::<js_sys::Function>()?.call1(&clipboard, &text.into())?.dyn_into()
}

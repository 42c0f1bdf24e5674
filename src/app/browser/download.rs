use wasm_bindgen::{JsCast, JsValue};

/// Hands bytes to the browser's download folder under a file name.
pub fn download(bytes: &[u8], file_name: &str, media_type: &str) -> Result<(), JsValue> {
    let array = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&array, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = gloo::utils::document();
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    gloo::utils::body().append_child(&link)?;
    link.click();
    link.remove();
    // The download has taken its own reference to the bytes by now, or does within the minute.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// The bytes of a file that the user chose; `None` when it is larger than `limit` or can't be read.
pub async fn read_file(file: &web_sys::File, limit: usize) -> Option<Vec<u8>> {
    if file.size() > limit as f64 {
        return None;
    }
    gloo::file::futures::read_as_bytes(&gloo::file::File::from(file.clone())).await.ok()
}

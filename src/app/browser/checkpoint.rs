//! A sealed copy in the browser's private file system (OPFS), in case IndexedDB itself breaks.
//!
//! Two files take turns, so that a write that is torn never harms the only copy. Bound by hand, because only a part of
//! the file system is stable in web-sys.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The two files.
const FILES: [&str; 2] = ["checkpoint-a.klinikk", "checkpoint-b.klinikk"];

#[wasm_bindgen]
extern "C" {
    type Folder;
    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    async fn file(this: &Folder, name: &str, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    async fn remove(this: &Folder, name: &str) -> Result<JsValue, JsValue>;

    /// A file that the user has chosen, or one of the private file system.
    #[wasm_bindgen(typescript_type = "FileSystemFileHandle")]
    pub type FileHandle;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    async fn writable(this: &FileHandle) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    async fn content(this: &FileHandle) -> Result<JsValue, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch)]
    async fn write(this: &Stream, bytes: &Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn close(this: &Stream) -> Result<JsValue, JsValue>;
}

impl FileHandle {
    /// Replaces what the file holds. The browser writes beside it and moves it into place when all is written.
    pub async fn replace(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let stream: Stream = self.writable().await?.unchecked_into();
        stream.write(&Uint8Array::from(bytes)).await?;
        stream.close().await.map(|_| ())
    }

    /// What the file holds.
    pub async fn read(&self) -> Result<Vec<u8>, JsValue> {
        let file: web_sys::File = self.content().await?.dyn_into()?;
        let buffer = JsFuture::from(file.array_buffer()).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// Writes the copy. An error is no loss: the store has everything.
pub async fn write_checkpoint(bytes: &[u8], turn: u64) -> Result<(), JsValue> {
    let folder = private_folder().await?;
    let name = FILES[usize::from(turn % 2 == 1)];
    let options = Object::new();
    Reflect::set(&options, &"create".into(), &JsValue::TRUE)?;
    let file: FileHandle = folder.file(name, &options).await?.unchecked_into();
    file.replace(bytes).await
}

/// The copies that are there.
pub async fn checkpoints() -> Vec<Vec<u8>> {
    let mut found = vec![];
    let Ok(folder) = private_folder().await else { return found };
    for name in FILES {
        if let Ok(file) = folder.file(name, &Object::new()).await {
            if let Ok(bytes) = file.unchecked_into::<FileHandle>().read().await {
                found.push(bytes);
            }
        }
    }
    found
}

/// Removes both.
pub async fn remove_checkpoints() {
    let Ok(folder) = private_folder().await else { return };
    for name in FILES {
        let _ = folder.remove(name).await;
    }
}

async fn private_folder() -> Result<Folder, JsValue> {
    let storage = Reflect::get(&gloo::utils::window().navigator(), &"storage".into())?;
    let get: js_sys::Function = Reflect::get(&storage, &"getDirectory".into())?.dyn_into()?;
    let promise: js_sys::Promise = get.call0(&storage)?.dyn_into()?;
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

/// Asks the browser to keep our storage even when the disk runs full; `None` where it can't be asked.
pub async fn ask_to_persist() -> Option<bool> {
    let storage = Reflect::get(&gloo::utils::window().navigator(), &"storage".into()).ok()?;
    let persist: js_sys::Function = Reflect::get(&storage, &"persist".into()).ok()?.dyn_into().ok()?;
    let promise: js_sys::Promise = persist.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

//! Files and folders that the user has chosen, and those of the private file system: handles, pickers, permissions.
//!
//! Bound by hand, because only a part of the file system is stable in web-sys.

use super::keep_handle;
use crate::vault::MAX_FILE;
use js_sys::{Array, AsyncIterator, IteratorNext, Object, Reflect, Uint8Array, JSON};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What the picker of a file to write to is told. No name of a clinic: systems keep the names of recent files in clear.
const NEW_FILE: &str = r#"{"id":"klinikkvern","suggestedName":"klinikkvern.klinikk","types":[{"accept":{"application/octet-stream":[".klinikk"]}}]}"#;
/// What the picker of a file that is there already is told.
const EXISTING_FILE: &str =
    r#"{"id":"klinikkvern","types":[{"accept":{"application/octet-stream":[".klinikk"]}}]}"#;
/// What the picker of a folder is told.
const FOLDER: &str = r#"{"id":"klinikkvern-mappe","mode":"readwrite"}"#;
/// What is asked for when a handle is used again.
const TO_WRITE: &str = r#"{"mode":"readwrite"}"#;

/// Name under which the handle of the user's file is kept.
pub const KEPT_FILE: &str = "file";
/// Name under which the handle of the backup folder is kept.
pub const KEPT_FOLDER: &str = "folder";

#[wasm_bindgen]
extern "C" {
    type Pickers;
    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    async fn new_file(this: &Pickers, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = showOpenFilePicker)]
    async fn existing_file(this: &Pickers, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = showDirectoryPicker)]
    async fn folder(this: &Pickers, options: &JsValue) -> Result<JsValue, JsValue>;

    type Handle;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    async fn query(this: &Handle, mode: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    async fn request(this: &Handle, mode: &JsValue) -> Result<JsValue, JsValue>;

    /// A folder that the user has chosen, or the private file system.
    #[wasm_bindgen(typescript_type = "FileSystemDirectoryHandle")]
    #[derive(Clone)]
    pub type FolderHandle;
    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    async fn file(this: &FolderHandle, name: &str, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    async fn remove_entry(this: &FolderHandle, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn keys(this: &FolderHandle) -> Result<JsValue, JsValue>;

    /// A file that the user has chosen, or one of the private file system.
    #[wasm_bindgen(typescript_type = "FileSystemFileHandle")]
    #[derive(Clone)]
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
    #[wasm_bindgen(method, catch)]
    async fn abort(this: &Stream) -> Result<JsValue, JsValue>;
}

impl FileHandle {
    /// Replaces what the file holds. The browser writes beside it and moves it into place when all is written.
    pub async fn replace(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let stream: Stream = self.writable().await?.unchecked_into();
        if let Err(error) = stream.write(&Uint8Array::from(bytes)).await {
            let _ = stream.abort().await;
            return Err(error);
        }
        stream.close().await.map(|_| ())
    }

    /// What the file holds. A file that is larger than any of ours is not read.
    pub async fn read(&self) -> Result<Vec<u8>, JsValue> {
        let file: web_sys::File = self.content().await?.dyn_into()?;
        if file.size() > MAX_FILE as f64 {
            return Err("too large".into());
        }
        let buffer = JsFuture::from(file.array_buffer()).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

impl FolderHandle {
    /// The file of this name, made if it is wished and not there.
    pub async fn open(&self, name: &str, make: bool) -> Result<FileHandle, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"create".into(), &make.into())?;
        Ok(self.file(name, &options).await?.unchecked_into())
    }

    /// Removes the file of this name.
    pub async fn remove(&self, name: &str) -> Result<(), JsValue> {
        self.remove_entry(name).await.map(|_| ())
    }

    /// The names of all that lies in it.
    pub async fn names(&self) -> Result<Vec<String>, JsValue> {
        let entries: AsyncIterator = self.keys()?.unchecked_into();
        let mut names = vec![];
        loop {
            let next: IteratorNext = JsFuture::from(entries.next()?).await?.unchecked_into();
            if next.done() {
                return Ok(names);
            }
            names.extend(next.value().as_string());
        }
    }
}

/// How a copy leaves this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CopyWay {
    /// Into a file that the user has chosen once.
    SameFile,
    /// As a download.
    #[default]
    Download,
    /// As a download, from a browser that removes what is stored after a few days without a visit.
    DownloadOften,
}

/// What this browser can do.
pub fn copy_way() -> CopyWay {
    let window = gloo::utils::window();
    if has("showSaveFilePicker") {
        return CopyWay::SameFile;
    }
    let vendor = Reflect::get(&window.navigator(), &"vendor".into()).ok();
    match vendor.and_then(|vendor| vendor.as_string()) {
        Some(vendor) if vendor.contains("Apple") => CopyWay::DownloadOften,
        _ => CopyWay::Download,
    }
}

/// Whether a folder for copies can be chosen here.
pub fn can_choose_folder() -> bool {
    has("showDirectoryPicker")
}

fn has(picker: &str) -> bool {
    Reflect::has(&gloo::utils::window(), &picker.into()).unwrap_or_default()
}

/// Asks where a new file shall lie; `None` when the user leaves the question. A file that is there already is emptied
/// by the browser, after it has warned.
pub async fn choose_new_file() -> Result<Option<FileHandle>, JsValue> {
    let chosen = pickers().new_file(&JSON::parse(NEW_FILE)?).await;
    Ok(unless_left(chosen)?.map(JsValue::unchecked_into))
}

/// Asks for a file that is there already; `None` when the user leaves the question.
pub async fn choose_existing_file() -> Result<Option<FileHandle>, JsValue> {
    let chosen = unless_left(pickers().existing_file(&JSON::parse(EXISTING_FILE)?).await)?;
    Ok(chosen.map(|list| Array::from(&list).get(0).unchecked_into()))
}

/// Asks for a folder to write to; `None` when the user leaves the question.
pub async fn choose_folder() -> Result<Option<FolderHandle>, JsValue> {
    let chosen = pickers().folder(&JSON::parse(FOLDER)?).await;
    Ok(unless_left(chosen)?.map(JsValue::unchecked_into))
}

fn pickers() -> Pickers {
    JsValue::from(gloo::utils::window()).unchecked_into()
}

/// Browsers report a picker that was closed as an error.
fn unless_left(chosen: Result<JsValue, JsValue>) -> Result<Option<JsValue>, JsValue> {
    match chosen {
        Ok(handle) => Ok(Some(handle)),
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") {
                Ok(None)
            } else {
                Err(error)
            }
        }
    }
}

/// Whether this file or folder may be written to now. With `ask`, which takes a click, the browser asks the user.
pub async fn may_write(handle: &JsValue, ask: bool) -> bool {
    let handle: &Handle = handle.unchecked_ref();
    let Ok(mode) = JSON::parse(TO_WRITE) else { return false };
    let answer = handle.query(&mode).await.ok().and_then(|state| state.as_string());
    match answer.as_deref() {
        // Where nothing can be asked nothing is forbidden; if it is, the write says so.
        None | Some("granted") => true,
        Some(_) if ask => {
            let answer = handle.request(&mode).await.ok().and_then(|state| state.as_string());
            answer.as_deref() == Some("granted")
        }
        Some(_) => false,
    }
}

/// The name of a file or folder.
pub fn name_of(handle: &JsValue) -> String {
    Reflect::get(handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// Forgets the user's file and folder, when the binder is removed from this PC.
pub async fn forget_handles() {
    for name in [KEPT_FILE, KEPT_FOLDER] {
        let _ = keep_handle(name, None).await;
    }
}

/// The private file system.
pub(super) async fn private_folder() -> Result<FolderHandle, JsValue> {
    let storage = Reflect::get(&gloo::utils::window().navigator(), &"storage".into())?;
    let get: js_sys::Function = Reflect::get(&storage, &"getDirectory".into())?.dyn_into()?;
    let promise: js_sys::Promise = get.call0(&storage)?.dyn_into()?;
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

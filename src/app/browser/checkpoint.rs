//! A sealed copy in the browser's private file system (OPFS), in case IndexedDB itself breaks.
//!
//! Two files take turns, so that a write that is torn never harms the only copy.

use super::file_system::private_folder;
use wasm_bindgen::JsValue;

/// The two files.
const FILES: [&str; 2] = ["checkpoint-a.klinikk", "checkpoint-b.klinikk"];

/// Writes the copy. An error is no loss: the store has everything.
pub async fn write_checkpoint(bytes: &[u8], turn: u64) -> Result<(), JsValue> {
    let name = FILES[usize::from(turn % 2 == 1)];
    private_folder().await?.open(name, true).await?.replace(bytes).await
}

/// The copies that are there.
pub async fn checkpoints() -> Vec<Vec<u8>> {
    let mut found = vec![];
    let Ok(folder) = private_folder().await else { return found };
    for name in FILES {
        if let Ok(file) = folder.open(name, false).await {
            if let Ok(bytes) = file.read().await {
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

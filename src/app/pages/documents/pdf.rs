//! The archived PDF of a signed document: the very bytes that were signed.

use super::t;
use crate::app::export::{hand_over, ExportClient};
use crate::app::lock::Trouble;
use crate::app::session::Act;
use crate::app::use_app;
use crate::binder::SignedFile;
use sha2::{Digest, Sha256};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Unpacks a PDF of the archive, and makes sure that it is the one that was signed.
pub async fn archived(client: &ExportClient, file: &SignedFile) -> Result<Vec<u8>, Trouble> {
    let damaged = Trouble::new(&t::FILE_DAMAGED, &t::FILE_DAMAGED_REMEDY);
    let bytes = client.unpack(&file.packed).await.ok_or(damaged)?;
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if digest == file.sha256 {
        Ok(bytes)
    } else {
        Err(damaged)
    }
}

/// Downloads the PDF of the document at an address: the archived one, or one that is made anew where there is none.
#[hook]
pub fn use_download() -> Callback<String> {
    let app = use_app();
    Callback::from(move |address: String| {
        let Some(binder) = app.session.binder() else { return };
        let Some(document) = binder.signed(&address).cloned() else { return };
        let Some(file) = binder.file(&address).cloned() else { return app.exporter.make.emit(document) };
        let app = app.clone();
        spawn_local(async move {
            match archived(&app.exporter.client, &file).await {
                Ok(bytes) => app.exporter.show.emit(hand_over(&bytes, document.file_name())),
                Err(trouble) => app.session.dispatch(Act::Say(trouble.text(app.lang()))),
            }
        });
    })
}

//! Backups into a folder that the user has chosen once: after a save, at most every fifteen minutes.

use super::facts::look_again;
use super::rotation::{backup_name, outdated};
use super::same_file::{write, FileError};
use crate::app::browser::{self, BackupRecord, FolderHandle, KEPT_FOLDER};
use crate::app::lock::Trouble;
use crate::app::save::Safe;
use crate::vault::Envelope;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// Milliseconds between two backups.
const PAUSE: f64 = 15.0 * 60_000.0;

/// After a save: writes a backup if one is due. Nobody waits for it.
pub fn back_up(safe: &Safe) {
    let since = browser::milliseconds() - browser::last_backup().at;
    // A clock that was set back does not stop the backups.
    if (0.0..PAUSE).contains(&since) || safe.stored().is_none() {
        return;
    }
    let safe = safe.clone();
    spawn_local(async move {
        if let Some(folder) = browser::kept_handle(KEPT_FOLDER).await {
            back_up_into(&safe, folder.unchecked_into()).await;
        }
    });
}

/// Asks for a folder, and writes the first backup into it. False when the user leaves the question.
pub async fn choose_folder(safe: &Safe) -> Result<bool, Trouble> {
    let chosen = browser::choose_folder().await.map_err(|_| FileError::NoPicker)?;
    let Some(folder) = chosen else { return Ok(false) };
    if !browser::may_write(&folder, true).await {
        return Err(FileError::Refused.into());
    }
    browser::keep_handle(KEPT_FOLDER, Some(folder.clone().into())).await?;
    back_up_into(safe, folder).await;
    Ok(true)
}

/// After the permission has lapsed: asks for it again, and goes on.
pub async fn resume(safe: &Safe) -> Result<(), Trouble> {
    let Some(folder) = browser::kept_handle(KEPT_FOLDER).await else { return Ok(()) };
    if !browser::may_write(&folder, true).await {
        return Err(FileError::Refused.into());
    }
    back_up_into(safe, folder.unchecked_into()).await;
    Ok(())
}

/// Writes no more backups. Those that are there stay.
pub async fn stop(safe: &Safe) {
    let _ = browser::keep_handle(KEPT_FOLDER, None).await;
    look_again(safe).await;
}

async fn back_up_into(safe: &Safe, folder: FolderHandle) {
    if browser::may_write(&folder, false).await {
        // Noted before the work, so that saves in the meantime do not start another.
        let at = browser::milliseconds();
        browser::remember_backup(BackupRecord { at, failed: false });
        let failed = write_backup(safe, &folder).await.is_err();
        browser::remember_backup(BackupRecord { at, failed });
    }
    look_again(safe).await;
}

async fn write_backup(safe: &Safe, folder: &FolderHandle) -> Result<(), Trouble> {
    let (hour, minute) = browser::time_of_day();
    let name = backup_name(browser::today(), hour, minute);
    let file = folder.open(&name, true).await.map_err(|_| FileError::NotWritten)?;
    write(safe, &file).await?;
    // Only once the new one is whole an old one may go. One that can't be removed now is removed next time.
    let _ = tidy(safe, folder, &name).await;
    Ok(())
}

/// Removes backups that have had their day, if they are of this binder: a folder may hold those of another clinic.
async fn tidy(safe: &Safe, folder: &FolderHandle, written: &str) -> Result<(), JsValue> {
    let clinic = safe.stored().map(|binder| binder.id.0.clone());
    for name in outdated(&folder.names().await?, written) {
        let bytes = folder.open(&name, false).await?.read().await?;
        let of = Envelope::read(&bytes).ok().map(|envelope| envelope.header.clinic_id);
        if of.is_some() && of == clinic {
            folder.remove(&name).await?;
        }
    }
    Ok(())
}

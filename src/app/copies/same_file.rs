//! The user's own file: chosen once, then written again and again, and never over somebody else's work.

use super::t;
use crate::app::browser::{self, CopyRecord, FileHandle, KEPT_FILE};
use crate::app::lock::{self, Checked, Trouble};
use crate::app::save::Safe;
use crate::vault::Relation;
use wasm_bindgen::JsCast;

/// Which file to write to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The one that was chosen before; asked for if there is none.
    Kept,
    /// Another one, which is new.
    New,
    /// Another one, which is there already.
    Existing,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The copy is written, read back and found right.
    Saved,
    /// The user left the question.
    Left,
    /// The file has something that we have not. Nothing is written; the two are shown side by side.
    Compared,
}

/// Why the user's file was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The browser may not ask for a file here.
    NoPicker,
    /// The user, or a rule of the PC, said no.
    Refused,
    /// The file is no longer where it was, or can't be read.
    Missing,
    /// Something else lies in the file, or a copy that can't be opened.
    NotReplaced,
    /// The file could not be written, or holds something else than was written.
    NotWritten,
}

impl From<FileError> for Trouble {
    fn from(error: FileError) -> Trouble {
        match error {
            FileError::NoPicker => Trouble::new(&t::NO_PICKER, &t::NO_PICKER_REMEDY),
            FileError::Refused => Trouble::new(&t::REFUSED, &t::REFUSED_REMEDY),
            FileError::Missing => Trouble::new(&t::FILE_MISSING, &t::FILE_MISSING_REMEDY),
            FileError::NotReplaced => Trouble::new(&t::NOT_REPLACED, &t::NOT_REPLACED_REMEDY),
            FileError::NotWritten => Trouble::new(&t::NOT_WRITTEN, &t::NOT_WRITTEN_REMEDY),
        }
    }
}

/// Saves a copy into the user's file. To be called from a click, because the browser may ask.
pub async fn save_copy(safe: &Safe, target: Target) -> Result<Outcome, Trouble> {
    let kept = match target {
        Target::Kept => browser::kept_handle(KEPT_FILE).await.map(JsCast::unchecked_into),
        Target::New | Target::Existing => None,
    };
    let is_kept = kept.is_some();
    let chosen = match (kept, target) {
        (Some(file), _) => Ok(Some(file)),
        (None, Target::Existing) => browser::choose_existing_file().await,
        (None, _) => browser::choose_new_file().await,
    };
    let chosen: Option<FileHandle> = chosen.map_err(|_| FileError::NoPicker)?;
    let Some(file) = chosen else { return Ok(Outcome::Left) };
    if !browser::may_write(&file, true).await {
        return Err(FileError::Refused.into());
    }
    let before = file.read().await.map_err(|_| FileError::Missing)?;
    let may_replace = before.is_empty() || may_replace(safe, &before).await?;
    if !is_kept {
        // From now on one press is enough. Without the handle the user is asked again, and that is all.
        let _ = browser::keep_handle(KEPT_FILE, Some(file.clone().into())).await;
    }
    if !may_replace {
        lock::compare_with(safe, before).await?;
        return Ok(Outcome::Compared);
    }
    write(safe, &file).await?;
    Ok(Outcome::Saved)
}

/// Whether what lies in the file is an earlier state of this binder.
async fn may_replace(safe: &Safe, before: &[u8]) -> Result<bool, Trouble> {
    match lock::check_copy(safe, before.to_vec()).await {
        Ok(Checked { relation: Relation::Same | Relation::Behind, .. }) => Ok(true),
        Ok(_) => Ok(false),
        Err(_) => Err(FileError::NotReplaced.into()),
    }
}

/// Writes, reads back and opens. Only then it counts as a copy.
pub async fn write(safe: &Safe, file: &FileHandle) -> Result<(), Trouble> {
    let copy = safe.seal_copy().await?;
    file.replace(&copy.bytes).await.map_err(|_| FileError::NotWritten)?;
    let after = file.read().await.map_err(|_| FileError::NotWritten)?;
    if after != copy.bytes {
        return Err(FileError::NotWritten.into());
    }
    // Meanwhile something newer may have been saved; that the copy opens is what counts.
    lock::check_copy(safe, after).await?;
    let day = browser::today();
    browser::remember_copy(CopyRecord { generation: copy.generation, day, is_checked: true });
    Ok(())
}

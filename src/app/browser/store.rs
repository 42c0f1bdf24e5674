//! The browser's store: one record in IndexedDB, written in one strict transaction.
//!
//! The vault will put encrypted generations behind this seam; until then the page says that the record is not encrypted.

use crate::app::t;
use crate::content::Localized;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};

const DATABASE: &str = "klinikkvern";
const STORE: &str = "binder";
const CONTENT: &str = "content";
const REVISION: &str = "revision";

/// Why the store did not do what was asked. The work is still on the screen when one of these is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser lets nothing be stored: private window, policy, or a broken profile.
    Blocked,
    /// The disk or the browser's share of it is full.
    Full,
    /// Another tab or window has saved since this one read.
    Conflict,
    /// What is stored can't be read.
    Unreadable,
    /// What is stored was written by a newer version of the app.
    TooNew,
}

impl StoreError {
    /// What happened.
    pub fn message(self) -> &'static Localized {
        match self {
            StoreError::Blocked => &t::STORE_BLOCKED,
            StoreError::Full => &t::STORE_FULL,
            StoreError::Conflict => &t::STORE_CONFLICT,
            StoreError::Unreadable => &t::STORE_UNREADABLE,
            StoreError::TooNew => &t::STORE_TOO_NEW,
        }
    }

    /// What to do.
    pub fn remedy(self) -> &'static Localized {
        match self {
            StoreError::Blocked => &t::STORE_BLOCKED_REMEDY,
            StoreError::Full => &t::STORE_FULL_REMEDY,
            StoreError::Conflict => &t::STORE_CONFLICT_REMEDY,
            StoreError::Unreadable => &t::STORE_UNREADABLE_REMEDY,
            StoreError::TooNew => &t::STORE_TOO_NEW_REMEDY,
        }
    }
}

/// What the store holds: the saved text and the number of the save that wrote it.
pub async fn load() -> Result<Option<(String, u32)>, StoreError> {
    let database = open().await?;
    let transaction = database.transaction(STORE).build().map_err(cause)?;
    let store = transaction.object_store(STORE).map_err(cause)?;
    let content: Option<String> = store.get(CONTENT).primitive().map_err(cause)?.await.map_err(cause)?;
    let revision: Option<u32> = store.get(REVISION).primitive().map_err(cause)?.await.map_err(cause)?;
    Ok(content.map(|content| (content, revision.unwrap_or(0))))
}

/// Writes the text as the save after `revision`, and returns its number once the disk has confirmed it.
///
/// Nothing is written when another tab has saved since: the check and the write are one transaction.
pub async fn save(content: &str, revision: u32) -> Result<u32, StoreError> {
    let database = open().await?;
    let mut options = TransactionOptions::new();
    options.set_durability(TransactionDurability::Strict);
    let transaction = database
        .transaction(STORE)
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()
        .map_err(cause)?;
    let store = transaction.object_store(STORE).map_err(cause)?;
    let stored: Option<u32> = store.get(REVISION).primitive().map_err(cause)?.await.map_err(cause)?;
    if stored.unwrap_or(0) != revision {
        return Err(StoreError::Conflict);
    }
    store.put(content).with_key(CONTENT).primitive().map_err(cause)?.await.map_err(cause)?;
    store.put(revision + 1).with_key(REVISION).primitive().map_err(cause)?.await.map_err(cause)?;
    transaction.commit().await.map_err(cause)?;
    Ok(revision + 1)
}

/// Removes the binder from this browser. The revision stays, so that another open tab can't write the binder back.
pub async fn erase(revision: u32) -> Result<(), StoreError> {
    let database = open().await?;
    let transaction =
        database.transaction(STORE).with_mode(TransactionMode::Readwrite).build().map_err(cause)?;
    let store = transaction.object_store(STORE).map_err(cause)?;
    store.delete(CONTENT).primitive().map_err(cause)?.await.map_err(cause)?;
    store.put(revision + 1).with_key(REVISION).primitive().map_err(cause)?.await.map_err(cause)?;
    transaction.commit().await.map_err(cause)
}

async fn open() -> Result<Database, StoreError> {
    let request = Database::open(DATABASE)
        .with_version(1u8)
        .with_on_upgrade_needed(|_, database| database.create_object_store(STORE).build().map(|_| ()))
        .await;
    request.map_err(|_| StoreError::Blocked)
}

fn cause(error: Error) -> StoreError {
    match error {
        Error::DomException(DomException::Other(exception)) if exception.name() == "QuotaExceededError" => {
            StoreError::Full
        }
        // An aborted transaction is how browsers report a disk that filled up during the commit.
        Error::DomException(DomException::AbortError(_)) => StoreError::Full,
        _ => StoreError::Blocked,
    }
}

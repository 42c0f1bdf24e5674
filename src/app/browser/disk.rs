//! IndexedDB as the vault's disk: one object store of records, and every write one strict transaction.

use crate::vault::store::{Change, Disk, DiskError};
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "klinikkvern";
const VERSION: u8 = 2;
/// Sealed records.
const RECORDS: &str = "records";
/// Handles of files and folders that the user has chosen; a handle can only be kept as it is.
const HANDLES: &str = "handles";
/// Where version 0.1 of the app kept one record in plain text.
const PLAIN: &str = "binder";
const PLAIN_CONTENT: &str = "content";

/// Key of the head record: what every write compares.
const HEAD: &str = "head";

/// The browser's disk.
#[derive(Clone, Copy)]
pub struct BrowserDisk;

impl Disk for BrowserDisk {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let database = open().await?;
        let transaction = database.transaction(RECORDS).build().map_err(cause)?;
        read(&transaction.object_store(RECORDS).map_err(cause)?, key).await
    }

    async fn keys(&self) -> Result<Vec<String>, DiskError> {
        let database = open().await?;
        let transaction = database.transaction(RECORDS).build().map_err(cause)?;
        let records = transaction.object_store(RECORDS).map_err(cause)?;
        let keys = records.get_all_keys::<String>().primitive().map_err(cause)?.await.map_err(cause)?;
        Ok(keys.flatten().collect())
    }

    async fn commit(&self, change: Change) -> Result<(), DiskError> {
        let database = open().await?;
        let transaction = writing(&database, RECORDS)?;
        let records = transaction.object_store(RECORDS).map_err(cause)?;
        let head = read(&records, HEAD).await?;
        if head != change.expected_head {
            return Err(if head.is_none() { DiskError::Gone } else { DiskError::Conflict });
        }
        for key in change.delete {
            records.delete(key).primitive().map_err(cause)?.await.map_err(cause)?;
        }
        for (key, bytes) in change.put {
            let value = JsValue::from(Uint8Array::from(bytes.as_slice()));
            records.put(value).with_key(key).primitive().map_err(cause)?.await.map_err(cause)?;
        }
        drop(records);
        transaction.commit().await.map_err(cause)
    }
}

/// What version 0.1 of the app left in plain text, if anything.
pub async fn plain_record() -> Result<Option<String>, DiskError> {
    let database = open().await?;
    let transaction = database.transaction(PLAIN).build().map_err(cause)?;
    let plain = transaction.object_store(PLAIN).map_err(cause)?;
    plain.get(PLAIN_CONTENT).primitive().map_err(cause)?.await.map_err(cause)
}

/// Removes the plain record, after what it held has been sealed and saved.
pub async fn remove_plain_record() -> Result<(), DiskError> {
    let database = open().await?;
    let transaction = writing(&database, PLAIN)?;
    transaction.object_store(PLAIN).map_err(cause)?.clear().map_err(cause)?.await.map_err(cause)?;
    transaction.commit().await.map_err(cause)
}

/// A handle that was kept under this name.
pub async fn kept_handle(name: &str) -> Option<JsValue> {
    let database = open().await.ok()?;
    let transaction = database.transaction(HANDLES).build().ok()?;
    let handles = transaction.object_store(HANDLES).ok()?;
    let handle: Option<JsValue> = handles.get(name).primitive().ok()?.await.ok()?;
    handle.filter(JsValue::is_object)
}

/// Keeps a handle under a name; `None` forgets it.
pub async fn keep_handle(name: &str, handle: Option<JsValue>) -> Result<(), DiskError> {
    let database = open().await?;
    let transaction = writing(&database, HANDLES)?;
    let handles = transaction.object_store(HANDLES).map_err(cause)?;
    match handle {
        Some(handle) => {
            handles.put(handle).with_key(name).primitive().map_err(cause)?.await.map_err(cause)?;
        }
        None => handles.delete(name).primitive().map_err(cause)?.await.map_err(cause)?,
    }
    drop(handles);
    transaction.commit().await.map_err(cause)
}

/// Every sealed record as it is, for somebody who can make something of it: JSON, key → bytes.
pub async fn raw_records() -> Option<Vec<u8>> {
    let mut records = std::collections::BTreeMap::new();
    for key in BrowserDisk.keys().await.ok()? {
        let bytes = BrowserDisk.get(&key).await.ok()?;
        records.insert(key, bytes);
    }
    serde_json::to_vec(&records).ok()
}

async fn read(records: &ObjectStore<'_>, key: &str) -> Result<Option<Vec<u8>>, DiskError> {
    let value: Option<JsValue> = records.get(key).primitive().map_err(cause)?.await.map_err(cause)?;
    Ok(value.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()))
}

fn writing<'a>(database: &'a Database, store: &str) -> Result<Transaction<'a>, DiskError> {
    let mut options = TransactionOptions::new();
    options.set_durability(TransactionDurability::Strict);
    let transaction = database.transaction(store).with_mode(TransactionMode::Readwrite).with_options(options);
    transaction.build().map_err(cause)
}

async fn open() -> Result<Database, DiskError> {
    let request = Database::open(DATABASE)
        .with_version(VERSION)
        .with_on_upgrade_needed(|event, database| {
            // Version 0.1 had the first; from then on each version only adds.
            let stores: &[&str] =
                if event.old_version() < 1.0 { &[PLAIN, RECORDS, HANDLES] } else { &[RECORDS, HANDLES] };
            stores.iter().try_for_each(|store| database.create_object_store(store).build().map(|_| ()))
        })
        .await;
    request.map_err(|_| DiskError::Blocked)
}

fn cause(error: Error) -> DiskError {
    match error {
        Error::DomException(DomException::Other(exception)) if exception.name() == "QuotaExceededError" => {
            DiskError::Full
        }
        // An aborted transaction is how browsers report a disk that filled up during the commit.
        Error::DomException(DomException::AbortError(_)) => DiskError::Full,
        _ => DiskError::Blocked,
    }
}

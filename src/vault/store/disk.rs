//! The disk that a store writes to: keys, bytes, and transactions that happen whole or not at all.

/// Key of the head record.
pub(super) const HEAD: &str = "head";
/// Key of the keyring.
pub(super) const KEYRING: &str = "keyring";
/// Key of the keyring's second copy: without a keyring nothing opens, so one record may be lost.
pub(super) const KEYRING_COPY: &str = "keyring/copy";
/// What the keys of attachments begin with.
pub(super) const ATTACHMENT: &str = "attachment/";
/// What the keys of generations begin with.
pub(super) const GENERATION: &str = "generation/";

/// Why the disk did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskError {
    /// The browser lets nothing be stored: private window, policy, or a broken profile.
    Blocked,
    /// The disk or the browser's share of it is full.
    Full,
    /// Another tab has written since this one read.
    Conflict,
    /// What was stored here is gone: evicted by the browser, or removed by somebody.
    Gone,
    /// A newer version of the app has written here.
    TooNew,
    /// The vault did not seal it, so nothing was written.
    Unsealed,
}

impl DiskError {
    /// Every error, for the tests of the words.
    pub const ALL: [DiskError; 6] = [
        DiskError::Blocked,
        DiskError::Full,
        DiskError::Conflict,
        DiskError::Gone,
        DiskError::TooNew,
        DiskError::Unsealed,
    ];
}

/// One transaction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// What the head record has to be, byte for byte, when the transaction runs; `None`: there must be none.
    pub expected_head: Option<Vec<u8>>,
    /// Keys to remove, before anything is written.
    pub delete: Vec<String>,
    /// Keys and bytes to write.
    pub put: Vec<(String, Vec<u8>)>,
}

impl Change {
    pub(super) fn put(&mut self, key: &str, bytes: Vec<u8>) {
        self.put.push((key.to_owned(), bytes));
    }

    pub(super) fn delete(&mut self, key: &str) {
        self.delete.push(key.to_owned());
    }
}

/// Keys and bytes, with transactions.
#[allow(async_fn_in_trait, reason = "one thread: no future needs to be Send")]
pub trait Disk {
    /// The bytes under a key.
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, DiskError>;
    /// Every key, sorted.
    async fn keys(&self) -> Result<Vec<String>, DiskError>;
    /// Compares the head and carries out the change, in one transaction with strict durability.
    ///
    /// `Ok` only once the disk has confirmed it. [`DiskError::Conflict`] when the head is another,
    /// [`DiskError::Gone`] when one was expected and there is none; nothing has changed then.
    async fn commit(&self, change: Change) -> Result<(), DiskError>;
}

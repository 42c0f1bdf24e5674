//! What a browser keeps of a binder: sealed generations, one writer, and nothing ever overwritten before its successor
//! is on the disk.
//!
//! The disk itself is behind [`Disk`]: IndexedDB in the app, a seeded simulator in the tests. Nothing in here knows
//! what is sealed, or asks the time.

mod disk;
mod head;
mod retention;
mod saving;

pub use disk::{Change, Disk, DiskError};
pub use head::Head;
pub use saving::{Saving, State};

use disk::{ATTACHMENT, HEAD, KEYRING};
use retention::Generation;

/// The store of one binder, as far as this tab knows it.
pub struct Store<D> {
    disk: D,
    head: Option<Head>,
    /// The head record's bytes as they were last seen or written here.
    seen: Option<Vec<u8>>,
    generations: Vec<Generation>,
    attachments: Vec<String>,
    /// A commit that failed may still have reached the disk.
    uncertain: bool,
}

/// A change of everything: a new binder, another clinic's, or new keys.
pub struct Fresh {
    /// The binder's identity.
    pub clinic_id: String,
    /// A new random name for this store's saves, see [`crate::vault::Lineage`].
    pub writer: String,
    /// The day of the save, `2026-11-22`; only to keep one generation a day.
    pub day: String,
    /// The keyring's bytes.
    pub keyring: Vec<u8>,
    /// The sealed binder.
    pub sealed: Vec<u8>,
    /// Sealed attachments by hash.
    pub attachments: Vec<(String, Vec<u8>)>,
}

impl<D: Disk> Store<D> {
    /// Looks what the disk holds, without changing anything.
    pub async fn look(disk: D) -> Result<Store<D>, DiskError> {
        let mut store = Store {
            disk,
            head: None,
            seen: None,
            generations: vec![],
            attachments: vec![],
            uncertain: false,
        };
        store.refresh().await?;
        Ok(store)
    }

    /// Reads again what the disk holds, after another tab has written.
    pub async fn refresh(&mut self) -> Result<(), DiskError> {
        let keys = self.disk.keys().await?;
        self.seen = self.disk.get(HEAD).await?;
        self.head = match &self.seen {
            Some(bytes) => Head::read(bytes)?,
            None => None,
        };
        self.generations = Generation::newest_first(&keys);
        self.attachments =
            keys.iter().filter_map(|key| key.strip_prefix(ATTACHMENT)).map(str::to_owned).collect();
        // A head that can't be read is made anew from what is left: the generations are what counts.
        if self.head.is_none() {
            self.head = self.generations.first().map(|newest| Head::lost(newest.number));
        }
        self.uncertain = false;
        Ok(())
    }

    /// What is written at the head; `None` where the store is empty.
    pub fn head(&self) -> Option<&Head> {
        self.head.as_ref()
    }

    /// Numbers of the generations, newest first.
    pub fn generations(&self) -> impl Iterator<Item = u64> + '_ {
        self.generations.iter().map(|generation| generation.number)
    }

    /// A generation's sealed bytes.
    pub async fn generation(&self, number: u64) -> Result<Option<Vec<u8>>, DiskError> {
        match self.generations.iter().find(|generation| generation.number == number) {
            Some(generation) => self.disk.get(&generation.key()).await,
            None => Ok(None),
        }
    }

    /// The keyring's bytes.
    pub async fn keyring(&self) -> Result<Option<Vec<u8>>, DiskError> {
        self.disk.get(KEYRING).await
    }

    /// Whether an attachment is kept here already.
    pub fn has_attachment(&self, hash: &str) -> bool {
        self.attachments.iter().any(|kept| kept == hash)
    }

    /// An attachment's sealed bytes.
    pub async fn attachment(&self, hash: &str) -> Result<Option<Vec<u8>>, DiskError> {
        self.disk.get(&format!("{ATTACHMENT}{hash}")).await
    }

    /// Takes over as the one writer: from then on no other tab's save succeeds, because the epoch is another.
    ///
    /// `writer` is a name for the saves to come, used where the old one may not be used on: when a generation could not
    /// be opened or the head was lost. See [`crate::vault::Lineage`].
    pub async fn take_over(&mut self, clinic_id: &str, writer: Option<String>) -> Result<(), DiskError> {
        let Some(head) = self.head.clone() else { return Ok(()) };
        let writer = writer.unwrap_or_else(|| head.writer.clone());
        let next = Head { epoch: head.epoch + 1, clinic_id: clinic_id.to_owned(), writer, ..head };
        let mut change = self.change();
        change.put(HEAD, next.write());
        self.commit(change, next).await
    }

    /// The number that the next save has to carry inside its seal.
    pub fn next_generation(&self) -> u64 {
        self.head.as_ref().map_or(1, |head| head.generation + 1)
    }

    /// Writes the next generation and new attachments, and tidies old generations away, in one transaction.
    ///
    /// When this returns `Ok`, the disk has confirmed it. After an error nothing is lost, and it can be tried again.
    pub async fn save(
        &mut self,
        day: &str,
        sealed: Vec<u8>,
        attachments: Vec<(String, Vec<u8>)>,
    ) -> Result<(), DiskError> {
        if self.uncertain {
            self.settle().await?;
        }
        let Some(head) = &self.head else { return Err(DiskError::Gone) };
        let next = Head { generation: head.generation + 1, ..head.clone() };
        let saved = Generation { number: next.generation, day: day.to_owned() };
        let mut change = self.change();
        change.put(&saved.key(), sealed);
        change.put(HEAD, next.write());
        for (hash, bytes) in attachments {
            self.attachments.push(hash.clone());
            change.put(&format!("{ATTACHMENT}{hash}"), bytes);
        }
        let (kept, outdated) = retention::sort(&self.generations, saved);
        outdated.iter().for_each(|generation| change.delete(&generation.key()));
        let hashes = change.hashes();
        match self.commit(change, next).await {
            Ok(()) => {
                self.generations = kept;
                Ok(())
            }
            Err(error) => {
                self.attachments.retain(|kept| !hashes.contains(kept));
                Err(error)
            }
        }
    }

    /// Replaces the keyring: another passphrase for the same keys.
    pub async fn set_keyring(&mut self, keyring: Vec<u8>) -> Result<(), DiskError> {
        if self.uncertain {
            self.settle().await?;
        }
        let Some(head) = self.head.clone() else { return Err(DiskError::Gone) };
        let mut change = self.change();
        change.put(KEYRING, keyring);
        let next = Head { epoch: head.epoch + 1, ..head };
        change.put(HEAD, next.write());
        self.commit(change, next).await
    }

    /// Puts a binder in place of everything that is here. The generation number goes on from what the disk holds.
    pub async fn replace(&mut self, fresh: Fresh) -> Result<(), DiskError> {
        if self.uncertain {
            self.settle().await?;
        }
        let epoch = self.head.as_ref().map_or(1, |head| head.epoch + 1);
        let generation = self.next_generation();
        let next = Head::new(fresh.clinic_id, generation, epoch, fresh.writer);
        let saved = Generation { number: generation, day: fresh.day };
        let mut change = self.change();
        for key in self.disk.keys().await? {
            change.delete(&key);
        }
        change.put(&saved.key(), fresh.sealed);
        change.put(KEYRING, fresh.keyring);
        change.put(HEAD, next.write());
        self.attachments = fresh.attachments.iter().map(|(hash, _)| hash.clone()).collect();
        for (hash, bytes) in fresh.attachments {
            change.put(&format!("{ATTACHMENT}{hash}"), bytes);
        }
        self.commit(change, next).await?;
        self.generations = vec![saved];
        Ok(())
    }

    /// Removes everything. The user has been asked.
    pub async fn erase(&mut self) -> Result<(), DiskError> {
        let mut change = self.change();
        for key in self.disk.keys().await? {
            change.delete(&key);
        }
        self.disk.commit(change).await?;
        (self.head, self.seen, self.generations, self.attachments) = (None, None, vec![], vec![]);
        Ok(())
    }
}

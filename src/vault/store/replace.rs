//! Putting a binder in place of everything, and removing everything.

use super::disk::{ATTACHMENT, GENERATION, KEYRING, KEYRING_COPY};
use super::{record, Disk, DiskError, Generation, Head, Right, Store};

/// A change of everything: a new binder, another clinic's, or new keys.
pub struct Fresh {
    /// The binder's identity.
    pub clinic_id: String,
    /// What [`Store::next_generation`] said before `sealed` was sealed.
    pub number: u64,
    /// A new random name for this store's saves, see [`crate::vault::Lineage`].
    pub writer: String,
    /// The day of the save, `2026-11-22`; only to keep one generation a day.
    pub day: String,
    /// The keyring's bytes.
    pub keyring: Vec<u8>,
    /// The sealed binder.
    pub sealed: Vec<u8>,
    /// Sealed attachments by hash, all of them.
    pub attachments: Vec<(String, Vec<u8>)>,
}

impl<D: Disk> Store<D> {
    /// Puts a binder in place of everything that is here. The generation number goes on from what the disk holds.
    ///
    /// The old binder is removed only when the disk has confirmed the new one, and keeps its keyring until then.
    pub async fn replace(&mut self, fresh: Fresh) -> Result<(), DiskError> {
        self.settle().await?;
        if fresh.number != self.newest_number() + 1 {
            return Err(self.refusal());
        }
        let before = self.disk.keys().await?;
        // A lost head vouches for nothing: there may be more here than this tab has seen.
        if Generation::newest_first(&before).first().is_some_and(|newest| newest.number >= fresh.number) {
            self.right = Right::Lost(DiskError::Conflict);
            return Err(DiskError::Conflict);
        }
        let epoch = self.head.as_ref().map_or(1, |head| head.epoch + 1);
        let head = Head::lost(fresh.number);
        let mut next = Head { clinic_id: fresh.clinic_id, epoch, ..self.following(&head) };
        next.writer = fresh.writer;
        let saved = Generation { number: fresh.number, day: fresh.day };
        let mut change = self.change();
        change.put(&saved.key(), fresh.sealed);
        change.put(KEYRING, record::write(&fresh.keyring));
        let mut hashes = vec![];
        for (hash, bytes) in fresh.attachments {
            change.put(&format!("{ATTACHMENT}{hash}"), bytes);
            hashes.push(hash);
        }
        let result = self.commit(change, Some(next)).await;
        if let Some(attempt) = &mut self.attempt {
            // If it has reached the disk all the same, the keys there are not those that the tab saves with.
            attempt.landed = Right::Looked;
        }
        result?;
        self.generations.insert(0, saved);
        self.attachments = hashes;
        self.replaced = before;
        self.is_cleared = false;
        self.clear().await;
        Ok(())
    }

    /// Removes what a replaced binder has left, and copies the keyring. If this fails it is tried again after the next
    /// save.
    pub(super) async fn clear(&mut self) {
        let Some(head) = self.head.as_ref().filter(|_| !self.is_cleared) else { return };
        let Ok(Some(keyring)) = self.disk.get(KEYRING).await else { return };
        let next = Head { epoch: head.epoch + 1, ..self.following(head) };
        let mut change = self.change();
        change.put(KEYRING_COPY, keyring);
        for key in &self.replaced {
            let is_kept = key.strip_prefix(ATTACHMENT).is_some_and(|hash| self.has_attachment(hash));
            if key.starts_with(GENERATION) || (key.starts_with(ATTACHMENT) && !is_kept) {
                change.delete(key);
            }
        }
        let removed = change.delete.clone();
        if self.commit(change, Some(next)).await.is_ok() {
            self.is_cleared = true;
            self.generations.retain(|generation| !removed.contains(&generation.key()));
        }
    }

    /// Removes everything. The user has been asked.
    pub async fn erase(&mut self) -> Result<(), DiskError> {
        self.settle().await?;
        let result = self.remove_all().await;
        if result == Err(DiskError::Gone) {
            // The head is gone already, by whatever hand; what else is left goes too.
            self.refresh().await?;
            if self.seen.is_none() {
                return self.remove_all().await;
            }
        }
        result
    }

    async fn remove_all(&mut self) -> Result<(), DiskError> {
        let mut change = self.change();
        for key in self.disk.keys().await? {
            change.delete(&key);
        }
        self.commit(change, None).await?;
        (self.generations, self.attachments) = (vec![], vec![]);
        Ok(())
    }
}

//! What a browser keeps of a binder: sealed generations, one writer, and nothing ever overwritten before its successor
//! is on the disk.
//!
//! The disk itself is behind [`Disk`]: IndexedDB in the app, a seeded simulator in the tests. Nothing in here knows
//! what is sealed, or asks the time.

mod disk;
mod head;
mod newest;
mod record;
mod replace;
mod retention;
mod saving;

pub use disk::{Change, Disk, DiskError};
pub use head::Head;
pub use newest::Newest;
pub use replace::Fresh;
pub use saving::{Saving, State};

use disk::{ATTACHMENT, HEAD, KEYRING, KEYRING_COPY};
use head::Attempt;
use retention::Generation;

/// The store of one binder, as far as this tab knows it.
pub struct Store<D> {
    disk: D,
    /// Random name of this tab.
    tab: String,
    head: Option<Head>,
    /// The head record's bytes as they were last seen or written here.
    seen: Option<Vec<u8>>,
    generations: Vec<Generation>,
    attachments: Vec<String>,
    right: Right,
    attempt: Option<Attempt>,
    /// Whether the next writer needs a new name in the lineage.
    renew: bool,
    /// Keys of a binder that has been replaced, and whether they are gone.
    replaced: Vec<String>,
    is_cleared: bool,
}

/// What this tab may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Right {
    /// It has looked, and may take over.
    Looked,
    /// It is the one writer.
    Writer,
    /// Somebody else has written, or everything is gone: nothing may be written until it has looked again.
    Lost(DiskError),
}

impl<D: Disk> Store<D> {
    /// Looks what the disk holds, without changing anything. `tab` is a new random name.
    pub async fn look(disk: D, tab: String) -> Result<Store<D>, DiskError> {
        let mut store = Store {
            disk,
            tab,
            head: None,
            seen: None,
            generations: vec![],
            attachments: vec![],
            right: Right::Looked,
            attempt: None,
            renew: true,
            replaced: vec![],
            is_cleared: true,
        };
        store.refresh().await?;
        Ok(store)
    }

    /// Reads again what the disk holds, after another tab has written. From then on this tab is a reader: open the
    /// newest generation ([`Store::newest`]) and take over before anything is saved.
    pub async fn refresh(&mut self) -> Result<(), DiskError> {
        (self.right, self.attempt) = (Right::Lost(DiskError::Conflict), None);
        (self.renew, self.is_cleared) = (true, true);
        self.read().await?;
        self.right = Right::Looked;
        Ok(())
    }

    /// The head comes first. If another tab writes between these reads, our next commit expects a head that is no more,
    /// and fails; read last, the head would vouch for generations that we have never seen.
    async fn read(&mut self) -> Result<(), DiskError> {
        let (seen, keys) = loop {
            let seen = self.disk.get(HEAD).await?;
            let keys = self.disk.keys().await?;
            // No head vouches for nothing: these keys may be of a binder that was put here in between.
            if seen.is_some() || keys.is_empty() || self.disk.get(HEAD).await?.is_none() {
                break (seen, keys);
            }
        };
        let head = match &seen {
            Some(bytes) => Head::read(bytes)?,
            None => None,
        };
        self.generations = Generation::newest_first(&keys);
        self.attachments =
            keys.iter().filter_map(|key| key.strip_prefix(ATTACHMENT)).map(str::to_owned).collect();
        // A head that can't be read is made anew from what is left: the generations are what counts.
        self.head = head.or_else(|| self.generations.first().map(|newest| Head::lost(newest.number)));
        self.seen = seen;
        Ok(())
    }

    /// What is written at the head; `None` where the store is empty.
    pub fn head(&self) -> Option<&Head> {
        self.head.as_ref()
    }

    /// Whether this tab is the one that may save.
    pub fn is_writer(&self) -> bool {
        self.right == Right::Writer
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

    /// The keyrings that are whole. Nearly always one: two only when the app was stopped while a binder was replaced;
    /// then the first belongs to the new binder and the second to the old one. Try both.
    pub async fn keyrings(&self) -> Result<Vec<Vec<u8>>, DiskError> {
        let mut whole: Vec<Vec<u8>> = vec![];
        for key in [KEYRING, KEYRING_COPY] {
            let stored = self.disk.get(key).await?;
            whole.extend(stored.as_deref().and_then(record::read).map(<[u8]>::to_vec));
        }
        whole.dedup();
        Ok(whole)
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
    /// Call it when the newest generation has been opened, with the keyring that opened it. `name` is a new random name
    /// for the saves to come; it is used only where the old one may not go on, see [`crate::vault::Lineage`]. After an
    /// error: refresh, open the newest again, and try again.
    pub async fn take_over(
        &mut self,
        clinic_id: &str,
        keyring: &[u8],
        name: String,
    ) -> Result<(), DiskError> {
        self.settle().await?;
        let Some(head) = &self.head else { return Err(DiskError::Gone) };
        let writer = if self.renew { name } else { head.writer.clone() };
        let mut next = Head { clinic_id: clinic_id.to_owned(), writer, ..self.following(head) };
        (next.epoch, next.generation) = (head.epoch + 1, self.newest_number());
        let mut change = self.change();
        self.mend_keyrings(keyring, &mut change).await?;
        self.commit(change, Some(next)).await
    }

    /// What is saved next goes on from something else than the newest save here, a file for instance: the next
    /// [`Store::take_over`] uses its new name.
    pub fn renew(&mut self) {
        self.renew = true;
    }

    /// Writes the keyring anew wherever it is damaged, missing or another binder's.
    async fn mend_keyrings(&self, keyring: &[u8], change: &mut Change) -> Result<(), DiskError> {
        let whole = record::write(keyring);
        for key in [KEYRING, KEYRING_COPY] {
            if self.disk.get(key).await?.as_deref() != Some(&whole) {
                change.put(key, whole.clone());
            }
        }
        Ok(())
    }

    /// The number that the next save has to carry inside its seal. Asks the disk if the last commit's end is not known.
    pub async fn next_generation(&mut self) -> Result<u64, DiskError> {
        self.settle().await?;
        Ok(self.newest_number() + 1)
    }

    /// The head may lag behind the generations, or run ahead of them, when a disk has been damaged.
    fn newest_number(&self) -> u64 {
        let head = self.head.as_ref().map_or(0, |head| head.generation);
        self.generations.first().map_or(head, |newest| newest.number.max(head))
    }

    /// Writes the next generation and new attachments, and tidies old generations away, in one transaction.
    ///
    /// `number` is what [`Store::next_generation`] said before `sealed` was sealed. When this returns `Ok`, the disk has
    /// confirmed it. After an error nothing is lost, and it can be tried again: ask for the number and seal anew.
    pub async fn save(
        &mut self,
        number: u64,
        day: &str,
        sealed: Vec<u8>,
        attachments: Vec<(String, Vec<u8>)>,
    ) -> Result<(), DiskError> {
        let Some(head) = self.head.as_ref().filter(|_| self.may_write(number)) else {
            return Err(self.refusal());
        };
        let next = Head { generation: number, ..self.following(head) };
        let saved = Generation { number, day: day.to_owned() };
        let mut change = self.change();
        change.put(&saved.key(), sealed);
        let mut hashes = vec![];
        for (hash, bytes) in attachments {
            change.put(&format!("{ATTACHMENT}{hash}"), bytes);
            hashes.push(hash);
        }
        let (kept, outdated) = retention::sort(&self.generations, saved);
        outdated.iter().for_each(|generation| change.delete(&generation.key()));
        self.commit(change, Some(next)).await?;
        self.generations = kept;
        self.attachments.extend(hashes);
        self.clear().await;
        Ok(())
    }

    /// Only the writer, only when the last commit's end is known, and only under a number that is free.
    fn may_write(&self, number: u64) -> bool {
        self.is_writer() && self.attempt.is_none() && number == self.newest_number() + 1
    }

    fn refusal(&self) -> DiskError {
        match self.right {
            Right::Lost(error) => error,
            _ if self.head.is_none() => DiskError::Gone,
            _ => DiskError::Conflict,
        }
    }

    /// Replaces the keyring: another passphrase for the same keys.
    pub async fn set_keyring(&mut self, keyring: Vec<u8>) -> Result<(), DiskError> {
        self.settle().await?;
        let Some(head) = self.head.as_ref().filter(|_| self.is_writer()) else { return Err(self.refusal()) };
        let next = Head { epoch: head.epoch + 1, ..self.following(head) };
        let mut change = self.change();
        let whole = record::write(&keyring);
        change.put(KEYRING, whole.clone());
        change.put(KEYRING_COPY, whole);
        self.commit(change, Some(next)).await
    }
}

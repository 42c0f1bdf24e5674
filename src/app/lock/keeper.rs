//! Between the binder on the screen and the sealed bytes on the disk: opens, saves, and makes files.

use super::trouble::Trouble;
use super::VaultClient;
use crate::app::browser::{self, BrowserDisk};
use crate::binder::{self, Binder, Missing, OpenedBinder};
use crate::vault::store::{DiskError, Fresh, Newest, Store};
use crate::vault::{Attachment, Header, Keyring, Lineage, Opened, Reply, Request, Secret, VaultError};

/// What is kept of the open binder besides the binder itself.
#[derive(Default)]
pub struct Keeper {
    /// The vault's worker.
    pub vault: VaultClient,
    store: Option<Store<BrowserDisk>>,
    keyring: Keyring,
    lineage: Lineage,
    missing: Missing,
    /// The next save puts everything in place of what the disk holds.
    is_fresh: bool,
}

/// A binder that has been opened, and what to tell about it.
pub struct Found {
    /// The binder.
    pub binder: Binder,
    /// Which version it is.
    pub header: Header,
    /// The keyring that belongs to it.
    pub keyring: Keyring,
    /// True when a newer version of the app wrote it: to be read, never saved.
    pub is_newer: bool,
    /// How many newer saves could not be opened.
    pub damaged: usize,
    /// How many signed documents and PDFs could not be read.
    pub missing: usize,
}

/// What the disk holds.
pub enum Content {
    /// Nothing.
    Nothing,
    /// A sealed binder.
    Sealed,
    /// A binder in plain text, from version 0.1 of the app.
    Plain(Box<Binder>),
    /// Nothing, but there is a sealed copy beside it.
    Checkpoint,
}

impl Keeper {
    /// Looks what this browser holds, without opening it.
    pub async fn look(&mut self) -> Result<Content, DiskError> {
        let store = Store::look(BrowserDisk, browser::make_id().0).await?;
        let is_empty = store.head().is_none();
        self.store = Some(store);
        if !is_empty {
            return Ok(Content::Sealed);
        }
        if let Some(text) = browser::plain_record().await? {
            if let Ok(binder) = binder::open(text.as_bytes()) {
                return Ok(Content::Plain(Box::new(binder)));
            }
        }
        Ok(if browser::checkpoints().await.is_empty() { Content::Nothing } else { Content::Checkpoint })
    }

    /// Opens what the store holds: the newest generation that opens.
    pub async fn unlock(&mut self, secret: Secret) -> Result<Found, Trouble> {
        let mut last = Err(VaultError::Damaged.into());
        for keyring in self.stored_keyrings().await? {
            last = self.unlock_with(keyring, secret.clone()).await;
            if last.is_ok() {
                break;
            }
        }
        last
    }

    async fn unlock_with(&mut self, keyring: Keyring, secret: Secret) -> Result<Found, Trouble> {
        self.ask(Request::Unlock { keyring: keyring.clone(), secret }).await?;
        let mut found = self.newest().await?;
        // Who may open the next save stands inside the seal too: a key that somebody slipped in is not trusted.
        if found.keyring.recipients != keyring.recipients {
            return Err(VaultError::Damaged.into());
        }
        found.keyring = keyring.clone();
        self.keyring = keyring;
        self.lineage = found.header.lineage.clone();
        self.is_fresh = false;
        Ok(found)
    }

    /// Becomes the one writer of what [`Keeper::unlock`] has opened.
    pub async fn begin_writing(&mut self, found: &Found) -> Result<(), DiskError> {
        let keyring = self.keyring_bytes();
        let Some(store) = &mut self.store else { return Err(DiskError::Blocked) };
        store.take_over(&found.header.clinic_id, &keyring, browser::make_id().0).await
    }

    fn keyring_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&self.keyring).unwrap_or_default()
    }

    /// Reads again what another tab has saved.
    pub async fn reread(&mut self) -> Result<Found, Trouble> {
        if let Some(store) = &mut self.store {
            store.refresh().await?;
        }
        let mut found = self.newest().await?;
        found.keyring = self.keyring.clone();
        self.lineage = found.header.lineage.clone();
        Ok(found)
    }

    async fn stored_keyrings(&self) -> Result<Vec<Keyring>, Trouble> {
        let Some(store) = &self.store else { return Err(DiskError::Blocked.into()) };
        let stored = store.keyrings().await?;
        let rings: Vec<Keyring> =
            stored.iter().filter_map(|bytes| serde_json::from_slice(bytes).ok()).collect();
        if !rings.is_empty() {
            return Ok(rings);
        }
        // The ring is lost, but the copy beside the store has one as well.
        let copies = browser::checkpoints().await;
        let read = |copy: &Vec<u8>| crate::vault::Envelope::read(copy).ok().map(|envelope| envelope.keyring);
        Ok(copies.iter().filter_map(read).collect())
    }

    /// The newest generation that the key in the vault opens. Damaged ones are passed over and counted.
    async fn newest(&mut self) -> Result<Found, Trouble> {
        let Some(mut store) = self.store.take() else { return Err(DiskError::Blocked.into()) };
        let vault = self.vault.clone();
        let mut cause = Trouble::from(VaultError::Damaged);
        let newest = store
            .newest(async |sealed| match vault.ask(Request::Open { sealed }).await {
                Some(Reply::Opened(Opened { header, content, keyring })) => {
                    Some((header, (content, keyring)))
                }
                Some(Reply::Failed(error)) => {
                    cause = error.into();
                    None
                }
                _ => None,
            })
            .await;
        self.store = Some(store);
        let Newest { opened, damaged } = newest?;
        let (header, (content, keyring)) = opened.ok_or(cause)?;
        let (opened, missing) = self.with_documents(&content).await?;
        self.missing = missing;
        Ok(Found {
            binder: opened.binder,
            header,
            keyring,
            is_newer: opened.newer,
            damaged: damaged.len(),
            missing: self.missing.len(),
        })
    }

    /// The binder of a generation, with the signed documents and PDFs that it refers to.
    async fn with_documents(&mut self, content: &str) -> Result<(OpenedBinder, Missing), Trouble> {
        let Some(store) = &self.store else { return Err(DiskError::Blocked.into()) };
        let mut sealed = vec![];
        for hash in binder::references(content)? {
            if let Some(bytes) = store.attachment(&hash).await? {
                sealed.push(Attachment { hash, bytes });
            }
        }
        let documents = match self.ask(Request::OpenAttachments(sealed)).await? {
            Reply::Attachments(list) => list,
            _ => return Err(VaultError::Damaged.into()),
        };
        let find = |hash: &str| {
            documents.iter().flatten().find(|document| document.hash == hash).map(|found| found.bytes.clone())
        };
        Ok(binder::put_together(content, find)?)
    }

    /// New keys for a binder. The next save puts it in place of what the disk holds.
    /// Returns the key of the recovery sheet, which is kept nowhere.
    pub async fn make_keys(&mut self, passphrase: String) -> Result<String, Trouble> {
        match self.ask(Request::MakeKeys { passphrase }).await? {
            Reply::Keys { keyring, recovery_key } => {
                self.keyring = keyring;
                self.is_fresh = true;
                Ok(recovery_key)
            }
            _ => Err(VaultError::Damaged.into()),
        }
    }

    /// Takes a file's binder and keys into use. The next save puts it in place of what the disk holds, unless that is
    /// an earlier or later version of the same binder with the same keys.
    pub async fn adopt(&mut self, found: &Found, lineage: Lineage) -> Result<(), DiskError> {
        let same_keys = self
            .store
            .as_ref()
            .and_then(Store::head)
            .is_some_and(|head| head.clinic_id == found.header.clinic_id)
            && self.keyring.recipients == found.keyring.recipients;
        self.keyring = found.keyring.clone();
        self.lineage = lineage;
        self.missing = Missing::default();
        self.is_fresh = !same_keys;
        let keyring = self.keyring_bytes();
        if let (true, Some(store)) = (same_keys, &mut self.store) {
            store.renew();
            store.take_over(&found.header.clinic_id, &keyring, browser::make_id().0).await?;
        }
        Ok(())
    }

    /// Saves the binder as the next generation. `Ok` only once the disk has confirmed it.
    pub async fn save(&mut self, binder: &Binder) -> Result<(), DiskError> {
        if self.store.is_none() {
            let store = Store::look(BrowserDisk, browser::make_id().0).await?;
            // The disk could not be read before. What has been there all the time is never replaced unseen.
            if store.head().is_some() {
                return Err(DiskError::Conflict);
            }
            self.store = Some(store);
        }
        let keyring = self.keyring_bytes();
        let Some(store) = &mut self.store else { return Err(DiskError::Blocked) };
        let is_fresh = self.is_fresh;
        let number = store.next_generation().await?;
        let writer = match store.head() {
            Some(head) if !is_fresh => head.writer.clone(),
            _ => browser::make_id().0,
        };
        let wanted = |hash: &str| is_fresh || !store.has_attachment(hash);
        let parts = binder::take_apart(binder, &self.missing, wanted);
        // Counted at every seal, not at every success: a save that failed may have reached the disk all the same.
        self.lineage = self.lineage.advanced(&writer);
        let header = header(binder, number, self.lineage.clone());
        let attachments = parts.pieces.into_iter().map(|(hash, bytes)| Attachment { hash, bytes }).collect();
        let recipients = self.keyring.recipients.clone();
        let request = Request::Seal { header, content: parts.main, attachments, recipients };
        let Some(Reply::Sealed { sealed, attachments }) = self.vault.ask(request).await else {
            return Err(DiskError::Unsealed);
        };
        let attachments = attachments.into_iter().map(|sealed| (sealed.hash, sealed.bytes)).collect();
        let day = browser::today().to_string();
        if is_fresh {
            let clinic_id = binder.id.0.clone();
            store.replace(Fresh { clinic_id, number, writer, day, keyring, sealed, attachments }).await?;
            self.is_fresh = false;
            let _ = browser::remove_plain_record().await;
        } else {
            store.save(number, &day, sealed, attachments).await?;
        }
        browser::say_changed();
        Ok(())
    }

    /// After the store has lost everything: the next save writes all of it anew.
    pub fn start_afresh(&mut self) {
        self.is_fresh = true;
        self.store = None;
    }

    /// The clinic's file. `ahead` when the binder holds what could not be saved: then the file is a version of its own.
    pub async fn write_file(&self, binder: &Binder, ahead: bool) -> Result<Vec<u8>, Trouble> {
        let lineage = if ahead { self.lineage.advanced(&browser::make_id().0) } else { self.lineage.clone() };
        let header = header(binder, self.generation_number(), lineage);
        let request =
            Request::WriteFile { header, content: binder::write(binder), keyring: self.keyring.clone() };
        match self.ask(request).await? {
            Reply::File(bytes) => Ok(bytes),
            _ => Err(VaultError::Damaged.into()),
        }
    }

    /// Opens a clinic's file. From then on the vault holds the file's key.
    pub async fn read_file(&mut self, file: Vec<u8>, secret: Secret) -> Result<Found, Trouble> {
        let opened = self.open(Request::ReadFile { file, secret }).await?;
        let OpenedBinder { binder, newer } = binder::open_any(opened.content.as_bytes())?;
        let (header, keyring) = (opened.header, opened.keyring);
        Ok(Found { binder, header, keyring, is_newer: newer, damaged: 0, missing: 0 })
    }

    /// Another passphrase for the same keys.
    pub async fn change_passphrase(&mut self, old: String, new: String) -> Result<(), Trouble> {
        let request = Request::ChangePassphrase { keyring: self.keyring.clone(), old, new };
        let Reply::Ring(keyring) = self.ask(request).await? else { return Err(VaultError::Damaged.into()) };
        let bytes = serde_json::to_vec(&keyring).unwrap_or_default();
        match &mut self.store {
            Some(store) if !self.is_fresh => store.set_keyring(bytes).await?,
            _ => {}
        }
        self.keyring = keyring;
        Ok(())
    }

    /// Asks the vault, and turns a refusal into an error.
    pub async fn ask(&self, request: Request) -> Result<Reply, Trouble> {
        match self.vault.ask(request).await {
            Some(Reply::Failed(error)) => Err(error.into()),
            Some(reply) => Ok(reply),
            None => Err(DiskError::Unsealed.into()),
        }
    }

    async fn open(&self, request: Request) -> Result<Opened, Trouble> {
        match self.ask(request).await? {
            Reply::Opened(opened) => Ok(opened),
            _ => Err(VaultError::Damaged.into()),
        }
    }

    /// Removes everything of this binder from this browser.
    pub async fn erase(&mut self) -> Result<(), DiskError> {
        if let Some(store) = &mut self.store {
            store.refresh().await?;
            store.erase().await?;
        }
        let _ = browser::remove_plain_record().await;
        browser::remove_checkpoints().await;
        let vault = self.vault.clone();
        vault.ask(Request::Lock).await;
        *self = Keeper { vault, store: self.store.take(), ..Keeper::default() };
        Ok(())
    }

    /// The public part of the keys.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// Where the open binder stands, to compare with other copies.
    pub fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// Number of the newest save.
    pub fn generation_number(&self) -> u64 {
        self.store.as_ref().and_then(Store::head).map_or(1, |head| head.generation)
    }

    /// Number of the save to come.
    pub fn next_generation(&self) -> u64 {
        self.generation_number() + 1
    }

    /// The binder that this browser holds, by its identity.
    pub fn stored_clinic(&self) -> Option<String> {
        self.store.as_ref().and_then(Store::head).map(|head| head.clinic_id.clone())
    }
}

fn header(binder: &Binder, generation: u64, lineage: Lineage) -> Header {
    let app = env!("CARGO_PKG_VERSION").to_owned();
    Header { clinic_id: binder.id.0.clone(), generation, written: browser::utc(), app, lineage }
}
